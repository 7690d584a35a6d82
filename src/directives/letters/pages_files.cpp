// Files of a letter, and the templates they are made with.
#include "audit/audit.hpp"
#include "directives/letters/pages.hpp"
#include "directives/letters/standard.hpp"
#include "directives/pages/shared.hpp"
#include "documents/intake/hold.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "office/child.hpp"
#include "office/make_archive.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <fstream>
#include <memory>

namespace directives::letters {
namespace {

using base::Code;
using http::Response;
using rights::Capability;
using site::Visit;
namespace registry = documents::registry;

constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr Kind kKinds[] = {Kind::urging, Kind::forwarding, Kind::notice};

Response download(std::string bytes, std::string_view type, std::string const& name) {
    auto response = http::download(std::move(bytes), type, name);
    response.headers.push_back({"Cache-Control", "private, no-store"});
    return response;
}

/// "07-UBND-KT": a number as part of a file's name.
std::string file_part(std::string number) {
    for (char& c : number)
        if (c == '/') c = '-';
    return number;
}

Stamp stamp_of(db::Session& session, Letter const& letter, std::size_t copy) {
    if (letter.state != LetterState::issued) return {};
    auto const& one = letter.recipients[copy];
    return {.number = one.number.substr(0, one.number.find('/')),
            .day = letter.issued_on,
            .code = registry::code_of(session, one.paper)};
}

class Files {
public:
    explicit Files(LetterServices const& services) : services_{services} {}

    /// A draft is made now; what was issued is sent as it was kept, never made again.
    Response docx(Visit const& visit) const {
        return with_letter(visit, [&](db::Session& session, Letter const& letter) -> base::Result<Response> {
            auto const copies = std::max<std::size_t>(1, copies_of(letter));
            auto copy = static_cast<std::size_t>(
                            std::max<std::int64_t>(1, registry::number_of(visit.request.query.text("copy")))) -
                        1;
            if (copy >= copies) copy = 0;
            if (letter.state == LetterState::issued) {
                auto const& one = letter.recipients[copy];
                return download(TRY(kept(session, visit, one.paper)), kDocx, file_part(one.number) + ".docx");
            }
            auto const form = TRY(current_form(session, services_.pages.originals, letter.owner, letter.kind));
            return download(TRY(form.form->fill(values_of(paper_of(letter, copy, {})))), kDocx, "du-thao.docx");
        });
    }

    Response zip(Visit const& visit) const {
        return with_letter(visit, [&](db::Session& session, Letter const& letter) -> base::Result<Response> {
            std::vector<std::string> names, bytes;
            auto const form = TRY(current_form(session, services_.pages.originals, letter.owner, letter.kind));
            for (std::size_t i = 0; i < copies_of(letter); ++i) {
                bool const issued = letter.state == LetterState::issued;
                names.push_back(issued ? file_part(letter.recipients[i].number) + ".docx"
                                       : fmt::format("du-thao-{:03}.docx", i + 1));
                bytes.push_back(issued ? TRY(kept(session, visit, letter.recipients[i].paper))
                                       : TRY(form.form->fill(values_of(paper_of(letter, i, {})))));
            }
            std::vector<office::ArchivePart> parts;
            for (std::size_t i = 0; i < bytes.size(); ++i) parts.push_back({names[i], bytes[i]});
            return download(TRY(office::make_archive(parts)), "application/zip", "van-ban.zip");
        });
    }

    /// For the printer: all in one file, each on pages of its own.
    Response together(Visit const& visit) const {
        return with_letter(visit, [&](db::Session& session, Letter const& letter) -> base::Result<Response> {
            auto const form = letter.state == LetterState::issued
                                  ? TRY(form_of(session, services_.pages.originals, letter))
                                  : TRY(current_form(session, services_.pages.originals, letter.owner, letter.kind));
            std::vector<office::MergeValues> all;
            for (std::size_t i = 0; i < std::max<std::size_t>(1, copies_of(letter)); ++i)
                all.push_back(
                    values_of(paper_of(letter, i, letter.recipients.empty() ? Stamp{} : stamp_of(session, letter, i))));
            return download(TRY(form.form->fill_all(all)), kDocx, "van-ban-de-in.docx");
        });
    }

