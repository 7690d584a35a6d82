#include "app/user.hpp"

#include "app/trouble.hpp"
#include "identity/identity.hpp"

#include <fmt/core.h>

namespace app {

namespace {

rights::Scope at_the_command_line() { return rights::Scope::of_operator("Người vận hành, dòng lệnh"); }

} // namespace

int create_user(UserCreate const& wanted, base::Clock const& clock) {
    auto const user_name = identity::user_name_of(wanted.user_name);
    if (!user_name) return tell(user_name.error());
    auto const name = identity::person_name_of(wanted.name.empty() ? "Quản trị viên" : wanted.name);
    if (!name) return tell(name.error());
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    auto const password = identity::temporary_password();
    auto const hash = identity::hash_password(password, {});
    auto tx = (*store)->write();
    identity::When const now{db::to_instant(clock.now()), clock.today()};
    auto const made = identity::create_person(tx, at_the_command_line(), now,
                                              {.name = *name, .user_name = *user_name, .password_hash = hash},
                                              {.organisation = {},
                                               .area = {},
                                               .title = "Quản trị viên",
                                               .term = {now.day},
                                               .roles = {rights::Role::administrator, rights::Role::auditor}});
    if (!made) return tell(made.error());
    tx.commit();
    fmt::print("Đã thêm quản trị viên {}. Mật khẩu tạm, phải đổi khi đăng nhập lần đầu: {}\n", *user_name, password);
    return kDone;
}

int reset_user(UserReset const& wanted, base::Clock const& clock) {
    auto const user_name = identity::user_name_of(wanted.user_name);
    if (!user_name) return tell(user_name.error());
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    auto const password = identity::temporary_password();
    auto const hash = identity::hash_password(password, {});
    auto tx = (*store)->write();
    auto const person = identity::find_credentials(tx, *user_name);
    if (!person)
        return tell({base::Code::not_found, "Không có người dùng này.", *user_name, "Kiểm tra lại tên đăng nhập."});
    auto const reset = identity::reset_password(tx, at_the_command_line(), {db::to_instant(clock.now()), clock.today()},
                                                person->person, hash);
    if (!reset) return tell(reset.error());
    tx.commit();
    fmt::print("Mật khẩu tạm mới của {}, phải đổi khi đăng nhập: {}\n", *user_name, password);
    return kDone;
}

} // namespace app
