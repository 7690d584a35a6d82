#pragma once

#include "base/result.hpp"
#include "html/markup.hpp"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Pages from ctemplate templates: src/FOLDER/templates/NAME.tpl is embedded in the program as "FOLDER/NAME". The loader puts the escape
/// pragma first in every one; a template must not carry it itself.
///
///   {{NAME}}                         a value, escaped by its context (text, quoted attribute); {{NAME:u}} inside a query of an address
///   {{#ROWS}}…{{/ROWS}}              once for each Dictionary added under ROWS; values of the parents are seen inside
///   {{>ROW}}                         the template included under ROW; the parents' values are seen inside as well
///   {{>MAIN}}                        ready-made Markup that was set under MAIN
///
/// Rules that the loader holds (it refuses to start otherwise): no {{…:none}}, no style="…", no variable inside <script>.
namespace html {

/// The values of one template. Values are plain text of any content.
class Dictionary {
public:
    Dictionary& set(std::string_view name, std::string_view value);
    Dictionary& set(std::string_view name, std::int64_t value); ///< "1234": plain digits, for attributes
    Dictionary& set(std::string_view name, int value) { return set(name, static_cast<std::int64_t>(value)); }
    Dictionary& set(std::string_view name, char const* value) { return set(name, std::string_view{value}); }
    Dictionary& set(std::string_view name, Markup markup); ///< for {{>NAME}}

    Dictionary& add(std::string_view section);            ///< one more turn of a section; the reference stays valid
    void show(std::string_view section) { add(section); } ///< a section that has no values of its own
    void show_if(bool condition, std::string_view section) {
        if (condition) add(section);
    }
    Dictionary& include(std::string_view marker, std::string_view template_name); ///< one more template under a marker

    struct Value {
        std::string name, value;
    };
    struct Piece {
        std::string name;
        Markup markup;
    };
    struct Child;
    std::vector<Value> const& values() const { return values_; }
    std::vector<Piece> const& pieces() const { return pieces_; }
    std::deque<Child> const& sections() const { return sections_; }
    std::deque<Child> const& includes() const { return includes_; }

private:
    std::vector<Value> values_;
    std::vector<Piece> pieces_;
    std::deque<Child> sections_, includes_;
};

struct Dictionary::Child {
    std::string name;          ///< of the section or marker
    std::string template_name; ///< includes only
    Dictionary dictionary;
};

/// Loads every embedded template; the first that is wrong comes back as the error. To be called once, before the first render.
base::Result<void> load_templates();

/// The template filled. Before: load_templates() was good. Throws std::logic_error for a template that is not there; in builds with
/// tests also for a value that the template does not know and for a name of the template that nobody set.
Markup render(std::string_view template_name, Dictionary const& dictionary);

/// Loads a further template under `name` (tests). The error says what is wrong with it.
base::Result<void> load_template(std::string_view name, std::string_view text);

std::vector<std::string> template_names();

/// What does not fit between a template and its dictionary; empty when all does.
std::vector<std::string> mismatches(std::string_view template_name, Dictionary const& dictionary);

/// "&", "<", ">", '"', "'" as entities.
std::string escape(std::string_view text);

} // namespace html
