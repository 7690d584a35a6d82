#pragma once

#include "html/markup.hpp"
#include "organisations/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace organisations {

/// What was typed into a form of the page that could not be taken, and why.
struct TypedChange {
    std::string alias = {};
    std::string until = {}, act = {};
    OrganisationId successor = {};
    std::optional<base::Error> error = {};
    std::string field = {};
};

/// The page of one body.
struct OrganisationView {
    areas::Atlas const& atlas;
    Catalogue const& catalogue;
    Organisation const& body;
    Relations const& relations;
    base::Date today;
    bool may_edit = false;
    html::Markup csrf = {};
    std::vector<Related> heirs = {}; ///< who may follow it
    TypedChange typed = {};
};
html::Markup render_organisation(OrganisationView const& view);

} // namespace organisations
