#pragma once

#include "areas/atlas.hpp"
#include "areas/outline.hpp"
#include "areas/special_lists.hpp"
#include "areas/store.hpp"
#include "html/markup.hpp"

#include <string>
#include <vector>

/// The page of one unit, from values to markup. It asks nothing and decides nothing.
namespace areas {

struct MapShape {
    Unit const* unit;
    Outline outline;
    bool is_ground = false; ///< what lies around, without colour
};

/// One drawing; all drawings of a page have one frame, so that before and after can be laid side by side.
struct MapPanel {
    std::string title; ///< "Trước 01/07/2025"
    base::Date on;
    std::vector<MapShape> shapes;
};

struct AreaView {
    Atlas const& atlas;
    Unit const& unit;
    base::Date asked; ///< the day that was asked for
    base::Date today;
    std::vector<std::pair<SpecialList, Membership>> memberships = {};
    std::vector<MapPanel> maps = {};
    std::size_t waiting = 0; ///< names that wait for a person
    bool may_edit = false;
    html::Markup csrf = {};
    std::string typed_name = {}, typed_from = {}, typed_act = {}; ///< of a form that was refused
    std::string error = {};
    std::string error_field = {};
};

html::Markup render_area(AreaView const& view);
html::Markup render_maps(std::vector<MapPanel> const& panels);

/// What the unit is, by its own word: "Quận", "Thành phố thuộc tỉnh", "Đặc khu".
std::string word_of(Title const& title, Level level);

/// The unit in its time: "Đang có hiệu lực từ 01/07/2025", "Chấm dứt sau ngày 30/06/2025", "Chưa có vào ngày 30/06/2025".
std::string standing(Unit const& unit, base::Date on);

} // namespace areas
