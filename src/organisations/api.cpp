#include "organisations/pages.hpp"
#include "base/json.hpp"
#include "text/dates.hpp"

#include <array>
#include <charconv>
#include <memory>

namespace organisations {
namespace {

using http::Response;
using nlohmann::ordered_json;
using rights::Capability;
using site::Operation;
using site::Visit;

constexpr char kBodySchema[] =
    R"({"type":"object","required":["id","name","kind","level","names"],"properties":{
"id":{"type":"integer"},"name":{"type":"string"},"kind":{"type":"string"},"level":{"type":"string","enum":["central","province","district","commune"]},
"area":{"type":["integer","null"]},"from":{"type":["string","null"],"format":"date"},"until":{"type":["string","null"],"format":"date"},
"source":{"type":"string"},"certainty":{"type":"string","enum":["read","recalled"]},"identity":{"type":["string","null"]},
"names":{"type":"array","items":{"type":"object"}},"superiors":{"type":"array","items":{"type":"object"}},
"subordinates":{"type":"array","items":{"type":"object"}},"successors":{"type":"array","items":{"type":"object"}},
"predecessors":{"type":"array","items":{"type":"object"}},"leads":{"type":"array","items":{"type":"object"}}}})";
constexpr char kResolutionSchema[] =
    R"({"type":"object","required":["outcome","candidates"],"properties":{"outcome":{"type":"string","enum":["one","group","several","none"]},
"reason":{"type":"string"},"narrowed_by":{"type":"string"},"by_head":{"type":"boolean"},
"candidates":{"type":"array","items":{"type":"object","required":["name","exists"],"properties":{"id":{"type":["integer","null"]},
"name":{"type":"string"},"identity":{"type":["string","null"]},"exists":{"type":"boolean"}}}}}})";

ordered_json day_json(std::optional<base::Date> const& day) {
    return day ? ordered_json(day->iso()) : ordered_json(nullptr);
}

void add_period(ordered_json& json, Validity const& in) {
    json["from"] = day_json(in.from);
    json["until"] = day_json(in.until);
}

ordered_json lines_json(std::vector<Related> const& lines) {
    ordered_json list = ordered_json::array();
    for (Related const& one : lines) {
        ordered_json json{
            {"id", one.id.number()}, {"name", one.name}, {"kind", code_of(one.kind)}, {"line", code_of(one.line)}};
        add_period(json, one.in);
        list.push_back(std::move(json));
    }
    return list;
}

