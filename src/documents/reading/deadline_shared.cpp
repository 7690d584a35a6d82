#include "documents/reading/deadline_rules.hpp"
#include "documents/reading/phrases.hpp"
#include "text/shadow.hpp"

#include <array>
#include <charconv>

namespace documents::reading {

using base::Date;

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Deadline once(Date date, Bound bound, double confidence) {
    Deadline deadline;
    deadline.kind = DeadlineKind::once;
    deadline.date = date;
    deadline.bound = bound;
    deadline.confidence = confidence;
    return deadline;
}

Deadline recurring(std::string rrule, Bound bound, double confidence) {
    Deadline deadline;
    deadline.kind = DeadlineKind::recurring;
    deadline.rrule = std::move(rrule);
    deadline.bound = bound;
    deadline.confidence = confidence;
    return deadline;
}

Deadline by_end_of(int year, unsigned month) {
    auto deadline = once(month == 0 ? Date::last_of_month(year, 12) : Date::last_of_month(year, month), Bound::by, 0.7);
    deadline.approximate = true;
    return deadline;
}

bool good_year(int year) { return year >= 1990 && year <= 2100; }

unsigned quarter_of(std::string_view numeral) {
    if (numeral == "i" || numeral == "1" || numeral == "01") return 1;
    if (numeral == "ii" || numeral == "2" || numeral == "02") return 2;
    if (numeral == "iii" || numeral == "3" || numeral == "03") return 3;
    if (numeral == "iv" || numeral == "4" || numeral == "04") return 4;
    return 0;
}

namespace {

/// Words right before a date that make it a data cut-off, a reference period, an effective date or something past.
constexpr auto kCutoffs =
    std::to_array<std::string_view>({"tính", "ước thực hiện", "ước", "lũy kế", "luỹ kế", "số liệu", "hiệu lực", "kể",
                                     "bắt đầu", "đầu năm", "thời điểm", "phát sinh", "sinh"});

} // namespace

bool not_a_deadline(Place const& place) {
    static Phrases const cutoffs{kCutoffs};
    static text::Pattern const connecting{R"((?: (?:den|het|tu|ngay))* *$)"};
    auto const text = place.text();
    auto const before = place.before(48);
    re2::StringPiece tail;
    connecting.Match(re2::StringPiece{before.data(), before.size()}, 0, before.size(), RE2::UNANCHORED, &tail, 1);
    auto const end = place.at() - tail.size();
    for (auto const phrase : kCutoffs) {
        auto const length = text::Shadow{phrase}.size();
        if (end < place.range().from + length || !word_starts(text, end - length)) continue;
        if (auto const found = cutoffs.find_at(place.prose(), end - length, end); found && found->range.to == end)
            return true;
    }
    // "giải ngân đến 31/01/2024", "kết quả thực hiện đến hết tháng 9": up to when figures are told.
    static text::Pattern const told{R"((?:giai ngan|thuc hien|ket qua|du no|co|tien do|tu dau nam) *$)"};
    if ((place.rest().starts_with("den ") || place.rest().starts_with("het ")) && RE2::PartialMatch(before, told))
        return true;
    auto const mark = before.find_last_of(";.,");
    auto const clause = mark == before.npos ? before : before.substr(mark + 1);
    static text::Pattern const past{R"((?:^| )da [a-z ]{0,40}$)"};
    return RE2::PartialMatch(clause, past);
}

} // namespace documents::reading
