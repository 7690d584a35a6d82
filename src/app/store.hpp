#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace app {

/// Where the data lies: a folder of its own with a SQLite file, or a PostgreSQL database beside that folder.
struct StorePlace {
    std::string data = "./data";
    std::string database = {}; ///< "postgresql://…"; "" for the file in `data`

    std::string address() const; ///< as db::settings_of takes it
};

inline constexpr char kDatabaseFile[] = "benvung.sqlite";

/// Opens the store and brings it up to this program. Errors: unavailable (no connection, damaged), refused (a newer program used it).
base::Result<std::unique_ptr<db::Database>> open_store(StorePlace const& place, base::Clock const& clock);

} // namespace app
