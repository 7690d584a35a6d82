// Books, and their lines one by one.
#include "documents/registry/pages.hpp"

#include "documents/registry/forms.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <fmt/core.h>
#include <memory>

namespace documents::registry {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response books(Visit const& visit) const { return books_page(visit, {}, {}, 200); }

    Response open(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        Typed const typed{.name = std::string{fields.text("name")},
                          .series = std::string{fields.text("series")},
                          .direction = std::string{fields.text("direction")},
                          .body = number_of(fields.text("body"))};
        auto tx = services_.database.write();
        bool listed = false;
        for (auto const& [id, name] : bodies_numbered(tx, visit.scope(), services_.clock.today()))
            listed = listed || id.number() == typed.body;
        if (!listed)
            return books_page(visit, typed,
                              base::Error{base::Code::invalid_input, "Chọn cơ quan trong danh sách.", "body"}, 422);
        auto const made = open_book(tx, visit.scope(), now(), services_.clock.today(),
                                    {.id = {},
                                     .keeper = {},
                                     .body = OrganisationId{typed.body},
                                     .direction = typed.direction == "out" ? Direction::out : Direction::in,
                                     .series = typed.series,
                                     .name = typed.name});
        if (!made) return books_page(visit, typed, made.error(), http::status_of(made.error().code));
        tx.commit();
        return site::done(kBooksAddress, "Sổ đã được mở.");
    }

    Response skipping(Visit const& visit) {
        return act_on_book(visit, "reason", "Số đã được bỏ qua, lý do ghi trong sổ.",
                           [&](db::Transaction& tx, BookId book, http::Fields const& fields) -> base::Result<void> {
                               auto const day = TRY(typed_day(fields.text("day"), "day"));
                               TRY(skip(tx, visit.scope(), now(), services_.clock.today(), book, day,
                                        std::string{fields.text("reason")}));
                               return {};
                           });
    }

    Response beginning(Visit const& visit) {
        return act_on_book(visit, "why", "Số bắt đầu đã được đặt.",
                           [&](db::Transaction& tx, BookId book, http::Fields const& fields) {
                               return begin_after(tx, visit.scope(), now(), book, services_.clock.today().year(),
                                                  number_of(fields.text("last")), std::string{fields.text("reason")});
                           });
    }

    Response entry(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const found = find_entry(session, visit.scope(), entry_of(visit));
        if (!found) return http::refusal(found.error());
        return entry_page(visit, *found, TypedLine::from(found->line), {}, {}, 200);
    }

    Response save_entry(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const typed = TypedLine::from(form->fields);
        auto tx = services_.database.write();
        auto const found = find_entry(tx, visit.scope(), entry_of(visit));
        if (!found) return http::refusal(found.error());
        auto const line = typed.read(tx, visit.scope(), found->day);
        if (!line) return entry_page(visit, *found, typed, {}, line.error(), 422);
        auto const done = change_line(tx, visit.scope(), now(), found->id, number_of(form->fields.text("seen")), *line);
        if (!done) return entry_page(visit, *found, typed, {}, done.error(), 409);
        tx.commit();
        return site::done(fmt::format("/documents/entries/{}", found->id.number()), "Dòng sổ đã được lưu.");
    }

    Response withdraw(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::string const reason{form->fields.text("reason")};
        auto tx = services_.database.write();
        auto const found = find_entry(tx, visit.scope(), entry_of(visit));
        if (!found) return http::refusal(found.error());
        auto const done = withdraw_entry(tx, visit.scope(), now(), found->id, reason);
        if (!done) return entry_page(visit, *found, TypedLine::from(found->line), reason, done.error(), 422);
        tx.commit();
        return site::done(fmt::format("/documents/entries/{}", found->id.number()),
                          "Dòng đã rút; số không cấp lại cho văn bản khác.");
    }

private:
    struct Typed {
        std::string name = {}, series = {}, direction = {};
        std::int64_t body = 0;
    };

    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    static EntryId entry_of(Visit const& visit) { return EntryId{number_of(visit.request.parameter("entry"))}; }

