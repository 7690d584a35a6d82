#include "documents/intake/likeness.hpp"

#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::intake {
namespace {

using rights::OrganisationId;

std::string key_of(registry::Head const& head) { return registry::number_key(registry::number_symbol(head)); }

/// Number, symbol and issuer are all printed, and were not read from a picture.
bool is_sure(Face const& face) { return !face.recognised && !face.head.number.empty() && !face.head.issuer.empty(); }

PaperId same_number(db::Session& session, OrganisationId own, registry::Head const& head) {
    if (head.number.empty() || head.issuer.empty() || !head.date) return {};
    auto const issuer = text::search_key(head.issuer);
    PaperId found;
    session.each<PaperId, std::string>(
        "SELECT p.id, p.issuer FROM papers p JOIN paper_access a ON a.paper_id = p.id AND a.organisation_id = :own "
        "WHERE p.number_key = :key AND p.date_text = :date AND p.state <> 'withdrawn' ORDER BY p.id",
        {{"own", own}, {"key", key_of(head)}, {"date", head.date->iso()}}, [&](PaperId id, std::string other) {
            if (!found && text::search_key(other) == issuer) found = id;
        });
    return found;
}

/// Papers that share a band: at most the latest 40 of each, so that a form letter sent a thousand times does not slow down the next.
/// What can not be the same paper by number is left out before any text is read.
std::vector<PaperId> candidates(db::Session& session, OrganisationId own, Face const& face, Bands const& bands) {
    db::Binds binds{{"own", own}, {"key", key_of(face.head)}, {"unsure", !is_sure(face)}};
    std::string shared;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        shared +=
            fmt::format("{}SELECT paper_id FROM (SELECT paper_id FROM paper_sketches WHERE band = :band{} ORDER BY "
                        "paper_id DESC LIMIT 40) b{}",
                        i == 0 ? "" : " UNION ALL ", i, i);
        binds.emplace_back(fmt::format("band{}", i), bands[i]);
    }
    return session.rows<PaperId>(
        fmt::format(
            "SELECT s.paper_id FROM (SELECT paper_id, COUNT(*) AS shared FROM ({}) t GROUP BY paper_id) s JOIN "
            "papers p ON p.id = s.paper_id JOIN paper_access a ON a.paper_id = p.id AND a.organisation_id = :own "
            "WHERE p.state <> 'withdrawn' AND (:unsure = 1 OR p.number_key = :key OR p.number = '' OR EXISTS "
            "(SELECT 1 FROM paper_readings r WHERE r.paper_id = p.id AND r.recognised = 1)) ORDER BY s.shared "
            "DESC, s.paper_id DESC LIMIT 20",
            shared),
        binds);
}

Like nearly_same(db::Session& session, OrganisationId own, Face const& face, Bands const& bands) {
    Like best;
    for (auto const id : candidates(session, own, face, bands)) {
        auto const row = session.find<std::string, std::string, std::string, bool, std::string>(
            "SELECT p.issuer, p.number, p.symbol, r.recognised, r.text FROM papers p JOIN paper_readings r ON "
            "r.paper_id = p.id AND r.current = 1 WHERE p.id = :id",
            {{"id", id}});
        if (!row) continue;
        Face other;
        std::string text;
        std::tie(other.head.issuer, other.head.number, other.head.symbol, other.recognised, text) = *row;
        if (!may_be_one(face, other)) continue;
        other.shingles = shingles_of(text);
        int const percent = percent_alike(face.shingles, other.shingles);
        if (percent >= kNearlySame && percent > best.percent) best = {id, LikeKind::text, percent};
    }
    return best;
}

} // namespace

bool may_be_one(Face const& left, Face const& right) {
    if (!is_sure(left) || !is_sure(right)) return true;
    return key_of(left.head) == key_of(right.head) &&
           text::search_key(left.head.issuer) == text::search_key(right.head.issuer);
}

PaperId paper_with_bytes(db::Session& session, OrganisationId own, Digest const& digest) {
    return session
        .find<PaperId>("SELECT p.id FROM paper_files f JOIN papers p ON p.id = f.paper_id JOIN paper_access a ON "
                       "a.paper_id = p.id AND a.organisation_id = :own WHERE f.digest = :digest AND p.state <> "
                       "'withdrawn' ORDER BY p.id LIMIT 1",
                       {{"own", own}, {"digest", digest}})
        .value_or(PaperId{});
}

Like find_like(db::Session& session, OrganisationId own, Digest const& digest, Face const& face,
               std::optional<Bands> const& bands) {
    if (auto const id = paper_with_bytes(session, own, digest)) return {id, LikeKind::bytes, 100};
    if (auto const id = same_number(session, own, face.head)) return {id, LikeKind::number, 0};
    return bands ? nearly_same(session, own, face, *bands) : Like{};
}

void keep_sketch(db::Transaction& tx, PaperId paper, Bands const& bands) {
    db::Binds binds{{"paper", paper}};
    std::string rows;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        rows += fmt::format("{}(:band{}, :paper)", i == 0 ? "" : ", ", i);
        binds.emplace_back(fmt::format("band{}", i), bands[i]);
    }
    tx.run("INSERT INTO paper_sketches (band, paper_id) VALUES " + rows, binds);
}

} // namespace documents::intake
