#include "areas/name.hpp"
#include "areas/pages.hpp"
#include "base/json.hpp"
#include "text/dates.hpp"

#include <charconv>
#include <memory>

namespace areas {
namespace {

using http::Response;
using nlohmann::ordered_json;
using rights::Capability;
using site::Operation;
using site::Visit;

constexpr std::size_t kAnswersMost = 1'000;

constexpr char kUnitSchema[] =
    R"({"type":"object","required":["id","name","kind","level","codes","titles","parents"],"properties":{
"id":{"type":"integer"},"name":{"type":"string"},"full_name":{"type":"string"},"kind":{"type":"string","enum":["province","city","district","commune","ward","township","special_zone","village"]},
"level":{"type":"string","enum":["province","district","commune","village"]},"code":{"type":["string","null"]},
"from":{"type":["string","null"],"format":"date"},"until":{"type":["string","null"],"format":"date"},
"titles":{"type":"array","items":{"type":"object"}},"codes":{"type":"array","items":{"type":"object"}},"parents":{"type":"array","items":{"type":"object"}},
"ancestors":{"type":"array","items":{"type":"object"}}}})";
constexpr char kListSchema[] =
    R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object"}},"truncated":{"type":"boolean"}}})";

ordered_json day_json(std::optional<base::Date> const& day) {
    return day ? ordered_json(day->iso()) : ordered_json(nullptr);
}

void add_period(ordered_json& json, Validity const& in) {
    json["from"] = day_json(in.from);
    json["until"] = day_json(in.until);
}

/// What a list of units shows of each, as of a day.
ordered_json brief(Atlas const& atlas, Unit const& unit, base::Date on) {
    base::Date const day = unit.nearest_day(on);
    Title const& title = unit.title_at(day);
    AreaCode const* const code = unit.code_at(day);
    ordered_json json{{"id", unit.id.number()},
                      {"name", title.name},
                      {"full_name", atlas.full_name(unit.id, day)},
                      {"kind", code_of(title.kind)},
                      {"level", code_of(unit.level)},
                      {"code", code ? ordered_json(code->digits()) : ordered_json(nullptr)}};
    add_period(json, unit.in);
    return json;
}

template <class T, class Fill>
ordered_json dated(std::vector<Dated<T>> const& list, Fill const& fill) {
    ordered_json json = ordered_json::array();
    for (Dated<T> const& entry : list) {
        ordered_json one;
        fill(one, entry.value);
        add_period(one, entry.in);
        json.push_back(std::move(one));
    }
    return json;
}

ordered_json whole(Atlas const& atlas, Unit const& unit, base::Date on) {
    ordered_json json = brief(atlas, unit, on);
    json["titles"] = dated(unit.titles, [](ordered_json& one, Title const& title) {
        one["name"] = title.name;
        one["kind"] = code_of(title.kind);
    });
    json["codes"] = dated(unit.codes, [](ordered_json& one, AreaCode const& code) { one["code"] = code.digits(); });
    json["parents"] = dated(unit.parents, [](ordered_json& one, AreaId parent) { one["id"] = parent.number(); });
    json["ancestors"] = ordered_json::array();
    for (Unit const* const above : atlas.ancestors(unit.id, on))
        json["ancestors"].push_back(brief(atlas, *above, unit.nearest_day(on)));
    return json;
}

Response items(ordered_json list, bool truncated = false) {
    ordered_json json{{"items", std::move(list)}};
    if (truncated) json["truncated"] = true;
    return http::json(json.dump());
}

class Api {
public:
    explicit Api(PageServices services) : services_{services} {}

    Response find(Visit const& visit) const {
        auto const on = day_of(visit);
        if (!on) return http::refusal(on.error());
        auto const& query = visit.request.query;
        NameQuery asked{.name = query.text("name"), .on = *on};
        if (auto const level = query.text("level"); !level.empty()) {
            asked.level = level_from_code(level);
            if (!asked.level)
                return http::refusal({base::Code::invalid_input,
                                      "Không có cấp “" + std::string{level.substr(0, 40)} + "”.", "level",
                                      "Dùng province, district, commune hoặc village."});
        }
        if (auto const within = query.text("within"); !within.empty()) {
            auto const id = id_of(within);
            if (!id)
                return http::refusal(
                    {base::Code::invalid_input, "within phải là số của một địa bàn.", "within", "Ví dụ: within=12."});
            asked.within = *id;
        }
        auto const atlas = services_.atlases.now();
        base::Date const day = on->value_or(services_.clock.today());
        ordered_json list = ordered_json::array();
        if (auto const typed = query.text("code"); !typed.empty()) {
            auto const code = AreaCode::parse(typed);
            if (!code) return http::refusal(code.error());
            for (Unit const* const unit : atlas->with_code(*code, *on)) list.push_back(brief(*atlas, *unit, day));
            return items(std::move(list));
        }
        if (!asked.name.empty()) {
            for (NameMatch const& match : atlas->with_name(asked)) {
                ordered_json one = brief(*atlas, *match.unit, day);
                one["matched"] = match.name;
                one["exact_spelling"] = match.exact_spelling;
                if (match.former) one["former"] = brief(*atlas, *match.former, day);
                list.push_back(std::move(one));
                if (list.size() == kAnswersMost) return items(std::move(list), true);
            }
            return items(std::move(list));
        }
        // Neither name nor code: the provinces, or what lies within.
        auto const units = asked.within ? atlas->descendants(*asked.within, day) : atlas->provinces(day);
        for (Unit const* const unit : units) {
            if (asked.level && unit->level != *asked.level) continue;
            if (list.size() == kAnswersMost) return items(std::move(list), true);
            list.push_back(brief(*atlas, *unit, day));
        }
        return items(std::move(list));
    }

