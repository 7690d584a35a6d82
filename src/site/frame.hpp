#pragma once

#include "html/page.hpp"
#include "rights/capability.hpp"
#include "site/visit.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace site {

/// One entry of the main navigation, shown to those who may open it.
struct Entry {
    std::string address, text;
    rights::Capability need;
    std::optional<rights::Capability> unless =
        {}; ///< left out for those who may this: whoever runs the system has no room for all of it
};

/// What surrounds the page of a signed-in person: name and post with the switch of posts, navigation, log-out; and the message of the act
/// before, which is shown once.
class Frame {
public:
    struct Options {
        std::string version;
        std::vector<Entry> navigation;
        bool demonstration = false; ///< every page says that its data are for trial
        /// The page that the box in the top bar searches by, shown to those who may open it; its address takes "q".
        std::optional<Entry> search = {};
        /// How many notices the person has not read, 100 for more; asked for each page, so it must be quick and never throw. Unset: no bell.
        std::function<std::int64_t(Visitor const&)> unread = {};
    };
    explicit Frame(Options options);

    http::Response respond(Visit const& visit, html::Page page, int status = 200) const;

    /// For pages open to everyone. A person who is signed in is greeted where `visitor` is given.
    http::Response respond_open(http::Request const& request, html::Page page, int status = 200,
                                Visitor const* visitor = nullptr) const;

    /// The page of response.error, within the frame of the person.
    void fill_error(Visit const& visit, http::Response& response) const;
    void fill_error(http::Request const& request, http::Response& response) const; ///< an http::ErrorPage

private:
    void surround(html::Page& page, Visitor const& visitor, http::Request const& request) const;
    Options options_;
    html::Frame plain_;
};

/// A hidden input that every form with method post holds. Outside of its form where `form` names it: a page that is made once for many
/// (recent.hpp) has none in it.
html::Markup csrf_field(Visitor const& visitor, std::string_view form = {});

/// Key of the post in which the person acts.
std::string current_post(Visitor const& visitor);

/// 303 to `address`, where the page shows the banner "Đã xong. <text>" once.
http::Response done(std::string address, std::string_view text);

/// `next` where it is an address of this site ("/x?y"), else "/": a link must not lead a person away after the log-in.
std::string local_address(std::string_view next);

} // namespace site
