#pragma once

#include "areas/store.hpp"
#include "identity/directory.hpp"
#include "organisations/store.hpp"

namespace app {

/// What identity asks of organisations and areas.
class Directory final : public identity::Directory {
public:
    Directory(db::Database& store, areas::Atlases& atlases) : store_{store}, atlases_{atlases} {}

    std::optional<Organisation> organisation(rights::OrganisationId id, base::Date day) override;
    std::vector<Organisation> find(std::string_view typed, base::Date day, std::size_t limit) override;
    rights::AreaSet areas_of(rights::AreaId root) override;

private:
    db::Database& store_;
    areas::Atlases& atlases_;
};

} // namespace app
