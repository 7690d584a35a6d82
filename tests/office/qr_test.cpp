#include "office/qr.hpp"

#include "office/child.hpp"
#include "office/docx_merge.hpp"

#include "archive.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <numbers>

namespace {

constexpr char kText[] = "BV:7GQK2M4TX9PDWZ5N";

/// A page of A4 at 200 dots an inch as a scanner makes it: the code 20 mm wide low on the left, the page slanted, its paper grey with noise.
std::string scanned_page(office::QrCode const& code, double degrees) {
    constexpr int kWidth = 1654, kHeight = 2339, kModule = 4;
    int const side = static_cast<int>(code.side) * kModule;
    std::string page = fmt::format("P5 {} {} 255\n", kWidth, kHeight);
    double const angle = degrees * std::numbers::pi / 180;
    unsigned noise = 1;
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            double const across = x - kWidth / 2.0, down = y - kHeight / 2.0;
            double const u = across * std::cos(angle) + down * std::sin(angle) + kWidth / 2.0 - 260;
            double const v = -across * std::sin(angle) + down * std::cos(angle) + kHeight / 2.0 - 1900;
            bool const inside = u >= 0 && v >= 0 && u < side && v < side;
            auto const cell = [&](double at) { return static_cast<std::size_t>(at / kModule); };
            bool const dark = inside && code.modules[cell(v) * code.side + cell(u)] == '1';
            noise = noise * 1103515245u + 12345u;
            page += static_cast<char>(static_cast<unsigned char>((dark ? 40u : 225u) + (noise >> 27)));
        }
    return page;
}

bool can_read() {
    archive::Folder const folder;
    auto const child = office::run_child(
        {"zbarimg", "--version"}, {256u << 20, std::chrono::steady_clock::now() + std::chrono::seconds{10}, 1u << 16},
        folder.path());
    if (child.ending != office::Ending::missing) return true;
    MESSAGE("SKIPPED: zbar-tools is not installed");
    return false;
}

} // namespace

TEST_CASE("a code is a square of modules, as PNG and as a path") {
    auto const code = office::qr_code(kText);
    CHECK(code.side >= 25);
    CHECK(code.modules.size() == code.side * code.side);
    CHECK(office::qr_png(code).starts_with("\x89PNG"));
    CHECK(office::qr_png(code) == office::qr_png(code));
    CHECK(office::qr_path(code).starts_with("M4 4h1v1h-1z"));
    CHECK(office::qr_code("").side == 0);
    CHECK(office::qr_code(std::string(5000, 'x')).side == 0);
}

TEST_CASE("a code on a scanned page is read, upright or slanted") {
    if (!can_read()) return;
    archive::Folder const folder;
    auto const code = office::qr_code(kText);
    for (double const degrees : {0.0, 1.0, -3.0, 180.0}) {
        CAPTURE(degrees);
        auto const page = folder.write("scan.pgm", scanned_page(code, degrees));
        CHECK(office::read_qr(page, office::Format::image, {}, folder.path()) == std::vector<std::string>{kText});
    }
    auto const png = folder.write("code.png", office::qr_png(code));
    CHECK(office::read_qr(png, office::Format::image, {}, folder.path()) == std::vector<std::string>{kText});
    auto const none = folder.write("none.pgm", scanned_page(office::QrCode{1, "0"}, 0));
    CHECK(office::read_qr(none, office::Format::image, {}, folder.path()).empty());
    auto const broken = folder.write("broken.png", "\x89PNG\r\n");
    CHECK(office::read_qr(broken, office::Format::image, {}, folder.path()).empty());
    CHECK(office::read_qr(folder.write("broken.pdf", "%PDF-1.4"), office::Format::pdf, {}, folder.path()).empty());
}
