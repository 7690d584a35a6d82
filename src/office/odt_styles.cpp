#include "office/odt_styles.hpp"

#include "office/xml.hpp"

#include <algorithm>
#include <string_view>

namespace office::odt {
namespace {

numbering::Style style_of(std::string_view format) {
    using enum numbering::Style;
    if (format == "1") return decimal;
    if (format == "I") return upper_roman;
    if (format == "i") return lower_roman;
    if (format == "A") return upper_letter;
    if (format == "a") return lower_letter;
    if (format.empty()) return none;
    return format.starts_with("01") ? decimal_zero : decimal;
}

numbering::Levels levels_of(pugi::xml_node list) {
    numbering::Levels levels;
    for (auto const node : list.children()) {
        int const number = node.attribute("text:level").as_int();
        if (number < 1 || number > numbering::kLevels) continue;
        auto& level = levels[static_cast<std::size_t>(number - 1)];
        auto const kind = xml::local(node);
        if (kind == "list-level-style-bullet" || kind == "list-level-style-image") {
            level.style = numbering::Style::bullet;
            level.text = node.attribute("text:bullet-char").value();
            continue;
        }
        level.style = style_of(node.attribute("style:num-format").value());
        level.start = node.attribute("text:start-value").as_int(1);
        if (auto const shape = node.attribute("loext:num-list-format")) {
            level.text = shape.value();
            continue;
        }
        // Without the newer attribute: prefix, the numbers of `display-levels` levels parted by full stops, suffix.
        level.text = node.attribute("style:num-prefix").value();
        int const shown = level.style == numbering::Style::none
                              ? 0
                              : std::clamp(node.attribute("text:display-levels").as_int(1), 1, number);
        for (int i = number - shown + 1; i <= number; ++i)
            (level.text += i > number - shown + 1 ? ".%" : "%") += std::to_string(i);
        level.text += node.attribute("style:num-suffix").value();
    }
    return levels;
}

} // namespace

void Styles::read(pugi::xml_node container) {
    for (auto const node : container.children()) {
        auto const name = xml::name(node);
        if (name == "text:list-style")
            lists_[node.attribute("style:name").value()] = levels_of(node);
        else if (name == "text:outline-style")
            outline_ = levels_of(node);
        else if (name == "style:style") {
            Style style;
            style.parent = node.attribute("style:parent-style-name").value();
            style.list = node.attribute("style:list-style-name").value();
            auto const paragraph = node.child("style:paragraph-properties");
            style.page_before = std::string_view{paragraph.attribute("fo:break-before").value()} == "page";
            auto const text = node.child("style:text-properties");
            style.raised = std::string_view{text.attribute("style:text-position").value()}.starts_with("super");
            style.hidden = std::string_view{text.attribute("text:display").value()} == "none";
            for (auto const attribute : node.child("style:table-cell-properties").attributes())
                if (std::string_view{attribute.name()}.starts_with("fo:border"))
                    style.ruled = style.ruled || std::string_view{attribute.value()} != "none";
            styles_[std::string{node.attribute("style:family").value()} + '/' + node.attribute("style:name").value()] =
                std::move(style);
        }
    }
}

Styles::Style const* Styles::find(std::string const& family_and_name) const {
    auto const at = styles_.find(family_and_name);
    return at == styles_.end() ? nullptr : &at->second;
}

std::string Styles::list_of(std::string const& paragraph_style) const {
    Style const* style = find("paragraph/" + paragraph_style);
    for (int hops = 0; style != nullptr && hops < 20; ++hops) {
        if (!style->list.empty()) return style->list;
        style = find("paragraph/" + style->parent);
    }
    return {};
}

bool Styles::breaks_page(std::string const& paragraph_style) const {
    Style const* style = find("paragraph/" + paragraph_style);
    return style != nullptr && style->page_before;
}

bool Styles::is_ruled(std::string const& cell_style) const {
    Style const* style = find("table-cell/" + cell_style);
    return style != nullptr && style->ruled;
}

bool Styles::is_raised(std::string const& text_style) const {
    Style const* style = find("text/" + text_style);
    return style != nullptr && style->raised;
}

bool Styles::is_hidden(std::string const& text_style) const {
    Style const* style = find("text/" + text_style);
    return style != nullptr && style->hidden;
}

numbering::Levels const& Styles::levels(std::string const& list_style) const {
    auto const at = lists_.find(list_style);
    return at == lists_.end() ? none_ : at->second;
}

} // namespace office::odt
