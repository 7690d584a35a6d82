#include "documents/reading/symbols.hpp"

#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace documents::reading {

namespace {

constexpr auto kGroups = std::to_array<std::string_view>(
    {// types, annex III
     "NQ", "NQLT", "NĐ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr",
     "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "TT", "TTLT", "VBHN", "KL", "TBKL",
     // bodies of the centre
     "TTg", "CP", "VPCP", "BTC", "BKHĐT", "BKHCN", "BLĐTBXH", "LĐTBXH", "SLĐTBXH", "BNNPTNT", "BNNMT", "BNV", "BYT",
     "BGDĐT", "BTTTT", "BXD", "BTNMT", "BTP", "BCT", "BQP", "BCA", "BVHTTDL", "UBDT", "BDTTG", "KTNN", "NHNN", "NHCSXH",
     "TTCP", "VPQGGN", "UBTVQH15", "UBTVQH14", "QH15", "QH14", "QH13", "QH16", "MTTW", "BTCTW", "TW",
     // bodies of a place
     "UBND", "HĐND", "VP", "BCĐ", "BCĐCTMTQG", "TU", "HU", "TTHU", "ĐU", "STC", "SKHĐT", "SNV", "SNNPTNT", "SNNMT",
     "SYT", "SGDĐT", "STTTT", "SXD", "STP", "SCT", "BDT", "MTTQ", "BTT", "PLĐTBXH",
     // fields
     "BTXH", "KGVX", "KTTH", "TH", "KT", "VX", "NL", "KTN", "NC", "TD", "NN", "ĐT", "GNBV", "GN", "BTXHGN", "KHTC",
     "HCSN", "NSNN", "VX1", "VX2", "NL5", "TKCT", "PNN", "XDNTM", "NTM", "KTHT", "VHXH"});

struct Known {
    std::string folded;
    std::string_view printed;
};

std::vector<Known> const& known_groups() {
    static auto const list = [] {
        std::vector<Known> groups;
        for (auto const printed : kGroups) groups.push_back({text::upper(text::fold(printed)), printed});
        return groups;
    }();
    return list;
}

std::string folded_upper(std::string_view group) {
    std::string folded = text::fold(group);
    std::ranges::transform(folded, folded.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return folded;
}

/// Whether one letter inserted, dropped or changed turns one word into the other; digits must stay.
bool one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    if (i < b.size() && digit(b[i])) return false;
    if (a.size() == b.size() && i < a.size() && digit(a[i])) return false;
    return a.size() == b.size() ? a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()))
                                : a.substr(i) == b.substr(std::min(i + 1, b.size()));
}

std::string tidy_group(std::string_view group, bool recognised) {
    auto const folded = folded_upper(group);
    // "TTR" may be a shouted "TTr", but "CTR" and "CT" are two types: only a whole match counts.
    if (std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; }))
        return folded; // raised digits are digits
    for (auto const& known : known_groups())
        if (known.folded == folded) return std::string{known.printed};
    if (!recognised) return std::string{group};
    // A letter read twice: "QĐÐ", "LĐÐĐTBXH".
    std::string once = folded;
    auto const repeated = std::ranges::unique(once);
    once.erase(repeated.begin(), repeated.end());
    for (auto const& known : known_groups())
        if (once != folded && known.folded == once) return std::string{known.printed};
    if (folded.size() < 4) return std::string{group};
    Known const* near = nullptr;
    for (auto const& known : known_groups()) {
        if (known.folded.size() < 4 || !one_letter_apart(folded, known.folded)) continue;
        // "BLĐTBXH" and "SLĐTBXH" are both a letter away from "LĐTBXH": the longest known one that the letters hold wins.
        if (near == nullptr || known.folded.size() > near->folded.size()) near = &known;
    }
    return near != nullptr ? std::string{near->printed} : std::string{group};
}

} // namespace

std::string tidy_symbol(std::string_view printed, bool recognised) {
    std::string tidy, group;
    auto const flush = [&] {
        if (!group.empty()) tidy += tidy_group(group, recognised);
        group.clear();
    };
    for (std::size_t i = 0; i < printed.size(); ++i) {
        char const c = printed[i];
        if (c == ' ') continue;
        bool const en_dash = printed.substr(i).starts_with("–") || printed.substr(i).starts_with("—") ||
                             printed.substr(i).starts_with("‑") || printed.substr(i).starts_with("‐");
        if (c == '-' || c == '/' || c == '.' || c == ',' || c == '&' || en_dash) {
            flush();
            char const mark = en_dash ? '-' : c;
            if (mark != '-' || tidy.empty() || tidy.back() != '-') tidy += mark;
            if (en_dash) i += 2;
            continue;
        }
        group += c;
    }
    flush();
    return tidy;
}

