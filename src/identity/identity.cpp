#include "identity/identity.hpp"

#include "audit/audit.hpp"
#include "identity/views.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>
#include <mutex>
#include <spdlog/spdlog.h>
#include <unordered_map>

namespace identity {

namespace {

using base::Code;
using base::fail;
using base::Result;

/// How many tries in a row are free of waiting: of one name from one address, of one name, of one address. A whole office may stand behind
/// one address: whoever of it signs in sets it free again.
constexpr std::int64_t kFreeOfBoth = 5, kFreeOfName = 50, kFreeOfClient = 30;

struct Subjects {
    Subjects(std::string_view user_name, std::string_view client)
        : both{fmt::format("u:{}|{}", user_name, client)}, name{fmt::format("u:{}", user_name)},
          address{fmt::format("c:{}", client)} {}
    std::string both, name, address;
};

std::chrono::seconds wait_of(db::Session& session, Subjects const& subjects, db::Instant now) {
    auto const wait = [&](std::string const& subject, std::int64_t free) {
        auto const failures = failures_of(session, subject);
        return wait_after(failures.count, free, failures.last, now);
    };
    return std::max(
        {wait(subjects.both, kFreeOfBoth), wait(subjects.name, kFreeOfName), wait(subjects.address, kFreeOfClient)});
}

base::Error must_wait(std::chrono::seconds wait) {
    auto const text = wait < std::chrono::minutes{2} ? fmt::format("{} giây", wait.count())
                                                     : fmt::format("{} phút", (wait.count() + 59) / 60);
    return {Code::limit_exceeded, "Đã nhập sai nhiều lần liên tiếp.", "password",
            "Chờ " + text + " rồi thử lại. Nếu quên mật khẩu, đề nghị quản trị viên của đơn vị cấp lại."};
}

base::Error wrong() {
    return {Code::refused, "Tên đăng nhập hoặc mật khẩu chưa đúng.", "password",
            "Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại."};
}

/// What stands in the store is short and clean, whatever was typed.
std::string tried_name(std::string_view typed) {
    auto const name = user_name_of(typed.substr(0, 200));
    return name ? *name : "?";
}

std::string cut(std::string_view text, std::size_t bytes) { return text::nfc(text.substr(0, bytes)); }

} // namespace

struct Identity::State {
    State(db::Database& store_used, base::Clock const& clock_used, Directory& directory_used, Settings settings_used)
        : store{store_used}, clock{clock_used}, directory{directory_used}, settings{settings_used},
          views{directory_used, settings_used.view_age} {}

    db::Database& store;
    base::Clock const& clock;
    Directory& directory;
    Settings settings;
    Views views;
    std::mutex mutex;
    std::unordered_map<std::string, db::Instant> seen; ///< later than what the store knows

    db::Instant now() const { return db::to_instant(clock.now()); }

    /// When the session was last used, as far as this process or the store knows; and that it is used now.
    db::Instant use(std::string const& hash, db::Instant stored) {
        std::scoped_lock const lock{mutex};
        auto const found = seen.find(hash);
        return found == seen.end() ? stored : std::max(found->second, stored);
    }
    void mark(std::string const& hash, db::Instant when) {
        std::scoped_lock const lock{mutex};
        seen[hash] = when;
    }

