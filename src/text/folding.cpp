#include "text/folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace text::folding {

char fold_code_point(char32_t c) {
    switch (c) {
    case U'đ':
    case U'ð': return 'd';
    case U'Đ':
    case U'Ð': return 'D';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″': return '"';
    case U'‘':
    case U'’':
    case U'′':
    case U'´': return '\'';
    case U'…': return '.';
    case U'|':
    case U'¦': return '\t'; // the rule between two cells
    case U'×': return 'x';
    case U'≥':
    case U'⩾': return '}';
    case U'≤':
    case U'⩽': return '{';
    case 0x2212: return '-';
    case 0x00AD:
    case 0xFEFF:
    case U'*': return kVanishes;
    case U'•':
    case U'●':
    case U'▪':
    case 0xF0B7:
    case 0xF02D: return '-'; // bullets, also of Word's Symbol font
    case U'\r':
    case U'\v': return ' ';
    case 0x2028:
    case 0x2029: return '\n';
    default: break;
    }
    if (c >= 0x200B && c <= 0x200F) return kVanishes;
    auto const category = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(c)));
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) return kVanishes;
    if (category == U_DASH_PUNCTUATION) return '-';
    if (category == U_SPACE_SEPARATOR) return ' ';
    static icu::Normalizer2 const* const decomposer = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::Normalizer2::getNFKDInstance(status);
    }();
    icu::UnicodeString decomposed;
    if (decomposer != nullptr && decomposer->getDecomposition(static_cast<UChar32>(c), decomposed)) {
        UChar32 const base = decomposed.char32At(0);
        if (base > 0 && base < 0x80) return static_cast<char>(base);
    }
    return '?';
}

std::array<char, 0x3000> const& table() {
    static auto const filled = [] {
        std::array<char, 0x3000> chars{};
        for (char32_t c = 0; c < chars.size(); ++c) {
            if (c == U'*')
                chars[c] = kVanishes;
            else if (c == U'|')
                chars[c] = '\t';
            else if (c < 0x80)
                chars[c] = c == '\r' || c == '\v'                            ? ' '
                           : c < 0x20 && c != '\n' && c != '\t' && c != '\f' ? ' '
                                                                             : static_cast<char>(c);
            else
                chars[c] = fold_code_point(c);
        }
        return chars;
    }();
    return filled;
}

bool part_of_word(std::string_view source, std::size_t at, int step) {
    if ((step < 0 && at == 0) || (step > 0 && at + 1 >= source.size())) return false;
    auto const byte = static_cast<unsigned char>(step < 0 ? source[at - 1] : source[at + 1]);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

} // namespace text::folding