std::string symbol_key(std::string_view symbol) {
    std::string key = folded_upper(symbol);
    std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '?'; });
    for (auto const& [from, to] :
         {std::pair{"LDTBOXH", "LDTBXH"}, std::pair{"BLDTBXH", "LDTBXH"}, std::pair{"SLDTBXH", "LDTBXH"}})
        if (auto const at = key.find(from); at != key.npos) key.replace(at, std::string_view{from}.size(), to);
    return key;
}

std::string_view type_of_symbol(std::string_view symbol) {
    struct Type {
        std::string_view abbreviation, type;
    };
    static constexpr Type types[] = {{"NQLT", "nghị quyết liên tịch"},
                                     {"NQ", "nghị quyết"},
                                     {"ND", "nghị định"},
                                     {"QD", "quyết định"},
                                     {"CTR", "chương trình"},
                                     {"CT", "chỉ thị"},
                                     {"QC", "quy chế"},
                                     {"QYD", "quy định"},
                                     {"TC", "thông cáo"},
                                     {"TBKL", "thông báo"},
                                     {"TB", "thông báo"},
                                     {"HD", "hướng dẫn"},
                                     {"KH", "kế hoạch"},
                                     {"PA", "phương án"},
                                     {"DA", "đề án"},
                                     {"BC", "báo cáo"},
                                     {"BB", "biên bản"},
                                     {"TTR", "tờ trình"},
                                     {"CD", "công điện"},
                                     {"GM", "giấy mời"},
                                     {"GGT", "giấy giới thiệu"},
                                     {"TTLT", "thông tư liên tịch"},
                                     {"TT", "thông tư"},
                                     {"VBHN", "văn bản hợp nhất"},
                                     {"KL", "kết luận"},
                                     {"PC", "phiếu chuyển"},
                                     {"QH13", "luật"},
                                     {"QH14", "luật"},
                                     {"QH15", "luật"},
                                     {"QH16", "luật"}};
    auto const folded = folded_upper(symbol);
    auto const group = std::string_view{folded}.substr(0, folded.find_first_of("-/"));
    // Two letters may be an abbreviation of a contract or of a council: "HĐND-…" is a body.
    for (auto const& [abbreviation, type] : types)
        if (group == abbreviation) return type;
    return "công văn";
}

std::string_view issuer_of_symbol(std::string_view symbol) {
    auto const folded = folded_upper(symbol);
    struct Issuer {
        std::string_view ending, name;
    };
    static constexpr Issuer issuers[] = {{"TTG", "Thủ tướng Chính phủ"},
                                         {"-CP", "Chính phủ"},
                                         {"QH15", "Quốc hội"},
                                         {"QH14", "Quốc hội"},
                                         {"QH13", "Quốc hội"},
                                         {"QH16", "Quốc hội"},
                                         {"UBTVQH15", "Ủy ban Thường vụ Quốc hội"},
                                         {"VPCP", "Văn phòng Chính phủ"},
                                         {"BLDTBXH", "Bộ Lao động - Thương binh và Xã hội"},
                                         {"BTC", "Bộ Tài chính"},
                                         {"BKHDT", "Bộ Kế hoạch và Đầu tư"},
                                         {"BNNMT", "Bộ Nông nghiệp và Môi trường"},
                                         {"BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"},
                                         {"BNV", "Bộ Nội vụ"},
                                         {"BYT", "Bộ Y tế"},
                                         {"BXD", "Bộ Xây dựng"},
                                         {"BGDDT", "Bộ Giáo dục và Đào tạo"},
                                         {"BTTTT", "Bộ Thông tin và Truyền thông"},
                                         {"UBDT", "Ủy ban Dân tộc"},
                                         {"NQ/TW", "Ban Chấp hành Trung ương"},
                                         {"CT/TW", "Ban Bí thư"}};
    for (auto const& [ending, name] : issuers)
        if (folded.ends_with(ending)) return name;
    return {};
}

} // namespace documents::reading
