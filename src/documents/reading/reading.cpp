#include "documents/reading/reading.hpp"

#include "documents/reading/clauses.hpp"
#include "documents/reading/duties.hpp"
#include "documents/reading/findings.hpp"
#include "documents/reading/header.hpp"
#include "documents/reading/lines.hpp"
#include "documents/reading/money.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/references.hpp"
#include "documents/reading/tables.hpp"
#include "documents/reading/targets.hpp"

#include <algorithm>
#include <iterator>

namespace documents::reading {

namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
    std::ranges::move(from, std::back_inserter(to));
}

/// The document's own number and symbol, as an annex repeats it; empty where the number is blank.
std::string own_number(Header const& header) {
    if (header.number.value.empty() || header.symbol.value.empty()) return {};
    return header.number.value + "/" + header.symbol.value;
}

void link_references(std::vector<Citation> const& citations, std::vector<Obligation>& obligations) {
    auto const starts = [](Citation const& citation) { return citation.reference.span.from; };
    for (auto& duty : obligations)
        for (auto at = std::ranges::lower_bound(citations, duty.span.from, {}, starts);
             at != citations.end() && at->reference.span.to <= duty.span.to; ++at)
            if (std::ranges::find(duty.references, at->reference.number_symbol) == duty.references.end())
                duty.references.push_back(at->reference.number_symbol);
}

/// A plan attached to the document is read as a plan of its own: the addressees of the letter are not its bodies.
Frame annex_frame(Prose const& prose, Frame const& frame) {
    Frame annex = frame;
    annex.body = frame.annex;
    annex.ending = prose.paragraphs().size();
    annex.header.addressees.clear();
    annex.header.type.value = "phụ lục";
    for (std::size_t p = frame.annex; p < std::min(prose.paragraphs().size(), frame.annex + 12); ++p)
        if (auto const title = title_type(prose.cased(prose.paragraphs()[p]));
            !title.empty() && is_capitals(prose.cased(prose.paragraphs()[p]))) {
            annex.header.type.value = title;
            break;
        }
    return annex;
}

/// The proofs of a table count its own lines; in the reading they stand behind those of the text.
void append_money(Reading& reading, MoneyTable table) {
    auto const before = reading.money.size();
    append(reading.money, std::move(table.lines));
    for (auto& proof : table.proofs) {
        if (proof.whole) *proof.whole += before;
        for (auto& part : proof.parts) part += before;
    }
    append(reading.proofs, std::move(table.proofs));
}

void read_tables(Prose const& prose, Frame const& frame, std::vector<Citation> const& citations, Reading& reading) {
    for (auto const& table : tables(prose)) {
        if (auto rows = status_rows(prose, table, citations); !rows.empty()) {
            if (reading.status_columns.empty()) reading.status_columns = table.printed_columns;
            append(reading.status_rows, std::move(rows));
        } else if (auto tasks = task_rows(prose, table, frame); !tasks.empty())
            append(reading.obligations, std::move(tasks));
        else if (auto aims = target_rows(prose, table); !aims.empty())
            append(reading.targets, std::move(aims));
        else
            append_money(reading, money_table(prose, table));
    }
}

} // namespace

Reading read(std::string_view text, Options const& options) {
    Reading reading;
    text::Shadow const shadow{text};
    Prose const prose{shadow, options.recognised};
    Frame frame = read_frame(prose);
    auto const tree = clauses(prose, frame.body, frame.ending);
    auto const annex = clauses(prose, frame.annex, prose.paragraphs().size());
    auto const cited = citations(prose);
    reading.references = merged(cited, own_number(frame.header));
    reading.obligations = duties(prose, tree, frame);
    append(reading.obligations, duties(prose, annex, annex_frame(prose, frame)));
    reading.money = money_in(prose, tree, reading.findings);
    append(reading.money, money_in(prose, annex, reading.findings));
    reading.targets = targets(prose, tree, frame);
    append(reading.targets, targets(prose, annex, frame));
    reading.proofs = proofs_of(reading.money);
    read_tables(prose, frame, cited, reading);
    link_references(cited, reading.obligations);
    reading.header = frame.header;
    find_contradictions(prose, frame, reading);
    return reading;
}

} // namespace documents::reading
