// One letter: as on paper, its words, and its issue.
#include "directives/letters/pages.hpp"
#include "directives/pages/shared.hpp"
#include "documents/intake/hold.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "office/qr.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace directives::letters {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;
namespace registry = documents::registry;

constexpr std::size_t kCopiesShown = 40;
constexpr Capacity kCapacities[] = {Capacity::head, Capacity::deputy, Capacity::order, Capacity::delegated,
                                    Capacity::acting};

LetterId letter_in(Visit const& visit) { return LetterId{page::number_in(visit, "letter")}; }

std::vector<std::string> lines_in(std::string_view typed) {
    std::vector<std::string> lines;
    while (!typed.empty()) {
        auto const end = std::min(typed.find('\n', 0), typed.size());
        lines.emplace_back(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return lines;
}

std::string joined_lines(std::vector<std::string> const& lines) { return documents::joined(lines, "\n"); }

std::string heading_of(Letter const& letter) {
    std::string const numbers = letter.recipients.empty() ? std::string{} : letter.recipients.front().number;
    return numbers.empty() ? std::string{vietnamese(letter.kind)}
                           : fmt::format("{} {}", vietnamese(letter.kind), numbers);
}

char const* tone_of(LetterState state) {
    return state == LetterState::issued ? "bv-tag-good" : state == LetterState::draft ? "bv-tag-soon" : "bv-tag-plain";
}

/// What a person typed, kept as typed until it can be stored.
Change change_from(http::Fields const& fields) {
    auto const text = [&](char const* name) { return std::string{fields.text(name)}; };
    Change change{.mode = mode_of(fields.text("mode")).value_or(Mode::to_all),
                  .body = OrganisationId{registry::number_of(fields.text("body"))},
                  .content = {.parent_issuer = text("parent_issuer"),
                              .issuer = text("issuer"),
                              .symbol = text("symbol"),
                              .place = text("place"),
                              .subject = text("subject"),
                              .opening = text("opening"),
                              .closing = text("closing"),
                              .recipients = lines_in(fields.text("recipients"))},
                  .recipients = lines_in(fields.text("addressees"))};
    change.content.signature = {.capacity = capacity_of(fields.text("capacity")).value_or(Capacity::head),
                                .collective = text("collective"),
                                .principal = text("principal"),
                                .chief = text("chief"),
                                .post = text("post"),
                                .name = text("name")};
    return change;
}

class Pages {
public:
    explicit Pages(LetterServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return letter_page(visit, {}, {}, 200); }

    Response edit(Visit const& visit) const {
        auto session = services_.pages.database.lease();
        auto const letter = find(session, visit.scope(), letter_in(visit));
        if (!letter) return http::refusal(letter.error());
        if (letter->state != LetterState::draft || !may_write(visit.scope()))
            return http::see_other(address_of(letter->id));
        Change change{.mode = letter->mode, .body = letter->body, .content = letter->content, .recipients = {}};
        for (auto const& one : letter->recipients) change.recipients.push_back(one.name);
        return edit_page(visit, session, *letter, change, letter->version, {}, 200);
    }

    Response save(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const wanted = change_from(form->fields);
        auto const seen = registry::number_of(form->fields.text("seen"));
        auto tx = services_.pages.database.write();
        auto const done = change(tx, visit.scope(), now(), today(), letter_in(visit), seen, wanted);
        if (done) {
            tx.commit();
            return site::done(address_of(letter_in(visit)), "Dự thảo đã lưu.");
        }
        auto const letter = find(tx, visit.scope(), letter_in(visit));
        if (!letter || letter->state != LetterState::draft || !may_write(visit.scope()))
            return http::refusal(done.error());
        return edit_page(visit, tx, *letter, wanted, seen, done.error(), page::status_of(done.error()));
    }

    Response issuing(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::string const day{form->fields.text("day")};
        auto const done = issue_typed(visit, form->fields, day);
        if (!done && done.error().code == base::Code::not_found) return http::refusal(done.error());
        if (!done) return letter_page(visit, day, done.error(), page::status_of(done.error()));
        return site::done(address_of(letter_in(visit)), *done);
    }

    Response removal(Visit const& visit) const {
        auto tx = services_.pages.database.write();
        auto const done = drop(tx, visit.scope(), now(), letter_in(visit));
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kLettersAddress, "Dự thảo đã bỏ.");
    }

    Response print(Visit const& visit) const {
        auto tx = services_.pages.database.write();
        auto const done = ask_print(tx, visit.scope(), now(), letter_in(visit));
        if (!done) return http::refusal(done.error());
        tx.commit();
        services_.printer.ring();
        return site::done(address_of(letter_in(visit)), "Máy chủ đang tạo PDF.");
    }

private:
    db::Instant now() const { return db::to_instant(services_.pages.clock.now()); }
    base::Date today() const { return services_.pages.clock.today(); }

    base::Result<std::string> issue_typed(Visit const& visit, http::Fields const& fields,
                                          std::string const& typed_day) const {
        auto const day = TRY(registry::typed_day(typed_day, "day"));
        auto const& originals = services_.pages.originals;
        // Until the commit names them, nobody may sweep the files away.
        documents::intake::Hold const hold{originals.folder(), documents::intake::Hold::Mode::keep};
        auto tx = services_.pages.database.write();
        auto const letter = TRY(find(tx, visit.scope(), letter_in(visit)));
        auto const form = TRY(current_form(tx, originals, letter.owner, letter.kind));
        auto const issued =
            TRY(issue(tx, visit.scope(), now(), today(), letter.id, registry::number_of(fields.text("seen")),
                      {.book = registry::BookId{registry::number_of(fields.text("book"))},
                       .day = day,
                       .form = form,
                       .originals = services_.pages.originals,
                       .scratch = services_.pages.scratch}));
        tx.commit();
        auto const& first = issued.front().entry;
        if (issued.size() == 1) return fmt::format("Văn bản đã phát hành với số {:02}.", first.number);
        return fmt::format("{} văn bản đã phát hành, từ số {:02} đến số {:02}.", issued.size(), first.number,
                           issued.back().entry.number);
    }

    Response letter_page(Visit const& visit, std::optional<std::string> const& day,
                         std::optional<base::Error> const& error, int status) const {
        auto session = services_.pages.database.lease();
        auto const letter = find(session, visit.scope(), letter_in(visit));
        if (!letter) return http::refusal(letter.error());
        html::Dictionary page;
        auto const heading = heading_of(*letter);
        page.set("HEADING", heading).set("STATE", vietnamese(letter->state)).set("TONE", tone_of(letter->state));
        page.set("SUBJECT", letter->content.subject)
            .set("OWN", address_of(letter->id))
            .set("CSRF", site::csrf_field(visit.visitor));
        auto const copies = copies_of(*letter);
        std::size_t copy = static_cast<std::size_t>(
            std::max<std::int64_t>(0, registry::number_of(visit.request.query.text("copy")) - 1));
        if (copy >= copies) copy = 0;
        add_copies(page, *letter, copies, copy);
        Stamp stamp{.number = {}, .day = letter->issued_on, .code = {}};
        if (letter->state == LetterState::issued && copy < letter->recipients.size()) {
            auto const& number = letter->recipients[copy].number;
            stamp.number = number.substr(0, number.find('/'));
            stamp.code = registry::code_of(session, letter->recipients[copy].paper);
        }
        page.set("PAPER", render(paper_of(*letter, copy, stamp)));
        add_files(page, session, *letter, copies, copy);
        if (letter->state == LetterState::draft) add_draft(page, session, visit, *letter, day);
        if (letter->state == LetterState::issued) add_issued(page, session, visit, *letter, copies);
        return page::respond(services_.pages, visit, heading, html::render("directives/letter", page),
                             error ? std::vector{*error} : std::vector<base::Error>{}, status);
    }

    static void add_copies(html::Dictionary& page, Letter const& letter, std::size_t copies, std::size_t current) {
        if (copies < 2) return;
        auto& all = page.add("COPIES");
        for (std::size_t i = 0; i < std::min(copies, kCopiesShown); ++i)
            all.add("COPY")
                .set("ADDRESS", fmt::format("{}?copy={}", address_of(letter.id), i + 1))
                .set("NAME", letter.recipients[i].name)
                .show_if(i == current, "CURRENT");
        if (copies > kCopiesShown) all.add("MORE").set("TEXT", fmt::format("và {} văn bản nữa", copies - kCopiesShown));
    }

    void add_files(html::Dictionary& page, db::Session& session, Letter const& letter, std::size_t copies,
                   std::size_t copy) const {
        auto const own = address_of(letter.id);
        auto const file = [&](std::string address, std::string text) {
            page.add("FILE").set("ADDRESS", address).set("TEXT", text);
        };
        bool const issued = letter.state == LetterState::issued;
        file(fmt::format("{}/docx?copy={}", own, copy + 1), issued ? "Tải văn bản .docx" : "Tải dự thảo .docx");
        if (copies > 1) {
            file(own + "/together", fmt::format("Tải cả {} văn bản trong một tệp .docx để in", copies));
            file(own + "/zip", fmt::format("Tải cả {} tệp .docx (nén .zip)", copies));
        }
        if (!issued) return;
        auto const print = print_of(session, letter.id);
        if (print && print->state == PrintState::done)
            return file(own + "/pdf", copies > 1 ? "Tải PDF (nén .zip)" : "Tải PDF");
        if (!services_.printer.installed()) return page.show("NO_PRINT");
        if (print && print->state == PrintState::failed) page.add("PRINT_FAILED").set("TEXT", print->trouble);
        if (!print || print->state == PrintState::failed)
            page.show("PRINT");
        else
            page.add("PRINTING")
                .set("TEXT", fmt::format("Đang tạo PDF: {} trên {} văn bản.", print->made, print->total));
    }

    void add_draft(html::Dictionary& page, db::Session& session, Visit const& visit, Letter const& letter,
                   std::optional<std::string> const& day) const {
        if (!may_write(visit.scope())) return;
        page.add("EDIT").set("WHO", fmt::format("{} soạn.", letter.made_by));
        page.show("DROP");
        if (!may_issue(visit.scope())) return page.show("WAIT");
        auto& issue = page.add("ISSUE");
        auto const books = books_for(session, visit.scope(), letter.body);
        if (books.empty()) return issue.show("NO_BOOK");
        auto& form = issue.add("FORM");
        form.set("SEEN", letter.version).set("DAY", day.value_or(today().vietnamese()));
        for (auto const& book : books)
            form.add("BOOK")
                .set("ID", book.id.number())
                .set("NAME", book.name)
                .set("NEXT", fmt::format("{:02}", registry::last_number(session, book.id, today().year()) + 1));
        auto const copies = copies_of(letter);
        form.set(
            "WHAT",
            copies > 1
                ? fmt::format("{} văn bản, mỗi văn bản một số liền nhau. Sau khi cấp số không sửa được nữa.", copies)
                : std::string{"Sau khi cấp số không sửa được nữa."});
    }

    static void add_issued(html::Dictionary& page, db::Session& session, Visit const& visit, Letter const& letter,
                           std::size_t copies) {
        auto& issued = page.add("ISSUED").set(
            "WHO", fmt::format("{}, ngày {}.", letter.issued_by, letter.issued_on->vietnamese()));
        for (std::size_t i = 0; i < std::min(copies, kCopiesShown); ++i) {
            auto const& one = letter.recipients[i];
            auto& row =
                issued.add("NUMBER").set("ADDRESS", registry::address_of(one.paper)).set("TEXT", "Số " + one.number);
            row.set("TO", copies > 1 ? one.name : fmt::format("{} nơi nhận", letter.recipients.size()));
            auto const paper = registry::find_paper(session, visit.scope(), one.paper);
            row.show_if(paper && std::ranges::any_of(paper->files, [](auto const& file) { return file.signed_copy; }),
                        "SIGNED");
        }
        if (copies > kCopiesShown)
            issued.add("MORE").set("TEXT", fmt::format("và {} văn bản nữa trong sổ văn bản đi", copies - kCopiesShown));
    }

    Response edit_page(Visit const& visit, db::Session& session, Letter const& letter, Change const& typed,
                       std::int64_t seen, std::optional<base::Error> const& error, int status) const {
        html::Dictionary page;
        auto const heading = heading_of(letter);
        auto const& content = typed.content;
        auto const& signature = content.signature;
        page.set("OWN", address_of(letter.id))
            .set("HEADING", heading)
            .set("CSRF", site::csrf_field(visit.visitor))
            .set("SEEN", seen);
        page.set("SUBJECT", content.subject).set("OPENING", content.opening).set("CLOSING", content.closing);
        page.set("ADDRESSEES", joined_lines(typed.recipients)).set("RECIPIENTS", joined_lines(content.recipients));
        page.set("PARENT_ISSUER", content.parent_issuer).set("ISSUER", content.issuer).set("SYMBOL", content.symbol);
        page.set("PLACE", content.place).set("COLLECTIVE", signature.collective).set("PRINCIPAL", signature.principal);
        page.set("CHIEF", signature.chief).set("POST", signature.post).set("NAME", signature.name);
        std::size_t rows = 0;
        for (auto const& recipient : letter.recipients) rows += recipient.facts.size();
        if (rows > 0) page.add("FACTS").set("TEXT", fmt::format("Bảng có {} hàng, lấy từ sổ theo dõi nhiệm vụ.", rows));
        for (auto const mode : {Mode::to_all, Mode::to_each})
            page.add("MODE")
                .set("VALUE", code_of(mode))
                .set("TEXT", mode == Mode::to_all ? "Một văn bản gửi chung" : "Mỗi nơi một văn bản, mỗi văn bản một số")
                .show_if(mode == typed.mode, "CHOSEN");
        for (auto const capacity : kCapacities)
            page.add("CAPACITY")
                .set("VALUE", code_of(capacity))
                .set("TEXT", vietnamese(capacity))
                .show_if(capacity == signature.capacity, "CHOSEN");
        auto const bodies = own_bodies(session, visit.scope(), today());
        auto const named = organisations::find_all(session, visit.scope(), bodies);
        if (named && named->size() > 1) {
            auto& choice = page.add("BODIES");
            for (auto const& body : *named)
                choice.add("BODY")
                    .set("ID", body.id.number())
                    .set("NAME", body.name_at(today()))
                    .show_if(body.id == typed.body, "CHOSEN");
        }
        return page::respond(services_.pages, visit, "Sửa " + heading, html::render("directives/letter_edit", page),
                             error ? std::vector{*error} : std::vector<base::Error>{}, status);
    }

    LetterServices services_;
};

} // namespace

