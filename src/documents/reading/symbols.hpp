#pragma once

#include <string>
#include <string_view>

/// The grammar of document symbols: NUMBER/[YEAR/]TYPE-BODY, NUMBER/BODY-UNIT (công văn), NUMBER-TYPE/BODY (party papers).
/// Source: Nghị định 30/2020/NĐ-CP, Điều 8 and annex I part II; annex III for the abbreviations.
namespace documents::reading {

/// The symbol with known groups spelt as they should be ("QD-TTG" -> "QĐ-TTg"), blanks left out, dashes plain. `recognised`: a group that
/// is one letter away from a single known one is mended ("BILĐTBXH" -> "BLĐTBXH"); digits are never touched.
std::string tidy_symbol(std::string_view printed, bool recognised);

/// One spelling for comparing: "BLĐTBXH", "SLĐTBXH", "LĐTBOXH" and "LĐT BXH" are one body in citations of one number.
std::string symbol_key(std::string_view symbol);

/// The type that a symbol names by its abbreviation, lower case ("QĐ-TTg" -> "quyết định"); "công văn" where it names none.
std::string_view type_of_symbol(std::string_view symbol);

/// Who issues papers of a symbol, where that is certain: "QĐ-TTg" -> "Thủ tướng Chính phủ"; else empty.
std::string_view issuer_of_symbol(std::string_view symbol);

} // namespace documents::reading
