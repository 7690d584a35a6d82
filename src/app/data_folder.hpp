#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace app {

/// Where the files of documents lie in a data folder, and in a backup.
inline constexpr char kOriginals[] = "originals";

/// The folder where the server keeps all it has. One server at a time: it is locked while this lives.
class DataFolder {
public:
    /// Makes the folder where it is missing. Errors: unavailable (can not be made or written), refused (another server uses it).
    static base::Result<DataFolder> open(std::filesystem::path path);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    std::filesystem::path uploads() const { return path_ / "tmp" / "uploads"; }
    std::filesystem::path scratch() const { return path_ / "tmp" / "scratch"; }
    std::filesystem::path imports() const { return path_ / "imports"; }    ///< files whose batch is not written yet
    std::filesystem::path secrets_key() const { return path_ / "secrets.key"; } ///< directives::mail::Vault
    std::filesystem::path originals() const { return path_ / kOriginals; } ///< documents::registry::Originals

    bool writable() const; ///< by writing a small file

private:
    DataFolder(std::filesystem::path path, int lock) : path_{std::move(path)}, lock_{lock} {}
    std::filesystem::path path_;
    int lock_;
};

} // namespace app
