#include "documents/matters/pages.hpp"

#include "documents/registry/forms.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "text/dates.hpp"

#include <fmt/core.h>
#include <memory>

namespace documents::matters {
namespace {

using http::Response;
using registry::number_of;
using rights::Capability;
using site::ColumnType;
using site::ListFilter;
using site::Visit;

std::string address_of(MatterId matter) { return fmt::format("{}/{}", kMattersAddress, matter.number()); }
MatterId matter_of(Visit const& visit) { return MatterId{number_of(visit.request.parameter("matter"))}; }

site::List list_of(Visit const& visit) {
    site::List list{.address = kMattersAddress,
                    .caption = "Hồ sơ công việc",
                    .key = "m.id",
                    .from = "matters m",
                    .where = "m.organisation_id = :own",
                    .binds = {{"own", visit.scope().organisation}},
                    .columns = {},
                    .sort = "opened",
                    .descending = true};
    list.columns = {
        {.key = "notation", .heading = "Số, ký hiệu", .sql = "m.notation", .sort = "m.notation"},
        {.key = "title",
         .heading = "Tiêu đề",
         .sql = "m.title",
         .sort = "m.title_sort",
         .link = "/documents/matters/{key}",
         .fixed = true},
        {.key = "holder", .heading = "Người lập", .sql = "m.holder", .sort = {}},
        {.key = "papers",
         .heading = "Số văn bản",
         .type = ColumnType::integer,
         .sql = "(SELECT COUNT(*) FROM matter_papers k WHERE k.matter_id = m.id)"},
        {.key = "retention", .heading = "Thời hạn bảo quản", .sql = "m.retention", .sort = {}},
        {.key = "opened", .heading = "Bắt đầu", .type = ColumnType::date, .sql = "m.opened_on"},
        {.key = "closed", .heading = "Kết thúc", .type = ColumnType::date, .sql = "m.closed_on", .nullable = true},
    };
    list.filters = {{.key = "state",
                     .label = "Tình trạng",
                     .sql = "(CASE WHEN m.closed_on IS NULL THEN 'open' ELSE 'closed' END) = :value",
                     .choices = {{"open", "Đang mở"}, {"closed", "Đã kết thúc"}}}};
    list.search = "m.searched";
    list.search_hint = "số, tiêu đề, người lập";
    list.none = "Chưa có hồ sơ nào.";
    if (may_keep(visit.scope())) {
        list.none_next = "Lập hồ sơ rồi đưa các văn bản của cùng một việc vào.";
        list.none_link = {"/documents/matters/new", "Lập hồ sơ"};
    }
    return list;
}

class Pages {
public:
    explicit Pages(registry::PageServices const& services) : services_{services} {}

    Response form(Visit const& visit) const {
        Typed typed{.opened_on = services_.clock.today().vietnamese()};
        typed.holder = visit.visitor.person;
        return form_page(visit, typed, {}, 200);
    }

    Response create(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const text = [&](char const* name) { return std::string{form->fields.text(name)}; };
        Typed const typed{.notation = text("notation"),
                          .title = text("title"),
                          .holder = text("holder"),
                          .retention = text("retention"),
                          .opened_on = text("opened_on"),
                          .note = text("note")};
        auto const made = open_typed(visit, typed);
        if (!made && made.error().code == base::Code::invalid_input) return form_page(visit, typed, made.error(), 422);
        if (!made) return http::refusal(made.error());
        return site::done(address_of(*made), "Hồ sơ đã được lập.");
    }

    Response show(Visit const& visit) const { return matter_page(visit, {}, 200); }

