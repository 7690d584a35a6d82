#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// Whether two texts are nearly the same, and how to find the one among 100 000 that may be: min-hash over runs of three folded words.
/// A. Broder, "On the resemblance and containment of documents", 1997.
namespace documents::intake {

/// Hashes of all runs of three words of the text, each once, sorted. Case, diacritics, punctuation and line breaks do not count. Empty: the text
/// has fewer than three words. Of a text of more than 20 000 words the first 20 000.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles_of(std::string_view text);

/// What the two have in common, in percent of what they have together, rounded down; 0 where one is empty.
int percent_alike(Shingles const& left, Shingles const& right);

/// Texts alike by 90 % share one of these with a chance of 99.99 %, by 80 % 99.6 %, by 50 % 66 %, by 10 % under 1 %.
using Bands = std::array<std::int64_t, 8>;
/// Before: not empty.
Bands bands_of(Shingles const& shingles);

inline constexpr int kNearlySame = 80; ///< percent, from which two texts are shown to a person

} // namespace documents::intake
