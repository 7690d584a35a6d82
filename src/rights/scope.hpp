#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "rights/capability.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Who may do what. A Scope is the first argument of every store function that reads or writes what users own.
namespace rights {

using AreaId = base::Id<struct AreaTag>;
using OrganisationId = base::Id<struct OrganisationTag>;
using PersonId = base::Id<struct PersonTag>;
using PostId = base::Id<struct PostTag>;

/// Areas that a post answers for: a subtree as it ever was (today's units and those that went into them).
class AreaSet {
public:
    static AreaSet everything();
    static AreaSet of(std::vector<AreaId> areas); ///< in any order
    AreaSet() = default;                          ///< none

    bool is_everything() const { return everything_; }
    bool contains(AreaId area) const;
    /// Sorted; empty where is_everything(). For db::in_list.
    std::vector<std::int64_t> numbers() const;

private:
    bool everything_ = false;
    std::shared_ptr<std::vector<AreaId> const> areas_;
};

/// From where an act came.
enum class Channel { page, api, import, command, system };

struct Scope {
    PersonId person;             ///< none: the program itself or the operator at the command line
    PostId post;                 ///< the post in which the person acts now
    PostId on_behalf_of;         ///< by delegation: the post whose right is used; none otherwise
    OrganisationId organisation; ///< of the post; none: the system as a whole
    AreaId area;                 ///< root of `areas`; none: the whole country
    AreaSet areas;
    Capabilities capabilities;
    std::string actor;  ///< "Nguyễn Văn An, chuyên viên": stands in the audit log whatever becomes of the records
    std::string client; ///< network address, "" at the command line
    Channel channel = Channel::page;

    bool may(Capability capability) const { return capabilities.has(capability); }

    /// For commands and for the program's own acts (demonstration data, jobs). Made in app/ and in tests only.
    static Scope of_operator(std::string actor);
};

/// Errors: refused, with the words for the person, where the scope lacks the capability.
base::Result<void> require(Scope const& scope, Capability capability);
/// … or where the area is not among its areas. The same words as for a record that does not exist: a guess tells nothing.
base::Result<void> require(Scope const& scope, Capability capability, AreaId area);

} // namespace rights
