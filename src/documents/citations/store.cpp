#include "documents/citations/store.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/words.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::citations {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace {

std::string dates_text(std::vector<base::PartialDate> const& dates) {
    std::string text;
    for (auto const& date : dates) text += (text.empty() ? "" : " ") + date.iso();
    return text;
}

std::optional<base::PartialDate> date_of(std::string const& iso) {
    if (iso.empty()) return std::nullopt;
    auto const date = registry::parse_partial_date(iso.size() == 7 ? iso.substr(5) + '/' + iso.substr(0, 4) : iso);
    return date ? std::optional{*date} : std::nullopt;
}

std::vector<base::PartialDate> dates_of(std::string const& text) {
    std::vector<base::PartialDate> dates;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        if (auto const date = date_of(text.substr(at, end - at))) dates.push_back(*date);
        at = end + 1;
    }
    return dates;
}

/// Papers that the scope may see, by a condition over `n` (paper_names) or `p`.
std::vector<Known> known(db::Session& session, Scope const& scope, std::string const& from, std::string const& where,
                         db::Binds binds, std::string const& order = "p.id") {
    auto const may_see = registry::visible(session, scope, "p.id", binds);
    std::vector<Known> papers;
    session.each<PaperId, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
                 base::Date>(
        "SELECT DISTINCT p.id, p.type, p.number, p.symbol, p.subject, p.issuer, p.date_text, p.state, p.listed_day "
        "FROM " +
            from + " WHERE " + where + " AND " + may_see + " ORDER BY " + order,
        binds,
        [&](PaperId id, std::string type, std::string number, std::string symbol, std::string subject,
            std::string issuer, std::string const& date, std::string const& state, base::Date) {
            registry::Head head;
            head.type = std::move(type);
            head.number = std::move(number);
            head.symbol = std::move(symbol);
            papers.push_back({id, registry::title_of(head), std::move(subject), std::move(issuer), date_of(date),
                              state == registry::name_of(registry::PaperState::withdrawn)});
        });
    return papers;
}

std::vector<Known> named(db::Session& session, Scope const& scope, std::string const& name) {
    return known(session, scope, "paper_names n JOIN papers p ON p.id = n.paper_id", "n.name = :name",
                 {{"name", name}});
}

std::vector<Citation> stored_citations(db::Session& session, PaperId paper) {
    std::vector<Citation> citations;
    session.each<std::string, std::string, std::string, std::string, std::string, std::string>(
        "SELECT name, printed, type, issuer, date_text, other_dates FROM paper_citations WHERE paper_id = :paper ORDER "
        "BY position",
        {{"paper", paper}},
        [&](std::string name, std::string printed, std::string type, std::string issuer, std::string const& date,
            std::string const& others) {
            citations.push_back({std::move(name), std::move(printed), std::move(type), std::move(issuer), date_of(date),
                                 dates_of(others)});
        });
    return citations;
}

std::string name_of_paper(db::Session& session, PaperId paper) {
    return session.find<std::string>("SELECT name FROM paper_names WHERE paper_id = :paper", {{"paper", paper}})
        .value_or("");
}

/// Set relations by which others replace the paper of that name.
std::vector<Known> replacing(db::Session& session, Scope const& scope, std::string const& name) {
    return known(session, scope, "paper_relations r JOIN papers p ON p.id = r.paper_id",
                 "r.name = :name AND r.kind = 'replaces' AND r.state = 'set'", {{"name", name}});
}

void add_relations(db::Session& session, Scope const& scope, PaperId paper, std::string const& own, Ties& ties) {
    struct Row {
        RelationId id;
        PaperId of;
        std::string kind, name, printed, state;
    };
    std::vector<Row> found;
    session.each<RelationId, PaperId, std::string, std::string, std::string, std::string>(
        "SELECT id, paper_id, kind, name, printed, state FROM paper_relations WHERE state <> 'refused' AND (paper_id = "
        ":paper OR (name = :name AND name <> '')) ORDER BY id",
        {{"paper", paper}, {"name", own}},
        [&](RelationId id, PaperId of, std::string kind, std::string name, std::string printed, std::string state) {
            found.push_back({id, of, std::move(kind), std::move(name), std::move(printed), std::move(state)});
        });
    for (Row const& row : found) {
        Related related{.id = row.id,
                        .relation = relation_of(row.kind).value_or(Relation::encloses),
                        .passive = row.of != paper,
                        .proposed = row.state == "proposed",
                        .printed = row.printed,
                        .other = {}};
        auto const others = related.passive ? known(session, scope, "papers p", "p.id = :of", {{"of", row.of}})
                                            : named(session, scope, row.name);
        if (!others.empty()) related.other = others.front();
        if (related.passive && !related.other) continue; // of a paper that one may not see
        ties.relations.push_back(std::move(related));
    }
}

