#include "office/ods_reader.hpp"

#include "office/sheet_messages.hpp"
#include "office/sheet_values.hpp"
#include "office/xml_stream.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace office::ods {
namespace {

using sheet_messages::Trouble;

constexpr std::int64_t kRepeatedMax = 1'048'576;
constexpr std::int64_t kSpacesMax = 64;
constexpr std::size_t kHiddenStylesMax = 10'000;

std::int64_t count_in(char const* text, std::int64_t otherwise) {
    if (text == nullptr) return otherwise;
    std::string_view const digits{text};
    std::int64_t count = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return std::clamp<std::int64_t>(count, 1, kRepeatedMax);
}

/// One sheet element after the other. A sheet inside a cell, tracked changes, notes and drawings hold no cells of the sheet: they are passed over
/// as whole branches.
class ContentStream : public XmlStream {
public:
    explicit ContentStream(SheetRows& rows) : rows_{rows} {}
    bool found() const { return found_; }

protected:
    void start(std::string_view name, Attributes attributes) override {
        if (passed_over_ > 0) {
            ++passed_over_;
        } else if (in_cell_) {
            start_in_cell(name, attributes);
        } else if (name == "style") {
            style_ = value_or(attribute(attributes, "name"));
        } else if (name == "table-properties") {
            if (hidden_styles_.size() < kHiddenStylesMax && value_or(attribute(attributes, "display")) == "false")
                hidden_styles_.insert(style_);
        } else if (name == "tracked-changes" || name == "shapes" || name == "forms" || name == "consolidation") {
            passed_over_ = 1;
        } else if (name == "table") {
            begin_table(attributes);
        } else if (name == "table-row") {
            begin_row(attributes);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            begin_cell(name.front() == 'c', attributes);
        }
    }

    void end(std::string_view name) override {
        if (passed_over_ > 0) {
            --passed_over_;
        } else if (in_cell_) {
            if (name == "p" || name == "h") --in_paragraph_;
            if (name == "table-cell" || name == "covered-table-cell") end_cell();
        } else if (name == "table-row") {
            end_row();
        } else if (name == "table") {
            in_table_ = false;
            rows_.end_sheet();
        }
    }

    void text(std::string_view piece) override {
        if (passed_over_ > 0 || !in_cell_ || in_paragraph_ == 0) return;
        // Blanks, line breaks and tabs in the file stand for one blank.
        for (char c : piece) {
            if (c == '\n' || c == '\t' || c == '\r') c = ' ';
            if (c == ' ' && (text_.empty() || text_.back() == ' ' || text_.back() == '\n')) continue;
            text_ += c;
        }
        check_length();
    }

private:
    static std::string value_or(char const* text) { return text == nullptr ? "" : text; }

    void check_length() {
        if (text_.size() > rows_.limits().text_bytes)
            refuse(sheet_messages::error(Trouble::cell_text_too_long, rows_.here(column_)));
    }

    void begin_table(Attributes attributes) {
        if (in_table_) {
            passed_over_ = 1;
            return;
        }
        std::string name;
        sheet_values::append_clean(name, value_or(attribute(attributes, "name")));
        if (!rows_.wants(name)) {
            passed_over_ = 1;
            return;
        }
        found_ = in_table_ = true;
        next_row_ = 1;
        bool const hidden = hidden_styles_.contains(value_or(attribute(attributes, "style-name")));
        if (auto const begun = rows_.begin_sheet(std::move(name), hidden); !begun) refuse(begun.error());
    }

    void begin_row(Attributes attributes) {
        if (!in_table_ || rows_.sheet_over()) return;
        repeated_rows_ = count_in(attribute(attributes, "number-rows-repeated"), 1);
        std::string const visible = value_or(attribute(attributes, "visibility"));
        row_hidden_ = visible == "collapse" || visible == "filter";
        column_ = 0;
        if (auto const begun = rows_.begin_row(next_row_, row_hidden_); !begun) refuse(begun.error());
    }

    void end_row() {
        if (!in_table_ || rows_.sheet_over()) return;
        bool const holds = rows_.holds_something();
        std::vector<std::pair<std::size_t, Cell>> const cells =
            holds && repeated_rows_ > 1 ? rows_.copy() : std::vector<std::pair<std::size_t, Cell>>{};
        if (auto const ended = rows_.end_row(); !ended) return refuse(ended.error());
        for (std::int64_t repeat = 1; holds && repeat < repeated_rows_ && !rows_.sheet_over(); ++repeat)
            if (auto const again = rows_.repeat(next_row_ + repeat, row_hidden_, cells); !again)
                return refuse(again.error());
        next_row_ += repeated_rows_;
        if (rows_.stopped()) leave();
    }

