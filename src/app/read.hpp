#pragma once

#include "app/command_line.hpp"

namespace app {

/// Reads the files one after the other and prints what was asked for on stdout; a file that can not be read is told on stderr. One file as
/// JSON is one object; several are an array in the order given, with {"file","error":{"message","where","mend"}} for one that failed.
/// Several texts or summaries are headed by "==> NAME <==". kRefused where any file failed.
int read(Read const& wanted);

} // namespace app
