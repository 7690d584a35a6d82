#include "audit/pages.hpp"

#include "html/template.hpp"

#include <charconv>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace audit {

namespace {

using http::Response;
using site::Visit;
using Json = nlohmann::ordered_json;

/// A row's number in the list: chain and number within it. No chain reaches that many rows.
constexpr std::int64_t kRowsOfChain = 1'000'000'000;

constexpr char kKey[] = "r.chain * 1000000000 + r.number";

std::string allowed(PageServices const& services, rights::Scope const& scope, db::Binds& binds) {
    auto chains = services.chains(scope);
    if (!chains) return {};
    chains->push_back(scope.organisation.number());
    binds.emplace_back("chains", db::list_of(*chains));
    return "r.chain IN " + db::in_list(services.lists.database.engine(), "chains");
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
             {.key = "channel",
              .heading = "Từ đâu",
              .type = status,
              .sql = "r.channel",
              .words = {{"page", "Màn hình"},
                        {"api", "Phần mềm khác"},
                        {"import", "Nhập tệp"},
                        {"command", "Dòng lệnh"},
                        {"system", "Chương trình"}}},
             {.key = "object", .heading = "Bản ghi", .sql = "r.object", .shown = false},
             {.key = "chain", .heading = "Cơ quan số", .type = integer, .sql = "r.chain", .shown = false},
             {.key = "number", .heading = "Dòng số", .type = integer, .sql = "r.number", .shown = false}},
        .filters =
            {{.key = "from", .label = "Từ ngày", .kind = site::ListFilter::Kind::date, .sql = "r.day >= :value"},
             {.key = "until", .label = "Đến hết ngày", .kind = site::ListFilter::Kind::date, .sql = "r.day <= :value"},
             {.key = "verb", .label = "Việc", .sql = "r.verb = :value", .choices = services.verbs}},
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
    page.show_if(names.empty(), "NO_FIELDS");
}

Response show(PageServices const& services, Visit const& visit) {
    auto const text = visit.request.parameter("row");
    std::int64_t key = -1;
    std::from_chars(text.data(), text.data() + text.size(), key);
    db::Binds binds{{"key_chain", key / kRowsOfChain}, {"key_number", key % kRowsOfChain}};
    auto const may = allowed(services, visit.scope(), binds);
    auto session = services.lists.database.lease();
    auto const row = session.find<db::Instant, std::string, std::string, std::string, std::string, std::string,
                                  std::string, std::string, std::string, std::string>(
        "SELECT at, actor, client, verb, object, label, before_json, after_json, note, hash FROM audit_rows r "
        "WHERE r.chain = :key_chain AND r.number = :key_number" +
            (may.empty() ? "" : " AND " + may),
        binds);
    if (!row)
        return http::refusal({base::Code::not_found,
                              "Không có dòng nhật ký này trong phạm vi của anh/chị.",
                              {},
                              "Tìm lại ở trang Nhật ký."});
    auto const& [at, actor, client, verb, object, label, before, after, note, hash] = *row;
    auto const word = std::ranges::find(services.verbs, verb, &site::Word::value);
    auto const title = word == services.verbs.end() ? verb : word->text;
    html::Dictionary page;
    page.set("TITLE", title).set("LABEL", label).set("ACTOR", actor).set("CLIENT", client.empty() ? "máy chủ" : client);
    page.set("AT", site::list_text({.key = "at", .heading = {}, .type = site::ColumnType::instant, .sql = {}},
                                   db::Column<db::Instant>::to(at)));
    page.set("NUMBER", key % kRowsOfChain).set("OBJECT", object).set("HASH", hash);
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
