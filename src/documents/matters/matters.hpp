#pragma once

#include "documents/registry/papers.hpp"

#include <optional>
#include <string>
#include <vector>

/// Files of work ("hồ sơ công việc"): papers of one matter kept together, with holder, retention and closing. Sources: Nghị định
/// 30/2020/NĐ-CP, chapter IV and annex VI part II. A matter is seen by its own organisation; changing asks for register_documents or
/// report_duties (whoever does the work keeps its file) and writes the audit row in the same transaction.
namespace documents::matters {

using registry::PaperId;
using rights::OrganisationId;
using MatterId = base::Id<struct MatterTag>;

struct Matter {
    MatterId id = {};
    std::string notation = {}; ///< "12.TH" of the list of files of the year; may be blank
    std::string title;
    std::string holder = {};    ///< who makes and keeps it
    std::string retention = {}; ///< "10 năm", "Vĩnh viễn"
    base::Date opened_on;
    std::optional<base::Date> closed_on = {};
    std::string note = {};
    std::string created_by = {};
};

struct Kept {
    PaperId id;
    std::string title, subject, date_text;
    std::int64_t pages = 0;
};

bool may_keep(rights::Scope const& scope);

/// Errors: refused; invalid_input (no title, too long, the notation is used).
base::Result<MatterId> open(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Matter const& matter);
base::Result<Matter> find(db::Session& session, rights::Scope const& scope, MatterId matter);
/// Those that the scope may see, by date.
base::Result<std::vector<Kept>> papers_of(db::Session& session, rights::Scope const& scope, MatterId matter);
std::vector<Matter> matters_of(db::Session& session, rights::Scope const& scope, PaperId paper);
std::vector<Matter> open_matters(db::Session& session, rights::Scope const& scope, std::size_t limit); ///< newest first

/// Errors: refused (closed), not_found (matter or paper), invalid_input (it is in already).
base::Result<void> put_in(db::Transaction& tx, rights::Scope const& scope, db::Instant when, MatterId matter,
                          PaperId paper);
base::Result<void> take_out(db::Transaction& tx, rights::Scope const& scope, db::Instant when, MatterId matter,
                            PaperId paper, std::string const& reason);
/// Errors: refused; invalid_input (before it was opened, in the future, no paper in it).
base::Result<void> close(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                         MatterId matter, base::Date on);
base::Result<void> reopen(db::Transaction& tx, rights::Scope const& scope, db::Instant when, MatterId matter,
                          std::string const& reason);

/// When a closed matter goes to the archive at the latest: one year after it was closed (article 30).
base::Date archive_by(base::Date closed_on);

} // namespace documents::matters
