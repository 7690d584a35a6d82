#include "documents/intake/folder.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

namespace documents::intake {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFirst = 32, kAtOnce = 256; ///< few at first, so that reading begins

base::Result<std::vector<fs::path>> files_of(fs::path const& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return base::fail(base::Code::not_found, "Không có thư mục này.", folder.string(), "Kiểm tra lại đường dẫn.");
    std::vector<fs::path> files;
    fs::recursive_directory_iterator at{folder, fs::directory_options::skip_permission_denied, error};
    for (; !error && at != fs::recursive_directory_iterator{}; at.increment(error)) {
        if (at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        std::error_code ignored;
        if (at->is_regular_file(ignored)) files.push_back(at->path());
    }
    if (error)
        return base::fail(base::Code::unavailable, "Không đọc được thư mục: " + error.message() + ".", folder.string(),
                          "Kiểm tra quyền đọc thư mục.");
    std::ranges::sort(files);
    return files;
}

/// A file name of an old disk may be no UTF-8: the store takes none.
std::string readable(std::string const& name) {
    if (text::is_clean_utf8(name)) return name;
    std::string clean;
    for (char const c : name) clean += static_cast<unsigned char>(c) < 0x80 ? c : '_';
    return clean;
}

std::string new_batch() {
    std::array<unsigned char, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

} // namespace

base::Result<std::vector<FolderFile>> import_folder(Desk& desk, rights::Scope const& scope, fs::path const& folder,
                                                    std::function<void(FolderFile const&)> const& told) {
    auto const paths = TRY(files_of(folder));
    auto const batch = new_batch();
    std::vector<base::Result<Accepted>> answers;
    // The desk reads the first files while the last are still being brought.
    for (std::size_t begin = 0, end = 0; begin < paths.size(); begin = end) {
        end = std::min(begin + (begin == 0 ? kFirst : kAtOnce), paths.size());
        std::vector<Brought> some;
        for (std::size_t i = begin; i < end; ++i) some.push_back({paths[i], readable(paths[i].filename().string())});
        for (auto& answer : desk.bring(scope, batch, some, Known::all)) answers.push_back(std::move(answer));
        if (!answers.front() && answers.front().error().code == base::Code::refused)
            return std::unexpected{answers.front().error()};
    }
    std::vector<FolderFile> files;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        FolderFile file{.name = readable(paths[i].lexically_relative(folder).string())};
        if (!answers[i]) {
            file.state = JobState::refused;
            file.error = answers[i].error();
        } else if (!answers[i]->job) {
            file.again = true;
            file.state = JobState::taken;
            file.paper = answers[i]->paper;
        } else {
            auto const job = desk.wait(answers[i]->job);
            file.again = answers[i]->again && job.state != JobState::failed;
            file.state = job.state;
            file.paper = job.paper ? job.paper : job.like.paper;
            file.error = job.error;
        }
        if (told) told(file);
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace documents::intake
