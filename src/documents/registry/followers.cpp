// Search and citations keep something of each paper: they follow in the transaction of the change.
#include "documents/citations/store.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/search/index.hpp"

namespace documents::registry::rows {

void tell_followers(db::Transaction& tx, PaperId id) {
    search::index(tx, id);
    auto const paper = read(tx, id);
    auto const reading = current_reading(tx, id);
    if (!paper || !reading) return;
    citations::follow(tx, paper->changed_at, id, citations::trail_of_stored(paper->head, reading->json, reading->text));
}

} // namespace documents::registry::rows
