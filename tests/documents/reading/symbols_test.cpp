#include "documents/reading/symbols.hpp"

#include <doctest/doctest.h>
#include <string_view>

namespace reading = documents::reading;

TEST_CASE("a symbol is spelt as the decree spells it") {
    struct Case {
        char const* printed;
        bool recognised;
        char const* tidy;
    };
    Case const cases[] = {
        {"QĐ-TTg", false, "QĐ-TTg"},
        {"QD-TTG", false, "QĐ-TTg"},
        {"KH - UBND", false, "KH-UBND"},
        {"KH–UBND", false, "KH-UBND"},
        {"12 /KH-UBND", false, "12/KH-UBND"},
        {"237 -KH/HU", false, "237-KH/HU"},
        {"03/2024/TT-BLĐTBXH", false, "03/2024/TT-BLĐTBXH"},
        // A letter that recognition added is mended, in recognised text only.
        {"BILĐTBXH", true, "BLĐTBXH"},
        {"BILĐTBXH", false, "BILĐTBXH"},
        {"UBNND-VX", true, "UBND-VX"},
        // An unknown group stays as printed.
        {"TTTVPTTS", false, "TTTVPTTS"},
        {"", true, ""},
    };
    for (auto const& [printed, recognised, tidy] : cases) {
        CAPTURE(printed);
        CHECK(reading::tidy_symbol(printed, recognised) == tidy);
    }
}

TEST_CASE("the digits of a number are never mended") {
    for (std::string_view const printed : {"1O5/KH-UBND", "l2/UBND-VX", "4422/LĐTBXH-VPQGGN", "1053/UBND-KTTH1"})
        CHECK(reading::tidy_symbol(printed, true) == printed);
}

TEST_CASE("spellings of one symbol share a key, other symbols do not") {
    using reading::symbol_key;
    for (std::string_view const spelling :
         {"4422/LĐTBXH-VPQGGN", "4422/LĐTBOXH VPQGGN", "4422/LĐT BXH-VPQGGN", "4422/BLĐTBXH-VPQGGN"})
        CHECK(symbol_key(spelling) == symbol_key("4422/LĐTBXH-VPQGGN"));
    CHECK(symbol_key("4421/LĐTBXH-VPQGGN") != symbol_key("4422/LĐTBXH-VPQGGN"));
    CHECK(symbol_key("12/KH-UBND") != symbol_key("12/QĐ-UBND"));
}

TEST_CASE("a symbol names type and issuer where that is certain") {
    struct Case {
        std::string_view symbol, type, issuer;
    };
    Case const cases[] = {
        {"QĐ-TTg", "quyết định", "Thủ tướng Chính phủ"},
        {"NĐ-CP", "nghị định", "Chính phủ"},
        {"NQ-CP", "nghị quyết", "Chính phủ"},
        {"TT-BTC", "thông tư", "Bộ Tài chính"},
        {"TT-BLĐTBXH", "thông tư", "Bộ Lao động - Thương binh và Xã hội"},
        {"QH15", "luật", "Quốc hội"},
        {"KH-UBND", "kế hoạch", ""},
        {"TTr-SNV", "tờ trình", ""},
        {"TT-BNV", "thông tư", "Bộ Nội vụ"},
        {"CTr-UBND", "chương trình", ""},
        {"CT-TTg", "chỉ thị", "Thủ tướng Chính phủ"},
        {"CĐ-TTg", "công điện", "Thủ tướng Chính phủ"},
        {"UBND-VX", "công văn", ""},
        {"HĐND-VP", "công văn", ""},
        {"SNV-GN", "công văn", ""},
    };
    for (auto const& [symbol, type, issuer] : cases) {
        CAPTURE(symbol);
        CHECK(reading::type_of_symbol(symbol) == type);
        CHECK(reading::issuer_of_symbol(symbol) == issuer);
    }
}
