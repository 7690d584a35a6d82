#include "documents/reading/references.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::Sample;
using namespace documents::reading;

namespace {

/// "quyết định 12/QĐ-UBND 2024-03-05 <UBND tỉnh>"
std::string told(Reference const& reference) {
    return reference.type + " " + reference.number_symbol + (reference.date ? " " + reference.date->iso() : "") +
           (reference.issuer.empty() ? "" : " <" + reference.issuer + ">") +
           (reference.point.empty() ? "" : " (" + reference.point + ")");
}

std::string all_told(Sample const& sample) {
    std::vector<std::string> all;
    for (auto const& reference : merged(citations(sample.prose), "")) all.push_back(told(reference));
    return reading_test::joined(all);
}

} // namespace

TEST_CASE("a citation has type, number, symbol, date and issuer") {
    struct Case {
        std::string_view text, references;
    };
    Case const cases[] = {
        {"Căn cứ Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Lâm Hà về giao vốn",
         "quyết định 12/QĐ-UBND 2024-03-05 <UBND tỉnh Lâm Hà>"},
        {"Thực hiện Kế hoạch số 48/KH-UBND ngày 12 tháng 01 năm 2024 của Ủy ban nhân dân huyện",
         "kế hoạch 48/KH-UBND 2024-01-12 <Ủy ban nhân dân huyện>"},
        // the issuer follows from the symbol
        {"Nghị định số 27/2022/NĐ-CP ngày 19/4/2022", "nghị định 27/2022/NĐ-CP 2022-04-19 <Chính phủ>"},
        {"Quyết định số 90/QĐ-TTg", "quyết định 90/QĐ-TTg <Thủ tướng Chính phủ>"},
        {"Thông tư số 55/2023/TT-BTC ngày 15/8/2023", "thông tư 55/2023/TT-BTC 2023-08-15 <Bộ Tài chính>"},
        {"Nghị quyết số 24/2021/QH15 ngày 28/7/2021", "nghị quyết 24/2021/QH15 2021-07-28 <Quốc hội>"},
        // the cover word stays as printed; the symbol tells what it covers
        {"Văn bản số 215/SNV-GN ngày 16/9/2024 của Sở Nội vụ", "văn bản 215/SNV-GN 2024-09-16 <Sở Nội vụ>"},
        {"Văn bản số 31/KH-UBND ngày 02/02/2024", "văn bản 31/KH-UBND 2024-02-02"},
        // party papers
        {"Nghị quyết số 10-NQ/TU ngày 20/4/2022 của Tỉnh ủy", "nghị quyết 10-NQ/TU 2022-04-20 <Tỉnh ủy>"},
        {"Kế hoạch số 237 –KH/HU ngày 05/6/2022", "kế hoạch 237-KH/HU 2022-06-05"},
        // blanks and letters of recognition
        {"Công văn số 4422 / LĐTBXH - VPQGGN ngày 10/10/2023", "công văn 4422/LĐTBXH-VPQGGN 2023-10-10"},
        {"Công văn số 219a/UBND-VX ngày 03/02/2023", "công văn 219a/UBND-VX 2023-02-03"},
        {"Công văn số **306**/UBND-VX", "công văn 306/UBND-VX"},
        // the point stands before the type
        {"theo khoản 2 Công văn số 53/UBND-KT ngày 07/4/2024", "công văn 53/UBND-KT 2024-04-07 (khoản 2)"},
        {"tại điểm a khoản 1 Điều 5 Quyết định số 12/QĐ-UBND", "quyết định 12/QĐ-UBND (điểm a khoản 1 Điều 5)"},
        {"Chỉ thị 05-CT/TW ngày 23/6/2021 của Ban Bí thư", "chỉ thị 05-CT/TW 2021-06-23 <Ban Bí thư>"},
        {"Quyết định số 12/2024/QĐ-UBND ngày 05-3-2024", "quyết định 12/2024/QĐ-UBND 2024-03-05"},
        {"Quyết định số 12/QĐ-UBND ngày 31/02/2024", "quyết định 12/QĐ-UBND"},
        // a date glued, a day left blank
        {"Công văn số 53/UBND-KT ngày07/4/2024", "công văn 53/UBND-KT 2024-04-07"},
        {"Quyết định số 12/QĐ-UBND ngày    tháng 6 năm 2024 về giao vốn", "quyết định 12/QĐ-UBND 2024-06"},
    };
    for (auto const& [text, references] : cases) {
        CAPTURE(text);
        CHECK(all_told(Sample{text}) == references);
    }
}

