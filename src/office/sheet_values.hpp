#pragma once

#include "office/sheet_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Values of cells as the formats write them, to values as a person sees them.
namespace office::sheet_values {

/// Puts a number as written ("1.62756E+11", "0.10000000000000001", "-0") into plain digits ("162756000000", "0.1", "0"). Digits past the fifteenth
/// that only mirror a binary fraction are dropped; those of a whole number are kept. False where it is no number.
bool plain_number(std::string_view source, std::string& out);

/// What a number format makes of a number.
struct NumberFormat {
    enum class Shows : std::uint8_t { number, date, time, elapsed };
    Shows shows = Shows::number;
    bool percent = false;
    std::uint8_t zeros = 0; ///< a format of that many zeros and nothing else; else 0
};

/// Source: ECMA-376 Part 1, 18.8.30 (built-in numbers) and 18.8.31 (format codes).
NumberFormat built_in_format(unsigned id);
NumberFormat format_of_code(std::string_view code);

enum class Epoch { year_1900, year_1904 };

/// A number in its format. Before: `cell` is empty but for its flags.
void show_number(Cell& cell, std::string_view source, NumberFormat format, Epoch epoch);
/// "2024-10-11", "2024-10-11T07:30:00", "07:30:00" (ISO 8601): a date, a time as text, or text where it is none of them.
void show_iso_date(Cell& cell, std::string_view source);
/// "PT07H30M00S": text "07:30:00"; as it stands where it is no duration.
void show_duration(Cell& cell, std::string_view source);
/// Text, cleaned: NFC, no invisible characters. What holds only blanks is an empty cell.
void show_text(Cell& cell, std::string_view text);

/// Appends `text` cleaned; quick where nothing is to be done.
void append_clean(std::string& out, std::string_view text);

/// Whether a text was typed with a font of TCVN3: Latin signs inside words where Vietnamese letters are meant ("NguyÔn V¨n").
bool looks_like_old_font(std::string_view text);

/// Whether question marks stand where letters were lost to an encoding that has no Vietnamese: "Th?c hi?n".
bool lost_marks(std::string_view text);

} // namespace office::sheet_values
