// One paper: what it is, where it stands, what is next.
#include "documents/registry/pages.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/matters/pages.hpp"
#include "documents/registry/forms.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "text/dates.hpp"

#include <fmt/core.h>
#include <memory>

namespace documents::registry {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

PaperId paper_of(Visit const& visit) { return PaperId{number_of(visit.request.parameter("paper"))}; }

void add_fact(html::Dictionary& page, std::string_view term, std::string const& value) {
    if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
}

void add_facts(html::Dictionary& page, Paper const& paper) {
    Head const& head = paper.head;
    add_fact(page, "Trích yếu", head.subject);
    add_fact(page, "Cơ quan ban hành", head.issuer);
    add_fact(page, "Cơ quan chủ quản", head.parent_issuer);
    add_fact(page, "Ngày", head.date ? print_date(*head.date) : std::string{"để trống"});
    add_fact(page, "Địa danh", head.place);
    add_fact(page, "Người ký", head.signer);
    add_fact(page, "Chức vụ", head.signer_title);
    add_fact(page, "Người chỉ đạo", head.directed_by);
    add_fact(page, "Kính gửi", joined(head.addressees));
    add_fact(page, "Nơi nhận", joined(head.recipients));
    if (paper.pages > 0) add_fact(page, "Số trang", std::to_string(paper.pages));
    add_fact(page, "Đưa vào", fmt::format("{}, {}", print_moment(paper.taken_in_at), paper.taken_in_by));
    if (paper.confirmed_at)
        add_fact(page, "Xác nhận", fmt::format("{}, {}", print_moment(*paper.confirmed_at), paper.confirmed_by));
    if (paper.withdrawn_at)
        add_fact(
            page, "Rút",
            fmt::format("{}, {}: {}", print_moment(*paper.withdrawn_at), paper.withdrawn_by, paper.withdrawn_reason));
}

char const* tone_of(PaperState state) {
    switch (state) {
    case PaperState::draft: return "DRAFT";
    case PaperState::confirmed: return "CONFIRMED";
    case PaperState::withdrawn: break;
    }
    return "WITHDRAWN";
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return paper_page(visit, {}, {}, 200); }

    Response confirmation(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto tx = services_.database.write();
        auto const done = confirm(tx, visit.scope(), now(), paper_of(visit), number_of(form->fields.text("seen")));
        if (!done) return wrong(visit, {}, done.error());
        tx.commit();
        return site::done(address_of(paper_of(visit)), "Văn bản đã được xác nhận. Việc tiếp theo: vào sổ.");
    }

    Response withdrawal(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        Typed typed{.reason = std::string{form->fields.text("reason")}};
        auto tx = services_.database.write();
        auto const done = withdraw(tx, visit.scope(), now(), paper_of(visit), typed.reason);
        if (!done) return wrong(visit, typed, done.error());
        tx.commit();
        return site::done(address_of(paper_of(visit)), "Văn bản đã rút; nội dung và lý do vẫn được giữ.");
    }

    Response entry(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        Typed typed{.line = TypedLine::from(form->fields),
                    .day = std::string{form->fields.text("day")},
                    .after = std::string{form->fields.text("after")},
                    .book = BookId{number_of(form->fields.text("book"))}};
        auto const made = enter_typed(visit, typed);
        if (!made) return wrong(visit, typed, made.error());
        return site::done(address_of(paper_of(visit)),
                          fmt::format("Văn bản đã vào sổ với số {:02}{}.", made->number, made->suffix));
    }