    Response put(Visit const& visit) {
        return act(visit, "Văn bản đã được đưa vào hồ sơ.",
                   [&](db::Transaction& tx, http::Fields const& fields) { return put_typed(tx, visit, fields); });
    }
    /// From the page of a paper: the matter is chosen there, and the person goes back to the paper.
    Response put_from_paper(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        PaperId const paper{number_of(visit.request.parameter("paper"))};
        auto tx = services_.database.write();
        auto const done = put_in(tx, visit.scope(), now(), MatterId{number_of(form->fields.text("matter"))}, paper);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(registry::address_of(paper), "Văn bản đã được đưa vào hồ sơ.");
    }
    Response remove(Visit const& visit) {
        return act(visit, "Văn bản đã được đưa ra khỏi hồ sơ.", [&](db::Transaction& tx, http::Fields const& fields) {
            return take_out(tx, visit.scope(), now(), matter_of(visit),
                            PaperId{number_of(visit.request.parameter("paper"))}, std::string{fields.text("reason")});
        });
    }
    Response closing(Visit const& visit) {
        return act(visit, "Hồ sơ đã kết thúc.",
                   [&](db::Transaction& tx, http::Fields const& fields) -> base::Result<void> {
                       auto const on = TRY(registry::typed_day(fields.text("on"), "on"));
                       return close(tx, visit.scope(), now(), services_.clock.today(), matter_of(visit), on);
                   });
    }
    Response reopening(Visit const& visit) {
        return act(visit, "Hồ sơ đã được mở lại.", [&](db::Transaction& tx, http::Fields const& fields) {
            return reopen(tx, visit.scope(), now(), matter_of(visit), std::string{fields.text("reason")});
        });
    }

private:
    struct Typed {
        std::string notation = {}, title = {}, holder = {}, retention = {}, opened_on = {}, note = {};
    };

    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    base::Result<MatterId> open_typed(Visit const& visit, Typed const& typed) {
        auto const opened_on = TRY(registry::typed_day(typed.opened_on, "opened_on"));
        auto tx = services_.database.write();
        auto const made = TRY(open(tx, visit.scope(), now(),
                                   {.notation = typed.notation,
                                    .title = typed.title,
                                    .holder = typed.holder,
                                    .retention = typed.retention,
                                    .opened_on = opened_on,
                                    .note = typed.note}));
        tx.commit();
        return made;
    }

    /// By number and symbol, as people know papers.
    base::Result<void> put_typed(db::Transaction& tx, Visit const& visit, http::Fields const& fields) {
        auto const typed = fields.text("number");
        auto const found = registry::with_number(tx, visit.scope(), typed);
        if (found.empty())
            return base::fail(base::Code::invalid_input, "Không có văn bản nào trong sổ mang số này.", "number",
                              "Nhập số và ký hiệu như 306/LĐTBXH-VP, hoặc mở văn bản rồi chọn hồ sơ ở trang đó.");
        if (found.size() > 1)
            return base::fail(base::Code::invalid_input, "Có nhiều văn bản mang số này.", "number",
                              "Mở đúng văn bản trong danh sách rồi chọn hồ sơ ở trang đó.");
        return put_in(tx, visit.scope(), now(), matter_of(visit), found.front());
    }

    template <class Act>
    Response act(Visit const& visit, std::string_view said, Act const& change) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto tx = services_.database.write();
        base::Result<void> const done = change(tx, form->fields);
        if (!done && done.error().code == base::Code::not_found) return http::refusal(done.error());
        if (!done) return matter_page(visit, done.error(), http::status_of(done.error().code));
        tx.commit();
        return site::done(address_of(matter_of(visit)), said);
    }

    Response form_page(Visit const& visit, Typed const& typed, std::optional<base::Error> const& wrong,
                       int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("NOTATION", typed.notation)
            .set("MATTER_TITLE", typed.title)
            .set("HOLDER", typed.holder)
            .set("OPENED_ON", typed.opened_on)
            .set("NOTE", typed.note);
        for (char const* const term : {"", "5 năm", "10 năm", "15 năm", "20 năm", "50 năm", "70 năm", "Vĩnh viễn"})
            page.add("TERM")
                .set("VALUE", term)
                .set("TEXT", *term ? term : "Chưa xác định")
                .show_if(typed.retention == term, "CHOSEN");
        return respond(visit, "Lập hồ sơ", html::render("documents/matter_new", page), wrong, status);
    }

