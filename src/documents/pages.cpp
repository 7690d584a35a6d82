#include "documents/pages.hpp"

#include "base/json.hpp"
#include "documents/export.hpp"
#include "documents/result_page.hpp"
#include "documents/samples.hpp"
#include "documents/shelf.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "office/extract.hpp"

#include <fmt/core.h>
#include <memory>

namespace documents {
namespace {

using http::Response;
using site::Visit;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr char kTitle[] = "Đọc văn bản";

base::Error gone() {
    return {base::Code::not_found,
            "Kết quả này đã xóa hoặc chưa từng có.",
            {},
            "Kết quả chỉ giữ 30 phút. Mở trang Đọc văn bản và gửi lại tệp."};
}

/// "abc.xlsx" is "abc" in the form ".xlsx".
struct Wanted {
    std::string_view name, form;
};
Wanted wanted(std::string_view segment) {
    for (std::string_view const form : {".json", ".xlsx"})
        if (segment.ends_with(form)) return {segment.substr(0, segment.size() - form.size()), form};
    return {segment, ""};
}

class Pages {
public:
    explicit Pages(PageServices services) : services_{std::move(services)}, shelf_{services_.clock} {}

    Response start(Visit const& visit) const { return start_page(visit, {}, 200); }

    Response help(http::Request const& request, site::Visitor const* visitor) const {
        html::Dictionary page;
        page.set("FILE_SIZE", print_size(http::kUploadFileBytes));
        return services_.frame.respond_open(
            request, {.title = "Trợ giúp", .main = html::render("documents/help", page), .current = "/help"}, 200,
            visitor);
    }

    /// A plain form with files, or one file that the script has sent in parts before.
    Response create(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        if (auto const upload = form->fields.find("upload"))
            return create_from_upload(*upload, form->fields.text("list"));
        if (form->files.empty()) {
            return start_page(visit, {{"files", "Chọn ít nhất một tệp văn bản, ví dụ congvan.docx."}}, 422);
        }
        std::string list;
        ListEntry last;
        for (auto const& file : form->files) {
            last = read_plain(visit, file);
            list = shelf_.put_on_list(list, last);
        }
        if (form->files.size() > 1) return http::see_other("/documents/readings/" + list);
        if (!last.token.empty()) return http::see_other("/documents/readings/" + last.token);
        return start_page(visit, html::field_errors(last.error, "files"), http::status_of(last.error.code));
    }

    Response show(Visit const& visit) {
        auto const [token, form] = wanted(visit.request.parameter("token"));
        if (auto const result = shelf_.find(token)) {
            if (!form.empty()) return download(*result, form);
            ResultPlace place{
                .address = "/documents/readings/" + std::string{token}, .list = {}, .token = std::string{token}};
            place.list = visit.request.query.text("list");
            place.entries = shelf_.find_list(place.list);
            return result_page(visit, *result, place);
        }
        auto const entries = shelf_.find_list(token);
        if (entries.empty() || !form.empty()) return http::refusal(gone());
        return list_page(visit, token, entries);
    }

    Response sample(Visit const& visit) const {
        auto const [name, form] = wanted(visit.request.parameter("name"));
        auto const* const text = find_sample_text(name);
        if (text == nullptr)
            return http::refusal(
                {base::Code::not_found, "Không có văn bản mẫu này.", {}, "Chọn một mẫu ở trang Đọc văn bản."});
        Result const result{.name = std::string{name} + ".txt",
                            .size_bytes = text->text.size(),
                            .recognised = false,
                            .text = std::string{text->text},
                            .reading = reading::read(text->text),
                            .read_at = services_.clock.now()};
        if (!form.empty()) return download(result, form);
        return result_page(
            visit, result,
            {.address = "/documents/samples/" + std::string{name}, .list = {}, .token = {}, .sample = true});
    }

private:
    Response start_page(Visit const& visit, std::vector<html::FieldError> errors, int status) const {
        html::Dictionary page;
        page.set("FILE_BYTES", static_cast<std::int64_t>(http::kUploadFileBytes))
            .set("FILE_SIZE", print_size(http::kUploadFileBytes));
        page.set("CSRF", site::csrf_field(visit.visitor)).set("FORM_SIZE", print_size(http::kPlainFormBytes));
        page.show_if(!errors.empty(), "WRONG");
        for (auto const& error : errors) page.add("FIELD_ERROR").set("MESSAGE", error.message);
        for (auto const& sample : samples())
            page.add("SAMPLE").set("NAME", sample.name).set("TITLE", sample.title).set("SHOWS", sample.shows);
        return services_.frame.respond(visit,
                                       {.title = kTitle,
                                        .main = html::render("documents/start", page),
                                        .errors = std::move(errors),
                                        .current = kReadingAddress},
                                       status);
    }

    Response create_from_upload(std::string_view id, std::string_view list) {
        auto const file = services_.uploads.find(id);
        if (!file) return http::refusal(file.error());
        auto entry = read_file(*file);
        nlohmann::ordered_json answer;
        answer["list"] = shelf_.put_on_list(list, entry);
        answer["address"] = entry.token.empty() ? "" : "/documents/readings/" + entry.token;
        if (entry.token.empty())
            answer["error"] = {{"message", entry.error.message}, {"where", entry.name}, {"mend", entry.error.mend}};
        return http::json(answer.dump(), 201);
    }

