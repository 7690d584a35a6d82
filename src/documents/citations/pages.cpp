#include "documents/citations/pages.hpp"

#include "documents/citations/store.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace documents::citations {
namespace {

using http::Response;
using registry::number_of;
using rights::Capability;
using site::Visit;

PaperId paper_of(Visit const& visit) { return PaperId{number_of(visit.request.parameter("paper"))}; }

std::string short_text(std::string const& text) {
    constexpr std::size_t kBytesMost = 30;
    if (text.size() <= kBytesMost) return text;
    std::size_t end = kBytesMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end; // not inside a letter
    return text.substr(0, end) + "…";
}

void add_paper(html::Dictionary& row, Known const& paper) {
    row.add("PAPER").set("ADDRESS", registry::address_of(paper.id)).set("TEXT", paper.title);
    row.set("SUBJECT", paper.subject).set("DATE", paper.date ? print_date(*paper.date) : "để trống");
}

/// The same as the tables, as a picture: bases on the left, followers on the right.
void add_graph(html::Dictionary& page, std::string const& title, Ties const& ties) {
    constexpr std::size_t kSide = 8;
    constexpr int kRow = 44, kTop = 8, kBoxHeight = 32, kMiddle = kBoxHeight / 2;
    auto const left = std::min(kSide, ties.rests_on.size());
    auto const right = std::min(kSide, ties.cited_by.size());
    if (left + right == 0) return;
    int const rows = static_cast<int>(std::max({left, right, std::size_t{1}}));
    int const height = kTop * 2 + rows * kRow;
    int const centre = height / 2;
    auto& graph =
        page.add("GRAPH").set("HEIGHT", height).set("CENTRE", centre - kMiddle).set("TITLE", short_text(title));
    graph.set("CENTRE_TEXT", centre + 5);
    if (auto const more = ties.rests_on.size() + ties.cited_by.size() - left - right; more > 0)
        graph.add("MORE").set("COUNT", static_cast<std::int64_t>(more));
    auto const y_of = [&](std::size_t i, std::size_t count) {
        int const used = static_cast<int>(count) * kRow;
        return (height - used) / 2 + static_cast<int>(i) * kRow + (kRow - kBoxHeight) / 2;
    };
    for (std::size_t i = 0; i < left; ++i) {
        auto const& cited = ties.rests_on[i];
        int const y = y_of(i, left);
        auto& node = graph.add("LEFT").set("Y", y).set("TEXT_Y", y + kMiddle + 5).set("MIDDLE", y + kMiddle);
        node.set("CENTRE_Y", centre).set("TEXT", short_text(cited.citation.printed));
        node.show_if(cited.resolved.match == Match::none, "MISSING");
        node.show_if(cited.resolved.match == Match::other_date || !cited.replaced_by.empty(), "DOUBT");
    }
    for (std::size_t i = 0; i < right; ++i) {
        int const y = y_of(i, right);
        graph.add("RIGHT")
            .set("Y", y)
            .set("TEXT_Y", y + kMiddle + 5)
            .set("MIDDLE", y + kMiddle)
            .set("CENTRE_Y", centre)
            .set("TEXT", short_text(ties.cited_by[i].title));
    }
}

void add_bases(html::Dictionary& page, Ties const& ties) {
    if (ties.rests_on.empty()) return;
    auto& section = page.add("BASES").set("COUNT", static_cast<std::int64_t>(ties.rests_on.size()));
    for (Cited const& cited : ties.rests_on) {
        auto& row = section.add("BASE");
        row.set("PRINTED", capitalised(cited.citation.type) + ' ' + cited.citation.printed);
        row.set("PRINTED_DATE", cited.citation.date ? print_date(*cited.citation.date) : "không ghi ngày");
        if (cited.resolved.paper) {
            auto& paper = row.add("FOUND").set("ADDRESS", registry::address_of(cited.resolved.paper->id));
            paper.set("TEXT", cited.resolved.paper->title).set("SUBJECT", cited.resolved.paper->subject);
        }
        if (cited.itself)
            row.add("LATE").set("TEXT", "văn bản viện dẫn chính nó");
        else if (cited.resolved.match == Match::none)
            row.add("PLAIN").set("TEXT", "chưa có trong sổ");
        else if (cited.resolved.match == Match::other_date)
            row.add("LATE").set("TEXT", "ngày trong sổ là " + (cited.resolved.paper->date
                                                                   ? print_date(*cited.resolved.paper->date)
                                                                   : std::string{"để trống"}));
        else if (cited.resolved.paper->withdrawn)
            row.add("LATE").set("TEXT", "đã rút");
        else
            row.add("GOOD").set("TEXT", "khớp");
        for (Known const& by : cited.replaced_by) row.add("LATE").set("TEXT", "đã bị thay thế bởi " + by.title);
    }
}

class Pages {
public:
    explicit Pages(registry::PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return ties_page(visit, {}, {}, 200); }

