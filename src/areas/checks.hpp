#pragma once

#include "areas/unit.hpp"

#include <span>
#include <string>
#include <vector>

namespace areas {

enum class Rule {
    ends_before_it_begins,
    no_title,
    code_twice,       ///< two units with one code on one day
    parent_missing,   ///< not among the units
    parent_not_alive, ///< a parent that ends before its child, or begins after it
    parent_level,     ///< not above the child
    parent_circle,
    several_parents, ///< two on one day
    no_parent,       ///< days without one below the province
    succession_circle,
    succession_missing, ///< an end that is not among the units
    succession_time, ///< the successor does not exist on the day, or the predecessor ends later though it went wholly
    code_changed_meaning ///< allowed: told, so that nobody joins by code across the day
};

enum class Severity { error, notice };

struct Fault {
    Rule rule;
    Severity severity;
    AreaId unit;
    AreaId other;     ///< the second unit that is named; 0 where there is none
    base::Error told; ///< what, where (code and name), how to mend
};

/// Everything that is wrong in a set of dated units, in the order of the units; empty where all is well. Linear in their number but for
/// sorting. Titles of faults are in Vietnamese.
std::vector<Fault> check(std::span<Unit const> units, std::span<Succession const> successions);

/// Only what forbids to keep the set.
bool has_errors(std::span<Fault const> faults);

} // namespace areas
