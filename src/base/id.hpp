#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace base {

/// The number of a record, of a type of its own for each kind of record: `using AreaId = base::Id<struct AreaTag>;`
template <class Tag>
class Id {
public:
    constexpr Id() = default; ///< 0: no record
    explicit constexpr Id(std::int64_t number) : number_{number} {}
    constexpr std::int64_t number() const { return number_; }
    explicit constexpr operator bool() const { return number_ != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t number_ = 0;
};

} // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(base::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.number()); }
};
