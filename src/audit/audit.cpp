#include "audit/audit.hpp"

#include "audit/chain.hpp"
#include "base/ensure.hpp"
#include "text/search.hpp"

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

} // namespace

std::int64_t write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, Act const& act) {
    auto const head = take_head(tx, scope.organisation.number());
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
            {"folded", text::search_key(row.actor + " " + row.label + " " + row.note)}});
    tx.run("UPDATE audit_heads SET number = :number, hash = :hash WHERE chain = :chain",
           {{"number", row.number}, {"hash", row.hash}, {"chain", row.chain}});
    return row.number;
}

} // namespace audit
