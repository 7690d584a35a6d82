#pragma once

#include "office/numbering.hpp"

#include <pugixml.hpp>

#include <map>
#include <string>

namespace office::odt {

/// What of an OpenDocument's styles bears on the text; read from each element that holds styles.
class Styles {
public:
    void read(pugi::xml_node container);

    /// The list style of a paragraph style, over its parents; empty where none.
    std::string list_of(std::string const& paragraph_style) const;
    bool breaks_page(std::string const& paragraph_style) const;
    /// Whether a cell style draws a border.
    bool is_ruled(std::string const& cell_style) const;
    bool is_raised(std::string const& text_style) const;
    bool is_hidden(std::string const& text_style) const;
    numbering::Levels const& levels(std::string const& list_style) const; ///< all `none` where there is no such style
    numbering::Levels const& outline() const { return outline_; }

private:
    struct Style {
        std::string parent, list;
        bool page_before = false, ruled = false, raised = false, hidden = false;
    };
    Style const* find(std::string const& family_and_name) const;
    std::map<std::string, Style> styles_; ///< by "family/name"
    std::map<std::string, numbering::Levels> lists_;
    numbering::Levels outline_, none_;
};

} // namespace office::odt
