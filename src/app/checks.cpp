#include "app/checks.hpp"

#include "areas/checks.hpp"
#include "areas/store.hpp"
#include "audit/verify.hpp"
#include "db/copy.hpp"
#include "documents/registry/books.hpp"
#include "documents/registry/originals.hpp"

#include <fmt/core.h>

namespace app {

std::vector<std::string> faults_of_store(db::Database& store) {
    auto faults = db::faults_of(store);
    for (auto const& fault : audit::verify(store).faults)
        faults.push_back(fmt::format("nhật ký của {}: {}",
                                     fault.chain == 0 ? "hệ thống" : fmt::format("cơ quan số {}", fault.chain),
                                     fault.what));
    auto const atlas = areas::Atlases{store}.now();
    for (auto const& fault : areas::check(atlas->units(), atlas->successions()))
        if (fault.severity == areas::Severity::error) faults.push_back(fmt::format("địa bàn: {}", fault.told.message));
    auto session = store.lease();
    for (auto const& fault : documents::registry::faults_of_books(session))
        faults.push_back(fmt::format("sổ văn bản: {}", fault));
    return faults;
}

std::vector<std::string> faults_of_originals(db::Database& store, std::filesystem::path const& folder) {
    auto session = store.lease();
    return documents::registry::Originals{folder}.faults(session);
}

} // namespace app
