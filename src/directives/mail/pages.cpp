#include "directives/mail/pages.hpp"

#include "directives/mail/outbox.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <charconv>
#include <fmt/core.h>
#include <memory>

namespace directives::mail {
namespace {

using base::Code;
using base::fail;
using documents::registry::number_of;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::int64_t kShown = 200;

std::string_view state_words(std::string_view state) {
    if (state == "waiting") return "chờ gửi";
    if (state == "trying") return "đang gửi";
    if (state == "sent") return "đã gửi";
    if (state == "refused") return "không gửi được";
    if (state == "uncertain") return "chưa rõ đã gửi hay chưa";
    if (state == "dropped") return "đã bỏ";
    return state;
}

std::string_view outcome_words(std::string_view outcome) {
    if (outcome == "sent") return "máy chủ đã nhận";
    if (outcome == "failed") return "chưa gửi được";
    if (outcome == "refused") return "bị từ chối";
    if (outcome == "uncertain") return "mất kết nối trước khi máy chủ trả lời";
    return "chưa có kết quả";
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response outbox(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const found = mails(session, visit.scope(), kShown);
        if (!found) return http::refusal(found.error());
        html::Dictionary page;
        page.show_if(!settings_of(session).active, "INACTIVE");
        auto const csrf = site::csrf_field(visit.visitor);
        auto& table = page.add(found->empty() ? "NONE" : "TABLE");
        for (Mail const& mail : *found) {
            auto& row = table.add("MAIL");
            row.set("AT", documents::print_moment(mail.made))
                .set("PERSON", mail.person)
                .set("ADDRESS", mail.address)
                .set("SUBJECT", mail.subject)
                .set("MESSAGE_ID", mail.message_id)
                .set("STATE", state_words(mail.state))
                .set("TONE", mail.state == "sent"                                   ? "good"
                             : mail.state == "uncertain" || mail.state == "refused" ? "late"
                                                                                    : "plain");
            for (Attempt const& attempt : mail.attempts)
                row.add("ATTEMPT").set("TEXT", fmt::format("{}: {}{}", documents::print_moment(attempt.begun),
                                                           outcome_words(attempt.outcome),
                                                           attempt.said.empty() ? "" : " (" + attempt.said + ")"));
            if (mail.state == "uncertain" || mail.state == "refused")
                row.add("DECIDE").set("CSRF", csrf).set("ID", mail.id);
        }
        return services_.frame.respond(
            visit, {.title = "Thư điện tử đã gửi", .main = html::render("directives/outbox", page)});
    }

    Response again(Visit const& visit) const {
        return decide(visit, send_again, "Thư sẽ được gửi lại, cùng số nhận dạng.");
    }
    Response removal(Visit const& visit) const { return decide(visit, drop, "Thư đã được bỏ."); }

    Response settings(Visit const& visit) const {
        auto session = services_.database.lease();
        return settings_page(visit, settings_of(session), {}, 200);
    }

    Response save(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const& fields = form->fields;
        Settings typed{.active = fields.text("active") == "1",
                       .server = std::string{fields.text("server")},
                       .security = security_of(fields.text("security")).value_or(Security::starttls),
                       .sender = std::string{fields.text("sender")},
                       .user_name = std::string{fields.text("user_name")},
                       .site_address = std::string{fields.text("site_address")}};
        auto const port = fields.text("port");
        if (std::from_chars(port.data(), port.data() + port.size(), typed.port).ptr != port.data() + port.size() ||
            port.empty())
            typed.port = 0;
        auto const minute = minute_of(fields.text("digest_time"));
        typed.digest_minute = minute.value_or(-1);
        std::optional<std::string> password;
        if (fields.text("no_password") == "1")
            password = "";
        else if (!fields.text("password").empty())
            password = std::string{fields.text("password")};
        auto tx = services_.database.write();
        auto const done =
            set_settings(tx, visit.scope(), db::to_instant(services_.clock.now()), services_.vault, typed, password);
        if (!done && done.error().code == Code::invalid_input) return settings_page(visit, typed, done.error(), 422);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kSettingsAddress, "Cài đặt gửi thư đã được lưu.");
    }

private:
    template <class Act>
    Response decide(Visit const& visit, Act const& act, std::string_view said) const {
        auto tx = services_.database.write();
        auto const done =
            act(tx, visit.scope(), db::to_instant(services_.clock.now()), number_of(visit.request.parameter("mail")));
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(kOutboxAddress, said);
    }

    static std::optional<int> minute_of(std::string_view typed) {
        auto const colon = typed.find_first_of(":h");
        int hour = 0, minute = 0;
        auto const rest = colon == typed.npos ? std::string_view{} : typed.substr(colon + 1);
        auto const head = typed.substr(0, colon);
        if (head.empty() ||
            std::from_chars(head.data(), head.data() + head.size(), hour).ptr != head.data() + head.size())
            return std::nullopt;
        if (!rest.empty() &&
            std::from_chars(rest.data(), rest.data() + rest.size(), minute).ptr != rest.data() + rest.size())
            return std::nullopt;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
        return hour * 60 + minute;
    }

    Response settings_page(Visit const& visit, Settings const& settings, std::optional<base::Error> const& wrong,
                           int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("SERVER", settings.server)
            .set("PORT", settings.port)
            .set("SENDER", settings.sender)
            .set("USER_NAME", settings.user_name)
            .set("SITE", settings.site_address)
            .set("TIME", settings.digest_minute < 0
                             ? std::string{}
                             : fmt::format("{:02}:{:02}", settings.digest_minute / 60, settings.digest_minute % 60));
        page.show_if(settings.active, "ACTIVE");
        page.show_if(!settings.password_sealed.empty(), "HAS_PASSWORD");
        for (auto const& [security, text] : {std::pair{Security::starttls, "STARTTLS (thường là cổng 587)"},
                                             {Security::tls, "TLS ngay từ đầu (thường là cổng 465)"},
                                             {Security::none, "Không mã hóa (chỉ trong mạng nội bộ)"}})
            page.add("SECURITY")
                .set("VALUE", code_of(security))
                .set("TEXT", text)
                .show_if(settings.security == security, "CHOSEN");
        html::Page answer{.title = "Cài đặt gửi thư điện tử", .main = html::render("directives/mail_settings", page)};
        if (wrong)
            answer.errors = html::field_errors({wrong->code, wrong->message, {}, wrong->mend},
                                               wrong->where == "digest_minute" ? "digest_time" : wrong->where);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    using enum Capability;
    routes.add("GET /directives/outbox", administer_system, to(&Pages::outbox));
    routes.add("POST /directives/outbox/{mail}/again", administer_system, to(&Pages::again));
    routes.add("POST /directives/outbox/{mail}/removal", administer_system, to(&Pages::removal));
    routes.add("GET /directives/outbox/settings", administer_system, to(&Pages::settings));
    routes.add("POST /directives/outbox/settings", administer_system, to(&Pages::save));
    register_own_pages(routes, services);
}

} // namespace directives::mail
