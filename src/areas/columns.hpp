#pragma once

#include "areas/merger_wording.hpp"
#include "areas/unit.hpp"
#include "db/values.hpp"

/// How values of this domain stand in columns.
namespace db {

/// An enumeration by its code; code_of is found beside the type.
template <class T, std::optional<T> (*parse)(std::string_view)>
struct CodeColumn {
    static constexpr Kind kind = Kind::text;
    static Value to(T value) { return std::string{code_of(value)}; }
    static T from(Value const& value) {
        auto const parsed = parse(Column<std::string>::from(value));
        if (!parsed) throw_misfit("a code of an enumeration");
        return *parsed;
    }
};
template <>
struct Column<areas::Level> : CodeColumn<areas::Level, areas::level_from_code> {};
template <>
struct Column<areas::Kind> : CodeColumn<areas::Kind, areas::kind_from_code> {};
template <>
struct Column<areas::Change> : CodeColumn<areas::Change, areas::change_from_code> {};
template <>
struct Column<areas::Share> : CodeColumn<areas::Share, areas::share_from_code> {};
template <>
struct Column<areas::AreaCode> {
    static constexpr Kind kind = Kind::text;
    static Value to(areas::AreaCode const& value) { return value.digits(); }
    static areas::AreaCode from(Value const& value) {
        auto parsed = areas::AreaCode::parse(Column<std::string>::from(value));
        if (!parsed) throw_misfit("an area code");
        return *std::move(parsed);
    }
};

} // namespace db
