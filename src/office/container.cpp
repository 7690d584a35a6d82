#include "office/container.hpp"

#include "office/messages.hpp"

#include <zip.h>

#include <algorithm>

namespace office {
namespace {

using messages::Trouble;

constexpr zip_int64_t kEntriesMax = 20'000;
constexpr std::size_t kPartMax = 64u << 20; ///< one XML part; the longest decree we know unpacks to 9 MB

} // namespace

void Container::Discard::operator()(zip* archive) const { zip_discard(archive); }

base::Result<Container> Container::open(std::string_view bytes, Limits const& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return messages::fail(Trouble::broken_container);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        zip_source_free(source);
        zip_error_fini(&error);
        return messages::fail(Trouble::broken_container);
    }
    Container container;
    container.archive_.reset(archive);
    container.budget_bytes_ = limits.unpacked_bytes;
    if (zip_get_num_entries(archive, 0) > kEntriesMax) return messages::fail(Trouble::unpacks_too_large);
    return container;
}

bool Container::has(char const* name) const { return zip_name_locate(archive_.get(), name, 0) >= 0; }

std::vector<std::string> Container::names() const {
    std::vector<std::string> all;
    auto const count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i)
        if (char const* const name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0))
            all.emplace_back(name);
    return all;
}

base::Result<std::string> Container::part(char const* name) {
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
        return messages::fail(Trouble::missing_part, name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return messages::fail(Trouble::encrypted_office, name);
    std::size_t const allowed = std::min(budget_bytes_, kPartMax);
    if (stat.size > allowed) return messages::fail(Trouble::unpacks_too_large, name);
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> const file{zip_fopen_index(archive_.get(), stat.index, 0),
                                                                 zip_fclose};
    if (!file) return messages::fail(Trouble::broken_container, name);
    std::string out;
    char buffer[1 << 16];
    for (;;) { // the claimed size may lie: what comes out is counted
        zip_int64_t const got = zip_fread(file.get(), buffer, sizeof buffer);
        if (got < 0) return messages::fail(Trouble::broken_container, name);
        if (got == 0) break;
        out.append(buffer, static_cast<std::size_t>(got));
        if (out.size() > allowed) return messages::fail(Trouble::unpacks_too_large, name);
    }
    budget_bytes_ -= out.size();
    return out;
}

} // namespace office
