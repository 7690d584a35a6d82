#pragma once

#include "documents/registry/books.hpp"
#include "html/markup.hpp"
#include "http/fields.hpp"

#include <string>

/// Forms of the register: what was typed, kept as typed until it can be read.
namespace documents::registry {

/// Errors: invalid_input that names the field `where`.
base::Result<base::Date> typed_day(std::string_view typed, char const* where);

enum class LineForm { in, out, both };

/// A line of a book as it was typed.
struct TypedLine {
    std::string unit = {}, due = {}, handling = {}, passed_on = {}, received_by = {}, copies = {}, recipients = {},
                signer = {}, kept_by = {}, reply = {}, note = {};

    static TypedLine from(http::Fields const& fields);
    static TypedLine from(Line const& line);

    /// The unit is tied to the body of that name on `day`, where there is just one. Errors: invalid_input that names the field.
    base::Result<Line> read(db::Session& session, rights::Scope const& scope, base::Date day) const;
    html::Markup render(LineForm form) const; ///< its inputs
};

/// A head as it was typed.
struct TypedHead {
    Head head = {};                                          ///< all but date and lists
    std::string date = {}, addressees = {}, recipients = {}; ///< lists: one to a line
    std::string issuer_id = {};

    static TypedHead from(http::Fields const& fields);
    static TypedHead from(Head const& head);
    /// The issuer is tied to the body of that name on the paper's day, where there is just one.
    base::Result<Head> read(db::Session& session, rights::Scope const& scope, base::Date today) const;
};

} // namespace documents::registry
