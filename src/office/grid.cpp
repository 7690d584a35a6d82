#include "office/grid.hpp"

#include "office/lines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace office::layout {
namespace {

constexpr double kTouch = 4;          ///< points between the end of a border and the border that it meets
constexpr double kSame = 4;           ///< points between two borders that are one
constexpr std::size_t kSideMax = 200; ///< rows or columns

bool is_level(Rule const& rule) { return rule.x1 - rule.x0 > rule.y1 - rule.y0; }

bool meet(Rule const& level, Rule const& upright) {
    return upright.x0 >= level.x0 - kTouch && upright.x0 <= level.x1 + kTouch && level.y0 >= upright.y0 - kTouch &&
           level.y0 <= upright.y1 + kTouch;
}

std::vector<double> borders(std::vector<double> places) {
    std::ranges::sort(places);
    std::vector<double> out;
    for (double const place : places)
        if (out.empty() || place - out.back() > kSame) out.push_back(place);
    return out;
}

/// Rules that hang together.
std::vector<std::vector<Rule>> clusters(std::vector<Rule> const& rules) {
    std::vector<std::size_t> parent(rules.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    auto const root = [&](std::size_t at) {
        while (parent[at] != at) at = parent[at] = parent[parent[at]];
        return at;
    };
    for (std::size_t a = 0; a < rules.size(); ++a)
        for (std::size_t b = 0; b < rules.size(); ++b)
            if (is_level(rules[a]) && !is_level(rules[b]) && meet(rules[a], rules[b])) parent[root(a)] = root(b);
    std::vector<std::vector<Rule>> out(rules.size());
    for (std::size_t at = 0; at < rules.size(); ++at) out[root(at)].push_back(rules[at]);
    std::erase_if(out, [](auto const& cluster) { return cluster.size() < 4; });
    return out;
}

/// Where rules run along a border for most of a stretch.
bool covers(std::vector<Rule> const& rules, bool level, double place, double from, double to, double share = 0.6) {
    double covered = 0;
    for (Rule const& rule : rules) {
        if (is_level(rule) != level) continue;
        double const at = level ? rule.y0 : rule.x0;
        if (std::abs(at - place) > kSame) continue;
        double const begin = level ? rule.x0 : rule.y0, end = level ? rule.x1 : rule.y1;
        covered += std::max(0.0, std::min(end, to) - std::max(begin, from));
    }
    return covered > share * (to - from);
}

bool is_noise(std::string_view text) {
    return text.find_first_not_of("|[]_{}~") == std::string_view::npos || text == "—" || text == "¦" || text == "│";
}

std::string cell_text(std::vector<Word> words) {
    std::erase_if(words, [](Word const& word) { return is_noise(word.text); });
    std::string text;
    if (words.empty()) return text;
    for (Line const& line : lines_of(std::move(words))) append_line(text, text_of(line));
    return text;
}

} // namespace

std::vector<Grid> take_grids(Page& page) {
    std::vector<Grid> grids;
    if (page.rules.size() > 2'000) return grids; // a drawing
    for (auto const& rules : clusters(page.rules)) {
        std::vector<double> xs, ys;
        for (Rule const& rule : rules) (is_level(rule) ? ys : xs).push_back(is_level(rule) ? rule.y0 : rule.x0);
        xs = borders(std::move(xs));
        ys = borders(std::move(ys));
        // A border parts at least one whole cell from another; a stroke of a letter does not.
        std::vector<double> const every_y = ys;
        auto const parts_cells = [&](bool level, double place, std::vector<double> const& across) {
            for (std::size_t at = 1; at < across.size(); ++at)
                if (covers(rules, level, place, across[at - 1], across[at], 0.9)) return true;
            return false;
        };
        std::erase_if(xs, [&](double x) { return !parts_cells(false, x, every_y); });
        std::erase_if(ys, [&](double y) { return !parts_cells(true, y, xs); });
        std::erase_if(xs, [&](double x) { return !parts_cells(false, x, ys); });
        if (xs.size() < 3 || ys.size() < 3 || xs.size() > kSideMax || ys.size() > kSideMax) continue;
        std::size_t const columns = xs.size() - 1, rows = ys.size() - 1;

        std::vector<std::vector<Word>> cells(rows * columns);
        auto const inside = [&](Word const& word) {
            double const x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
            return x > xs.front() && x < xs.back() && y > ys.front() && y < ys.back();
        };
        // Cells without a border between them are one; the first of them, from the top left, keeps the text.
        std::vector<std::size_t> home(cells.size());
        std::iota(home.begin(), home.end(), std::size_t{0});
        auto const root = [&](std::size_t at) {
            while (home[at] != at) at = home[at];
            return at;
        };
        auto const join = [&](std::size_t a, std::size_t b) {
            a = root(a);
            b = root(b);
            home[std::max(a, b)] = std::min(a, b);
        };
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                std::size_t const at = row * columns + column;
                if (column + 1 < columns && !covers(rules, false, xs[column + 1], ys[row], ys[row + 1]))
                    join(at, at + 1);
                if (row + 1 < rows && !covers(rules, true, ys[row + 1], xs[column], xs[column + 1]))
                    join(at, at + columns);
            }
        std::size_t regions = 0;
        for (std::size_t at = 0; at < home.size(); ++at) regions += root(at) == at;
        if (regions < 2) continue;
        for (Word const& word : page.words) {
            if (!inside(word)) continue;
            double const x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
            auto const column = static_cast<std::size_t>(std::ranges::upper_bound(xs, x) - xs.begin()) - 1;
            auto const row = static_cast<std::size_t>(std::ranges::upper_bound(ys, y) - ys.begin()) - 1;
            cells[root(row * columns + column)].push_back(word);
        }
        std::erase_if(page.words, inside);

        Grid grid{
            .top = ys.front(), .bottom = ys.back(), .left = xs.front(), .right = xs.back(), .columns = xs, .table = {}};
        for (std::size_t row = 0; row < rows; ++row) {
            flow::Row out;
            bool any = false;
            for (std::size_t column = 0; column < columns; ++column) {
                std::size_t const at = row * columns + column;
                flow::Cell cell;
                cell.continued = root(at) != at;
                if (!cell.continued) {
                    std::string text = cell_text(std::move(cells[at]));
                    any = any || !text.empty();
                    if (!text.empty()) cell.blocks.push_back({flow::Paragraph{std::move(text), {}, false}});
                }
                out.cells.push_back(std::move(cell));
            }
            if (any) grid.table.rows.push_back(std::move(out));
        }
        if (!grid.table.rows.empty()) grids.push_back(std::move(grid));
    }
    std::ranges::sort(grids, {}, &Grid::top);
    return grids;
}

} // namespace office::layout
