#include "documents/marks.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace documents {
namespace {

bool inside_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

std::size_t letter_start(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && inside_letter(text[at])) --at;
    return at;
}

std::size_t letter_end(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at < text.size() && inside_letter(text[at])) ++at;
    return at;
}

struct Stretch {
    std::size_t from, to;
};

/// Goes through the text from left to right and knows the marks over the current place.
class Sweep {
public:
    Sweep(std::string_view text, std::vector<Mark> const& marks) : text_{text} {
        stretches_.reserve(marks.size());
        for (auto const& mark : marks)
            stretches_.push_back({letter_start(text, mark.span.from), letter_end(text, mark.span.to)});
        order_.resize(marks.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::erase_if(order_, [&](std::size_t i) { return stretches_[i].from >= stretches_[i].to; });
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            if (stretches_[a].from != stretches_[b].from) return stretches_[a].from < stretches_[b].from;
            return stretches_[a].to > stretches_[b].to; // the outermost first
        });
    }

    /// The segments of [from, to); calls must go forward.
    std::vector<Segment> cut(std::size_t from, std::size_t to) {
        std::vector<Segment> segments;
        for (auto at = from; at < to;) {
            std::erase_if(over_, [&](std::size_t i) { return stretches_[i].to <= at; });
            Segment segment;
            // A mark that began on a line end or in a blank line before is told where its text begins.
            while (next_ < order_.size() && stretches_[order_[next_]].from <= at) {
                auto const i = order_[next_++];
                if (stretches_[i].to <= at) continue;
                over_.push_back(i);
                segment.begins.push_back(i);
            }
            auto end = to;
            if (next_ < order_.size()) end = std::min(end, stretches_[order_[next_]].from);
            for (auto const i : over_) end = std::min(end, stretches_[i].to);
            segment.text = text_.substr(at, end - at);
            segment.marks = over_;
            std::stable_sort(segment.marks.begin(), segment.marks.end(),
                             [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
            segments.push_back(std::move(segment));
            at = end;
        }
        return segments;
    }

private:
    std::size_t length(std::size_t i) const { return stretches_[i].to - stretches_[i].from; }

    std::string_view text_;
    std::vector<Stretch> stretches_;
    std::vector<std::size_t> order_; ///< by start
    std::size_t next_ = 0;
    std::vector<std::size_t> over_;
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\f") == std::string_view::npos; }

} // namespace

MarkedText mark(std::string_view text, std::vector<Mark> const& marks, std::size_t bytes_max) {
    MarkedText marked;
    if (text.size() > bytes_max) {
        text = text.substr(0, letter_start(text, bytes_max));
        marked.cut = true;
    }
    Sweep sweep{text, marks};
    for (std::size_t from = 0; from < text.size();) {
        auto const to = std::min(text.find('\n', from), text.size());
        auto const line = text.substr(from, to - from);
        if (line.contains('\f')) marked.lines.push_back({.cells = {}, .page_break = true});
        if (!blank(line)) {
            Line made;
            for (auto cell = from; cell <= to;) {
                auto const end = std::min(text.find('\t', cell), to);
                made.cells.push_back(sweep.cut(cell, end));
                cell = end + 1;
            }
            marked.lines.push_back(std::move(made));
        }
        from = to + 1;
    }
    return marked;
}

} // namespace documents
