#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/money.hpp"

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// How values of ours stand in columns: numbers BIGINT, bool SMALLINT 0 or 1, text TEXT, dates DATE, instants BIGINT (microseconds since
/// 1970 UTC), money BIGINT (đồng), ids BIGINT, std::optional a column that may be NULL.
namespace db {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

enum class Kind { number, real, text };
using Value = std::variant<std::monostate, std::int64_t, double, std::string>; ///< monostate: NULL

/// What is read from a column does not fit what the code expects: a fault of ours or a damaged store.
[[noreturn]] void throw_misfit(std::string_view expected);

/// A domain's own type becomes a column by a specialisation with kind, to() and from().
template <class T>
struct Column;

template <std::integral T>
struct Column<T> {
    static constexpr Kind kind = Kind::number;
    static Value to(T value) { return static_cast<std::int64_t>(value); }
    static T from(Value const& value) {
        auto const* number = std::get_if<std::int64_t>(&value);
        if (number == nullptr || !std::in_range<T>(*number)) throw_misfit("a number");
        return static_cast<T>(*number);
    }
};
template <>
struct Column<bool> {
    static constexpr Kind kind = Kind::number;
    static Value to(bool value) { return static_cast<std::int64_t>(value ? 1 : 0); }
    static bool from(Value const& value) { return Column<std::int64_t>::from(value) != 0; }
};
template <>
struct Column<double> {
    static constexpr Kind kind = Kind::real;
    static Value to(double value) { return value; }
    static double from(Value const& value) {
        auto const* real = std::get_if<double>(&value);
        if (real == nullptr) throw_misfit("a real number");
        return *real;
    }
};
template <>
struct Column<std::string> {
    static constexpr Kind kind = Kind::text;
    static Value to(std::string value) { return value; }
    static std::string from(Value const& value) {
        auto const* text = std::get_if<std::string>(&value);
        if (text == nullptr) throw_misfit("text");
        return *text;
    }
};
template <>
struct Column<std::string_view> {
    static Value to(std::string_view value) { return std::string{value}; }
};
template <>
struct Column<char const*> {
    static Value to(char const* value) { return std::string{value}; }
};
template <>
struct Column<char*> : Column<char const*> {}; // what a literal decays to
template <>
struct Column<base::Date> {
    static constexpr Kind kind = Kind::text;
    static Value to(base::Date value) { return value.iso(); }
    static base::Date from(Value const& value);
};
template <>
struct Column<Instant> {
    static constexpr Kind kind = Kind::number;
    static Value to(Instant value) { return static_cast<std::int64_t>(value.time_since_epoch().count()); }
    static Instant from(Value const& value) {
        return Instant{std::chrono::microseconds{Column<std::int64_t>::from(value)}};
    }
};
template <>
struct Column<base::Money> {
    static constexpr Kind kind = Kind::number;
    static Value to(base::Money value) { return value.vnd(); }
    static base::Money from(Value const& value);
};
template <class Tag>
struct Column<base::Id<Tag>> {
    static constexpr Kind kind = Kind::number;
    static Value to(base::Id<Tag> value) { return value.number(); }
    static base::Id<Tag> from(Value const& value) { return base::Id<Tag>{Column<std::int64_t>::from(value)}; }
};
template <class T>
struct Column<std::optional<T>> {
    static constexpr Kind kind = Column<T>::kind;
    static Value to(std::optional<T> const& value) { return value ? Column<T>::to(*value) : Value{}; }
    static std::optional<T> from(Value const& value) {
        if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
        return Column<T>::from(value);
    }
};
template <>
struct Column<std::nullopt_t> {
    static Value to(std::nullopt_t) { return {}; }
};

inline Instant to_instant(std::chrono::system_clock::time_point time) {
    return std::chrono::time_point_cast<std::chrono::microseconds>(time);
}

/// One value for a ":name" of a statement. A name may stand several times in the statement.
struct Bind {
    template <class T>
    Bind(std::string_view bound_name, T const& bound) : name{bound_name}, value{Column<std::decay_t<T>>::to(bound)} {}
    Bind(std::string_view bound_name, Value bound) : name{bound_name}, value{std::move(bound)} {}
    std::string name;
    Value value;
};
using Binds = std::vector<Bind>;

template <class... Columns>
inline constexpr std::array<Kind, sizeof...(Columns)> kinds{Column<Columns>::kind...};

template <class... Columns>
struct RowOf {
    using type = std::tuple<Columns...>;
};
template <class One>
struct RowOf<One> {
    using type = One;
};
template <class... Columns>
using Row = typename RowOf<Columns...>::type;

template <class... Columns>
std::tuple<Columns...> read_tuple(std::span<Value const> values) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::tuple<Columns...>{Column<Columns>::from(values[I])...};
    }(std::index_sequence_for<Columns...>{});
}
template <class... Columns>
Row<Columns...> read_row(std::span<Value const> values) {
    if constexpr (sizeof...(Columns) == 1)
        return std::get<0>(read_tuple<Columns...>(values));
    else
        return read_tuple<Columns...>(values);
}

} // namespace db
