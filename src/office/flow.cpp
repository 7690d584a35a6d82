#include "office/flow.hpp"

#include "office/messages.hpp"
#include "text/shadow.hpp"

#include <algorithm>

namespace office::flow {
namespace {

constexpr unsigned kColumnsMax = 512;

std::string_view trimmed(std::string_view text) {
    auto const blank = [](char c) { return c == ' ' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

void collect(std::vector<Block> const& blocks, std::vector<std::string_view>& texts) {
    for (Block const& block : blocks) {
        if (auto const* paragraph = std::get_if<Paragraph>(&block.content)) {
            if (!trimmed(paragraph->text).empty()) texts.push_back(paragraph->text);
        } else
            for (Row const& row : std::get<Table>(block.content).rows)
                for (Cell const& cell : row.cells) collect(cell.blocks, texts);
    }
}

class Writer {
public:
    explicit Writer(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    void blocks(std::vector<Block> const& blocks) {
        for (Block const& block : blocks) {
            if (full()) return;
            if (auto const* paragraph = std::get_if<Paragraph>(&block.content))
                write(*paragraph);
            else
                write(std::get<Table>(block.content));
        }
    }

    bool full() const { return out_.size() > bytes_max_; }
    std::string take() { return std::move(out_); }

private:
    void write(Paragraph const& paragraph) {
        if (paragraph.page_before && !out_.empty()) out_ += "\f\n";
        std::string text = paragraph.text;
        // A tab that only indents, or parts an enumerator from its text, is no table.
        if (text.starts_with('\t') && std::ranges::count(text, '\t') == 1) text.erase(0, 1);
        while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
        std::size_t from = 0; // blanks at the start of a line indent it
        while (from < text.size() && text[from] == ' ') ++from;
        text.erase(0, from);
        if (text.empty())
            gap();
        else {
            out_ += text;
            out_ += '\n';
        }
        for (std::string const& note : paragraph.notes) (out_ += note) += '\n';
    }

    void write(Table const& table) {
        gap();
        is_layout(table) ? write_layout(table) : write_data(table);
        gap();
    }

    void write_layout(Table const& table) {
        for (Row const& row : table.rows)
            for (Cell const& cell : row.cells) {
                if (full()) return;
                if (cell.continued) continue;
                blocks(cell.blocks);
                gap();
            }
    }

    void write_data(Table const& table) {
        for (Row const& row : table.rows) {
            if (full()) return;
            std::string line(std::min(row.skipped, kColumnsMax), '\t');
            std::vector<std::string> notes;
            bool first = true, any = false;
            for (Cell const& cell : row.cells) {
                if (!first) line += '\t';
                first = false;
                std::string const text = cell.continued ? std::string{} : one_line(cell.blocks, notes);
                any = any || !text.empty();
                line += text;
                line.append(std::min(std::max(cell.columns, 1u) - 1, kColumnsMax), '\t');
            }
            if (!any) continue;
            (out_ += line) += '\n';
            for (std::string const& note : notes) (out_ += note) += '\n';
        }
    }

    /// A cell on one line: its paragraphs, and the cells of a table inside it, parted by blanks.
    static std::string one_line(std::vector<Block> const& blocks, std::vector<std::string>& notes) {
        std::string line;
        auto const add = [&](std::string_view text) {
            for (char const c : trimmed(text)) line += c == '\n' || c == '\t' ? ' ' : c;
        };
        for (Block const& block : blocks) {
            if (!line.empty() && !line.ends_with(' ')) line += ' ';
            if (auto const* paragraph = std::get_if<Paragraph>(&block.content)) {
                add(paragraph->text);
                notes.insert(notes.end(), paragraph->notes.begin(), paragraph->notes.end());
            } else
                for (Row const& row : std::get<Table>(block.content).rows)
                    for (Cell const& cell : row.cells) {
                        if (!line.empty() && !line.ends_with(' ')) line += ' ';
                        add(one_line(cell.blocks, notes));
                    }
        }
        while (line.ends_with(' ')) line.pop_back();
        return line;
    }

    /// One empty line, never two.
    void gap() {
        if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
    }

    std::size_t bytes_max_;
    std::string out_;
};

} // namespace

bool is_layout(Table const& table) {
    std::size_t cells = 0, columns = 0, filled = 0;
    bool marked = false;
    for (Row const& row : table.rows) {
        std::size_t width = 0;
        for (Cell const& cell : row.cells) {
            ++cells;
            width += std::max(cell.columns, 1u);
            std::vector<std::string_view> texts;
            collect(cell.blocks, texts);
            filled += !texts.empty();
            if (marked || texts.empty()) continue;
            for (std::size_t index = 0; index < std::min<std::size_t>(texts.size(), 6); ++index) {
                std::string const folded = text::fold(trimmed(texts[index].substr(0, 400)));
                marked = marked || folded.starts_with("cong hoa xa hoi chu nghia") ||
                         folded.starts_with("dang cong san viet nam") || folded.starts_with("noi nhan:") ||
                         folded.starts_with("kinh gui");
            }
        }
        columns = std::max(columns, width);
    }
    if (cells <= 1 || columns <= 1) return true;
    if (marked && columns <= 6) return true;
    if (table.ruled) return false;
    return columns <= 2 || table.rows.size() <= 2 || filled * 3 < cells;
}

base::Result<std::string> write(std::vector<Block> const& blocks, std::size_t bytes_max) {
    Writer writer{bytes_max};
    writer.blocks(blocks);
    if (writer.full()) return messages::fail(messages::Trouble::text_too_large);
    return writer.take();
}

std::string superscript(std::string_view mark) {
    static constexpr char const* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (char const c : mark) {
        if (c >= '0' && c <= '9')
            out += kDigits[c - '0'];
        else
            out += c;
    }
    return out;
}

} // namespace office::flow
