#include "directives/due/days.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"

#include <array>
#include <fmt/core.h>

namespace directives::due {
namespace {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

constexpr std::array<std::pair<DayKind, char const*>, 4> kKinds = {{{DayKind::working, "working"},
                                                                    {DayKind::holiday, "holiday"},
                                                                    {DayKind::substitute, "substitute"},
                                                                    {DayKind::made_up, "made_up"}}};

std::string code_of(DayKind kind) {
    for (auto const& [own, code] : kKinds)
        if (own == kind) return code;
    return {};
}

DayKind kind_of(std::string const& code) {
    for (auto const& [kind, own] : kKinds)
        if (code == own) return kind;
    return DayKind::working;
}

void tell(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date day, std::string const& before,
          std::string const& after) {
    auto const facts = [](std::string const& text) {
        return text.empty() ? std::string{}
                            : nlohmann::ordered_json{{"Ngày", text}}.dump(
                                  -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    };
    audit::write(tx, scope, when,
                 {.verb = "calendar_day",
                  .object = "calendar/" + day.iso(),
                  .label = "Ngày " + day.vietnamese(),
                  .before = facts(before),
                  .after = facts(after)});
}

std::string words(DayNote const& note) { return fmt::format("{}: {}", kind_name(note.kind), note.name); }

std::optional<DayNote> find_day(db::Session& session, base::Date day) {
    auto const row = session.find<std::string, std::string, std::string>(
        "SELECT kind, name, source FROM calendar_days WHERE day = :day", {{"day", day}});
    if (!row) return std::nullopt;
    auto const& [kind, name, source] = *row;
    return DayNote{.kind = kind_of(kind), .name = name, .source = source};
}

} // namespace

std::vector<OwnDay> own_days(db::Session& session) {
    std::vector<OwnDay> days;
    session.each<base::Date, std::string, std::string, std::string, std::string>(
        "SELECT day, kind, name, source, set_by FROM calendar_days ORDER BY day", {},
        [&](base::Date day, std::string const& kind, std::string name, std::string source, std::string by) {
            days.push_back(
                {day, {.kind = kind_of(kind), .name = std::move(name), .source = std::move(source)}, std::move(by)});
        });
    return days;
}

base::Result<void> put_day(db::Transaction& tx, Scope const& scope, db::Instant when, Calendar const& catalogue,
                           base::Date day, DayNote const& note) {
    TRY(rights::require(scope, Capability::administer_system));
    if (!catalogue.covers(day))
        return fail(Code::invalid_input, fmt::format("Năm {} nằm ngoài lịch của hệ thống.", day.year()), "day",
                    "Nhập ngày từ 2019 đến 2035.");
    auto checked = catalogue;
    TRY(checked.set(day, note));
    if (note.source.size() > 500)
        return fail(Code::invalid_input, "Nguồn dài quá 500 byte.", "source", "Chỉ ghi số, ký hiệu của thông báo.");
    auto const before = find_day(tx, day);
    tx.run("INSERT INTO calendar_days (day, kind, name, source, set_at, set_by) VALUES (:day, :kind, :name, :source, "
           ":at, :by) ON CONFLICT (day) DO UPDATE SET kind = :kind, name = :name, source = :source, set_at = :at, "
           "set_by = :by",
           {{"day", day},
            {"kind", code_of(note.kind)},
            {"name", note.name},
            {"source", note.source},
            {"at", when},
            {"by", scope.actor}});
    tell(tx, scope, when, day, before ? words(*before) : std::string{}, words(note));
    return {};
}

base::Result<void> remove_day(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date day) {
    TRY(rights::require(scope, Capability::administer_system));
    auto const before = find_day(tx, day);
    if (!before)
        return fail(Code::not_found, fmt::format("Ngày {} không có trong danh sách.", day.vietnamese()), {},
                    "Tải lại trang để xem danh sách mới nhất.");
    tx.run("DELETE FROM calendar_days WHERE day = :day", {{"day", day}});
    tell(tx, scope, when, day, words(*before), {});
    return {};
}

Calendar calendar_of(db::Session& session) {
    auto calendar = Calendar::built_in();
    for (auto const& own : own_days(session)) static_cast<void>(calendar.set(own.day, own.note));
    return calendar;
}

} // namespace directives::due
