#pragma once

#include "base/date.hpp"
#include "documents/reading/reading.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How parts of a reading are said in Vietnamese, on the page and in the spreadsheet alike.
namespace documents {

std::string capitalised(std::string_view text);
std::string joined(std::vector<std::string> const& parts, std::string_view between = "; ");
std::string print_size(std::uint64_t bytes);                            ///< "2,5 MB"
std::string print_moment(std::chrono::system_clock::time_point moment); ///< "14:05 21/11/2026" in Vietnam
std::string print_time(std::chrono::system_clock::time_point moment);   ///< "14:05"
std::string print_date(base::PartialDate const& date); ///< what is blank is said: "tháng 8/2024 (ngày để trống)"
std::string print_deadline(reading::Deadline const& deadline); ///< "trước 11/10/2024"; "" where none is named
std::string print_target_value(reading::Target const& target); ///< "≥ 90"
std::string print_next_dates(reading::Deadline const& deadline,
                             base::Date today); ///< of a recurring one: the next three

/// How far the day is, from `today`: "còn 5 ngày", "hôm nay", "đã qua 12 ngày"; "" where there is no day.
struct Left {
    std::string text;
    bool soon = false; ///< today or within a week
};
Left days_left(reading::Deadline const& deadline, base::Date today);

std::vector<std::string> status_words(reading::StatusRow const& row);

/// What the document is called: "Kế hoạch 213/KH-UBND"; `fallback` where its head was not found.
std::string document_title(reading::Reading const& reading, std::string_view fallback);

/// Whether an item may be taken as it stands.
inline bool is_sure(reading::Item const& item) { return item.confidence >= 0.75; }

} // namespace documents
