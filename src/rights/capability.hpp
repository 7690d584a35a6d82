#pragma once

#include "base/result.hpp"

#include <bitset>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace rights {

/// What a person may be allowed to do. Code asks for a capability, never for a role.
enum class Capability {
    use_system, ///< every signed-in person: own account, help, own work
    read_areas,
    edit_areas, ///< also import and undo of imports of areas
    read_organisations,
    edit_organisations,
    read_documents,     ///< read a file with the reader, see the register
    register_documents, ///< văn thư: enter, number, confirm
    assign_duties,      ///< give and take over duties, accept results
    report_duties,      ///< report on one's own duties
    edit_capital,
    review_households,
    approve,          ///< sign for the body
    supervise,        ///< read all of one's area without changing it
    administer_users, ///< persons, posts, roles, delegations, tokens of one's own organisation and below
    read_audit,
    administer_system, ///< settings, backup, all organisations
    count_             ///< not one: how many there are
};
inline constexpr std::size_t kCapabilityCount = static_cast<std::size_t>(Capability::count_);

std::string_view name_of(Capability capability);    ///< "read_areas": stands in the store and in tokens
std::string_view vietnamese(Capability capability); ///< "Xem địa bàn"
std::optional<Capability> capability_of(std::string_view name);

class Capabilities {
public:
    Capabilities() = default;
    Capabilities(std::initializer_list<Capability> capabilities);
    static Capabilities all();
    bool has(Capability capability) const { return bits_[static_cast<std::size_t>(capability)]; }
    Capabilities& add(Capability capability);
    friend Capabilities operator|(Capabilities left, Capabilities right);
    friend Capabilities operator&(Capabilities left, Capabilities right);
    friend bool operator==(Capabilities const&, Capabilities const&) = default;

private:
    std::bitset<kCapabilityCount> bits_;
};

/// What a post is for; a post has one or several.
enum class Role { clerk, specialist, head, leader, accountant, reviewer, supervisor, administrator, auditor };

std::span<Role const> all_roles();
std::string_view name_of(Role role);    ///< "clerk"
std::string_view vietnamese(Role role); ///< "Văn thư"
std::optional<Role> role_of(std::string_view name);
Capabilities capabilities_of(Role role);

} // namespace rights
