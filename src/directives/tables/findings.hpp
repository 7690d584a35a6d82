#pragma once

#include "directives/tables/table.hpp"

#include <span>

/// What a table counts to, and what does not fit together in it. Pure. Source: what offices write by hand beside such tables, and the faults
/// of real ones (issued without number, no mark at all, counts that contradict the letter).
namespace directives::tables {

enum class Fault {
    no_number,        ///< marked done, no number of a paper
    no_mark,          ///< no mark of an exclusive group
    two_marks,        ///< two marks of an exclusive group
    number_undone,    ///< marked not done, but a paper has its number
    note_contradicts, ///< "Đang hoàn thiện" beside done; "đã ban hành" beside not done
    number_twice,     ///< the same number on the same day, or the same paper, in two rows
    in_future,        ///< a day after today
    too_early,        ///< a day before the table's directive
    count             ///< a quoted total that the rows contradict
};
std::string_view code_of(Fault fault);    ///< "issued_without_number"
std::string_view vietnamese(Fault fault); ///< "Đã ban hành nhưng không có số": heads a group of them

struct Finding {
    Fault fault;
    std::optional<std::size_t> row = {};  ///< index into the rows; none: the whole table
    std::optional<std::size_t> step = {}; ///< index into the steps
    std::string text;                     ///< for the person; of a row without its name
    bool note = false;                    ///< worth knowing, not wrong
};

/// One column summed up. value + none + unknown + blank = all rows.
struct Total {
    std::int64_t value = 0;   ///< rows with a value: marks x, days, papers, numbers, notes
    std::int64_t none = 0;    ///< "-"
    std::int64_t unknown = 0; ///< "…"
    std::int64_t blank = 0;
    std::int64_t scaled = 0; ///< of numbers: their sum, in thousandths
};
/// "Tổng cộng" as printed: of numbers the sum, of notes nothing, else how many rows have a value.
std::string shown(StepKind kind, Total const& total);

/// "08/17 địa phương chưa phê duyệt", or what stands for it on a line of Table::quoted.
struct Quoted {
    std::int64_t count = 0, of = 0;
    bool negative = false; ///< "chưa"
    std::string text;
};
/// Those of a text, each once: "08/17 địa phương chưa …", "05/12 xã … đã …". `text` is the words from the fraction to the verb.
std::vector<Quoted> quoted_in(std::string_view text);

struct Evaluation {
    std::vector<Total> totals;                                   ///< one for each step
    std::vector<Finding> findings;                               ///< of the whole table first, then by row
    std::vector<std::pair<std::uint32_t, std::uint32_t>> of_row; ///< [from, to) of `findings`, for each row
};
Evaluation evaluate(Table const& table, std::span<Row const> rows, base::Date today);

} // namespace directives::tables
