// Every route with every role: denied by default, and never more than the role's capabilities.
#include "app/site.hpp"

#include "db/schema.hpp"
#include "identity/identity.hpp"
#include "support/store.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <stdlib.h>

namespace {

using rights::Role;

constexpr identity::PasswordCost kCheap{1, 8192};

struct Answer {
    int status;
    std::string location;
};

class House {
public:
    explicit House(support::Store& store) : store_{store} {
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        site_.emplace(data_, *store_, clock,
                      app::Site::Options{.demonstration = false, .identity = {.sessions = {}, .password = kCheap}});
    }
    ~House() {
        site_.reset();
        std::filesystem::remove_all(path_);
    }

    app::Site& site() { return *site_; }
    base::FixedClock clock{base::Date::of(2026, 11, 21).value()};

    /// A person with that post, signed in: the session's token.
    std::string sign_in(std::string const& user_name, identity::NewPost const& post) {
        {
            auto tx = store_->write();
            auto const made =
                identity::create_person(tx, support::everything(), {db::to_instant(clock.now()), clock.today()},
                                        {.name = "Người thử",
                                         .user_name = user_name,
                                         .password_hash = identity::hash_password("mật khẩu thử", kCheap),
                                         .must_change = false},
                                        post);
            REQUIRE(made.has_value());
            persons[user_name] = made->number();
            tx.commit();
        }
        auto const answer = ask(http::Method::post, "/login", "",
                                "user_name=" + user_name + "&password=" + http::percent_encode("mật khẩu thử"), "");
        REQUIRE(answer.status == 303);
        return token_;
    }

    Answer ask(http::Method method, std::string const& path, std::string const& token, std::string const& body,
               std::string const& csrf) {
        http::Request request;
        request.method = method;
        request.path = path;
        request.id = "test";
        request.client = "127.0.0.1";
        if (!token.empty()) request.headers.add("cookie", std::string{identity::kSessionCookie} + "=" + token);
        if (!csrf.empty()) request.headers.add("x-csrf-token", csrf);
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.body = body;
        auto match = site_->router().match(method, path).value();
        REQUIRE(match.route != nullptr);
        request.parameters = match.parameters;
        auto const response = match.route->handler(request);
        Answer answer{response.status, {}};
        for (auto const& header : response.headers) {
            if (header.name == "Location") answer.location = header.value;
            std::string const begin = std::string{identity::kSessionCookie} + "=";
            if (header.name == "Set-Cookie" && header.value.starts_with(begin))
                token_ = header.value.substr(begin.size(), 43);
        }
        return answer;
    }

    std::map<std::string, std::int64_t> persons;

private:
    support::Store& store_;
    std::string path_ = [] {
        std::string name = (std::filesystem::temp_directory_path() / "routes-XXXXXX").string();
        return std::string{::mkdtemp(name.data())};
    }();
    app::DataFolder data_ = std::move(*app::DataFolder::open(path_));
    std::optional<app::Site> site_;
    std::string token_;
};

std::string filled(std::string pattern, std::string const& value) {
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
        pattern.replace(open, pattern.find('}') - open + 1, value);
    return pattern;
}

identity::NewPost post_of(std::vector<Role> roles, std::optional<rights::AreaId> area = {}) {
    return {.organisation = area ? std::optional{rights::OrganisationId{area->number()}} : std::nullopt,
            .area = area,
            .title = "Chuyên viên",
            .term = {base::Date::of(2025, 7, 1).value()},
            .roles = std::move(roles)};
}

} // namespace

TEST_CASE("what is open to everyone is known by name") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        std::vector<std::string> open;
        for (auto const& route : house.site().declared())
            if (!route.need) open.push_back(std::string{http::name_of(route.method)} + " " + route.pattern);
        std::ranges::sort(open);
        std::vector<std::string> known{"GET /api/v1/openapi.json", "GET /calendar/{secret}", "GET /healthz", "GET /help", "GET /login",
                                       "POST /login"};
        for (auto const& route : open) {
            CAPTURE(route);
            CHECK(std::ranges::binary_search(known, route));
        }
        // Nothing answers that was not declared, but for the files of the browser.
        for (auto const& route : house.site().router().routes()) {
            if (route.pattern.starts_with("/static/") || route.pattern == "/favicon.ico") continue;
            CAPTURE(route.pattern);
            CHECK(std::ranges::any_of(house.site().declared(), [&](auto const& declared) {
                return declared.method == route.method && declared.pattern == route.pattern;
            }));
        }
    });
}