    Response matter_page(Visit const& visit, std::optional<base::Error> const& wrong, int status) const {
        auto session = services_.database.lease();
        auto const matter = find(session, visit.scope(), matter_of(visit));
        if (!matter) return http::refusal(matter.error());
        auto const papers = papers_of(session, visit.scope(), matter->id);
        if (!papers) return http::refusal(papers.error());
        html::Dictionary page;
        page.set("TITLE", matter->title);
        if (matter->closed_on)
            page.add("CLOSED").set("TEXT", "Kết thúc " + matter->closed_on->vietnamese());
        else
            page.show("OPEN");
        auto const fact = [&](char const* term, std::string const& value) {
            if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
        };
        fact("Số, ký hiệu", matter->notation);
        fact("Người lập", matter->holder);
        fact("Thời hạn bảo quản", matter->retention);
        fact("Bắt đầu", matter->opened_on.vietnamese());
        if (matter->closed_on) fact("Nộp lưu trữ trước", archive_by(*matter->closed_on).vietnamese());
        fact("Ghi chú", matter->note);
        bool const edits = may_keep(visit.scope());
        auto const csrf = site::csrf_field(visit.visitor);
        std::int64_t pages = 0;
        auto& table = page.add(papers->empty() ? "EMPTY" : "PAPERS");
        for (Kept const& paper : *papers) {
            pages += paper.pages;
            auto& row = table.add("PAPER").set("ADDRESS", registry::address_of(paper.id)).set("TEXT", paper.title);
            row.set("SUBJECT", paper.subject);
            auto const date = registry::parse_partial_date(
                paper.date_text.size() == 7 ? paper.date_text.substr(5) + '/' + paper.date_text.substr(0, 4)
                                            : paper.date_text);
            row.set("DATE", date ? print_date(*date) : "để trống");
            if (edits && !matter->closed_on)
                row.add("REMOVE")
                    .set("CSRF", csrf)
                    .set("ACTION", fmt::format("{}/papers/{}/removal", address_of(matter->id), paper.id.number()))
                    .set("ID", paper.id.number());
        }
        fact("Số trang", pages > 0 ? std::to_string(pages) : std::string{});
        if (edits && !matter->closed_on) {
            page.add("PUT").set("CSRF", csrf).set("OWN", address_of(matter->id));
            page.add("CLOSE")
                .set("CSRF", csrf)
                .set("OWN", address_of(matter->id))
                .set("TODAY", services_.clock.today().vietnamese());
        }
        if (edits && matter->closed_on) page.add("REOPEN").set("CSRF", csrf).set("OWN", address_of(matter->id));
        return respond(visit, matter->title, html::render("documents/matter", page), wrong, status);
    }

    Response respond(Visit const& visit, std::string title, html::Markup main, std::optional<base::Error> const& wrong,
                     int status) const {
        html::Page answer{.title = std::move(title), .main = std::move(main), .current = registry::kDocumentsAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    registry::PageServices services_;
};

} // namespace

html::Markup render_for_paper(db::Session& session, site::Visitor const& visitor, PaperId paper) {
    constexpr std::size_t kOffered = 100;
    auto const in = matters_of(session, visitor.scope, paper);
    auto const offered = open_matters(session, visitor.scope, kOffered);
    if (in.empty() && !may_keep(visitor.scope)) return {};
    html::Dictionary page;
    page.show_if(in.empty(), "NONE");
    for (Matter const& matter : in) page.add("MATTER").set("ADDRESS", address_of(matter.id)).set("TEXT", matter.title);
    if (!offered.empty()) {
        auto& form = page.add("FORM").set("CSRF", site::csrf_field(visitor));
        form.set("ADDRESS", registry::address_of(paper) + "/matters");
        for (Matter const& matter : offered) form.add("CHOICE").set("ID", matter.id.number()).set("TEXT", matter.title);
    }
    page.show_if(may_keep(visitor.scope), "NEW");
    return html::render("documents/matters_of_paper", page);
}

void register_pages(site::Routes& routes, registry::PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kMattersAddress,
                    .need = read_documents,
                    .describe = [](Visit const& visit) { return list_of(visit); },
                    .above =
                        [](Visit const& visit) {
                            html::Dictionary page;
                            page.show_if(may_keep(visit.scope()), "KEEP");
                            return html::render("documents/matters_above", page);
                        }});
    auto const to = [&](Response (Pages::*handler)(Visit const&)) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("GET /documents/matters/new", read_documents,
               [pages](Visit const& visit) { return pages->form(visit); });
    routes.add("POST /documents/matters", read_documents, to(&Pages::create));
    routes.add("GET /documents/matters/{matter}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /documents/matters/{matter}/papers", read_documents, to(&Pages::put));
    routes.add("POST /documents/matters/{matter}/papers/{paper}/removal", read_documents, to(&Pages::remove));
    routes.add("POST /documents/matters/{matter}/closing", read_documents, to(&Pages::closing));
    routes.add("POST /documents/matters/{matter}/reopening", read_documents, to(&Pages::reopening));
    routes.add("POST /documents/papers/{paper}/matters", read_documents, to(&Pages::put_from_paper));
}

} // namespace documents::matters
