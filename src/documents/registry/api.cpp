// The register for other programs: the same rights, the same rules, the same words for what is wrong.
#include "documents/citations/store.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "site/json_body.hpp"
#include "text/dates.hpp"

#include <memory>

namespace documents::registry {
namespace {

using http::Response;
using rights::Capability;
using site::number_in;
using site::Operation;
using site::text_in;
using site::Visit;
using Json = nlohmann::ordered_json;

constexpr char kPaperSchema[] =
    R"({"type":"object","required":["id","state","version","title"],"properties":{"id":{"type":"integer"},
"state":{"type":"string","enum":["draft","confirmed","withdrawn"]},"version":{"type":"integer"},"title":{"type":"string"},
"issuer":{"type":"string"},"issuer_id":{"type":["integer","null"]},"parent_issuer":{"type":"string"},"number":{"type":"string"},
"symbol":{"type":"string"},"type":{"type":"string"},"place":{"type":"string"},"date":{"type":["string","null"]},
"subject":{"type":"string"},"signer":{"type":"string"},"signer_title":{"type":"string"},"directed_by":{"type":"string"},
"urgency":{"type":"integer"},"addressees":{"type":"array","items":{"type":"string"}},
"recipients":{"type":"array","items":{"type":"string"}},"files":{"type":"array","items":{"type":"object"}},
"entries":{"type":"array","items":{"type":"object"}}}})";
constexpr char kEntrySchema[] =
    R"({"type":"object","required":["id","book","year","number"],"properties":{"id":{"type":"integer"},"book":{"type":"integer"},
"year":{"type":"integer"},"number":{"type":"integer"},"suffix":{"type":"string"},"state":{"type":"string"},"day":{"type":"string","format":"date"},
"unit":{"type":"string"},"due":{"type":["string","null"],"format":"date"}}})";

Json day_json(std::optional<base::Date> const& day) { return day ? Json(day->iso()) : Json(nullptr); }
PaperId paper_of(Visit const& visit) { return PaperId{number_of(visit.request.parameter("paper"))}; }

Json entry_json(Entry const& entry) {
    static constexpr char const* const kStates[] = {"registered", "skipped", "withdrawn"};
    return {{"id", entry.id.number()}, {"book", entry.book.number()}, {"year", entry.year},
            {"number", entry.number},  {"suffix", entry.suffix},      {"state", kStates[static_cast<int>(entry.state)]},
            {"day", entry.day.iso()},  {"unit", entry.line.unit},     {"due", day_json(entry.line.due)}};
}

Json paper_json(Paper const& paper, std::vector<Entry> const& entries) {
    Head const& head = paper.head;
    Json json{{"id", paper.id.number()},
              {"state", name_of(paper.state)},
              {"version", paper.version},
              {"title", title_of(head)},
              {"issuer", head.issuer},
              {"issuer_id", head.issuer_id ? Json(head.issuer_id.number()) : Json(nullptr)},
              {"parent_issuer", head.parent_issuer},
              {"number", head.number},
              {"symbol", head.symbol},
              {"type", head.type},
              {"place", head.place},
              {"date", head.date ? Json(head.date->iso()) : Json(nullptr)},
              {"subject", head.subject},
              {"signer", head.signer},
              {"signer_title", head.signer_title},
              {"directed_by", head.directed_by},
              {"urgency", static_cast<int>(head.urgency)},
              {"addressees", head.addressees},
              {"recipients", head.recipients},
              {"files", Json::array()},
              {"entries", Json::array()}};
    for (PaperFile const& file : paper.files)
        json["files"].push_back({{"position", file.position}, {"name", file.name}, {"digest", file.digest}});
    for (Entry const& entry : entries) json["entries"].push_back(entry_json(entry));
    return json;
}

class Api {
public:
    explicit Api(PageServices const& services) : services_{services} {}

    Response list(Visit const& visit) const {
        auto answer =
            site::list_json(services_.database, papers_list(services_, visit), visit.request, "/api/v1/documents");
        return answer ? *std::move(answer) : http::refusal(answer.error());
    }

