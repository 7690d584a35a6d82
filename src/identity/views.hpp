#pragma once

#include "identity/directory.hpp"
#include "identity/store.hpp"
#include "site/visit.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace identity {

/// What a person may do when acting in one post: everything of a visitor that does not change with the request.
struct PostView {
    Acting acting;
    rights::Scope scope; ///< without client
    std::string post;    ///< "Chuyên viên, Sở Nội vụ tỉnh Lai Châu"
    std::vector<site::PostChoice> choices;

    site::Visitor visitor(std::string const& person, std::string client) const;
};

/// Views by person and post, for a short time. Threads share it.
class Views {
public:
    Views(Directory& directory, std::chrono::seconds age) : directory_{directory}, age_{age} {}

    /// The view of the wanted post; of the person's first one where that has ended (`acting` of the answer tells); nullptr where the person has
    /// none that day.
    std::shared_ptr<PostView const> find(db::Session& session, PersonId person, Acting const& wanted, Date day);
    void forget();

private:
    std::shared_ptr<PostView const> load(db::Session& session, PersonId person, Acting const& wanted, Date day);

    struct Entry {
        std::shared_ptr<PostView const> view;
        Date day;
        std::chrono::steady_clock::time_point loaded; ///< not the clock on the wall: that may be set back
    };
    Directory& directory_;
    std::chrono::seconds age_;
    std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
    std::uint64_t changes_ = 0;
};

std::string key_of(Acting const& acting); ///< "12", "12.5" by delegation 5
std::optional<Acting> acting_of(std::string_view key);

} // namespace identity
