#pragma once

#include "db/values.hpp"
#include "documents/registry/papers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Status tables ("bảng tổng hợp tình hình"): units by steps. Values and their meaning, no SQL.
namespace directives::tables {

using documents::registry::PaperId;
using rights::OrganisationId;
using TableId = base::Id<struct StatusTableTag>;
using RowId = base::Id<struct StatusRowTag>;

enum class StepKind {
    mark,     ///< "x": done
    date,     ///< a day
    document, ///< number and date of a paper: "KH số 21/KH-UBND ngày 03/11/2025"
    number,   ///< a count or an amount, up to three decimals
    note      ///< words
};
std::string_view name_of(StepKind kind); ///< "mark": stands in the store
std::string_view vietnamese(StepKind kind);
std::optional<StepKind> step_kind_of(std::string_view name);

/// What a mark of an exclusive group says: "đã ban hành", "chưa ban hành".
enum class Part { other, done, not_done };
std::string_view name_of(Part part);
std::optional<Part> part_of(std::string_view name);

struct Step {
    std::string above = {}; ///< first line of a heading of two, shared with its neighbours; mostly blank
    std::string heading;
    StepKind kind = StepKind::mark;
    int exclusive = 0; ///< marks of one group exclude each other; 0: of none
    Part part = Part::other;

    friend bool operator==(Step const&, Step const&) = default;
};
inline constexpr std::size_t kStepsMax = 12;
inline constexpr std::size_t kRowsMax = 5000;

/// Three nothings that a person may write, and that are not the same: a blank cell was not entered; "-" there is none; "…" there is
/// something that nobody knows yet. They count as no value.
inline constexpr std::string_view kNone = "-", kUnknown = "…", kMark = "x";
bool is_value(std::string_view value); ///< not one of the three nothings

/// What was typed, as the store keeps it: marks "x", days "2025-11-03", numbers "1.234,5", texts NFC without blanks at the ends and
/// control characters; the nothings as above ("..." is "…", a lone dash of any length is "-"). Errors: invalid_input with an example.
base::Result<std::string> parse_value(StepKind kind, std::string_view typed);
/// What stands in the store, as people read and type it: days "03/11/2025".
std::string shown(StepKind kind, std::string_view value);

/// What a cell of kind document says.
struct Cited {
    std::string number_symbol = {}; ///< "21/KH-UBND"; "" where there is none
    std::string key = {};           ///< registry::number_key of it
    std::optional<base::Date> date = {};
    bool numbered = false; ///< there is a number, with or without a symbol
};
Cited cited_in(std::string_view value);

enum class Origin { holder, unit, register_, paper };
std::string_view name_of(Origin origin); ///< "holder"
std::optional<Origin> origin_of(std::string_view name);
std::string_view vietnamese(Origin origin);

struct Cell {
    std::string value = {};
    std::int64_t version = 0; ///< 0: never entered
    std::int64_t revision = 0;
    Origin origin = Origin::holder;
    PaperId paper = {}; ///< the paper that it comes from
    db::Instant at = {};
    std::string by = {};
};
struct Row {
    RowId id = {};
    std::int64_t position = 0;
    std::string label;
    OrganisationId unit = {}; ///< none: a name only
    std::vector<Cell> cells;  ///< one for each step
};

struct Table {
    TableId id = {};
    OrganisationId holder = {};
    std::string title;
    PaperId paper = {}; ///< the directive that it belongs to
    base::Date as_of;
    std::optional<base::Date> begins_on = {};
    std::string quoted = {};
    std::string types = {};         ///< "kế hoạch, quyết định"
    std::string about = {};         ///< words of the subject
    bool by_units = true;           ///< units fill their own rows
    std::int64_t revision = 0;      ///< raised by every change
    std::int64_t rows_revision = 0; ///< that of the last change of its units
    std::int64_t row_count = 0;
    db::Instant created_at = {}, changed_at = {};
    std::string created_by = {}, changed_by = {};
    std::optional<db::Instant> closed_at = {};
    std::string closed_by = {}, closed_reason = {};
    std::vector<Step> steps = {};
    bool closed() const { return closed_at.has_value(); }
};

/// What a table mostly asks: consulted, issued, not issued, number, note.
std::vector<Step> usual_steps();

} // namespace directives::tables
