#include "office/string_table.hpp"

#include "base/ensure.hpp"

#include <cassert>
#include <cstring>

namespace office {
namespace {
constexpr std::size_t kLengthBytes = 3;
}

void StringTable::add(std::string_view text) {
    ENSURE(text.size() + kLengthBytes < kBlock);
    if (used_ + kLengthBytes + text.size() > kBlock) {
        ENSURE((blocks_.size() + 1) * kBlock < UINT32_MAX);
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
        used_ = 0;
    }
    char* const to = blocks_.back().get() + used_;
    for (std::size_t byte = 0; byte < kLengthBytes; ++byte) to[byte] = static_cast<char>(text.size() >> (8 * byte));
    if (!text.empty()) std::memcpy(to + kLengthBytes, text.data(), text.size());
    starts_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) * kBlock + used_));
    used_ += kLengthBytes + text.size();
}

std::string_view StringTable::at(std::size_t index) const {
    assert(index < starts_.size());
    char const* const from = blocks_[starts_[index] / kBlock].get() + starts_[index] % kBlock;
    std::size_t length = 0;
    for (std::size_t byte = 0; byte < kLengthBytes; ++byte)
        length |= static_cast<std::size_t>(static_cast<unsigned char>(from[byte])) << (8 * byte);
    return {from + kLengthBytes, length};
}

} // namespace office
