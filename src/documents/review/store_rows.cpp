#include "documents/review/store_rows.hpp"

#include "base/clock.hpp"

#include <algorithm>
#include <tuple>

namespace documents::review::rows {
namespace {

constexpr char kColumns[] = "id, kind, field, position, state, version, proposal_json, value_json, origin_id, "
                            "changed_at, changed_by";
using Row = std::tuple<ItemId, std::string, std::string, std::int64_t, std::string, std::int64_t, std::string,
                       std::string, std::optional<ItemId>, std::optional<db::Instant>, std::string>;

Item read_item(Row row) {
    auto& [id, kind, field, position, state, version, proposal, value, origin, changed_at, changed_by] = row;
    auto const known_kind = kind_of(kind);
    auto const known_state = state_of(state);
    if (!known_kind || !known_state) db::throw_misfit("an item of a review");
    return {.id = id,
            .kind = *known_kind,
            .field = std::move(field),
            .position = position,
            .state = *known_state,
            .proposal = json_of(proposal),
            .value = json_of(value),
            .version = version,
            .origin = origin.value_or(ItemId{}),
            .changed_at = changed_at,
            .changed_by = std::move(changed_by)};
}

std::string month_of(db::Instant when) {
    auto const day = base::FixedClock{std::chrono::time_point_cast<std::chrono::system_clock::duration>(when)}.today();
    return day.iso().substr(0, 7);
}

} // namespace

Json json_of(std::string const& text) {
    auto json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? Json(nullptr) : json;
}
std::string text_of(Json const& json) {
    return json.is_null() ? std::string{} : json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Item> load(db::Session& session, PaperId paper) {
    std::vector<Item> items;
    session.each<ItemId, std::string, std::string, std::int64_t, std::string, std::int64_t, std::string, std::string,
                 std::optional<ItemId>, std::optional<db::Instant>, std::string>(
        std::string{"SELECT "} + kColumns + " FROM review_items WHERE paper_id = :paper ORDER BY position, id",
        {{"paper", paper}}, [&](auto... columns) { items.push_back(read_item(Row{std::move(columns)...})); });
    std::ranges::stable_sort(items, {}, &Item::kind);
    return items;
}

ItemId insert(db::Transaction& tx, PaperId paper, Item const& item) {
    return tx
        .find<ItemId>("INSERT INTO review_items (paper_id, kind, field, position, state, version, offered, "
                      "proposal_json, value_json, origin_id, decided_month, changed_at, changed_by) VALUES (:paper, "
                      ":kind, :field, :position, :state, :version, :offered, :proposal, :value, :origin, :month, :at, "
                      ":by) RETURNING id",
                      {{"paper", paper},
                       {"kind", name_of(item.kind)},
                       {"field", item.field},
                       {"position", item.position},
                       {"state", name_of(item.state)},
                       {"version", item.version},
                       {"offered", offered(item)},
                       {"proposal", text_of(item.proposal)},
                       {"value", text_of(item.value)},
                       {"origin", item.origin ? std::optional{item.origin} : std::nullopt},
                       {"month", item.changed_at ? month_of(*item.changed_at) : std::string{}},
                       {"at", item.changed_at},
                       {"by", item.changed_by}})
        .value();
}

void update(db::Transaction& tx, Item const& item) {
    tx.run("UPDATE review_items SET state = :state, value_json = :value, version = :version, origin_id = :origin, "
           "changed_at = :at, changed_by = :by, decided_month = CASE WHEN :open = 1 THEN '' WHEN decided_month = '' "
           "THEN :month ELSE decided_month END WHERE id = :id",
           {{"state", name_of(item.state)},
            {"value", text_of(item.value)},
            {"version", item.version},
            {"origin", item.origin ? std::optional{item.origin} : std::nullopt},
            {"at", item.changed_at.value()},
            {"by", item.changed_by},
            {"open", item.state == State::proposed},
            {"month", month_of(item.changed_at.value())},
            {"id", item.id}});
}

void write_version(db::Transaction& tx, Item const& item, std::string const& reason) {
    tx.run("INSERT INTO review_versions (item_id, version, state, value_json, changed_at, changed_by, reason) VALUES "
           "(:item, :version, :state, :value, :at, :by, :reason)",
           {{"item", item.id},
            {"version", item.version},
            {"state", name_of(item.state)},
            {"value", text_of(item.value)},
            {"at", item.changed_at.value()},
            {"by", item.changed_by},
            {"reason", reason}});
}

/// False: the save was carried out before.
bool first_time(db::Transaction& tx, db::Instant when, PaperId paper, std::string const& token) {
    if (token.empty()) return true;
    tx.run("DELETE FROM review_saves WHERE paper_id = :paper AND saved_at < :old",
           {{"paper", paper}, {"old", when - std::chrono::days{1}}});
    return tx.run("INSERT INTO review_saves (paper_id, token, saved_at) VALUES (:paper, :token, :at) ON CONFLICT DO "
                  "NOTHING",
                  {{"paper", paper}, {"token", token}, {"at", when}}) == 1;
}

} // namespace documents::review::rows
