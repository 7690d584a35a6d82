#include "documents/shelf.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace documents {
namespace {

std::string random_token() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 33> text{};
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return text.data();
}

/// The oldest of a map of things with `since`.
template <class Map>
auto oldest(Map& map) {
    return std::ranges::min_element(map, {}, [](auto const& entry) { return entry.second.since; });
}

} // namespace

std::size_t bytes_of(Result const& result) {
    auto const& read = result.reading;
    // An item with its strings takes some hundred bytes besides what it cuts from the text.
    auto const items = read.references.size() + read.obligations.size() + read.money.size() + read.targets.size() +
                       read.status_rows.size() + read.findings.size();
    return 2 * result.text.size() + 1000 * items + 4096;
}

std::string Shelf::put(Result result) {
    auto const bytes = bytes_of(result);
    auto token = random_token();
    std::lock_guard const lock{mutex_};
    results_.emplace(token, Kept{std::make_shared<Result const>(std::move(result)), bytes, clock_.now()});
    bytes_ += bytes;
    give_up_old();
    return token;
}

std::shared_ptr<Result const> Shelf::find(std::string_view token) {
    std::lock_guard const lock{mutex_};
    give_up_old();
    auto const found = results_.find(std::string{token});
    return found == results_.end() ? nullptr : found->second.result;
}

std::string Shelf::put_on_list(std::string_view list, ListEntry entry) {
    std::lock_guard const lock{mutex_};
    give_up_old();
    auto found = lists_.find(std::string{list});
    if (found == lists_.end()) {
        while (!lists_.empty() && lists_.size() >= limits_.lists) lists_.erase(oldest(lists_));
        found = lists_.emplace(random_token(), KeptList{{}, clock_.now()}).first;
    }
    if (found->second.entries.size() < limits_.list_entries) found->second.entries.push_back(std::move(entry));
    return found->first;
}

std::vector<ListEntry> Shelf::find_list(std::string_view token) {
    std::lock_guard const lock{mutex_};
    give_up_old();
    auto const found = lists_.find(std::string{token});
    return found == lists_.end() ? std::vector<ListEntry>{} : found->second.entries;
}

std::size_t Shelf::bytes() const {
    std::lock_guard const lock{mutex_};
    return bytes_;
}

void Shelf::give_up_old() {
    auto const bound = clock_.now() - limits_.keep;
    std::erase_if(lists_, [&](auto const& entry) { return entry.second.since <= bound; });
    std::erase_if(results_, [&](auto const& entry) {
        if (entry.second.since > bound) return false;
        bytes_ -= entry.second.bytes;
        return true;
    });
    // The newest stays, however large: someone is about to look at it.
    while (results_.size() > 1 && (results_.size() > limits_.results || bytes_ > limits_.bytes)) {
        auto const last = oldest(results_);
        bytes_ -= last->second.bytes;
        results_.erase(last);
    }
}

} // namespace documents
