#include "office/docx_styles.hpp"

#include <string_view>

namespace office::docx {
namespace {

numbering::Style style_of(std::string_view format) {
    using enum numbering::Style;
    if (format == "decimal" || format == "ordinal" || format == "cardinalText" || format == "ordinalText" ||
        format.empty())
        return decimal;
    if (format == "decimalZero") return decimal_zero;
    if (format == "upperRoman") return upper_roman;
    if (format == "lowerRoman") return lower_roman;
    if (format == "upperLetter") return upper_letter;
    if (format == "lowerLetter") return lower_letter;
    if (format == "bullet") return bullet;
    if (format == "none") return none;
    return decimal;
}

numbering::Level level_of(pugi::xml_node lvl) {
    numbering::Level level;
    level.style = style_of(lvl.child("w:numFmt").attribute("w:val").value());
    level.text = lvl.child("w:lvlText").attribute("w:val").value();
    level.start = lvl.child("w:start").attribute("w:val").as_int(1);
    level.plain_digits = is_on(lvl.child("w:isLgl"));
    if (auto const restart = lvl.child("w:lvlRestart")) {
        int const after = restart.attribute("w:val").as_int();
        level.restart_after = after == 0 ? -2 : after - 1;
    }
    return level;
}

int level_index(pugi::xml_node node) { return node.attribute("w:ilvl").as_int(-1); }
bool in_range(int level) { return level >= 0 && level < numbering::kLevels; }

} // namespace

bool is_on(pugi::xml_node property) {
    if (!property) return false;
    std::string_view const value = property.attribute("w:val").value();
    return value != "0" && value != "false" && value != "off";
}

std::optional<bool> draws(pugi::xml_node borders) {
    if (!borders) return {};
    bool drawn = false, said = false;
    for (auto const side : borders.children()) {
        std::string_view const value = side.attribute("w:val").value();
        if (value.empty()) continue;
        said = true;
        drawn = drawn || (value != "nil" && value != "none");
    }
    return said ? std::optional{drawn} : std::nullopt;
}

void Styles::read(pugi::xml_node root) {
    for (auto const node : root.children("w:style")) {
        std::string const id = node.attribute("w:styleId").value();
        Style style;
        style.based_on = node.child("w:basedOn").attribute("w:val").value();
        auto const numbered = node.child("w:pPr").child("w:numPr");
        style.numbered.list = numbered.child("w:numId").attribute("w:val").value();
        if (auto const level = numbered.child("w:ilvl")) style.numbered.level = level.attribute("w:val").as_int();
        style.ruled = draws(node.child("w:tblPr").child("w:tblBorders"));
        std::string_view const kind = node.attribute("w:type").value();
        if (kind == "paragraph" && node.attribute("w:default").as_bool()) default_paragraph_ = id;
        styles_[id] = std::move(style);
    }
}

Numbered Styles::numbering_of(std::string const& style) const {
    Numbered found;
    std::string id = style;
    for (int hops = 0; hops < 20; ++hops) { // a chain may bite its own tail
        auto const at = styles_.find(id);
        if (at == styles_.end()) break;
        if (!found.level) found.level = at->second.numbered.level;
        if (found.list.empty()) found.list = at->second.numbered.list;
        if (!found.list.empty()) break;
        id = at->second.based_on;
    }
    return found;
}

bool Styles::is_ruled(std::string const& style) const {
    std::string id = style;
    for (int hops = 0; hops < 20; ++hops) {
        auto const at = styles_.find(id);
        if (at == styles_.end()) break;
        if (at->second.ruled) return *at->second.ruled;
        id = at->second.based_on;
    }
    return false;
}

void Lists::read(pugi::xml_node root) {
    for (auto const node : root.children("w:abstractNum")) {
        Abstract abstract;
        for (auto const lvl : node.children("w:lvl")) {
            int const level = level_index(lvl);
            if (!in_range(level)) continue;
            abstract.levels[static_cast<std::size_t>(level)] = level_of(lvl);
            if (auto const tied = lvl.child("w:pStyle")) abstract.styles[tied.attribute("w:val").value()] = level;
        }
        abstracts_[node.attribute("w:abstractNumId").value()] = std::move(abstract);
    }
    for (auto const node : root.children("w:num")) {
        List list;
        list.abstract = node.child("w:abstractNumId").attribute("w:val").value();
        for (auto const change : node.children("w:lvlOverride")) {
            int const level = level_index(change);
            if (!in_range(level)) continue;
            if (auto const start = change.child("w:startOverride"))
                list.starts[level] = start.attribute("w:val").as_int(1);
            if (auto const lvl = change.child("w:lvl")) list.levels[level] = level_of(lvl);
        }
        lists_[node.attribute("w:numId").value()] = std::move(list);
    }
}

std::string Lists::step(std::string const& id, int level) {
    auto const found = lists_.find(id);
    if (found == lists_.end() || !in_range(level)) return {};
    List& list = found->second;
    auto const abstract = abstracts_.find(list.abstract);
    if (abstract == abstracts_.end()) return {};
    std::optional<long> start;
    auto const at = static_cast<std::size_t>(level);
    if (!list.begun[at] && list.starts.contains(level)) start = list.starts[level];
    list.begun[at] = true;
    if (list.levels.empty()) return counters_[list.abstract].step(abstract->second.levels, level, start);
    numbering::Levels levels = abstract->second.levels;
    for (auto const& [changed, shape] : list.levels) levels[static_cast<std::size_t>(changed)] = shape;
    return counters_[list.abstract].step(levels, level, start);
}

int Lists::level_of_style(std::string const& list, std::string const& style) const {
    auto const found = lists_.find(list);
    if (found == lists_.end()) return 0;
    auto const abstract = abstracts_.find(found->second.abstract);
    if (abstract == abstracts_.end()) return 0;
    auto const tied = abstract->second.styles.find(style);
    return tied == abstract->second.styles.end() ? 0 : tied->second;
}

} // namespace office::docx
