#include "organisations/store.hpp"

#include <mutex>

namespace organisations {

struct Resolvers::State {
    db::Database& database;
    areas::Atlases& atlases;
    Catalogue const& catalogue;
    std::mutex mutex;
    std::int64_t revision = -1;
    std::shared_ptr<Current const> current;
};

Resolvers::Resolvers(db::Database& database, areas::Atlases& atlases, Catalogue const& catalogue)
    : state_{std::make_unique<State>(database, atlases, catalogue)} {}
Resolvers::~Resolvers() = default;

Catalogue const& Resolvers::catalogue() const { return state_->catalogue; }

std::shared_ptr<Resolvers::Current const> Resolvers::now() {
    auto const read_revision = [](db::Session& session) {
        return session.find<std::int64_t>("SELECT revision FROM organisation_state WHERE id = 1").value();
    };
    auto atlas = state_->atlases.now();
    {
        auto session = state_->database.lease();
        std::int64_t const revision = read_revision(session);
        std::lock_guard const guard{state_->mutex};
        if (revision == state_->revision && state_->current->atlas == atlas) return state_->current;
    }
    // Revision and bodies of one moment; another thread may make the same meanwhile, which does no harm.
    auto tx = state_->database.read();
    std::int64_t const revision = read_revision(tx);
    areas::Atlas const& areas = *atlas;
    auto made = std::make_shared<Current const>(std::move(atlas), Resolver{state_->catalogue, areas, own_bodies(tx)});
    std::lock_guard const guard{state_->mutex};
    state_->revision = revision;
    state_->current = made;
    return made;
}

} // namespace organisations