    Response pdf(Visit const& visit) const {
        return with_letter(visit, [&](db::Session& session, Letter const& letter) -> base::Result<Response> {
            auto const print = print_of(session, letter.id);
            if (!print || print->state != PrintState::done)
                return base::fail(Code::not_found, "Văn bản này chưa có PDF.", {}, "Bấm Tạo PDF ở trang văn bản.");
            auto response =
                download({}, print->name.ends_with(".zip") ? "application/zip" : "application/pdf", print->name);
            response.file = services_.pages.originals.path_of(print->digest);
            return response;
        });
    }

private:
    template <class Make>
    Response with_letter(Visit const& visit, Make const& make) const {
        auto session = services_.pages.database.lease();
        auto const letter = find(session, visit.scope(), LetterId{page::number_in(visit, "letter")});
        if (!letter) return http::refusal(letter.error());
        auto response = make(session, *letter);
        if (!response) return http::refusal(response.error());
        return *std::move(response);
    }

    base::Result<std::string> kept(db::Session& session, Visit const& visit, PaperId id) const {
        auto const paper = TRY(registry::find_paper(session, visit.scope(), id));
        auto bytes = paper.files.empty() ? std::string{}
                                         : bytes_of(services_.pages.originals.path_of(paper.files.front().digest));
        if (bytes.empty())
            return base::fail(Code::unavailable, "Tệp gốc không còn trong kho.", {},
                              "Báo người quản trị chạy benvung verify và phục hồi từ bản sao lưu.");
        return bytes;
    }

    LetterServices services_;
};

class Forms {
public:
    explicit Forms(LetterServices const& services) : services_{services} {}

    Response list(Visit const& visit) const { return forms_page(visit, {}, 200); }

    Response upload(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const done = upload_sent(visit, *form);
        if (!done) return forms_page(visit, done.error(), page::status_of(done.error()));
        return site::done("/directives/letters/forms", "Mẫu đã kiểm tra và nạp; văn bản soạn từ nay dùng mẫu này.");
    }

    Response retire(Visit const& visit) const {
        auto tx = services_.pages.database.write();
        auto const done = retire_form(tx, visit.scope(), now(), page::number_in(visit, "form"));
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done("/directives/letters/forms", "Đã thôi dùng bản đó.");
    }

    Response show(Visit const& visit) const {
        auto session = services_.pages.database.lease();
        auto const form = find_form(session, visit.scope(), page::number_in(visit, "form"));
        if (!form) return http::refusal(form.error());
        auto response = download({}, kDocx, form->name);
        response.file = services_.pages.originals.path_of(form->digest);
        return response;
    }

    static Response ours(Visit const& visit) {
        auto const kind = kind_of(visit.request.parameter("kind"));
        if (!kind)
            return http::refusal({Code::not_found, "Không có loại văn bản này.", {}, "Chọn mẫu ở trang Mẫu văn bản."});
        return download(standard_template(*kind), kDocx, fmt::format("mau-{}.docx", code_of(*kind)));
    }

private:
    db::Instant now() const { return db::to_instant(services_.pages.clock.now()); }

    base::Result<void> upload_sent(Visit const& visit, http::Form const& form) const {
        auto const kind = kind_of(form.fields.text("kind"));
        if (!kind) return base::fail(Code::invalid_input, "Chọn loại văn bản.", "kind", "");
        if (form.files.empty() || form.files.front().bytes.empty())
            return base::fail(Code::invalid_input, "Chưa chọn tệp.", "file", "Chọn tệp .docx đã sửa từ mẫu.");
        auto const& file = form.files.front();
        if (auto const read = read_form(file.bytes); !read)
            return base::fail(read.error().code, read.error().message, "file", read.error().mend);
        auto const folder = TRY(office::ScratchFolder::create(services_.pages.scratch));
        auto const path = folder.path() / "form.docx";
        std::ofstream{path, std::ios::binary} << file.bytes;
        documents::intake::Hold const hold{services_.pages.originals.folder(), documents::intake::Hold::Mode::keep};
        auto const digest = TRY(services_.pages.originals.keep(path));
        auto tx = services_.pages.database.write();
        TRY(add_form(tx, visit.scope(), now(), *kind, file.name, digest, file.bytes.size()));
        tx.commit();
        return {};
    }

