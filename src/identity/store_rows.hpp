#pragma once

#include "identity/store.hpp"

/// Inside of identity/: what its files of SQL share.
namespace identity {

/// Posts with their roles, latest first; `where` names the bound number ":key".
std::vector<Post> read_posts(db::Session& session, std::string_view where, std::int64_t key);
void write_roles(db::Transaction& tx, PostId post, std::vector<Role> const& roles);
/// Bytes of a sort key as text that sorts alike: a column holds no NUL and only UTF-8.
std::string sortable(std::string_view bytes);

} // namespace identity
