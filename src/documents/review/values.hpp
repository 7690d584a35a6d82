#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "documents/reading/reading.hpp"
#include "documents/review/items.hpp"

#include <string>
#include <string_view>

/// What a person typed for an item, made good or refused in words: the edge at which values are parsed.
namespace documents::review {

/// The value of an item after the change: `base` (what held before; null for a new item) with the keys of `typed` put in and checked.
/// Texts become NFC without control characters; a date may be typed as people write it ("27/3/24"), a header's date also in part ("06/2023");
/// an amount as a number of đồng or as text ("45.500 triệu đồng"); a target's level as text ("38,50"). Keys that no item of the kind has are
/// refused. Errors: invalid_input with the words of the field in `where`. `text_bytes`: a span must lie within the text.
base::Result<Json> checked(Kind kind, std::string_view field, Json const& base, Json const& typed,
                           std::size_t text_bytes);

/// The rule of a recurring deadline, RFC 5545 without "RRULE:", in capitals. Only FREQ=DAILY, WEEKLY, MONTHLY, YEARLY, and no part finer than a
/// day. Errors: invalid_input where it is something else, or no day follows from it.
base::Result<std::string> checked_rule(std::string_view typed, std::string_view from);

/// "2024-10-11", "2023-06", "2024", or as people type: "11/10/2024", "06/2023". Errors: invalid_input.
base::Result<base::PartialDate> partial_date(std::string_view typed);

/// The parts of a reading that words.hpp prints.
reading::Deadline deadline_of(Json const& deadline);
reading::Target target_of(Json const& target);
reading::StatusRow status_of(Json const& row);

/// "" where there is no such text.
std::string text_in(Json const& object, std::string_view key);
std::vector<std::string> texts_in(Json const& object, std::string_view key);
/// The member, or null.
Json const& member(Json const& object, std::string_view key);

} // namespace documents::review
