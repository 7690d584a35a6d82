#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

/// [from, to) in bytes of the source text.
struct Span {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend auto operator<=>(Span const&, Span const&) = default;
};

/// A source text folded letter by letter, so that patterns match in plain ASCII and every match maps back to the source.
///
/// Each letter becomes exactly one byte: diacritics and tones are dropped, đ is d, blanks of every kind are ' ' (but '\n' and '\t' stay),
/// dashes of every kind are '-', quotes of every kind are '"' or '\'', and what has no ASCII likeness is '?'. Combining marks, zero-width
/// characters, soft hyphens and markdown stars vanish. Malformed UTF-8 becomes '?', a byte at a time; nothing is refused.
class Shadow {
public:
    /// Keeps a view: `source` must outlive the shadow. Before: source.size() < 4 GiB.
    explicit Shadow(std::string_view source);

    std::string_view source() const { return source_; }
    std::string_view folded() const { return folded_; } ///< lower case
    std::string_view cased() const { return cased_; }   ///< the same with its case
    std::size_t size() const { return folded_.size(); }

    /// Where letters [from, to) of the folded text stand in the source. Before: from <= to <= size().
    Span span(std::size_t from, std::size_t to) const;
    /// The first folded letter that stands at or after a byte of the source; size() past the end.
    std::size_t at_source(std::uint32_t byte) const;
    /// Letters [from, to) as a person would retype them: NFC, single blanks, " - " kept as printed, no stars, no line breaks.
    std::string slice(std::size_t from, std::size_t to) const;

private:
    std::string_view source_;
    std::string folded_;
    std::string cased_;
    std::vector<std::uint32_t> starts_; ///< source byte at which folded letter i starts; one entry more than letters
};

/// The folded text alone, lower case: "Ủy ban nhân dân" -> "uy ban nhan dan".
std::string fold(std::string_view source);

} // namespace text
