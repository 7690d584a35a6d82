#include "office/qr.hpp"

#include "office/child.hpp"
#include "office/docx_merge.hpp"

#include "archive.hpp"
#include "scan.hpp"

#include <doctest/doctest.h>

namespace {

constexpr char kText[] = "BV:7GQK2M4TX9PDWZ5N";

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
        auto const page = folder.write("scan.pgm", scan::page_as_pgm(code, degrees));
        CHECK(office::read_qr(page, office::Format::image, {}, folder.path()) == std::vector<std::string>{kText});
    }
    auto const png = folder.write("code.png", office::qr_png(code));
    CHECK(office::read_qr(png, office::Format::image, {}, folder.path()) == std::vector<std::string>{kText});
    auto const none = folder.write("none.pgm", scan::page_as_pgm(office::QrCode{1, "0"}, 0));
    CHECK(office::read_qr(none, office::Format::image, {}, folder.path()).empty());
    auto const broken = folder.write("broken.png", "\x89PNG\r\n");
    CHECK(office::read_qr(broken, office::Format::image, {}, folder.path()).empty());
    CHECK(office::read_qr(folder.write("broken.pdf", "%PDF-1.4"), office::Format::pdf, {}, folder.path()).empty());
}
