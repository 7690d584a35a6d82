#include "office/csv_reader.hpp"

#include "office/csv.hpp"
#include "office/csv_encoding.hpp"
#include "office/sheet_messages.hpp"
#include "office/sheet_values.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace office::csv {
namespace {

using sheet_messages::Trouble;

constexpr std::size_t kHead = 64u << 10;
constexpr std::size_t kGuessRecords = 200;
constexpr std::string_view kSeparators = "\t;|,"; ///< the likelier first: a comma stands in numbers and names too

/// The number of fields in each of the first records, were `separator` the one.
std::vector<std::size_t> field_counts(std::string_view head, char separator) {
    std::vector<std::size_t> out;
    std::size_t fields = 1, letters = 0;
    bool quoted = false, at_start = true;
    for (std::size_t at = 0; at < head.size() && out.size() < kGuessRecords; ++at) {
        char const c = head[at];
        if (quoted) {
            if (c == '"' && at + 1 < head.size() && head[at + 1] == '"')
                ++at;
            else if (c == '"')
                quoted = false;
            continue;
        }
        ++letters;
        if (c == '"' && at_start) {
            quoted = true;
        } else if (c == '\n' || c == '\r') {
            if (letters > 1) out.push_back(fields); // blank lines say nothing
            fields = 1;
            letters = 0;
        } else if (c == separator) {
            ++fields;
        }
        at_start = c == separator || c == '\n' || c == '\r';
    }
    if (letters > 0 && out.size() < kGuessRecords && head.size() < kHead) out.push_back(fields);
    return out;
}

/// Takes UTF-8 in pieces, hands out cells.
class Records {
public:
    Records(char separator, SheetRows& rows) : separator_{separator}, rows_{rows} {}

    base::Result<void> take(std::string_view piece) {
        for (std::size_t at = 0; at < piece.size() && !rows_.sheet_over();) {
            char const c = piece[at];
            if (after_cr_ && c == '\n') { // the second half of one line end
                after_cr_ = false;
                ++at;
                continue;
            }
            after_cr_ = false;
            if (!in_record_) TRY(begin_record());
            if (state_ == State::quoted) {
                at = TRY(take_quoted(piece, at));
            } else if (c == separator_ && separator_ != 0) {
                TRY(end_field());
                ++at;
            } else if (c == '\n' || c == '\r') {
                TRY(end_record());
                after_cr_ = c == '\r';
                ++at;
            } else if (c == '"' && state_ == State::start) {
                state_ = State::quoted;
                ++at;
            } else if (c == '"' && state_ == State::quote_ended) { // "" inside quotes
                field_ += '"';
                state_ = State::quoted;
                ++at;
            } else {
                at = TRY(take_plain(piece, at));
            }
        }
        return {};
    }

    base::Result<void> finish() {
        if (rows_.sheet_over()) return {};
        if (state_ == State::quoted) return sheet_messages::fail(Trouble::open_quote, rows_.here(column_));
        return in_record_ ? end_record() : base::Result<void>{};
    }

private:
    enum class State { start, plain, quoted, quote_ended };

    base::Result<void> begin_record() {
        in_record_ = true;
        column_ = 0;
        return rows_.begin_row(rows_.next_row(), false);
    }

    base::Result<std::size_t> take_quoted(std::string_view piece, std::size_t at) {
        std::size_t const end = std::min(piece.find('"', at), piece.size());
        TRY(append(piece.substr(at, end - at)));
        if (end < piece.size()) state_ = State::quote_ended;
        return end + 1;
    }

    base::Result<std::size_t> take_plain(std::string_view piece, std::size_t at) {
        state_ = State::plain;
        std::size_t end = at + 1;
        while (end < piece.size() && piece[end] != '\n' && piece[end] != '\r' &&
               (piece[end] != separator_ || separator_ == 0))
            ++end;
        TRY(append(piece.substr(at, end - at)));
        return end;
    }

    base::Result<void> append(std::string_view text) {
        if (field_.size() + text.size() > rows_.limits().text_bytes)
            return sheet_messages::fail(state_ == State::quoted ? Trouble::open_quote : Trouble::cell_text_too_long,
                                        rows_.here(column_));
        field_ += text;
        return {};
    }

    base::Result<void> end_field() {
        std::string_view text = field_;
        if (text.starts_with('\'') && looks_like_formula(text)) text.remove_prefix(1);
        if (!text.empty()) {
            Cell* const cell = TRY(rows_.cell(column_));
            rows_.watch(text, column_);
            sheet_values::show_text(*cell, text);
            TRY(rows_.done(*cell, column_));
        }
        field_.clear();
        state_ = State::start;
        ++column_;
        return {};
    }

    base::Result<void> end_record() {
        TRY(end_field());
        in_record_ = false;
        return rows_.end_row();
    }

    char separator_;
    SheetRows& rows_;
    State state_ = State::start;
    bool in_record_ = false, after_cr_ = false;
    std::size_t column_ = 0;
    std::string field_;
};

} // namespace

char guess_separator(std::string_view head) {
    char best = 0;
    std::size_t best_share = 0;
    for (char const separator : kSeparators) {
        auto const counts = field_counts(head, separator);
        std::map<std::size_t, std::size_t> often;
        for (std::size_t const count : counts) ++often[count];
        // How many records of a hundred have the number of fields that most have which have more than one.
        std::size_t most = 0;
        for (auto const& [fields, records] : often)
            if (fields > 1) most = std::max(most, records);
        std::size_t const share = counts.empty() ? 0 : most * 100 / counts.size();
        if (share > best_share) {
            best_share = share;
            best = separator;
        }
    }
    return best;
}

base::Result<void> read(Opener const& open, std::string const& sheet, SheetRows& rows) {
    if (!rows.wants(sheet)) return sheet_messages::fail(Trouble::sheet_not_found);
    Survey found;
    {
        auto const source = TRY(open());
        found = TRY(survey(*source));
    }
    rows.summary().encoding = name(found.encoding);
    if (found.encoding == Encoding::windows_1258)
        rows.summary().notes.push_back(
            "Tệp dùng bảng mã cũ Windows-1258 và đã được đổi sang Unicode; hãy xem lại vài dòng trước khi nhập.");
    if (found.malformed > 0)
        rows.summary().notes.push_back(std::to_string(found.malformed) +
                                       " byte không phải UTF-8, hiện thành \xEF\xBF\xBD; hãy tìm và sửa những ô đó.");

    auto const source = TRY(open());
    Decoder decoder{*source, found};
    std::string head;
    while (head.size() < kHead) {
        std::string_view const piece = TRY(decoder.next());
        if (piece.empty()) break;
        head += piece;
    }
    std::string_view first = head;
    char separator = 0;
    if (first.starts_with("sep=") && first.size() > 4 && first[4] != '\n' && first[4] != '\r') { // as Excel takes it
        separator = first[4];
        first.remove_prefix(std::min(first.find('\n'), first.size() - 1) + 1);
    } else {
        separator = guess_separator(first.substr(0, kHead));
    }
    rows.summary().separator = separator;
    TRY(rows.begin_sheet(sheet, false));
    Records records{separator, rows};
    TRY(records.take(first));
    while (!rows.sheet_over()) {
        std::string_view const piece = TRY(decoder.next());
        if (piece.empty()) break;
        TRY(records.take(piece));
    }
    TRY(records.finish());
    rows.end_sheet();
    return {};
}

} // namespace office::csv
