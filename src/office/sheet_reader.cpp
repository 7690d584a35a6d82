#include "office/sheet_reader.hpp"

#include "office/converter.hpp"
#include "office/csv_reader.hpp"
#include "office/ods_reader.hpp"
#include "office/package.hpp"
#include "office/sheet_messages.hpp"
#include "office/sheet_rows.hpp"
#include "office/xlsx_reader.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace office {
namespace {

using sheet_messages::Trouble;
using namespace std::string_view_literals;

constexpr std::size_t kHead = 8192;

base::Result<std::string> first_bytes(std::filesystem::path const& file, std::size_t most) {
    auto const source = TRY(FileSource::open(file));
    std::string out(most, '\0');
    out.resize(TRY(read_full(*source, out.data(), most)));
    return out;
}

base::Result<void> read_zip(std::filesystem::path const& file, SheetRows& rows) {
    auto const package = TRY(Package::open(file, rows.limits()));
    if (package->has("xl/workbook.bin")) return sheet_messages::fail(Trouble::binary_workbook);
    if (package->has("word/document.xml") || package->has("ppt/presentation.xml"))
        return sheet_messages::fail(Trouble::not_a_spreadsheet);
    if (package->has("mimetype")) {
        constexpr std::size_t kKindMax = 1'000;
        std::string const kind = TRY(package->whole("mimetype", kKindMax));
        if (!kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
            return sheet_messages::fail(kind.starts_with("application/vnd.oasis") ? Trouble::not_a_spreadsheet
                                                                                  : Trouble::unknown_container);
        rows.summary().format = SheetFormat::ods;
        return ods::read(*package, rows);
    }
    if (!package->has("xl/workbook.xml") && !package->has("[Content_Types].xml"))
        return sheet_messages::fail(Trouble::unknown_container);
    rows.summary().format = SheetFormat::xlsx;
    return xlsx::read(*package, rows);
}

base::Result<void> read_xls(std::filesystem::path const& file, SheetOptions const& options, SheetRows& rows) {
    std::error_code failed;
    auto const folder = TRY(ScratchFolder::create(options.scratch.empty() ? std::filesystem::temp_directory_path(failed)
                                                                          : options.scratch));
    ChildLimits const limits{.memory_bytes = rows.limits().child_memory_bytes,
                             .deadline = std::chrono::steady_clock::now() + rows.limits().child_time,
                             .output_bytes = 1u << 20};
    auto const converted =
        convert(file, {Suite::calc, "xls", "MS Excel 97", "xlsx:Calc MS Excel 2007 XML"}, limits, folder.path());
    if (converted.how == Converted::missing) return sheet_messages::fail(Trouble::converter_missing);
    if (converted.how != Converted::done) return sheet_messages::fail(Trouble::converter_failed);
    auto const read = read_zip(converted.file, rows);
    rows.summary().format = SheetFormat::xls;
    return read;
}

base::Result<void> read_ole(std::filesystem::path const& file, SheetOptions const& options, SheetRows& rows) {
    std::string const bytes = TRY(first_bytes(file, options.limits.file_bytes));
    if (ole_holds(bytes, "EncryptedPackage") || ole_holds(bytes, "EncryptionInfo"))
        return sheet_messages::fail(Trouble::encrypted);
    if (ole_holds(bytes, "WordDocument") || ole_holds(bytes, "PowerPoint Document"))
        return sheet_messages::fail(Trouble::not_a_spreadsheet);
    if (!ole_holds(bytes, "Workbook") && !ole_holds(bytes, "Book"))
        return sheet_messages::fail(Trouble::broken_container); // its directory is missing
    return read_xls(file, options, rows);
}

base::Result<void> read_by_first_bytes(std::filesystem::path const& file, std::string const& name,
                                       SheetOptions const& options, SheetRows& rows) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) return sheet_messages::fail(Trouble::cannot_open);
    if (std::filesystem::file_size(file, failed) > options.limits.file_bytes || failed)
        return sheet_messages::fail(failed ? Trouble::cannot_open : Trouble::file_too_large);
    std::string const head = TRY(first_bytes(file, kHead));
    if (head.empty()) return sheet_messages::fail(Trouble::empty_file);
    if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return read_zip(file, rows);
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return read_ole(file, options, rows);
    if (head.starts_with("%PDF-") || head.starts_with("{\\rtf") || head.starts_with("\x89PNG") ||
        head.starts_with("\xFF\xD8\xFF") || head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv) ||
        head.starts_with("GIF8"))
        return sheet_messages::fail(Trouble::not_a_spreadsheet);
    std::string_view begin = head;
    begin.remove_prefix(std::min(begin.find_first_not_of("\xEF\xBB\xBF \t\r\n"), begin.size()));
    if (begin.starts_with("<?xml") && begin.contains("opendocument.spreadsheet")) {
        rows.summary().format = SheetFormat::ods;
        auto const source = TRY(FileSource::open(file));
        return ods::read_content(*source, rows);
    }
    if (begin.starts_with("<?xml") && begin.contains("schemas-microsoft-com:office:spreadsheet"))
        return sheet_messages::fail(Trouble::xml_workbook);
    std::string small{begin.substr(0, 64)};
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (std::string_view const tag : {"<!doctype", "<html", "<head", "<table", "<meta", "<?xml"})
        if (small.starts_with(tag)) return sheet_messages::fail(Trouble::web_page);
    std::string const sheet = std::filesystem::path{name}.stem().string();
    rows.summary().format = SheetFormat::csv;
    return csv::read([&]() -> base::Result<std::unique_ptr<ByteSource>> { return TRY(FileSource::open(file)); }, sheet,
                     rows);
}

} // namespace

Cell const& SheetRow::at(std::size_t column) const {
    static Cell const nothing;
    return column < cells.size() ? cells[column] : nothing;
}

base::Result<SheetSummary> read_sheets(std::filesystem::path const& file, SheetOptions const& options,
                                       std::function<base::Result<Flow>(SheetRow const&)> const& receive) {
    std::string const name = options.name.empty() ? file.filename().string() : options.name;
    SheetRows rows{options, receive};
    if (auto const read = read_by_first_bytes(file, name, options, rows); !read) {
        if (rows.receiver_failed()) return std::unexpected{read.error()}; // its own words
        base::Error error = read.error();
        error.where = error.where.empty() ? name : name + ", " + error.where;
        return std::unexpected{std::move(error)};
    }
    rows.finish();
    return std::move(rows.summary());
}

base::Result<SheetList> list_sheets(std::filesystem::path const& file, SheetOptions const& options,
                                    std::size_t rows_each) {
    SheetList out;
    out.summary = TRY(read_sheets(file, options, [&](SheetRow const& row) -> base::Result<Flow> {
        if (out.sheets.size() <= row.sheet_index) out.sheets.resize(row.sheet_index + 1);
        auto& rows = out.sheets[row.sheet_index].rows;
        rows.push_back({row.number, {row.cells.begin(), row.cells.end()}});
        return rows.size() < rows_each ? Flow::go_on : Flow::next_sheet;
    }));
    out.sheets.resize(out.summary.sheets.size());
    for (std::size_t index = 0; index < out.sheets.size(); ++index) out.sheets[index].info = out.summary.sheets[index];
    return out;
}

std::string column_letters(std::size_t column) {
    std::string out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return out;
}

std::string place(std::string_view sheet, std::int64_t row) {
    return "trang tính “" + std::string{sheet} + "”, dòng " + std::to_string(row);
}

std::string place(std::string_view sheet, std::int64_t row, std::size_t column) {
    return place(sheet, row) + ", cột " + column_letters(column);
}

} // namespace office
