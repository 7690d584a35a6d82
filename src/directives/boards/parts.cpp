#include "directives/boards/parts.hpp"

#include "base/json.hpp"
#include "documents/registry/pages.hpp"
#include "http/fields.hpp"
#include "text/numbers.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace directives::boards {

namespace {

constexpr std::size_t kDirectivesMost = 20; ///< in one address

void add_option(html::Dictionary& page, std::string_view section, std::string const& value, std::string_view text,
                bool chosen) {
    page.add(section).set("VALUE", value).set("TEXT", text).show_if(chosen, "CHOSEN");
}

std::string minute_text(std::optional<int> minute) {
    return minute ? fmt::format("{:02}:{:02} ", *minute / 60, *minute % 60) : std::string{};
}

} // namespace

std::string address_with(std::string_view address, std::vector<QueryPart> const& parts) {
    std::string whole{address};
    char mark = '?';
    for (auto const& [name, value] : parts) {
        if (value.empty()) continue;
        whole += fmt::format("{}{}={}", mark, name, http::percent_encode(value));
        mark = '&';
    }
    return whole;
}

std::string board_address(OrganisationId organisation) {
    return fmt::format("/directives/board/{}", organisation.number());
}
std::string clause_address(Line const& line) {
    if (line.item == 0) return {};
    return fmt::format("{}/review#t-item-{}", documents::registry::address_of(line.paper), line.item);
}

http::Response respond(PageServices const& services, site::Visit const& visit, Recent& recent,
                       std::function<base::Result<Made>()> const& make, std::string_view current) {
    auto made = recent.get(visit, services.clock.today().iso(), make);
    if (!made) return http::refusal(made.error());
    return services.frame.respond(
        visit, {.title = std::move(made->title), .main = std::move(made->main), .current = std::string{current}});
}

html::Markup tabs(std::string_view current) {
    html::Dictionary content;
    constexpr std::pair<char const*, char const*> kTabs[] = {{kLateAddress, "Ai đang chậm"},
                                                             {kMatrixAddress, "Ma trận"},
                                                             {kListAddress, "Danh sách việc"},
                                                             {kCalendarAddress, "Lịch"},
                                                             {kDirectivesAddress, "Văn bản giao việc"},
                                                             {"/directives/tables", "Bảng tổng hợp"},
                                                             {"/directives/letters", "Đôn đốc, triển khai"},
                                                             {kWorkAddress, "Việc của tôi"}};
    for (auto const& [address, text] : kTabs)
        content.add("TAB").set("ADDRESS", address).set("TEXT", text).show_if(current == address, "CURRENT");
    return html::render("directives/board_tabs", content);
}

std::string as_of(base::Clock const& clock) {
    auto const local = std::chrono::floor<std::chrono::minutes>(clock.now() + std::chrono::hours{7});
    auto const day = std::chrono::floor<std::chrono::days>(local);
    std::chrono::hh_mm_ss const time{local - day};
    return fmt::format("{:02}:{:02} {}", time.hours().count(), time.minutes().count(), clock.today().vietnamese());
}

html::Markup lines_markup(std::span<Line const> lines, base::Date today, LinesOptions const& options) {
    if (lines.empty()) return {};
    html::Dictionary content;
    for (Line const& line : lines) {
        auto const stand = stand_of(line.clocked(), today);
        auto& row = content.add("LINE").set("ADDRESS", address_of(line.turn)).set("ACTION", line.action);
        row.set("CLASS", badge_class(stand.standing)).set("BADGE", badge_text(stand, line.last_day));
        row.set("PAPER", documents::registry::address_of(line.paper)).set("TITLE", line.title);
        row.set("WHO", options.told == Told::body ? line.body : line.issuer.empty() ? line.follower_name : line.issuer);
        if (!line.clause.empty()) {
            auto const place = clause_address(line);
            auto& clause = row.add("CLAUSE");
            if (place.empty())
                clause.add("PLAIN").set("TEXT", line.clause);
            else
                clause.add("LINK").set("TEXT", line.clause).set("PLACE", place);
        }
        row.show_if(line.urgent, "URGENT");
        if (line.due_minute && is_open(line.state)) row.add("MINUTE").set("TEXT", minute_text(line.due_minute));
        if (line.state == State::returned || line.progress)
            row.add("STATE").set("TEXT", line.progress ? fmt::format("{} {}%", vietnamese(line.state), *line.progress)
                                                       : std::string{vietnamese(line.state)});
        if (!line.said.empty()) row.add("SAID").set("TEXT", short_words(line.said, 160));
        if (!options.act.empty())
            row.add("ACT")
                .set("THERE", address_of(line.turn) + std::string{options.place})
                .set("TEXT", options.act)
                .set("LABEL", fmt::format("{}: {}", options.act, short_words(line.action, 80)));
    }
    return html::render("directives/board_lines", content);
}

std::vector<QueryPart> Wish::parts() const {
    std::vector<QueryPart> parts;
    for (auto const id : directives) parts.emplace_back("directive", std::to_string(id.number()));
    if (period) parts.emplace_back("period", period->code());
    if (area) parts.emplace_back("area", std::to_string(area.number()));
    if (!text.empty()) parts.emplace_back("q", text);
    return parts;
}

