#include "documents/intake/reread.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/review/reseed.hpp"
#include "documents/review/summary.hpp"

#include <fmt/core.h>

namespace documents::intake {
namespace {

using registry::PaperId;
using registry::PaperState;
using registry::StoredReading;

std::vector<std::string> words_of(review::Reseeded const& changes) {
    std::vector<std::string> words;
    auto const said = [](review::Item const& item) {
        auto text = review::summary(item.kind, item.field, item.proposal);
        return text.empty() ? std::string{"(trống)"} : text;
    };
    for (auto const& [before, after] : changes.changed)
        words.push_back(fmt::format("{}: {} → {}", review::title_of(after), said(before), said(after)));
    for (auto const& item : changes.removed)
        words.push_back(fmt::format("- {}: {}", review::vietnamese(item.kind), said(item)));
    for (auto const& item : changes.added)
        words.push_back(fmt::format("+ {}: {}", review::vietnamese(item.kind), said(item)));
    return words;
}

/// The name of the reader for a new row: readings that are there are never written over.
std::string free_name(db::Session& session, PaperId paper) {
    std::string name = registry::kReader;
    for (int i = 2;
         session.find<std::int64_t>("SELECT 1 FROM paper_readings WHERE paper_id = :paper AND reader = :reader",
                                    {{"paper", paper}, {"reader", name}});
         ++i)
        name = fmt::format("{}-{}", registry::kReader, i);
    return name;
}

void apply(db::Transaction& tx, rights::Scope scope, db::Instant when, registry::Paper paper,
           StoredReading const& before, StoredReading const& after, reading::Reading const& read) {
    registry::rows::insert_reading(tx, paper.id, when, after);
    if (paper.state == PaperState::draft) {
        review::reseed(tx, paper.id, after.json);
        if (paper.version == 1) { // nobody has touched the head
            auto head = registry::head_of(read);
            head.urgency = paper.head.urgency;
            if (head.issuer == paper.head.issuer) head.issuer_id = paper.head.issuer_id;
            if (head != paper.head) {
                paper.head = head;
                registry::rows::update(tx, paper);
                registry::rows::tell_followers(tx, paper.id);
            }
        }
    }
    scope.organisation = paper.taken_in_for;
    audit::write(tx, scope, when,
                 {.verb = "paper_rereading",
                  .object = fmt::format("paper/{}", paper.id.number()),
                  .label = registry::title_of(paper.head),
                  .before = nlohmann::ordered_json{{"Bản đọc", before.reader}}.dump(),
                  .after = nlohmann::ordered_json{{"Bản đọc", after.reader}}.dump()});
}

} // namespace

base::Result<RereadCounts> reread_papers(db::Database& store, rights::Scope const& scope, db::Instant when, Mode mode,
                                         std::function<void(Reread const&)> const& told) {
    TRY(rights::require(scope, rights::Capability::administer_system));
    RereadCounts counts;
    std::vector<PaperId> ids;
    {
        auto session = store.lease();
        ids = session.rows<PaperId>("SELECT id FROM papers WHERE state <> 'withdrawn' ORDER BY id");
    }
    for (auto const id : ids) {
        std::optional<StoredReading> before;
        {
            auto session = store.lease();
            before = registry::rows::current_reading(session, id);
        }
        if (!before) continue;
        ++counts.papers;
        auto const read = reading::read(before->text, {.recognised = before->recognised});
        StoredReading after{registry::kReader, before->recognised, before->text, reading::to_json(read).dump()};
        if (after.json == before->json) continue;
        ++counts.changed;
        std::optional<registry::Paper> paper;
        if (mode == Mode::apply) {
            auto tx = store.write();
            registry::rows::lock_paper(tx, id);
            paper = registry::rows::read(tx, id);
            auto const now = registry::rows::current_reading(tx, id);
            if (!paper || !now || now->json != before->json) continue; // another was faster
            after.reader = free_name(tx, id);
            apply(tx, scope, when, *paper, *before, after, read);
            tx.commit();
        } else {
            auto session = store.lease();
            paper = registry::rows::read(session, id);
            if (!paper) continue;
        }
        if (told)
            told({id, registry::title_of(paper->head), paper->state,
                  words_of(review::compare(before->json, after.json))});
    }
    return counts;
}

} // namespace documents::intake
