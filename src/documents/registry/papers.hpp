#pragma once

#include "db/database.hpp"
#include "documents/registry/originals.hpp"
#include "documents/registry/paper.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// All SQL of papers. Reading asks for Capability::read_documents and sees papers of the scope's organisation: those it took in, those in
/// the books that it keeps or that number its papers, those that were sent to it; a supervisor (Capability::supervise) also those of all organisations of its areas.
/// Changing asks for register_documents. Each change writes its audit row in the same transaction.
namespace documents::registry {

struct PaperFile {
    std::int64_t position = 0; ///< 0: the paper itself
    std::string name;
    Digest digest;
    std::string format;       ///< "docx", "pdf", "image", "text", "odt"; "" what the reader does not read
    bool signed_copy = false; ///< the scan of the paper as it was signed
};

struct Paper {
    PaperId id = {};
    PaperState state = PaperState::draft;
    std::int64_t version = 1; ///< raised by each change of the head: who changes it says which one was seen
    Head head = {};
    base::Date listed_day;
    std::int64_t pages = 0;
    std::vector<PaperFile> files = {};
    db::Instant taken_in_at = {};
    std::string taken_in_by = {};
    OrganisationId taken_in_for = {};
    db::Instant changed_at = {};
    std::string changed_by = {};
    std::optional<db::Instant> confirmed_at = {};
    std::string confirmed_by = {};
    std::optional<db::Instant> withdrawn_at = {};
    std::string withdrawn_by = {}, withdrawn_reason = {};
};

struct StoredReading {
    std::string reader;
    bool recognised = false;
    std::string text;
    std::string json; ///< the schema of `benvung read --json`
};

struct Trace; // arrivals.hpp

/// A file that was read and may come in. The original lies in Originals already.
struct NewPaper {
    std::string file_name;
    Digest digest;
    std::int64_t bytes = 0;
    std::string format;
    std::int64_t pages = 0;
    std::string text;
    bool recognised = false;
    reading::Reading reading;
    std::shared_ptr<Trace const> trace = {}; ///< where it was worked out beforehand: trace_of
};

/// Whether somebody there may change papers at all.
base::Result<void> may_change(rights::Scope const& scope);

/// One paper by itself: arrivals.hpp. Errors: refused (no right; a state-secret mark).
base::Result<PaperId> take_in(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              NewPaper const& paper);
/// Attaches another file to a paper. Errors: refused, not_found.
base::Result<void> attach(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                          PaperFile const& file, std::int64_t bytes);

base::Result<Paper> find_paper(db::Session& session, rights::Scope const& scope, PaperId paper);
base::Result<StoredReading> current_reading(db::Session& session, rights::Scope const& scope, PaperId paper);

/// "EXISTS (…)" over the expression `paper` (a papers.id), for lists and search: what the scope may see. What it binds goes to `binds`,
/// under names that begin with "sight_".
std::string visible(db::Session& session, rights::Scope const& scope, std::string_view paper, db::Binds& binds);

/// Writes the head as a person has it. Where the issuer has another name and no body is given, it is tied to the one of that name on the
/// paper's day. `seen` is the version that was shown. Errors: refused (somebody changed it meanwhile: told who and
/// when; confirmed papers need a `reason`), not_found.
base::Result<std::int64_t> correct_head(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                        PaperId paper, std::int64_t seen, Head const& head, std::string const& reason);
/// The head stands. Errors as above; invalid_input where issuer, type or subject is missing.
base::Result<std::int64_t> confirm(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                                   std::int64_t seen);
/// Never deleted: withdrawn with a reason. Errors: refused, not_found, invalid_input (no reason).
base::Result<void> withdraw(db::Transaction& tx, rights::Scope const& scope, db::Instant when, PaperId paper,
                            std::string const& reason);

/// Lets an organisation see the paper: it was sent there.
void give_access(db::Transaction& tx, PaperId paper, OrganisationId organisation);

/// Papers that the scope may see with this number and symbol, however they were written.
std::vector<PaperId> with_number(db::Session& session, rights::Scope const& scope, std::string_view number_symbol);

} // namespace documents::registry
