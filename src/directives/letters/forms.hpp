#pragma once

#include "db/database.hpp"
#include "directives/letters/store.hpp"
#include "documents/registry/originals.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Templates of an office's own. Each upload is a version and is kept; letters that were made with it stay as they are.
namespace directives::letters {

struct FormVersion {
    std::int64_t id = 0;
    Kind kind = Kind::urging;
    std::int64_t version = 1;
    std::string name;
    documents::registry::Digest digest;
    db::Instant uploaded_at = {};
    std::string uploaded_by;
    bool retired = false;
};
/// Of the scope's office, newest first.
std::vector<FormVersion> forms_of(db::Session& session, rights::Scope const& scope);
/// Errors: not_found.
base::Result<FormVersion> find_form(db::Session& session, rights::Scope const& scope, std::int64_t id);

/// Whether a letter can be made with these bytes. Errors: those of MergeTemplate::parse; invalid_input (a field that is needed is missing).
base::Result<office::MergeTemplate> read_form(std::string_view bytes);

/// The next version for this kind; from now on it is used. Before: read_form was good, the bytes lie in Originals. Errors: refused.
base::Result<std::int64_t> add_form(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Kind kind,
                                    std::string const& name, documents::registry::Digest const& digest,
                                    std::size_t bytes);
/// The version before it is used again, or ours. Errors: refused, not_found.
base::Result<void> retire_form(db::Transaction& tx, rights::Scope const& scope, db::Instant when, std::int64_t id);

/// What the office's next letter of this kind is made with: its newest version, else ours. Errors: unavailable (the file is gone).
base::Result<Form> current_form(db::Session& session, documents::registry::Originals const& originals,
                                OrganisationId owner, Kind kind);
/// What an issued letter was made with.
base::Result<Form> form_of(db::Session& session, documents::registry::Originals const& originals, Letter const& letter);

/// The bytes of a file; empty where it can not be read.
std::string bytes_of(std::filesystem::path const& file);

} // namespace directives::letters
