#pragma once

#include "base/ensure.hpp"

#include <re2/re2.h>

namespace text {

/// A regular expression of ours: linear time, and one that does not compile stops the program instead of never matching.
class Pattern : public RE2 {
public:
    explicit Pattern(char const* expression) : RE2{expression, Quiet} { ENSURE(ok()); }
};

} // namespace text
