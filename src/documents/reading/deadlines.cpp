#include "documents/reading/deadlines.hpp"

#include "documents/reading/phrases.hpp"
#include "text/dates.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace documents::reading {

namespace {

using base::Date;
using base::PartialDate;

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// A deadline in the making: what a rule found, and up to where it read.
struct Found {
    Deadline deadline;
    std::size_t to = 0;
    std::vector<Deadline> more; ///< "trước ngày 15/6 và 15/12": the second
};

/// One place of the text at which the rules try their forms.
class Place {
public:
    Place(Prose const& prose, std::size_t at, Range range, DocumentTime const& time)
        : prose_{prose}, text_{prose.folded().substr(0, range.to)}, at_{at}, range_{range}, time_{time} {}

    std::size_t at() const { return at_; }
    Range range() const { return range_; }
    std::string_view rest() const { return text_.substr(at_); }
    std::string_view before(std::size_t letters) const {
        auto const from = std::max(range_.from, at_ > letters ? at_ - letters : 0);
        return text_.substr(from, at_ - from);
    }
    /// Matches at this place; `length` is how far.
    template <class... Groups>
    bool take(text::Pattern const& pattern, std::size_t& length, Groups*... groups) const {
        re2::StringPiece input{rest().data(), rest().size()};
        bool const found = RE2::Consume(&input, pattern, groups...);
        length = rest().size() - input.size();
        return found;
    }
    std::optional<text::DateMatch> date(std::size_t at) const {
        if (text_.substr(at).starts_with("ngay ")) at += 5;
        while (at < text_.size() && text_[at] == ' ') ++at;
        if (at >= text_.size()) return std::nullopt;
        auto found = text::date_at(text_, at);
        if (found && found->to > text_.size()) return std::nullopt;
        return found;
    }
    /// The day a date means: a missing year is the document's, or the next where that day is past.
    std::optional<Date> day_of(text::DateMatch const& match) const {
        if (!match.day || !match.month) return std::nullopt;
        if (match.year) return match.whole();
        if (!time_.date) return std::nullopt;
        auto const own = time_.date->whole();
        auto same_year = Date::of(time_.date->year, *match.month, *match.day);
        if (own && same_year && *same_year < *own) return Date::of(time_.date->year + 1, *match.month, *match.day);
        return same_year;
    }
    int year_or(std::optional<int> year) const { return year ? *year : time_.date ? time_.date->year : 0; }
    Prose const& prose() const { return prose_; }
    std::string_view text() const { return text_; }

private:
    Prose const& prose_;
    std::string_view text_;
    std::size_t at_;
    Range range_;
    DocumentTime const& time_;
};

Deadline once(Date date, Bound bound, double confidence = 0.95) {
    Deadline deadline;
    deadline.kind = DeadlineKind::once;
    deadline.date = date;
    deadline.bound = bound;
    deadline.confidence = confidence;
    return deadline;
}

Deadline recurring(std::string rrule, Bound bound, double confidence = 0.95) {
    Deadline deadline;
    deadline.kind = DeadlineKind::recurring;
    deadline.rrule = std::move(rrule);
    deadline.bound = bound;
    deadline.confidence = confidence;
    return deadline;
}

/// The last day of a month, or of the year where `month` is 0.
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

/// Words right before a date that make it a data cut-off, a reference period, an effective date or something past.
constexpr auto kCutoffs =
    std::to_array<std::string_view>({"tính", "ước thực hiện", "ước", "lũy kế", "luỹ kế", "số liệu", "hiệu lực", "kể",
                                     "bắt đầu", "đầu năm", "thời điểm", "phát sinh", "sinh"});

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

using Rule = std::optional<Found> (*)(Place const&);

// ---------------------------------------------------------------- recurring

Bound bound_of(std::string_view lead) {
    if (lead.contains("truoc")) return Bound::before;
    if (lead.contains("cham nhat") || lead.contains("muon nhat") || lead.contains("khong qua") ||
        lead.contains("den") || lead.contains("het"))
        return Bound::by;
    return Bound::on;
}

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
    std::vector<int> days;
    std::string from;
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
        if (reach(before_end, &value, nullptr))
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
        rrule = "FREQ=WEEKLY";
    else if (unit == "nam")
        rrule = "FREQ=YEARLY";
    else if (unit == "quy" || tail_of_quarter)
        rrule = days.empty() ? "FREQ=MONTHLY;INTERVAL=3"
                             : fmt::format("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={}", fmt::join(days, ","));
    else if (unit.ends_with("6 thang") || unit == "sau thang")
        rrule = "FREQ=MONTHLY;INTERVAL=6";
    else
        rrule = days.empty() ? "FREQ=MONTHLY" : fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", fmt::join(days, ","));
    bool const bare = days.empty();
    if (bare && (periodic.empty() && times.empty())) {
        // "hằng tháng" alone qualifies a noun more often than it sets a date: it must open its clause or follow a report.
        auto const lead = place.before(12);
        auto const behind = place.rest().substr(length);
        static text::Pattern const told{R"(^(?: truoc \d| bao cao| tong hop| gui|,| vao | \(|\)|;|\.|$))"};
        bool const adverbial = unit != "nam" && RE2::PartialMatch(behind, told);
        bool const opens = adverbial || lead.empty() || lead.ends_with("; ") || lead.ends_with(". ") ||
                           lead.ends_with(", ") || lead.ends_with("- ") || lead.ends_with("bao cao ") ||
                           lead.ends_with("(");
        if (!opens || unit == "nam") return std::nullopt;
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
        R"(((?:truoc |vao |cham nhat |chieu |sang |ngay )*)(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat)) (?:hang|moi) tuan)"};
    static text::Pattern const every{R"((?:cu )?(\d{1,2}|hai|ba) tuan ?(?:/|,| )?(?:1 |mot |01 )?lan)"};
    std::size_t length = 0;
    std::string lead, day, sunday, count;
    if (place.take(weekday, length, &lead, &day, &sunday)) {
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
        std::string_view code = "SU";
        for (auto const& [word, name] : names)
            if (day == word) code = name;
        return Found{recurring(fmt::format("FREQ=WEEKLY;BYDAY={}", code), bound_of(lead)), place.at() + length, {}};
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

// ---------------------------------------------------------------- relative

/// "trong thời hạn 05 ngày làm việc kể từ ngày nhận được …", "chậm nhất sau 03 ngày kể từ khi …", "ngay sau khi …".
std::optional<Found> counted(Place const& place) {
    static text::Pattern const within{
        R"((?:trong (?:thoi han |vong |thoi gian )?|cham nhat (?:la |trong |sau )?|sau |khong qua |toi da )(\d{1,3})(?: \([a-z ]+\))? ngay( lam viec)?,? (?:ke tu |tinh tu |tu |sau )((?:ngay |khi |thoi diem )?[^.;,()\t\n]{3,120}))"};
    static text::Pattern const in_hours{
        R"((?:trong (?:thoi han |vong |thoi gian )?|cham nhat (?:la |trong |sau )?)(\d{1,3}) (?:gio|h),? (?:ke tu |tinh tu |tu |sau )((?:ngay |khi |thoi diem )?[^.;,()\t\n]{3,120}))"};
    static text::Pattern const at_once{R"(ngay sau khi ([^.;,()\t\n]{3,100}))"};
    static text::Pattern const ahead{
        R"(truoc (?:khi |ngay )?([a-z][^.;,()\t\n\d]{2,60}?) (?:it nhat |toi thieu )?(\d{1,3}) ngay( lam viec)?)"};
    static text::Pattern const before_event{
        R"((?:cham nhat |it nhat )?(?:truoc|cham nhat|it nhat) (\d{1,3}) ngay( lam viec)? (?:truoc |so voi )(?:ngay |khi )([^.;,()\t\n]{3,80}))"};
    static text::Pattern const next_day{R"((ngay trong ngay|trong ngay lam viec tiep theo)(?:$|[.,;) ]))"};
    std::size_t length = 0;
    std::string days, working, anchor;
    Deadline deadline;
    deadline.kind = DeadlineKind::relative;
    deadline.bound = Bound::within;
    deadline.confidence = 0.85;
    if (place.take(within, length, &days, &working, &anchor))
        deadline.offset_days = static_cast<int>(number(days));
    else if (place.take(before_event, length, &days, &working, &anchor))
        deadline.offset_days = -static_cast<int>(number(days));
    else if (place.take(in_hours, length, &days, &anchor))
        deadline.offset_days = static_cast<int>((number(days) + 23) / 24);
    else if (place.take(ahead, length, &anchor, &days, &working))
        deadline.offset_days = -static_cast<int>(number(days)), deadline.bound = Bound::before;
    else if (place.take(at_once, length, &anchor))
        deadline.offset_days = 0;
    else if (place.take(next_day, length, &anchor))
        deadline.offset_days = anchor.starts_with("ngay") ? 0 : 1, deadline.working_days = true;
    else
        return std::nullopt;
    deadline.working_days |= !working.empty();
    if (auto const at = place.rest().rfind(anchor, length - std::min(length, anchor.size()));
        !anchor.empty() && at != std::string_view::npos)
        deadline.anchor = place.prose().slice({place.at() + at, place.at() + at + anchor.size()});
    return Found{deadline, place.at() + length, {}};
}

// ---------------------------------------------------------------- once

/// "trước (17 giờ 00) ngày 25/02/2023", "chậm nhất là ngày …", "đến hết ngày …", "trong ngày …", "thời hạn: …".
std::optional<Found> dated(Place const& place) {
    struct Lead {
        text::Pattern pattern;
        Bound bound;
        bool guarded;
    };
    static Lead const leads[] = {
        {text::Pattern{
             R"((?:xong |hoan thanh |gui |hoan tat |ket thuc )?truoc (?:het )?(?:(?:luc |thoi diem )?(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )?(?:ngay |thoi diem )?)"},
         Bound::before, true},
        {text::Pattern{
             R"((?:cham nhat|muon nhat|tre nhat|khong qua|khong muon hon|khong cham hon|han cuoi|han cuoi cung)(?: la| den| vao| trong| truoc| het)*:? (?:(?:luc |truoc )?(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )?(?:het )?(?:ngay )?)"},
         Bound::by, false},
        {text::Pattern{R"(trong (?:(\d{1,2}) ?(?:h|gio|g) ?(\d{2})?)?ngay )"}, Bound::on, true},
        {text::Pattern{
             R"((?:thoi (?:gian|han)(?: [a-z]+){0,4}|han (?:nop|gui|bao cao|hoan thanh)|hoan thanh|xong|ngay hoan thanh)(?: la| trong| vao)?[: ]*(?:(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )?(?:trong )?ngay )"},
         Bound::by, true},
        {text::Pattern{
             R"((?:thoi (?:gian|han)(?: [a-z]+){0,3}|han (?:nop|gui|bao cao|hoan thanh)): ?(?:(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )?)"},
         Bound::by, false},
        {text::Pattern{
             R"((?:den )?(?:het |truoc )?(?:(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )(?:het )?ngay )"},
         Bound::by, true},
        {text::Pattern{R"((?:den het|het|den)() ?()(?:ngay )?)"}, Bound::by, true},
    };
    for (auto const& lead : leads) {
        std::size_t length = 0;
        std::string hour, minute;
        if (!place.take(lead.pattern, length, &hour, &minute)) continue;
        auto const match = place.date(place.at() + length);
        if (!match || !match->day || !match->month) continue;
        if (lead.guarded && not_a_deadline(place)) return std::nullopt;
        auto date = place.day_of(*match);
        if (!date) continue;
        // "Hằng năm, … trước ngày 31/01": a day without a year that comes again.
        if (!match->year) {
            static text::Pattern const yearly{R"(^(?:dinh ky )?(?:hang|moi) nam\b)"};
            auto const sentence = place.text().substr(place.range().from, place.at() - place.range().from);
            if (RE2::PartialMatch(sentence, yearly))
                return Found{recurring(fmt::format("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", *match->month, *match->day),
                                       lead.bound),
                             match->to,
                             {}};
        }
        Found found{once(*date, lead.bound, match->year ? 0.95 : 0.8), match->to, {}};
        if (!hour.empty() && number(hour) < 24)
            found.deadline.time = fmt::format("{:02}:{:02}", number(hour), minute.empty() ? 0 : number(minute));
        // "trước ngày 15/6 và 15/12/2024": the second date, and the first takes its year.
        static text::Pattern const and_more{R"(^(?:,| va|;) (?:truoc )?(?:ngay )?)"};
        re2::StringPiece tail{place.text().data() + match->to, place.text().size() - match->to};
        if (RE2::Consume(&tail, and_more)) {
            auto const second = place.date(place.text().size() - tail.size());
            if (second && second->day && second->month && !match->year)
                if (auto const day = place.day_of(*second)) {
                    if (auto const own = Date::of(day->year(), *match->month, *match->day)) found.deadline.date = own;
                    found.more.push_back(once(*day, lead.bound));
                    found.to = second->to;
                }
        }
        return found;
    }
    return std::nullopt;
}

/// "trong tháng 10/2024", "trước tháng 9/2024", "trong quý I năm 2024", "hoàn thành trong năm 2024", "xong trong tháng 6".
std::optional<Found> whole_period(Place const& place) {
    static text::Pattern const month{
        R"((truoc|trong|xong trong|den het|het|cham nhat(?: la| trong| den)?|den) thang (\d{1,2})(?:(?:/| nam |-)(\d{4}))?)"};
    static text::Pattern const quarter{
        R"((truoc|trong|xong trong|den het|het|cham nhat(?: la| trong| den)?|den) quy (iv|i{1,3}|0?[1-4])(?:(?:/|-| nam )(\d{4}))?)"};
    static text::Pattern const year{R"((hoan thanh trong|xong trong|ket thuc trong|dut diem trong) nam (\d{4}))"};
    std::size_t length = 0;
    std::string lead, which, in_year;
    unsigned last = 0, first = 0;
    if (place.take(month, length, &lead, &which, &in_year)) {
        first = last = number(which);
        if (first < 1 || first > 12) return std::nullopt;
        // "trong tháng 10 ngày …" and "đến tháng 9/2024" of a cut-off are something else.
    } else if (place.take(quarter, length, &lead, &which, &in_year)) {
        first = quarter_of(which) * 3 - 2;
        last = first + 2;
        if (!word_ends(place.text(), place.at() + length)) return std::nullopt;
    } else if (place.take(year, length, &lead, &in_year)) {
        first = 1, last = 12;
    } else
        return std::nullopt;
    if (not_a_deadline(place)) return std::nullopt;
    int const at_year =
        place.year_or(in_year.empty() ? std::nullopt : std::optional<int>{static_cast<int>(number(in_year))});
    if (!good_year(at_year)) return std::nullopt;
    if (lead == "truoc") {
        auto const date = Date::of(at_year, first, 1);
        Found found{once(*date, Bound::before, 0.75), place.at() + length, {}};
        found.deadline.approximate = true;
        return found;
    }
    return Found{by_end_of(at_year, last), place.at() + length, {}};
}

/// "cuối năm 2024, tổ chức …", "vào cuối quý II", "đầu tháng 9/2024": only where the phrase opens its clause, because elsewhere it qualifies a
/// noun ("mức sống trung bình cuối năm 2024").
std::optional<Found> part_of_period(Place const& place) {
    static text::Pattern const pattern{
        R"((?:vao |den |xong |truoc |hoan thanh |cham nhat (?:la |vao |den )?)*(cuoi|dau|giua) (?:thang (\d{1,2})|quy (iv|i{1,3}|[1-4])|(nam))(?:(?:/| nam | )(\d{4}))?)"};
    std::size_t length = 0;
    std::string which, month, quarter, whole, in_year;
    if (!place.take(pattern, length, &which, &month, &quarter, &whole, &in_year)) return std::nullopt;
    auto const before = place.before(3);
    bool const opens =
        place.at() == place.range().from || before.ends_with("; ") || before.ends_with(". ") || before.ends_with(": ");
    bool const led = place.rest()[0] != which[0] && whole.empty(); // "vào cuối tháng 9/2025", not "vào cuối năm 2025"
    bool const strict = place.rest().starts_with("cham nhat") || place.rest().starts_with("xong");
    if (!opens && !led && !strict) return std::nullopt;
    if (place.rest().starts_with("den ") && !whole.empty()) return std::nullopt; // "đến cuối năm 2025": a horizon
    int const year =
        place.year_or(in_year.empty() ? std::nullopt : std::optional<int>{static_cast<int>(number(in_year))});
    if (!good_year(year)) return std::nullopt;
    unsigned first = 1, last = 12;
    if (!month.empty())
        first = last = number(month);
    else if (!quarter.empty())
        last = quarter_of(quarter) * 3, first = last - 2;
    if (last < 1 || last > 12) return std::nullopt;
    unsigned const span = last - first + 1;
    if (which != "cuoi" && span >= 3) last = first + span * (which == "dau" ? 1 : 2) / 3 - 1;
    return Found{by_end_of(year, last), place.at() + length, {}};
}

struct Named {
    std::string_view name;
    std::string_view first_letters;
    Rule rule;
};

/// In the order in which they are tried at a place: the longer form first.
constexpr Named kRules[] = {{"day of the quarter", "xtvcmlkdn0123456789", day_of_quarter},
                            {"day of the month", "xtvcmlkdn", day_of_month},
                            {"days of the year", "xtvcmlkdnb0123456789s", days_of_year},
                            {"unscheduled", "db", unscheduled},
                            {"periodic phrase", "dmhbtc", periodic_phrase},
                            {"weekly", "tvcshb0123456789n", weekly},
                            {"counted", "tcsnki", counted},
                            {"dated", "xthgkcmdn0123456789", dated},
                            {"whole period", "txdhck", whole_period},
                            {"part of a period", "vdcgxth", part_of_period}};

bool could_start(std::string_view text, std::size_t at) {
    char const c = text[at];
    return ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) && word_starts(text, at);
}

/// Words that no phrase of ours starts with are passed over; only these letters lead anywhere.
bool worth_trying(std::string_view text, std::size_t at) {
    static constexpr auto leads = std::to_array<std::string_view>(
        {"xong",     "truoc",     "trong",    "tre nhat", "thu ",      "thoi ",      "thuc hien che do",
         "vao ",     "cham ",     "muon ",    "la ngay",  "khong qua", "khong muon", "khong cham",
         "den ",     "dinh ky",   "dau ",     "dut diem", "ngay ",     "hang ",      "han ",
         "het ",     "hoan ",     "hai tuan", "moi ",     "bao cao ",  "che do",     "cuoi ",
         "cac ngay", "chieu thu", "chu nhat", "sau ",     "sang thu",  "ba tuan",    "ket thuc",
         "giua ",    "gui truoc", "toi da",   "6 thang",  "06 thang",  "cu ",        "it nhat"});
    char const c = text[at];
    if (c >= '0' && c <= '9') return true;
    auto const rest = text.substr(at, 20);
    return std::ranges::any_of(leads, [&](auto lead) { return lead[0] == c && rest.starts_with(lead); });
}

} // namespace

