#pragma once

#include "base/date.hpp"
#include "db/database.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Directives, duties and turns put straight into the tables, many at once: for tests and the benchmark of what only reads them.
namespace support {

struct SampleBody {
    std::int64_t id;
    std::string name;
    std::int64_t area = 0; ///< 0: a central body; else an area that is made with it
};
struct SampleDuty {
    std::int64_t id;
    std::string clause, action, consequence = {};
};
struct SampleDirective {
    std::int64_t id; ///< of its paper too
    std::int64_t follower;
    std::string title, subject;
    base::Date day;
    std::string issuer_level = "province";
    std::vector<SampleDuty> duties;
    std::string state = "issued";
};
struct SampleTurn {
    std::int64_t id; ///< of its assignment too: one turn each
    std::int64_t directive, duty, body;
    std::optional<base::Date> last_day;
    std::string state = "not_started";
    std::optional<base::Date> submitted_on = {};
};

/// What `next` hands over until it is empty, by the engine's own bulk load.
class SampleTurns {
public:
    explicit SampleTurns(db::Transaction& tx) : tx_{tx} {}

    void bodies(std::vector<SampleBody> const& bodies) {
        for (auto const& body : bodies) bodies_.emplace(body.id, body);
        std::vector<std::int64_t> areas;
        for (auto const& body : bodies)
            if (body.area != 0) areas.push_back(body.area);
        std::sort(areas.begin(), areas.end());
        areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
        rows("area_units", {"id", "level"}, areas,
             [](std::int64_t area) { return Row{area, std::string{"province"}}; });
        rows("area_titles", {"area_id", "name", "kind"}, areas, [](std::int64_t area) {
            return Row{area, "Tỉnh số " + std::to_string(area), std::string{"province"}};
        });
        rows("organisations",
             {"id", "kind", "level", "area_id", "name", "name_sort", "searched", "source", "certainty", "changed"},
             bodies, [](SampleBody const& body) {
                 return Row{body.id,
                            std::string{"committee"},
                            std::string{body.area == 0 ? "central" : "province"},
                            body.area == 0 ? db::Value{} : db::Value{body.area},
                            body.name,
                            body.name,
                            std::string{},
                            std::string{"thử"},
                            std::string{"read"},
                            std::int64_t{0}};
             });
        rows("organisation_names", {"organisation_id", "name", "alias"}, bodies,
             [](SampleBody const& body) { return Row{body.id, body.name, std::int64_t{0}}; });
    }

    void directives(std::vector<SampleDirective> const& directives) {
        rows(
            "papers",
            {"id",           "state",       "version",      "issuer",          "parent_issuer",   "number",  "symbol",
             "number_key",   "type",        "place",        "date_text",       "listed_day",      "subject", "signer",
             "signer_title", "directed_by", "urgency",      "addressees_json", "recipients_json", "pages",   "searched",
             "taken_in_at",  "taken_in_by", "taken_in_for", "changed_at",      "changed_by"},
            directives, [](SampleDirective const& one) {
                std::string const none;
                std::int64_t const zero = 0;
                return Row{one.id,
                           std::string{"confirmed"},
                           std::int64_t{1},
                           none,
                           none,
                           std::to_string(one.id),
                           none,
                           std::to_string(one.id),
                           none,
                           none,
                           none,
                           one.day.iso(),
                           one.subject,
                           none,
                           none,
                           none,
                           zero,
                           std::string{"[]"},
                           std::string{"[]"},
                           zero,
                           none,
                           zero,
                           none,
                           zero,
                           zero,
                           none};
            });
        rows("directives",
             {"id", "paper_id", "follower_id", "follower", "issuer", "issuer_level", "state", "version", "title",
              "subject", "title_sort", "searched", "day", "made_at", "made_by"},
             directives, [this](SampleDirective const& one) {
                 return Row{one.id,
                            one.id,
                            one.follower,
                            name_of(one.follower),
                            name_of(one.follower),
                            one.issuer_level,
                            one.state,
                            std::int64_t{1},
                            one.title,
                            one.subject,
                            one.title,
                            one.title,
                            one.day.iso(),
                            std::int64_t{0},
                            std::string{"thử"}};
             });
        std::vector<std::pair<std::int64_t, SampleDuty>> duties;
        for (auto const& one : directives)
            for (auto const& duty : one.duties) duties.emplace_back(one.id, duty);
        rows("duties", {"id", "directive_id", "position", "state", "clause", "action", "consequence", "rule_json"},
             duties, [](std::pair<std::int64_t, SampleDuty> const& one) {
                 return Row{one.second.id,     one.first,         one.second.id,          std::string{"issued"},
                            one.second.clause, one.second.action, one.second.consequence, std::string{"{}"}};
             });
        for (auto const& one : directives) followers_.emplace(one.id, std::pair{one.follower, one.day});
    }

