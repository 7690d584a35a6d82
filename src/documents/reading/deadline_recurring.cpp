#include "documents/reading/deadline_rules.hpp"
#include "documents/reading/phrases.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace documents::reading {

namespace {

Bound bound_of(std::string_view lead) {
    if (lead.contains("truoc")) return Bound::before;
    if (lead.contains("cham nhat") || lead.contains("muon nhat") || lead.contains("khong qua") ||
        lead.contains("den") || lead.contains("het"))
        return Bound::by;
    return Bound::on;
}

/// "hai", "2" -> "MO"; "" is Sunday, which has no number.
std::string_view weekday_code(std::string_view day) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names = {{{"hai", "MO"},
                                                                                             {"2", "MO"},
                                                                                             {"ba", "TU"},
                                                                                             {"3", "TU"},
                                                                                             {"tu", "WE"},
                                                                                             {"4", "WE"},
                                                                                             {"nam", "TH"},
                                                                                             {"5", "TH"},
                                                                                             {"sau", "FR"},
                                                                                             {"6", "FR"},
                                                                                             {"bay", "SA"},
                                                                                             {"7", "SA"}}};
    for (auto const& [word, name] : names)
        if (day == word) return name;
    return "SU";
}

} // namespace

/// "(trước) ngày 20 (của) tháng cuối (mỗi) quý", "ngày 05 tháng đầu quý sau", "ngày 15 của tháng cuối quý".
std::optional<Found> day_of_quarter(Place const& place) {
    static text::Pattern const pattern{
        R"(((?:xong |truoc |vao |cham nhat |muon nhat |la |den |khong qua )*)(?:ngay )?(\d{1,2})(?: ?,)? (?:cua )?(?:thang )?(cuoi|cuoi cung|dau|dau tien)(?: cua)?(?: cac| moi| hang| tung)? quy( sau| tiep theo| lien ke| ke tiep)?)"};
    std::size_t length = 0;
    std::string lead, day, which, later;
    if (!place.take(pattern, length, &lead, &day, &which, &later)) return std::nullopt;
    bool const first = which.starts_with("dau");
    auto const rrule =
        fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", first ? "1,4,7,10" : "3,6,9,12", number(day));
    return Found{recurring(rrule, bound_of(lead)), place.at() + length, {}};
}

/// "trước ngày 20 hằng tháng", "ngày 15 và ngày 30 hằng tháng", "ngày 25 của mỗi tháng", "ngày 05 của tháng sau", "ngày cuối (mỗi) tháng".
std::optional<Found> day_of_month(Place const& place) {
    static text::Pattern const pattern{
        R"(((?:xong |truoc |vao |cham nhat |muon nhat |la |den |khong qua )*)(?:cac )?ngay (\d{1,2})((?:(?:,| va|;) (?:vao |truoc )?(?:ngay )?(?:\d{1,2}|cuoi(?: cung)?))*),? (?:cua )?(?:(?:hang|moi|cac|tung)(?: thang)|thang (?:sau|lien ke|ke tiep|tiep theo|bao cao|lien sau)|thang(?: sau)? lien ke)( lien ke| tiep theo)?)"};
    static text::Pattern const item{R"((?:ngay )?(\d{1,2}|cuoi))"};
    std::size_t length = 0;
    std::string lead, first, others, later;
    static text::Pattern const last_day{
        R"(((?:xong |truoc |vao |cham nhat |la )*)ngay cuoi(?: cung)?(?: cua)?(?: moi| hang)? thang(?:$|[^a-z0-9 ]| [a-z]))"};
    if (place.take(last_day, length, &lead)) {
        auto const to = place.at() + length;
        return Found{recurring("FREQ=MONTHLY;BYMONTHDAY=-1", bound_of(lead)),
                     to > place.at() + 1 && to < place.text().size() ? to - 1 : to,
                     {}};
    }
    static text::Pattern const and_last_day{
        R"(((?:xong |truoc |vao |cham nhat |la )*)(?:cac )?ngay (\d{1,2}) (?:va|,|;) (?:vao |truoc )?ngay cuoi(?: cung)?(?: cua)?(?: moi| hang)? thang\b)"};
    if (place.take(and_last_day, length, &lead, &first))
        return Found{recurring(fmt::format("FREQ=MONTHLY;BYMONTHDAY={},-1", number(first)), bound_of(lead)),
                     place.at() + length,
                     {}};
    if (!place.take(pattern, length, &lead, &first, &others, &later)) return std::nullopt;
    std::string days = std::to_string(number(first));
    re2::StringPiece rest{others};
    std::string day;
    while (RE2::FindAndConsume(&rest, item, &day)) days += day == "cuoi" ? ",-1" : "," + std::to_string(number(day));
    return Found{recurring("FREQ=MONTHLY;BYMONTHDAY=" + days, bound_of(lead)), place.at() + length, {}};
}