    /// The original, as it came. The log tells who took it.
    Response file(Visit const& visit) {
        auto const wanted = visit.request.parameter("position");
        auto tx = services_.database.write();
        auto const paper = find_paper(tx, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        auto const at = std::ranges::find_if(
            paper->files, [&](PaperFile const& one) { return std::to_string(one.position) == wanted; });
        if (at == paper->files.end())
            return http::refusal({base::Code::not_found, "Văn bản không có tệp này.", {}, "Mở lại trang văn bản."});
        audit::write(tx, visit.scope(), now(),
                     {.verb = "paper_download",
                      .object = fmt::format("paper/{}", paper->id.number()),
                      .label = title_of(paper->head),
                      .before = {},
                      .after = fmt::format(R"({{"Mã băm":"{}"}})", at->digest)});
        tx.commit();
        auto response = http::download({}, "application/octet-stream", at->name);
        response.file = services_.originals.path_of(at->digest);
        std::error_code error;
        if (!std::filesystem::exists(response.file, error))
            return http::refusal({base::Code::unavailable, "Tệp gốc không còn trong kho.", at->name,
                                  "Báo người quản trị chạy benvung verify và phục hồi từ bản sao lưu."});
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

private:
    struct Typed {
        TypedLine line = {};
        std::string day = {}, after = {}, reason = {};
        BookId book = {};
    };

    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    base::Result<Entry> enter_typed(Visit const& visit, Typed const& typed) {
        auto const day = TRY(typed_day(typed.day, "day"));
        auto tx = services_.database.write();
        auto const line = TRY(typed.line.read(tx, visit.scope(), day));
        auto const today = services_.clock.today();
        if (!typed.book)
            return base::fail(base::Code::invalid_input, "Chọn sổ.", "book", "Mở sổ ở trang Sổ văn bản nếu chưa có.");
        auto const after = number_of(typed.after);
        if (!typed.after.empty() && after == 0)
            return base::fail(base::Code::invalid_input, "Nhập số đã cấp mà văn bản chen sau, ví dụ 219.", "after", "");
        auto const made =
            after > 0
                ? TRY(enter_between(tx, visit.scope(), now(), today, typed.book, paper_of(visit), day, after, line))
                : TRY(enter(tx, visit.scope(), now(), today, typed.book, paper_of(visit), day, line));
        tx.commit();
        return made;
    }

    Response wrong(Visit const& visit, Typed const& typed, base::Error const& error) const {
        if (error.code == base::Code::not_found) return http::refusal(error);
        return paper_page(visit, typed, {error}, http::status_of(error.code) == 403 ? 409 : 422);
    }

    Response paper_page(Visit const& visit, Typed const& typed, std::vector<base::Error> const& errors,
                        int status) const {
        auto session = services_.database.lease();
        auto const paper = find_paper(session, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        html::Dictionary page;
        std::string const title = title_of(paper->head);
        page.set("TITLE", title).set("OWN", address_of(paper->id));
        page.add(tone_of(paper->state)).set("TEXT", vietnamese(paper->state));
        if (paper->head.urgency != Urgency::none) page.add("URGENT").set("TEXT", vietnamese(paper->head.urgency));
        add_facts(page, *paper);
        for (PaperFile const& file : paper->files)
            page.add("FILE")
                .set("NAME", file.name)
                .set("ADDRESS", fmt::format("{}/files/{}", address_of(paper->id), file.position))
                .set("ROLE", file.position == 0 ? "Văn bản"
                             : file.signed_copy ? "Bản ký, đã quét"
                                                : "Tệp kèm theo");
        auto const entries = entries_of(session, visit.scope(), paper->id);
        add_entries(page, session, visit, entries);
        add_corrections(page, session, paper->id);
        page.set("MORE",
                 services_.more_of_paper ? services_.more_of_paper(session, visit.visitor, *paper) : html::Markup{});
        page.set("MATTERS", matters::render_for_paper(session, visit.visitor, paper->id));
        bool const edits = visit.scope().may(Capability::register_documents) && visit.scope().organisation &&
                           paper->state != PaperState::withdrawn;
        if (edits) {
            auto const csrf = site::csrf_field(visit.visitor);
            if (paper->state == PaperState::draft) page.add("CONFIRM").set("SEEN", paper->version).set("CSRF", csrf);
            page.add("EDIT_HEAD");
            page.add("WITHDRAW").set("CSRF", csrf).set("REASON", typed.reason).show_if(!typed.reason.empty(), "OPEN");
            if (paper->state == PaperState::confirmed) add_entry_form(page, session, visit, *paper, typed, errors);
        }
        html::Page answer{.title = title, .main = html::render("documents/paper", page), .current = kDocumentsAddress};
        for (auto const& error : errors) {
            auto told = html::errors_at(error);
            answer.errors.insert(answer.errors.end(), told.begin(), told.end());
        }
        return services_.frame.respond(visit, std::move(answer), status);
    }

    /// What was changed in the head, by whom and why: the words before are kept beside those of now.
    static void add_corrections(html::Dictionary& page, db::Session& session, PaperId paper) {
        auto const acts = audit::acts_on(session, fmt::format("paper/{}", paper.number()), "paper_correction");
        if (acts.empty()) return;
        auto& section = page.add("CORRECTIONS");
        using Json = nlohmann::ordered_json;
        for (auto const& act : acts) {
            auto& row = section.add("CORRECTION").set("AT", print_moment(act.at)).set("BY", act.actor);
            auto const before = Json::parse(act.before, nullptr, false), after = Json::parse(act.after, nullptr, false);
            auto const text_of = [](Json const& of, std::string const& name) {
                auto const at = of.is_object() ? of.find(name) : of.end();
                if (!of.is_object() || at == of.end()) return std::string{};
                return at->is_string() ? at->get<std::string>() : at->dump();
            };
            if (after.is_object())
                for (auto const& [name, value] : after.items()) {
                    auto const was = text_of(before, name), now = text_of(after, name);
                    row.add("CHANGE")
                        .set("NAME", name)
                        .set("WAS", was.empty() ? "để trống" : was)
                        .set("NOW", now.empty() ? "để trống" : now);
                }
            if (!act.note.empty()) row.add("WHY").set("REASON", act.note);
        }
    }

    void add_entries(html::Dictionary& page, db::Session& session, Visit const& visit,
                     std::vector<Entry> const& entries) const {
        if (entries.empty()) return;
        auto& section = page.add("ENTRIES");
        for (Entry const& entry : entries) {
            auto const book = find_book(session, visit.scope(), entry.book);
            auto& row = section.add("ENTRY");
            row.set("NUMBER", fmt::format("{:02}{}", entry.number, entry.suffix)).set("DAY", entry.day.vietnamese());
            row.set("BOOK", book ? book->name : "Sổ của cơ quan khác");
            row.set("UNIT", entry.line.unit).set("DUE", entry.line.due ? entry.line.due->vietnamese() : "");
            row.set("STATE", entry.state == EntryState::withdrawn ? "đã rút: " + entry.reason : "");
            if (book) row.add("LINK").set("ADDRESS", fmt::format("/documents/entries/{}", entry.id.number()));
        }
    }

    void add_entry_form(html::Dictionary& page, db::Session& session, Visit const& visit, Paper const& paper,
                        Typed const& typed, std::vector<base::Error> const& errors) const {
        std::vector<Book> books;
        for (Book const& book : books_of(session, visit.scope()))
            if (!book.closed && book.keeper == visit.scope().organisation) books.push_back(book);
        auto& form = page.add("ENTER");
        form.show_if(books.empty(), "NO_BOOK");
        if (books.empty()) return;
        auto& fields = form.add("FORM").set("CSRF", site::csrf_field(visit.visitor));
        fields.show_if(!errors.empty() && typed.reason.empty(), "OPEN");
        for (Book const& book : books)
            fields.add("BOOK")
                .set("ID", book.id.number())
                .set("NAME", book.name)
                .show_if(book.id == typed.book, "CHOSEN");
        auto const dated = paper.head.date ? paper.head.date->whole() : std::nullopt;
        auto const today = services_.clock.today();
        fields.set("DAY", !typed.day.empty() ? typed.day : today.vietnamese()).set("AFTER", typed.after);
        fields.set("DATED", dated ? dated->vietnamese() : "để trống");
        TypedLine line = typed.line;
        if (!typed.book && line.signer.empty()) line.signer = paper.head.signer;
        if (!typed.book && line.recipients.empty()) line.recipients = joined(paper.head.recipients);
        fields.set("LINE", line.render(LineForm::both));
    }

    PageServices services_;
};

} // namespace

std::string address_of(PaperId paper) { return fmt::format("/documents/papers/{}", paper.number()); }

void register_paper_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    routes.add("GET /documents/papers/{paper}", Capability::read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("GET /documents/papers/{paper}/files/{position}", Capability::read_documents,
               [pages](Visit const& visit) { return pages->file(visit); });
    routes.add("POST /documents/papers/{paper}/confirmation", Capability::register_documents,
               [pages](Visit const& visit) { return pages->confirmation(visit); });
    routes.add("POST /documents/papers/{paper}/withdrawal", Capability::register_documents,
               [pages](Visit const& visit) { return pages->withdrawal(visit); });
    routes.add("POST /documents/papers/{paper}/entries", Capability::register_documents,
               [pages](Visit const& visit) { return pages->entry(visit); });
}

} // namespace documents::registry
