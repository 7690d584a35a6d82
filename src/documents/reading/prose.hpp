#pragma once

#include "documents/reading/enumerators.hpp"
#include "text/shadow.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents::reading {

using text::Span;

/// Letters [from, to) of the prose.
struct Range {
    std::size_t from = 0, to = 0;
    bool empty() const { return from >= to; }
    std::size_t size() const { return to - from; }
};

/// The document as a person reads it: paragraphs of folded text with single blanks, layout noise dropped, wrapped lines joined,
/// glued words ("củaChính phủ") parted. Every letter maps back to the source.
///
/// Cells of a row and columns set side by side are parted by '\t'. Paragraphs are parted by '\n'.
class Prose {
public:
    struct Paragraph : Range {
        std::optional<Enumerator> enumerator;
        bool gap_before = false; ///< a blank line stands before it
        bool row = false;        ///< a row of a table: cells parted by '\t'
        bool footnote = false;   ///< "¹ …", "[1: …]": not part of the items around it
    };

    /// `recognised`: the text comes from optical character recognition, diacritics may be wrong.
    explicit Prose(text::Shadow const& shadow, bool recognised = false);
    bool recognised() const { return recognised_; }

    std::string_view folded() const { return folded_; }
    std::string_view cased() const { return cased_; }
    std::string_view folded(Range range) const { return std::string_view{folded_}.substr(range.from, range.size()); }
    std::string_view cased(Range range) const { return std::string_view{cased_}.substr(range.from, range.size()); }
    std::vector<Paragraph> const& paragraphs() const { return paragraphs_; }
    /// Where the body starts, as an index of paragraphs(): the first paragraph that can not belong to the header.
    std::size_t body() const { return body_; }

    Span span(Range range) const;
    /// The first letter of the prose that stands at or after a byte of the source.
    std::size_t letter_at(std::uint32_t byte) const;
    /// The range as a person would retype it: NFC, diacritics as printed, single blanks.
    std::string slice(Range range) const;
    /// The bytes of the source under a range, as they are.
    std::string_view printed(Range range) const;

private:
    friend class ProseBuilder;
    text::Shadow const& shadow_;
    std::string folded_, cased_;
    std::vector<std::uint32_t> letters_; ///< letter of the shadow; kInserted for a blank of ours
    std::vector<Paragraph> paragraphs_;
    std::size_t body_ = 0;
    bool recognised_;
};

/// Without blanks and closing marks at either end.
Range trimmed(std::string_view folded, Range range, std::string_view also = "");

} // namespace documents::reading
