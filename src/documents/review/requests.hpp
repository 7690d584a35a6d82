#pragma once

#include "documents/review/store.hpp"
#include "documents/review/view.hpp"

#include <string>
#include <string_view>

/// What scripts and the API send and get: JSON.
namespace documents::review {

/// {"token": "…", "reason": "…", "changes": [{"act": "correct", "item": 7, "version": 1, "value": {…}}, {"act": "add", "kind": "duty", "value": {…}},
/// {"act": "split", "item": 7, "version": 1, "actions": ["…", "…"]}, {"act": "join", "item": 7, "version": 1, "others": [{"item": 8, "version": 1}]}]}
/// Errors: invalid_input.
base::Result<Save> save_of(std::string_view body);

enum class Detail {
    values,
    markup,         ///< with the items as they stand on the page
    markup_and_text ///< and the text, for places in it changed
};
/// {"saved": […], "conflicts": [{"change", "mine", "theirs"}], "troubles": [{"change", "error"}], "open", "progress", "saved_at", "left", "text"}
Json answer_of(View const& view, Saved const& saved, db::Instant when, Detail detail);

Json item_json(Item const& item);
/// The whole review, for the API.
Json review_json(View const& view);

/// 200, or 409 where somebody else was faster, or 422 where nothing was kept of what was sent.
int status_of(Saved const& saved);

/// What an item would be that is made of this part of the text: as the reader reads it by itself, else the words alone.
Json proposal_from(Kind kind, std::string_view text, Place place);
/// Where words stand in the text: as typed, else without regard to diacritics and blanks. nullopt: nowhere.
std::optional<Place> find_quote(std::string_view text, std::string_view quote);

} // namespace documents::review