    Response forms_page(Visit const& visit, std::optional<base::Error> const& error, int status) const {
        auto session = services_.pages.database.lease();
        html::Dictionary page;
        auto const csrf = site::csrf_field(visit.visitor);
        auto const own = forms_of(session, visit.scope());
        bool const may_change = may_issue(visit.scope());
        for (auto const kind : kKinds) {
            bool used = false;
            for (auto const& form : own) {
                if (form.kind != kind) continue;
                auto& row = page.add("ROW")
                                .set("KIND", vietnamese(kind))
                                .set("VERSION", std::to_string(form.version))
                                .set("NAME", form.name);
                row.set("ADDRESS", fmt::format("/directives/letters/forms/{}", form.id));
                row.set("WHO", fmt::format("{}, {}", form.uploaded_by, documents::print_moment(form.uploaded_at)));
                row.set("STATE", form.retired ? "thôi dùng" : used ? "bản trước" : "đang dùng");
                if (!form.retired && !used && may_change)
                    row.add("RETIRE")
                        .set("ACTION", fmt::format("/directives/letters/forms/{}/removal", form.id))
                        .set("CSRF", csrf)
                        .set("NUMBER", form.version);
                used |= !form.retired;
            }
            page.add("ROW")
                .set("KIND", vietnamese(kind))
                .set("VERSION", "gốc")
                .set("NAME", fmt::format("mau-{}.docx", code_of(kind)))
                .set("ADDRESS", fmt::format("/directives/letters/forms/standard/{}", code_of(kind)))
                .set("WHO", "có sẵn trong phần mềm")
                .set("STATE", used ? "dùng khi không có mẫu riêng" : "đang dùng");
        }
        if (may_change) {
            auto& upload = page.add("UPLOAD").set("CSRF", csrf);
            for (auto const kind : kKinds) upload.add("KIND").set("VALUE", code_of(kind)).set("TEXT", vietnamese(kind));
        }
        for (Field const& field : fields())
            page.add("FIELD")
                .set("FIELD_NAME", fmt::format("{{{{{}{}}}}}", field.name.repeats ? "#" : "", field.name.name))
                .set("TEXT", field.description)
                .set("NEEDED", field.needed ? "có" : "");
        return page::respond(services_.pages, visit, "Mẫu văn bản", html::render("directives/letter_forms", page),
                             error ? std::vector{*error} : std::vector<base::Error>{}, status);
    }

    LetterServices services_;
};

} // namespace

void register_file_pages(site::Routes& routes, LetterServices const& services) {
    auto const files = std::make_shared<Files>(services);
    using enum Capability;
    auto const add = [&](char const* route, Response (Files::*handler)(Visit const&) const) {
        routes.add(
            route, read_documents, [files, handler](Visit const& visit) { return ((*files).*handler)(visit); },
            http::Work::heavy);
    };
    add("GET /directives/letters/{letter}/docx", &Files::docx);
    add("GET /directives/letters/{letter}/zip", &Files::zip);
    add("GET /directives/letters/{letter}/together", &Files::together);
    add("GET /directives/letters/{letter}/pdf", &Files::pdf);
}

void register_form_pages(site::Routes& routes, LetterServices const& services) {
    auto const forms = std::make_shared<Forms>(services);
    using enum Capability;
    constexpr std::size_t kUploadBytes = 11u << 20; // a template, and the rest of the form
    routes.add("GET /directives/letters/forms", read_documents,
               [forms](Visit const& visit) { return forms->list(visit); });
    routes.add(
        "POST /directives/letters/forms", register_documents,
        [forms](Visit const& visit) { return forms->upload(visit); }, http::Work::heavy, kUploadBytes);
    routes.add("GET /directives/letters/forms/standard/{kind}", read_documents,
               [](Visit const& visit) { return Forms::ours(visit); });
    routes.add("GET /directives/letters/forms/{form}", read_documents,
               [forms](Visit const& visit) { return forms->show(visit); });
    routes.add("POST /directives/letters/forms/{form}/removal", register_documents,
               [forms](Visit const& visit) { return forms->retire(visit); });
}

} // namespace directives::letters
