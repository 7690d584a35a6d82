#include "documents/search/query.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidcheck.h>

using namespace documents::search;

namespace {

/// A query in few letters: "ho ngheo" side by side, k: number_key, n: number, h: symbol, c: issuer, l: type, s: subject, [from..to].
std::string told(Query const& query) {
    std::vector<std::string> parts;
    for (auto const& term : query.terms) {
        std::string part = term.excluded ? "-" : "";
        auto const words = fmt::format("{}", fmt::join(term.words, " "));
        switch (term.kind) {
        case Term::Kind::words: part += words; break;
        case Term::Kind::number_key: part += "k:" + term.key; break;
        case Term::Kind::number: part += "n:" + term.key; break;
        case Term::Kind::symbol: part += "h:" + term.key + "(" + words + ")"; break;
        case Term::Kind::issuer: part += "c:" + words; break;
        case Term::Kind::type: part += "l:" + words; break;
        case Term::Kind::subject: part += "s:" + words; break;
        }
        parts.push_back(part);
    }
    if (query.from || query.to)
        parts.push_back(fmt::format("[{}..{}]", query.from ? query.from->iso() : "", query.to ? query.to->iso() : ""));
    return fmt::format("{}", fmt::join(parts, " | "));
}

} // namespace

TEST_CASE("what is typed is read as words, phrases, numbers, fields and days") {
    struct Case {
        char const *typed, *read;
    };
    Case const cases[] = {
        {"", ""},
        {"   ", ""},
        {"trâu bò", "trau | bo"},
        {"\"trâu bò\"", "trau bo"},
        {"“trâu bò” dê", "trau bo | de"},
        {"\"trâu bò", "trau bo"},
        {"trâu -bò", "trau | -bo"},
        {"trâu -\"bò vàng\"", "trau | -bo vang"},
        {"Điện Biên - Lai Châu", "dien | bien | lai | chau"},
        {"LĐ-TB&XH", "ld tb xh"},
        {"306/LĐTBXH", "k:306/ldtbxh"},
        {"số 306/LĐTBXH", "k:306/ldtbxh"},
        {"19/2023/NĐ-CP", "k:19/2023ndcp"},
        {"\"306/LĐTBXH\"", "306 ldtbxh"},
        {"-306/LĐTBXH", "-k:306/ldtbxh"},
        {"số:306", "n:306"},
        {"so:306 giao vốn", "n:306 | giao | von"},
        {"số: 0306", "n:306"},
        {"số:306/LĐTBXH", "k:306/ldtbxh"},
        {"ký hiệu:KH-UBND", "h:khubnd(kh ubnd)"},
        {"kí hiệu: BTC", "h:btc(btc)"},
        {"cơ quan:UBND tỉnh, trâu", "c:ubnd tinh | trau"},
        {"co quan: UBND tỉnh loại:kế hoạch giảm nghèo", "c:ubnd tinh | l:ke hoach | giam | ngheo"},
        {"loại:\"quyết định\" vốn", "l:quyet dinh | von"},
        {"loại: thư ngỏ", "l:thu | ngo"},
        {"trích yếu:giao vốn -bò", "s:giao von | -bo"},
        {"cơ quan ban hành: Sở Tài chính; vốn", "c:so tai chinh | von"},
        {"ngày:15/3/2023", "[2023-03-15..2023-03-15]"},
        {"ngày: 3/2023 vốn", "von | [2023-03-01..2023-03-31]"},
        {"ngày:2023", "[2023-01-01..2023-12-31]"},
        {"ngày:2/2024", "[2024-02-01..2024-02-29]"},
        {"ngày: từ 1/2023", "[2023-01-01..]"},
        {"ngày: trước 6/2023", "[..2023-05-31]"},
        {"ngày: sau 6/2023", "[2023-07-01..]"},
        {"ngày: đến năm 2022", "[..2022-12-31]"},
        {"từ 1/2023 đến 6/2023 hộ nghèo", "ho | ngheo | [2023-01-01..2023-06-30]"},
        {"từ ngày 01/02/2023 đến hết ngày 15/3/2023", "[2023-02-01..2023-03-15]"},
        {"từ 6/2023 đến 1/2023", "[2023-01-31..2023-06-01]"},
        {"giai đoạn từ năm 2021 đến năm 2025", "giai | doan | tu | nam | 2021 | den | nam | 2025"},
        {"báo cáo trước ngày 30/6/2023", "bao | cao | truoc | ngay | 30 6 2023"},
        {"ngày:hôm qua", "hom | qua"},
        {"ngày:31/02/2023", "31 02 2023"},
        {"số:", ""},
        {"cơ quan:", ""},
        {"14:30 họp", "14 30 | hop"},
        {"---", ""},
        {"- -", ""},
        {"\"\"", ""},
        {":", ""},
        {"' OR 1=1 --", "or | 1 1"},
        {"NEAR(a b) AND *", "near a | b | and"},
    };
    for (auto const& c : cases) {
        CAPTURE(c.typed);
        CHECK(told(parse(c.typed)) == c.read);
    }
}

TEST_CASE("a query has an end") {
    std::string many;
    for (int i = 0; i < 100; ++i) many += fmt::format("chữ{} ", i);
    auto const query = parse(many);
    CHECK(query.terms.size() <= kTermsMax);
    CHECK(query.cut);
    auto const long_phrase = parse("\"" + many + "\"");
    CHECK(long_phrase.terms.size() == 1);
    CHECK(long_phrase.cut);
    CHECK_FALSE(parse("trâu bò").cut);
}

TEST_CASE("any bytes make a query whose terms hold lexemes alone") {
    CHECK(rc::check([] {
        auto const typed = *rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::element('"', ':', '-', '/', ' ', '1', 'a', '\xc4', '\x91', '\xff', ','),
                           rc::gen::arbitrary<char>()));
        for (auto const& term : parse(typed).terms) {
            RC_ASSERT(!term.words.empty() || !term.key.empty());
            for (auto const& word : term.words)
                RC_ASSERT(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos);
            RC_ASSERT(term.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/") == std::string::npos);
        }
    }));
}
