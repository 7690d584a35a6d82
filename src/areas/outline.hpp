#pragma once

#include "areas/unit.hpp"
#include "db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Outlines of units, from GeoJSON, drawn as paths of inline SVG.
namespace areas {

struct Point {
    double longitude;
    double latitude;
    friend bool operator==(Point const&, Point const&) = default;
};
using Ring = std::vector<Point>;

struct Outline {
    std::vector<Ring> rings; ///< outer rings and holes, drawn by even-odd
};

/// A feature of a GeoJSON FeatureCollection with its properties `code` and `name`.
struct OutlineFeature {
    std::string code;
    std::string name;
    Outline outline;
};

/// Reads Polygon and MultiPolygon in degrees (WGS 84). Errors: invalid_input (not JSON, not a FeatureCollection, a feature without code, a
/// point beyond the world), limit_exceeded (above 2 million points, or deeper than GeoJSON goes).
base::Result<std::vector<OutlineFeature>> read_geojson(std::string_view json);

/// As stored: "lon,lat lon,lat|…"
std::string packed(Outline const& outline);
Outline unpacked(std::string_view text);

/// Frame of a drawing.
struct MapFrame {
    double west, south, east, north; ///< degrees
    double width = 0, height = 0;    ///< of the drawing, in its units
};
/// All points with a margin, `width` wide; the height follows (a degree of longitude is shortened by the cosine of the latitude).
MapFrame frame_of(std::vector<Outline const*> const& outlines, double width);
/// Attribute d of a path: "M1.2 3.4L…Z".
std::string path_of(Outline const& outline, MapFrame const& frame);

/// Where a name stands: the middle of the largest ring. Before: there is a ring, or the answer is 0, 0.
Point label_point(Outline const& outline);

/// Of several units, in the same order; nullopt where none was imported.
base::Result<std::vector<std::optional<Outline>>> outlines_of(db::Session& session, rights::Scope const& scope,
                                                              std::vector<AreaId> const& areas);
/// Puts or replaces; one audit row for all. Errors: refused.
base::Result<void> put_outlines(db::Transaction& tx, rights::Scope const& scope, db::Instant when,
                                std::vector<std::pair<AreaId, Outline>> const& outlines, std::string const& source);

} // namespace areas