    void begin_cell(bool covered, Attributes attributes) {
        if (!in_table_ || rows_.sheet_over()) return;
        in_cell_ = true;
        is_covered_ = covered;
        in_paragraph_ = 0;
        paragraphs_ = 0;
        text_.clear();
        type_.clear();
        value_.clear();
        has_formula_ = has_text_value_ = is_error_ = false;
        repeated_ = 1;
        std::int64_t columns = 1, height = 1;
        for (; *attributes != nullptr; attributes += 2) {
            std::string_view name{attributes[0]};
            if (auto const colon = name.find(':'); colon != std::string_view::npos) {
                if (name.starts_with("calcext:")) { // beside the standard's own; only an error is told here alone
                    if (name == "calcext:value-type") is_error_ = std::string_view{attributes[1]} == "error";
                    continue;
                }
                name.remove_prefix(colon + 1);
            }
            if (name == "value-type")
                type_ = attributes[1];
            else if (name == "value" || name == "date-value" || name == "time-value" || name == "boolean-value")
                value_ = attributes[1];
            else if (name == "string-value")
                value_ = attributes[1], has_text_value_ = true;
            else if (name == "formula")
                has_formula_ = true;
            else if (name == "number-columns-repeated")
                repeated_ = count_in(attributes[1], 1);
            else if (name == "number-columns-spanned")
                columns = count_in(attributes[1], 1);
            else if (name == "number-rows-spanned")
                height = count_in(attributes[1], 1);
        }
        if (columns > 1 || height > 1) {
            CellRange const range{rows_.row(), rows_.row() + height - 1, column_,
                                  column_ + static_cast<std::size_t>(columns) - 1};
            if (auto const added = rows_.add_merge(range); !added) refuse(added.error());
        }
    }

    void start_in_cell(std::string_view name, Attributes attributes) {
        if (name == "p" || name == "h") {
            if (in_paragraph_++ == 0 && paragraphs_++ > 0) text_ += '\n';
        } else if (name == "annotation" || name == "table" || name == "frame" || name == "g" ||
                   name == "custom-shape" || name == "detective" || name == "ruby-text" ||
                   (in_paragraph_ == 0 && name != "p")) {
            passed_over_ = 1;
        } else if (name == "s") {
            text_.append(static_cast<std::size_t>(std::min(count_in(attribute(attributes, "c"), 1), kSpacesMax)), ' ');
        } else if (name == "tab") {
            text_ += '\t';
        } else if (name == "line-break") {
            text_ += '\n';
        }
        check_length();
    }

    void end_cell() {
        in_cell_ = false;
        // A covered cell keeps what it held before the merge, and nobody sees it.
        bool const no_result = has_formula_ && type_.empty() && text_.empty();
        bool const empty = is_covered_ || (!no_result && type_.empty() && text_.empty());
        auto const columns = static_cast<std::size_t>(repeated_);
        for (std::size_t column = column_; !empty && column < column_ + columns; ++column) {
            auto const cell = rows_.cell(column);
            if (!cell) return refuse(cell.error());
            Cell& to = **cell;
            to.from_formula = has_formula_;
            show(to, no_result, column);
            if (auto const done = rows_.done(to, column); !done) return refuse(done.error());
            if (to.kind == CellKind::empty) break; // blanks only, however often
        }
        column_ += columns;
    }

    void show(Cell& to, bool no_result, std::size_t column) {
        if (no_result) {
            to.kind = CellKind::error;
            to.formula_without_result = true;
        } else if (is_error_) {
            sheet_values::show_text(to, text_);
            to.kind = CellKind::error;
        } else if (type_ == "float" || type_ == "currency" || type_ == "percentage") {
            sheet_values::NumberFormat format{.percent = type_ == "percentage"};
            // A code shown by a format of zeros: only the text that the program shows tells it.
            bool const digits =
                !text_.empty() && text_.size() <= 30 && text_.find_first_not_of("0123456789") == std::string::npos;
            if (digits && text_.starts_with('0')) format.zeros = static_cast<std::uint8_t>(text_.size());
            sheet_values::show_number(to, value_, format, sheet_values::Epoch::year_1900);
        } else if (type_ == "date") {
            sheet_values::show_iso_date(to, value_);
        } else if (type_ == "time") {
            sheet_values::show_duration(to, value_);
        } else if (type_ == "boolean") {
            to.kind = CellKind::boolean;
            to.text = value_ == "true" ? "TRUE" : "FALSE";
        } else {
            // The text of a cell stands in its paragraphs; the attribute comes instead of them.
            std::string const& text = has_text_value_ && text_.empty() ? value_ : text_;
            rows_.watch(text, column);
            sheet_values::show_text(to, text);
        }
    }

    SheetRows& rows_;
    std::string style_;
    std::set<std::string> hidden_styles_;
    int passed_over_ = 0; ///< depth inside a branch that holds no cells
    bool found_ = false, in_table_ = false, in_cell_ = false, is_covered_ = false, row_hidden_ = false;
    int in_paragraph_ = 0;
    std::int64_t paragraphs_ = 0;
    std::int64_t next_row_ = 1, repeated_rows_ = 1, repeated_ = 1;
    std::size_t column_ = 0;
    std::string type_, value_, text_;
    bool has_formula_ = false, has_text_value_ = false, is_error_ = false;
};

} // namespace

base::Result<void> read_content(ByteSource& source, SheetRows& rows) {
    ContentStream content{rows};
    TRY(content.run(source));
    if (!content.found()) return sheet_messages::fail(rows.wants("") ? Trouble::no_sheet : Trouble::sheet_not_found);
    return {};
}

base::Result<void> read(Parts& parts, SheetRows& rows) {
    if (parts.has("META-INF/manifest.xml") && TRY(parts.whole("META-INF/manifest.xml")).contains("encryption-data"))
        return sheet_messages::fail(Trouble::encrypted);
    auto const source = TRY(parts.open("content.xml"));
    return read_content(*source, rows);
}

} // namespace office::ods
