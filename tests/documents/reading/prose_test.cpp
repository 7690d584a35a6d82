#include "documents/reading/prose.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using documents::reading::Range;
using reading_test::Sample;

TEST_CASE("glued words are parted, words with capitals of their own are not") {
    struct Case {
        std::string_view text, folded;
    };
    Case const cases[] = {
        {"của tỉnhVà huyện", "cua tinh va huyen"},
        {"củaChính phủ", "cua chinh phu"},
        {"Thủ tướngChính phủ", "thu tuong chinh phu"},
        {"hệ thống iOffice", "he thong ioffice"},
        {"QĐ-TTg", "qd-ttg"},
        {"ngày10/4/2026", "ngay 10/4/2026"},
        {"trong năm2025", "trong nam 2025"},
        {"hằng2 tháng", "hang 2 thang"},
        {"Covid19", "covid19"},
    };
    for (auto const& [text, folded] : cases) {
        CAPTURE(text);
        CHECK(Sample{text}.prose.folded() == folded);
    }
}

TEST_CASE("what is cut from the text is NFC with single blanks and without stars") {
    // "hộ nghèo" with combining marks, a non-breaking blank, bold stars, a line break inside the name.
    struct Case {
        std::string_view text, slice;
    };
    Case const cases[] = {
        {"ho\u0323\u0302 nghe\u0300o", "hộ nghèo"},
        {"Số: **306**/KH-UBND", "Số: 306/KH-UBND"},
        {"Sở\u00a0Tài   chính", "Sở Tài chính"},
        {"Ủy ban\nnhân dân", "Ủy ban nhân dân"},
        {"củaChính phủ", "của Chính phủ"},
        {"Uỷ ban", "Uỷ ban"},
        {"\ufeffBáo cáo\u200b nhanh", "Báo cáo nhanh"},
    };
    for (auto const& [text, slice] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        CHECK(sample.prose.slice(sample.all()) == slice);
    }
}

TEST_CASE("a range of the prose maps back to the bytes it was printed with") {
    Sample const sample{
        "Căn cứ Quyết định củaChính phủ; **đề nghị** các xã gửi báo cáo về\nhuyện trước ngày10/4/2026."};
    struct Case {
        std::string_view folded, source;
    };
    Case const cases[] = {
        {"chinh phu", "Chính phủ"},
        {"cua chinh", "củaChính"},
        {"de nghi", "đề nghị"},
        {"bao cao ve huyen", "báo cáo về\nhuyện"},
        {"ngay 10/4/2026", "ngày10/4/2026"},
        {"can cu", "Căn cứ"},
    };
    for (auto const& [folded, source] : cases) {
        CAPTURE(folded);
        auto const at = sample.prose.folded().find(folded);
        REQUIRE(at != std::string_view::npos);
        Range const range{at, at + std::string_view{folded}.size()};
        auto const span = sample.prose.span(range);
        CHECK(sample.source(span) == source);
        CHECK(sample.prose.letter_at(span.from) == at);
    }
}

TEST_CASE("every range of a text maps back to a span that reads the same") {
    Sample const sample{
        "1. Sở Nội vụchủ trì, phối hợp vớiSở Tài chính;\n\n2\n\n- Hạn:\u00a0ngày05/6/2024 (“gấp”) – gửi UBND tỉnh."};
    auto const text = sample.prose.folded();
    auto const bare = [](std::string_view folded) {
        std::string kept;
        for (char const c : folded)
            if (c != ' ' && c != '\n' && c != '\t') kept += c;
        return kept;
    };
    for (std::size_t from = 0; from < text.size(); ++from)
        for (std::size_t to = from + 1; to <= std::min(text.size(), from + 12); ++to) {
            // A page number between two paragraphs is in the source and not in the prose.
            if (text.substr(from, to - from).find('\n') != std::string_view::npos) continue;
            CAPTURE(from);
            CAPTURE(to);
            auto const printed = sample.source(sample.prose.span({from, to}));
            CHECK(bare(text::fold(printed)) == bare(text.substr(from, to - from)));
        }
}

TEST_CASE("a range is retyped with single blanks, and given as it stands") {
    Sample const sample{"SỞ  **Tài** chính"};
    CHECK(sample.prose.slice({0, sample.prose.folded().size()}) == "SỞ Tài chính");
    CHECK(sample.prose.printed({0, 2}) == "SỞ");
}

TEST_CASE("a range is trimmed of blanks and of the marks named") {
    std::string_view const text = " , ban chi dao;. ";
    auto const range = documents::reading::trimmed(text, {0, text.size()}, ",;.");
    CHECK(text.substr(range.from, range.size()) == "ban chi dao");
    CHECK(documents::reading::trimmed("   ", {0, 3}).empty());
    CHECK(documents::reading::trimmed("", {0, 0}).empty());
}
