#pragma once

#include "documents/registry/papers.hpp"
#include "documents/review/items.hpp"
#include "organisations/resolution.hpp"

#include <string>
#include <vector>

/// Whom the names of a duty mean on the paper's day. Pure over resolver and atlas: bodies are told by identity, not by row.
namespace directives {

/// A row of a table of localities in the paper ("STT, địa phương, đã ban hành, chưa ban hành"): a list to which a group may be narrowed.
struct ListedPlace {
    std::string locality;
    bool issued = false, not_issued = false;
};

struct NamedInDuty {
    std::string printed;
    std::string role; ///< "lead", "coordinate", "via"
    organisations::Resolution found;
};

/// The paper's side of the question.
struct PaperContext {
    organisations::Context context;
    organisations::Resolution issuer;
    std::vector<ListedPlace> listed;
};
PaperContext context_of(documents::registry::Paper const& paper, std::vector<documents::review::Item> const& items,
                        organisations::Resolver const& resolver);

/// The names of one duty (the schema of `benvung read --json`, an obligation), each once: assignees lead, coordinators help, via is told only.
/// A group of localities is narrowed to those in the paper's own table where all of that table are among the group ("Chủ tịch UBND tỉnh"
/// of a letter with 17 rows); a condition "đối với địa phương chưa …" narrows it to the rows that say so, "đã …" to the others.
std::vector<NamedInDuty> names_in(documents::review::Json const& duty, PaperContext const& paper,
                                  organisations::Resolver const& resolver, areas::Atlas const& atlas);

} // namespace directives
