#include "site/frame.hpp"

#include "html/template.hpp"

#include <fmt/core.h>

namespace site {

namespace {

constexpr std::string_view kFlash = "benvung_done";

html::Markup account(Frame::Options const& options, Visitor const& visitor) {
    html::Dictionary content;
    content.set("PERSON", visitor.person).set("CSRF", csrf_field(visitor));
    if (options.unread) {
        auto const unread = options.unread(visitor);
        auto& bell = content.add("BELL");
        if (unread > 0) bell.add("UNREAD").set("COUNT", unread > 99 ? std::string{"99+"} : std::to_string(unread));
    }
    if (visitor.posts.size() <= 1) {
        content.add("SINGLE").set("POST_NAME", visitor.post);
    } else {
        auto& choice = content.add("SWITCH").set("CSRF", csrf_field(visitor));
        for (PostChoice const& post : visitor.posts) {
            auto& option = choice.add("OPTION").set("ID", post.key).set("NAME", post.name);
            option.show_if(post.current, "CURRENT");
        }
    }
    return html::render("site/account", content);
}

html::Markup search_box(std::optional<Entry> const& search, Visitor const& visitor, http::Request const& request) {
    // The page of search has a larger box of its own.
    if (!search || !visitor.scope.may(search->need) || request.path == search->address) return {};
    html::Dictionary content;
    content.set("ADDRESS", search->address).set("TEXT", search->text);
    return html::render("site/search_box", content);
}

std::vector<html::Link> navigation_for(std::vector<Entry> const& entries, rights::Capabilities const& capabilities) {
    std::vector<html::Link> links;
    for (Entry const& entry : entries)
        if (capabilities.has(entry.need) && !(entry.unless && capabilities.has(*entry.unless)))
            links.push_back({entry.address, entry.text});
    return links;
}

} // namespace

Frame::Frame(Options options) : options_{std::move(options)}, plain_{{.version = options_.version, .navigation = {}}} {}

void Frame::surround(html::Page& page, Visitor const& visitor, http::Request const& request) const {
    page.search = search_box(options_.search, visitor, request);
    page.navigation = navigation_for(options_.navigation, visitor.scope.capabilities);
    page.account = account(options_, visitor);
    page.csrf = visitor.csrf;
    page.session_seconds = static_cast<int>(visitor.ends_in.count());
    page.session_person = visitor.scope.person.number();
    page.session_post = current_post(visitor);
}

http::Response Frame::respond(Visit const& visit, html::Page page, int status) const {
    return respond_open(visit.request, std::move(page), status, &visit.visitor);
}

http::Response Frame::respond_open(http::Request const& request, html::Page page, int status,
                                   Visitor const* visitor) const {
    if (visitor != nullptr) surround(page, *visitor, request);
    page.demonstration = options_.demonstration;
    auto const flash = request.cookie(kFlash);
    if (flash)
        if (auto const text = http::percent_decode(*flash, false))
            page.notice = html::banner(html::BannerKind::done, *text);
    auto response = plain_.respond(request, page, status);
    if (flash)
        response.headers.push_back(
            {"Set-Cookie", fmt::format("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", kFlash)});
    return response;
}

void Frame::fill_error(Visit const& visit, http::Response& response) const {
    if (visit.request.wants_json()) return http::plain_error_page(visit.request, response);
    auto page = html::error_page(visit.request, response);
    auto filled = respond(visit, std::move(page), response.status);
    response.body = std::move(filled.body);
    response.content_type = std::move(filled.content_type);
}

void Frame::fill_error(http::Request const& request, http::Response& response) const {
    plain_.fill_error(request, response);
}

html::Markup csrf_field(Visitor const& visitor, std::string_view form) {
    html::Dictionary content;
    content.set("TOKEN", visitor.csrf);
    if (!form.empty()) content.add("OF").set("FORM", form);
    return html::render("site/csrf", content);
}

std::string current_post(Visitor const& visitor) {
    for (PostChoice const& post : visitor.posts)
        if (post.current) return post.key;
    return {};
}

http::Response done(std::string address, std::string_view text) {
    auto response = http::see_other(std::move(address));
    response.headers.push_back({"Set-Cookie", fmt::format("{}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", kFlash,
                                                          http::percent_encode(text))});
    return response;
}

std::string local_address(std::string_view next) {
    // "//host" and "/\host" are other sites to a browser.
    bool const local = next.starts_with('/') && !next.starts_with("//") && next.find('\\') == std::string_view::npos &&
                       next.find_first_of("\r\n\t") == std::string_view::npos;
    return local ? std::string{next} : "/";
}

} // namespace site
