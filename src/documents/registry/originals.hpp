#pragma once

#include "base/result.hpp"
#include "db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Files as they came, kept for good under their content hash: `folder`/ab/abcdef….
namespace documents::registry {

/// BLAKE2b-256 of a file's bytes, 64 hexadecimal digits.
using Digest = std::string;

class Originals {
public:
    explicit Originals(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// Copies the file in, durably, before anything points to it; the same bytes are kept once. Errors: unavailable (disk), not_found.
    base::Result<Digest> keep(std::filesystem::path const& file);
    /// Many at once, with one wait for the disk: one answer for each, in order.
    std::vector<base::Result<Digest>> keep(std::span<std::filesystem::path const> files);
    std::filesystem::path path_of(Digest const& digest) const;

    /// What `benvung verify` says: files that are missing, or whose bytes are not what their name says. Empty: all is well.
    std::vector<std::string> faults(db::Session& session) const;

    std::filesystem::path const& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// Tells the store of a file that `Originals` keeps, in the transaction of whatever points to it.
void record_original(db::Transaction& tx, db::Instant when, Digest const& digest, std::int64_t bytes);

} // namespace documents::registry