TEST_CASE("every route answers every role by its capabilities and no other") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        for (Role const role : rights::all_roles()) {
            auto const token = house.sign_in(std::string{rights::name_of(role)}, post_of({role}));
            auto const csrf = identity::csrf_of_token(token);
            auto const capabilities =
                rights::capabilities_of(role) | rights::Capabilities{rights::Capability::use_system};
            for (auto const& route : house.site().declared()) {
                if (!route.need || route.pattern == "/logout" || route.pattern == "/account/sessions/end")
                    continue; // end the session
                bool const api = route.pattern.starts_with("/api/");
                for (char const* value : {"1", "999999", "x%3Cy", "99999999999999999999"}) {
                    auto const path = filled(route.pattern, value);
                    INFO(rights::name_of(role), " ", http::name_of(route.method), " ", path);
                    bool const reads = route.method == http::Method::get;

                    auto const nobody = house.ask(route.method, path, "", "", csrf);
                    if (reads && !api)
                        CHECK(nobody.location.starts_with("/login"));
                    else
                        CHECK(nobody.status == 401);

                    if (!reads) CHECK(house.ask(route.method, path, token, "a=b", "").status == 403);
                    if (!reads) CHECK(house.ask(route.method, path, token, "a=b", std::string(64, '0')).status == 403);

                    auto const answer = house.ask(route.method, path, token, "a=b", csrf);
                    CHECK(answer.status < 500);
                    if (capabilities.has(*route.need)) {
                        CHECK(answer.status != 401);
                        if (answer.status == 403) CHECK(route.method != http::Method::get);
                    } else {
                        CHECK(answer.status == 403);
                    }
                    if (route.pattern.find('{') == std::string::npos) break;
                }
            }
        }
    });
}

TEST_CASE("an administrator of one area sees and touches nobody of another") {
    support::on_both_engines([](support::Store& store) {
        House house{store};
        auto const own = house.sign_in("admin.one", post_of({Role::administrator}, rights::AreaId{1}));
        house.sign_in("other.two", post_of({Role::specialist}, rights::AreaId{2}));
        house.sign_in("of.the.system", post_of({Role::administrator}));
        auto const csrf = identity::csrf_of_token(own);
        for (char const* foreign : {"other.two", "of.the.system"}) {
            auto const id = std::to_string(house.persons[foreign]);
            for (auto const& route : house.site().declared()) {
                if (!route.pattern.starts_with("/admin/users/{id}")) continue;
                INFO(http::name_of(route.method), " ", route.pattern, " of ", foreign);
                CHECK(house
                          .ask(route.method, filled(route.pattern, id), own,
                               "title=x&organisation=2&roles=administrator&until=21%2F11%2F2026&blocked=1", csrf)
                          .status >= 400);
                CHECK(house
                          .ask(route.method, filled(route.pattern, id), own,
                               "title=x&organisation=2&roles=administrator&until=21%2F11%2F2026&blocked=1", csrf)
                          .status < 500);
            }
            CHECK(house.ask(http::Method::get, "/admin/users/" + id, own, "", csrf).status == 404);
            CHECK(house.ask(http::Method::post, "/admin/users/" + id + "/password", own, "a=b", csrf).status == 404);
            CHECK(house.ask(http::Method::post, "/admin/users/" + id + "/block", own, "blocked=1", csrf).status == 404);
        }
        CHECK(house.ask(http::Method::get, "/admin/users/" + std::to_string(house.persons["admin.one"]), own, "", csrf)
                  .status == 200);
    });
}
