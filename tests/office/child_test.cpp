#include "archive.hpp"
#include "office/child.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using office::Ending;

namespace {
office::ChildLimits within(std::chrono::milliseconds time, std::size_t output = 1u << 20) {
    return {512u << 20, std::chrono::steady_clock::now() + time, output};
}
} // namespace

TEST_CASE("a child gives its output and its exit code") {
    archive::Folder const folder;
    auto const echo = office::run_child({"echo", "một; rm -rf *", "$HOME"}, within(5s), folder.path());
    CHECK(echo.ending == Ending::exited);
    CHECK(echo.output == "một; rm -rf * $HOME\n");
    CHECK(office::run_child({"false"}, within(5s), folder.path()).status == 1);
    CHECK(office::run_child({"no-such-program-here"}, within(5s), folder.path()).ending == Ending::missing);
    CHECK(office::run_child({"pwd"}, within(5s), folder.path()).output == folder.path().string() + "\n");
}

TEST_CASE("a child that takes too long or talks too much is killed with all its own children") {
    archive::Folder const folder;
    auto const begin = std::chrono::steady_clock::now();
    CHECK(office::run_child({"sleep", "30"}, within(200ms), folder.path()).ending == Ending::out_of_time);
    CHECK(office::run_child({"sh", "-c", "sleep 30 & sleep 30"}, within(200ms), folder.path()).ending ==
          Ending::out_of_time);
    auto const loud = office::run_child({"yes"}, within(10s, 4'096), folder.path());
    CHECK(loud.ending == Ending::output_over);
    CHECK(loud.output.size() == 4'096);
    std::atomic<bool> const cancelled{true};
    office::ChildLimits limits = within(10s);
    limits.cancelled = &cancelled;
    CHECK(office::run_child({"sleep", "30"}, limits, folder.path()).ending == Ending::cancelled);
    CHECK(std::chrono::steady_clock::now() - begin < 8s);
}

TEST_CASE("a scratch folder leaves nothing behind") {
    archive::Folder const parent;
    {
        auto const folder = office::ScratchFolder::create(parent.path());
        REQUIRE(folder.has_value());
        std::ofstream{folder->path() / "rest"} << "x";
        CHECK(parent.entries() == 1);
    }
    CHECK(parent.entries() == 0);
}
