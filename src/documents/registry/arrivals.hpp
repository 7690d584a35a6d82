#pragma once

#include "documents/registry/papers.hpp"

#include <memory>
#include <vector>

/// Papers that come in. What search, review and citations keep of each is worked out before the transaction and written at its end, for
/// all papers at once: the store is held for as long as writing takes, and no longer.
namespace documents::registry {

/// What is made of a file that was read, without the store.
struct Trace;
std::shared_ptr<Trace const> trace_of(NewPaper const& paper);

class Arrivals {
public:
    Arrivals(db::Transaction& tx, db::Instant when, base::Date today);
    ~Arrivals();
    Arrivals(Arrivals const&) = delete;

    /// Makes a draft of it, with text and reading, seen by the scope's organisation. `scope` and `paper` stay until settle(). Errors:
    /// refused (no right; a state-secret mark).
    base::Result<PaperId> take_in(rights::Scope const& scope, NewPaper const& paper);
    /// Writes the rest. Before it the papers are there, but in no list, search or review, and not in the audit log: never commit without it.
    void settle();

private:
    struct Arrived;
    db::Transaction& tx_;
    db::Instant when_;
    base::Date today_;
    std::vector<Arrived> arrived_;
};

} // namespace documents::registry