std::vector<Deadline> deadlines_in(Prose const& prose, Range range, DocumentTime const& time) {
    std::vector<Deadline> found;
    auto const text = prose.folded();
    for (std::size_t at = range.from; at < range.to; ++at) {
        if (!could_start(text, at) || !worth_trying(text, at)) continue;
        Place const place{prose, at, range, time};
        for (auto const& [name, first_letters, rule] : kRules) {
            if (!first_letters.contains(text[at])) continue;
            auto match = rule(place);
            if (!match) continue;
            Range const printed = trimmed(text, {at, match->to}, ",;(");
            for (auto* deadline : {&match->deadline}) {
                deadline->span = prose.span(printed);
                deadline->text = prose.slice(printed);
            }
            found.push_back(match->deadline);
            for (auto& more : match->more) {
                more.span = found.back().span;
                more.text = found.back().text;
                found.push_back(more);
            }
            at = std::max(at, match->to - 1);
            break;
        }
    }
    return found;
}

std::vector<Deadline> bare_deadline(Prose const& prose, Range cell, DocumentTime const& time) {
    Place const place{prose, cell.from, cell, time};
    static text::Pattern const quarter{R"((?:den |trong )?quy (iv|i{1,3}|[1-4])(?:(?:/|-| nam |,? ?)(\d{4}))?)"};
    static text::Pattern const year{R"((?:trong |den )?(?:nam )?(20\d{2}))"};
    std::optional<Deadline> found;
    std::size_t length = 0;
    std::string which, in_year;
    auto const at_year = [&] {
        return place.year_or(in_year.empty() ? std::nullopt : std::optional<int>{static_cast<int>(number(in_year))});
    };
    if (auto const match = place.date(cell.from)) {
        if (auto const day = place.day_of(*match))
            found = once(*day, Bound::by, 0.9);
        else if (match->month && !match->day && *match->month >= 1 && *match->month <= 12) {
            int const in = place.year_or(match->year);
            if (good_year(in)) found = by_end_of(in, *match->month);
        }
    }
    if (!found && place.take(quarter, length, &which, &in_year) && good_year(at_year()))
        found = by_end_of(at_year(), quarter_of(which) * 3);
    if (!found && place.take(year, length, &in_year) && length + 2 >= cell.size()) found = by_end_of(at_year(), 12);
    if (!found) return {};
    found->span = prose.span(cell);
    found->text = prose.slice(cell);
    return {*found};
}

std::vector<Date> cutoffs_in(Prose const& prose, Range range) {
    static text::Pattern const pattern{
        R"((?:tinh den|so lieu den|luy ke den|tinh tu [^;.]{1,30} den)(?: het)?(?: ngay)? )"};
    std::vector<Date> found;
    auto const text = prose.folded(range);
    re2::StringPiece input{text.data(), text.size()};
    while (RE2::FindAndConsume(&input, pattern)) {
        auto const at = range.from + (text.size() - input.size());
        if (auto const match = text::date_at(prose.folded(), at))
            if (auto const date = match->whole()) found.push_back(*date);
    }
    return found;
}

std::size_t leading(std::vector<Deadline> const& deadlines) {
    auto const rank = [](Deadline const& d) {
        if (d.kind == DeadlineKind::once) return d.approximate ? 2 : 4;
        if (d.kind == DeadlineKind::recurring) return d.rrule.empty() ? 0 : d.rrule.contains("BY") ? 4 : 1;
        return 3;
    };
    return static_cast<std::size_t>(std::ranges::max_element(deadlines, {}, rank) - deadlines.begin());
}

} // namespace documents::reading
