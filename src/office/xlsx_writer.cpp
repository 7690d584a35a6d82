#include "office/xlsx_writer.hpp"

#include "base/ensure.hpp"
#include "text/unicode.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <unistd.h>

namespace office {
namespace {

constexpr std::int64_t kExactIntegerMax = std::int64_t{1} << 53;
constexpr std::size_t kSheetNameMax = 31;
constexpr lxw_row_t kRowsMax = 1'048'576;
constexpr std::size_t kColumnsMax = 16'384;

base::Result<void> checked(lxw_error code, std::string where) {
    if (code == LXW_NO_ERROR) return {};
    if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        return base::fail(base::Code::invalid_input, "Ô có hơn 32.767 ký tự, bảng tính không chứa được.",
                          std::move(where), "Rút ngắn nội dung của ô.");
    return base::fail(base::Code::unavailable, "Không ghi được bảng tính.", std::move(where),
                      "Kiểm tra chỗ trống trên đĩa rồi thử lại.");
}

/// The first `count` characters.
std::string first_characters(std::string const& text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count-- == 0) break;
    return text.substr(0, at);
}

/// A text that looks like an escaped character ("_x000D_") is escaped itself, or every program would read it as that character.
std::string escaped(std::string text) {
    constexpr std::size_t kLength = 7;
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        auto const code = std::string_view{text}.substr(at).substr(0, kLength);
        if (code.size() < kLength || code.back() != '_' ||
            code.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") != std::string_view::npos)
            continue;
        text.insert(at, "_x005F");
        at += kLength - 1;
    }
    return text;
}

/// What a cell looks like beside its tint.
enum Look : std::size_t { whole_number, dong, date, wrapped_text };
constexpr std::size_t kLooks = 4;
constexpr std::size_t kTints = 4;
constexpr lxw_color_t kBackgrounds[kTints] = {0, 0xE6F4EA, 0xFFF4CE, 0xFDE2E0}; ///< by Tint

} // namespace

struct XlsxWriter::State {
    std::filesystem::path file;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* header = nullptr;
    std::array<std::array<lxw_format*, kTints>, kLooks>
        formats{}; ///< by Look and Tint; whole numbers without tint have none
    lxw_row_t row = 0;
    std::set<std::string> names;

    ~State() {
        if (book == nullptr) return;
        workbook_close(book); // the only way libxlsxwriter frees a workbook
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }

    std::string free_name(std::string_view wanted) {
        std::string name = text::is_clean_utf8(wanted) ? std::string{wanted} : text::nfc(wanted);
        std::erase_if(name, [](char c) {
            return std::string_view{"[]:*?/\\"}.contains(c) || static_cast<unsigned char>(c) < 0x20;
        });
        while (name.starts_with('\'')) name.erase(0, 1);
        name = first_characters(name, kSheetNameMax);
        while (name.ends_with('\'')) name.pop_back();
        if (name.empty()) name = "Bảng";
        std::string candidate = name;
        for (int n = 2; !names.insert(text::lower(candidate)).second; ++n) {
            std::string const tail = " " + std::to_string(n);
            candidate = first_characters(name, kSheetNameMax - tail.size()) + tail;
        }
        return candidate;
    }

    bool make_formats() {
        for (std::size_t look = 0; look < kLooks; ++look)
            for (std::size_t tint = 0; tint < kTints; ++tint) {
                lxw_format* const format = workbook_add_format(book);
                if (format == nullptr) return false;
                if (look == Look::dong) format_set_num_format(format, "#,##0");
                if (look == Look::date) format_set_num_format(format, "dd/mm/yyyy");
                if (look == Look::wrapped_text) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
                if (tint != 0) format_set_bg_color(format, kBackgrounds[tint]);
                formats[look][tint] = format;
            }
        formats[Look::whole_number][0] = nullptr;
        return true;
    }

    base::Result<void> write(lxw_col_t column, XlsxCell const& cell, Tint tint) {
        std::string where = "dòng " + std::to_string(row + 1) + ", cột " + std::to_string(column + 1);
        struct Visitor {
            State& state;
            lxw_col_t column;
            std::string& where;
            Tint tint;
            lxw_format* format(Look look) const { return state.formats[look][static_cast<std::size_t>(tint)]; }
            base::Result<void> whole(std::int64_t value, Look look) const {
                if (value > kExactIntegerMax || value < -kExactIntegerMax)
                    return base::fail(base::Code::invalid_input, "Số quá lớn, bảng tính sẽ làm tròn.", std::move(where),
                                      "Ghi theo nghìn đồng hoặc triệu đồng.");
                return checked(
                    worksheet_write_number(state.sheet, state.row, column, static_cast<double>(value), format(look)),
                    std::move(where));
            }
            base::Result<void> operator()(std::monostate) const {
                if (tint == Tint::none) return {};
                return checked(worksheet_write_blank(state.sheet, state.row, column, format(Look::wrapped_text)),
                               std::move(where));
            }
            base::Result<void> operator()(std::string const& text) const {
                if (text.empty()) return (*this)(std::monostate{});
                std::string const clean = escaped(text::is_clean_utf8(text) ? text : text::nfc(text));
                return checked(
                    worksheet_write_string(state.sheet, state.row, column, clean.c_str(), format(Look::wrapped_text)),
                    std::move(where));
            }
            base::Result<void> operator()(std::int64_t value) const { return whole(value, Look::whole_number); }
            base::Result<void> operator()(Dong value) const { return whole(value.amount, Look::dong); }
            base::Result<void> operator()(base::Date const& day) const {
                lxw_datetime when{.year = day.year(),
                                  .month = static_cast<int>(day.month()),
                                  .day = static_cast<int>(day.day()),
                                  .hour = 0,
                                  .min = 0,
                                  .sec = 0};
                return checked(worksheet_write_datetime(state.sheet, state.row, column, &when, format(Look::date)),
                               std::move(where));
            }
        };
        return std::visit(Visitor{*this, column, where, tint}, cell);
    }
};