    std::optional<site::Visitor> by_token(http::Request const& request, std::string_view token) {
        std::optional<TokenRow> row;
        std::shared_ptr<PostView const> view;
        {
            auto session = store.lease();
            row = find_token(session, hash_of_token(token));
            auto const day = clock.today();
            if (!row || !row->usable || row->until < day) return std::nullopt;
            view = views.find(session, row->person, {row->post}, day);
        } // nobody waits for a second connection while holding one
        if (view == nullptr || view->acting.post != row->post)
            return std::nullopt; // a token does not move on to another post
        auto visitor = view->visitor(row->person_name, request.client);
        visitor.scope.capabilities =
            (visitor.scope.capabilities & row->capabilities) | Capabilities{Capability::use_system};
        visitor.scope.channel = rights::Channel::api;
        if (!row->used || *row->used + std::chrono::hours{1} < now()) {
            auto tx = store.write();
            touch_token(tx, row->id, now());
            tx.commit();
        }
        return visitor;
    }
};

Identity::Identity(db::Database& store, base::Clock const& clock, Directory& directory, Settings settings)
    : state_{std::make_unique<State>(store, clock, directory, settings)} {}
Identity::~Identity() = default;

std::optional<std::string> Identity::session_hash(http::Request const& request) const {
    auto const token = request.cookie(kSessionCookie);
    if (!token || token->size() != 43) return std::nullopt;
    return hash_of_token(*token);
}

std::optional<site::Visitor> Identity::visitor(http::Request const& request) {
    constexpr std::string_view kBearer = "Bearer ";
    if (auto const authorization = request.header("authorization"); authorization.starts_with(kBearer))
        return request.path.starts_with("/api/v1/") ? state_->by_token(request, authorization.substr(kBearer.size()))
                                                    : std::nullopt;

    auto const hash = session_hash(request);
    if (!hash) return std::nullopt;
    auto session = state_->store.lease();
    auto const row = find_session(session, *hash);
    auto const now = state_->now();
    if (!row || row->blocked) return std::nullopt;
    SessionTimes const times{row->times.started, state_->use(*hash, row->times.seen)};
    if (!is_alive(times, now, state_->settings.sessions)) return std::nullopt;
    auto const view = state_->views.find(session, row->person, row->acting, state_->clock.today());
    if (view == nullptr) return std::nullopt;
    state_->mark(*hash, std::max(now, times.seen));
    auto visitor = view->visitor(row->name, request.client);
    visitor.csrf = csrf_of_token(*request.cookie(kSessionCookie));
    visitor.must_change_password = row->must_change;
    visitor.ends_in = std::chrono::duration_cast<std::chrono::seconds>(
        ends_at({times.started, std::max(now, times.seen)}, state_->settings.sessions) - now);
    return visitor;
}

Result<Identity::SignedIn> Identity::sign_in(std::string_view user_name, std::string_view password,
                                             std::string_view client, std::string_view agent) {
    auto const name = tried_name(user_name);
    Subjects const subjects{name, client};
    auto const now = state_->now();
    std::optional<Credentials> known;
    {
        auto session = state_->store.lease();
        if (auto const wait = wait_of(session, subjects, now); wait.count() > 0)
            return std::unexpected{must_wait(wait)};
        known = find_credentials(session, name);
    } // no connection is held while hashing
    auto const typed = typed_password(password);
    bool right = false;
    if (known && typed)
        right = matches(known->password_hash, *typed);
    else
        waste_a_match(state_->settings.password);
    if (!right) {
        auto tx = state_->store.write();
        for (auto const* subject : {&subjects.both, &subjects.name, &subjects.address})
            count_failure(tx, *subject, now);
        tx.commit();
        spdlog::warn("log-in refused for {} from {}", name, client);
        return std::unexpected{wrong()};
    }
    if (known->blocked)
        return fail(Code::refused, "Tài khoản này đang bị khóa.", "password",
                    "Đề nghị quản trị viên của đơn vị mở khóa.");

    auto tx = state_->store.write();
    auto const view = state_->views.find(tx, known->person, {}, state_->clock.today());
    if (view == nullptr)
        return fail(Code::refused, "Tài khoản này không còn vị trí công tác nào đang hiệu lực.", "password",
                    "Đề nghị quản trị viên của đơn vị cấp vị trí mới.");
    auto token = random_token();
    auto const hash = hash_of_token(token);
    open_session(tx, hash, known->person, view->acting, now, client, cut(agent, 200));
    for (auto const* subject : {&subjects.both, &subjects.name, &subjects.address}) forget_failures(tx, *subject);
    auto const scope = view->visitor(known->name, std::string{client}).scope;
    audit::write(tx, scope, now,
                 {.verb = "sign_in",
                  .object = fmt::format("person/{}", known->person.number()),
                  .label = known->name,
                  .before = {},
                  .after = {}});
    auto const row = find_session(tx, hash);
    tx.commit();
    return SignedIn{std::move(token), row && row->must_change};
}

void Identity::sign_out(http::Request const& request) {
    auto const hash = session_hash(request);
    if (!hash) return;
    auto const who = visitor(request);
    auto tx = state_->store.write();
    close_session(tx, *hash);
    if (who)
        audit::write(tx, who->scope, state_->now(),
                     {.verb = "sign_out",
                      .object = fmt::format("person/{}", who->scope.person.number()),
                      .label = who->person,
                      .before = {},
                      .after = {}});
    tx.commit();
    std::scoped_lock const lock{state_->mutex};
    state_->seen.erase(*hash);
}

Result<void> Identity::act_in(http::Request const& request, std::string_view key) {
    auto const hash = session_hash(request);
    auto const acting = acting_of(key);
    auto tx = state_->store.write();
    auto const row = hash ? find_session(tx, *hash) : std::nullopt;
    auto const view = row && acting ? state_->views.find(tx, row->person, *acting, state_->clock.today()) : nullptr;
    if (view == nullptr || view->acting != *acting)
        return fail(Code::refused, "Vị trí công tác này không còn hiệu lực.", {},
                    "Tải lại trang để xem các vị trí đang có.");
    switch_post(tx, *hash, *acting);
    tx.commit();
    return {};
}

Result<void> Identity::confirm_password(site::Visit const& visit, std::string_view password) {
    auto const person = visit.scope().person;
    auto const subject = fmt::format("p:{}", person.number());
    auto const now = state_->now();
    std::optional<std::string> hash;
    {
        auto session = state_->store.lease();
        auto const failures = failures_of(session, subject);
        auto const wait = wait_after(failures.count, kFreeOfBoth, failures.last, now);
        if (wait.count() > 0) return std::unexpected{must_wait(wait)};
        hash = find_password_hash(session, person);
    }
    auto const typed = typed_password(password);
    bool const right = hash && typed && matches(*hash, *typed);
    auto tx = state_->store.write();
    if (right)
        forget_failures(tx, subject);
    else
        count_failure(tx, subject, now);
    tx.commit();
    if (right) return {};
    return fail(Code::refused, "Mật khẩu đang dùng chưa đúng.", "old_password",
                "Kiểm tra bộ gõ và phím Caps Lock rồi nhập lại.");
}

When Identity::when() const { return {state_->now(), state_->clock.today()}; }
Settings const& Identity::settings() const { return state_->settings; }
db::Database& Identity::store() { return state_->store; }
Directory& Identity::directory() { return state_->directory; }
void Identity::forget_views() { state_->views.forget(); }

void Identity::tidy() {
    std::unordered_map<std::string, db::Instant> seen;
    {
        std::scoped_lock const lock{state_->mutex};
        seen = state_->seen;
    }
    auto tx = state_->store.write();
    for (auto const& [hash, when] : seen) touch_session(tx, hash, when);
    remove_dead_sessions(tx, state_->now(), state_->settings.sessions);
    tx.commit();
    // Only now may they be forgotten: had the store failed, sessions in use would have seemed idle.
    std::scoped_lock const lock{state_->mutex};
    std::erase_if(state_->seen, [&](auto const& entry) {
        auto const written = seen.find(entry.first);
        return written != seen.end() && written->second == entry.second;
    });
}

http::Field session_cookie(http::Request const& request, std::string_view token) {
    return {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", kSessionCookie, token,
                                      token.empty() ? "; Max-Age=0" : "", request.https ? "; Secure" : "")};
}

} // namespace identity
