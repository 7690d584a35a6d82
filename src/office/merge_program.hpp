#pragma once

#include "office/docx_merge.hpp"

#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// One XML part of a template as a list of steps. For docx_merge.cpp only.
namespace office::merge {

struct Step {
    enum class Kind {
        text,  ///< `text` as it stands
        value, ///< a run with the value of `name`; `text` is the look of the run
        each,  ///< `body` for each record of `name`
        given, ///< `body` where `name` has a value
        lines, ///< `body`, a paragraph, for each line of the value of `name`
        cell,  ///< `body`, the inside of a cell: ends with a paragraph, or Word calls the file damaged
        table  ///< `body`, a table: left out where no row is left
    };
    Kind kind;
    std::string text = {}, name = {};
    std::vector<Step> body = {};
};

/// What stands between two braces.
struct Mark {
    enum class Kind { value, open, close, given };
    Kind kind = Kind::value;
    std::string name;
    std::size_t begin = 0, end = 0; ///< in the text that was searched
};
/// The first mark at or after `from`. Errors: invalid_input where a brace is not closed.
base::Result<std::optional<Mark>> find_mark(std::string_view text, std::size_t from);

/// Gives each mark a run of its own: Word parts them as it likes, at changes of spelling, language or the place of the cursor.
/// Errors: invalid_input.
base::Result<void> part_marks(pugi::xml_node root);

/// Letters as XML text or attribute.
void append_escaped(std::string& out, std::string_view text);

/// Names that may stand in a template, and those that were seen.
struct Names {
    std::span<MergeName const> known;
    std::set<std::string> used = {};
};

/// Steps for the children of `parent` from `first` up to, not including, `end` (none: to the last). Before: part_marks.
base::Result<std::vector<Step>> compile(pugi::xml_node first, pugi::xml_node end, Names& names);
/// "<w:document …>" of an element.
std::string opening(pugi::xml_node element);

/// Writes steps with values.
class Writer {
public:
    struct Picture {
        std::string relation; ///< "rIdMerge3"
        std::string name;     ///< "merge3.png"
        std::string_view png;
    };
    /// The names of pictures begin with `mark`, which parts the parts of one file.
    Writer(std::string& out, std::size_t bytes_max, std::string mark)
        : out_{out}, bytes_max_{bytes_max}, mark_{std::move(mark)} {}
    /// Errors: limit_exceeded.
    base::Result<void> write(std::vector<Step> const& steps, MergeValues const& values);
    std::vector<Picture> const& pictures() const { return pictures_; }

private:
    base::Result<void> steps(std::vector<Step> const& steps, std::string_view const* line);
    base::Result<void> step(Step const& step, std::string_view const* line);
    void value(Step const& step, std::string_view const* line);
    void picture(Step const& step, MergePicture const& picture);
    std::variant<std::string, MergePicture> const* find(std::string const& name) const;
    std::vector<MergeValues> const* records(std::string const& name) const;

    std::string& out_;
    std::size_t bytes_max_;
    std::string mark_;
    std::vector<MergeValues const*> scopes_; ///< the letter, then records, innermost last
    std::vector<Picture> pictures_;
};

} // namespace office::merge
