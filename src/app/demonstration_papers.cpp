#include "app/demonstration_papers.hpp"

#include "app/catalogue.hpp"
#include "base/ensure.hpp"
#include "documents/registry/books.hpp"
#include "documents/samples.hpp"
#include "organisations/store.hpp"

#include <fmt/core.h>
#include <fstream>

namespace app {
namespace {

using base::Result;
using documents::registry::BookId;
using documents::registry::Direction;
using documents::registry::PaperId;

struct Paper {
    char const* name;
    std::string_view text;
    bool confirmed, entered;
};

Result<PaperId> take_in(db::Transaction& tx, rights::Scope const& scope, base::Clock const& clock,
                        documents::registry::Originals& originals, std::filesystem::path const& scratch,
                        Paper const& paper) {
    auto const file = scratch / (std::string{paper.name} + ".txt");
    std::ofstream{file, std::ios::binary} << paper.text;
    auto const digest = originals.keep(file);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    if (!digest) return std::unexpected{digest.error()};
    return documents::registry::take_in(tx, scope, db::to_instant(clock.now()), clock.today(),
                                        {.file_name = std::string{paper.name} + ".txt",
                                         .digest = *digest,
                                         .bytes = static_cast<std::int64_t>(paper.text.size()),
                                         .format = "text",
                                         .pages = 0,
                                         .text = std::string{paper.text},
                                         .recognised = false,
                                         .reading = documents::reading::read(paper.text)});
}

} // namespace

Result<void> add_demonstration_papers(db::Database& store, base::Clock const& clock,
                                      documents::registry::Originals& originals, std::filesystem::path const& scratch,
                                      std::string_view office, std::string_view clerk) {
    auto scope = rights::Scope::of_operator(std::string{clerk});
    scope.channel = rights::Channel::system;
    auto tx = store.write();
    auto const bodies = TRY(organisations::search(tx, scope, office, clock.today(), 1));
    ENSURE(!bodies.empty());
    scope.organisation = bodies.front().id;
    auto const relations = TRY(organisations::relations_of(tx, scope, scope.organisation));
    auto const now = db::to_instant(clock.now());
    auto const open = [&](Direction direction, rights::OrganisationId body, char const* name) {
        return documents::registry::open_book(
            tx, scope, now, clock.today(),
            {.id = {}, .keeper = {}, .body = body, .direction = direction, .series = "", .name = name});
    };
    BookId const incoming = TRY(open(Direction::in, {}, "Sổ văn bản đến"));
    static_cast<void>(TRY(open(Direction::out, {}, "Sổ văn bản đi của Văn phòng")));
    for (auto const& above : relations.superiors)
        if (above.line == organisations::Line::committee && above.in.holds(clock.today())) {
            static_cast<void>(TRY(open(Direction::out, above.id, "Sổ công văn đi của UBND tỉnh")));
            break;
        }
    auto const sample = [](char const* name) { return documents::find_sample_text(name)->text; };
    for (Paper const& paper : {Paper{"cong-van-bo", sample("cong-van-bo"), true, true},
                               Paper{"che-do-bao-cao", sample("che-do-bao-cao"), true, true},
                               Paper{"bang-tinh-hinh", sample("bang-tinh-hinh"), true, false},
                               Paper{"quyet-dinh-giao-von", sample("quyet-dinh-giao-von"), false, false},
                               Paper{"ke-hoach-tinh", sample("ke-hoach-tinh"), false, false},
                               Paper{"thong-bao-ket-luan", sample("thong-bao-ket-luan"), false, false},
                               Paper{"du-thao-cong-van", catalogue_file("du-thao-cong-van.txt"), false, false}}) {
        auto const id = TRY(take_in(tx, scope, clock, originals, scratch, paper));
        if (paper.confirmed) static_cast<void>(TRY(documents::registry::confirm(tx, scope, now, id, 1)));
        if (paper.entered)
            static_cast<void>(
                TRY(documents::registry::enter(tx, scope, now, clock.today(), incoming, id, clock.today(), {})));
    }
    tx.commit();
    return {};
}

} // namespace app
