#include "documents/reading/prose.hpp"

#include "documents/reading/layout.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace documents::reading {

namespace {

constexpr std::uint32_t kInserted = 0xFFFFFFFF;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

} // namespace

Range trimmed(std::string_view folded, Range range, std::string_view also) {
    auto const drops = [&](char c) { return blank(c) || also.contains(c); };
    while (range.from < range.to && drops(folded[range.from])) ++range.from;
    while (range.to > range.from && drops(folded[range.to - 1])) --range.to;
    return range;
}

/// Writes the lines of a layout one after the other into a Prose.
class ProseBuilder {
public:
    ProseBuilder(Prose& prose, text::Shadow const& shadow) : prose_{prose}, shadow_{shadow} {
        prose_.folded_.reserve(shadow.size() + 64);
        prose_.cased_.reserve(shadow.size() + 64);
        prose_.letters_.reserve(shadow.size() + 64);
    }

    void paragraph(Line const& line, bool tabs) {
        if (!prose_.folded_.empty()) insert('\n');
        Prose::Paragraph paragraph;
        paragraph.from = paragraph.to = prose_.folded_.size();
        paragraph.gap_before = line.gap_before;
        paragraph.row = line.row;
        paragraph.footnote = line.footnote;
        paragraph.enumerator = line.enumerator;
        prose_.paragraphs_.push_back(paragraph);
        append(line, tabs);
    }

    void append(Line const& line, bool tabs) {
        auto& paragraph = prose_.paragraphs_.back();
        if (!paragraph.empty() && prose_.folded_.back() != ' ') insert(' ');
        for (std::size_t i = line.from; i < line.to; ++i) {
            char const c = shadow_.cased()[i];
            if (blank(c)) {
                std::size_t end = i;
                bool tab = false;
                for (; end < line.to && blank(shadow_.cased()[end]); ++end) tab = tab || shadow_.cased()[end] == '\t';
                bool const wide = tabs && (tab || end - i >= 3);
                if (line.row && tab) {
                    for (std::size_t k = i; k < end; ++k)
                        if (shadow_.cased()[k] == '\t') put('\t', '\t', k);
                } else if (wide)
                    put('\t', '\t', i);
                else
                    put(' ', ' ', i);
                i = end - 1;
                continue;
            }
            if (glued(i, line)) insert(' ');
            put(c, shadow_.folded()[i], i);
        }
        paragraph.to = prose_.folded_.size();
    }

    void body_starts_here() { prose_.body_ = prose_.paragraphs_.size(); }

private:
    /// "củaChính phủ": a capital right behind two small letters starts a new word; "iOffice" and "TTg" do not.
    bool glued(std::size_t i, Line const& line) const {
        auto const text = shadow_.cased();
        if (i >= line.from + 2 && capital(text[i]) && small(text[i - 1]) && small(text[i - 2])) return true;
        // "ngày10/4/2026", "tháng01".
        if (i < line.from + 4 || text[i] < '0' || text[i] > '9' || !small(text[i - 1])) return false;
        auto const before = shadow_.folded().substr(i - 4, 4);
        return before == "ngay" || before == "hang" || before == " nam";
    }
    void insert(char c) {
        prose_.folded_ += c;
        prose_.cased_ += c;
        prose_.letters_.push_back(kInserted);
    }
    void put(char cased, char folded, std::size_t letter) {
        prose_.folded_ += folded;
        prose_.cased_ += cased;
        prose_.letters_.push_back(static_cast<std::uint32_t>(letter));
    }

    Prose& prose_;
    text::Shadow const& shadow_;
};

Prose::Prose(text::Shadow const& shadow, bool recognised) : shadow_{shadow}, recognised_{recognised} {
    Layout const layout = lay_out(shadow);
    ProseBuilder builder{*this, shadow};
    body_ = 0;
    bool body_seen = false;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        Line const& line = layout.lines[i];
        bool const inside_body = i >= layout.body && i < layout.ending;
        if (i == layout.body) builder.body_starts_here(), body_seen = true;
        if (line.continues && !paragraphs_.empty())
            builder.append(line, false);
        else
            builder.paragraph(line, !inside_body || line.row);
    }
    if (!body_seen) builder.body_starts_here();
}

Span Prose::span(Range range) const {
    while (range.from < range.to && letters_[range.from] == kInserted) ++range.from;
    while (range.to > range.from && letters_[range.to - 1] == kInserted) --range.to;
    if (range.empty()) {
        if (range.from >= letters_.size() || letters_[range.from] == kInserted) return {};
        return shadow_.span(letters_[range.from], letters_[range.from]);
    }
    return shadow_.span(letters_[range.from], letters_[range.to - 1] + 1);
}

std::string_view Prose::printed(Range range) const {
    auto const bytes = span(range);
    return shadow_.source().substr(bytes.from, bytes.to - bytes.from);
}

std::size_t Prose::letter_at(std::uint32_t byte) const {
    auto const wanted = shadow_.at_source(byte);
    // Inserted blanks take the place of the letter before them.
    std::size_t low = 0, high = letters_.size();
    while (low < high) {
        std::size_t middle = (low + high) / 2, probe = middle;
        while (probe > low && letters_[probe] == kInserted) --probe;
        if (letters_[probe] == kInserted || letters_[probe] < wanted)
            low = middle + 1;
        else
            high = probe;
    }
    return low;
}

namespace {

/// Whether bytes stand as a person would retype them: single blanks, no stars, no breaks, no invisible characters.
bool is_plain(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        char const c = bytes[i];
        if (c == '*' || c == '|' || (c >= 0 && c < ' ')) return false;
        if (c == ' ' && i + 1 < bytes.size() && bytes[i + 1] == ' ') return false;
        auto const byte = static_cast<unsigned char>(c);
        if (byte == 0xC2 || byte == 0xEF ||
            (byte == 0xE2 && i + 2 < bytes.size() && static_cast<unsigned char>(bytes[i + 2]) < 0x90))
            return false;
    }
    return true;
}

} // namespace

std::string Prose::slice(Range range) const {
    std::string plain;
    range = trimmed(folded_, range);
    // Most ranges stand in one piece in the source and can be taken as they are.
    if (!range.empty() && letters_[range.from] != kInserted && letters_[range.to - 1] != kInserted &&
        letters_[range.to - 1] - letters_[range.from] == range.size() - 1) {
        auto const bytes = printed(range);
        if (is_plain(bytes) && text::is_clean_utf8(bytes)) return text::nfc(bytes);
    }
    for (std::size_t i = range.from; i < range.to;) {
        if (blank(folded_[i])) {
            if (!plain.empty() && plain.back() != ' ') plain += ' ';
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < range.to && !blank(folded_[end]) && letters_[end] == letters_[end - 1] + 1) ++end;
        plain += shadow_.slice(letters_[i], letters_[end - 1] + 1);
        i = end;
    }
    return plain;
}

} // namespace documents::reading
