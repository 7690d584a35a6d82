#include "directives/letters/paper.hpp"

#include "directives/letters/sample.hpp"
#include "directives/letters/standard.hpp"
#include "office/docx.hpp"
#include "office/docx_merge.hpp"

#include <doctest/doctest.h>

using namespace letter_sample;

namespace {

std::string text_of(Letter const& letter, std::size_t copy = 0, Stamp const& with = stamp()) {
    auto const form = office::MergeTemplate::parse(standard_template(letter.kind), field_names());
    REQUIRE_MESSAGE(form.has_value(), (form ? "" : form.error().message + form.error().where));
    auto const file = form->fill(values_of(paper_of(letter, copy, with)));
    REQUIRE(file.has_value());
    return office::docx_text(*file, {}).value();
}

} // namespace

TEST_CASE("the signature says for whom it is signed, line by line") {
    struct Case {
        Signature signature;
        std::vector<std::string> lines;
    };
    Case const cases[] = {
        {{.capacity = Capacity::head, .post = "Giám đốc"}, {"GIÁM ĐỐC"}},
        {{.capacity = Capacity::head, .collective = "Ủy ban nhân dân", .post = "Chủ tịch"},
         {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}},
        {{.capacity = Capacity::deputy, .principal = "Giám đốc", .post = "Phó Giám đốc"},
         {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}},
        {{.capacity = Capacity::deputy,
          .collective = "Ủy ban nhân dân",
          .principal = "Chủ tịch",
          .post = "Phó Chủ tịch"},
         {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}},
        {{.capacity = Capacity::order, .principal = "Chủ tịch", .post = "Chánh Văn phòng"},
         {"TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"}},
        {{.capacity = Capacity::order,
          .collective = "Ủy ban nhân dân",
          .principal = "Chủ tịch",
          .chief = "Chánh Văn phòng",
          .post = "Phó Chánh Văn phòng"},
         {"TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"}},
        {{.capacity = Capacity::delegated, .principal = "Chủ tịch", .post = "Giám đốc Sở Nội vụ"},
         {"TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"}},
        {{.capacity = Capacity::acting, .collective = "Ủy ban nhân dân", .post = "Chủ tịch"},
         {"TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"}},
    };
    for (auto const& [signature, lines] : cases) {
        CHECK(check(signature).has_value());
        CHECK(lines_of(signature) == lines);
    }
    CHECK(check(Signature{.post = " "}).error().where == "post");
    CHECK(check(Signature{.capacity = Capacity::deputy, .post = "Phó Chủ tịch"}).error().where == "principal");
    CHECK(check(Signature{.post = "KT. Chủ tịch"}).error().where == "post");
    CHECK(check(Signature{.chief = "Chánh Văn phòng", .post = "Phó"}).error().where == "chief");
}

TEST_CASE("days below 10 and the months 1 and 2 carry a zero, other months none") {
    auto const words = [](int year, unsigned month, unsigned day) {
        return day_in_words(base::Date::of(year, month, day));
    };
    CHECK(words(2026, 1, 5) == "ngày 05 tháng 01 năm 2026");
    CHECK(words(2026, 2, 10) == "ngày 10 tháng 02 năm 2026");
    CHECK(words(2026, 3, 9) == "ngày 09 tháng 3 năm 2026");
    CHECK(words(2026, 12, 31) == "ngày 31 tháng 12 năm 2026");
    CHECK(day_in_words({}).contains("ngày      tháng"));
}

TEST_CASE("a list ends its items with a semicolon and the last one with a full stop") {
    auto const items = [](std::vector<std::string> list) { return listed(list); };
    CHECK(items({"Như trên", "- Lưu: VT, KT."}) == std::vector<std::string>{"- Như trên;", "- Lưu: VT, KT."});
    CHECK(items({" Sở A; ", "", "-"}) == std::vector<std::string>{"- Sở A."});
    CHECK(items({}).empty());
}

TEST_CASE("a letter carries all boxes of the decree") {
    auto const text = text_of(urging(2, 1));
    for (char const* const part :
         {"TỈNH SUỐI ĐÁ", "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
          "Số: 07/UBND-KT", "Suối Đá, ngày 05 tháng 02 năm 2026", "V/v đôn đốc", "Kính gửi:", "- UBND xã Suối 1;",
          "- UBND xã Suối 2.", "UBND xã Suối 2\tBáo cáo", "Quá hạn 11 ngày", "Nơi nhận:", "- Lưu: VT, KT.",
          "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"})
        CHECK_MESSAGE(text.contains(part), part);
    CHECK_FALSE(text.contains("{{"));
}

TEST_CASE(
    "a draft has no number and no day, a letter to one names it in the line, a notice has a title and no addressee") {
    auto const draft = text_of(urging(1, 1), 0, {});
    CHECK(draft.contains("Số:         /UBND-KT"));
    CHECK(draft.contains("ngày      tháng"));
    CHECK(draft.contains("Kính gửi: UBND xã Suối 1."));
    auto notice = urging(2, 0);
    notice.kind = Kind::notice;
    auto const told = text_of(notice);
    CHECK(told.contains("THÔNG BÁO"));
    CHECK(told.contains("Về việc đôn đốc"));
    CHECK_FALSE(told.contains("Kính gửi"));
    CHECK_FALSE(told.contains("Tình trạng")); // no row, no table
}

TEST_CASE("a letter to each tells each body its own facts alone") {
    auto letter = urging(3, 2);
    letter.mode = Mode::to_each;
    CHECK(copies_of(letter) == 3);
    auto const second = text_of(letter, 1);
    CHECK(second.contains("Kính gửi: UBND xã Suối 2."));
    CHECK_FALSE(second.contains("UBND xã Suối 1"));
    CHECK_FALSE(second.contains("UBND xã Suối 3"));
    letter.mode = Mode::to_all;
    CHECK(copies_of(letter) == 1);
}

TEST_CASE("our templates have every field that a letter needs, and one that lacks a field is refused by its name") {
    for (auto const kind : {Kind::urging, Kind::forwarding, Kind::notice}) {
        auto const form = office::MergeTemplate::parse(standard_template(kind), field_names());
        REQUIRE(form.has_value());
        CHECK(check_needed(*form).has_value());
        CHECK(standard_template(kind) == standard_template(kind));
    }
    std::vector<office::MergeName> const known(field_names().begin(), field_names().end());
    CHECK(known.size() == fields().size());
}

TEST_CASE("what a person writes is checked and comes back from the store as it was") {
    auto content = urging(1, 1).content;
    CHECK(check(content).has_value());
    CHECK(to_json(content_of(to_json(content))) == to_json(content));
    for (auto const& [change, field] : std::initializer_list<std::pair<void (*)(Content&), char const*>>{
             {[](Content& c) { c.symbol = "07/UBND"; }, "symbol"},
             {[](Content& c) { c.symbol = ""; }, "symbol"},
             {[](Content& c) { c.subject = " "; }, "subject"},
             {[](Content& c) { c.place = ""; }, "place"},
             {[](Content& c) { c.opening = std::string(70'000, 'x'); }, "opening"},
             {[](Content& c) { c.signature.post = ""; }, "post"}}) {
        auto wrong = content;
        change(wrong);
        REQUIRE_FALSE(check(wrong).has_value());
        CHECK(check(wrong).error().where == field);
    }
}
