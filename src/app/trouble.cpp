#include "app/trouble.hpp"

#include "app/command_line.hpp"

#include <cstdio>

namespace app {

int tell(base::Error const& error) {
    std::string line = error.where.empty() ? error.message : error.where + ": " + error.message;
    if (!error.mend.empty()) line += " " + error.mend;
    std::fprintf(stderr, "%s\n", line.c_str());
    return kRefused;
}

} // namespace app
