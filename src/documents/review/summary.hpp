#pragma once

#include "documents/review/items.hpp"

#include <string>

/// How items are said in Vietnamese: on the page, in a conflict, in the log of acts.
namespace documents::review {

std::string vietnamese(State state);         ///< "đã sửa"
std::string_view vietnamese(Kind kind);      ///< "Nhiệm vụ"
std::string_view vietnamese_many(Kind kind); ///< heading of its section
std::string title_of(Item const& item);      ///< "Việc 2.b", "Cơ quan ban hành"
/// A value in one paragraph; "" for null.
std::string summary(Kind kind, std::string_view field, Json const& value);

} // namespace documents::review
