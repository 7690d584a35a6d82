#include "documents/review/reseed.hpp"

#include "documents/review/store_rows.hpp"

#include <algorithm>

namespace documents::review {
namespace {

bool same_place(Item const& left, Item const& right) {
    if (left.kind != right.kind) return false;
    return left.kind == Kind::header ? left.field == right.field
                                     : same_content(left.kind, left.proposal, right.proposal);
}

/// For each item of `right` the index of its like in `left`, each of which is taken once; left.size() where there is none.
std::vector<std::size_t> matched(std::vector<Item> const& left, std::vector<Item> const& right) {
    std::vector<bool> taken(left.size());
    std::vector<std::size_t> found;
    for (auto const& item : right) {
        std::size_t i = 0;
        while (i < left.size() && (taken[i] || !same_place(left[i], item))) ++i;
        if (i < left.size()) taken[i] = true;
        found.push_back(i);
    }
    return found;
}

} // namespace

Reseeded compare(std::string_view before_json, std::string_view after_json) {
    auto const before = items_of(rows::json_of(std::string{before_json}));
    auto const after = items_of(rows::json_of(std::string{after_json}));
    auto const likes = matched(before, after);
    std::vector<bool> stays(before.size());
    Reseeded reseeded;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (likes[i] == before.size()) {
            if (offered(after[i])) reseeded.added.push_back(after[i]);
            continue;
        }
        auto const& was = before[likes[i]];
        stays[likes[i]] = true;
        if (was.kind == Kind::header && !same_content(Kind::header, was.proposal, after[i].proposal))
            reseeded.changed.emplace_back(was, after[i]);
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!stays[i] && offered(before[i])) reseeded.removed.push_back(before[i]);
    return reseeded;
}

void reseed(db::Transaction& tx, PaperId paper, std::string_view reading_json) {
    auto const there = rows::load(tx, paper);
    auto const fresh = items_of(rows::json_of(std::string{reading_json}));
    auto const likes = matched(there, fresh);
    std::vector<bool> stays(there.size());
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (likes[i] == there.size()) {
            rows::insert(tx, paper, fresh[i]);
            continue;
        }
        auto const& was = there[likes[i]];
        stays[likes[i]] = true;
        if (was.state != State::proposed) continue;
        // The version rises where the words change: who has the old proposal on the screen is told.
        bool const same = same_content(was.kind, was.proposal, fresh[i].proposal);
        tx.run("UPDATE review_items SET proposal_json = :proposal, offered = :offered, position = :position, version = "
               "version + :step WHERE id = :id",
               {{"proposal", rows::text_of(fresh[i].proposal)},
                {"offered", offered(fresh[i])},
                {"position", fresh[i].position},
                {"step", same ? 0 : 1},
                {"id", was.id}});
    }
    for (std::size_t i = 0; i < there.size(); ++i)
        if (!stays[i] &&
            there[i].state == State::proposed) // one that was decided once and opened again keeps its story
            tx.run("DELETE FROM review_items WHERE id = :id AND NOT EXISTS (SELECT 1 FROM review_versions v WHERE "
                   "v.item_id = review_items.id) AND NOT EXISTS (SELECT 1 FROM review_items o WHERE o.origin_id = "
                   "review_items.id)",
                   {{"id", there[i].id}});
}

} // namespace documents::review