    Response relate(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::string const other{form->fields.text("other")};
        auto const kind = relation_of(form->fields.text("kind"));
        if (!kind) return ties_page(visit, other, base::Error{base::Code::invalid_input, "Chọn quan hệ.", "kind"}, 422);
        auto tx = services_.database.write();
        auto const done = citations::relate(tx, visit.scope(), now(), paper_of(visit), *kind, other);
        if (!done && done.error().code == base::Code::invalid_input) return ties_page(visit, other, done.error(), 422);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address(visit), "Quan hệ đã được ghi.");
    }

    Response decide(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        bool const holds = form->fields.text("holds") == "1";
        auto tx = services_.database.write();
        auto const done = citations::decide(tx, visit.scope(), now(), paper_of(visit),
                                            RelationId{number_of(visit.request.parameter("relation"))}, holds);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address(visit), holds ? "Quan hệ đã được xác nhận." : "Quan hệ đã được bỏ.");
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    static std::string address(Visit const& visit) { return registry::address_of(paper_of(visit)) + "/citations"; }

    Response ties_page(Visit const& visit, std::string const& typed, std::optional<base::Error> const& wrong,
                       int status) const {
        auto session = services_.database.lease();
        auto const paper = registry::find_paper(session, visit.scope(), paper_of(visit));
        if (!paper) return http::refusal(paper.error());
        auto const ties = ties_of(session, visit.scope(), paper->id);
        if (!ties) return http::refusal(ties.error());
        html::Dictionary page;
        auto const title = registry::title_of(paper->head);
        page.set("TITLE", title).set("OWN", registry::address_of(paper->id));
        add_graph(page, title, *ties);
        add_bases(page, *ties);
        for (auto const& text : ties->two_dates) page.add("TWO_DATES").set("TEXT", text);
        if (!ties->cited_by.empty()) {
            auto& section = page.add("FOLLOWERS").set("COUNT", static_cast<std::int64_t>(ties->cited_by.size()));
            for (Known const& by : ties->cited_by) add_paper(section.add("FOLLOWER"), by);
            section.show_if(ties->cited_by_more, "MORE");
        }
        bool const edits = visit.scope().may(Capability::register_documents);
        auto const csrf = site::csrf_field(visit.visitor);
        if (!ties->relations.empty()) {
            auto& section = page.add("RELATIONS");
            for (Related const& one : ties->relations) {
                auto& row = section.add("RELATION");
                row.set("KIND", one.passive ? vietnamese_passive(one.relation) : vietnamese(one.relation));
                if (one.other)
                    row.add("KNOWN").set("ADDRESS", registry::address_of(one.other->id)).set("TEXT", one.other->title);
                else
                    row.add("UNKNOWN").set("TEXT", one.printed);
                row.set("STATE", one.proposed ? "máy đề xuất, chưa ai xác nhận" : "đã xác nhận");
                if (edits && !one.passive) {
                    auto& acts = row.add("ACTS").set("CSRF", csrf);
                    acts.set("ADDRESS",
                             fmt::format("{}/relations/{}", registry::address_of(paper->id), one.id.number()));
                    acts.show_if(one.proposed, "ACCEPT");
                }
            }
        }
        page.show_if(ties->rests_on.empty() && ties->cited_by.empty() && ties->relations.empty(), "ALONE");
        if (edits) {
            auto& form = page.add("FORM").set("CSRF", csrf).set("OTHER", typed);
            for (auto const kind : {Relation::replaces, Relation::amends, Relation::answers, Relation::encloses})
                form.add("KIND_CHOICE").set("VALUE", code_of(kind)).set("TEXT", vietnamese(kind));
        }
        html::Page answer{.title = "Căn cứ và liên quan: " + title,
                          .main = html::render("documents/citations", page),
                          .current = registry::kDocumentsAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    registry::PageServices services_;
};

} // namespace

void register_pages(site::Routes& routes, registry::PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    routes.add("GET /documents/papers/{paper}/citations", Capability::read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /documents/papers/{paper}/relations", Capability::register_documents,
               [pages](Visit const& visit) { return pages->relate(visit); });
    routes.add("POST /documents/papers/{paper}/relations/{relation}", Capability::register_documents,
               [pages](Visit const& visit) { return pages->decide(visit); });
}

} // namespace documents::citations
