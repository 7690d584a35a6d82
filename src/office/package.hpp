#pragma once

#include "base/result.hpp"
#include "office/sheet_reader.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace office {

/// Bytes that come piece by piece.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills up to `room` bytes; 0 at the end. Errors: invalid_input (damaged), limit_exceeded.
    virtual base::Result<std::size_t> read(char* to, std::size_t room) = 0;
};

/// As much as there is, up to `room`: less only at the end.
base::Result<std::size_t> read_full(ByteSource& source, char* to, std::size_t room);

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : rest_{bytes} {} ///< the bytes must outlive it
    base::Result<std::size_t> read(char* to, std::size_t room) override;

private:
    std::string_view rest_;
};

class FileSource : public ByteSource {
public:
    static base::Result<std::unique_ptr<FileSource>> open(std::filesystem::path const& file);
    base::Result<std::size_t> read(char* to, std::size_t room) override;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

/// The parts of a spreadsheet: an archive on the disk, or, for tests and fuzzing, parts in memory.
class Parts {
public:
    virtual ~Parts() = default;
    virtual bool has(std::string const& name) = 0;
    /// A part as a stream. Errors: invalid_input (missing, encrypted), limit_exceeded.
    virtual base::Result<std::unique_ptr<ByteSource>> open(std::string const& name) = 0;
    /// A whole small part. Errors: those of `open`; limit_exceeded past `most` bytes.
    base::Result<std::string> whole(std::string const& name, std::size_t most = 32u << 20);
};

/// A zip archive that stays on the disk. What a part claims to unpack to is refused where it passes the limits, and what comes out is counted.
class Package : public Parts {
public:
    static base::Result<std::unique_ptr<Package>> open(std::filesystem::path const& file, SheetLimits const& limits);
    bool has(std::string const& name) override;
    base::Result<std::unique_ptr<ByteSource>> open(std::string const& name) override;

private:
    class Part;
    struct Discard {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Discard> archive_;
    SheetLimits limits_;
    std::size_t file_bytes_ = 0;
    std::size_t unpacked_bytes_ = 0;
};

} // namespace office
