#include "directives/tables/store_rows.hpp"

#include <algorithm>
#include <unordered_map>

namespace directives::tables {
namespace {

constexpr std::size_t kKept = 32; ///< tables of 5 000 units are some megabytes each

/// `before` brought up to `table`, which has the same rows.
std::shared_ptr<Whole const> brought_up(db::Session& session, Whole const& before, Table const& table,
                                        base::Date today) {
    Whole now{table, before.rows, {}, today};
    std::unordered_map<RowId, std::size_t> at;
    for (std::size_t i = 0; i < now.rows.size(); ++i) at.emplace(now.rows[i].id, i);
    for (auto& [row, step, cell] : rows::cells_after(session, table.id, before.table.revision))
        if (auto const found = at.find(row); found != at.end() && step < table.steps.size())
            now.rows[found->second].cells[step] = std::move(cell);
    now.evaluation = evaluate(now.table, now.rows, today);
    return std::make_shared<Whole const>(std::move(now));
}

std::shared_ptr<Whole const> read_whole(db::Session& session, Table const& table, base::Date today) {
    Whole now{table, read_rows(session, table), {}, today};
    now.evaluation = evaluate(now.table, now.rows, today);
    return std::make_shared<Whole const>(std::move(now));
}

/// Whether nothing but cells can differ.
bool same_rows(Whole const& before, Table const& table) { return before.table.rows_revision == table.rows_revision; }

} // namespace

std::vector<Row> read_rows(db::Session& session, Table const& table) {
    auto all = rows::read_rows(session, table);
    std::unordered_map<RowId, std::size_t> at;
    at.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) at.emplace(all[i].id, i);
    for (auto& [row, step, cell] : rows::cells_after(session, table.id, 0))
        if (auto const found = at.find(row); found != at.end() && step < table.steps.size())
            all[found->second].cells[step] = std::move(cell);
    return all;
}

std::shared_ptr<Whole const> Shelf::whole(db::Session& session, Table const& table, base::Date today) {
    std::shared_ptr<Place> place;
    {
        std::scoped_lock const lock{guard_};
        auto& found = places_[table.id];
        if (!found) found = std::make_shared<Place>();
        found->used = ++uses_;
        place = found;
        while (places_.size() > kKept)
            places_.erase(std::ranges::min_element(places_, {}, [](auto const& one) { return one.second->used; }));
    }
    std::scoped_lock const lock{place->turn};
    auto const& there = place->whole;
    if (there && there->table.revision == table.revision && there->today == today) return there;
    // A reader whose snapshot is older than what is kept reads for itself.
    if (there && there->table.revision > table.revision) return read_whole(session, table, today);
    place->whole = there && same_rows(*there, table) ? brought_up(session, *there, table, today)
                                                     : read_whole(session, table, today);
    return place->whole;
}

} // namespace directives::tables
