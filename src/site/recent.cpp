#include "site/recent.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <optional>

namespace site {
namespace {

/// All that a page may depend on besides the store.
std::string key_of(Visit const& visit, std::string_view besides) {
    auto const& scope = visit.scope();
    auto key = fmt::format("{} {} {} {} ", visit.request.path, besides.size(), besides, scope.organisation.number());
    for (std::size_t i = 0; i < rights::kCapabilityCount; ++i)
        key += scope.may(static_cast<rights::Capability>(i)) ? '1' : '0';
    key += scope.areas.is_everything() ? " *" : " ";
    for (auto const area : scope.areas.numbers()) key += std::to_string(area) + ',';
    key += '\n' + visit.visitor.post;
    // With their lengths: no value may pass for two fields.
    for (auto const& [name, value] : visit.request.query.list())
        key += fmt::format("\n{} {} {} {}", name.size(), name, value.size(), value);
    return key;
}

} // namespace

base::Result<Made> Recent::get(Visit const& visit, std::string_view besides,
                               std::function<base::Result<Made>()> const& make) {
    auto const kept = kept_for(key_of(visit, besides));
    // Asked before the page is made: what is written meanwhile makes it out of date.
    auto writes = database_.writes();
    auto now = std::chrono::steady_clock::now();
    auto const holds = [&](std::chrono::seconds longer) -> std::optional<Made> {
        std::scoped_lock const lock{kept->mutex};
        if (kept->writes != writes || kept->until + longer <= now) return std::nullopt;
        return kept->made;
    };
    if (auto made = holds({})) return *std::move(made);
    std::unique_lock making{kept->making, std::defer_lock};
    if (auto older = holds(kHolds)) {
        if (!making.try_lock()) return *std::move(older);
    } else {
        making.lock();
        writes = database_.writes();
        now = std::chrono::steady_clock::now();
        if (auto made = holds({})) return *std::move(made);
    }
    auto made = make();
    if (!made) return made;
    {
        std::scoped_lock const lock{kept->mutex};
        kept->made = *made;
        kept->writes = writes;
        kept->until = now + kHolds;
    }
    make_room(*kept, kept->key.size() + made->title.size() + made->main.text().size());
    return made;
}

std::shared_ptr<Recent::Kept> Recent::kept_for(std::string const& key) {
    std::scoped_lock const lock{mutex_};
    auto const found = std::ranges::find(kept_, key, [](auto const& kept) -> std::string const& { return kept->key; });
    if (found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
        return kept_.front();
    }
    kept_.push_front(std::make_shared<Kept>(key));
    return kept_.front();
}

void Recent::make_room(Kept& kept, std::size_t bytes) {
    constexpr std::size_t kPagesMost = 200;
    std::scoped_lock const lock{mutex_};
    kept.bytes = bytes;
    std::size_t all = 0, pages = 0;
    // What falls out lives on with those who are using it.
    auto const out = std::ranges::find_if(kept_, [&](auto const& one) {
        all += one->bytes;
        return ++pages > 1 && (all > kBytesMost || pages > kPagesMost);
    });
    kept_.erase(out, kept_.end());
}

} // namespace site
