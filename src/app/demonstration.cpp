#include "app/demonstration.hpp"

#include "app/catalogue.hpp"
#include "areas/file_import.hpp"
#include "base/ensure.hpp"
#include "identity/identity.hpp"

#include <fmt/format.h>
#include <fstream>

namespace app {

namespace {

using base::Date;
using base::Result;
using rights::Role;

constexpr char kPassword[] = "trinhdien2026";

struct User {
    char const* user_name;
    char const* name;
    char const* title;
    std::vector<Role> roles;
};

std::vector<User> const& users() {
    static std::vector<User> const all{
        {"van.thu", "Lò Thị Hoa", "Văn thư", {Role::clerk}},
        {"chuyen.vien", "Giàng A Sơn", "Chuyên viên", {Role::specialist}},
        {"truong.phong", "Nguyễn Thị Mây", "Trưởng phòng", {Role::head}},
        {"lanh.dao", "Vàng Văn Đại", "Phó Chủ tịch", {Role::leader}},
        {"ke.toan", "Trần Thị Nga", "Kế toán", {Role::accountant}},
        {"ra.soat", "Lý A Páo", "Rà soát viên", {Role::reviewer}},
        {"giam.sat", "Hoàng Văn Bình", "Giám sát viên", {Role::supervisor}},
        {"quan.tri", "Đỗ Minh Quân", "Quản trị viên", {Role::administrator}},
        {"kiem.tra", "Phạm Thu Trang", "Kiểm tra viên", {Role::auditor}},
    };
    return all;
}

rights::Scope program() {
    auto scope = rights::Scope::of_operator("Chương trình, dữ liệu trình diễn");
    scope.channel = rights::Channel::system;
    return scope;
}

/// A file of the catalogue where readers of files can open it.
class Unpacked {
public:
    Unpacked(std::filesystem::path const& folder, std::string_view name) : path_{folder / name} {
        auto const bytes = catalogue_file(name);
        ENSURE(!bytes.empty());
        std::ofstream{path_, std::ios::binary} << bytes;
    }
    Unpacked(Unpacked const&) = delete;
    ~Unpacked() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Result<void> import_list(db::Database& store, db::Instant now, std::filesystem::path const& scratch, char const* name,
                         areas::Validity in) {
    Unpacked const file{scratch, name};
    areas::FileSettings const settings{.name = name, .in = in, .legal_act = "Dữ liệu trình diễn"};
    auto const read = TRY(areas::read_area_file(file.path(), settings));
    auto const imported = TRY(areas::import_area_file(store, program(), now, read, settings, areas::Mode::write));
    ENSURE(imported.plan.rejected.empty());
    return {};
}

Result<void> import_outlines(db::Database& store, db::Instant now, std::filesystem::path const& scratch,
                             char const* name, Date on) {
    Unpacked const file{scratch, name};
    auto const imported = TRY(areas::import_outlines(store, program(), now, file.path(), name, on, areas::Mode::write));
    ENSURE(imported.faults.empty());
    return {};
}

Result<void> add_users(db::Database& store, identity::When now) {
    auto const hash = identity::hash_password(kPassword, {});
    auto tx = store.write();
    for (User const& user : users())
        static_cast<void>(TRY(identity::create_person(
            tx, program(), now,
            {.name = user.name, .user_name = user.user_name, .password_hash = hash, .must_change = false},
            {.organisation = {},
             .area = {},
             .title = user.title,
             .term = {Date::of(2025, 7, 1).value()},
             .roles = user.roles})));
    tx.commit();
    return {};
}

} // namespace

Result<bool> fill_demonstration(db::Database& store, base::Clock const& clock, std::filesystem::path const& scratch) {
    if (store.lease().find<int>("SELECT 1 FROM persons LIMIT 1")) return false;
    auto const now = db::to_instant(clock.now());
    auto const last_of_three_tiers = Date::of(2025, 6, 30).value();
    auto const first_of_two_tiers = Date::of(2025, 7, 1).value();
    if (auto const done = import_list(store, now, scratch, "areas-before.csv", {.until = last_of_three_tiers}); !done)
        return std::unexpected{done.error()};
    if (auto const done = import_list(store, now, scratch, "areas-after.csv", {.from = first_of_two_tiers}); !done)
        return std::unexpected{done.error()};
    if (auto const done = import_list(store, now, scratch, "mergers.csv", {.from = first_of_two_tiers}); !done)
        return std::unexpected{done.error()};
    if (auto const done = import_outlines(store, now, scratch, "outlines-before.geojson", last_of_three_tiers); !done)
        return std::unexpected{done.error()};
    if (auto const done = import_outlines(store, now, scratch, "outlines-after.geojson", first_of_two_tiers); !done)
        return std::unexpected{done.error()};
    if (auto const done = add_users(store, {now, clock.today()}); !done) return std::unexpected{done.error()};
    return true;
}

void print_demonstration_users() {
    fmt::print("\nDữ liệu trình diễn. Đăng nhập bằng một trong các tên sau, mật khẩu chung: {}\n", kPassword);
    for (User const& user : users()) fmt::print("  {:<14}{}, {}\n", user.user_name, user.name, user.title);
    fmt::print("\n");
}

} // namespace app