TEST_CASE("a list shares its type, and its last date for want of a better one") {
    Sample const sample{"Thực hiện Thông báo số 31/TB-UBND và Thông báo số 35/TB-UBND ngày 08/5/2024 của UBND tỉnh"};
    auto const found = citations(sample.prose);
    REQUIRE(found.size() == 2);
    CHECK(told(found[1].reference) == "thông báo 35/TB-UBND 2024-05-08 <UBND tỉnh>");
    CHECK(found[0].shared_date);
    CHECK_FALSE(found[1].shared_date);
    auto const references = merged(found, "");
    CHECK(references[0].confidence < references[1].confidence);

    CHECK(
        all_told(Sample{"các Nghị quyết số 12/NQ-HĐND, số 13/NQ-HĐND và số 14/NQ-HĐND ngày 10/7/2024 của HĐND tỉnh"}) ==
        "nghị quyết 12/NQ-HĐND 2024-07-10 <HĐND tỉnh> | nghị quyết 13/NQ-HĐND 2024-07-10 <HĐND tỉnh> | nghị quyết "
        "14/NQ-HĐND "
        "2024-07-10 <HĐND tỉnh>");
    CHECK(all_told(Sample{"các Quyết định số: 12/QĐ-UBND ngày 05/3/2024, 15/QĐ-UBND ngày 09/3/2024"}) ==
          "quyết định 12/QĐ-UBND 2024-03-05 | quyết định 15/QĐ-UBND 2024-03-09");
}

TEST_CASE("a surer mention settles the date of a list") {
    Sample const sample{"Thực hiện Thông báo số 31/TB-UBND và Thông báo số 35/TB-UBND ngày 08/5/2024 của UBND tỉnh; "
                        "Thông báo số 31/TB-UBND ngày 02/5/2024 đã nêu rõ."};
    auto const references = merged(citations(sample.prose), "");
    REQUIRE(references.size() == 2);
    CHECK(references[0].date->iso() == "2024-05-02");
    CHECK(references[0].mentions.size() == 2);
}

TEST_CASE("mentions of one document are one reference, and two dates are both kept") {
    Sample const sample{
        "Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh. Theo Quyết định số 12/QĐ-UBND ngày 06/3/2024, "
        "vốn đã giao. Quyết định 12/QĐ-UBND nêu rõ."};
    auto const references = merged(citations(sample.prose), "");
    REQUIRE(references.size() == 1);
    CHECK(references[0].mentions.size() == 3);
    CHECK(references[0].date->iso() == "2024-03-05");
    REQUIRE(references[0].other_dates.size() == 1);
    CHECK(references[0].other_dates[0].iso() == "2024-03-06");
}

TEST_CASE("the document's own number is no reference") {
    Sample const header{
        reading_test::letter("Thực hiện Công văn số 12/UBND-VX ngày 02/9/2024, Sở Nội vụ đề nghị UBND các huyện "
                             "rà soát hộ nghèo.")};
    CHECK(all_told(header) == "công văn 12/UBND-VX 2024-09-02");
    Sample const annex{"(Kèm theo Kế hoạch số 48/KH-UBND ngày 12/01/2024) và Quyết định số 12/QĐ-UBND"};
    CHECK(merged(citations(annex.prose), "48/KH-UBND").size() == 1);
}

TEST_CASE("fractions, dates and forms are no references") {
    for (std::string_view const text :
         {"08/17 địa phương chưa gửi", "ngày 15/6/2024", "7/12 xã đạt chuẩn", "20 triệu đồng/hộ", "Biểu số 02/BC",
          "và/hoặc", "24/24 giờ", "theo Mẫu số 01/RS", "/", "12/", "/KH", ""}) {
        CAPTURE(text);
        CHECK(all_told(Sample{text}) == "");
    }
}

TEST_CASE("a reference stands from its type to its date") {
    Sample const sample{"Căn cứ Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh"};
    auto const found = citations(sample.prose);
    REQUIRE(found.size() == 1);
    CHECK(sample.source(found[0].reference.span) == "Quyết định số 12/QĐ-UBND ngày 05/3/2024");
}