/// Papers that cite one number with different dates: one of them is wrong.
void add_two_dates(db::Session& session, Scope const& scope, Ties& ties) {
    for (Cited const& cited : ties.rests_on) {
        db::Binds binds{{"name", cited.citation.name}};
        auto const may_see = registry::visible(session, scope, "c.paper_id", binds);
        auto dates =
            session.rows<std::string>("SELECT DISTINCT c.date_text FROM paper_citations c WHERE c.name = :name "
                                      "AND LENGTH(c.date_text) = 10 AND " +
                                          may_see + " ORDER BY c.date_text",
                                      binds);
        for (auto const& other : cited.citation.other_dates)
            if (std::ranges::find(dates, other.iso()) == dates.end()) dates.push_back(other.iso());
        if (dates.size() < 2) continue;
        std::ranges::sort(dates);
        std::string text;
        for (auto const& date : dates)
            if (auto const day = date_of(date)) text += (text.empty() ? "" : " và ") + print_date(*day);
        ties.two_dates.push_back(cited.citation.printed + ": " + text);
    }
}

base::Result<void> may_change(db::Session& session, Scope const& scope, PaperId paper) {
    TRY(rights::require(scope, Capability::register_documents));
    TRY(registry::find_paper(session, scope, paper));
    if (!session.find<std::int64_t>("SELECT 1 FROM paper_access WHERE organisation_id = :own AND paper_id = :paper",
                                    {{"own", scope.organisation}, {"paper", paper}}))
        return fail(Code::refused, "Cơ quan anh/chị chỉ được xem văn bản này.", {},
                    "Đề nghị văn thư của cơ quan giữ văn bản.");
    return {};
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, PaperId paper, Relation relation,
         std::string const& printed) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("paper/{}", paper.number()),
                  .label = fmt::format("{} {}", vietnamese(relation), printed),
                  .before = {},
                  .after = nlohmann::ordered_json{{"Quan hệ", vietnamese(relation)}, {"Văn bản", printed}}.dump()});
}

/// Rows of a table for each of the `parts` of each trail.
template <class Part, class RowOf>
void bulk_insert_parts(db::Transaction& tx, std::string_view table, std::span<std::string_view const> columns,
                       std::span<Arrived const> papers, std::vector<Part> Trail::* parts, RowOf row_of) {
    std::size_t paper = 0, next = 0;
    tx.bulk_insert(table, columns, [&](std::vector<db::Value>& row) {
        while (paper < papers.size() && next == (papers[paper].trail->*parts).size()) ++paper, next = 0;
        if (paper == papers.size()) return false;
        row = row_of(papers[paper].paper, next, (papers[paper].trail->*parts)[next]);
        ++next;
        return true;
    });
}

void insert_citations(db::Transaction& tx, std::span<Arrived const> papers) {
    static constexpr std::string_view kColumns[] = {"paper_id", "position", "name",      "printed",
                                                    "type",     "issuer",   "date_text", "other_dates"};
    bulk_insert_parts(tx, "paper_citations", kColumns, papers, &Trail::citations,
                      [](PaperId paper, std::size_t position, Citation const& one) -> std::vector<db::Value> {
                          return {paper.number(),
                                  static_cast<std::int64_t>(position),
                                  one.name,
                                  one.printed,
                                  one.type,
                                  one.issuer,
                                  one.date ? one.date->iso() : std::string{},
                                  dates_text(one.other_dates)};
                      });
}

} // namespace

void follow(db::Transaction& tx, db::Instant when, PaperId paper, Trail const& trail) {
    tx.run("INSERT INTO paper_names (paper_id, name) VALUES (:paper, :name) ON CONFLICT (paper_id) DO UPDATE SET name "
           "= :name",
           {{"paper", paper}, {"name", trail.own}});
    tx.run("DELETE FROM paper_citations WHERE paper_id = :paper", {{"paper", paper}});
    Arrived const arrived{paper, &trail};
    insert_citations(tx, {&arrived, 1});
    for (Proposal const& proposal : trail.proposals) // what a person said of one stays
        tx.run("INSERT INTO paper_relations (paper_id, kind, name, printed, state, changed_at, changed_by) VALUES "
               "(:paper, :kind, :name, :printed, 'proposed', :at, '') ON CONFLICT (paper_id, kind, name) DO NOTHING",
               {{"paper", paper},
                {"kind", code_of(proposal.relation)},
                {"name", proposal.name},
                {"printed", proposal.printed},
                {"at", when}});
}