    void turns(std::vector<SampleTurn> const& turns) {
        rows("assignments", {"id", "duty_id", "organisation_id", "body", "body_sort", "area_id", "role", "state"},
             turns, [this](SampleTurn const& turn) {
                 return Row{turn.id,
                            turn.duty,
                            turn.body,
                            name_of(turn.body),
                            name_of(turn.body),
                            area_of(turn.body),
                            std::string{"lead"},
                            std::string{"issued"}};
             });
        rows("turns",
             {"id", "assignment_id", "duty_id", "directive_id", "organisation_id", "body", "body_sort", "area_id",
              "follower_id", "position", "due_day", "last_day", "listed_day", "state", "is_open", "version", "given_on",
              "submitted_on"},
             turns, [this](SampleTurn const& turn) {
                 bool const ended =
                     turn.state == "accepted" || turn.state == "withdrawn" || turn.state == "handed_over";
                 auto const& [follower, given] = followers_.at(turn.directive);
                 auto const last = turn.last_day ? db::Value{turn.last_day->iso()} : db::Value{};
                 return Row{turn.id,
                            turn.id,
                            turn.duty,
                            turn.directive,
                            turn.body,
                            name_of(turn.body),
                            name_of(turn.body),
                            area_of(turn.body),
                            follower,
                            std::int64_t{1},
                            last,
                            last,
                            turn.last_day ? turn.last_day->iso() : std::string{"2199-12-31"},
                            turn.state,
                            std::int64_t{ended ? 0 : 1},
                            std::int64_t{1},
                            given.iso(),
                            turn.submitted_on ? db::Value{turn.submitted_on->iso()} : db::Value{}};
             });
        std::vector<std::tuple<std::int64_t, std::string, base::Date>> events;
        for (auto const& turn : turns) {
            events.emplace_back(turn.id, "issued", followers_.at(turn.directive).second.plus_days(2));
            if (turn.submitted_on) events.emplace_back(turn.id, "submitted", *turn.submitted_on);
        }
        rows("turn_events", {"turn_id", "kind", "at", "on_day", "by_whom"}, events,
             [](std::tuple<std::int64_t, std::string, base::Date> const& event) {
                 return Row{std::get<0>(event), std::get<1>(event), std::int64_t{0}, std::get<2>(event).iso(),
                            std::string{"thử"}};
             });
    }

private:
    using Row = std::vector<db::Value>;

    template <class T, class Make>
    void rows(std::string_view table, std::vector<std::string_view> const& columns, std::vector<T> const& all,
              Make make) {
        std::size_t next = 0;
        tx_.bulk_insert(table, columns, [&](std::vector<db::Value>& row) {
            if (next == all.size()) return false;
            row = make(all[next++]);
            return true;
        });
    }
    std::string const& name_of(std::int64_t id) const { return bodies_.at(id).name; }
    db::Value area_of(std::int64_t id) const {
        return bodies_.at(id).area == 0 ? db::Value{} : db::Value{bodies_.at(id).area};
    }

    db::Transaction& tx_;
    std::map<std::int64_t, SampleBody> bodies_;
    std::map<std::int64_t, std::pair<std::int64_t, base::Date>> followers_; ///< of a directive: follower and day
};

} // namespace support
