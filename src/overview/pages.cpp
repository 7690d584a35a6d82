#include "overview/pages.hpp"

#include "html/template.hpp"

#include <memory>

namespace overview {

void register_pages(site::Routes& routes, site::Frame const& frame, std::vector<Card> cards,
                    std::function<html::Markup(site::Visit const&)> work) {
    auto const shared = std::make_shared<std::vector<Card> const>(std::move(cards));
    routes.add(
        "GET /", rights::Capability::use_system, [shared, &frame, work = std::move(work)](site::Visit const& visit) {
            html::Dictionary page;
            page.set("PERSON", visit.visitor.person).set("POST_NAME", visit.visitor.post);
            page.show_if(visit.visitor.posts.size() > 1, "SEVERAL");
            if (auto waits = work(visit); !waits.empty()) page.add("WORK").set("LINES", std::move(waits));
            for (Card const& card : *shared) {
                if (!visit.scope().may(card.need)) continue;
                auto& item =
                    page.add("CARD").set("TITLE", card.title).set("ADDRESS", card.address).set("PURPOSE", card.purpose);
                auto const state = card.state ? card.state(visit) : std::string{};
                if (!state.empty()) item.add("STATE").set("TEXT", state);
            }
            return frame.respond(visit,
                                 {.title = "Trang đầu", .main = html::render("overview/start", page), .current = "/"});
        });
}

} // namespace overview
