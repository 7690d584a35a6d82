#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace office {

/// Texts held one after the other in blocks, with four bytes beside each: a spreadsheet may share a million of them.
class StringTable {
public:
    static constexpr std::size_t kBlock = 1u << 20;

    /// Before: less than kBlock - 8 bytes, and less than four thousand million in all.
    void add(std::string_view text);
    std::size_t size() const { return starts_.size(); }
    std::size_t bytes() const { return blocks_.size() * kBlock + starts_.capacity() * sizeof(std::uint32_t); }
    std::string_view at(std::size_t index) const; ///< Before: index < size()

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::vector<std::uint32_t> starts_;
    std::size_t used_ = kBlock; ///< of the last block
};

} // namespace office
