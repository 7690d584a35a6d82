#include "directives/tables/proposals.hpp"

#include "documents/words.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace directives::tables {
namespace {

std::vector<std::string> types_of(std::string_view listed) {
    std::vector<std::string> types;
    while (!listed.empty()) {
        auto const end = std::min(listed.find_first_of(",;\n"), listed.size());
        auto one = text::lower(listed.substr(0, end));
        listed.remove_prefix(std::min(end + 1, listed.size()));
        auto const from = one.find_first_not_of(' ');
        if (from != std::string::npos) types.push_back(one.substr(from, one.find_last_not_of(' ') - from + 1));
    }
    return types;
}

} // namespace

std::optional<Filled> filled_by_papers(Table const& table) {
    auto const at = std::ranges::find(table.steps, StepKind::document, &Step::kind);
    if (at == table.steps.end()) return std::nullopt;
    Filled filled{.document = static_cast<std::size_t>(at - table.steps.begin()), .done = {}, .not_done = {}};
    // The group that stands nearest before the paper, else the first: the one that findings hold it against.
    int group = 0;
    for (std::size_t s = 0; s < filled.document; ++s)
        if (table.steps[s].exclusive != 0) group = table.steps[s].exclusive;
    for (std::size_t s = 0; group == 0 && s < table.steps.size(); ++s) group = table.steps[s].exclusive;
    for (std::size_t s = 0; group != 0 && s < table.steps.size(); ++s) {
        if (table.steps[s].exclusive != group) continue;
        if (table.steps[s].part == Part::done) filled.done = s;
        if (table.steps[s].part == Part::not_done) filled.not_done = s;
    }
    return filled;
}

std::vector<Proposal> proposals_of(db::Session& session, rights::Scope const& scope, Whole const& whole) {
    auto const filled = filled_by_papers(whole.table);
    if (!filled) return {};
    std::vector<OrganisationId> issuers;
    for (auto const& row : whole.rows)
        if (row.unit) issuers.push_back(row.unit);
    auto const papers = documents::registry::issued_by(session, scope,
                                                       {.issuers = issuers,
                                                        .types = types_of(whole.table.types),
                                                        .about = whole.table.about,
                                                        .from = whole.table.begins_on});
    std::vector<Proposal> proposals;
    for (std::size_t r = 0; r < whole.rows.size(); ++r) {
        auto const& row = whole.rows[r];
        if (!row.unit) continue;
        Proposal proposal{.row = r, .papers = {}};
        auto const key = cited_in(row.cells[filled->document].value).key;
        for (auto const& paper : papers)
            if (paper.issuer == row.unit) {
                proposal.there = proposal.there ||
                                 documents::registry::number_key(documents::registry::number_symbol(paper.head)) == key;
                proposal.papers.push_back(paper);
            }
        if (!proposal.papers.empty()) proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::string cited_as(documents::registry::Head const& head) {
    auto text = documents::capitalised(head.type);
    text += (text.empty() ? "" : " ") + documents::registry::number_symbol(head);
    if (auto const day = head.date ? head.date->whole() : std::nullopt) text += " ngày " + day->vietnamese();
    return text;
}

std::vector<Change> changes_for(Table const& table, Row const& row, documents::registry::IssuedPaper const& paper,
                                std::int64_t seen_revision) {
    auto const filled = filled_by_papers(table).value();
    auto const change = [&](std::size_t step, std::string value) {
        return Change{.row = row.id,
                      .step = step,
                      .typed = std::move(value),
                      .seen_revision = seen_revision,
                      .paper = paper.id,
                      .origin = Origin::register_};
    };
    std::vector<Change> changes{change(filled.document, cited_as(paper.head))};
    if (filled.done) changes.push_back(change(*filled.done, std::string{kMark}));
    if (filled.not_done && row.cells[*filled.not_done].value == kMark) changes.push_back(change(*filled.not_done, ""));
    return changes;
}

} // namespace directives::tables
