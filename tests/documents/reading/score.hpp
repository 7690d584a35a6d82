#pragma once

#include "base/json.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How well a reading agrees with an annotation made by hand. Both are JSON in the schema of `benvung read --json`; an annotation
/// may say more: items marked `optional` count neither for nor against the reader; `variants`, `date_alt`, `symbol_alt` and
/// `comparator_alt` are equally right; header fields named in `inferred` may be missing; dates marked `approx` stand for a period.
namespace reading_score {

/// Right, extra and missed items of one section.
struct Tally {
    double right = 0, extra = 0, missed = 0;
    void add(bool ok) { ok ? right += 1 : (extra += 1, missed += 1); }
    bool empty() const { return right + extra + missed == 0; }
    double precision() const; ///< 1 where nothing was found
    double recall() const;    ///< 1 where nothing was due
    double f1() const;        ///< 1 where the section is empty on both sides
};

struct Score {
    std::map<std::string, Tally> sections;
    std::vector<std::string> differences; ///< one line each, for a person who mends the reader

    void add(Score const& other);
    double overall() const; ///< mean F1 of the sections that are not empty
    std::string table() const;
};

Score compare(nlohmann::json const& gold, nlohmann::json const& found);

/// Words in lower case; punctuation and the two ways of setting a tone mark ("hoà", "hòa") make no difference.
std::vector<std::string> words(std::string_view text);
/// Share of the words of `gold` that `found` holds, each as often as it stands there: 0..1.
double covered(std::string_view gold, std::string_view found);
/// Likeness of two texts by their words, order apart: 0..1.
double alike(std::string_view a, std::string_view b);
/// Whether two RFC 5545 rules name the same months, days, weekdays and interval; "monthly in June" equals "yearly in June".
bool same_rule(std::string_view a, std::string_view b);

} // namespace reading_score
