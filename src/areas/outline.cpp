#include "areas/outline.hpp"

#include "areas/store_acts.hpp"
#include "audit/audit.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <unordered_map>

namespace areas {
namespace {

using nlohmann::json;

constexpr std::size_t kPointsMost = 2'000'000;

base::Error fault(std::string message, std::string where = {}) {
    return {base::Code::invalid_input, std::move(message), std::move(where),
            "Xuất lại tệp GeoJSON theo kinh độ, vĩ độ WGS 84, mỗi đối tượng có thuộc tính code và name."};
}

base::Result<Ring> read_ring(json const& points, std::string const& where, std::size_t& left) {
    if (!points.is_array()) return std::unexpected{fault("Đường bao không phải danh sách điểm.", where)};
    if (points.size() > left)
        return base::fail(base::Code::limit_exceeded, "Tệp có hơn 2 triệu điểm.", where,
                          "Giản lược đường bao trước khi nhập.");
    left -= points.size();
    Ring ring;
    ring.reserve(points.size());
    for (json const& point : points) {
        if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number())
            return std::unexpected{fault("Có điểm không phải cặp kinh độ, vĩ độ.", where)};
        Point const read{point[0].get<double>(), point[1].get<double>()};
        if (!(std::abs(read.longitude) <= 180) || !(std::abs(read.latitude) <= 90))
            return std::unexpected{fault("Có điểm nằm ngoài trái đất: tọa độ không phải độ.", where)};
        ring.push_back(read);
    }
    return ring;
}

base::Result<Outline> read_geometry(json const& geometry, std::string const& where, std::size_t& left) {
    Outline outline;
    auto const type = geometry.is_object() ? geometry.value("type", json{}) : json{};
    auto const coordinates = geometry.is_object() ? geometry.find("coordinates") : geometry.end();
    bool const several = type == "MultiPolygon";
    if ((type != "Polygon" && !several) || coordinates == geometry.end() || !coordinates->is_array())
        return std::unexpected{fault("Hình không phải Polygon hoặc MultiPolygon.", where)};
    auto const take = [&](json const& polygon) -> base::Result<void> {
        if (!polygon.is_array()) return std::unexpected{fault("Đa giác không phải danh sách đường bao.", where)};
        for (json const& points : polygon) {
            auto ring = TRY(read_ring(points, where, left));
            if (ring.size() >= 3) outline.rings.push_back(std::move(ring));
        }
        return {};
    };
    if (!several) {
        TRY(take(*coordinates));
        return outline;
    }
    for (json const& polygon : *coordinates) TRY(take(polygon));
    return outline;
}

std::string text_of(json const& properties, char const* name) {
    if (!properties.is_object()) return {};
    auto const at = properties.find(name);
    if (at == properties.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    return at->is_number_integer() ? std::to_string(at->get<std::int64_t>()) : std::string{};
}

/// Stops at a depth that GeoJSON never has, before the parser's own stack grows with it.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == '[' || c == '{') {
            if (++depth > 40) return true;
        } else if (c == ']' || c == '}')
            --depth;
    }
    return false;
}

} // namespace

base::Result<std::vector<OutlineFeature>> read_geojson(std::string_view text) {
    if (is_too_deep(text))
        return base::fail(base::Code::limit_exceeded, "Tệp lồng nhau quá sâu so với GeoJSON.", {},
                          "Xuất lại tệp GeoJSON.");
    json const document = json::parse(text, nullptr, false);
    if (document.is_discarded()) return std::unexpected{fault("Tệp không phải JSON.")};
    auto const features = document.is_object() ? document.find("features") : document.end();
    if (!document.is_object() || document.value("type", json{}) != "FeatureCollection" || features == document.end() ||
        !features->is_array())
        return std::unexpected{fault("Tệp không phải FeatureCollection của GeoJSON.")};
    std::vector<OutlineFeature> read;
    std::size_t left = kPointsMost;
    for (json const& feature : *features) {
        std::string const where = "đối tượng thứ " + std::to_string(read.size() + 1);
        json const properties = feature.is_object() ? feature.value("properties", json{}) : json{};
        OutlineFeature one{text_of(properties, "code"), text_of(properties, "name"), {}};
        if (one.code.empty()) return std::unexpected{fault("Đối tượng không có thuộc tính code.", where)};
        one.outline = TRY(read_geometry(feature.value("geometry", json{}), where + " (mã " + one.code + ")", left));
        read.push_back(std::move(one));
    }
    return read;
}

std::string packed(Outline const& outline) {
    std::string text;
    for (Ring const& ring : outline.rings) {
        if (!text.empty()) text += '|';
        bool first = true;
        for (Point const& point : ring) {
            fmt::format_to(std::back_inserter(text), "{}{:.6g},{:.6g}", first ? "" : " ", point.longitude,
                           point.latitude);
            first = false;
        }
    }
    return text;
}

Outline unpacked(std::string_view text) {
    Outline outline;
    char const* at = text.data();
    char const* const end = at + text.size();
    if (at != end) outline.rings.emplace_back();
    while (at < end) {
        Point point{};
        auto const first = std::from_chars(at, end, point.longitude);
        if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ',') db::throw_misfit("an outline");
        auto const second = std::from_chars(first.ptr + 1, end, point.latitude);
        if (second.ec != std::errc{}) db::throw_misfit("an outline");
        outline.rings.back().push_back(point);
        at = second.ptr;
        if (at < end && *at == '|') outline.rings.emplace_back();
        if (at < end) ++at;
    }
    return outline;
}

