#include "audit/audit.hpp"

#include "audit/chain.hpp"
#include "base/ensure.hpp"
#include "text/search.hpp"

#include <map>

namespace audit {

namespace {

std::string_view name_of(rights::Channel channel) {
    switch (channel) {
    case rights::Channel::page: return "page";
    case rights::Channel::api: return "api";
    case rights::Channel::import: return "import";
    case rights::Channel::command: return "command";
    case rights::Channel::system: return "system";
    }
    return "?";
}

/// The head of the chain, held until the transaction ends, so that two writers of one chain come one after the other. Writers of other chains
/// are not held up.
Head take_head(db::Transaction& tx, std::int64_t chain) {
    bool const server = tx.engine() == db::Engine::postgresql;
    auto const* const select = server ? "SELECT number, hash FROM audit_heads WHERE chain = :chain FOR UPDATE"
                                      : "SELECT number, hash FROM audit_heads WHERE chain = :chain";
    auto row = tx.find<std::int64_t, std::string>(select, {{"chain", chain}});
    if (!row) {
        tx.run("INSERT INTO audit_heads (chain, number, hash) VALUES (:chain, 0, '') ON CONFLICT DO NOTHING",
               {{"chain", chain}});
        row = tx.find<std::int64_t, std::string>(select, {{"chain", chain}});
    }
    auto const& [number, hash] = row.value();
    return {chain, number, hash};
}

/// The day in Vietnam: UTC+7, no summer time.
base::Date day_of(db::Instant when) {
    auto const day = base::Date::of(std::chrono::floor<std::chrono::days>(when + std::chrono::hours{7}));
    ENSURE(day.has_value());
    return *day;
}

/// The row that follows `head`, which becomes it.
Row next_row(Head& head, rights::Scope const& scope, db::Instant when, Act const& act) {
    Row row{.chain = head.chain,
            .number = head.number + 1,
            .at = when,
            .person = scope.person.number(),
            .post = scope.post.number(),
            .on_behalf_of = scope.on_behalf_of.number(),
            .actor = scope.actor,
            .client = scope.client,
            .channel = std::string{name_of(scope.channel)},
            .verb = act.verb,
            .object = act.object,
            .label = act.label,
            .before = act.before,
            .after = act.after,
            .note = act.note,
            .hash = {}};
    row.hash = hash_of(row, head.hash);
    head.number = row.number;
    head.hash = row.hash;
    return row;
}

std::string folded_of(Row const& row) { return text::search_key(row.actor + " " + row.label + " " + row.note); }

void keep_head(db::Transaction& tx, Head const& head) {
    tx.run("UPDATE audit_heads SET number = :number, hash = :hash WHERE chain = :chain",
           {{"number", head.number}, {"hash", head.hash}, {"chain", head.chain}});
}

} // namespace

std::int64_t write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Act const& act) {
    auto head = take_head(tx, scope.organisation.number());
    auto const row = next_row(head, scope, when, act);
    tx.run("INSERT INTO audit_rows (chain, number, at, person, post, on_behalf_of, actor, client, channel, verb, "
           "object, label, before_json, "
           "after_json, note, hash, day, folded) VALUES (:chain, :number, :at, :person, :post, :on_behalf_of, :actor, "
           ":client, "
           ":channel, :verb, :object, "
           ":label, :before_json, :after_json, :note, :hash, :day, :folded)",
           {{"chain", row.chain},
            {"number", row.number},
            {"at", row.at},
            {"person", row.person},
            {"post", row.post},
            {"on_behalf_of", row.on_behalf_of},
            {"actor", row.actor},
            {"client", row.client},
            {"channel", row.channel},
            {"verb", row.verb},
            {"object", row.object},
            {"label", row.label},
            {"before_json", row.before},
            {"after_json", row.after},
            {"note", row.note},
            {"hash", row.hash},
            {"day", day_of(when)},
            {"folded", folded_of(row)}});
    keep_head(tx, head);
    return row.number;
}

void write(db::Transaction& tx, db::Instant when, std::span<Deed const> deeds) {
    std::map<std::int64_t, Head>
        heads; // in one order, so that two writers of the same chains do not wait for each other
    for (auto const& deed : deeds) heads[deed.scope->organisation.number()];
    for (auto& [chain, head] : heads) head = take_head(tx, chain);
    static constexpr std::string_view kColumns[] = {
        "chain", "number", "at",    "person",      "post",       "on_behalf_of", "actor", "client", "channel",
        "verb",  "object", "label", "before_json", "after_json", "note",         "hash",  "day",    "folded"};
    auto deed = deeds.begin();
    tx.bulk_insert("audit_rows", kColumns, [&](std::vector<db::Value>& cells) {
        if (deed == deeds.end()) return false;
        auto const row = next_row(heads[deed->scope->organisation.number()], *deed->scope, when, deed->act);
        cells = {row.chain,
                 row.number,
                 db::Column<db::Instant>::to(row.at),
                 row.person,
                 row.post,
                 row.on_behalf_of,
                 row.actor,
                 row.client,
                 row.channel,
                 row.verb,
                 row.object,
                 row.label,
                 row.before,
                 row.after,
                 row.note,
                 row.hash,
                 db::Column<base::Date>::to(day_of(when)),
                 folded_of(row)};
        ++deed;
        return true;
    });
    for (auto const& [chain, head] : heads) keep_head(tx, head);
}

std::vector<Told> acts_on(db::Session& session, std::string_view object, std::string_view verb) {
    std::vector<Told> acts;
    session.each<db::Instant, std::string, std::string, std::string, std::string>(
        "SELECT at, actor, before_json, after_json, note FROM audit_rows WHERE object = :object AND verb = :verb ORDER "
        "BY at, chain, number",
        {{"object", std::string{object}}, {"verb", std::string{verb}}},
        [&](db::Instant at, std::string actor, std::string before, std::string after, std::string note) {
            acts.push_back({at, std::move(actor), std::move(before), std::move(after), std::move(note)});
        });
    return acts;
}

} // namespace audit
