#pragma once

#include "directives/assignments/store.hpp"

#include <span>
#include <string>

namespace directives::reminders {

/// What is still wanted of turns, as a text of few lines to be pasted into a chat (Zalo, SMS): by duty, each with the bodies that have not
/// reported, latest first. `duties` and `directives` hold those of the turns. Turns that need nothing of their body are left out; "" where none
/// is left.
std::string message_of(std::span<Turn const> turns, std::span<Duty const> duties, std::span<Directive const> directives,
                       base::Date today);

} // namespace directives::reminders
