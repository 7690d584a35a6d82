#include "documents/reading/reading.hpp"
#include "documents/reading/support.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <string_view>

using namespace documents::reading;

namespace {

std::string codes(std::string const& document) {
    std::vector<std::string> all;
    for (auto const& finding : read(document).findings) all.push_back(finding.code + (finding.note ? " (note)" : ""));
    return reading_test::joined(all);
}

constexpr std::string_view kHeader = "STT\tĐịa phương\tĐã ban hành\tChưa ban hành\tSố QĐ hoặc KH\n";

std::string with_table(std::string_view sentence, std::string_view rows) {
    return reading_test::letter(sentence) + "\nPHỤ LỤC\nTÌNH HÌNH BAN HÀNH KẾ HOẠCH\n" + std::string{kHeader} +
           std::string{rows};
}

} // namespace

TEST_CASE("what does not add up, is blank or contradicts itself is found") {
    struct Case {
        std::string body;
        std::string_view codes;
    };
    Case const cases[] = {
        {"Sở Nội vụ đề nghị các huyện rà soát.", ""},
        {"1. Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 1.000 triệu đồng.", ""},
        {"1. Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 900 triệu đồng.", "sum_mismatch"},
        {"Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh. Quyết định số 12/QĐ-UBND ngày 06/3/2024 nêu rõ.",
         "two_dates"},
        {"Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh. Quyết định số 12/QĐ-UBND ngày 05/3/2024 nêu rõ.",
         ""},
        {"Sở Nội vụ đề nghị các huyện gửi báo cáo trước ngày 31/11/2024.", "impossible_date"},
        {"Sở Nội vụ đề nghị các huyện gửi báo cáo trước ngày 29/02/2025.", "impossible_date"},
        {"Sở Nội vụ đề nghị các huyện gửi báo cáo trước ngày 28/02/2025.", ""},
        {"Sở Nội vụ đề nghị các huyện báo cáo kết quả tính đến hết 30/9/2024 trước ngày 25/9/2024.",
         "due_before_cutoff (note)"},
        {"Sở Nội vụ đề nghị các huyện báo cáo kết quả tính đến hết 30/9/2024 trước ngày 05/10/2024.", ""},
        {"1. Kinh phí 500.000 đồng (bằng chữ: năm triệu đồng).", "words_mismatch"},
    };
    for (auto const& [body, expected] : cases) {
        CAPTURE(body);
        CHECK(codes(reading_test::letter(body)) == expected);
    }
}

TEST_CASE("a table of who has issued is held against itself and against the text") {
    struct Case {
        std::string_view sentence, rows, codes;
    };
    Case const cases[] = {
        {"Có 01/02 địa phương chưa ban hành kế hoạch.",
         "1\tNậm Pồ\tx\t\tKH số 31/KH-UBND ngày 02/02/2024\n2\tTân Lập\t\tx\t\n", ""},
        {"Có 02/02 địa phương chưa ban hành kế hoạch.",
         "1\tNậm Pồ\tx\t\tKH số 31/KH-UBND ngày 02/02/2024\n2\tTân Lập\t\tx\t\n", "count_mismatch"},
        {"Sở tổng hợp như sau.", "1\tNậm Pồ\tx\t\t\n2\tTân Lập\t\tx\t\n", "issued_without_number"},
        {"Sở tổng hợp như sau.", "1\tNậm Pồ\tx\t\tKH số 31/KH-UBND ngày 02/02/2024\n2\tTân Lập\t\t\t\n",
         "row_without_mark"},
        {"Sở tổng hợp như sau.", "1\tNậm Pồ\tx\tx\tKH số 31/KH-UBND ngày 02/02/2024\n2\tTân Lập\t\tx\t\n", "two_marks"},
    };
    for (auto const& [sentence, rows, expected] : cases) {
        CAPTURE(sentence);
        CAPTURE(rows);
        CHECK(codes(with_table(sentence, rows)) == expected);
    }
}

TEST_CASE("a draft's blanks are noted, not invented") {
    std::string draft = reading_test::letter("Sở Nội vụ đề nghị các huyện rà soát.");
    auto const put = [&](std::string_view what, std::string_view by) {
        draft.replace(draft.find(what), what.size(), by);
    };
    put("Số: 215/", "Số:      /");
    put("ngày 16 tháng", "ngày     tháng");
    CHECK(codes(draft) == "blank_number (note) | blank_date (note)");
    auto const reading = read(draft);
    CHECK(reading.header.number.value.empty());
    CHECK(reading.header.symbol.value == "SNV-GN");
    CHECK(reading.header.date->iso() == "2024-09");
}

TEST_CASE("a finding says what is wrong where it stands, in Vietnamese") {
    auto const document = reading_test::letter(
        "1. Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 900 triệu đồng.");
    auto const reading = read(document);
    REQUIRE(reading.findings.size() == 1);
    auto const& finding = reading.findings[0];
    CHECK(document.substr(finding.span.from, finding.span.to - finding.span.from) == "10.000 triệu đồng");
    CHECK(finding.message.contains("10.000.000.000 đồng"));
    CHECK(finding.message.contains("9.900.000.000 đồng"));
    CHECK(finding.message.contains("còn thiếu 100.000.000 đồng"));
}
