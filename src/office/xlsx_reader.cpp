#include "office/xlsx_reader.hpp"

#include "office/sheet_messages.hpp"
#include "office/xlsx_parts.hpp"
#include "office/xml_stream.hpp"

#include <charconv>
#include <cstring>

namespace office::xlsx {
namespace {

using sheet_messages::Trouble;
using sheet_values::NumberFormat;

class SheetStream : public XmlStream {
public:
    SheetStream(Shared const& shared, SheetRows& rows, bool merges_known)
        : shared_{shared}, rows_{rows}, merges_known_{merges_known} {}

protected:
    void start(std::string_view name, Attributes attributes) override {
        if (in_cell_) return start_in_cell(name);
        if (in_data_ && name == "c")
            begin_cell(attributes);
        else if (in_data_ && name == "row")
            begin_row(attributes);
        else if (name == "sheetData")
            in_data_ = true;
        else if (name == "mergeCell" && !merges_known_)
            add_merge(attributes);
    }

    void end(std::string_view name) override {
        if (in_cell_) {
            if (name == "v" || name == "t") taking_ = false;
            if (name == "rPh") in_phonetic_ = false;
            if (name == "c") end_cell();
        } else if (in_data_ && name == "row") {
            if (auto const ended = rows_.end_row(); !ended) return refuse(ended.error());
            if (rows_.sheet_over()) leave();
        } else if (name == "sheetData") {
            in_data_ = false;
        }
    }

    void text(std::string_view piece) override {
        if (!taking_) return;
        if (value_.size() + piece.size() > rows_.limits().text_bytes)
            return refuse(sheet_messages::error(Trouble::cell_text_too_long, rows_.here(column_)));
        value_ += piece;
    }

private:
    enum class Type : char { number, shared, inline_text, text, boolean, error, date };

    void begin_row(Attributes attributes) {
        std::int64_t number = rows_.next_row();
        bool hidden = false;
        for (; *attributes != nullptr; attributes += 2) {
            std::string_view const name{attributes[0]}, value{attributes[1]};
            if (name == "r") {
                auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
                if (error != std::errc{} || end != value.data() + value.size() || number < 1 || number > UINT32_MAX)
                    return refuse(sheet_messages::error(Trouble::bad_reference, rows_.here()));
            } else if (name == "hidden") {
                hidden = value == "1" || value == "true";
            }
        }
        next_column_ = 0;
        if (auto const begun = rows_.begin_row(number, hidden); !begun) refuse(begun.error());
    }

    void begin_cell(Attributes attributes) {
        in_cell_ = true;
        type_ = Type::number;
        format_ = 0;
        has_formula_ = has_value_ = in_inline_ = in_phonetic_ = taking_ = false;
        value_.clear();
        column_ = next_column_;
        for (; *attributes != nullptr; attributes += 2) {
            char const* const name = attributes[0];
            if (name[0] == '\0' || name[1] != '\0') continue;
            std::string_view const value{attributes[1]};
            if (name[0] == 't') {
                type_ = type_of(value);
            } else if (name[0] == 's') {
                std::from_chars(value.data(), value.data() + value.size(), format_);
            } else if (name[0] == 'r') {
                auto const reference = parse_reference(value);
                if (!reference) return refuse(sheet_messages::error(Trouble::bad_reference, rows_.here()));
                if (reference->row != rows_.row())
                    return refuse(sheet_messages::error(Trouble::cell_in_wrong_row, rows_.here(reference->column)));
                column_ = reference->column;
            }
        }
        next_column_ = column_ + 1;
    }

    static Type type_of(std::string_view name) {
        if (name == "s") return Type::shared;
        if (name == "inlineStr") return Type::inline_text;
        if (name == "b") return Type::boolean;
        if (name == "e") return Type::error;
        if (name == "d") return Type::date;
        return name == "n" ? Type::number : Type::text; // "str", and what nobody knows is shown as it stands
    }

    void start_in_cell(std::string_view name) {
        if (name == "v") {
            taking_ = has_value_ = true;
            value_.clear();
        } else if (name == "f") {
            has_formula_ = true;
        } else if (name == "is") {
            in_inline_ = has_value_ = true;
        } else if (name == "rPh") {
            in_phonetic_ = true;
        } else if (name == "t") {
            taking_ = in_inline_ && !in_phonetic_;
        }
    }

