#include "office/picture.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace {

/// Ten pixels wide, eight high, each with a grey of its own.
std::string sample() {
    std::string pgm = "P5\n10 8\n255\n";
    for (int i = 0; i < 80; ++i) pgm += static_cast<char>(i + 32);
    return pgm;
}

} // namespace

TEST_CASE("a picture is turned clockwise by quarters") {
    auto const upright = sample();
    auto const at = [](std::string const& pgm, std::size_t x, std::size_t y) { return office::read_pgm(pgm).at(x, y); };
    auto const once = office::turned(upright, 1), twice = office::turned(upright, 2),
               thrice = office::turned(upright, 3);
    CHECK(office::read_pgm(once).width == 8);
    CHECK(office::read_pgm(once).height == 10);
    CHECK(at(once, 7, 0) == at(upright, 0, 0)); // what stood left above stands right above
    CHECK(at(once, 7, 9) == at(upright, 9, 0));
    CHECK(at(twice, 9, 7) == at(upright, 0, 0));
    CHECK(at(thrice, 0, 9) == at(upright, 0, 0));
    CHECK(office::turned(once, 1) == twice);
    CHECK(office::turned(once, 3) == upright);
    CHECK(office::turned("P6 10 8 255 ", 1).empty());
}
