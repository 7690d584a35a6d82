#include "documents/registry/issue.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/review/store.hpp"
#include "office/child.hpp"
#include "office/docx.hpp"

#include <array>
#include <fmt/core.h>
#include <fstream>
#include <sodium.h>

namespace documents::registry {
namespace {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

/// Letters that nobody takes for another when a code is typed by hand; 16 of them hold 80 bits.
PaperCode random_code() {
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    constexpr int kLength = 16;
    PaperCode code{"BV:"};
    for (int i = 0; i < kLength; ++i)
        code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
    return code;
}

Issued lay_down(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, Outgoing const& outgoing) {
    Paper paper{.state = PaperState::confirmed,
                .head = rows::cleaned(outgoing.head),
                .listed_day = today,
                .taken_in_at = when,
                .taken_in_by = scope.actor,
                .taken_in_for = scope.organisation,
                .changed_at = when,
                .changed_by = scope.actor,
                .confirmed_at = when,
                .confirmed_by = scope.actor};
    rows::insert(tx, paper);
    Paper const* const only = &paper;
    rows::insert_words(tx, {&only, 1});
    Issued issued{.paper = paper.id, .entry = {.day = today}, .code = random_code()};
    tx.run("INSERT INTO paper_codes (code, paper_id) VALUES (:code, :paper)",
           {{"code", issued.code}, {"paper", issued.paper}});
    give_access(tx, issued.paper, scope.organisation);
    for (auto const reader : outgoing.readers) give_access(tx, issued.paper, reader);
    return issued;
}

base::Result<void> write_file(std::filesystem::path const& file, std::string const& bytes) {
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    out.close();
    if (!out)
        return fail(Code::unavailable, "Chưa ghi được tệp văn bản.", {},
                    "Báo người quản trị kiểm tra chỗ trống trên ổ đĩa của máy chủ.");
    return {};
}

base::Result<void> keep_reading(db::Transaction& tx, db::Instant when, PaperId paper, std::string const& bytes) {
    auto const text = TRY(office::docx_text(bytes, {}));
    auto const reading = reading::read(text, {});
    auto const json = reading::to_json(reading);
    rows::insert_reading(tx, paper, when, {kReader, false, text, json.dump()});
    auto const seeds = review::seeds_of(json);
    review::Seeded const seeded{paper, seeds};
    review::seed(tx, {&seeded, 1});
    return {};
}

} // namespace

PaperId paper_of_code(db::Session& session, OrganisationId own, std::string_view code) {
    return session
        .find<PaperId>("SELECT c.paper_id FROM paper_codes c JOIN papers p ON p.id = c.paper_id AND p.state = "
                       "'confirmed' JOIN paper_access a ON a.paper_id = c.paper_id AND a.organisation_id = :own WHERE "
                       "c.code = :code",
                       {{"own", own}, {"code", code}})
        .value_or(PaperId{});
}

PaperCode code_of(db::Session& session, PaperId paper) {
    return session.find<std::string>("SELECT code FROM paper_codes WHERE paper_id = :paper", {{"paper", paper}})
        .value_or("");
}

base::Result<std::vector<Issued>> issue(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                        BookId book, base::Date day, std::span<Outgoing const> papers,
                                        Originals& originals, std::filesystem::path const& scratch,
                                        MakeFile const& make) {
    TRY(rights::require(scope, Capability::register_documents));
    if (TRY(find_book(tx, scope, book)).direction != Direction::out)
        return fail(Code::invalid_input, "Sổ này là sổ văn bản đến.", "book", "Chọn sổ văn bản đi.");
    std::vector<Issued> all;
    for (Outgoing const& outgoing : papers) {
        Issued issued = lay_down(tx, scope, when, today, outgoing);
        issued.entry = TRY(enter(tx, scope, when, today, book, issued.paper, day, outgoing.line));
        all.push_back(std::move(issued));
    }
    auto const folder = TRY(office::ScratchFolder::create(scratch));
    std::vector<std::filesystem::path> files;
    std::vector<std::int64_t> sizes;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const bytes = TRY(make(i, all[i]));
        files.push_back(folder.path() / fmt::format("{}.docx", i));
        sizes.push_back(static_cast<std::int64_t>(bytes.size()));
        TRY(write_file(files.back(), bytes));
        TRY(keep_reading(tx, when, all[i].paper, bytes));
    }
    auto const digests = originals.keep(files);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const digest = TRY(digests[i]);
        record_original(tx, when, digest, sizes[i]);
        rows::insert_file(tx, all[i].paper, {0, papers[i].file_name, digest, "docx"});
        rows::tell_followers(tx, all[i].paper);
        auto const paper = rows::read(tx, all[i].paper);
        audit::write(tx, scope, when,
                     {.verb = "paper_issue",
                      .object = fmt::format("paper/{}", all[i].paper.number()),
                      .label = title_of(paper->head),
                      .before = {},
                      .after = nlohmann::ordered_json{{"Tệp", papers[i].file_name}, {"Mã băm", digest}}.dump()});
    }
    return all;
}

} // namespace documents::registry
