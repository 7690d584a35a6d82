#include "app/demonstration.hpp"

#include "app/catalogue.hpp"
#include "app/demonstration_duties.hpp"
#include "app/demonstration_papers.hpp"
#include "app/directory.hpp"
#include "areas/file_import.hpp"
#include "base/ensure.hpp"
#include "identity/identity.hpp"
#include "organisations/store.hpp"
#include "text/search.hpp"

#include <fmt/core.h>
#include <fstream>
#include <spdlog/spdlog.h>

namespace app {

namespace {

using base::Date;
using base::Result;
using rights::Role;

constexpr char kPassword[] = "trinhdien2026";
constexpr char kProvince[] = "Tỉnh Lai Châu";

struct User {
    char const* user_name;
    char const* name;
    char const* title;
    char const* organisation; ///< "": the whole system
    std::vector<Role> roles;
};

std::vector<User> const& users() {
    static std::vector<User> const all{
        {"van.thu", "Lò Thị Hoa", "Văn thư", "Văn phòng UBND tỉnh Lai Châu", {Role::clerk}},
        {"chuyen.vien", "Giàng A Sơn", "Chuyên viên", "Sở Nông nghiệp và Môi trường tỉnh Lai Châu", {Role::specialist}},
        {"truong.phong", "Nguyễn Thị Mây", "Trưởng phòng", "Sở Nông nghiệp và Môi trường tỉnh Lai Châu", {Role::head}},
        {"lanh.dao", "Vàng Văn Đại", "Phó Chủ tịch", "UBND tỉnh Lai Châu", {Role::leader}},
        {"ke.toan", "Trần Thị Nga", "Kế toán", "Sở Tài chính tỉnh Lai Châu", {Role::accountant}},
        {"ra.soat", "Lý A Páo", "Rà soát viên", "UBND xã Đèo Gió", {Role::reviewer}},
        {"can.bo.xa", "Lầu A Tủa", "Công chức xã", "UBND xã Đèo Gió", {Role::clerk, Role::specialist}},
        {"giam.sat", "Hoàng Văn Bình", "Giám sát viên", "Ủy ban MTTQ Việt Nam tỉnh Lai Châu", {Role::supervisor}},
        {"kiem.tra", "Phạm Thu Trang", "Kiểm tra viên", "Thanh tra tỉnh Lai Châu", {Role::auditor}},
        {"quan.tri.tinh",
         "Đào Thị Vân",
         "Quản trị viên của tỉnh",
         "Văn phòng UBND tỉnh Lai Châu",
         {Role::administrator}},
        {"quan.tri", "Đỗ Minh Quân", "Quản trị viên", "", {Role::administrator, Role::auditor}},
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

/// Bodies of the centre and of every province today and before; of Lai Châu down to the communes.
Result<void> make_organisations(db::Database& store, db::Instant now) {
    auto const catalogue = organisations::Catalogue::built_in();
    auto tx = store.write();
    auto const atlas = TRY(areas::load_atlas(tx, program()));
    std::vector<rights::AreaId> provinces, filled;
    for (auto const& unit : atlas.units()) {
        if (unit.level != areas::Level::province) continue;
        provinces.push_back(unit.id);
        if (unit.title().name == kProvince) filled.push_back(unit.id);
    }
    for (auto const& wanted :
         {organisations::Wanted{.central = true, .within = provinces, .down_to = organisations::Level::province},
          organisations::Wanted{.within = filled}})
        static_cast<void>(TRY(organisations::generate_into(tx, program(), now, catalogue, atlas, wanted)));
    tx.commit();
    return {};
}

identity::NewPost post_of(Directory& directory, identity::When now, User const& user) {
    identity::NewPost post{.organisation = {},
                           .area = {},
                           .title = user.title,
                           .term = {Date::of(2025, 7, 1).value()},
                           .roles = user.roles};
    std::string_view const wanted = user.organisation;
    if (wanted.empty()) return post;
    for (auto const& found : directory.find(wanted, now.day, 20)) {
        if (text::search_key(found.name) != text::search_key(wanted)) continue;
        post.organisation = found.id;
        post.area = found.area;
        post.place = found.name;
        return post;
    }
    spdlog::error("demonstration: no organisation is called {}", wanted);
    ENSURE(false);
    return post;
}

Result<void> add_users(db::Database& store, identity::When now) {
    areas::Atlases atlases{store};
    Directory directory{store, atlases};
    auto const hash = identity::hash_password(kPassword, {});
    std::vector<identity::NewPost> posts;
    for (User const& user : users()) posts.push_back(post_of(directory, now, user));
    auto tx = store.write();
    for (std::size_t i = 0; i < users().size(); ++i) {
        auto const& user = users()[i];
        auto const person = TRY(identity::create_person(
            tx, program(), now,
            {.name = user.name, .user_name = user.user_name, .password_hash = hash, .must_change = false}, posts[i]));
        // One person with two posts: the switch in the top bar can be tried.
        if (std::string_view{user.user_name} == "chuyen.vien") {
            auto second = posts[4];
            second.title = "Kế toán kiêm nhiệm";
            static_cast<void>(TRY(identity::add_post(tx, program(), now, person, second)));
        }
    }
    tx.commit();
    return {};
}

} // namespace

Result<bool> fill_demonstration(db::Database& store, base::Clock const& clock, DataFolder const& data) {
    if (store.lease().find<int>("SELECT 1 FROM persons LIMIT 1")) return false;
    auto const scratch = data.scratch();
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
    if (auto const done = make_organisations(store, now); !done) return std::unexpected{done.error()};
    if (auto const done = add_users(store, {now, clock.today()}); !done) return std::unexpected{done.error()};
    documents::registry::Originals originals{data.originals()};
    auto const& clerk = users().front();
    if (auto const done = add_demonstration_papers(store, clock, originals, scratch, clerk.organisation,
                                                   fmt::format("{}, {}", clerk.name, clerk.title));
        !done)
        return std::unexpected{done.error()};
    auto const& leader = users()[3];
    if (auto const done = add_demonstration_duties(store, clock, originals, scratch, leader.organisation,
                                                   fmt::format("{}, {}", leader.name, leader.title));
        !done)
        return std::unexpected{done.error()};
    return true;
}

void print_demonstration_users() {
    fmt::print("\nDữ liệu trình diễn. Đăng nhập bằng một trong các tên sau, mật khẩu chung: {}\n", kPassword);
    for (User const& user : users())
        fmt::print("  {:<15}{}, {}{}{}\n", user.user_name, user.name, user.title, *user.organisation ? ", " : "",
                   user.organisation);
    fmt::print("\n");
}

} // namespace app