    Response one(Visit const& visit) const {
        return of_unit(visit, [](Atlas const& atlas, Unit const& unit, base::Date on) {
            return http::json(whole(atlas, unit, on).dump());
        });
    }

    Response children(Visit const& visit) const {
        return of_unit(visit, [](Atlas const& atlas, Unit const& unit, base::Date on) {
            ordered_json list = ordered_json::array();
            for (Unit const* const child : atlas.children(unit.id, on)) list.push_back(brief(atlas, *child, on));
            return items(std::move(list));
        });
    }

    Response became(Visit const& visit) const {
        return of_unit(visit, [](Atlas const& atlas, Unit const& unit, base::Date on) {
            return descents(atlas, atlas.became(unit.id, on), on);
        });
    }
    Response came_from(Visit const& visit) const {
        return of_unit(visit, [](Atlas const& atlas, Unit const& unit, base::Date on) {
            return descents(atlas, atlas.came_from(unit.id, on), on);
        });
    }

private:
    static Response descents(Atlas const& atlas, std::vector<Descent> const& found, base::Date on) {
        ordered_json list = ordered_json::array();
        for (Descent const& descent : found) {
            ordered_json one = brief(atlas, *descent.unit, on);
            one["whole"] = descent.whole;
            one["steps"] = ordered_json::array();
            for (Succession const* const step : descent.steps)
                one["steps"].push_back({{"predecessor", step->predecessor.number()},
                                        {"successor", step->successor.number()},
                                        {"change", code_of(step->change)},
                                        {"on", step->on.iso()},
                                        {"legal_act", step->legal_act}});
            list.push_back(std::move(one));
        }
        return items(std::move(list));
    }

    static std::optional<AreaId> id_of(std::string_view text) {
        std::int64_t number = 0;
        auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (text.empty() || trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return AreaId{number};
    }

    static base::Result<std::optional<base::Date>> day_of(Visit const& visit) {
        std::string_view const typed = visit.request.query.text("on");
        if (typed.empty()) return std::optional<base::Date>{};
        auto const day = text::parse_date(typed);
        if (!day) return base::fail(day.error().code, day.error().message, "on", day.error().mend);
        return std::optional{*day};
    }

    template <class Answer>
    Response of_unit(Visit const& visit, Answer const& answer) const {
        auto const on = day_of(visit);
        if (!on) return http::refusal(on.error());
        auto const atlas = services_.atlases.now();
        auto const id = id_of(visit.request.parameter("area"));
        Unit const* const unit = id ? atlas->find(*id) : nullptr;
        if (unit == nullptr)
            return http::refusal(
                {base::Code::not_found, "Không có địa bàn này.", {}, "Tìm bằng GET /api/v1/areas?name=… hoặc ?code=…"});
        return answer(*atlas, *unit, on->value_or(services_.clock.today()));
    }

    PageServices services_;
};

} // namespace

void register_api(site::Routes& routes, PageServices services) {
    auto const api = std::make_shared<Api>(services);
    Operation::Parameter const on{.name = "on",
                                  .description = "Theo địa giới ngày này (hôm nay nếu không nói)",
                                  .type = "string",
                                  .format = "date"};
    Operation::Parameter const area{
        .name = "area", .description = "Số của địa bàn", .type = "integer", .format = {}, .required = true};
    auto const add = [&](std::string_view route, Operation operation, Response (Api::*act)(Visit const&) const) {
        routes.api(route, Capability::read_areas, std::move(operation),
                   [api, act](Visit const& visit) { return ((*api).*act)(visit); });
    };
    add("GET /api/v1/areas",
        {.id = "listAreas",
         .summary = "Tìm địa bàn theo tên, tên cũ hoặc mã; trả về mọi đơn vị có thể là nó",
         .parameters =
             {{.name = "name",
               .description = "Tên, có hoặc không có dấu; từ chỉ loại ở đầu thu hẹp kết quả",
               .type = "string",
               .format = {}},
              {.name = "code",
               .description = "Mã đơn vị hành chính; không nói ngày thì trả về mọi đơn vị từng mang mã",
               .type = "string",
               .format = {}},
              {.name = "level", .description = "province, district, commune, village", .type = "string", .format = {}},
              {.name = "within", .description = "Số của đơn vị bao trùm", .type = "integer", .format = {}},
              on},
         .answer_schema = kListSchema},
        &Api::find);
    add("GET /api/v1/areas/{area}",
        {.id = "getArea",
         .summary = "Một địa bàn với tên, mã, cấp trên theo thời gian",
         .parameters = {area, on},
         .answer_schema = kUnitSchema},
        &Api::one);
    add("GET /api/v1/areas/{area}/children",
        {.id = "listAreaChildren",
         .summary = "Đơn vị trực thuộc",
         .parameters = {area, on},
         .answer_schema = kListSchema},
        &Api::children);
    add("GET /api/v1/areas/{area}/became",
        {.id = "listAreaSuccessors",
         .summary = "Đơn vị trở thành gì vào ngày đó, qua mọi lần sắp xếp",
         .parameters = {area, on},
         .answer_schema = kListSchema},
        &Api::became);
    add("GET /api/v1/areas/{area}/came-from",
        {.id = "listAreaPredecessors",
         .summary = "Đơn vị của ngày đó đã hình thành nên nó",
         .parameters = {area, on},
         .answer_schema = kListSchema},
        &Api::came_from);
}

} // namespace areas