    /// `reason`: what the field of the reason is called in the form of that act; each book has its own.
    template <class Act>
    Response act_on_book(Visit const& visit, std::string_view reason, std::string_view said, Act const& act) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        BookId const book{number_of(visit.request.parameter("book"))};
        auto tx = services_.database.write();
        auto const done = act(tx, book, form->fields);
        if (!done && done.error().code == base::Code::invalid_input) {
            auto wrong = done.error();
            if (wrong.where == "reason") wrong.where = fmt::format("{}-{}", reason, book.number());
            return books_page(visit, {}, wrong, 422);
        }
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kBooksAddress, said);
    }

    Response books_page(Visit const& visit, Typed const& typed, std::optional<base::Error> const& wrong,
                        int status) const {
        html::Dictionary page;
        auto session = services_.database.lease();
        auto const today = services_.clock.today();
        auto const books = books_of(session, visit.scope());
        bool const clerk = visit.scope().may(Capability::register_documents) && visit.scope().organisation;
        page.show_if(books.empty(), "NONE");
        auto const csrf = site::csrf_field(visit.visitor);
        for (Book const& book : books) {
            auto& row =
                page.add("BOOK").set("NAME", book.name).set("SERIES", book.series.empty() ? "chung" : book.series);
            row.set("DIRECTION", book.direction == Direction::in ? "Đến" : "Đi");
            row.set("ADDRESS",
                    fmt::format("{}?book={}", book.direction == Direction::in ? kIncomingAddress : kOutgoingAddress,
                                book.id.number()));
            auto const body = organisations::find(session, visit.scope(), book.body);
            row.set("BODY", body && *body ? (*body)->name_at(today) : "");
            auto const last = last_number(session, book.id, today.year());
            row.set("LAST", last > 0 ? std::to_string(last) : "chưa có").set("YEAR", today.year());
            if (clerk && !book.closed) {
                auto& acts =
                    row.add("ACTS").set("ID", book.id.number()).set("CSRF", csrf).set("TODAY", today.vietnamese());
                if (last == 0) acts.add("BEGIN").set("ID", book.id.number()).set("CSRF", csrf);
            }
        }
        if (clerk) {
            auto& form =
                page.add("OPEN").set("CSRF", csrf).set("TYPED_NAME", typed.name).set("TYPED_SERIES", typed.series);
            form.show_if(typed.direction == "out", "OUT");
            for (auto const& [id, name] : bodies_numbered(session, visit.scope(), today))
                form.add("BODY_CHOICE")
                    .set("ID", id.number())
                    .set("NAME", name)
                    .show_if(id.number() == typed.body, "CHOSEN");
        }
        html::Page answer{
            .title = "Sổ văn bản", .main = html::render("documents/books", page), .current = kDocumentsAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    Response entry_page(Visit const& visit, Entry const& entry, TypedLine const& typed, std::string const& reason,
                        std::optional<base::Error> const& wrong, int status) const {
        auto session = services_.database.lease();
        auto const book = find_book(session, visit.scope(), entry.book);
        if (!book) return http::refusal(book.error());
        html::Dictionary page;
        std::string const number = fmt::format("{:02}{}", entry.number, entry.suffix);
        bool const in = book->direction == Direction::in;
        std::string const title = fmt::format("Số {} {}, {}", in ? "đến" : "đi", number, entry.day.vietnamese());
        page.set("TITLE", title).set("BOOK", book->name).set("REGISTERED", entry.registered_by);
        page.set("BOOK_ADDRESS",
                 fmt::format("{}?book={}", in ? kIncomingAddress : kOutgoingAddress, book->id.number()));
        if (auto const paper = find_paper(session, visit.scope(), entry.paper))
            page.add("PAPER")
                .set("ADDRESS", address_of(paper->id))
                .set("TEXT", title_of(paper->head))
                .set("SUBJECT", paper->head.subject);
        if (entry.state != EntryState::registered)
            page.add("GONE")
                .set("TEXT", entry.state == EntryState::skipped ? "Số bỏ qua" : "Dòng đã rút")
                .set("REASON", entry.reason);
        bool const edits = visit.scope().may(Capability::register_documents) &&
                           book->keeper == visit.scope().organisation && entry.state == EntryState::registered;
        auto const address = fmt::format("/documents/entries/{}", entry.id.number());
        if (edits) {
            auto const csrf = site::csrf_field(visit.visitor);
            page.add("EDIT")
                .set("CSRF", csrf)
                .set("OWN", address)
                .set("SEEN", entry.version)
                .set("LINE", typed.render(in ? LineForm::in : LineForm::out));
            page.add("WITHDRAW")
                .set("CSRF", csrf)
                .set("OWN", address)
                .set("REASON", reason)
                .show_if(!reason.empty(), "OPENED");
        } else {
            auto const add = [&](char const* term, std::string const& value) {
                if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
            };
            add("Đơn vị hoặc người nhận", typed.unit);
            add("Hạn giải quyết", typed.due);
            add("Ý kiến giải quyết", typed.handling);
            add("Người ký", typed.signer);
            add("Nơi nhận", typed.recipients);
            add("Đơn vị, người nhận bản lưu", typed.kept_by);
            add("Số lượng bản", typed.copies);
            add("Ngày chuyển", typed.passed_on);
            add("Ký nhận", typed.received_by);
            add("Văn bản trả lời", typed.reply);
            add("Ghi chú", typed.note);
        }
        html::Page answer{.title = title, .main = html::render("documents/entry", page), .current = kDocumentsAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_book_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /documents/books", read_documents, [pages](Visit const& visit) { return pages->books(visit); });
    routes.add("POST /documents/books", register_documents, [pages](Visit const& visit) { return pages->open(visit); });
    routes.add("POST /documents/books/{book}/skip", register_documents,
               [pages](Visit const& visit) { return pages->skipping(visit); });
    routes.add("POST /documents/books/{book}/beginning", register_documents,
               [pages](Visit const& visit) { return pages->beginning(visit); });
    routes.add("GET /documents/entries/{entry}", read_documents,
               [pages](Visit const& visit) { return pages->entry(visit); });
    routes.add("POST /documents/entries/{entry}", register_documents,
               [pages](Visit const& visit) { return pages->save_entry(visit); });
    routes.add("POST /documents/entries/{entry}/withdrawal", register_documents,
               [pages](Visit const& visit) { return pages->withdraw(visit); });
}

} // namespace documents::registry
