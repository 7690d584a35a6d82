#pragma once

#include "documents/registry/books.hpp"

#include <functional>
#include <span>
#include <vector>

/// Papers that are written here: numbered, made and kept in one transaction, so that no number is without its paper and no paper without its
/// number. Nghị định 30/2020/NĐ-CP, article 15 (number and date), article 18 (order of issuing).
namespace documents::registry {

/// What a QR code on a paper of ours says: "BV:" and 16 letters. It names the paper and nothing else.
using PaperCode = std::string;
/// The paper of a code, where the organisation may see it and it stands; none: not one of ours.
PaperId paper_of_code(db::Session& session, OrganisationId own, std::string_view code);
PaperCode code_of(db::Session& session, PaperId paper); ///< "" where it was not issued here

struct Outgoing {
    Head head; ///< without number
    Line line = {};
    std::string file_name;                    ///< of the .docx
    std::vector<OrganisationId> readers = {}; ///< bodies that get it: they may see it
};

struct Issued {
    PaperId paper;
    Entry entry;
    PaperCode code;
};

/// The bytes of the .docx for one of them, by its place in the list.
using MakeFile = std::function<base::Result<std::string>(std::size_t, Issued const&)>;

/// Gives consecutive numbers of the book, in order, makes the files and keeps them. The bytes are on the disk when this returns; whoever rolls
/// back leaves at most bytes that nobody names. Before: the caller keeps an intake::Hold of Mode::keep until its commit. Errors: those of
/// `enter`; refused (no right, the book numbers incoming papers); those of `make`; unavailable (disk). After an error the transaction must not be
/// committed.
base::Result<std::vector<Issued>> issue(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                        base::Date today, BookId book, base::Date day, std::span<Outgoing const> papers,
                                        Originals& originals, std::filesystem::path const& scratch,
                                        MakeFile const& make);

} // namespace documents::registry
