#pragma once

#include <array>
#include <string_view>

/// Small questions about one line of folded text that several parts of the reader ask.
namespace documents::reading {

/// Whether four letters in five are capitals; at least three letters.
bool is_capitals(std::string_view cased);

/// Whether the folded text starts with one of the phrases, and the phrase ends at a word's end.
template <std::size_t N>
bool starts_with_any(std::string_view folded, std::array<std::string_view, N> const& phrases) {
    for (auto const phrase : phrases)
        if (folded.starts_with(phrase) &&
            (folded.size() == phrase.size() || !((folded[phrase.size()] >= 'a' && folded[phrase.size()] <= 'z'))))
            return true;
    return false;
}

bool is_state_name(std::string_view folded);      ///< "cong hoa xa hoi chu nghia viet nam" in it
bool is_motto(std::string_view folded);           ///< "doc lap - tu do - hanh phuc" in it
bool is_number_line(std::string_view folded);     ///< "so: 12/ubnd-kt", "so:      /kh-ubnd"; may hold more behind a gap
bool is_place_date(std::string_view folded);      ///< "…, ngay 08 thang 02 nam 2023", blanks where the draft left them
bool is_signature_mark(std::string_view cased);   ///< "TM. …", "KT. …", "TL. …", "TUQ. …", "Q. …"
bool is_recipients_head(std::string_view folded); ///< "noi nhan:"
bool is_annex_head(std::string_view cased);       ///< "PHỤ LỤC", "BIỂU …", "DANH SÁCH …" in capitals

/// The type of a document that a title line in capitals names ("KẾ HOẠCH", "THÔNG BÁO KẾT LUẬN"), lower case with diacritics; empty
/// where the line is no title. Source: Nghị định 30/2020/NĐ-CP, Điều 7.
std::string_view title_type(std::string_view cased);

} // namespace documents::reading
