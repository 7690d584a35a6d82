#include "documents/reading/deadline_rules.hpp"
#include "documents/reading/phrases.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::reading {

using base::Date;

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
        {text::Pattern{R"(vao (?:(?:luc )?(\d{1,2}) ?(?:h|gio|g|:) ?(\d{2})?(?: ?phut)?,? )?ngay )"}, Bound::on, true},
    };
    for (auto const& lead : leads) {
        std::size_t length = 0;
        std::string hour, minute;
        if (!place.take(lead.pattern, length, &hour, &minute)) continue;
        auto const match = place.date(place.at() + length);
        if (!match || !match->day || !match->month) continue;
        if (lead.guarded && not_a_deadline(place)) return std::nullopt;
        // "họp vào ngày …", "bắt đầu vào ngày …" tell of an event.
        static text::Pattern const event{
            R"((?:hop|hoi nghi|khai mac|ban hanh|ky|sinh|dien ra|bat dau|co hieu luc|khoi cong|da [a-z ]*) *$)"};
        if (lead.bound == Bound::on && place.rest().starts_with("vao ") &&
            (!match->year || RE2::PartialMatch(place.before(24), event)))
            continue;
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
        R"((truoc|trong|xong trong|den het|het|cham nhat(?: la| trong| den)?|den|thoi (?:gian|han)(?: hoan thanh| thuc hien| gui| nop| bao cao)?:|han (?:nop|gui|bao cao|hoan thanh):) thang (\d{1,2})(?:(?:/| nam |-)(\d{4}))?)"};
    static text::Pattern const quarter{
        R"((truoc|trong|xong trong|den het|het|cham nhat(?: la| trong| den)?|den|thoi (?:gian|han)(?: hoan thanh| thuc hien| gui| nop| bao cao)?:|han (?:nop|gui|bao cao|hoan thanh):) quy (iv|i{1,3}|0?[1-4])(?:(?:/|-| nam )(\d{4}))?)"};
    static text::Pattern const half{R"((truoc|(?:hoan thanh |xong )?trong) (?:6|06|sau) thang (dau|cuoi) nam (\d{4}))"};
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
    } else if (place.take(half, length, &lead, &which, &in_year)) {
        first = which == "dau" ? 1 : 7;
        last = first + 5;
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

} // namespace documents::reading