ordered_json steps_json(std::vector<Related> const& steps) {
    ordered_json list = ordered_json::array();
    for (Related const& one : steps)
        list.push_back({{"id", one.id.number()},
                        {"name", one.name},
                        {"kind", code_of(one.kind)},
                        {"on", day_json(one.on)},
                        {"task", one.task},
                        {"legal_act", one.legal_act}});
    return list;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    return trouble == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

class Api {
public:
    explicit Api(PageServices services) : services_{services} {}

    Response list(Visit const& visit) const {
        auto const address = std::string{"/api/v1"} + kOrganisationsAddress;
        auto answer = site::list_json(services_.database, describe_list(services_, visit), visit.request, address);
        return answer ? *std::move(answer) : http::refusal(answer.error());
    }

    Response one(Visit const& visit) const {
        OrganisationId const id{number_of(visit.request.parameter("organisation"))};
        auto session = services_.database.lease();
        auto const found = find(session, visit.scope(), id);
        if (!found) return http::refusal(found.error());
        if (!*found)
            return http::refusal(
                {base::Code::not_found, "Không có cơ quan này.", {}, "Tìm bằng GET /api/v1/organisations?q=…"});
        auto const relations = relations_of(session, visit.scope(), id);
        if (!relations) return http::refusal(relations.error());
        Organisation const& body = **found;
        ordered_json json{{"id", body.id.number()},
                          {"name", body.name_at(services_.clock.today())},
                          {"kind", code_of(body.kind)},
                          {"level", code_of(body.level)},
                          {"area", body.area ? ordered_json(body.area.number()) : ordered_json(nullptr)}};
        add_period(json, body.in);
        json["identity"] = body.identity ? ordered_json(body.identity->text()) : ordered_json(nullptr);
        json["source"] = body.source;
        json["certainty"] = code_of(body.certainty);
        json["names"] = ordered_json::array();
        for (Name const& name : body.names) {
            ordered_json entry{{"name", name.text}, {"alias", name.alias}};
            add_period(entry, name.in);
            json["names"].push_back(std::move(entry));
        }
        json["superiors"] = lines_json(relations->superiors);
        json["subordinates"] = lines_json(relations->subordinates);
        json["successors"] = steps_json(relations->successors);
        json["predecessors"] = steps_json(relations->predecessors);
        json["leads"] = ordered_json::array();
        for (auto const& [component, in] : relations->leads) {
            ordered_json entry{{"component", component}};
            add_period(entry, in);
            json["leads"].push_back(std::move(entry));
        }
        return http::json(json.dump());
    }

    Response resolve(Visit const& visit) const {
        auto const& query = visit.request.query;
        Context context{.on = services_.clock.today()};
        if (std::string_view const typed = query.text("on"); !typed.empty()) {
            auto const day = text::parse_date(typed);
            if (!day) return http::refusal({day.error().code, day.error().message, "on", day.error().mend});
            context.on = *day;
        }
        auto const current = services_.resolvers.now();
        if (std::string_view const typed = query.text("area"); !typed.empty()) {
            context.area = AreaId{number_of(typed)};
            if (current->atlas->find(context.area) == nullptr)
                return http::refusal(
                    {base::Code::invalid_input, "area phải là số của một địa bàn.", "area", "Ví dụ: area=12."});
        }
        if (query.text("name").empty())
            return http::refusal(
                {base::Code::invalid_input, "Thiếu tên cần tìm.", "name", "Ví dụ: name=Sở Tài chính."});
        Resolution const found = current->resolver.resolve(query.text("name"), context);
        std::vector<Identity> identities;
        for (Candidate const& one : found.candidates) identities.push_back(one.identity);
        auto session = services_.database.lease();
        auto const ids = ids_of(session, visit.scope(), identities);
        if (!ids) return http::refusal(ids.error());
        static constexpr std::array<std::string_view, 4> kOutcomes{"one", "group", "several", "none"};
        ordered_json json{{"outcome", kOutcomes[static_cast<std::size_t>(found.outcome)]},
                          {"reason", found.reason},
                          {"narrowed_by", found.narrowed_by},
                          {"by_head", found.by_head},
                          {"candidates", ordered_json::array()}};
        for (Candidate const& one : found.candidates) {
            auto const known = ids->find(one.identity);
            std::int64_t const id = one.id ? one.id.number() : known != ids->end() ? known->second.number() : 0;
            json["candidates"].push_back(
                {{"id", id != 0 ? ordered_json(id) : ordered_json(nullptr)},
                 {"name", one.name},
                 {"identity", one.identity.rule.empty() ? ordered_json(nullptr) : ordered_json(one.identity.text())},
                 {"exists", one.exists}});
        }
        return http::json(json.dump());
    }

private:
    PageServices services_;
};

} // namespace

void register_api(site::Routes& routes, PageServices services) {
    auto const api = std::make_shared<Api>(services);
    auto const to = [&](Response (Api::*act)(Visit const&) const) {
        return [api, act](Visit const& visit) { return ((*api).*act)(visit); };
    };
    auto operation = site::list_operation(list_shape(services.clock.today(), {}), "listOrganisations",
                                          "Cơ quan hoạt động vào một ngày, lọc và tìm như ở trang Cơ quan");
    routes.api("GET /api/v1/organisations", Capability::read_organisations, std::move(operation), to(&Api::list));
    routes.api(
        "GET /api/v1/organisations/resolution", Capability::read_organisations,
        {.id = "resolveOrganisation",
         .summary = "Tên ghi trong văn bản là cơ quan nào vào ngày đó",
         .parameters =
             {{.name = "name", .description = "Tên như văn bản ghi", .type = "string", .format = {}, .required = true},
              {.name = "on",
               .description = "Ngày của văn bản (hôm nay nếu không nói)",
               .type = "string",
               .format = "date"},
              {.name = "area", .description = "Số của địa bàn nơi ban hành", .type = "integer", .format = {}}},
         .answer_schema = kResolutionSchema},
        to(&Api::resolve));
    routes.api("GET /api/v1/organisations/{organisation}", Capability::read_organisations,
               {.id = "getOrganisation",
                .summary = "Một cơ quan với tên, cấp trên, cấp dưới, kế thừa",
                .parameters = {{.name = "organisation",
                                .description = "Số của cơ quan",
                                .type = "integer",
                                .format = {},
                                .required = true}},
                .answer_schema = kBodySchema},
               to(&Api::one));
}

} // namespace organisations
