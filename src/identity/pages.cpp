#include "identity/pages.hpp"

#include "base/json.hpp"
#include "html/template.hpp"
#include "identity/account_pages.hpp"
#include "identity/admin_pages.hpp"
#include "identity/forms.hpp"

#include <memory>

namespace identity {

namespace {

using http::Response;
using rights::Capability;
using site::Visit;

Response log_in_page(PageServices const& services, http::Request const& request, std::string_view user_name,
                     std::string_view next, std::vector<html::FieldError> errors, int status) {
    html::Dictionary page;
    page.set("USER_NAME", user_name).set("NEXT", next);
    page.show_if(!errors.empty(), "WRONG");
    for (auto const& error : errors) page.add("FIELD_ERROR").set("MESSAGE", error.message);
    return services.frame.respond_open(request,
                                       {.title = "Đăng nhập",
                                        .main = html::render("identity/login", page),
                                        .errors = std::move(errors),
                                        .current = "/login"},
                                       status);
}

Response log_in(PageServices const& services, http::Request const& request) {
    auto const form = request.form();
    if (!form) return http::refusal(form.error());
    auto const& fields = form->fields;
    auto const next = site::local_address(fields.text("next"));
    auto const signed_in = services.identity.sign_in(fields.text("user_name"), fields.text("password"), request.client,
                                                     request.header("user-agent"));
    if (!signed_in) {
        if (request.wants_json()) return http::refusal(signed_in.error());
        int const status = signed_in.error().code == base::Code::limit_exceeded ? 429 : 422;
        return log_in_page(services, request, fields.text("user_name").substr(0, 100), next,
                           {field_error(signed_in.error(), "password")}, status);
    }
    services.identity.sign_out(request); // the session that this browser had before is not left open
    auto response =
        http::see_other(signed_in->must_change ? "/account/password?next=" + http::percent_encode(next) : next);
    response.headers.push_back(session_cookie(request, signed_in->token));
    return response;
}

} // namespace

void register_pages(site::Routes& routes, PageServices services) {
    routes.open("GET /login", [services](http::Request const& request) {
        auto const next = site::local_address(request.query.text("next"));
        if (services.identity.visitor(request)) return http::see_other(next);
        return log_in_page(services, request, "", next, {}, 200);
    });
    // On the small pool: a hash takes 64 MB and a tenth of a second.
    routes.open(
        "POST /login", [services](http::Request const& request) { return log_in(services, request); },
        http::Work::heavy, 16u << 10);
    routes.add("POST /logout", Capability::use_system, [services](Visit const& visit) {
        services.identity.sign_out(visit.request);
        auto response = http::see_other("/login");
        response.headers.push_back(session_cookie(visit.request, ""));
        return response;
    });
    routes.api("GET /api/v1/session", Capability::use_system,
               {.id = "readSession",
                .summary = "Người và vị trí công tác mà phiên hoặc mã truy cập này đại diện",
                .answer_schema =
                    R"({"type":"object","properties":{"person":{"type":"string"},"post":{"type":"string"},)"
                    R"("capabilities":{"type":"array","items":{"type":"string"}}}})"},
               [](Visit const& visit) {
                   nlohmann::ordered_json answer{{"person", visit.visitor.person}, {"post", visit.visitor.post}};
                   answer["capabilities"] = nlohmann::ordered_json::array();
                   for (std::size_t i = 0; i < rights::kCapabilityCount; ++i)
                       if (auto const capability = static_cast<Capability>(i); visit.scope().may(capability))
                           answer["capabilities"].push_back(rights::name_of(capability));
                   return http::json(answer.dump());
               });
    register_account_pages(routes, services);
    register_admin_pages(routes, services);
}

} // namespace identity
