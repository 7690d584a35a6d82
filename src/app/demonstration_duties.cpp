#include "app/demonstration_duties.hpp"

#include "app/catalogue.hpp"
#include "base/ensure.hpp"
#include "directives/assignments/draft.hpp"
#include "documents/registry/papers.hpp"
#include "organisations/store.hpp"

#include <charconv>
#include <fmt/core.h>
#include <fstream>

namespace app {
namespace {

using base::Date;
using base::Result;

/// "[date -2]" becomes that day, "[day -19]" the day in the words of a letter's head, "[month 0]" its month.
std::string dated(std::string_view text, Date today) {
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        auto const open = text.find('[', at);
        auto const close = open == std::string_view::npos ? open : text.find(']', open);
        if (close == std::string_view::npos) {
            filled += text.substr(at);
            break;
        }
        filled += text.substr(at, open - at);
        auto const mark = text.substr(open + 1, close - open - 1);
        auto const blank = mark.find(' ');
        ENSURE(blank != std::string_view::npos);
        int offset = 0;
        auto const number = mark.substr(blank + 1);
        std::from_chars(number.data(), number.data() + number.size(), offset);
        auto const day = today.plus_days(offset);
        auto const kind = mark.substr(0, blank);
        if (kind == "day")
            filled += day.month() < 3 ? fmt::format("{:02} tháng {:02} năm {}", day.day(), day.month(), day.year())
                                      : fmt::format("{:02} tháng {} năm {}", day.day(), day.month(), day.year());
        else
            filled += kind == "month" ? fmt::format("{:02}/{}", day.month(), day.year()) : day.vietnamese();
        at = close + 1;
    }
    return filled;
}

db::Instant noon(Date day) { return db::Instant{day.days()} + std::chrono::hours{5}; }

Result<documents::registry::PaperId> take_in(db::Transaction& tx, rights::Scope const& scope, Date day,
                                             documents::registry::Originals& originals,
                                             std::filesystem::path const& scratch, std::string const& text) {
    auto const file = scratch / "giao-viec.txt";
    std::ofstream{file, std::ios::binary} << text;
    auto const digest = originals.keep(file);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    if (!digest) return std::unexpected{digest.error()};
    auto const paper = TRY(documents::registry::take_in(tx, scope, noon(day), day,
                                                        {.file_name = "giao-viec-ra-soat.txt",
                                                         .digest = *digest,
                                                         .bytes = static_cast<std::int64_t>(text.size()),
                                                         .format = "text",
                                                         .pages = 0,
                                                         .text = text,
                                                         .recognised = false,
                                                         .reading = documents::reading::read(text)}));
    static_cast<void>(TRY(documents::registry::confirm(tx, scope, noon(day), paper, 1)));
    return paper;
}

} // namespace

Result<void> add_demonstration_duties(db::Database& store, base::Clock const& clock,
                                      documents::registry::Originals& originals, std::filesystem::path const& scratch,
                                      std::string_view committee, std::string_view leader) {
    areas::Atlases atlases{store};
    auto const catalogue = organisations::Catalogue::built_in();
    organisations::Resolvers resolvers{store, atlases, catalogue};
    auto const calendar = directives::due::Calendar::built_in();
    auto const today = clock.today();
    auto const given = today.plus_days(-18);
    auto scope = rights::Scope::of_operator(std::string{leader});
    scope.channel = rights::Channel::system;
    auto tx = store.write();
    auto const bodies = TRY(organisations::search(tx, scope, committee, today, 1));
    ENSURE(!bodies.empty());
    scope.organisation = bodies.front().id;
    auto const paper = TRY(take_in(tx, scope, today.plus_days(-19), originals, scratch,
                                   dated(catalogue_file("giao-viec-ra-soat.txt"), today)));
    auto const id =
        TRY(directives::make_draft(tx, scope, noon(given), given, resolvers.catalogue(), *resolvers.now(), paper));
    auto const drafted = TRY(directives::find_directive(tx, scope, given, id));
    TRY(directives::issue(tx, scope, noon(given), given, calendar, id, drafted.version));

    // The communes in the order of their names: in time, in time and accepted, late, under way, the others say nothing.
    auto const first = directives::duties_of(tx, id).front();
    std::size_t place = 0;
    for (auto const& turn : directives::turns_of(tx, scope, today, first.id)) {
        auto const reply = fmt::format("{}/BC-UBND", 118 + 7 * place);
        auto const send = [&](int days_ago) {
            auto const day = today.plus_days(-days_ago);
            return directives::submit(tx, scope, noon(day), day, turn.id, turn.version,
                                      {.note = "Đã rà soát xong các thôn, bản.", .reply = reply});
        };
        switch (place++) {
        case 0: TRY(send(5)); break;
        case 1:
            TRY(send(6));
            TRY(directives::accept(tx, scope, noon(today.plus_days(-4)), today.plus_days(-4), turn.id, turn.version + 1,
                                   ""));
            break;
        case 2: TRY(send(4)); break;
        case 3:
            TRY(directives::report_progress(
                tx, scope, noon(today.plus_days(-5)), today.plus_days(-5), turn.id, turn.version,
                {.note = "Còn 3 bản vùng cao chưa rà soát xong do mưa lũ.", .progress = 70}));
            break;
        default: break;
        }
    }
    auto program = rights::Scope::of_operator("Hệ thống");
    program.channel = rights::Channel::system;
    directives::record_silence(tx, program, noon(today), today, 1000);
    place = 0;
    for (auto const& turn : directives::turns_of(tx, scope, today, first.id))
        if (place++ == 4) // what came after all takes the place of what silence meant
            TRY(directives::submit(tx, scope, noon(today), today, turn.id, turn.version,
                                   {.note = "Báo cáo bổ sung.", .reply = "131/BC-UBND"}));
    tx.commit();
    return {};
}

} // namespace app