void follow_new(db::Transaction& tx, db::Instant when, std::span<Arrived const> papers) {
    static constexpr std::string_view kNames[] = {"paper_id", "name"};
    static constexpr std::string_view kRelations[] = {"paper_id", "kind",       "name",      "printed",
                                                      "state",    "changed_at", "changed_by"};
    auto named = papers.begin();
    tx.bulk_insert("paper_names", kNames, [&](std::vector<db::Value>& row) {
        if (named == papers.end()) return false;
        row = {named->paper.number(), named->trail->own};
        ++named;
        return true;
    });
    insert_citations(tx, papers);
    bulk_insert_parts(
        tx, "paper_relations", kRelations, papers, &Trail::proposals,
        [&](PaperId paper, std::size_t, Proposal const& proposal) -> std::vector<db::Value> {
            return {paper.number(),          std::string{code_of(proposal.relation)}, proposal.name, proposal.printed,
                    std::string{"proposed"}, db::Column<db::Instant>::to(when),       std::string{}};
        });
}

base::Result<Ties> ties_of(db::Session& session, Scope const& scope, PaperId paper) {
    TRY(registry::find_paper(session, scope, paper));
    Ties ties;
    auto const own = name_of_paper(session, paper);
    for (Citation& citation : stored_citations(session, paper)) {
        Cited cited{.citation = std::move(citation), .resolved = {}, .replaced_by = {}, .itself = false};
        auto candidates = named(session, scope, cited.citation.name);
        cited.itself = cited.citation.name == own;
        std::erase_if(candidates, [&](Known const& one) { return one.id == paper; });
        cited.resolved = resolve(cited.citation, candidates);
        cited.replaced_by = replacing(session, scope, cited.citation.name);
        std::erase_if(cited.replaced_by, [&](Known const& one) { return one.id == paper; });
        ties.rests_on.push_back(std::move(cited));
    }
    if (!own.empty()) {
        ties.cited_by = known(session, scope, "paper_citations c JOIN papers p ON p.id = c.paper_id",
                              "c.name = :name AND p.id <> :paper", {{"name", own}, {"paper", paper}},
                              fmt::format("p.listed_day DESC, p.id DESC LIMIT {}", kCitedByMost + 1));
        if (ties.cited_by.size() > kCitedByMost) {
            ties.cited_by.pop_back();
            ties.cited_by_more = true;
        }
    }
    add_relations(session, scope, paper, own, ties);
    add_two_dates(session, scope, ties);
    return ties;
}

base::Result<void> relate(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId paper, Relation relation,
                          std::string const& number_symbol) {
    TRY(may_change(tx, scope, paper));
    auto const printed = text::nfc(number_symbol);
    auto const name = name_of(printed);
    constexpr std::size_t kBytesMax = 200;
    if (name.empty() || printed.size() > kBytesMax)
        return fail(Code::invalid_input, "Nhập số và ký hiệu của văn bản kia.", "other", "Ví dụ: 880/QĐ-TTg.");
    if (name == name_of_paper(tx, paper))
        return fail(Code::invalid_input, "Đây là số của chính văn bản này.", "other", "Nhập số của văn bản kia.");
    if (tx.run("INSERT INTO paper_relations (paper_id, kind, name, printed, state, changed_at, changed_by) VALUES "
               "(:paper, :kind, :name, :printed, 'set', :at, :by) ON CONFLICT (paper_id, kind, name) DO UPDATE SET "
               "state = 'set', changed_at = :at, changed_by = :by WHERE paper_relations.state <> 'set'",
               {{"paper", paper},
                {"kind", code_of(relation)},
                {"name", name},
                {"printed", printed},
                {"at", when},
                {"by", scope.actor}}) == 0)
        return fail(Code::invalid_input, "Quan hệ này đã được ghi.", "other", "Xem bảng quan hệ ở dưới.");
    log(tx, scope, when, "paper_relation", paper, relation, printed);
    return {};
}

base::Result<void> decide(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId paper, RelationId id,
                          bool holds) {
    TRY(may_change(tx, scope, paper));
    auto const row = tx.find<std::string, std::string>(
        "SELECT kind, printed FROM paper_relations WHERE id = :id AND paper_id = :paper",
        {{"id", id}, {"paper", paper}});
    if (!row) return fail(Code::not_found, "Không có quan hệ này.", {}, "Tải lại trang văn bản.");
    tx.run("UPDATE paper_relations SET state = :state, changed_at = :at, changed_by = :by WHERE id = :id",
           {{"state", holds ? "set" : "refused"}, {"at", when}, {"by", scope.actor}, {"id", id}});
    log(tx, scope, when, holds ? "paper_relation" : "paper_relation_end", paper,
        relation_of(std::get<0>(*row)).value_or(Relation::encloses), std::get<1>(*row));
    return {};
}

} // namespace documents::citations