    void end_cell() {
        in_cell_ = false;
        // A text that a formula gives may be empty; a number may not. Programs that do not calculate leave the value out, or empty.
        bool const no_result = has_formula_ && (!has_value_ || (type_ == Type::number && value_.empty()));
        if (value_.empty() && !no_result) return;
        auto const cell = rows_.cell(column_);
        if (!cell) return refuse(cell.error());
        Cell& to = **cell;
        to.from_formula = has_formula_;
        if (no_result) {
            to.kind = CellKind::error;
            to.formula_without_result = true;
        } else if (!show(to)) {
            return refuse(sheet_messages::error(Trouble::shared_text_missing, rows_.here(column_)));
        }
        if (auto const done = rows_.done(to, column_); !done) refuse(done.error());
    }

    /// False where a shared text is missing.
    bool show(Cell& to) {
        switch (type_) {
        case Type::number:
            sheet_values::show_number(to, value_,
                                      format_ < shared_.formats.size() ? shared_.formats[format_] : NumberFormat{},
                                      shared_.epoch);
            return true;
        case Type::shared: {
            std::size_t index = 0;
            auto const [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
            if (error != std::errc{} || end != value_.data() + value_.size() || !shared_.strings ||
                index >= shared_.strings->size())
                return false;
            show_text(to, shared_.strings->at(index));
            return true;
        }
        case Type::inline_text:
        case Type::text:
            decode_escapes(value_);
            show_text(to, value_);
            return true;
        case Type::boolean:
            to.kind = CellKind::boolean;
            to.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
            return true;
        case Type::error:
            sheet_values::show_text(to, value_);
            to.kind = CellKind::error;
            return true;
        case Type::date: sheet_values::show_iso_date(to, value_); return true;
        }
        return false;
    }

    void show_text(Cell& to, std::string_view text) {
        rows_.watch(text, column_);
        sheet_values::show_text(to, text);
    }

    void add_merge(Attributes attributes) {
        char const* const text = attribute(attributes, "ref");
        auto const range = text == nullptr ? std::nullopt : parse_range(text);
        if (!range) return refuse(sheet_messages::error(Trouble::bad_reference, text == nullptr ? "" : text));
        if (auto const added = rows_.add_merge(*range); !added) refuse(added.error());
    }

    Shared const& shared_;
    SheetRows& rows_;
    bool merges_known_;
    bool in_data_ = false, in_cell_ = false, in_inline_ = false, in_phonetic_ = false;
    bool taking_ = false; ///< the text that comes is the cell's
    bool has_formula_ = false, has_value_ = false;
    Type type_ = Type::number;
    std::size_t format_ = 0, column_ = 0, next_column_ = 0;
    std::string value_;
};

/// An error inside a part, with the name of the part or the sheet where it has no place of its own.
base::Result<void> named(base::Result<void> result, std::string const& where) {
    if (result || !result.error().where.empty()) return result;
    result.error().where = where;
    return result;
}

} // namespace

base::Result<void> read(Parts& parts, SheetRows& rows) {
    auto const book = TRY(read_workbook(parts));
    Shared shared;
    shared.epoch = book.epoch;
    if (!book.styles.empty() && parts.has(book.styles)) {
        auto const source = TRY(parts.open(book.styles));
        shared.formats = TRY(read_formats(*source));
    }
    // A file may name shared strings that it does not have; only a cell that needs one is wrong then.
    if (!book.shared_strings.empty() && parts.has(book.shared_strings)) {
        auto const source = TRY(parts.open(book.shared_strings));
        shared.strings = TRY(read_shared_strings(*source, rows.limits()));
    }
    bool found = false;
    for (SheetPart const& sheet : book.sheets) {
        if (!rows.wants(sheet.name)) continue;
        found = true;
        TRY(rows.begin_sheet(sheet.name, sheet.hidden));
        if (rows.fills_merges())
            for (CellRange const& range : TRY(read_merges(parts, sheet.part, rows.limits().merges)))
                TRY(rows.add_merge(range));
        auto const source = TRY(parts.open(sheet.part));
        TRY(named(read_sheet(*source, shared, rows, rows.fills_merges()), "trang tính “" + sheet.name + "”"));
        rows.end_sheet();
        if (rows.stopped()) return {};
    }
    if (!found) return sheet_messages::fail(Trouble::sheet_not_found);
    return {};
}

base::Result<void> read_sheet(ByteSource& source, Shared const& shared, SheetRows& rows, bool merges_known) {
    SheetStream stream{shared, rows, merges_known};
    TRY(stream.run(source));
    return {};
}

} // namespace office::xlsx
