#include "directives/due/calendar.hpp"

#include "base/ensure.hpp"
#include "directives/catalogue.hpp"
#include "text/unicode.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

namespace directives::due {
namespace {

using base::Date;

constexpr int kYearMin = 1990, kYearMax = 2100, kTetDaysMax = 15;
constexpr std::size_t kNameBytes = 200, kCatalogueBytes = 1'000'000, kDatesMax = 20'000;
constexpr int kSearchDays = 366; ///< nobody is off work for longer

unsigned weekday_of(Date day) { return std::chrono::weekday{day.days()}.c_encoding(); }
bool is_weekend(Date day) { return weekday_of(day) == 0 || weekday_of(day) == 6; }

/// What is wrong in a catalogue; caught in parse().
struct Fault {
    std::string what;
    YAML::Mark at;
};

YAML::Node need(YAML::Node const& node, char const* key) {
    auto const inner = node.IsMap() ? node[key] : YAML::Node{YAML::NodeType::Undefined};
    if (!inner) throw Fault{fmt::format("Thiếu “{}”.", key), node.Mark()};
    return inner;
}

std::string text_of(YAML::Node const& node, char const* key) {
    auto const inner = need(node, key);
    if (!inner.IsScalar() || inner.Scalar().empty() || inner.Scalar().size() > kNameBytes)
        throw Fault{fmt::format("“{}” phải là một dòng chữ không quá {} byte.", key, kNameBytes), inner.Mark()};
    return inner.Scalar();
}

int number_of(YAML::Node const& node, char const* key, int least, int most) {
    auto const inner = need(node, key);
    int value = 0;
    if (!YAML::convert<int>::decode(inner, value) || value < least || value > most)
        throw Fault{fmt::format("“{}” phải là số từ {} đến {}.", key, least, most), inner.Mark()};
    return value;
}

Date date_of(YAML::Node const& node) {
    auto const date = Date::parse(node.IsScalar() ? node.Scalar() : std::string{});
    if (!date || date->year() < kYearMin || date->year() > kYearMax)
        throw Fault{fmt::format("“{}” không phải một ngày có thật. Ghi theo dạng năm-tháng-ngày, ví dụ 2024-10-31.",
                                node.IsScalar() ? node.Scalar() : std::string{}),
                    node.Mark()};
    return *date;
}

/// "04-30" in a year; nullopt for 29/02 in a year without it.
std::optional<Date> day_in(YAML::Node const& node, int year) {
    auto const text = text_of(node, "day");
    unsigned month = 0, day = 0;
    char behind = 0;
    // Against a leap year, so that 02-29 is a day and 02-30 is not.
    if (text.size() != 5 || std::sscanf(text.c_str(), "%2u-%2u%c", &month, &day, &behind) != 2 || // NOLINT
        !Date::of(2024, month, day))
        throw Fault{fmt::format("“{}” không phải tháng-ngày, ví dụ 04-30.", text), node.Mark()};
    return Date::of(year, month, day);
}

/// A note with the certainty that its line states, `otherwise` where the line may leave it out.
DayNote noted(YAML::Node const& node, DayKind kind, std::string name, std::string source) {
    auto const certainty = text_of(node, "certainty");
    if (certainty != "read" && certainty != "recalled" && certainty != "expected")
        throw Fault{"“certainty” phải là read, recalled hoặc expected.", node.Mark()};
    return {.kind = kind,
            .name = std::move(name),
            .source = std::move(source),
            .expected = certainty == "expected",
            .recalled = certainty == "recalled"};
}

using Days = std::map<Date, DayNote>;

void add_tet(YAML::Node const& node, Days& days) {
    auto const name = text_of(node, "name"), source = text_of(node, "source");
    int const count = number_of(node, "days", 1, kTetDaysMax);
    for (auto const& year : need(node, "years")) {
        auto const first = date_of(need(year, "new_year"));
        int const before = number_of(year, "before", 0, count);
        auto const notice = year["notice"] ? text_of(year, "notice") : std::string{"chưa nhập thông báo của năm"};
        for (int i = -before; i < count - before; ++i) {
            auto note = noted(year, DayKind::holiday, name, source + "; " + notice);
            // Whatever the notice chooses, these days are off.
            if (i >= -1 && i <= 2) note.expected = note.recalled = false;
            days.insert_or_assign(first.plus_days(i), std::move(note));
        }
    }
}

/// "Nếu ngày nghỉ hằng tuần trùng với ngày nghỉ lễ, tết … thì được nghỉ bù vào ngày làm việc kế tiếp" (article 111 khoản 3).
void add_substitutes(Days& days) {
    Days added;
    for (auto const& [day, note] : days) {
        if (note.kind != DayKind::holiday || !is_weekend(day)) continue;
        auto at = day.plus_days(1);
        while (is_weekend(at) || days.contains(at) || added.contains(at)) at = at.plus_days(1);
        added.insert_or_assign(at, DayNote{.kind = DayKind::substitute,
                                           .name = fmt::format("Nghỉ bù {} ({})", note.name, day.vietnamese()),
                                           .source = "Bộ luật Lao động 2019, Điều 111 khoản 3; " + note.source,
                                           .expected = note.expected,
                                           .recalled = note.recalled});
    }
    days.merge(added);
}

} // namespace

std::string_view weekday_name(Date day) {
    static constexpr std::array<std::string_view, 7> names = {"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                              "thứ Năm",  "thứ Sáu", "thứ Bảy"};
    return names.at(weekday_of(day));
}

std::string_view kind_name(DayKind kind) {
    switch (kind) {
    case DayKind::working: return "làm việc";
    case DayKind::weekend: return "nghỉ cuối tuần";
    case DayKind::holiday: return "nghỉ lễ";
    case DayKind::substitute: return "nghỉ bù";
    case DayKind::made_up: return "làm bù";
    }
    return "";
}

base::Result<Calendar> Calendar::parse(std::string_view yaml) {
    using base::Code;
    if (yaml.size() > kCatalogueBytes) return base::fail(Code::too_large, "Danh mục ngày nghỉ dài quá 1 MB.", "dòng 1");
    Content made;
    try {
        auto const root = YAML::Load(std::string{yaml});
        auto const years = need(root, "years");
        made.first_year = number_of(years, "first", kYearMin, kYearMax);
        made.last_year = number_of(years, "last", made.first_year, kYearMax);
        Days days;
        for (auto const& node : need(root, "yearly"))
            for (int year = made.first_year; year <= made.last_year; ++year)
                if (auto const day = day_in(node, year))
                    days.insert_or_assign(
                        *day, noted(node, DayKind::holiday, text_of(node, "name"), text_of(node, "source")));
        add_tet(need(root, "tet"), days);
        for (auto const& node : need(root, "dated"))
            for (auto const& day : need(node, "days"))
                days.insert_or_assign(date_of(day),
                                      noted(node, DayKind::holiday, text_of(node, "name"), text_of(node, "source")));
        if (days.size() > kDatesMax) throw Fault{"Danh mục có quá nhiều ngày.", root.Mark()};
        add_substitutes(days);
        for (auto const& node : need(root, "swaps")) {
            auto const off = date_of(need(node, "off")), made_up = date_of(need(node, "made_up"));
            if (is_weekend(off) || !is_weekend(made_up) || days.contains(off))
                throw Fault{"Hoán đổi phải lấy một ngày làm việc đổi với thứ Bảy hoặc Chủ nhật.", node.Mark()};
            auto const source = text_of(node, "source");
            days.insert_or_assign(
                off, noted(node, DayKind::substitute, "Nghỉ hoán đổi, làm bù ngày " + made_up.vietnamese(), source));
            days.insert_or_assign(made_up,
                                  noted(node, DayKind::made_up, "Làm bù cho ngày " + off.vietnamese(), source));
        }
        for (auto const& node : need(root, "announced"))
            for (int year = number_of(node, "from", kYearMin, kYearMax); year <= made.last_year; ++year)
                if (auto const day = day_in(node, year)) {
                    auto note = noted(node, is_weekend(*day) ? DayKind::weekend : DayKind::working,
                                      text_of(node, "name"), text_of(node, "source"));
                    note.expected = true;
                    days.try_emplace(*day, std::move(note));
                }
        made.notes = std::move(days);
    } catch (Fault const& fault) {
        return base::fail(Code::invalid_input, fault.what, fmt::format("dòng {}", fault.at.line + 1));
    } catch (YAML::Exception const& error) {
        return base::fail(Code::invalid_input, "Danh mục ngày nghỉ không đọc được: " + error.msg + ".",
                          fmt::format("dòng {}", error.mark.line + 1));
    }
    Calendar calendar;
    calendar.content_.store(std::make_shared<Content const>(std::move(made)));
    return calendar;
}

Calendar Calendar::built_in() {
    auto calendar = parse(catalogue_file("holidays.yaml"));
    ENSURE(calendar.has_value());
    return *std::move(calendar);
}

bool Calendar::covers(Date day) const {
    auto const content = content_.load();
    return day.year() >= content->first_year && day.year() <= content->last_year;
}

DayNote Calendar::at(Date day) const {
    auto const content = content_.load();
    if (auto const found = content->notes.find(day); found != content->notes.end()) return found->second;
    return {.kind = is_weekend(day) ? DayKind::weekend : DayKind::working};
}

bool Calendar::works(Date day) const {
    auto const content = content_.load();
    auto const found = content->notes.find(day);
    if (found == content->notes.end()) return !is_weekend(day);
    return found->second.kind == DayKind::working || found->second.kind == DayKind::made_up;
}

Date Calendar::step(Date day, int direction) const {
    auto at = day;
    for (int i = 0; i <= kSearchDays; ++i, at = at.plus_days(direction))
        if (works(at)) return at;
    return day;
}

Date Calendar::next_working(Date day) const { return step(day, 1); }
Date Calendar::previous_working(Date day) const { return step(day, -1); }

Date Calendar::plus_working_days(Date day, int count) const {
    int const direction = count < 0 ? -1 : 1;
    auto at = day;
    for (; count != 0; count -= direction) {
        auto const next = step(at.plus_days(direction), direction);
        if (next == at) break; // the last day that we know
        at = next;
    }
    return at;
}

int Calendar::working_days_between(Date from, Date to) const {
    int count = 0;
    if (from <= to)
        for (auto at = from; at < to; count += works(at)) at = at.plus_days(1);
    else
        for (auto at = from; at > to; count -= works(at)) at = at.plus_days(-1);
    return count;
}

base::Result<void> Calendar::set(Date day, DayNote note) {
    using base::Code;
    if (note.name.empty() || note.name.size() > kNameBytes || !text::is_clean_utf8(note.name))
        return base::fail(Code::invalid_input, "Ngày khác thường phải có tên, không quá 200 byte.", "name",
                          "Ví dụ: Nghỉ hoán đổi theo thông báo năm 2027.");
    if (note.kind == DayKind::weekend && !is_weekend(day))
        return base::fail(Code::invalid_input,
                          fmt::format("{} là {}, không phải cuối tuần.", day.vietnamese(), weekday_name(day)), "kind",
                          "Chọn nghỉ lễ hoặc nghỉ bù.");
    if (note.kind == DayKind::made_up && !is_weekend(day))
        return base::fail(Code::invalid_input,
                          fmt::format("{} là {}, không phải cuối tuần.", day.vietnamese(), weekday_name(day)), "kind",
                          "Chọn làm việc.");
    auto changed = std::make_shared<Content>(*content_.load());
    changed->notes.insert_or_assign(day, std::move(note));
    content_.store(std::move(changed));
    return {};
}

std::vector<std::pair<Date, DayNote>> Calendar::notes(Date from, Date to) const {
    if (to < from) return {};
    auto const content = content_.load();
    return {content->notes.lower_bound(from), content->notes.upper_bound(to)};
}

} // namespace directives::due
