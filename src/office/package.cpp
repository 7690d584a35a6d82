#include "office/package.hpp"

#include "office/sheet_messages.hpp"

#include <zip.h>

#include <algorithm>
#include <cstring>

namespace office {
namespace {

using sheet_messages::Trouble;

constexpr zip_int64_t kEntriesMax = 20'000;
constexpr std::size_t kRatioFrom = 64u << 20; ///< below, any ratio is harmless

} // namespace

base::Result<std::size_t> read_full(ByteSource& source, char* to, std::size_t room) {
    std::size_t filled = 0;
    while (filled < room) {
        std::size_t const got = TRY(source.read(to + filled, room - filled));
        if (got == 0) break;
        filled += got;
    }
    return filled;
}

base::Result<std::size_t> MemorySource::read(char* to, std::size_t room) {
    std::size_t const count = std::min(room, rest_.size());
    std::memcpy(to, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
}

base::Result<std::unique_ptr<FileSource>> FileSource::open(std::filesystem::path const& file) {
    auto source = std::make_unique<FileSource>();
    source->file_.reset(std::fopen(file.c_str(), "rb"));
    if (!source->file_) return sheet_messages::fail(Trouble::cannot_open);
    return source;
}

base::Result<std::size_t> FileSource::read(char* to, std::size_t room) {
    std::size_t const count = std::fread(to, 1, room, file_.get());
    if (count == 0 && std::ferror(file_.get())) return sheet_messages::fail(Trouble::cannot_open);
    return count;
}

base::Result<std::string> Parts::whole(std::string const& name, std::size_t most) {
    auto const source = TRY(open(name));
    std::string out;
    std::size_t filled = 0;
    for (;;) {
        out.resize(filled + (64u << 10));
        std::size_t const got = TRY(source->read(out.data() + filled, out.size() - filled));
        filled += got;
        if (filled > most) return sheet_messages::fail(Trouble::unpacks_too_large, name);
        if (got == 0) break;
    }
    out.resize(filled);
    return out;
}

class Package::Part : public ByteSource {
public:
    Part(Package& package, zip_file_t* file, std::size_t packed_bytes, std::string name)
        : package_{package}, file_{file, zip_fclose}, packed_bytes_{packed_bytes}, name_{std::move(name)} {}

    base::Result<std::size_t> read(char* to, std::size_t room) override {
        zip_int64_t const got = zip_fread(file_.get(), to, room);
        if (got < 0) return sheet_messages::fail(Trouble::broken_container, name_);
        auto const count = static_cast<std::size_t>(got);
        bytes_ += count;
        package_.unpacked_bytes_ += count;
        if (package_.unpacked_bytes_ > package_.limits_.unpacked_bytes ||
            (bytes_ > kRatioFrom && bytes_ / package_.limits_.unpacked_ratio > packed_bytes_))
            return sheet_messages::fail(Trouble::unpacks_too_large, name_);
        return count;
    }

private:
    Package& package_;
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file_;
    std::size_t packed_bytes_;
    std::size_t bytes_ = 0;
    std::string name_;
};

void Package::Discard::operator()(zip* archive) const { zip_discard(archive); }

base::Result<std::unique_ptr<Package>> Package::open(std::filesystem::path const& file, SheetLimits const& limits) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(file, failed);
    if (failed) return sheet_messages::fail(Trouble::cannot_open);
    int code = 0;
    auto package = std::make_unique<Package>();
    package->archive_.reset(zip_open(file.c_str(), ZIP_RDONLY, &code));
    if (!package->archive_)
        return sheet_messages::fail(code == ZIP_ER_OPEN ? Trouble::cannot_open : Trouble::broken_container);
    if (zip_get_num_entries(package->archive_.get(), 0) > kEntriesMax)
        return sheet_messages::fail(Trouble::unpacks_too_large);
    package->limits_ = limits;
    package->file_bytes_ = size;
    return package;
}

bool Package::has(std::string const& name) { return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0; }

base::Result<std::unique_ptr<ByteSource>> Package::open(std::string const& name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), name.c_str(), ZIP_FL_NOCASE, &stat) != 0)
        return sheet_messages::fail(Trouble::missing_part, name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return sheet_messages::fail(Trouble::encrypted, name);
    // The packed size may lie as well; it can not be more than the file.
    std::size_t const packed =
        (stat.valid & ZIP_STAT_COMP_SIZE) ? std::min<std::size_t>(stat.comp_size, file_bytes_) : file_bytes_;
    if ((stat.valid & ZIP_STAT_SIZE) &&
        (stat.size > limits_.unpacked_bytes - std::min(unpacked_bytes_, limits_.unpacked_bytes) ||
         (stat.size > kRatioFrom && stat.size / limits_.unpacked_ratio > packed)))
        return sheet_messages::fail(Trouble::unpacks_too_large, name);
    zip_file_t* const opened = zip_fopen_index(archive_.get(), stat.index, 0);
    if (opened == nullptr) return sheet_messages::fail(Trouble::broken_container, name);
    return std::make_unique<Part>(*this, opened, packed, name);
}

} // namespace office
