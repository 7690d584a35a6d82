#pragma once

#include "documents/reading/clauses.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the table tests of the reader share.
namespace reading_test {

using namespace documents::reading;

/// A literal with all that a Prose points into.
struct Sample {
    std::string text;
    text::Shadow shadow;
    Prose prose;

    explicit Sample(std::string_view literal, bool recognised = false)
        : text{literal}, shadow{text}, prose{shadow, recognised} {}
    Sample(Sample const&) = delete;
    Sample& operator=(Sample const&) = delete;

    Range all() const { return {0, prose.folded().size()}; }
    std::string source(Span span) const { return text.substr(span.from, span.to - span.from); }
    std::string line(std::size_t paragraph) const { return prose.slice(prose.paragraphs().at(paragraph)); }
    std::vector<Clause> tree() const { return clauses(prose, prose.body(), prose.paragraphs().size()); }
    /// All paragraphs, parted by " / ".
    std::string lines() const {
        std::string all;
        for (std::size_t i = 0; i < prose.paragraphs().size(); ++i) all += (i == 0 ? "" : " / ") + line(i);
        return all;
    }
};

/// "A | B"
inline std::string joined(std::vector<std::string> const& parts) {
    std::string all;
    for (auto const& part : parts) all += (all.empty() ? "" : " | ") + part;
    return all;
}

/// An official letter of a department round a body; both are our own words.
inline std::string letter(std::string_view body) {
    return "UBND TỈNH LÂM HÀ\nSỞ NỘI VỤ\n\nSố: 215/SNV-GN\nV/v triển khai công tác giảm nghèo\n\n"
           "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLâm Hà, ngày 16 tháng 9 năm 2024\n\n"
           "Kính gửi: Ủy ban nhân dân các huyện, thành phố.\n\n" +
           std::string{body} +
           "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, GN.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Thị Hiền\n";
}

/// A plan of a district round a body.
inline std::string plan(std::string_view body) {
    return "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG TRĂNG\n\nSố: 48/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
           "Độc lập - Tự do - Hạnh phúc\n\nSông Trăng, ngày 12 tháng 01 năm 2024\n\nKẾ HOẠCH\nGiảm nghèo năm 2024\n\n" +
           std::string{body} +
           "\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Sơn\n";
}

} // namespace reading_test
