#include "rights/capability.hpp"

#include <array>
#include <utility>

namespace rights {

namespace {

struct Words {
    std::string_view name, vietnamese;
};

constexpr std::array<Words, kCapabilityCount> kCapabilities{{
    {"use_system", "Dùng hệ thống"},
    {"read_areas", "Xem địa bàn"},
    {"edit_areas", "Sửa và nhập danh mục địa bàn"},
    {"read_organisations", "Xem cơ quan, đơn vị"},
    {"edit_organisations", "Sửa danh mục cơ quan, đơn vị"},
    {"read_documents", "Đọc văn bản"},
    {"register_documents", "Vào sổ và xác nhận văn bản"},
    {"assign_duties", "Giao và nghiệm thu nhiệm vụ"},
    {"report_duties", "Báo cáo nhiệm vụ được giao"},
    {"edit_capital", "Ghi sổ vốn"},
    {"review_households", "Rà soát hộ"},
    {"approve", "Ký duyệt"},
    {"supervise", "Giám sát"},
    {"administer_users", "Quản trị người dùng"},
    {"read_audit", "Xem nhật ký"},
    {"administer_system", "Quản trị hệ thống"},
}};

using enum Capability;

struct RoleWords {
    Role role;
    std::string_view name, vietnamese;
    Capabilities capabilities;
};

Capabilities const kReading{use_system, read_areas, read_organisations, read_documents};

std::array<RoleWords, 9> const& roles() {
    static std::array<RoleWords, 9> const table{{
        {Role::clerk, "clerk", "Văn thư", kReading | Capabilities{register_documents, report_duties}},
        {Role::specialist, "specialist", "Chuyên viên", kReading | Capabilities{report_duties}},
        {Role::head, "head", "Trưởng đơn vị", kReading | Capabilities{assign_duties, report_duties, approve}},
        {Role::leader, "leader", "Lãnh đạo", kReading | Capabilities{assign_duties, approve, supervise}},
        {Role::accountant, "accountant", "Kế toán", kReading | Capabilities{edit_capital, report_duties}},
        {Role::reviewer, "reviewer", "Rà soát viên", kReading | Capabilities{review_households}},
        {Role::supervisor, "supervisor", "Giám sát viên", kReading | Capabilities{supervise}},
        {Role::administrator, "administrator", "Quản trị viên",
         kReading | Capabilities{edit_areas, edit_organisations, administer_users, administer_system}},
        // Whoever reads the log does not write what it tells of.
        {Role::auditor, "auditor", "Kiểm tra viên", kReading | Capabilities{read_audit, supervise}},
    }};
    return table;
}

} // namespace

std::string_view name_of(Capability capability) { return kCapabilities.at(static_cast<std::size_t>(capability)).name; }

std::string_view vietnamese(Capability capability) {
    return kCapabilities.at(static_cast<std::size_t>(capability)).vietnamese;
}

std::optional<Capability> capability_of(std::string_view name) {
    for (std::size_t i = 0; i < kCapabilityCount; ++i)
        if (kCapabilities[i].name == name) return static_cast<Capability>(i);
    return std::nullopt;
}

Capabilities::Capabilities(std::initializer_list<Capability> capabilities) {
    for (Capability const one : capabilities) add(one);
}

Capabilities Capabilities::all() {
    Capabilities all;
    all.bits_.set();
    return all;
}

Capabilities& Capabilities::add(Capability capability) {
    bits_.set(static_cast<std::size_t>(capability));
    return *this;
}

Capabilities operator|(Capabilities left, Capabilities right) {
    left.bits_ |= right.bits_;
    return left;
}

Capabilities operator&(Capabilities left, Capabilities right) {
    left.bits_ &= right.bits_;
    return left;
}

std::span<Role const> all_roles() {
    static constexpr std::array kRoles{Role::clerk,      Role::specialist,    Role::head,
                                       Role::leader,     Role::accountant,    Role::reviewer,
                                       Role::supervisor, Role::administrator, Role::auditor};
    return kRoles;
}

std::string_view name_of(Role role) { return roles().at(static_cast<std::size_t>(role)).name; }
std::string_view vietnamese(Role role) { return roles().at(static_cast<std::size_t>(role)).vietnamese; }

std::optional<Role> role_of(std::string_view name) {
    for (auto const& row : roles())
        if (row.name == name) return row.role;
    return std::nullopt;
}

Capabilities capabilities_of(Role role) { return roles().at(static_cast<std::size_t>(role)).capabilities; }

} // namespace rights
