#include "office/table_export.hpp"

#include "base/ensure.hpp"
#include "office/csv.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace office {
namespace {

constexpr std::size_t kBufferBytes = 64u << 10;

double width_of(TableColumn const& column) {
    if (column.width > 0) return column.width;
    auto const letters =
        static_cast<double>(std::ranges::count_if(column.title, [](char c) { return (c & 0xC0) != 0x80; }));
    switch (column.kind) {
    case ColumnKind::text: return std::clamp(letters + 4, 24.0, 60.0);
    case ColumnKind::integer: return std::clamp(letters + 2, 10.0, 24.0);
    case ColumnKind::money: return std::clamp(letters + 2, 18.0, 30.0);
    case ColumnKind::date: return std::clamp(letters + 2, 12.0, 24.0);
    }
    ENSURE(false);
}

std::unexpected<base::Error> not_written(std::filesystem::path const& file) {
    return base::fail(base::Code::unavailable, "Không ghi được bảng ra tệp.", file.filename().string(),
                      "Kiểm tra chỗ trống trên đĩa rồi thử lại.");
}

/// A .csv on its way to the disk; what was given up is removed.
class CsvFile {
public:
    explicit CsvFile(std::filesystem::path file) : path_{std::move(file)}, file_{std::fopen(path_.c_str(), "wb")} {
        if (file_) buffer_ = "\xEF\xBB\xBF";
    }
    CsvFile(CsvFile const&) = delete;
    CsvFile& operator=(CsvFile const&) = delete;
    ~CsvFile() {
        if (!file_) return;
        std::fclose(file_);
        std::error_code ignored; // a device is not ours to remove
        if (std::filesystem::is_regular_file(path_, ignored)) std::filesystem::remove(path_, ignored);
    }

    bool is_open() const { return file_ != nullptr; }
    std::string& buffer() { return buffer_; }
    std::filesystem::path const& path() const { return path_; }
    bool flush(std::size_t from) {
        if (buffer_.size() < from) return true;
        bool const written = std::fwrite(buffer_.data(), 1, buffer_.size(), file_) == buffer_.size();
        buffer_.clear();
        return written;
    }
    bool close() {
        bool const written = flush(0) && std::fflush(file_) == 0;
        if (!written) return false; // the destructor removes it
        return std::fclose(std::exchange(file_, nullptr)) == 0;
    }

private:
    std::filesystem::path path_;
    std::FILE* file_;
    std::string buffer_;
};

struct CsvValue {
    std::string& out;
    void operator()(std::monostate) const {}
    void operator()(std::string const& text) const {
        csv::append_text(out, text::is_clean_utf8(text) ? text : text::nfc(text));
    }
    void operator()(std::int64_t value) const { out += std::to_string(value); }
    void operator()(base::Money value) const { out += std::to_string(value.vnd()); }
    void operator()(base::Date const& day) const { out += day.vietnamese(); }
};

struct XlsxValue {
    XlsxCell operator()(std::monostate) const { return std::monostate{}; }
    XlsxCell operator()(std::string const& text) const { return text; }
    XlsxCell operator()(std::int64_t value) const { return value; }
    XlsxCell operator()(base::Money value) const { return Dong{value.vnd()}; }
    XlsxCell operator()(base::Date const& day) const { return day; }
};

} // namespace

struct TableExport::State {
    std::size_t columns = 0;
    std::optional<XlsxWriter> xlsx;
    std::optional<CsvFile> csv;
    std::vector<XlsxCell> cells; ///< kept from row to row
    std::vector<Tint> tints;
};

TableExport::TableExport(std::unique_ptr<State> state) : state_{std::move(state)} {}
TableExport::TableExport(TableExport&&) noexcept = default;
TableExport& TableExport::operator=(TableExport&&) noexcept = default;
TableExport::~TableExport() = default;

base::Result<TableExport> TableExport::create(std::filesystem::path const& file, TableFormat format,
                                              std::string_view sheet, std::vector<TableColumn> const& columns) {
    auto state = std::make_unique<State>();
    state->columns = columns.size();
    if (format == TableFormat::xlsx) {
        state->xlsx = TRY(XlsxWriter::create(file));
        std::vector<XlsxColumn> header;
        for (TableColumn const& column : columns) header.push_back({column.title, width_of(column)});
        TRY(state->xlsx->add_sheet(sheet, header));
        return TableExport{std::move(state)};
    }
    state->csv.emplace(file);
    if (!state->csv->is_open()) return not_written(file);
    std::vector<TableCell> titles;
    for (TableColumn const& column : columns) titles.push_back({column.title});
    TableExport table{std::move(state)};
    TRY(table.add_row(titles));
    return table;
}

base::Result<void> TableExport::add_row(std::span<TableCell const> cells) {
    ENSURE(state_ && cells.size() <= state_->columns);
    if (state_->xlsx) {
        state_->cells.clear();
        state_->tints.clear();
        for (TableCell const& cell : cells) {
            state_->cells.push_back(std::visit(XlsxValue{}, cell.value));
            state_->tints.push_back(cell.tint);
        }
        return state_->xlsx->add_row(state_->cells, state_->tints);
    }
    std::string& out = state_->csv->buffer();
    for (std::size_t index = 0; index < state_->columns; ++index) {
        if (index > 0) out += csv::kSeparator;
        if (index < cells.size()) std::visit(CsvValue{out}, cells[index].value);
    }
    out += "\r\n";
    if (!state_->csv->flush(kBufferBytes)) return not_written(state_->csv->path());
    return {};
}

base::Result<void> TableExport::close() {
    ENSURE(state_);
    if (state_->xlsx) return state_->xlsx->close();
    if (!state_->csv->close()) return not_written(state_->csv->path());
    return {};
}

} // namespace office
