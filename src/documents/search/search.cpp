#include "documents/search/search.hpp"

#include "documents/search/engine.hpp"
#include "documents/search/lexemes.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <unordered_map>

namespace documents::search {
namespace {

using engine::Wanted;
using registry::PaperId;
using rights::Capability;

std::vector<std::string> pairs_of(std::vector<std::string> const& words) {
    std::vector<std::string> pairs;
    for (std::size_t i = 1; i < words.size(); ++i) pairs.push_back(pair(words[i - 1], words[i]));
    return pairs;
}

std::vector<std::string> all_in_field(Field field, std::vector<std::string> words) {
    for (auto& word : words) word = in_field(field, word);
    return words;
}

std::vector<std::string> all_often(std::vector<std::string> words) {
    for (auto& word : words) word = often(word);
    return words;
}

Wanted wanted_of(Term const& term) {
    switch (term.kind) {
    case Term::Kind::words: return Wanted::all_of(term.words.size() == 1 ? term.words : pairs_of(term.words));
    case Term::Kind::number_key: return Wanted::beginning(in_field(Field::number_key, term.key));
    case Term::Kind::number: return Wanted::one(in_field(Field::number, term.key));
    case Term::Kind::symbol:
        return {.kind = Wanted::Kind::any,
                .lexeme = {},
                .parts = {Wanted::beginning(in_field(Field::symbol, term.key)),
                          Wanted::all_of(all_in_field(Field::symbol, term.words))}};
    case Term::Kind::issuer: return Wanted::all_of(all_in_field(Field::issuer, term.words));
    case Term::Kind::type: return Wanted::all_of(all_in_field(Field::type, term.words));
    case Term::Kind::subject: break;
    }
    return Wanted::all_of(all_in_field(Field::subject, term.words));
}

template <class Pick>
void narrow(std::optional<base::Date> const& day, base::Date& bound, Pick pick) {
    if (day) bound = pick(bound, *day);
}

engine::Walk walk_of(db::Session& session, rights::Scope const& scope, Query const& query, Filters const& filters) {
    engine::Walk walk{.wanted = {},
                      .unwanted = {},
                      .from = base::Date::of(1900, 1, 1).value(),
                      .to = base::Date::of(2199, 12, 31).value()};
    auto const later = [](base::Date a, base::Date b) { return std::max(a, b); };
    auto const earlier = [](base::Date a, base::Date b) { return std::min(a, b); };
    for (auto const& day : {query.from, filters.from}) narrow(day, walk.from, later);
    for (auto const& day : {query.to, filters.to}) narrow(day, walk.to, earlier);

    std::vector<std::string> conditions;
    if (scope.may(Capability::supervise)) {
        auto const seen = registry::visible(session, scope, "s.paper_id", walk.binds);
        if (seen != "1 = 1") conditions.push_back(seen);
        walk.wanted.push_back(Wanted::one(kEvery));
    } else {
        walk.own = scope.organisation;
        walk.wanted.push_back(Wanted::one(seen_by(scope.organisation)));
    }
    for (auto const& term : query.terms) (term.excluded ? walk.unwanted : walk.wanted).push_back(wanted_of(term));
    for (auto const& [field, text] : {std::pair{Field::type, &filters.type}, {Field::issuer, &filters.issuer}})
        if (auto const words = words_of(*text); !words.empty())
            walk.wanted.push_back(Wanted::all_of(all_in_field(field, words)));
    if (filters.state) {
        conditions.push_back("p.state = :search_state");
        walk.binds.push_back({"search_state", registry::name_of(*filters.state)});
    }
    if (filters.direction) {
        conditions.push_back(
            "EXISTS (SELECT 1 FROM entries e JOIN books b ON b.id = e.book_id WHERE e.paper_id = "
            "s.paper_id AND e.state = 'registered' AND b.direction = :search_direction AND (b.keeper_id = "
            ":search_keeper OR b.body_id = :search_keeper))");
        walk.binds.push_back({"search_direction", *filters.direction == registry::Direction::in ? "in" : "out"});
        walk.binds.push_back({"search_keeper", scope.organisation});
    }
    walk.condition = fmt::format("{}", fmt::join(conditions, " AND "));
    return walk;
}

/// What makes one hit better than another, best first; the last is what every hit has.
std::vector<std::vector<std::string>> ranks_of(std::vector<std::string> const& words) {
    std::vector<std::vector<std::string>> ranks;
    auto const pairs = pairs_of(words);
    if (!pairs.empty()) ranks.push_back(all_in_field(Field::subject, pairs));
    ranks.push_back(all_in_field(Field::subject, words));
    if (!pairs.empty()) {
        ranks.push_back(all_often(pairs));
        ranks.push_back(pairs);
    }
    ranks.push_back(all_often(words));
    ranks.push_back({});
    return ranks;
}

engine::Found by_rank(db::Session& session, engine::Walk const& walk, std::vector<std::string> const& words,
                      std::int64_t skip) {
    auto found = engine::newest(session, walk, 0, 1, true);
    found.papers.clear();
    std::int64_t const end = std::min({skip + kPage, found.total, kFound});
    std::vector<PaperId> ranked;
    std::set<PaperId> seen;
    for (auto const& rank : ranks_of(words)) {
        if (std::ssize(ranked) >= end) break;
        auto narrower = walk;
        if (!rank.empty()) narrower.wanted.push_back(Wanted::all_of(rank));
        // Those of the ranks above stand in this one too.
        for (auto const paper : engine::newest(session, narrower, 0, end, false).papers)
            if (seen.insert(paper).second) ranked.push_back(paper);
    }
    for (auto at = skip; at < std::min(end, std::ssize(ranked)); ++at)
        found.papers.push_back(ranked[static_cast<std::size_t>(at)]);
    return found;
}

/// What is marked in text and subject.
std::vector<std::string> needles_of(Query const& query) {
    std::vector<std::string> needles;
    for (auto const& term : query.terms)
        if (!term.excluded && (term.kind == Term::Kind::words || term.kind == Term::Kind::subject)) {
            if (term.kind == Term::Kind::words)
                needles.push_back(fmt::format("{}", fmt::join(term.words, " ")));
            else
                needles.insert(needles.end(), term.words.begin(), term.words.end());
        }
    return needles;
}

/// The narrowest duty around a byte of the text.
std::string clause_at(std::string_view clauses, std::size_t place) {
    std::string clause;
    std::size_t narrowest = std::string_view::npos;
    while (!clauses.empty()) {
        auto const line = clauses.substr(0, clauses.find('\n'));
        clauses.remove_prefix(std::min(clauses.size(), line.size() + 1));
        std::size_t from = 0, to = 0;
        auto const* const end = line.data() + line.size();
        auto const first = std::from_chars(line.data(), end, from);
        if (first.ptr == end) continue;
        auto const second = std::from_chars(first.ptr + 1, end, to);
        if (second.ptr == end || place < from || place >= to || to - from >= narrowest) continue;
        narrowest = to - from;
        clause = std::string{second.ptr + 1, end};
    }
    return clause;
}

struct Draft {
    Hit hit;
    std::string text, clauses;
    bool text_whole = true;
};

std::string list_of(std::vector<PaperId> const& papers) {
    std::vector<std::int64_t> numbers;
    for (auto const paper : papers) numbers.push_back(paper.number());
    return db::list_of(numbers);
}

/// Most hits stand near the beginning: so much of each text is read first.
constexpr std::int64_t kTextLetters = 3000;

std::unordered_map<std::int64_t, Draft> drafts_of(db::Session& session, std::vector<PaperId> const& papers) {
    std::unordered_map<std::int64_t, Draft> drafts;
    session.each<PaperId, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
                 std::string, base::Date, std::string, std::optional<std::string>>(
        "SELECT p.id, p.state, p.issuer, p.parent_issuer, p.number, p.symbol, p.type, p.subject, p.date_text, "
        "p.listed_day, s.clauses, SUBSTR(r.text, 1, :letters) FROM papers p JOIN search_papers s ON s.paper_id = p.id "
        "LEFT JOIN paper_readings r ON r.paper_id = p.id AND r.current = 1 WHERE p.id IN " +
            db::in_list(session.engine(), "papers"),
        {{"papers", list_of(papers)}, {"letters", kTextLetters}},
        [&](PaperId paper, std::string const& state, std::string issuer, std::string parent, std::string number,
            std::string symbol, std::string type, std::string subject, std::string dated, base::Date listed,
            std::string clauses, std::optional<std::string> text) {
            Hit hit{.paper = paper,
                    .state = registry::PaperState::draft,
                    .head = {},
                    .dated = std::move(dated),
                    .listed_day = listed,
                    .title = {},
                    .subject = {},
                    .snippet = {},
                    .clause = {}};
            for (auto const known : {registry::PaperState::confirmed, registry::PaperState::withdrawn})
                if (registry::name_of(known) == state) hit.state = known;
            hit.head.issuer = std::move(issuer);
            hit.head.parent_issuer = std::move(parent);
            hit.head.number = std::move(number);
            hit.head.symbol = std::move(symbol);
            hit.head.type = std::move(type);
            hit.head.subject = std::move(subject);
            Draft draft{.hit = std::move(hit), .text = text.value_or(""), .clauses = std::move(clauses)};
            draft.text_whole = std::ssize(draft.text) < kTextLetters; // letters are bytes or more
            drafts.emplace(paper.number(), std::move(draft));
        });
    return drafts;
}

void read_texts(db::Session& session, std::unordered_map<std::int64_t, Draft>& drafts,
                std::vector<PaperId> const& papers) {
    if (papers.empty()) return;
    session.each<PaperId, std::string>("SELECT paper_id, text FROM paper_readings WHERE current = 1 AND paper_id IN " +
                                           db::in_list(session.engine(), "papers"),
                                       {{"papers", list_of(papers)}}, [&](PaperId paper, std::string text) {
                                           drafts.at(paper.number()).text = std::move(text);
                                       });
}

/// The place to show. One within the printed subject, which stands above it anyway, gives way to a later one.
std::optional<Snippet> place_in(std::string_view text, std::string_view subject,
                                std::vector<std::string> const& needles) {
    auto found = snippet(text, needles);
    constexpr std::size_t kHeadBytes = 2000;
    if (!found || !found->whole || found->hit > kHeadBytes || !snippet(subject, needles)) return found;
    auto const skipped = text.find_first_of(" \n\t", std::min(text.size(), found->hit + subject.size()));
    if (skipped == std::string_view::npos) return found;
    auto later = snippet(text.substr(skipped), needles);
    if (!later || !later->whole) return found;
    later->hit += skipped;
    if (!later->pieces.front().text.starts_with("…")) later->pieces.insert(later->pieces.begin(), Piece{"… ", false});
    return later;
}

std::vector<Piece> title_of(Query const& query, registry::Head const& head) {
    auto const title = registry::title_of(head);
    std::vector<Piece> pieces;
    for (auto const& term : query.terms) {
        bool const number = term.kind == Term::Kind::number || term.kind == Term::Kind::number_key;
        auto const at = title.rfind(registry::number_symbol(head));
        if (!number || term.excluded || head.number.empty() || at == std::string::npos) continue;
        pieces = {{title.substr(0, at), false}, {title.substr(at), true}};
    }
    if (pieces.empty()) pieces.push_back({title, false});
    return pieces;
}

void show(db::Session& session, Results& results, std::vector<PaperId> const& papers) {
    if (papers.empty()) return;
    auto const needles = needles_of(results.query);
    auto drafts = drafts_of(session, papers);
    std::unordered_map<std::int64_t, Snippet> snippets;
    std::vector<PaperId> further; // the beginning of the text does not show it
    for (auto const paper : papers) {
        auto const draft = drafts.find(paper.number());
        if (draft == drafts.end() || needles.empty()) continue;
        auto found = place_in(draft->second.text, draft->second.hit.head.subject, needles);
        if (!draft->second.text_whole && (!found || !found->whole)) further.push_back(paper);
        if (found) snippets[paper.number()] = *std::move(found);
    }
    read_texts(session, drafts, further);
    for (auto const paper : further)
        if (auto const& draft = drafts.at(paper.number());
            auto found = place_in(draft.text, draft.hit.head.subject, needles))
            snippets[paper.number()] = *std::move(found);
    for (auto const paper : papers) {
        auto const draft = drafts.find(paper.number());
        if (draft == drafts.end()) continue;
        auto hit = std::move(draft->second.hit);
        hit.title = title_of(results.query, hit.head);
        hit.subject = marked(hit.head.subject, needles);
        if (auto const found = snippets.find(paper.number()); found != snippets.end()) {
            hit.snippet = std::move(found->second.pieces);
            hit.clause = clause_at(draft->second.clauses, found->second.hit);
        }
        results.hits.push_back(std::move(hit));
    }
}

} // namespace

base::Result<Results> search(db::Session& session, rights::Scope const& scope, Wish const& wish) {
    TRY(rights::require(scope, Capability::read_documents));
    Results results{.query = parse(wish.typed), .hits = {}};
    if (results.query.empty() && !wish.filters.any()) return results;
    auto const walk = walk_of(session, scope, results.query, wish.filters);
    auto const words = plain_words(results.query);
    results.order = words.empty() ? Order::newest : wish.order;
    results.page = std::clamp<std::int64_t>(wish.page, 1, kFound / kPage);
    auto const read = [&] {
        auto const skip = (results.page - 1) * kPage;
        return results.order == Order::rank ? by_rank(session, walk, words, skip)
                                            : engine::newest(session, walk, skip, kPage, true);
    };
    auto found = read();
    results.total = found.total;
    if (results.page > std::max<std::int64_t>(1, results.pages())) { // the last page that there is
        results.page = std::max<std::int64_t>(1, results.pages());
        found = read();
    }
    show(session, results, found.papers);
    return results;
}

base::Result<std::vector<Suggestion>> suggest(db::Session& session, rights::Scope const& scope,
                                              std::string_view typed) {
    TRY(rights::require(scope, Capability::read_documents));
    constexpr std::size_t kTypedMax = 100, kShown = 8;
    auto folded = text::fold(typed.substr(0, kTypedMax));
    if (folded.starts_with("so ") || folded.starts_with("so:")) folded.erase(0, 3);
    auto const key = registry::number_key(folded);
    std::vector<Suggestion> suggestions;
    if (key.empty() || key.front() < '0' || key.front() > '9') return suggestions;
    std::set<PaperId> there;
    auto const take = [&](std::string const& condition, db::Binds binds) {
        auto const seen = registry::visible(session, scope, "p.id", binds);
        // Two hundred of the index's own order are enough to choose from: "3" begins a tenth of all numbers.
        session.each<PaperId, std::string, std::string, std::string, std::string, std::string>(
            "SELECT id, number, symbol, type, subject, date_text FROM (SELECT p.id, p.number, p.symbol, p.type, "
            "p.subject, p.date_text, p.listed_day FROM papers p WHERE " +
                condition + " AND " + seen +
                " ORDER BY p.number_key LIMIT 200) found ORDER BY listed_day DESC, id DESC LIMIT 8",
            binds,
            [&](PaperId paper, std::string number, std::string symbol, std::string type, std::string subject,
                std::string dated) {
                if (suggestions.size() >= kShown || !there.insert(paper).second) return;
                registry::Head head;
                head.number = std::move(number);
                head.symbol = std::move(symbol);
                head.type = std::move(type);
                suggestions.push_back({paper, registry::title_of(head), std::move(subject), std::move(dated)});
            });
    };
    take("(p.number_key = :number OR (p.number_key >= :first AND p.number_key < :last))",
         {{"number", key}, {"first", key + "/"}, {"last", key + "/~"}});
    if (suggestions.size() < kShown)
        take("p.number_key >= :first AND p.number_key < :last", {{"first", key}, {"last", key + "~"}});
    return suggestions;
}

} // namespace documents::search
