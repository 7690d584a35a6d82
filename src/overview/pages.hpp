#pragma once

#include "site/frame.hpp"
#include "site/routes.hpp"

#include <functional>
#include <string>
#include <vector>

namespace overview {

/// One part of the system on the start page. `state` says in a sentence how it stands for this person, e.g. what waits; "" for nothing to say.
struct Card {
    std::string title, address;
    std::string purpose; ///< "Tra tên, mã, địa giới cũ và mới"
    rights::Capability need;
    std::function<std::string(site::Visit const&)> state = {};
};

///   GET /   who one is, in which post, and what one can do from here: only the cards that the post may open, no figures that cost time
/// `work`: what waits for this person, above the cards; empty markup for nothing to do.
void register_pages(site::Routes& routes, site::Frame const& frame, std::vector<Card> cards,
                    std::function<html::Markup(site::Visit const&)> work);

} // namespace overview
