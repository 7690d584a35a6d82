// Saving cells: what was touched is kept, what somebody else changed meanwhile comes back with both values.
#include "directives/tables/store_rows.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {

using base::Code;
using base::fail;
using rights::Scope;
using Json = nlohmann::ordered_json;

namespace {

base::Error not_there() {
    return {Code::not_found, "Bảng không có ô này.", {}, "Tải lại trang: dòng có thể đã được bỏ khỏi bảng."};
}

class Saving {
public:
    Saving(db::Transaction& tx, Scope const& scope, db::Instant when, Table const& table, std::int64_t revision)
        : tx_{tx}, scope_{scope}, when_{when}, table_{table}, revision_{revision},
          sight_{sight_of(tx, scope, rows::day_of(when), table)} {}

    void take(std::size_t index, Change const& change) {
        Row* const row = find(change.row);
        if (!row || change.step >= table_.steps.size()) return trouble(index, not_there());
        auto const kind = table_.steps[change.step].kind;
        auto& cell = row->cells[change.step];
        auto value = parse_value(kind, change.typed);
        // A form sends every cell of its page: what stands there already is no change, whoever it belongs to.
        if (value ? *value == cell.value : change.typed == cell.value) return done(change);
        if (change.seen_revision && cell.revision > *change.seen_revision) {
            auto const seen = rows::value_at(tx_, change.row, change.step, *change.seen_revision);
            if (value ? *value == seen : change.typed == shown(kind, seen)) return; // not touched; theirs stays
        }
        if (!sight_.may_write(*row))
            return trouble(index, {Code::refused,
                                   fmt::format("Anh/chị không được ghi dòng {}.", row->label),
                                   {},
                                   "Chỉ cơ quan lập bảng và chính đơn vị ấy ghi dòng này."});
        if (!value) {
            auto error = value.error();
            error.message = fmt::format("{}, cột {}: {}", row->label, table_.steps[change.step].heading, error.message);
            return trouble(index, std::move(error));
        }
        bool const theirs_is_newer = (change.seen && *change.seen != cell.version) ||
                                     (change.seen_revision && cell.revision > *change.seen_revision);
        if (theirs_is_newer) {
            saved_.conflicts.push_back({index, *value, cell});
            return;
        }
        write(*row, change, *std::move(value));
    }

    Saved finish() {
        saved_.revision = revision_;
        if (!saved_.changed) return std::move(saved_);
        audit::write(tx_, scope_, when_,
                     {.verb = "status_cells",
                      .object = fmt::format("status_table/{}", table_.id.number()),
                      .label = table_.title,
                      .before = before_.dump(),
                      .after = after_.dump()});
        return std::move(saved_);
    }

private:
    Row* find(RowId id) {
        auto at = rows_.find(id);
        if (at == rows_.end()) {
            auto row = find_row(tx_, table_, id);
            at = rows_.emplace(id, row ? std::optional{*std::move(row)} : std::nullopt).first;
        }
        return at->second ? &*at->second : nullptr;
    }
    void trouble(std::size_t index, base::Error error) { saved_.troubles.push_back({index, std::move(error)}); }
    void done(Change const& change) { saved_.cells.emplace_back(change.row, change.step); }

    void write(Row& row, Change const& change, std::string value) {
        auto& cell = row.cells[change.step];
        auto const& step = table_.steps[change.step];
        auto const name = row.label + " – " + step.heading;
        before_[name] = shown(step.kind, cell.value);
        after_[name] = shown(step.kind, value);
        cell = {std::move(value), cell.version + 1,
                revision_,        change.origin.value_or(sight_.holder ? Origin::holder : Origin::unit),
                change.paper,     when_,
                scope_.actor};
        rows::write_cell(tx_, table_.id, row.id, change.step, cell);
        saved_.changed = true;
        done(change);
    }

    db::Transaction& tx_;
    Scope const& scope_;
    db::Instant when_;
    Table const& table_;
    std::int64_t revision_;
    Sight sight_;
    std::map<RowId, std::optional<Row>> rows_;
    Json before_ = Json::object(), after_ = Json::object();
    Saved saved_;
};

} // namespace

base::Result<Saved> save(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id,
                         std::span<Change const> changes) {
    static_cast<void>(TRY(find_table(tx, scope, rows::day_of(when), id)));
    auto const revision = rows::raise(tx, scope, when, id); // whoever else saves waits from here
    auto const table = rows::read_table(tx, id).value();
    if (table.closed())
        return fail(Code::refused,
                    fmt::format("Bảng đã chốt lúc {} ({}): {}.", documents::print_moment(*table.closed_at),
                                table.closed_by, table.closed_reason),
                    {}, "Báo cơ quan lập bảng mở lại nếu cần sửa.");
    Saving saving{tx, scope, when, table, revision};
    for (std::size_t i = 0; i < changes.size(); ++i) saving.take(i, changes[i]);
    return saving.finish();
}

} // namespace directives::tables
