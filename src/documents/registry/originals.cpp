#include "documents/registry/originals.hpp"

#include "imports/digest.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/core.h>
#include <system_error>
#include <unistd.h>

namespace documents::registry {
namespace {

namespace fs = std::filesystem;

base::Error disk_trouble(std::error_code const& why) {
    bool const full = why == std::errc::no_space_on_device || why.value() == EDQUOT;
    return {base::Code::unavailable,
            full ? "Ổ đĩa của máy chủ đã đầy, chưa lưu được tệp." : "Chưa lưu được tệp vào kho văn bản.",
            {},
            full ? "Báo người quản trị giải phóng chỗ trống rồi gửi lại."
                 : "Báo người quản trị kiểm tra thư mục dữ liệu: " + why.message() + "."};
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/// What was written to a file or a folder is on the disk when this returns.
std::error_code sync(fs::path const& path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return last_error();
    std::error_code const error = ::fsync(file) == 0 ? std::error_code{} : last_error();
    ::close(file);
    return error;
}

/// All that was written to the file system of a folder is on the disk when this returns.
std::error_code sync_all(fs::path const& folder) {
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return last_error();
    std::error_code const error = ::syncfs(file) == 0 ? std::error_code{} : last_error();
    ::close(file);
    return error;
}

/// The library tells of a full disk as of any trouble with one.
std::error_code copy_bytes(fs::path const& from, fs::path const& to) {
    std::error_code error, ignored;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    if (error != std::errc::io_error) return error;
    fs::remove(to, ignored);
    auto const bytes = fs::file_size(from, ignored);
    auto const room = fs::space(to.parent_path(), ignored).available;
    return !ignored && room < bytes ? std::make_error_code(std::errc::no_space_on_device) : error;
}

std::error_code copy_durably(fs::path const& from, fs::path const& to) {
    auto const part = fs::path{to}.concat(fmt::format(".{}-{}", ::getpid(), ::gettid()));
    auto error = copy_bytes(from, part);
    if (!error) error = sync(part, O_RDONLY);
    if (!error) fs::permissions(part, fs::perms::owner_read | fs::perms::group_read, error);
    if (!error) fs::rename(part, to, error); // another who keeps the same bytes is as good
    if (!error) return sync(to.parent_path(), O_RDONLY | O_DIRECTORY);
    std::error_code ignored;
    fs::remove(part, ignored);
    return error;
}

} // namespace

fs::path Originals::path_of(Digest const& digest) const {
    constexpr std::size_t kPrefix = 2;
    return folder_ / digest.substr(0, kPrefix) / digest;
}

base::Result<Digest> Originals::keep(fs::path const& file) {
    auto const digest = TRY(imports::digest_of_file(file));
    auto const path = path_of(digest);
    std::error_code error;
    if (fs::exists(path, error)) return digest;
    bool const made = fs::create_directories(path.parent_path(), error);
    if (!error && made) error = sync(folder_, O_RDONLY | O_DIRECTORY);
    if (!error) error = copy_durably(file, path);
    if (error) return std::unexpected{disk_trouble(error)};
    return digest;
}

std::vector<base::Result<Digest>> Originals::keep(std::span<fs::path const> files) {
    std::vector<base::Result<Digest>> answers;
    std::vector<std::pair<fs::path, fs::path>> parts; // written, and what it will be called
    std::error_code error;
    for (auto const& file : files) {
        answers.push_back(imports::digest_of_file(file));
        if (!answers.back()) continue;
        auto const path = path_of(*answers.back());
        if (fs::exists(path, error)) continue;
        auto const part = fs::path{path}.concat(fmt::format(".{}-{}-{}", ::getpid(), ::gettid(), parts.size()));
        fs::create_directories(path.parent_path(), error);
        if (!error) error = copy_bytes(file, part);
        if (!error) fs::permissions(part, fs::perms::owner_read | fs::perms::group_read, error);
        if (error) {
            answers.back() = std::unexpected{disk_trouble(error)};
            std::error_code ignored;
            fs::remove(part, ignored); // half of it must never get the name of the whole
        } else {
            parts.emplace_back(part, path);
        }
    }
    // The bytes before the names: a name stands for whole bytes, also after a power cut.
    if (parts.empty()) return answers;
    error = sync_all(folder_);
    for (auto const& [part, path] : parts) {
        if (!error) fs::rename(part, path, error);
        std::error_code ignored;
        fs::remove(part, ignored);
    }
    if (!error) error = sync_all(folder_);
    if (error)
        for (auto& answer : answers)
            if (answer) answer = std::unexpected{disk_trouble(error)};
    return answers;
}

std::vector<std::string> Originals::faults(db::Session& session) const {
    std::vector<std::string> faults;
    for (auto const& [digest, bytes] :
         session.rows<Digest, std::int64_t>("SELECT digest, bytes FROM originals ORDER BY digest")) {
        auto const there = imports::digest_of_file(path_of(digest));
        if (!there)
            faults.push_back(fmt::format("văn bản gốc {}: thiếu tệp ({} byte)", digest, bytes));
        else if (*there != digest)
            faults.push_back(fmt::format("văn bản gốc {}: tệp đã bị thay đổi", digest));
    }
    return faults;
}

void record_original(db::Transaction& tx, db::Instant when, Digest const& digest, std::int64_t bytes) {
    tx.run("INSERT INTO originals (digest, bytes, kept_at) VALUES (:digest, :bytes, :at) ON CONFLICT (digest) DO "
           "NOTHING",
           {{"digest", digest}, {"bytes", bytes}, {"at", when}});
}

} // namespace documents::registry