html::Markup render(Paper const& paper) {
    html::Dictionary page;
    auto const each = [&](char const* section, std::vector<std::string> const& lines) {
        for (auto const& line : lines) page.add(section).set("TEXT", line);
    };
    each("PARENT", lines_in(paper.parent_issuer));
    each("ISSUER", lines_in(paper.issuer));
    page.set("NUMBER", paper.number).set("DAY", paper.place_and_day);
    if (paper.title.empty())
        page.add("ABOUT").set("TEXT", paper.subject);
    else
        page.add("TITLED").set("TITLE", paper.title).set("SUBJECT", paper.subject);
    if (paper.addressees.size() == 1)
        page.add("TO_ONE").set("TEXT", paper.addressees.front());
    else if (!paper.addressees.empty()) {
        auto& many = page.add("TO_MANY");
        for (auto const& one : paper.addressees) many.add("TO").set("TEXT", one);
    }
    each("OPENING", paper.opening);
    if (!paper.rows.empty()) {
        auto& facts = page.add("FACTS");
        for (auto const& row : paper.rows)
            facts.add("ROW")
                .set("POSITION", row.position)
                .set("BODY", row.body)
                .set("DUTY", row.duty)
                .set("DUE", row.due)
                .set("STANDING", row.standing);
    }
    each("CLOSING", paper.closing);
    each("RECIPIENT", paper.recipients);
    each("AUTHORITY", paper.authority);
    page.set("SIGNER", paper.signer);
    if (!paper.code.empty()) {
        auto const code = office::qr_code(paper.code);
        constexpr std::size_t kQuiet = 8; // modules on both sides together
        page.add("CODE").set("SIDE", static_cast<std::int64_t>(code.side + kQuiet)).set("PATH", office::qr_path(code));
    }
    return html::render("directives/letter_paper", page);
}

void register_pages(site::Routes& routes, LetterServices const& services) {
    register_list_pages(routes, services);
    register_form_pages(routes, services);
    register_file_pages(routes, services);
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("GET /directives/letters/{letter}", read_documents, to(&Pages::show));
    routes.add("GET /directives/letters/{letter}/content", read_documents, to(&Pages::edit));
    routes.add("POST /directives/letters/{letter}/content", read_documents, to(&Pages::save));
    routes.add("POST /directives/letters/{letter}/issue", register_documents, to(&Pages::issuing), http::Work::heavy);
    routes.add("POST /directives/letters/{letter}/removal", read_documents, to(&Pages::removal));
    routes.add("POST /directives/letters/{letter}/print", read_documents, to(&Pages::print));
}

} // namespace directives::letters
