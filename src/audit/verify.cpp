#include "audit/verify.hpp"

#include "base/json.hpp"

#include <fmt/core.h>
#include <istream>
#include <map>
#include <ostream>

namespace audit {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLineBytes = 8u << 20;

std::map<std::int64_t, Head> heads_of(db::Session& session) {
    std::map<std::int64_t, Head> heads;
    session.each<std::int64_t, std::int64_t, std::string>(
        "SELECT chain, number, hash FROM audit_heads ORDER BY chain", {},
        [&](std::int64_t chain, std::int64_t number, std::string hash) {
            heads[chain] = {chain, number, std::move(hash)};
        });
    return heads;
}

template <class Take>
void each_row(db::Session& session, std::optional<std::int64_t> chain, Take take) {
    session.stream<std::int64_t, std::int64_t, db::Instant, std::int64_t, std::int64_t, std::int64_t, std::string,
                   std::string, std::string, std::string, std::string, std::string, std::string, std::string,
                   std::string, std::string>(
        fmt::format("SELECT chain, number, at, person, post, on_behalf_of, actor, client, channel, verb, object, "
                    "label, before_json, "
                    "after_json, note, hash FROM audit_rows {} ORDER BY chain, number",
                    chain ? "WHERE chain = :chain" : ""),
        chain ? db::Binds{{"chain", *chain}} : db::Binds{}, [&](auto... fields) { take(Row{std::move(fields)...}); });
}

/// Follows rows chain by chain.
class Walk {
public:
    void add(Row const& row) {
        if (!following_ || row.chain != chain_) begin(row.chain);
        ++verdict_.rows;
        if (auto what = follower_.next(row); !what.empty())
            verdict_.faults.push_back({chain_, follower_.number() + 1, std::move(what)});
    }
    void end(Head const& head) {
        if (!following_ || head.chain != chain_) begin(head.chain);
        if (auto what = follower_.finish(head); !what.empty())
            verdict_.faults.push_back({chain_, std::min(follower_.number(), head.number) + 1, std::move(what)});
        following_ = false;
    }
    bool follows(std::int64_t chain) const { return following_ && chain_ == chain; }
    bool follows_any() const { return following_; }
    std::int64_t chain() const { return chain_; }
    Verdict const& so_far() const { return verdict_; }
    Verdict take() { return std::move(verdict_); }

private:
    void begin(std::int64_t chain) {
        follower_ = {};
        chain_ = chain;
        following_ = true;
        ++verdict_.chains;
    }
    Verdict verdict_;
    Follower follower_;
    std::int64_t chain_ = 0;
    bool following_ = false;
};

std::string text_of(Json const& object, char const* name) { return object.value(name, std::string{}); }
/// Whole numbers only: 1e300 has no place in them.
std::int64_t number_of(Json const& object, char const* name) {
    auto const found = object.find(name);
    return found == object.end() ? 0 : found->get_ref<std::int64_t const&>();
}

Row row_of(Json const& json) {
    return {.chain = number_of(json, "chain"),
            .number = number_of(json, "number"),
            .at = db::Instant{std::chrono::microseconds{number_of(json, "at")}},
            .person = number_of(json, "person"),
            .post = number_of(json, "post"),
            .on_behalf_of = number_of(json, "on_behalf_of"),
            .actor = text_of(json, "actor"),
            .client = text_of(json, "client"),
            .channel = text_of(json, "channel"),
            .verb = text_of(json, "verb"),
            .object = text_of(json, "object"),
            .label = text_of(json, "label"),
            .before = text_of(json, "before"),
            .after = text_of(json, "after"),
            .note = text_of(json, "note"),
            .hash = text_of(json, "hash")};
}

Json json_of(Row const& row) {
    return {{"chain", row.chain},   {"number", row.number}, {"at", row.at.time_since_epoch().count()},
            {"person", row.person}, {"post", row.post},     {"on_behalf_of", row.on_behalf_of},
            {"actor", row.actor},   {"client", row.client}, {"channel", row.channel},
            {"verb", row.verb},     {"object", row.object}, {"label", row.label},
            {"before", row.before}, {"after", row.after},   {"note", row.note},
            {"hash", row.hash}};
}

/// One line without its end; false at the end of the stream. What is longer than kLineBytes is cut there.
bool read_line(std::istream& in, std::string& line) {
    line.clear();
    auto& bytes = *in.rdbuf();
    for (int byte; (byte = bytes.sbumpc()) != std::char_traits<char>::eof();) {
        if (byte == '\n') return true;
        if (line.size() > kLineBytes) return true;
        line += static_cast<char>(byte);
    }
    return !line.empty();
}

std::string line_of(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

} // namespace

Verdict verify(db::Database& store, std::optional<std::int64_t> chain) {
    auto tx = store.read();
    auto heads = heads_of(tx);
    if (chain) std::erase_if(heads, [&](auto const& head) { return head.first != *chain; });
    Walk walk;
    auto const close = [&](std::int64_t ended) {
        auto const head = heads.find(ended);
        walk.end(head == heads.end() ? Head{ended, 0, {}} : head->second);
        heads.erase(ended);
    };
    each_row(tx, chain, [&](Row const& row) {
        if (walk.follows_any() && !walk.follows(row.chain)) close(walk.chain());
        walk.add(row);
    });
    if (walk.follows_any()) close(walk.chain());
    for (auto const& [empty, head] : heads) walk.end(head); // a head whose rows are all gone
    return walk.take();
}

std::int64_t export_log(db::Database& store, std::ostream& out) {
    auto tx = store.read();
    auto heads = heads_of(tx);
    std::int64_t rows = 0, chains = 0, current = -1;
    auto const close = [&](std::int64_t chain) {
        auto const& head = heads[chain];
        out << line_of({{"head", {{"chain", chain}, {"number", head.number}, {"hash", head.hash}}}});
        heads.erase(chain);
        ++chains;
    };
    each_row(tx, {}, [&](Row const& row) {
        if (current >= 0 && current != row.chain) close(current);
        current = row.chain;
        out << line_of({{"row", json_of(row)}});
        ++rows;
    });
    if (current >= 0) close(current);
    while (!heads.empty()) close(heads.begin()->first);
    out << line_of({{"end", {{"chains", chains}, {"rows", rows}}}});
    return rows;
}

base::Result<Verdict> verify_export(std::istream& in) {
    Walk walk;
    std::int64_t number = 0;
    bool ended = false;
    std::string line;
    auto const wrong = [&](std::string message) {
        return base::fail(base::Code::invalid_input, std::move(message), fmt::format("dòng {} của tệp", number),
                          "Dùng đúng tệp mà lệnh benvung audit export đã ghi.");
    };
    while (read_line(in, line)) {
        ++number;
        if (ended) return wrong("Sau dòng kết thúc không còn dòng nào nữa.");
        if (line.size() > kLineBytes) return wrong("Dòng này quá dài.");
        auto const json = Json::parse(line, nullptr, false);
        try {
            if (json.is_object() && json.contains("row") && json["row"].is_object()) {
                auto const row = row_of(json["row"]);
                if (walk.follows_any() && !walk.follows(row.chain))
                    return wrong("Thiếu dấu cuối của nhật ký trước dòng này.");
                walk.add(row);
            } else if (json.is_object() && json.contains("head") && json["head"].is_object()) {
                auto const& head = json["head"];
                walk.end({number_of(head, "chain"), number_of(head, "number"), text_of(head, "hash")});
            } else if (json.is_object() && json.contains("end") && json["end"].is_object()) {
                if (walk.follows_any()) return wrong("Thiếu dấu cuối của nhật ký trước dòng này.");
                auto const& end = json["end"];
                if (walk.so_far().faults.empty() &&
                    (number_of(end, "chains") != walk.so_far().chains || number_of(end, "rows") != walk.so_far().rows))
                    return wrong(fmt::format("Tệp lúc ghi có {} dòng nhật ký của {} cơ quan, nay có {} của {}.",
                                             number_of(end, "rows"), number_of(end, "chains"), walk.so_far().rows,
                                             walk.so_far().chains));
                ended = true;
            } else {
                return wrong("Dòng này không phải một dòng nhật ký.");
            }
        } catch (Json::exception const&) {
            return wrong("Dòng này có trường sai kiểu.");
        }
    }
    if (!ended) return wrong("Tệp bị cắt: thiếu dòng kết thúc.");
    return walk.take();
}

} // namespace audit
