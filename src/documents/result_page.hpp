#pragma once

#include "base/date.hpp"
#include "documents/bodies_named.hpp"
#include "documents/marks.hpp"
#include "documents/shelf.hpp"
#include "html/markup.hpp"

#include <string>
#include <vector>

namespace documents {

/// What stands in the head of a document, as the panel shows it.
struct Fact {
    std::string term, value;
    std::string label; ///< in short, before its place in the text
    std::string item;  ///< "header-3"
    text::Span span;   ///< empty: it stands nowhere
    bool blank = false, inferred = false;
};
std::vector<Fact> facts_of(reading::Header const& header);

/// Every place of every item, named as in the panel: "duty-2", "reference-1" (each mention), "money-3"...; counted from 1.
std::vector<Mark> marks_of(reading::Reading const& reading);

/// The document with its marks. `cut` tells whether only its beginning is shown.
struct MarkedPaper {
    html::Markup markup;
    bool cut = false;
};
inline constexpr std::size_t kShownBytes = 1u << 20;
MarkedPaper render_paper(Result const& result);
enum class Offsets { hidden, told }; ///< whether paragraphs and cells say where in the text they begin (data-at, bytes)
MarkedPaper render_paper(std::string_view text, std::vector<Mark> const& marks, Offsets offsets);

/// The panel beside it: findings, head, duties, bodies, money, targets, status rows, references.
html::Markup render_panel(reading::Reading const& reading, NamedBodies const* bodies, base::Date today);

/// The sections that the panel has, for the list of contents.
struct Section {
    std::string id, title;
    std::size_t count = 0;
};
std::vector<Section> sections_of(reading::Reading const& reading, NamedBodies const* bodies);

/// Where a result is shown.
struct ResultPlace {
    std::string address;              ///< without .json
    std::string list;                 ///< token of the list that it stands on, or empty
    std::string token;                ///< its own; empty for a sample
    std::vector<ListEntry> entries{}; ///< of the list
    bool sample = false;
    NamedBodies const* bodies = nullptr; ///< null: not resolved
};
html::Markup render_result(Result const& result, ResultPlace const& place, Moment now, std::chrono::minutes keep);

} // namespace documents
