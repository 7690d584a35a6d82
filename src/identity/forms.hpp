#pragma once

#include "html/page.hpp"
#include "http/fields.hpp"
#include "identity/store.hpp"

#include <vector>

/// What the forms of identity/ send, read into values; every fault with the field it belongs to.
namespace identity {

/// The fields title, organisation (its number, or "" for the whole system), from, until, roles (several).
struct PostForm {
    std::string title;
    std::optional<OrganisationId> organisation;
    std::optional<Term> term;
    std::vector<Role> roles;
    std::vector<html::FieldError> errors;
};
PostForm read_post_form(http::Fields const& fields, Date today);

/// The fields from, until, capabilities (several), to_post, reason.
struct DelegationForm {
    Delegation delegation;
    std::vector<html::FieldError> errors;
};
DelegationForm read_delegation_form(http::Fields const& fields, PostId from, Date today);

Capabilities read_capabilities(http::Fields const& fields);
std::optional<std::int64_t> read_number(std::string_view text);
html::FieldError field_error(base::Error const& error, std::string_view fallback_field);

} // namespace identity