XlsxWriter::XlsxWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

base::Result<XlsxWriter> XlsxWriter::create(std::filesystem::path const& file) {
    auto state = std::make_unique<State>();
    state->file = file;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    std::string const folder = file.parent_path().empty() ? "." : file.parent_path().string();
    options.tmpdir = const_cast<char*>(folder.c_str()); // read, never written, by libxlsxwriter
    state->book = workbook_new_opt(file.c_str(), &options);
    if (state->book == nullptr)
        return std::unexpected{checked(LXW_ERROR_CREATING_XLSX_FILE, file.filename().string()).error()};
    state->header = workbook_add_format(state->book);
    if (!state->header || !state->make_formats())
        return std::unexpected{checked(LXW_ERROR_MEMORY_MALLOC_FAILED, file.filename().string()).error()};
    format_set_bold(state->header);
    format_set_text_wrap(state->header);
    format_set_align(state->header, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(state->header, LXW_BORDER_THIN);
    format_set_bg_color(state->header, 0xE7EDF5);
    return XlsxWriter{std::move(state)};
}

base::Result<void> XlsxWriter::add_sheet(std::string_view name, std::vector<XlsxColumn> const& columns,
                                         std::vector<std::string> const& spanning) {
    ENSURE(state_ && state_->book && columns.size() <= kColumnsMax);
    state_->sheet = workbook_add_worksheet(state_->book, state_->free_name(name).c_str());
    if (state_->sheet == nullptr) return checked(LXW_ERROR_MEMORY_MALLOC_FAILED, std::string{name});
    state_->row = 0;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        auto const column = static_cast<lxw_col_t>(index);
        TRY(checked(
            worksheet_set_column(state_->sheet, column, column, std::clamp(columns[index].width, 1.0, 255.0), nullptr),
            columns[index].title));
    }
    lxw_row_t const heads = spanning.empty() ? 0 : 1;
    for (std::size_t index = 0; heads > 0 && index < columns.size();) {
        std::size_t last = index;
        auto const name_at = [&](std::size_t at) { return at < spanning.size() ? spanning[at] : std::string{}; };
        while (!name_at(index).empty() && last + 1 < columns.size() && name_at(last + 1) == name_at(index)) ++last;
        auto const from = static_cast<lxw_col_t>(index), to = static_cast<lxw_col_t>(last);
        TRY(checked(from == to
                        ? worksheet_write_string(state_->sheet, 0, from, name_at(index).c_str(), state_->header)
                        : worksheet_merge_range(state_->sheet, 0, from, 0, to, name_at(index).c_str(), state_->header),
                    columns[index].title));
        index = last + 1;
    }
    for (std::size_t index = 0; index < columns.size(); ++index)
        TRY(checked(worksheet_write_string(state_->sheet, heads, static_cast<lxw_col_t>(index),
                                           columns[index].title.c_str(), state_->header),
                    columns[index].title));
    worksheet_freeze_panes(state_->sheet, heads + 1, 0);
    state_->row = heads + 1;
    return {};
}

base::Result<void> XlsxWriter::add_row(std::vector<XlsxCell> const& cells, std::vector<Tint> const& tints) {
    ENSURE(state_ && state_->sheet && cells.size() <= kColumnsMax);
    if (state_->row >= kRowsMax)
        return base::fail(base::Code::limit_exceeded, "Bảng tính chỉ chứa được 1.048.576 dòng.", {},
                          "Lọc bớt số liệu rồi tải lại.");
    for (std::size_t index = 0; index < cells.size(); ++index)
        TRY(state_->write(static_cast<lxw_col_t>(index), cells[index],
                          index < tints.size() ? tints[index] : Tint::none));
    ++state_->row;
    return {};
}

base::Result<void> XlsxWriter::close() {
    ENSURE(state_ && state_->book && state_->sheet);
    lxw_error const code = workbook_close(state_->book);
    state_->book = nullptr; // freed, whatever the code says
    return checked(code, state_->file.filename().string());
}

base::Result<std::string> xlsx_bytes(std::string_view sheet, std::vector<XlsxColumn> const& columns,
                                     std::vector<std::vector<XlsxCell>> const& rows,
                                     std::filesystem::path const& scratch) {
    std::string pattern = (scratch / "xlsx-XXXXXX").string();
    int const handle = ::mkstemp(pattern.data());
    if (handle < 0) return std::unexpected{checked(LXW_ERROR_CREATING_XLSX_FILE, scratch.string()).error()};
    ::close(handle);
    struct Removed {
        std::string const& file;
        ~Removed() { ::unlink(file.c_str()); }
    } const removed{pattern};
    auto writer = TRY(XlsxWriter::create(pattern));
    TRY(writer.add_sheet(sheet, columns));
    for (auto const& row : rows) TRY(writer.add_row(row));
    TRY(writer.close());
    std::ifstream file{pattern, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || bytes.empty()) return std::unexpected{checked(LXW_ERROR_CREATING_XLSX_FILE, scratch.string()).error()};
    return bytes;
}

} // namespace office
