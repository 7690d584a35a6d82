#pragma once

#include "base/clock.hpp"
#include "directives/settlement/settlement.hpp"

#include <filesystem>

namespace directives::settlement {

/// All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    base::Clock const& clock;
    std::filesystem::path scratch;
};

inline constexpr char kSettlementAddress[] = "/directives/settlement";

///   GET  /directives/settlement                        the register; .xlsx, .csv, .docx in the seven columns
///   GET, POST /directives/settlement/entries/{entry}   what the officer writes down of one line
///   GET  /directives/settlement/summary?month=2026-11  counts by unit, each leading to its lines; …/summary.xlsx, …/summary.docx
void register_pages(site::Routes& routes, PageServices const& services);

} // namespace directives::settlement
