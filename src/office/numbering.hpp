#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// List numbers as a word processor prints them; shared by docx and odt.
namespace office::numbering {

inline constexpr int kLevels = 10;

enum class Style { decimal, decimal_zero, upper_roman, lower_roman, upper_letter, lower_letter, bullet, none };

/// "3" in a style: "3", "03", "III", "iii", "C", "c"; "" for bullet and none.
std::string number(long value, Style style);

/// The label of a bullet: '-' and '+' stay, every other mark becomes "-".
std::string bullet(std::string_view mark);

struct Level {
    Style style = Style::none;
    std::string text; ///< "%1.", "%1.%2)", or the mark of a bullet
    long start = 1;
    int restart_after =
        -1; ///< docx lvlRestart: the level (0-based) whose step restarts this one; -1: any above; -2: never
    bool plain_digits = false; ///< docx isLgl: every number in the label is decimal
};

using Levels = std::array<Level, kLevels>;

/// Where a list stands.
class Counter {
public:
    /// Steps `level` and answers its label without the blank after it. `start` overrides where the level begins.
    std::string step(Levels const& levels, int level, std::optional<long> start = {});
    void restart(int level) { values_[static_cast<std::size_t>(level)].reset(); }

private:
    std::array<std::optional<long>, kLevels> values_{};
};

} // namespace office::numbering
