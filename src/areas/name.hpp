#pragma once

#include "areas/unit.hpp"

#include <string>
#include <string_view>

/// The words in front of a name and the keys by which names are compared.
namespace areas {

/// A name parted into the word for what the unit is and the rest.
struct NameParts {
    std::string_view prefix; ///< as printed: "Phường", "TP.", empty where there is none
    std::string_view bare;   ///< "Ba Đình", "1" of "Phường 1"
    /// What the prefix says. "Thành phố" alone does not tell a central city from one under a province: Level::province is only set where
    /// the word can be nothing else.
    std::optional<Kind> kind = {};
    bool is_city_word = false; ///< "thành phố", "TP"
};

/// Views into `name`. Knows tỉnh, thành phố (TP), quận (Q.), huyện (H.), thị xã (TX), xã, phường (P.), thị trấn (TT), đặc khu, thôn, bản,
/// làng, ấp, xóm, buôn, khóm, khu phố, tổ dân phố, any case and normal form. What follows must be a word of its own.
NameParts split_name(std::string_view name);

/// By this, names that differ in case, tone position ("Hòa", "Hoà"), i/y ("Mỹ", "Mĩ"), hyphens and blanks are one; diacritics still tell.
std::string spelling_key(std::string_view name);

/// The name as it is kept: NFC, single blanks, no blanks at the ends, first letter upper case ("xã Bắc Sơn" becomes "Xã Bắc Sơn").
std::string tidy_name(std::string_view name);

} // namespace areas
