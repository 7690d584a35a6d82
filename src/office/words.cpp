#include "office/words.hpp"

#include "office/picture.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace office {
namespace {

double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::isfinite(value) && std::abs(value) < 1e6 ? value : 0;
}

constexpr std::size_t kWordsMax = 20'000; ///< on one page; the fullest table we know has 2 000
constexpr std::size_t kRulesMax = 4'000;

/// Paper is the commonest light grey; ink is clearly darker.
int ink_threshold(Picture const& picture) {
    std::array<std::size_t, 256> counts{};
    for (char const pixel : picture.pixels) ++counts[static_cast<std::uint8_t>(pixel)];
    auto const paper = std::max_element(counts.begin() + 128, counts.end()) - counts.begin();
    return static_cast<int>(paper) - 60;
}

/// Runs of ink along a direction, thin across it. `get(along, across)` tells ink; the answer is (across, from, to).
struct Run {
    double across, from, to;
};

template <class Ink>
std::vector<Run> runs(std::size_t along_size, std::size_t across_size, std::size_t length_min, Ink const& ink) {
    std::vector<Run> out;
    constexpr std::size_t kHole = 2; // a speck of white does not break a line
    for (std::size_t across = 0; across < across_size && out.size() < kRulesMax * 4; ++across) {
        std::size_t from = 0, last = 0;
        bool open = false;
        auto const finish = [&] {
            if (!open || last + 1 - from < length_min) return;
            // Thin: a few pixels to either side most of it is paper.
            std::size_t dark = 0, looked = 0;
            for (std::size_t along = from; along <= last; along += 3) {
                ++looked;
                bool const before = across >= 4 && ink(along, across - 4),
                           after = across + 4 < across_size && ink(along, across + 4);
                dark += before || after;
            }
            if (dark * 10 < looked * 6)
                out.push_back({static_cast<double>(across), static_cast<double>(from), static_cast<double>(last + 1)});
        };
        for (std::size_t along = 0; along < along_size; ++along) {
            if (ink(along, across)) {
                if (!open) from = along;
                open = true;
                last = along;
            } else if (open && along - last > kHole) {
                finish();
                open = false;
            }
        }
        finish();
    }
    return out;
}

/// Runs of neighbouring rows that overlap, or follow each other with a step, are one line.
std::vector<Run> merged(std::vector<Run> found, double across_tolerance, double gap) {
    std::vector<Run> out;
    for (Run const& run : found) {
        bool joined = false;
        for (auto at = out.rbegin(); at != out.rend() && at - out.rbegin() < 200; ++at) {
            if (std::abs(at->across - run.across) > across_tolerance || run.from > at->to + gap ||
                run.to < at->from - gap)
                continue;
            at->from = std::min(at->from, run.from);
            at->to = std::max(at->to, run.to);
            joined = true;
            break;
        }
        if (!joined) out.push_back(run);
        if (out.size() > kRulesMax) break;
    }
    return out;
}

} // namespace

std::vector<Page> read_tsv(std::string_view tsv, double scale, std::size_t pages_max) {
    std::vector<Page> pages;
    while (!tsv.empty()) {
        auto const end = std::min(tsv.find('\n'), tsv.size());
        std::string_view line = tsv.substr(0, end);
        tsv.remove_prefix(std::min(end + 1, tsv.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::array<std::string_view, 12> fields{};
        std::size_t count = 0;
        for (std::string_view rest = line; count < fields.size(); ++count) {
            auto const tab = count + 1 < fields.size() ? rest.find('\t') : std::string_view::npos;
            fields[count] = rest.substr(0, tab);
            if (tab == std::string_view::npos) {
                ++count;
                break;
            }
            rest.remove_prefix(tab + 1);
        }
        if (count < 11) continue;
        double const left = number(fields[6]) * scale, top = number(fields[7]) * scale,
                     width = number(fields[8]) * scale, height = number(fields[9]) * scale;
        if (fields[0] == "1") {
            if (pages.size() >= pages_max) break;
            pages.push_back({width, height, {}, {}});
        } else if (fields[0] == "5" && count == 12 && !pages.empty() && pages.back().words.size() < kWordsMax) {
            std::string_view text = fields[11];
            while (text.starts_with(' ')) text.remove_prefix(1);
            while (text.ends_with(' ')) text.remove_suffix(1);
            if (text.empty() || width <= 0 || height <= 0) continue;
            pages.back().words.push_back(
                {left, top, left + width, top + height, std::string{text}, number(fields[10])});
        }
    }
    return pages;
}

std::vector<Rule> find_rules(std::string_view pgm, double page_width, double page_height, double slant) {
    Picture const picture = read_pgm(pgm);
    if (picture.width == 0 || page_width <= 0 || page_height <= 0) return {};
    int const threshold = ink_threshold(picture);
    double const sx = page_width / static_cast<double>(picture.width),
                 sy = page_height / static_cast<double>(picture.height);
    double const tangent = std::tan(slant);
    auto const limit = [](double value, std::size_t size) {
        return value < 0 || value >= static_cast<double>(size) ? size : static_cast<std::size_t>(value);
    };
    // (x, y) of the page set upright, looked up in the picture as it lies.
    auto const ink = [&](std::size_t x, std::size_t y) {
        if (tangent == 0) return picture.at(x, y) < threshold;
        auto const from_x = limit(static_cast<double>(x) - static_cast<double>(y) * tangent, picture.width);
        auto const from_y = limit(static_cast<double>(y) + static_cast<double>(x) * tangent, picture.height);
        return from_x < picture.width && from_y < picture.height && picture.at(from_x, from_y) < threshold;
    };
    auto const points = [](double length, double scale) { return static_cast<std::size_t>(length / scale); };
    double const tolerance = tangent == 0 ? 2.0 : 3.0;
    std::vector<Rule> out;
    for (Run const& run : merged(runs(picture.width, picture.height, points(24, sx), ink), tolerance / sy, 4 / sx))
        out.push_back({run.from * sx, run.across * sy, run.to * sx, run.across * sy});
    auto const sideways = [&](std::size_t along, std::size_t across) { return ink(across, along); };
    for (Run const& run : merged(runs(picture.height, picture.width, points(12, sy), sideways), tolerance / sx, 4 / sy))
        out.push_back({run.across * sx, run.from * sy, run.across * sx, run.to * sy});
    if (out.size() > kRulesMax) out.clear(); // a drawing, not a table
    return out;
}

} // namespace office
