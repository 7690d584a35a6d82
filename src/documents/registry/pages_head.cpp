// The head of a paper by hand. What somebody else changed meanwhile is shown beside what was typed; nothing is lost.
#include "documents/registry/pages.hpp"

#include "documents/registry/forms.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <array>
#include <fmt/core.h>
#include <memory>

namespace documents::registry {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

PaperId paper_of(Visit const& visit) { return PaperId{number_of(visit.request.parameter("paper"))}; }

/// What stands now and is not what was typed.
void add_differences(html::Dictionary& page, TypedHead const& typed, TypedHead const& now) {
    auto& table = page.add("MEANWHILE");
    struct Row {
        char const* name;
        std::string const &mine, &theirs;
    };
    auto const line = [](std::string text) {
        for (char& c : text)
            if (c == '\n' || c == '\r') c = ' ';
        return text;
    };
    for (auto const& row : {Row{"Cơ quan ban hành", typed.head.issuer, now.head.issuer},
                            {"Cơ quan chủ quản", typed.head.parent_issuer, now.head.parent_issuer},
                            {"Số", typed.head.number, now.head.number},
                            {"Ký hiệu", typed.head.symbol, now.head.symbol},
                            {"Loại", typed.head.type, now.head.type},
                            {"Địa danh", typed.head.place, now.head.place},
                            {"Ngày", typed.date, now.date},
                            {"Trích yếu", typed.head.subject, now.head.subject},
                            {"Người ký", typed.head.signer, now.head.signer},
                            {"Chức vụ", typed.head.signer_title, now.head.signer_title},
                            {"Người chỉ đạo", typed.head.directed_by, now.head.directed_by},
                            {"Kính gửi", typed.addressees, now.addressees},
                            {"Nơi nhận", typed.recipients, now.recipients}})
        if (line(row.mine) != line(row.theirs))
            table.add("ROW").set("NAME", row.name).set("MINE", row.mine).set("THEIRS", row.theirs);
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response form(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const paper = find_paper(session, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        return head_page(visit, *paper, TypedHead::from(paper->head), {}, {}, 200);
    }

    Response save(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const typed = TypedHead::from(form->fields);
        std::string const reason{form->fields.text("reason")};
        auto const seen = number_of(form->fields.text("seen"));
        auto tx = services_.database.write();
        auto const paper = find_paper(tx, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        auto const head = typed.read(tx, visit.scope(), services_.clock.today());
        if (!head) return head_page(visit, *paper, typed, reason, head.error(), 422, seen);
        auto const done =
            correct_head(tx, visit.scope(), db::to_instant(services_.clock.now()), paper->id, seen, *head, reason);
        if (!done && done.error().code == base::Code::invalid_input)
            return head_page(visit, *paper, typed, reason, done.error(), 422, seen);
        if (!done) return head_page(visit, *paper, typed, reason, done.error(), 409); // with the version of now
        tx.commit();
        return site::done(address_of(paper->id), "Thông tin văn bản đã được sửa.");
    }

private:
    Response head_page(Visit const& visit, Paper const& paper, TypedHead const& typed, std::string const& reason,
                       std::optional<base::Error> const& wrong, int status, std::int64_t seen = 0) const {
        html::Dictionary page;
        std::string const title = title_of(paper.head);
        page.set("TITLE", title).set("OWN", address_of(paper.id)).set("CSRF", site::csrf_field(visit.visitor));
        page.set("SEEN", seen > 0 ? seen : paper.version);
        if (status == 409) add_differences(page, typed, TypedHead::from(paper.head));
        Head const& head = typed.head;
        page.set("ISSUER", head.issuer)
            .set("PARENT_ISSUER", head.parent_issuer)
            .set("NUMBER", head.number)
            .set("SYMBOL", head.symbol)
            .set("PLACE", head.place)
            .set("DATE", typed.date)
            .set("SUBJECT", head.subject)
            .set("SIGNER", head.signer)
            .set("SIGNER_TITLE", head.signer_title)
            .set("DIRECTED_BY", head.directed_by)
            .set("ADDRESSEES", typed.addressees)
            .set("RECIPIENTS", typed.recipients);
        bool known = head.type.empty();
        for (auto const type : types()) {
            page.add("TYPE").set("VALUE", type).set("TEXT", capitalised(type)).show_if(type == head.type, "CHOSEN");
            known = known || type == head.type;
        }
        if (!known) page.add("TYPE").set("VALUE", head.type).set("TEXT", capitalised(head.type)).show("CHOSEN");
        for (auto const urgency : {Urgency::none, Urgency::urgent, Urgency::very_urgent, Urgency::express})
            page.add("URGENCY")
                .set("VALUE", static_cast<int>(urgency))
                .set("TEXT", urgency == Urgency::none ? "Thường" : vietnamese(urgency))
                .show_if(urgency == head.urgency, "CHOSEN");
        if (paper.state == PaperState::confirmed) page.add("WHY").set("REASON", reason);
        html::Page answer{
            .title = "Sửa " + title, .main = html::render("documents/head", page), .current = kDocumentsAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_head_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    routes.add("GET /documents/papers/{paper}/head", Capability::register_documents,
               [pages](Visit const& visit) { return pages->form(visit); });
    routes.add("POST /documents/papers/{paper}/head", Capability::register_documents,
               [pages](Visit const& visit) { return pages->save(visit); });
}

void register_pages(site::Routes& routes, PageServices const& services) {
    register_list_pages(routes, services);
    register_paper_pages(routes, services);
    register_head_pages(routes, services);
    register_book_pages(routes, services);
}

} // namespace documents::registry
