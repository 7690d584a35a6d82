#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a person typed into the box of search. Anything typed is a query, never an error.
///
///   trâu bò                    papers with both words, wherever they stand
///   "trâu bò"                  side by side, in this order (of three words and more: each two of them, see lexemes.hpp)
///   LĐ-TB&XH                   read as if it stood in quotes
///   -dê                        without the word (also -"chăn nuôi dê")
///   306/LĐTBXH                 number and beginning of the symbol
///   số:306   ký hiệu:KH-UBND   the number; the symbol, its beginning or a word of it
///   cơ quan:UBND tỉnh, …       words of the issuer, up to a comma, another field, quotes or the end
///   loại:kế hoạch              the type     trích yếu:giao vốn   words of the subject
///   ngày:15/3/2023   ngày:3/2023   ngày:2023   ngày: từ 1/2023   ngày: trước 6/2023
///   từ 1/2023 đến 6/2023       papers of these days (a year alone only after "ngày:": "từ năm 2021 đến năm 2025" stands in subjects)
/// Names of fields are read without diacritics too. Inside of quotes all is words.
namespace documents::search {

struct Term {
    enum class Kind {
        words,      ///< in the text or the head; several: side by side
        number_key, ///< `key` begins registry::number_key
        number,     ///< `key` is the number
        symbol,     ///< `key` begins the symbol, or each of `words` is a word of it
        issuer,
        type,
        subject ///< each of `words`
    };
    Kind kind = Kind::words;
    std::vector<std::string> words; ///< of text::search_key
    std::string key;
    bool excluded = false;
    std::string printed; ///< as typed, without the field's name

    friend bool operator==(Term const&, Term const&) = default;
};

struct Query {
    std::vector<Term> terms;
    std::optional<base::Date> from, to; ///< days of the papers, both counted in
    bool cut = false;                   ///< more was typed than is searched for (kTypedBytesMax, kTermsMax)
    bool empty() const { return terms.empty() && !from && !to; }
};

inline constexpr std::size_t kTypedBytesMax = 600;
inline constexpr std::size_t kTermsMax = 24;

Query parse(std::string_view typed);

/// The words of the terms that are wanted in text or head, in the order in which they were typed.
std::vector<std::string> plain_words(Query const& query);

} // namespace documents::search
