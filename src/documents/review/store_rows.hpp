#pragma once

#include "documents/review/store.hpp"

/// Rows of a review as they lie in the store; no rights here. For the .cpp files of this folder.
namespace documents::review::rows {

Json json_of(std::string const& text); ///< null where there is none
std::string text_of(Json const& json); ///< "" for null

std::vector<Item> load(db::Session& session, PaperId paper);
/// Before: the item was decided just now.
ItemId insert(db::Transaction& tx, PaperId paper, Item const& item);
/// State, value, version, origin, who and when; the month of the first decision.
void update(db::Transaction& tx, Item const& item);
void write_version(db::Transaction& tx, Item const& item, std::string const& reason);
/// False: the save with this token was carried out before.
bool first_time(db::Transaction& tx, db::Instant when, PaperId paper, std::string const& token);

} // namespace documents::review::rows
