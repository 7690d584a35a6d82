#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace documents::reading {

/// How deep an enumerator stands, outermost first (Nghị định 30/2020/NĐ-CP, Điều 9 and annex I: phần, chương, mục, điều, khoản, điểm).
enum class Level {
    part,
    roman,
    group,
    article,
    number,
    sub_number,
    sub_sub_number,
    letter,
    small_roman,
    star,
    dash,
    plus
};

struct Enumerator {
    Level level;
    std::string label;  ///< as a path prints it: "I", "(1)", "Điều 1", "2", "2.1", "a", "đ", "-", "+"
    std::size_t length; ///< letters up to the item's own text, blanks included
};

/// The enumerator at the start of a line. `cased` is folded text with its case; `source` is the same line as it stands in the source
/// (needed for đ and for star bullets, which the folded text does not show). nullopt: the line starts with ordinary words.
std::optional<Enumerator> enumerator_of(std::string_view cased, std::string_view source);

} // namespace documents::reading
