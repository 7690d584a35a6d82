#include "audit/pages.hpp"

#include "base/json.hpp"
#include "html/template.hpp"

#include <charconv>
#include <fmt/core.h>
#include <map>
#include <memory>

namespace audit {

namespace {

using http::Response;
using site::Visit;
using Json = nlohmann::ordered_json;

/// A row's number in the list: chain and number within it. No chain reaches that many rows.
constexpr std::int64_t kRowsOfChain = 1'000'000'000;

constexpr char kKey[] = "r.chain * 1000000000 + r.number";

/// "" where everything may be read. Who has no organisation has no chain of the own either: 0 is the system's.
std::string allowed(PageServices const& services, rights::Scope const& scope, db::Binds& binds) {
    auto chains = services.chains(scope);
    if (!chains) return {};
    if (scope.organisation) chains->push_back(scope.organisation.number());
    binds.emplace_back("chains", db::list_of(*chains));
    return "r.chain IN " + db::in_list(services.lists.database.engine(), "chains");
}

std::vector<site::Word> channels() {
    return {{"page", "Màn hình"},
            {"api", "Phần mềm khác"},
            {"import", "Nhập tệp"},
            {"command", "Dòng lệnh"},
            {"system", "Chương trình"}};
}

/// To the second, in Vietnam's time: UTC+7, no summer time.
std::string moment(db::Instant at) {
    auto const local = std::chrono::floor<std::chrono::seconds>(at + std::chrono::hours{7});
    auto const day = std::chrono::floor<std::chrono::days>(local);
    std::chrono::hh_mm_ss const time{local - day};
    auto const date = base::Date::of(day);
    return fmt::format("{} {:02}:{:02}:{:02}", date ? date->vietnamese() : "", time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

/// The word, or the value itself where there is none.
std::string word_of(std::vector<site::Word> const& words, std::string const& value) {
    auto const word = std::ranges::find(words, value, &site::Word::value);
    return word == words.end() ? value : word->text;
}

site::List describe(PageServices const& services, rights::Scope const& scope) {
    using enum site::ColumnType;
    site::List list{
        .address = kAuditAddress,
        .caption = "Nhật ký",
        .key = kKey,
        .from = "audit_rows r",
        .columns =
            {{.key = "at", .heading = "Lúc", .type = instant, .sql = "r.at", .link = "/audit/{key}", .fixed = true},
             {.key = "actor", .heading = "Ai", .sql = "r.actor"},
             {.key = "verb", .heading = "Việc", .type = status, .sql = "r.verb", .words = services.verbs},
             {.key = "label", .heading = "Với", .sql = "r.label"},
             {.key = "note", .heading = "Căn cứ, lý do", .sql = "r.note"},
             {.key = "client", .heading = "Từ máy", .sql = "r.client", .shown = false},
             {.key = "channel", .heading = "Từ đâu", .type = status, .sql = "r.channel", .words = channels()},
             {.key = "object", .heading = "Bản ghi", .sql = "r.object", .shown = false},
             {.key = "chain", .heading = "Cơ quan số", .type = integer, .sql = "r.chain", .shown = false},
             {.key = "number", .heading = "Dòng số", .type = integer, .sql = "r.number", .shown = false}},
        .filters =
            {{.key = "from", .label = "Từ ngày", .kind = site::ListFilter::Kind::date, .sql = "r.day >= :value"},
             {.key = "until", .label = "Đến hết ngày", .kind = site::ListFilter::Kind::date, .sql = "r.day <= :value"},
             {.key = "verb", .label = "Việc", .sql = "r.verb = :value", .choices = services.verbs},
             {.key = "object",
              .label = "Mã bản ghi",
              .kind = site::ListFilter::Kind::exact,
              .sql = "r.object = :value"}},
        .search = "r.folded",
        .search_hint = "tên người, tên bản ghi, lý do",
        .sort = "at",
        .descending = true,
        .none = "Chưa có việc nào được ghi.",
        .none_next = "Nhật ký tự ghi mỗi khi có người thay đổi dữ liệu."};
    list.where = allowed(services, scope, list.binds);
    return list;
}

std::string text_of(Json const& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_array()) {
        std::string text;
        for (Json const& item : value) text += (text.empty() ? "" : ", ") + text_of(item);
        return text;
    }
    return value.is_null() ? "" : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The fields of both sides, in the order of the newer one.
void add_fields(html::Dictionary& page, std::string const& before, std::string const& after) {
    auto const old = Json::parse(before, nullptr, false), fresh = Json::parse(after, nullptr, false);
    std::vector<std::string> names;
    for (Json const* side : {&fresh, &old})
        if (side->is_object())
            for (auto const& [name, value] : side->items())
                if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    auto const field = [](Json const& side, std::string const& name) {
        return side.is_object() && side.contains(name) ? text_of(side[name]) : "";
    };
    for (auto const& name : names) {
        auto const was = field(old, name), is = field(fresh, name);
        page.add("FIELD").set("NAME", name).set("BEFORE", was).set("AFTER", is).show_if(was != is, "CHANGED");
    }
    if (!names.empty()) return;
    if (before.empty() && after.empty())
        page.add("NO_FIELDS");
    else // not the object that the contract asks for: shown as it is
        page.add("FIELD").set("NAME", "Nội dung").set("BEFORE", before).set("AFTER", after).show_if(true, "CHANGED");
}

Response show(PageServices const& services, Visit const& visit) {
    auto const unknown = http::refusal({base::Code::not_found,
                                        "Không có dòng nhật ký này trong phạm vi của anh/chị.",
                                        {},
                                        "Tìm lại ở trang Nhật ký."});
    auto const text = visit.request.parameter("row");
    std::int64_t key = -1;
    if (auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), key);
        fault != std::errc{} || end != text.data() + text.size())
        return unknown;
    db::Binds binds{{"key_chain", key / kRowsOfChain}, {"key_number", key % kRowsOfChain}};
    auto const may = allowed(services, visit.scope(), binds);
    auto session = services.lists.database.lease();
    auto const row = session.find<db::Instant, std::string, std::string, std::string, std::string, std::string,
                                  std::string, std::string, std::string, std::string, std::string>(
        "SELECT at, actor, client, channel, verb, object, label, before_json, after_json, note, hash FROM audit_rows r "
        "WHERE r.chain = :key_chain AND r.number = :key_number" +
            (may.empty() ? "" : " AND " + may),
        binds);
    if (!row) return unknown;
    auto const& [at, actor, client, channel, verb, object, label, before, after, note, hash] = *row;
    auto const title = word_of(services.verbs, verb);
    html::Dictionary page;
    page.set("TITLE", title).set("LABEL", label).set("ACTOR", actor).set("CHANNEL", word_of(channels(), channel));
    page.set("CLIENT", client.empty() ? "máy chủ" : client);
    page.set("AT", moment(at));
    page.set("NUMBER", key % kRowsOfChain).set("HASH", hash);
    if (!object.empty())
        page.add("OBJECT")
            .set("CODE", object)
            .set("ADDRESS", fmt::format("{}?object={}", kAuditAddress, http::percent_encode(object)));
    if (!note.empty()) page.add("NOTE").set("TEXT", note);
    add_fields(page, before, after);
    return services.lists.frame.respond(
        visit, {.title = title + ": " + label, .main = html::render("audit/act", page), .current = kAuditAddress});
}

} // namespace

void register_pages(site::Routes& routes, PageServices services) {
    auto const shared = std::make_shared<PageServices>(std::move(services));
    site::add_list(routes, shared->lists,
                   {.address = kAuditAddress,
                    .need = rights::Capability::read_audit,
                    .describe = [shared](Visit const& visit) { return describe(*shared, visit.scope()); }});
    routes.add("GET /audit/{row}", rights::Capability::read_audit,
               [shared](Visit const& visit) { return show(*shared, visit); });
}

} // namespace audit
