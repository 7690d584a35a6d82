#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace office {

/// An amount in đồng: a whole number shown as 1.234.567 (number format #,##0, which Excel prints by the reader's locale).
struct Dong {
    std::int64_t amount;
};

/// One cell. std::monostate is an empty cell. Text that begins with "=" stays text: no formula is ever written.
using XlsxCell = std::variant<std::monostate, std::string, std::int64_t, Dong, base::Date>;

/// The background of a cell: pale, so that black text stays readable.
enum class Tint { none, good, doubtful, bad };

struct XlsxColumn {
    std::string title;
    double width = 14; ///< in characters of the default font
};

/// Writes a spreadsheet for download. Memory stays flat: rows go out in the order in which they come.
/// Every failure of the library or the disk is told (Code::unavailable); a value that a cell can not hold is Code::invalid_input: text over 32 767
/// characters, or a whole number beyond ±2^53 (Excel would round it).
class XlsxWriter {
public:
    /// Starts `file`, which is replaced if it exists.
    static base::Result<XlsxWriter> create(std::filesystem::path const& file);
    XlsxWriter(XlsxWriter&&) noexcept;
    XlsxWriter& operator=(XlsxWriter&&) noexcept;
    ~XlsxWriter(); ///< without `close`, the file is given up and removed

    /// Begins a sheet: a bold header row that stays in sight, and column widths. The sheet before it is finished.
    /// `name`: what Excel refuses (more than 31 characters, []:*?/\, a name used twice) is mended, not refused.
    /// `spanning`: a line of heads over the columns, one for each; neighbours of one name are one cell.
    base::Result<void> add_sheet(std::string_view name, std::vector<XlsxColumn> const& columns,
                                 std::vector<std::string> const& spanning = {});
    /// The next row; `tints` by column, none beyond its end. Before: a sheet was added.
    base::Result<void> add_row(std::vector<XlsxCell> const& cells, std::vector<Tint> const& tints = {});
    /// Finishes the file. Before: at least one sheet.
    base::Result<void> close();

private:
    struct State;
    explicit XlsxWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A whole file of one sheet as bytes; `scratch` is a folder for its temporary file, which is removed.
base::Result<std::string> xlsx_bytes(std::string_view sheet, std::vector<XlsxColumn> const& columns,
                                     std::vector<std::vector<XlsxCell>> const& rows,
                                     std::filesystem::path const& scratch);

} // namespace office
