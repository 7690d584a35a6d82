#include "office/qr.hpp"

#include "base/ensure.hpp"
#include "office/child.hpp"

#include <algorithm>
#include <csetjmp>
#include <fmt/core.h>
#include <fstream>
#include <memory>
#include <png.h>
#include <qrencode.h>

namespace office {
namespace {

constexpr std::size_t kQuietModules = 4; ///< ISO/IEC 18004, 6.3.8
constexpr std::size_t kScanDpi = 200;    ///< a module of 0.5 mm is four points wide
constexpr std::size_t kPictureMax = 64u << 20;
constexpr std::size_t kOutputMax = 64u << 10;

struct Png {
    png_structp png = nullptr;
    png_infop info = nullptr;
    ~Png() { png_destroy_write_struct(&png, &info); }
};

/// Lines of text, without their ends.
void add_lines(std::string_view text, std::vector<std::string>& lines) {
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (end > 0) lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void add_codes(std::filesystem::path const& picture, ChildLimits const& limits, std::filesystem::path const& scratch,
               std::vector<std::string>& codes) {
    auto const child = run_child(
        {"zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", picture.string()}, limits, scratch);
    if (child.ending == Ending::exited) add_lines(child.output, codes);
}

} // namespace

QrCode qr_code(std::string_view text) {
    if (text.empty()) return {};
    std::unique_ptr<QRcode, void (*)(QRcode*)> const made{
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0,
                          QR_ECLEVEL_Q),
        QRcode_free};
    if (!made) return {};
    QrCode code{.side = static_cast<std::size_t>(made->width), .modules = {}};
    for (std::size_t i = 0; i < code.side * code.side; ++i) code.modules += made->data[i] & 1 ? '1' : '0';
    return code;
}

std::string qr_png(QrCode const& code, int pixels_per_module) {
    ENSURE(code.side > 0 && pixels_per_module > 0);
    auto const scale = static_cast<std::size_t>(pixels_per_module);
    std::size_t const side = (code.side + 2 * kQuietModules) * scale;
    std::vector<png_byte> row(side);
    std::string out;
    Png writer;
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    ENSURE(writer.png != nullptr);
    writer.info = png_create_info_struct(writer.png);
    ENSURE(writer.info != nullptr);
    if (setjmp(png_jmpbuf(writer.png)) != 0) ENSURE(false); // only a fault of ours ends here: it writes to memory
    png_set_write_fn(
        writer.png, &out,
        [](png_structp png, png_bytep bytes, png_size_t size) {
            static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char const*>(bytes), size);
        },
        nullptr);
    auto const pixels = static_cast<png_uint_32>(side);
    png_set_IHDR(writer.png, writer.info, pixels, pixels, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer.png, writer.info);
    png_set_packing(writer.png); // eight pixels to a byte
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            auto const column = x / scale - kQuietModules,
                       line = y / scale - kQuietModules; // outside: wraps above side
            row[x] = column < code.side && line < code.side && code.modules[line * code.side + column] == '1' ? 0 : 1;
        }
        png_write_row(writer.png, row.data());
    }
    png_write_end(writer.png, nullptr);
    return out;
}

std::string qr_path(QrCode const& code) {
    std::string path;
    for (std::size_t line = 0; line < code.side; ++line)
        for (std::size_t column = 0; column < code.side; ++column)
            if (code.modules[line * code.side + column] == '1')
                path += fmt::format("M{} {}h1v1h-1z", column + kQuietModules, line + kQuietModules);
    return path;
}

std::vector<std::string> read_qr(std::filesystem::path const& file, Format format, Limits const& limits,
                                 std::filesystem::path const& scratch) {
    std::vector<std::string> codes;
    auto const folder = ScratchFolder::create(scratch);
    if (!folder) return codes;
    auto const deadline = std::chrono::steady_clock::now() + limits.time;
    ChildLimits const small{limits.memory_bytes, deadline, kOutputMax};
    if (format == Format::image) add_codes(file, small, folder->path(), codes);
    if (format == Format::pdf) {
        auto const told = run_child({"pdfinfo", file.string()}, small, folder->path());
        auto const at = told.output.find("Pages:");
        int const pages = at == std::string::npos ? 1 : std::atoi(told.output.c_str() + at + 6);
        for (int const page : {1, pages}) {
            if (page < 1 || page > limits.pages) continue;
            auto const rendered =
                run_child({"pdftoppm", "-q", "-gray", "-r", std::to_string(kScanDpi), "-f", std::to_string(page), "-l",
                           std::to_string(page), "-singlefile", file.string()},
                          {limits.memory_bytes, deadline, kPictureMax}, folder->path());
            if (rendered.ending != Ending::exited || rendered.output.empty()) break;
            auto const picture = folder->path() / "page.pgm";
            std::ofstream{picture, std::ios::binary} << rendered.output;
            add_codes(picture, small, folder->path(), codes);
            if (pages == 1) break;
        }
    }
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

} // namespace office
