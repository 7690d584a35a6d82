#pragma once

#include "areas/columns.hpp"
#include "organisations/organisation.hpp"

/// How values of this domain stand in columns.
namespace db {

template <>
struct Column<organisations::Level> : CodeColumn<organisations::Level, organisations::level_from_code> {};
template <>
struct Column<organisations::Kind> : CodeColumn<organisations::Kind, organisations::kind_from_code> {};
template <>
struct Column<organisations::Line> : CodeColumn<organisations::Line, organisations::line_from_code> {};
template <>
struct Column<organisations::Certainty> : CodeColumn<organisations::Certainty, organisations::certainty_from_code> {};

} // namespace db
