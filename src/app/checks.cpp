#include "app/checks.hpp"

#include "audit/verify.hpp"
#include "db/copy.hpp"

#include <fmt/format.h>

namespace app {

std::vector<std::string> faults_of_store(db::Database& store) {
    auto faults = db::faults_of(store);
    for (auto const& fault : audit::verify(store).faults)
        faults.push_back(fmt::format("nhật ký của {}: {}",
                                     fault.chain == 0 ? "hệ thống" : fmt::format("cơ quan số {}", fault.chain),
                                     fault.what));
    return faults;
}

} // namespace app
