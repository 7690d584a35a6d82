#include "documents/review/page_images.hpp"

#include "office/child.hpp"
#include "office/extract.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <vector>

namespace documents::review {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::fail;

constexpr std::int64_t kPagesMax = 2000;
constexpr std::size_t kPictureBytes = 24u << 20;
constexpr std::size_t kKept = 600; ///< pictures; about 150 kB each
constexpr char kWidth[] = "1000";  ///< pixels: read without glasses beside the fields
constexpr std::chrono::seconds kTime{20}, kPictureTime{60};

base::Error broken() {
    return {Code::invalid_input,
            "Không dựng được ảnh của trang này.",
            {},
            "Xem chữ của văn bản, hoặc tải tệp gốc về để xem."};
}

base::Result<void> ended_well(office::ChildResult const& child) {
    using office::Ending;
    if (child.ending == Ending::missing)
        return fail(Code::unavailable, "Máy chủ chưa cài chương trình dựng ảnh trang.", {},
                    "Báo người quản trị cài poppler-utils và tesseract-ocr.");
    if (child.ending == Ending::out_of_time || child.ending == Ending::output_over)
        return fail(Code::limit_exceeded, "Trang này quá nặng để dựng thành ảnh.", {}, "Tải tệp gốc về để xem.");
    if (child.ending != Ending::exited || child.status != 0) return std::unexpected{broken()};
    return {};
}

office::ChildLimits limits(std::chrono::seconds time) {
    return {.memory_bytes = office::Limits{}.memory_bytes,
            .deadline = std::chrono::steady_clock::now() + time,
            .output_bytes = kPictureBytes};
}

/// By the first bytes, as the browser would: "" for what it does not show.
std::string_view picture_type(fs::path const& file) {
    std::array<char, 4> head{};
    std::ifstream{file, std::ios::binary}.read(head.data(), head.size());
    std::string_view const first{head.data(), head.size()};
    if (first == "\x89PNG") return "image/png";
    if (first.starts_with("\xff\xd8\xff")) return "image/jpeg";
    return {};
}

} // namespace

bool has_page_images(std::string_view format) { return format == "pdf" || format == "image"; }

base::Result<PageImage> PageImages::page(fs::path const& original, registry::PaperFile const& file,
                                         std::int64_t number) const {
    if (!has_page_images(file.format) || number < 1 || number > kPagesMax)
        return fail(Code::not_found, "Văn bản không có trang này.", {}, "Chọn trang khác của văn bản.");
    if (file.format == "image")
        if (auto const type = picture_type(original); !type.empty()) {
            if (number == 1) return PageImage{original, type};
            return fail(Code::not_found, "Ảnh quét này chỉ có một trang.");
        }
    auto const kept = folder_ / (file.digest + "-" + std::to_string(number) + ".png");
    if (fs::exists(kept)) return PageImage{kept, "image/png"};
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    auto const pdf = file.format == "pdf" ? original : TRY(as_pdf(original, file.digest));
    auto const scratch = TRY(office::ScratchFolder::create(folder_));
    auto const page = std::to_string(number);
    auto const child = office::run_child({"pdftoppm", "-q", "-png", "-scale-to-x", kWidth, "-scale-to-y", "-1", "-f",
                                          page, "-l", page, "-singlefile", pdf.string()},
                                         limits(kTime), scratch.path());
    constexpr int kNoSuchPage = 99; // how pdftoppm ends past the last page
    if (child.ending != office::Ending::exited || child.status != kNoSuchPage) TRY(ended_well(child));
    if (!child.output.starts_with("\x89PNG"))
        return fail(Code::not_found, "Văn bản không có trang này.", {}, "Chọn trang khác của văn bản.");
    auto const part = scratch.path() / "page.png";
    {
        std::ofstream out{part, std::ios::binary};
        out.write(child.output.data(), static_cast<std::streamsize>(child.output.size()));
    }
    std::error_code trouble;
    fs::rename(part, kept, trouble);
    if (trouble)
        return fail(Code::unavailable, "Ổ đĩa của máy chủ không ghi được ảnh trang.", {}, "Báo người quản trị.");
    give_up_old();
    return PageImage{kept, "image/png"};
}

/// What browsers do not show (TIFF) is wrapped in a PDF by tesseract, so that no picture is decoded in this process.
base::Result<fs::path> PageImages::as_pdf(fs::path const& picture, registry::Digest const& digest) const {
    auto kept = folder_ / (digest + ".pdf");
    if (fs::exists(kept)) return kept;
    auto const scratch = TRY(office::ScratchFolder::create(folder_));
    auto const child = office::run_child(
        {"tesseract", picture.string(), (scratch.path() / "wrapped").string(), "-l", "vie", "--psm", "4", "pdf"},
        limits(kPictureTime), scratch.path());
    TRY(ended_well(child));
    std::error_code trouble;
    fs::rename(scratch.path() / "wrapped.pdf", kept, trouble);
    if (trouble) return std::unexpected{broken()};
    return kept;
}

void PageImages::give_up_old() const {
    std::error_code ignored;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (fs::directory_iterator entry{folder_, ignored}, end; entry != end; entry.increment(ignored))
        if (entry->is_regular_file(ignored)) files.emplace_back(entry->last_write_time(ignored), entry->path());
    if (files.size() <= kKept) return;
    std::ranges::sort(files);
    for (std::size_t i = 0; i < files.size() - kKept * 3 / 4; ++i) fs::remove(files[i].second, ignored);
}

} // namespace documents::review
