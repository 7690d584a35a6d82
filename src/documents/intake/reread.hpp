#pragma once

#include "documents/registry/papers.hpp"

#include <functional>

/// Reading once more what was read by an older version of the reader.
namespace documents::intake {

struct Reread {
    registry::PaperId paper;
    std::string title;
    registry::PaperState state = registry::PaperState::draft;
    std::vector<std::string>
        changes; ///< in words, one for each thing that would be read otherwise; empty: only places or confidence differ
};

enum class Mode { show, apply };

struct RereadCounts {
    std::int64_t papers = 0, changed = 0;
};

/// Reads the kept text of every paper again, in the order of their numbers, and tells what would be read otherwise. Mode::apply keeps the new
/// reading beside the older ones and makes it current, in one transaction a paper; proposals of drafts that nobody decided follow it, what
/// people confirmed or corrected stays. Withdrawn papers are left alone. Errors: refused (only the operator may).
base::Result<RereadCounts> reread_papers(db::Database& store, rights::Scope const& scope, db::Instant when, Mode mode,
                                         std::function<void(Reread const&)> const& told);

} // namespace documents::intake
