#pragma once

#include "documents/bodies_named.hpp"
#include "documents/marks.hpp"
#include "documents/review/store.hpp"
#include "html/markup.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents::review {

/// Everything that the page of a review shows.
struct View {
    registry::Paper paper;
    registry::StoredReading reading;
    std::vector<Item> items;
    std::optional<NamedBodies> bodies = {}; ///< whom the names mean on the paper's day; nullopt: not resolved
    base::Date today;
    bool may_change = false;
};

/// What stands where in the text: "item-7" for each item that holds, "finding-2" for what does not add up.
std::vector<Mark> marks_of(View const& view);

/// One item with its buttons, as it stands in its section.
html::Markup render_item(View const& view, Item const& item);
/// The text with its marks; paragraphs tell where they begin.
html::Markup render_text(View const& view);
/// All of <main>. `csrf` is the hidden field of forms.
html::Markup render_review(View const& view, html::Markup const& csrf);

/// What is left of a section, in words: "còn 3", "xong", "không có".
std::string left_words(View const& view, Kind kind);
/// "Còn 3 mục"
std::string progress_words(std::size_t open);

html::Markup render_figures(Figures const& figures);

/// Head and duties of the items, as far as naming bodies needs them.
reading::Reading names_in(std::vector<Item> const& items);

/// The day on which the names of the paper's bodies are meant: its date, else its last possible day; today where it has none.
base::Date day_of(registry::Paper const& paper, base::Date today);

std::string address_of_review(PaperId paper); ///< "/documents/papers/7/review"
std::string print_second(db::Instant when);   ///< "14:32:07" in Vietnam
std::string print_when(db::Instant when);     ///< "14:32:07 ngày 21/11/2026"

} // namespace documents::review