Wish wish_of(PageServices const& services, site::Visit const& visit) {
    Wish wish;
    auto const& query = visit.request.query;
    for (auto const typed : query.all("directive")) {
        if (typed.empty()) continue;
        DirectiveId const id{number_of(typed)};
        if (!id)
            wish.notices.push_back(fmt::format("Không có văn bản giao việc “{}”; điều kiện này được bỏ qua.", typed));
        else if (wish.directives.size() < kDirectivesMost)
            wish.directives.push_back(id);
    }
    wish.selection.directives = wish.directives;
    if (auto const typed = query.text("period"); !typed.empty()) {
        if (auto const period = base::Period::parse(typed)) {
            wish.period = *period;
            wish.selection.from = period->first_day();
            wish.selection.to = period->last_day();
        } else {
            wish.notices.push_back(
                fmt::format("Không đọc được kỳ “{}”; xem mọi kỳ. Ví dụ: 2026-11, 2026-Q4, 2026.", typed));
        }
    }
    if (auto const typed = query.text("area"); !typed.empty()) {
        rights::AreaId const area{number_of(typed)};
        if (area && services.atlases.now()->find(area) != nullptr) {
            wish.area = area;
            wish.selection.areas = services.areas_of(area);
        } else {
            wish.notices.push_back("Không có địa bàn này; xem mọi địa bàn.");
        }
    }
    wish.text = query.text("q");
    return wish;
}

void add_directive_choices(html::Dictionary& page, std::span<Choice const> choices, Wish const& wish) {
    for (Choice const& choice : choices)
        add_option(page, "DIRECTIVE", std::to_string(choice.id.number()),
                   choice.title + " – " + short_words(choice.subject, 70),
                   std::ranges::find(wish.directives, choice.id) != wish.directives.end());
}

void add_period_choices(html::Dictionary& page, base::Date today, Wish const& wish) {
    using base::Period;
    using enum base::PeriodKind;
    std::vector<Period> periods;
    auto const around = [&](base::PeriodKind kind) {
        auto const now = Period::holding(kind, today);
        if (auto const before = now.previous()) periods.push_back(*before);
        periods.push_back(now);
        if (auto const after = now.next()) periods.push_back(*after);
    };
    around(month);
    around(quarter);
    around(year);
    if (wish.period && std::ranges::find(periods, *wish.period) == periods.end()) periods.push_back(*wish.period);
    for (Period const& period : periods)
        add_option(page, "PERIOD", period.code(), period.label(), wish.period == period);
}

void add_area_choices(html::Dictionary& page, PageServices const& services, site::Visit const& visit,
                      Wish const& wish) {
    auto const atlas = services.atlases.now();
    auto const today = services.clock.today();
    auto const below = visit.scope().area ? atlas->children(visit.scope().area, today) : atlas->provinces(today);
    for (auto const* const unit : below)
        add_option(page, "AREA", std::to_string(unit->id.number()), unit->title_at(today).name, unit->id == wish.area);
}

void add_notices(html::Dictionary& page, Wish const& wish) {
    for (auto const& text : wish.notices) page.add("NOTICE").set("TEXT", text);
}

void add_counts(html::Dictionary& page, Counts const& counts, std::vector<QueryPart> const& parts) {
    constexpr Standing kMark[] = {Standing::overdue, Standing::soon, Standing::ahead, Standing::waiting,
                                  Standing::done};
    for (Group const group : kAllGroups) {
        auto asked = parts;
        asked.emplace_back("standing", code_of(group));
        page.add("COUNT")
            .set("TEXT", vietnamese(group))
            .set("NUMBER", text::print_integer(static_cast<std::int64_t>(counts[group])))
            .set("CLASS", badge_class(kMark[static_cast<std::size_t>(group)]))
            .set("ADDRESS", address_with(kListAddress, asked));
    }
}

std::int64_t number_of(std::string_view typed) {
    std::int64_t number = 0;
    auto const [end, wrong] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return wrong == std::errc{} && end == typed.data() + typed.size() && number > 0 ? number : 0;
}

std::string short_words(std::string_view action, std::size_t letters) {
    std::size_t seen = 0, at = 0, blank = 0;
    for (; at < action.size(); ++at) {
        if ((static_cast<unsigned char>(action[at]) & 0xC0) == 0x80) continue;
        if (action[at] == ' ') blank = at;
        if (seen++ == letters) break;
    }
    if (at >= action.size()) return std::string{action};
    return std::string{action.substr(0, blank > 0 ? blank : at)} + "…";
}

nlohmann::ordered_json json_of(Counts const& counts) {
    nlohmann::ordered_json json;
    for (Group const group : kAllGroups) json[std::string{code_of(group)}] = counts[group];
    json["all"] = counts.all();
    return json;
}

nlohmann::ordered_json json_of(Line const& line, base::Date today) {
    using Json = nlohmann::ordered_json;
    auto const stand = stand_of(line.clocked(), today);
    auto const day = [](std::optional<base::Date> const& on) { return on ? Json(on->iso()) : Json(nullptr); };
    return {{"turn", line.turn.number()},
            {"directive", line.directive.number()},
            {"paper", line.paper.number()},
            {"title", line.title},
            {"clause", line.clause},
            {"action", line.action},
            {"organisation", line.organisation.number()},
            {"body", line.body},
            {"follower", line.follower_name},
            {"issuer", line.issuer},
            {"state", code_of(line.state)},
            {"standing", code_of(stand.standing)},
            {"days", stand.days},
            {"last_day", day(line.last_day)},
            {"submitted_on", day(line.submitted_on)}};
}

} // namespace directives::boards
