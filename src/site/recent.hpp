#pragma once

#include "base/result.hpp"
#include "db/database.hpp"
#include "html/markup.hpp"
#include "site/visit.hpp"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

/// Pages that many open at once (at 8 in the morning, after a letter) are made once. What was made holds until this server writes anything; as
/// another server on the same PostgreSQL may write too, for two seconds; then one makes it anew while the others still get it, for two more at
/// most. Who looks after something was written waits for the one that makes it.
namespace site {

struct Made {
    std::string title;
    html::Markup main;          ///< nothing of the one person: no name, no csrf
    std::string_view form = {}; ///< id of a form in it that still needs its csrf_field; "": there is none
};

class Recent {
public:
    static constexpr std::chrono::seconds kHolds{2};
    static constexpr std::size_t kBytesMost = 8U << 20U;

    /// `database` outlives it.
    explicit Recent(db::Database const& database) : database_{database} {}

    /// The page of the visit's address for everybody who acts for the same body with the same rights. `besides`: what else it depends on, such
    /// as the day. Errors of `make` are not kept.
    base::Result<Made> get(Visit const& visit, std::string_view besides,
                           std::function<base::Result<Made>()> const& make);

private:
    struct Kept {
        std::string key;
        std::mutex making = {};
        std::mutex mutex = {}; ///< of what follows
        std::uint64_t writes = 0;
        std::chrono::steady_clock::time_point until = {}; ///< long past: nothing is kept
        Made made = {};
        std::size_t bytes = 0; ///< under Recent::mutex_
    };
    std::shared_ptr<Kept> kept_for(std::string const& key);
    void make_room(Kept& kept, std::size_t bytes);

    db::Database const& database_;
    std::mutex mutex_;
    std::list<std::shared_ptr<Kept>> kept_; ///< the last asked for first
};

} // namespace site