MapFrame frame_of(std::vector<Outline const*> const& outlines, double width) {
    MapFrame frame{180, 90, -180, -90, width, width};
    for (Outline const* const outline : outlines)
        for (Ring const& ring : outline->rings)
            for (Point const& point : ring) {
                frame.west = std::min(frame.west, point.longitude);
                frame.east = std::max(frame.east, point.longitude);
                frame.south = std::min(frame.south, point.latitude);
                frame.north = std::max(frame.north, point.latitude);
            }
    if (frame.west > frame.east) return {0, 0, 1, 1, width, width}; // nothing to draw
    double const margin = 0.02 * std::max({frame.east - frame.west, frame.north - frame.south, 0.01});
    frame.west -= margin;
    frame.east += margin;
    frame.south -= margin;
    frame.north += margin;
    double const shortened = std::cos((frame.south + frame.north) / 2 * std::numbers::pi / 180);
    frame.height = width * (frame.north - frame.south) / ((frame.east - frame.west) * shortened);
    // A long coast, the islands far out: never more than twice as high as wide.
    if (frame.height > 2 * width) {
        double const wider = (frame.north - frame.south) / (2 * shortened) - (frame.east - frame.west);
        frame.west -= wider / 2;
        frame.east += wider / 2;
        frame.height = 2 * width;
    }
    return frame;
}

std::string path_of(Outline const& outline, MapFrame const& frame) {
    std::string path;
    for (Ring const& ring : outline.rings) {
        char sign = 'M';
        for (Point const& point : ring) {
            double const x = (point.longitude - frame.west) / (frame.east - frame.west) * frame.width;
            double const y = (frame.north - point.latitude) / (frame.north - frame.south) * frame.height;
            fmt::format_to(std::back_inserter(path), "{}{:.1f} {:.1f}", sign, x, y);
            sign = 'L';
        }
        path += 'Z';
    }
    return path;
}

Point label_point(Outline const& outline) {
    Point best{0, 0};
    double largest = -1;
    for (Ring const& ring : outline.rings) {
        double twice = 0;
        Point middle{0, 0};
        for (std::size_t i = 0; i < ring.size(); ++i) {
            Point const& here = ring[i];
            Point const& next = ring[(i + 1) % ring.size()];
            double const cross = here.longitude * next.latitude - next.longitude * here.latitude;
            twice += cross;
            middle.longitude += (here.longitude + next.longitude) * cross;
            middle.latitude += (here.latitude + next.latitude) * cross;
        }
        if (std::abs(twice) <= largest || ring.empty()) continue;
        largest = std::abs(twice);
        // A ring without area is a line: its first point will do.
        best = largest < 1e-9 ? ring.front() : Point{middle.longitude / (3 * twice), middle.latitude / (3 * twice)};
    }
    return best;
}

base::Result<std::vector<std::optional<Outline>>> outlines_of(db::Session& session, rights::Scope const& scope,
                                                              std::vector<AreaId> const& areas) {
    TRY(rights::require(scope, rights::Capability::read_areas));
    std::vector<std::int64_t> numbers;
    for (AreaId const area : areas) numbers.push_back(area.number());
    std::unordered_map<AreaId, Outline> found;
    session.each<AreaId, std::string>(
        "SELECT area_id, rings FROM area_outlines WHERE area_id IN " + db::in_list(session.engine(), "areas"),
        {{"areas", db::list_of(numbers)}},
        [&](AreaId area, std::string const& rings) { found.emplace(area, unpacked(rings)); });
    std::vector<std::optional<Outline>> outlines;
    for (AreaId const area : areas) {
        auto const at = found.find(area);
        outlines.push_back(at == found.end() ? std::nullopt : std::optional{at->second});
    }
    return outlines;
}

base::Result<void> put_outlines(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                std::vector<std::pair<AreaId, Outline>> const& outlines, std::string const& source) {
    TRY(rights::require(scope, rights::Capability::edit_areas));
    std::size_t same = 0;
    for (auto const& [area, outline] : outlines) {
        TRY(rights::require(scope, rights::Capability::edit_areas, area));
        std::string const rings = packed(outline);
        if (tx.find<std::string>("SELECT rings FROM area_outlines WHERE area_id = :area", {{"area", area}}) == rings) {
            ++same;
            continue;
        }
        tx.run("INSERT INTO area_outlines (area_id, rings, source) VALUES (:area, :rings, :source) ON CONFLICT "
               "(area_id) DO UPDATE SET rings = excluded.rings, source = excluded.source",
               {{"area", area}, {"rings", rings}, {"source", source}});
    }
    if (same == outlines.size()) return {}; // the same file again
    raise_revision(tx);
    nlohmann::ordered_json const after{{"Số đường bao", outlines.size() - same}, {"Nguồn", source}};
    audit::write(tx, scope, when,
                 {.verb = "area_outlines",
                  .object = "areas",
                  .label = "Đường bao bản đồ",
                  .before = {},
                  .after = after.dump(),
                  .note = {}});
    return {};
}

} // namespace areas
