#pragma once

#include "areas/store.hpp"
#include "base/clock.hpp"
#include "directives/due/calendar.hpp"
#include "site/list.hpp"

#include <filesystem>
#include <functional>

namespace directives::boards {

/// What the pages of boards are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    db::Database& database;
    areas::Atlases& atlases;
    base::Clock const& clock;
    due::Calendar const& calendar;
    std::filesystem::path scratch;
    std::function<rights::AreaSet(rights::AreaId)> areas_of; ///< the area with all below it, at any time
};

inline constexpr char kWorkAddress[] = "/work";
inline constexpr char kLateAddress[] = "/directives/late";
inline constexpr char kMatrixAddress[] = "/directives/matrix";
inline constexpr char kCalendarAddress[] = "/directives/calendar";
inline constexpr char kListAddress[] = "/directives/list";

///   GET /work                            "Việc của tôi"
///   GET /directives/board/{organisation} what one body has, in columns by standing
///   GET /directives/list                 turns one by one, .xlsx, .csv: what stands behind every figure of the others
///   GET /directives/matrix               bodies x duties; .xlsx
///   GET /directives/late                 who is late, by how much, whose step
///   GET /directives/calendar             a month
void register_pages(site::Routes& routes, PageServices const& services);

///   GET /api/v1/work, /api/v1/directives/board/{organisation}, /api/v1/directives/list, /api/v1/directives/matrix,
///       /api/v1/directives/late, /api/v1/directives/calendar
void register_api(site::Routes& routes, PageServices const& services);

/// "Việc của tôi" as the first part of the start page; empty for whoever neither reports nor gives duties.
html::Markup render_work(PageServices const& services, site::Visit const& visit);

/// Parts of the above.
void register_work_pages(site::Routes& routes, PageServices const& services);
void register_work_api(site::Routes& routes, PageServices const& services);
void register_board_api(site::Routes& routes, PageServices const& services);
void register_matrix_api(site::Routes& routes, PageServices const& services);
void register_late_api(site::Routes& routes, PageServices const& services);
void register_calendar_api(site::Routes& routes, PageServices const& services);
void register_board_pages(site::Routes& routes, PageServices const& services);
void register_list_pages(site::Routes& routes, PageServices const& services);
void register_matrix_pages(site::Routes& routes, PageServices const& services);
void register_late_pages(site::Routes& routes, PageServices const& services);
void register_calendar_pages(site::Routes& routes, PageServices const& services);
site::List turns_list(PageServices const& services, site::Visit const& visit);
site::List turns_shape(); ///< its columns and filters, without a store

} // namespace directives::boards