    ListEntry read_plain(Visit const& visit, http::FormFile const& sent) {
        if (sent.bytes.empty())
            return {sent.name,
                    "",
                    {base::Code::invalid_input, "Tệp rỗng (0 byte).", sent.name,
                     "Mở tệp trên máy xem còn nội dung không rồi chọn lại."}};
        auto const file = services_.uploads.store(visit.request.client, sent.name, sent.bytes);
        if (!file) return {sent.name, "", file.error()};
        return read_file(*file);
    }

    /// Reads a file that has arrived, puts the result on the shelf and throws the file away.
    ListEntry read_file(http::UploadedFile const& file) {
        auto extraction = office::extract(file.path, file.name, {}, services_.scratch);
        services_.uploads.remove(file.id);
        if (!extraction) {
            auto error = extraction.error();
            error.where = file.name;
            return {file.name, "", std::move(error)};
        }
        auto read = reading::read(extraction->text, {.recognised = extraction->recognised});
        auto token = shelf_.put({.name = file.name,
                                 .size_bytes = file.size,
                                 .recognised = extraction->recognised,
                                 .text = std::move(extraction->text),
                                 .reading = std::move(read),
                                 .read_at = services_.clock.now()});
        return {.name = file.name, .token = std::move(token)};
    }

    Response result_page(Visit const& visit, Result const& result, ResultPlace place) const {
        std::optional<NamedBodies> bodies;
        if (services_.resolvers != nullptr && services_.database != nullptr)
            bodies = name_bodies(result.reading, *services_.resolvers, *services_.database, visit.scope(),
                                 services_.clock.today());
        if (bodies) place.bodies = &*bodies;
        auto main = render_result(result, place, services_.clock.now(), shelf_.limits().keep);
        auto response = services_.frame.respond(visit, {.title = document_title(result.reading, result.name),
                                                        .main = std::move(main),
                                                        .current = kReadingAddress});
        // What is in memory for half an hour must not stay in a shared browser for longer.
        if (!place.sample) response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

    Response list_page(Visit const& visit, std::string_view token, std::vector<ListEntry> const& entries) {
        html::Dictionary page;
        page.set("COUNT", static_cast<std::int64_t>(entries.size())).set("LIST", token);
        std::vector<html::FieldError> errors;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            auto const& entry = entries[i];
            auto& line = page.add("FILE").set("NAME", entry.name).set("NUMBER", static_cast<std::int64_t>(i) + 1);
            if (entry.token.empty()) {
                auto const told = html::field_errors(entry.error, "tep-" + std::to_string(i + 1));
                errors.insert(errors.end(), told.begin(), told.end());
                line.add("UNREAD").set("MESSAGE", told.front().message);
            } else if (auto const result = shelf_.find(entry.token)) {
                add_summary(line, *result, entry.token);
            } else {
                line.show("GONE");
            }
        }
        auto response = services_.frame.respond(visit, {.title = fmt::format("{} tệp đã gửi", entries.size()),
                                                        .main = html::render("documents/list", page),
                                                        .errors = std::move(errors),
                                                        .current = kReadingAddress});
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

    static void add_summary(html::Dictionary& line, Result const& result, std::string_view token) {
        auto const& read = result.reading;
        std::int64_t deadlines = 0;
        for (auto const& duty : read.obligations) deadlines += duty.deadline.kind != reading::DeadlineKind::none;
        auto& cells = line.add("READ").set("TOKEN", token).set("TITLE", document_title(read, "Không rõ số, loại"));
        cells.set("DUTIES", static_cast<std::int64_t>(read.obligations.size())).set("DEADLINES", deadlines);
        cells.set("MONEY", static_cast<std::int64_t>(read.money.size()))
            .set("FINDINGS", static_cast<std::int64_t>(read.findings.size()));
    }

    Response download(Result const& result, std::string_view form) const {
        auto const stem = std::filesystem::path{result.name}.stem().string();
        if (form == ".json") return http::download(to_json_text(result), http::kJson, stem + ".json");
        auto const bytes = to_xlsx(result, services_.clock.today(), services_.scratch);
        if (!bytes) return http::refusal(bytes.error());
        return http::download(*bytes, kXlsx, stem + ".xlsx");
    }

    PageServices services_;
    Shelf shelf_;
};

} // namespace

void register_pages(site::Routes& routes, PageServices services) {
    using enum rights::Capability;
    auto const pages = std::make_shared<Pages>(std::move(services));
    routes.open("GET /help", [pages, &gate = routes.gate()](http::Request const& request) {
        auto const visitor = gate.visitor(request);
        return pages->help(request, visitor ? &*visitor : nullptr);
    });
    routes.add("GET /documents/reading", read_documents, [pages](Visit const& visit) { return pages->start(visit); });
    // On the small pool: two documents at a time, so that reading never keeps a page from being served.
    routes.add(
        "POST /documents/readings", read_documents, [pages](Visit const& visit) { return pages->create(visit); },
        http::Work::heavy, http::kPlainFormBytes);
    routes.add("GET /documents/readings/{token}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("GET /documents/samples/{name}", read_documents,
               [pages](Visit const& visit) { return pages->sample(visit); });
}

} // namespace documents
