#pragma once

#include "directives/assignments/store.hpp"
#include "documents/registry/originals.hpp"
#include "http/fields.hpp"
#include "site/visit.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Forms of a turn: what was typed, kept as typed until it can be read.
namespace directives {

struct TypedTurn {
    std::string which = {}; ///< "result": the form that was sent
    std::int64_t seen = 0;
    std::string note = {}, progress = {}, reply = {}, on = {}, reason = {}, wanted = {}, to = {}, answer = {},
                decision = {}, paper = {};
    std::vector<http::FormFile> files = {};

    static TypedTurn from(http::Fields const& fields, std::string_view which);
    bool is(std::string_view form) const { return which == form; }

    /// Files are kept before anything points to them. Errors: invalid_input that names the field; unsupported (a program); unavailable.
    base::Result<Report> report(site::Visit const& visit, documents::registry::Originals& originals,
                                std::filesystem::path const& scratch) const;
};

/// The one body of that name today. Errors: invalid_input at `field` where there is none, or several (they are told).
base::Result<OrganisationId> body_typed(db::Session& session, rights::Scope const& scope, base::Date on,
                                        std::string const& typed, char const* field);

/// The first words of an action, at most so many letters, with " …" where something is left out.
std::string short_action(std::string_view action, std::size_t letters);

} // namespace directives