/// "trước ngày 15/6 và 15/12 hằng năm", "trước ngày 31/12 hằng năm"; "6 tháng trước ngày 10/6, năm trước ngày 10/12".
std::optional<Found> days_of_year(Place const& place) {
    static text::Pattern const yearly{
        R"(((?:xong |truoc |vao |cham nhat |muon nhat |la |den |khong qua )*)(?:cac )?(?:ngay )?(\d{1,2})(?:/| thang )(\d{1,2})((?:(?:,| va|;) (?:vao |truoc )?(?:ngay )?\d{1,2}(?:/| thang )\d{1,2})*),? (?:cua )?(?:hang|moi|cac) nam)"};
    static text::Pattern const halves{
        R"((?:bao cao )?(?:6|06|sau) thang(?: dau nam)?:? ?\(?((?:truoc|vao|cham nhat|den) )?(?:ngay )?(\d{1,2})(?:/| thang )(\d{1,2})\)?[,;]? (?:va )?(?:bao cao )?(?:ca )?nam:? ?\(?(?:(?:truoc|vao|cham nhat|den) )?(?:ngay )?(\d{1,2})(?:/| thang )(\d{1,2})\)?(?: hang nam)?)"};
    static text::Pattern const item{R"((\d{1,2})(?:/| thang )(\d{1,2}))"};
    std::size_t length = 0;
    std::string lead, day, month, others;
    std::vector<std::pair<unsigned, unsigned>> days; // day, month
    if (place.take(yearly, length, &lead, &day, &month, &others)) {
        days.emplace_back(number(day), number(month));
        re2::StringPiece rest{others};
        while (RE2::FindAndConsume(&rest, item, &day, &month)) days.emplace_back(number(day), number(month));
    } else {
        std::string second_day, second_month;
        if (!place.take(halves, length, &lead, &day, &month, &second_day, &second_month)) return std::nullopt;
        days = {{number(day), number(month)}, {number(second_day), number(second_month)}};
    }
    Found found{.deadline = {}, .to = place.at() + length, .more = {}};
    // One rule can say several months of one day, or several days of one month; what it can not say is a second deadline.
    std::vector<unsigned> months;
    for (auto const& [d, m] : days)
        if (d == days[0].first) months.push_back(m);
    found.deadline = recurring(
        fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", fmt::join(months, ","), days[0].first), bound_of(lead));
    for (auto const& [d, m] : days)
        if (d != days[0].first)
            found.more.push_back(recurring(fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", m, d), bound_of(lead)));
    return found;
}

/// A whole phrase that says how often and lists its days: "mỗi tháng ít nhất 02 lần: lần 1 vào ngày 15, lần 2 vào ngày cuối mỗi tháng, kể từ
/// tháng 10/2024"; "định kỳ hằng tháng báo cáo vào ngày 12 và trước 03 ngày cuối mỗi tháng"; "định kỳ hằng quý (trước ngày 20 tháng cuối quý)".
std::optional<Found> periodic_phrase(Place const& place) {
    static text::Pattern const opening{
        R"((?:cu )?(?:thuc hien )?(?:che do )?(?:bao cao )?(?:(?:dinh ky,? )(?:(?:hang|moi|tung|theo) )?(tuan|thang|quy|nam|6 thang|06 thang|sau thang)|(?:moi|hang) (thang|quy|tuan|nam|ngay) (?:it nhat |toi thieu )?(?:\d+|mot|hai) (?:lan|ky)|(hang thang|hang quy|hang tuan|moi thang|moi quy|hang nam|hang ngay)))"};
    static text::Pattern const day{R"(^(?:vao |truoc |la )*(?:cac )?ngay (\d{1,2})(?:$|[^/\d]))"};
    static text::Pattern const before_end{R"(^truoc (\d{1,2}) ngay (?:lam viec )?cuoi (?:moi |hang |cua )?thang)"};
    static text::Pattern const last{R"(^(?:vao )?ngay (?:cuoi|cuoi cung)(?: cua)?(?: moi| hang)? thang)"};
    static text::Pattern const last_short{
        R"(^(?:vao )?ngay (?:cuoi|cuoi cung) (?:cua )?(?:moi |hang )?thang|^cuoi (?:moi |hang )?thang)"};
    static text::Pattern const start{
        R"(^(?:bat dau |thuc hien )?(?:ke )?tu (?:ngay )?thang (\d{1,2})(?:/| nam )(\d{4}))"};
    std::size_t length = 0;
    std::string periodic, times, adverb;
    if (!place.take(opening, length, &periodic, &times, &adverb)) return std::nullopt;
    std::string const unit = !periodic.empty() ? periodic
                             : !times.empty()  ? times
                                               : adverb.substr(adverb.find(' ') + 1);
    // The days stand in the same sentence, not behind the next bracket or semicolon.
    auto const text = place.text();
    std::size_t end = place.at() + length;
    int depth = 0;
    for (; end < text.size() && end < place.at() + 260; ++end) {
        if (text[end] == '(') ++depth;
        if (text[end] == ')' && depth-- == 0) break;
        if (text[end] == ';' || (text[end] == '.' && (end + 1 >= text.size() || text[end + 1] == ' '))) break;
    }
    static text::Pattern const weekday{R"(^(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))(?:$|[^a-z0-9]))"};
    static text::Pattern const day_and_month{
        R"(^(?:vao |truoc |la )+ngay (\d{1,2})(?: thang |/)(\d{1,2})(?:(?:,| va|;) (?:truoc )?(?:ngay )?(\d{1,2})(?: thang |/)(\d{1,2}))?\b)"};
    std::vector<int> days;
    std::string from, of_week, of_month;
    std::size_t to = place.at() + length;
    bool before = false;
    for (std::size_t i = to; i < end; ++i) {
        if (!word_starts(text, i)) continue;
        auto const rest = re2::StringPiece{text.data() + i, end - i};
        std::string value, year;
        auto const reach = [&](text::Pattern const& pattern, std::string* first, std::string* second) {
            re2::StringPiece input = rest;
            bool const found = second != nullptr  ? RE2::Consume(&input, pattern, first, second)
                               : first != nullptr ? RE2::Consume(&input, pattern, first)
                                                  : RE2::Consume(&input, pattern);
            if (found) to = std::max(to, end - input.size());
            return found;
        };
        std::string second_day, second_month;
        re2::StringPiece tail = rest;
        if (unit == "tuan" && of_week.empty() && reach(weekday, &value, &year)) {
            of_week = weekday_code(value);
            before |= text.substr(place.at(), i - place.at()).contains("truoc ");
            if (!word_ends(text, to - 1)) continue;
            --to; // the mark behind the day
        } else if (unit == "nam" && days.empty() &&
                   RE2::Consume(&tail, day_and_month, &value, &year, &second_day, &second_month) &&
                   !tail.starts_with("/") && !tail.starts_with(" nam ")) {
            days.push_back(static_cast<int>(number(value)));
            of_month = std::to_string(number(year));
            // One rule says several months of one day; of two different days it keeps the first.
            if (!second_day.empty() && number(second_day) == number(value))
                of_month += "," + std::to_string(number(second_month));
            to = end - tail.size();
            before |= rest.starts_with("truoc");
        } else if (reach(before_end, &value, nullptr))
            days.push_back(-static_cast<int>(number(value)) - 1), before = true;
        else if (reach(last_short, nullptr, nullptr))
            days.push_back(-1);
        else if (reach(day, &value, nullptr)) {
            if (number(value) >= 1 && number(value) <= 31) days.push_back(static_cast<int>(number(value)));
            before |= rest.starts_with("truoc");
            if (to > i && to < end && text[to - 1] != ' ' && !(text[to - 1] >= '0' && text[to - 1] <= '9')) --to;
        } else if (reach(start, &value, &year))
            from = fmt::format("{}-{:02}", year, number(value));
        if (to > i) i = to - 1;
    }
    std::ranges::sort(days, [](int a, int b) { return (a < 0) != (b < 0) ? a > 0 : a < 0 ? a < b : a < b; });
    auto const repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
    bool const tail_of_quarter = text.substr(place.at(), end - place.at()).contains("cuoi quy");
    std::string rrule;
    if (unit == "ngay")
        rrule = "FREQ=DAILY";
    else if (unit == "tuan")
        rrule = of_week.empty() ? "FREQ=WEEKLY" : "FREQ=WEEKLY;BYDAY=" + of_week;
    else if (unit == "nam")
        rrule = of_month.empty() ? "FREQ=YEARLY"
                                 : fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", of_month, days.front());
    else if (unit == "quy" || tail_of_quarter)
        rrule = days.empty() ? "FREQ=MONTHLY;INTERVAL=3"
                             : fmt::format("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={}", fmt::join(days, ","));
    else if (unit.ends_with("6 thang") || unit == "sau thang")
        rrule = "FREQ=MONTHLY;INTERVAL=6";
    else
        rrule = days.empty() ? "FREQ=MONTHLY" : fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", fmt::join(days, ","));
    bool const bare = days.empty() && of_week.empty();
    if (bare && (periodic.empty() && times.empty())) {
        // "hằng tháng" alone qualifies a noun more often than it sets a date: it must open its clause or follow a report.
        auto const lead = place.before(12);
        auto const behind = place.rest().substr(length);
        static text::Pattern const told{R"(^(?: truoc \d| bao cao| tong hop| gui|,| vao | \(|\)|;|\.|$))"};
        bool const adverbial = unit != "nam" && RE2::PartialMatch(behind, told);
        bool const opens = adverbial || lead.empty() || lead.ends_with("; ") || lead.ends_with(". ") ||
                           lead.ends_with(", ") || lead.ends_with("- ") || lead.ends_with("bao cao ") ||
                           lead.ends_with("(");
        // "Hằng năm, các bộ … báo cáo kết quả": only as the first words of an item that reports.
        bool const yearly_report = place.at() == place.range().from && place.rest().contains(" bao cao");
        if (unit == "nam" ? !yearly_report : !opens) return std::nullopt;
    }
    if (bare && place.before(24).ends_with("can ngheo "))
        return std::nullopt; // "rà soát hộ nghèo, hộ cận nghèo định kỳ hằng năm"
    if (bare && unit == "nam" && place.rest().substr(length).starts_with(" 20"))
        return std::nullopt; // "định kỳ năm 2024"
    Found found{recurring(std::move(rrule), before ? Bound::before : Bound::on, bare ? 0.5 : 0.95), to, {}};
    found.deadline.from = from;
    return found;
}

/// "thứ Sáu hằng tuần", "02 tuần/lần", "hai tuần một lần".
std::optional<Found> weekly(Place const& place) {
    static text::Pattern const weekday{
        R"(((?:truoc |vao |cham nhat |chieu |sang |ngay )*)(?:(\d{1,2}) ?(?:h|gio|g) ?(\d{2})?(?: ?phut)?,? )?(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat)) (?:hang|moi) tuan)"};
    static text::Pattern const every{R"((?:cu )?(\d{1,2}|hai|ba) tuan ?(?:/|,| )?(?:1 |mot |01 )?lan)"};
    std::size_t length = 0;
    std::string lead, hour, minute, day, sunday, count;
    if (place.take(weekday, length, &lead, &hour, &minute, &day, &sunday)) {
        Found found{
            recurring(fmt::format("FREQ=WEEKLY;BYDAY={}", weekday_code(day)), bound_of(lead)), place.at() + length, {}};
        if (!hour.empty() && number(hour) < 24)
            found.deadline.time = fmt::format("{:02}:{:02}", number(hour), minute.empty() ? 0 : number(minute));
        return found;
    }
    if (place.take(every, length, &count)) {
        unsigned const weeks = count == "hai" ? 2 : count == "ba" ? 3 : number(count);
        return Found{
            recurring(weeks <= 1 ? "FREQ=WEEKLY" : fmt::format("FREQ=WEEKLY;INTERVAL={}", weeks), Bound::on, 0.8),
            place.at() + length,
            {}};
    }
    return std::nullopt;
}

/// "định kỳ, đột xuất (theo quy định)": recurring, but no date can be computed from it.
std::optional<Found> unscheduled(Place const& place) {
    static text::Pattern const pattern{
        R"((?:bao cao )?dinh ky(?:,| va| hoac) dot xuat(?: theo (?:quy dinh|yeu cau))?)"};
    std::size_t length = 0;
    if (!place.take(pattern, length)) return std::nullopt;
    return Found{recurring({}, Bound::on, 0.4), place.at() + length, {}};
}

} // namespace documents::reading
