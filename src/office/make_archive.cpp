#include "office/make_archive.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <zip.h>

namespace office {
namespace {

std::unexpected<base::Error> unavailable() {
    return base::fail(base::Code::unavailable, "Máy chủ không đủ bộ nhớ để ghi tệp.", {}, "Thử lại sau ít phút.");
}

bool packed_already(std::string_view name) {
    constexpr std::array<std::string_view, 6> kEndings{".png", ".jpg", ".jpeg", ".zip", ".docx", ".pdf"};
    return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// The earliest day that a zip can hold, 1 January 1980, by the clock that libzip will read it with.
std::time_t earliest() {
    std::tm day{};
    day.tm_year = 80;
    day.tm_mday = 1;
    day.tm_isdst = -1;
    return std::mktime(&day);
}

} // namespace

base::Result<std::string> make_archive(std::span<ArchivePart const> parts) {
    zip_error_t trouble;
    zip_error_init(&trouble);
    std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> const target{
        zip_source_buffer_create(nullptr, 0, 0, &trouble), zip_source_free};
    if (!target) return unavailable();
    zip_source_keep(target.get()); // zip_close gives one hold away
    zip_t* const archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, &trouble);
    if (archive == nullptr) {
        zip_source_free(target.get());
        return unavailable();
    }
    std::time_t const when = earliest();
    for (ArchivePart const& part : parts) {
        zip_source_t* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
        zip_int64_t const place =
            source == nullptr ? -1 : zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (place < 0) {
            if (source != nullptr) zip_source_free(source);
            zip_discard(archive);
            return unavailable();
        }
        auto const index = static_cast<zip_uint64_t>(place);
        if (packed_already(part.name)) zip_set_file_compression(archive, index, ZIP_CM_STORE, 0);
        zip_file_set_mtime(archive, index, when, 0);
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return unavailable();
    }
    zip_stat_t stat;
    if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0) return unavailable();
    std::string whole(stat.size, '\0');
    auto const got = zip_source_read(target.get(), whole.data(), whole.size());
    zip_source_close(target.get());
    if (got < 0 || static_cast<std::size_t>(got) != whole.size()) return unavailable();
    return whole;
}

} // namespace office
