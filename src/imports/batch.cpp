#include "imports/batch.hpp"

#include "base/ensure.hpp"
#include "imports/batch_json.hpp"

#include <array>
#include <fmt/core.h>

namespace db {

template <>
struct Column<imports::State> {
    static constexpr Kind kind = Kind::text;
    static Value to(imports::State state) { return std::string{imports::name_of(state)}; }
    static imports::State from(Value const& value) {
        auto const name = Column<std::string>::from(value);
        for (int i = 0; i <= static_cast<int>(imports::State::abandoned); ++i)
            if (imports::name_of(static_cast<imports::State>(i)) == name) return static_cast<imports::State>(i);
        throw_misfit("a state of an import");
    }
};

} // namespace db

namespace imports {

namespace {

struct Words {
    std::string_view name, vietnamese;
};
constexpr std::array<Words, 9> kStates{{{"reading", "Đang đọc tệp"},
                                        {"matching", "Chờ chọn cột"},
                                        {"examining", "Đang kiểm tra"},
                                        {"ready", "Chờ ghi"},
                                        {"committing", "Đang ghi"},
                                        {"committed", "Đã ghi"},
                                        {"undone", "Đã hoàn tác"},
                                        {"failed", "Không đọc được"},
                                        {"abandoned", "Đã bỏ"}}};

/// The operator at the command line sees all; a person what the own organisation brought.
bool sees(rights::Scope const& scope, Batch const& batch) {
    return !scope.person || scope.organisation.number() == batch.organisation;
}

template <class Take>
void each_batch(db::Session& session, db::Instant now, std::string const& where, db::Binds const& binds, Take take) {
    session.each<BatchId, std::string, std::int64_t, std::string, db::Instant, State, db::Instant, std::string,
                 std::string, std::string, std::string, std::int64_t, std::string, std::string, std::string,
                 std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                 std::int64_t, std::int64_t, BatchId, std::string, std::string, std::optional<db::Instant>, std::string,
                 std::optional<db::Instant>, std::string, std::string>(
        "SELECT id, domain, organisation, actor, created_at, state, lease_until, file_name, file_digest, "
        "settings_json, sheet, header_row, headings_json, matching_json, sheets_json, notes_json, error_json, "
        "rows_read, rows_examined, edits, added, changed, same, rejected, repeats, reason, digest, committed_at, "
        "committed_by, undone_at, undone_by, undo_reason FROM import_batches " +
            where,
        binds,
        [&](BatchId id, std::string domain, std::int64_t organisation, std::string actor, db::Instant created,
            State state, db::Instant lease, std::string file, std::string digest, std::string settings,
            std::string sheet, std::int64_t header_row, std::string headings, std::string matching, std::string sheets,
            std::string notes, std::string error, std::int64_t read, std::int64_t examined, std::int64_t edits,
            std::int64_t added, std::int64_t changed, std::int64_t same, std::int64_t rejected, BatchId repeats,
            std::string reason, std::string content, std::optional<db::Instant> committed_at, std::string committed_by,
            std::optional<db::Instant> undone_at, std::string undone_by, std::string undo_reason) {
            take(Batch{.id = id,
                       .domain = std::move(domain),
                       .organisation = organisation,
                       .actor = std::move(actor),
                       .created_at = created,
                       .state = state,
                       .broken = works(state) && lease < now,
                       .file_name = std::move(file),
                       .file_digest = std::move(digest),
                       .settings = settings_of(settings),
                       .sheet = std::move(sheet),
                       .header_row = header_row,
                       .headings = texts_of(headings),
                       .matching = matching_of(matching),
                       .sheets = sheets_of(sheets),
                       .notes = texts_of(notes),
                       .error = error_of(error),
                       .rows_read = read,
                       .rows_examined = examined,
                       .edits = edits,
                       .counts = {added, changed, same, rejected},
                       .repeats = repeats,
                       .reason = std::move(reason),
                       .digest = std::move(content),
                       .committed_at = committed_at,
                       .undone_at = undone_at,
                       .committed_by = std::move(committed_by),
                       .undone_by = std::move(undone_by),
                       .undo_reason = std::move(undo_reason)});
        });
}

} // namespace

std::string_view name_of(State state) { return kStates.at(static_cast<std::size_t>(state)).name; }
std::string_view vietnamese(State state) { return kStates.at(static_cast<std::size_t>(state)).vietnamese; }

bool works(State state) { return state == State::reading || state == State::examining || state == State::committing; }

BatchId create_batch(db::Transaction& tx, rights::Scope const& scope, db::Instant now, Domain const& domain,
                     std::string const& file_name, std::string const& file_digest, Settings const& settings) {
    return tx
        .find<BatchId>("INSERT INTO import_batches (domain, organisation, person, actor, created_at, state, "
                       "lease_until, file_name, file_digest, settings_json) VALUES (:domain, :organisation, :person, "
                       ":actor, :now, :state, :lease, :file_name, :file_digest, :settings) RETURNING id",
                       {{"domain", domain.description().key},
                        {"organisation", scope.organisation},
                        {"person", scope.person},
                        {"actor", scope.actor},
                        {"now", now},
                        {"state", State::reading},
                        {"lease", now + kLease},
                        {"file_name", file_name},
                        {"file_digest", file_digest},
                        {"settings", json_of(settings)}})
        .value();
}

base::Result<Batch> find_batch(db::Session& session, rights::Scope const& scope, Domain const& domain, BatchId id,
                               db::Instant now) {
    TRY(rights::require(scope, domain.description().need));
    std::optional<Batch> found;
    each_batch(session, now, "WHERE id = :id", {{"id", id}}, [&](Batch batch) { found = std::move(batch); });
    if (!found || found->domain != domain.description().key || !sees(scope, *found))
        return base::fail(base::Code::not_found, fmt::format("Không có lô nhập số {}.", id.number()), {},
                          "Chọn lô trong danh sách các lần nhập.");
    return *std::move(found);
}

std::vector<Batch> recent_batches(db::Session& session, rights::Scope const& scope, Registry const& registry,
                                  db::Instant now, std::int64_t count) {
    std::string domains; // keys of ours, no text from outside
    for (Domain const* domain : registry.all())
        if (scope.may(domain->description().need))
            domains += fmt::format("{}'{}'", domains.empty() ? "" : ", ", domain->description().key);
    std::vector<Batch> batches;
    if (domains.empty()) return batches;
    each_batch(
        session, now,
        fmt::format("WHERE organisation = :organisation AND domain IN ({}) ORDER BY id DESC LIMIT :count", domains),
        {{"organisation", scope.organisation}, {"count", count}},
        [&](Batch batch) { batches.push_back(std::move(batch)); });
    return batches;
}

bool begin_work(db::Session& session, BatchId id, std::initializer_list<State> from, State to, db::Instant now,
                std::chrono::seconds lease) {
    std::string states, working;
    for (State const state : from) {
        auto& list = works(state) ? working : states;
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", name_of(state));
    }
    std::string condition = "(";
    if (!states.empty()) condition += fmt::format("state IN ({})", states);
    if (!working.empty())
        condition += fmt::format("{}(state IN ({}) AND lease_until < :now)", states.empty() ? "" : " OR ", working);
    condition += ")";
    db::Binds binds{{"id", id}, {"to", to}, {"until", now + lease}};
    if (!working.empty()) binds.emplace_back("now", now);
    return session.run("UPDATE import_batches SET state = :to, lease_until = :until, error_json = '' "
                       "WHERE id = :id AND " +
                           condition,
                       binds) == 1;
}

void report_progress(db::Session& session, BatchId id, std::int64_t rows_read, std::int64_t rows_examined,
                     db::Instant now) {
    session.run("UPDATE import_batches SET rows_read = :read, rows_examined = :examined, lease_until = :until "
                "WHERE id = :id",
                {{"read", rows_read}, {"examined", rows_examined}, {"until", now + kLease}, {"id", id}});
}

void save_batch(db::Session& session, Batch const& batch) {
    session.run("UPDATE import_batches SET state = :state, lease_until = 0, sheet = :sheet, header_row = :header_row, "
                "headings_json = :headings, matching_json = :matching, sheets_json = :sheets, notes_json = :notes, "
                "error_json = :error, rows_read = :read, rows_examined = :examined, edits = :edits, added = :added, "
                "changed = :changed, same = :same, rejected = :rejected, repeats = :repeats, digest = :digest "
                "WHERE id = :id",
                {{"state", batch.state},
                 {"sheet", batch.sheet},
                 {"header_row", batch.header_row},
                 {"headings", json_of_texts(batch.headings)},
                 {"matching", json_of_matching(batch.matching)},
                 {"sheets", json_of_sheets(batch.sheets)},
                 {"notes", json_of_texts(batch.notes)},
                 {"error", json_of_error(batch.error)},
                 {"read", batch.rows_read},
                 {"examined", batch.rows_examined},
                 {"edits", batch.edits},
                 {"added", batch.counts.added},
                 {"changed", batch.counts.changed},
                 {"same", batch.counts.same},
                 {"rejected", batch.counts.rejected},
                 {"repeats", batch.repeats},
                 {"digest", batch.digest},
                 {"id", batch.id}});
}

bool set_state(db::Session& session, BatchId id, State from, State to, std::optional<base::Error> const& error) {
    return session.run("UPDATE import_batches SET state = :to, lease_until = 0, error_json = :error "
                       "WHERE id = :id AND state = :from",
                       {{"to", to}, {"error", json_of_error(error)}, {"id", id}, {"from", from}}) == 1;
}

void save_settings(db::Session& session, BatchId id, Settings const& settings) {
    session.run("UPDATE import_batches SET settings_json = :settings WHERE id = :id",
                {{"settings", json_of(settings)}, {"id", id}});
}

void mark_committed(db::Session& session, BatchId id, rights::Scope const& scope, db::Instant now,
                    std::string const& reason) {
    session.run("UPDATE import_batches SET state = :state, lease_until = 0, error_json = '', committed_at = :now, "
                "committed_by = :actor, reason = :reason WHERE id = :id",
                {{"state", State::committed}, {"now", now}, {"actor", scope.actor}, {"reason", reason}, {"id", id}});
}

void mark_undone(db::Session& session, BatchId id, rights::Scope const& scope, db::Instant now,
                 std::string const& reason) {
    session.run("UPDATE import_batches SET state = :state, error_json = '', undone_at = :now, undone_by = :actor, "
                "undo_reason = :reason WHERE id = :id",
                {{"state", State::undone}, {"now", now}, {"actor", scope.actor}, {"reason", reason}, {"id", id}});
}

void end_leases(db::Session& session) {
    session.run("UPDATE import_batches SET lease_until = 0 WHERE lease_until > 0");
}

BatchId find_repeated(db::Session& session, Batch const& batch) {
    if (batch.edits > 0) return {};
    return session
        .find<BatchId>("SELECT id FROM import_batches WHERE file_digest = :file AND domain = :domain AND organisation "
                       "= :organisation AND state = 'committed' AND edits = 0 AND rejected = 0 AND sheet = :sheet AND "
                       "header_row = :header_row AND matching_json = :matching AND settings_json = :settings AND id "
                       "<> :id ORDER BY id DESC LIMIT 1",
                       {{"file", batch.file_digest},
                        {"domain", batch.domain},
                        {"organisation", batch.organisation},
                        {"sheet", batch.sheet},
                        {"header_row", batch.header_row},
                        {"matching", json_of_matching(batch.matching)},
                        {"settings", json_of(batch.settings)},
                        {"id", batch.id}})
        .value_or(BatchId{});
}

BatchId find_later(db::Session& session, Batch const& batch) {
    ENSURE(batch.committed_at.has_value());
    return session
        .find<BatchId>(
            "SELECT later.id FROM import_batches later WHERE later.domain = :domain AND later.state = 'committed' AND "
            "later.id <> :id AND (later.committed_at > :at OR (later.committed_at = :at AND later.id > :id)) AND "
            "EXISTS (SELECT 1 FROM import_findings mine JOIN import_findings theirs ON theirs.row_key = mine.row_key "
            "WHERE mine.batch = :id AND mine.verdict <= 1 AND mine.row_key <> '' AND theirs.batch = later.id AND "
            "theirs.verdict <= 1) ORDER BY later.committed_at DESC, later.id DESC LIMIT 1",
            {{"domain", batch.domain}, {"id", batch.id}, {"at", *batch.committed_at}})
        .value_or(BatchId{});
}

void remember_matching(db::Session& session, Batch const& batch) {
    session.run("INSERT INTO import_matchings (domain, organisation, headings, matching_json) VALUES (:domain, "
                ":organisation, :headings, :matching) ON CONFLICT (domain, organisation, headings) DO UPDATE SET "
                "matching_json = excluded.matching_json",
                {{"domain", batch.domain},
                 {"organisation", batch.organisation},
                 {"headings", headings_key(batch.headings)},
                 {"matching", json_of_matching(batch.matching)}});
}

std::optional<Matching> remembered_matching(db::Session& session, Domain const& domain, std::int64_t organisation,
                                            std::vector<std::string> const& headings) {
    auto const json = session.find<std::string>(
        "SELECT matching_json FROM import_matchings WHERE domain = :domain AND organisation = :organisation AND "
        "headings = :headings",
        {{"domain", domain.description().key}, {"organisation", organisation}, {"headings", headings_key(headings)}});
    if (!json) return std::nullopt;
    auto matching = matching_of(*json);
    for (auto const& column : matching) // of an older version, with other columns
        if (column && *column >= domain.description().columns.size()) return std::nullopt;
    if (matching.size() != headings.size()) return std::nullopt;
    return matching;
}

} // namespace imports
