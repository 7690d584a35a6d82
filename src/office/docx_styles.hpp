#pragma once

#include "office/numbering.hpp"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>

namespace office::docx {

/// Whether an on/off property such as w:vanish is present and not switched off.
bool is_on(pugi::xml_node property);

struct Numbered {
    std::string list; ///< numId; "0" or empty: not numbered
    std::optional<int> level;
};

/// What of styles.xml bears on the text.
class Styles {
public:
    void read(pugi::xml_node root);
    /// The list that a paragraph style brings, over its chain of `basedOn`.
    Numbered numbering_of(std::string const& style) const;
    /// Whether a table style draws borders.
    bool is_ruled(std::string const& style) const;
    std::string const& default_paragraph() const { return default_paragraph_; }

private:
    struct Style {
        std::string based_on;
        Numbered numbered;
        std::optional<bool> ruled;
    };
    std::map<std::string, Style> styles_;
    std::string default_paragraph_;
};

/// Whether w:tblBorders or w:tcBorders draws anything; nullopt where it says nothing.
std::optional<bool> draws(pugi::xml_node borders);

/// numbering.xml and where each list stands.
class Lists {
public:
    void read(pugi::xml_node root);
    /// The next label of list `numId` at `level`; empty where there is no such list.
    std::string step(std::string const& list, int level);
    /// The level that a paragraph style is tied to in its list; 0 where none.
    int level_of_style(std::string const& list, std::string const& style) const;

private:
    struct Abstract {
        numbering::Levels levels;
        std::map<std::string, int> styles;
    };
    struct List {
        std::string abstract;
        std::map<int, long> starts;
        std::map<int, numbering::Level> levels;
        std::array<bool, numbering::kLevels> begun{};
    };
    std::map<std::string, Abstract> abstracts_;
    std::map<std::string, List> lists_;
    std::map<std::string, numbering::Counter> counters_; ///< by abstract list: lists that share it go on counting
};

} // namespace office::docx
