// Assignments for other programs: the same rights, the same rules, the same words for what is wrong.
#include "directives/assignments/draft.hpp"
#include "directives/pages/shared.hpp"
#include "directives/pages/turn_forms.hpp"
#include "documents/registry/forms.hpp"
#include "site/json_body.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace directives {
namespace {

using http::Response;
using rights::Capability;
using site::number_in;
using site::Operation;
using site::text_in;
using site::Visit;
using Json = nlohmann::ordered_json;

constexpr char kTurnSchema[] =
    R"({"type":"object","required":["id","state","standing","version"],"properties":{"id":{"type":"integer"},"duty":{"type":"integer"},
"directive":{"type":"integer"},"organisation":{"type":"integer"},"organisation_name":{"type":"string"},"position":{"type":"integer"},
"due":{"type":["string","null"],"format":"date"},"last_day":{"type":["string","null"],"format":"date"},"state":{"type":"string"},
"standing":{"type":"string"},"days":{"type":"integer"},"version":{"type":"integer"},"submitted_on":{"type":["string","null"],"format":"date"},
"reply":{"type":"string"},"note":{"type":"string"},"progress":{"type":["integer","null"]}}})";
constexpr char kDirectiveSchema[] =
    R"({"type":"object","required":["id","state","version","title","duties"],"properties":{"id":{"type":"integer"},"paper":{"type":"integer"},
"state":{"type":"string"},"version":{"type":"integer"},"title":{"type":"string"},"subject":{"type":"string"},"day":{"type":"string","format":"date"},
"issuer":{"type":"string"},"follower":{"type":"string"},"duties":{"type":"array","items":{"type":"object"}}}})";
constexpr char kVersionSchema[] =
    R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"}}})";

Json day_json(std::optional<base::Date> const& day) { return day ? Json(day->iso()) : Json(nullptr); }

Json turn_json(Turn const& turn, base::Date today) {
    auto const stand = stand_of(turn.clocked(), today);
    return {{"id", turn.id.number()},
            {"duty", turn.duty.number()},
            {"directive", turn.directive.number()},
            {"organisation", turn.organisation.number()},
            {"organisation_name", turn.organisation_name},
            {"position", turn.position},
            {"due", day_json(turn.due_day)},
            {"last_day", day_json(turn.last_day)},
            {"state", code_of(turn.state)},
            {"standing", code_of(stand.standing)},
            {"days", stand.days},
            {"version", turn.version},
            {"submitted_on", day_json(turn.submitted_on)},
            {"reply", turn.reply},
            {"note", turn.said},
            {"progress", turn.progress ? Json(*turn.progress) : Json(nullptr)}};
}

class Api {
public:
    explicit Api(PageServices const& services) : services_{services} {}

    Response one(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const found = find_directive(session, visit.scope(), today(), page::directive_in(visit));
        if (!found) return http::refusal(found.error());
        Json json{{"id", found->id.number()},  {"paper", found->paper.number()}, {"state", found->state},
                  {"version", found->version}, {"title", found->title},          {"subject", found->subject},
                  {"day", found->day.iso()},   {"issuer", found->issuer_name},   {"follower", found->follower_name},
                  {"duties", Json::array()}};
        auto const turns = turns_of(session, visit.scope(), today(), found->id);
        for (auto const& duty : duties_of(session, found->id)) {
            Json one{{"id", duty.id.number()},
                     {"state", duty.state},
                     {"clause", duty.clause},
                     {"action", duty.action},
                     {"condition", duty.condition},
                     {"consequence", duty.consequence},
                     {"due", due::vietnamese(duty.rule)},
                     {"rule", Json::parse(due::to_json(duty.rule))},
                     {"turns", Json::array()}};
            for (auto const& turn : turns)
                if (turn.duty == duty.id) one["turns"].push_back(turn_json(turn, today()));
            if (found->state != "draft" && one["turns"].empty()) continue; // not this person's
            json["duties"].push_back(std::move(one));
        }
        return http::json(json.dump());
    }

    Response turn(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const found = find_turn(session, visit.scope(), today(), page::turn_in(visit));
        if (!found) return http::refusal(found.error());
        auto json = turn_json(*found, today());
        json["events"] = Json::array();
        for (auto const& event : events_of(session, found->id))
            json["events"].push_back(
                {{"kind", code_of(event.kind)}, {"on", event.on.iso()}, {"by", event.by}, {"note", event.note}});
        if (auto const silence = silence_of(session, found->id))
            json["silence"] = {{"consequence", silence->consequence},
                               {"recorded_on", silence->recorded_on.iso()},
                               {"superseded_on", day_json(silence->superseded_on)},
                               {"superseded_by", silence->superseded_by}};
        return http::json(json.dump());
    }

    Response draft(Visit const& visit) const {
        auto tx = services_.database.write();
        auto const current = services_.resolvers.now();
        auto const made = make_draft(tx, visit.scope(), now(), today(), services_.resolvers.catalogue(), *current,
                                     PaperId{page::number_in(visit, "paper")});
        if (!made) return http::refusal(made.error());
        tx.commit();
        return http::json(Json{{"directive", made->number()}}.dump(), 201);
    }

    Response issuing(Visit const& visit) const {
        auto const body = site::json_body(visit.request);
        if (!body) return http::refusal(body.error());
        auto tx = services_.database.write();
        auto const id = page::directive_in(visit);
        auto const done = issue(tx, visit.scope(), now(), today(), services_.calendar, id, number_in(*body, "version"));
        if (!done) return http::refusal(done.error());
        auto const after = find_directive(tx, visit.scope(), today(), id);
        if (!after) return http::refusal(after.error());
        tx.commit();
        return http::json(Json{{"version", after->version}}.dump());
    }