    Response one(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const paper = find_paper(session, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        return http::json(paper_json(*paper, entries_of(session, visit.scope(), paper->id)).dump());
    }

    Response reading(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const reading = current_reading(session, visit.scope(), paper_of(visit));
        return reading ? http::json(reading->json) : http::refusal(reading.error());
    }

    Response citations(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const ties = citations::ties_of(session, visit.scope(), paper_of(visit));
        if (!ties) return http::refusal(ties.error());
        static constexpr char const* const kMatches[] = {"same", "other_date", "none"};
        Json json{{"rests_on", Json::array()}, {"cited_by", Json::array()}, {"relations", Json::array()}};
        for (auto const& one : ties->rests_on)
            json["rests_on"].push_back(
                {{"printed", one.citation.printed},
                 {"date", one.citation.date ? Json(one.citation.date->iso()) : Json(nullptr)},
                 {"match", kMatches[static_cast<int>(one.resolved.match)]},
                 {"paper", one.resolved.paper ? Json(one.resolved.paper->id.number()) : Json(nullptr)},
                 {"replaced", !one.replaced_by.empty()}});
        for (auto const& one : ties->cited_by)
            json["cited_by"].push_back({{"paper", one.id.number()}, {"title", one.title}});
        for (auto const& one : ties->relations)
            json["relations"].push_back({{"kind", citations::code_of(one.relation)},
                                         {"passive", one.passive},
                                         {"proposed", one.proposed},
                                         {"printed", one.printed},
                                         {"paper", one.other ? Json(one.other->id.number()) : Json(nullptr)}});
        return http::json(json.dump());
    }

    Response books(Visit const& visit) const {
        auto session = services_.database.lease();
        Json json{{"items", Json::array()}};
        for (Book const& book : books_of(session, visit.scope()))
            json["items"].push_back({{"id", book.id.number()},
                                     {"name", book.name},
                                     {"direction", book.direction == Direction::in ? "in" : "out"},
                                     {"series", book.series},
                                     {"body", book.body.number()}});
        return http::json(json.dump());
    }

    Response confirmation(Visit const& visit) const {
        auto const body = site::json_body(visit.request);
        if (!body) return http::refusal(body.error());
        auto tx = services_.database.write();
        auto const version = confirm(tx, visit.scope(), now(), paper_of(visit), number_in(*body, "version"));
        if (!version) return http::refusal(version.error());
        tx.commit();
        return http::json(Json{{"version", *version}}.dump());
    }

    Response entry(Visit const& visit) const {
        auto const body = site::json_body(visit.request);
        if (!body) return http::refusal(body.error());
        auto const made = enter_from(visit, *body);
        return made ? http::json(entry_json(*made).dump(), 201) : http::refusal(made.error());
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    base::Result<Entry> enter_from(Visit const& visit, Json const& body) const {
        auto const day = TRY(typed_day(text_in(body, "day"), "day"));
        TypedLine typed;
        for (auto const& [name, field] : {std::pair{"unit", &typed.unit},
                                          {"due", &typed.due},
                                          {"handling", &typed.handling},
                                          {"passed_on", &typed.passed_on},
                                          {"received_by", &typed.received_by},
                                          {"recipients", &typed.recipients},
                                          {"signer", &typed.signer},
                                          {"kept_by", &typed.kept_by},
                                          {"reply", &typed.reply},
                                          {"note", &typed.note}})
            *field = text_in(body, name);
        if (auto const copies = number_in(body, "copies"); copies > 0) typed.copies = std::to_string(copies);
        auto tx = services_.database.write();
        auto const line = TRY(typed.read(tx, visit.scope(), day));
        auto const made = TRY(enter(tx, visit.scope(), now(), services_.clock.today(), BookId{number_in(body, "book")},
                                    paper_of(visit), day, line));
        tx.commit();
        return made;
    }

    PageServices services_;
};

} // namespace

void register_api(site::Routes& routes, PageServices const& services) {
    auto const api = std::make_shared<Api>(services);
    auto const to = [&](Response (Api::*act)(Visit const&) const) {
        return [api, act](Visit const& visit) { return ((*api).*act)(visit); };
    };
    std::vector<Operation::Parameter> const paper{
        {.name = "paper", .description = "Số của văn bản trong hệ thống", .type = "integer", .required = true}};
    using enum Capability;
    routes.api(
        "GET /api/v1/documents", read_documents,
        site::list_operation(papers_shape(), "listDocuments", "Văn bản được xem, lọc và tìm như ở trang Văn bản"),
        to(&Api::list));
    routes.api("GET /api/v1/documents/{paper}", read_documents,
               {.id = "getDocument",
                .summary = "Một văn bản: phần đầu, tệp, các dòng sổ",
                .parameters = paper,
                .answer_schema = kPaperSchema},
               to(&Api::one));
    routes.api("GET /api/v1/documents/{paper}/reading", read_documents,
               {.id = "getDocumentReading",
                .summary = "Kết quả máy đọc văn bản, như lệnh benvung read --json",
                .parameters = paper,
                .answer_schema = R"({"type":"object"})"},
               to(&Api::reading));
    routes.api(
        "GET /api/v1/documents/{paper}/citations", read_documents,
        {.id = "getDocumentCitations",
         .summary = "Văn bản dựa vào những văn bản nào, văn bản nào dựa vào nó",
         .parameters = paper,
         .answer_schema =
             R"({"type":"object","required":["rests_on","cited_by","relations"],"properties":{"rests_on":{"type":"array","items":{"type":"object"}},"cited_by":{"type":"array","items":{"type":"object"}},"relations":{"type":"array","items":{"type":"object"}}}})"},
        to(&Api::citations));
    routes.api(
        "POST /api/v1/documents/{paper}/confirmation", register_documents,
        {.id = "confirmDocument",
         .summary = "Xác nhận phần đầu của văn bản đúng như phiên bản đã xem",
         .parameters = paper,
         .body_schema = R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"}}})",
         .answer_schema = R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"}}})"},
        to(&Api::confirmation));
    routes.api(
        "POST /api/v1/documents/{paper}/entries", register_documents,
        {.id = "enterDocument",
         .summary = "Vào sổ: cấp số tiếp theo của sổ cho văn bản đã xác nhận",
         .parameters = paper,
         .body_schema =
             R"({"type":"object","required":["book","day"],"properties":{"book":{"type":"integer"},"day":{"type":"string"},"unit":{"type":"string"},"due":{"type":"string"},"handling":{"type":"string"},"passed_on":{"type":"string"},"received_by":{"type":"string"},"copies":{"type":"integer"},"recipients":{"type":"string"},"signer":{"type":"string"},"kept_by":{"type":"string"},"reply":{"type":"string"},"note":{"type":"string"}}})",
         .answer_schema = kEntrySchema},
        to(&Api::entry));
    routes.api(
        "GET /api/v1/books", read_documents,
        {.id = "listBooks",
         .summary = "Các sổ văn bản mà cơ quan giữ",
         .answer_schema =
             R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object"}}}})"},
        to(&Api::books));
}

} // namespace documents::registry
