#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// The program itself: what it is told on the command line, and the wiring of everything.
namespace app {

inline constexpr int kDone = 0, kRefused = 1, kMisused = 2; ///< exit codes

enum class ReadForm { summary, json, text };

struct Serve {
    std::string address;
    std::uint16_t port = 0;
    std::string data;
};

struct Read {
    std::vector<std::string> files;
    ReadForm form = ReadForm::summary;
};

struct Version {};

/// Nothing to run: help was asked for (to stdout), or the line was wrong (to stderr).
struct Told {
    std::string text;
    int exit_code = kDone;
};

using Invocation = std::variant<Serve, Read, Version, Told>;

Invocation parse_command_line(int argc, char const* const* argv);

} // namespace app