    enum class Which { progress, result, acceptance, returning, extension, escalation };
    Response act(Visit const& visit, Which which) const {
        auto const body = site::json_body(visit.request);
        if (!body) return http::refusal(body.error());
        auto tx = services_.database.write();
        auto const done = carry_out(tx, visit, which, *body);
        if (!done) return http::refusal(done.error());
        auto const after = find_turn(tx, visit.scope(), today(), page::turn_in(visit));
        if (!after) return http::refusal(after.error());
        auto const json = turn_json(*after, today());
        tx.commit();
        return http::json(json.dump());
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    base::Date today() const { return services_.clock.today(); }

    base::Result<void> carry_out(db::Transaction& tx, Visit const& visit, Which which, Json const& body) const {
        auto const turn = page::turn_in(visit);
        auto const seen = number_in(body, "version");
        auto const reason = text_in(body, "reason");
        auto const& scope = visit.scope();
        Report report{.note = text_in(body, "note"), .reply = text_in(body, "reply")};
        if (body.contains("progress"))
            report.progress = static_cast<int>(std::clamp<std::int64_t>(number_in(body, "progress"), -1, 101));
        if (auto const on = text_in(body, "on"); !on.empty()) report.on = TRY(documents::registry::typed_day(on, "on"));
        switch (which) {
        case Which::progress: return report_progress(tx, scope, now(), today(), turn, seen, report);
        case Which::result: return submit(tx, scope, now(), today(), turn, seen, report);
        case Which::acceptance: return accept(tx, scope, now(), today(), turn, seen, report.note);
        case Which::returning: return send_back(tx, scope, now(), today(), turn, seen, reason);
        case Which::extension:
            return ask_extension(tx, scope, now(), today(), turn,
                                 TRY(documents::registry::typed_day(text_in(body, "wanted"), "wanted")), reason);
        case Which::escalation: return escalate(tx, scope, now(), today(), turn, reason);
        }
        std::unreachable();
    }

    PageServices services_;
};

} // namespace

void register_api(site::Routes& routes, PageServices const& services) {
    auto const api = std::make_shared<Api>(services);
    using enum Capability;
    std::vector<Operation::Parameter> const directive{
        {.name = "directive", .description = "Số của danh sách giao việc", .type = "integer", .required = true}};
    std::vector<Operation::Parameter> const turn{
        {.name = "turn", .description = "Số của lượt giao việc", .type = "integer", .required = true}};
    routes.api("GET /api/v1/directives/{directive}", read_documents,
               {.id = "getDirective",
                .summary = "Một danh sách giao việc: nhiệm vụ và các lượt được xem",
                .parameters = directive,
                .answer_schema = kDirectiveSchema},
               [api](Visit const& visit) { return api->one(visit); });
    routes.api(
        "POST /api/v1/documents/{paper}/directive", assign_duties,
        {.id = "draftDirective",
         .summary = "Lập danh sách giao việc từ văn bản đã xác nhận",
         .parameters =
             {{.name = "paper", .description = "Số của văn bản trong hệ thống", .type = "integer", .required = true}},
         .answer_schema =
             R"({"type":"object","required":["directive"],"properties":{"directive":{"type":"integer"}}})"},
        [api](Visit const& visit) { return api->draft(visit); }, http::Work::heavy);
    routes.api("POST /api/v1/directives/{directive}/issue", assign_duties,
               {.id = "issueDirective",
                .summary = "Giao việc theo danh sách đã xem",
                .parameters = directive,
                .body_schema = kVersionSchema,
                .answer_schema = kVersionSchema},
               [api](Visit const& visit) { return api->issuing(visit); });
    routes.api("GET /api/v1/turns/{turn}", read_documents,
               {.id = "getTurn",
                .summary = "Một lượt: tình trạng, diễn biến, ghi nhận mặc định",
                .parameters = turn,
                .answer_schema = kTurnSchema},
               [api](Visit const& visit) { return api->turn(visit); });
    struct Row {
        char const* path;
        char const* id;
        char const* summary;
        Api::Which which;
        char const* schema;
    };
    static constexpr char kReport[] =
        R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"},"note":{"type":"string"},"progress":{"type":"integer"},"reply":{"type":"string"},"on":{"type":"string"}}})";
    static constexpr char kReason[] =
        R"({"type":"object","required":["reason"],"properties":{"version":{"type":"integer"},"reason":{"type":"string"},"wanted":{"type":"string"}}})";
    for (auto const& row :
         {Row{"progress", "reportProgress", "Ghi tiến độ", Api::Which::progress, kReport},
          Row{"result", "submitResult", "Nộp kết quả, hoặc ghi nhận thay cơ quan thực hiện", Api::Which::result,
              kReport},
          Row{"acceptance", "acceptResult", "Tiếp nhận kết quả", Api::Which::acceptance, kReport},
          Row{"return", "returnResult", "Trả lại để làm tiếp", Api::Which::returning, kReason},
          Row{"extension", "askExtension", "Xin gia hạn", Api::Which::extension, kReason},
          Row{"escalation", "escalateTurn", "Báo cáo vượt thẩm quyền", Api::Which::escalation, kReason}})
        routes.api(std::string{"POST /api/v1/turns/{turn}/"} + row.path, read_documents,
                   {.id = row.id,
                    .summary = row.summary,
                    .parameters = turn,
                    .body_schema = row.schema,
                    .answer_schema = kTurnSchema},
                   [api, which = row.which](Visit const& visit) { return api->act(visit, which); });
}

} // namespace directives
