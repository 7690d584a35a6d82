#include "documents/reading/reading.hpp"
#include "documents/reading/tables.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::joined;
using reading_test::Sample;
using namespace documents::reading;

namespace {

/// "label: NSTW/đầu tư 1500000", in đồng.
std::string money_told(std::string_view text) {
    static constexpr std::string_view sources[] = {"total", "NSTW", "NSĐP", "khác", "NSNN"};
    static constexpr std::string_view types[] = {"", "/đầu tư", "/sự nghiệp"};
    Sample const sample{text};
    std::vector<std::string> all;
    for (auto const& table : tables(sample.prose))
        for (auto const& line : money_table(sample.prose, table).lines)
            all.push_back(line.label + ": " + std::string{sources[static_cast<int>(line.source)]} +
                          std::string{types[static_cast<int>(line.type)]} + " " +
                          std::to_string(line.amount_vnd / 1'000'000) + (line.overall ? " (all)" : ""));
    return joined(all);
}

std::vector<StatusRow> status(Sample const& sample) {
    auto const cited = citations(sample.prose);
    for (auto const& table : tables(sample.prose))
        if (auto rows = status_rows(sample.prose, table, cited); !rows.empty()) return rows;
    return {};
}

} // namespace

TEST_CASE("a table of who has issued is read row by row") {
    Sample const sample{"TÌNH HÌNH BAN HÀNH KẾ HOẠCH\n"
                        "STT\tĐịa phương\tĐã dự thảo, lấy ý kiến\tĐã ban hành\tChưa ban hành\tSố QĐ hoặc KH\tGhi chú\n"
                        "1\tNậm Pồ\tx\tx\t\tKH số 31/KH-UBND ngày 02/02/2024\t\n"
                        "2\tTân Lập\tx\t\tx\t\tĐang hoàn thiện\n"
                        "3\tBản Qua\t\t\t\t\t\n"
                        "\tTổng cộng\t2\t1\t1\t\t\n"};
    auto const rows = status(sample);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].stt == "1");
    CHECK(rows[0].locality == "Nậm Pồ");
    CHECK(rows[0].draft_consulted);
    CHECK(rows[0].issued);
    CHECK_FALSE(rows[0].not_issued);
    REQUIRE(rows[0].document);
    CHECK(rows[0].document->number_symbol == "31/KH-UBND");
    CHECK(rows[0].document->type == "kế hoạch");
    CHECK(rows[0].document->date->iso() == "2024-02-02");
    CHECK_FALSE(rows[1].issued);
    CHECK(rows[1].not_issued);
    CHECK(rows[1].note == "Đang hoàn thiện");
    CHECK_FALSE(rows[2].issued);
    CHECK_FALSE(rows[2].not_issued);
    CHECK_FALSE(rows[2].document);
}

TEST_CASE("the cell of a paper is as good as a mark") {
    Sample const sample{"Tên đơn vị\tĐã ban hành\tChưa ban hành\n"
                        "Xã Nậm Pồ\tQuyết định số 12/QĐ-UBND ngày 05/3/2024\t\nXã Tân Lập\t\tx\n"};
    auto const rows = status(sample);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].issued);
    CHECK(rows[0].document->number_symbol == "12/QĐ-UBND");
    CHECK(rows[1].not_issued);
}

TEST_CASE("a table of amounts has a source and a kind a column") {
    struct Case {
        std::string_view text, lines;
    };
    Case const cases[] = {
        {"Đơn vị tính: triệu đồng\nSTT\tNội dung\tTổng số\tNSTW\tNSĐP\n1\tDự án 1\t110\t100\t10\n2\tDự án "
         "2\t220\t200\t20\n\tTổng cộng\t330\t300\t30\n",
         "Dự án 1: total 110 | Dự án 1: NSTW 100 | Dự án 1: NSĐP 10 | Dự án 2: total 220 | Dự án 2: NSTW 200 | Dự án "
         "2: NSĐP 20 | "
         "Tổng cộng: total 330 (all) | Tổng cộng: NSTW 300 (all) | Tổng cộng: NSĐP 30 (all)"},
        // two header lines: the merged cell says the source, the line below the kind
        {"ĐVT: triệu đồng\nSTT\tNội dung\tTổng\tNSTW\t\tNSĐP\t\n\t\t\tĐầu tư\tSự nghiệp\tĐầu tư\tSự nghiệp\n1\tDự án "
         "4\t100\t60\t30\t6\t4\n",
         "Dự án 4: total 100 | Dự án 4: NSTW/đầu tư 60 | Dự án 4: NSTW/sự nghiệp 30 | Dự án 4: NSĐP/đầu tư 6 | Dự án "
         "4: "
         "NSĐP/sự nghiệp 4"},
        // '-' and blank are nothing
        {"ĐVT: triệu đồng\nSTT\tNội dung\tNSTW\tNSĐP\n1\tDự án 5\t75\t-\n2\tDự án 6\t\t12\n",
         "Dự án 5: NSTW 75 | Dự án 6: NSĐP 12"},
        // counts and shares are no money
        {"ĐVT: triệu đồng\nSTT\tĐơn vị\tSố hộ\tTỷ lệ %\tKinh phí\n1\tXã Nậm Pồ\t12\t34\t450\n", "Xã Nậm Pồ: total 450"},
    };
    for (auto const& [text, lines] : cases) {
        CAPTURE(text);
        CHECK(money_told(text) == lines);
    }
}

TEST_CASE("a table of amounts foots across its rows and down its columns, or does not") {
    struct Case {
        std::string_view last_amount, proofs; ///< of the second row's local budget, which should be 60
    };
    Case const cases[] = {{"60", "600 = 600 | 240 = 240 | 360 = 360 | 600 = 600 | 500 = 500 | 100 = 100"},
                          {"70", "600 = 600 | 240 = 240 | 360 ! 370 | 600 = 600 | 500 = 500 | 100 ! 110"}};
    for (auto const& [last_amount, proofs] : cases) {
        CAPTURE(last_amount);
        Sample const sample{"BIỂU GIAO VỐN\nĐVT: Triệu đồng\nSTT\tĐơn vị\tTổng cộng\tTrong đó\t\n"
                            "\t\t\tNgân sách trung ương\tNgân sách tỉnh\nTổng số\t\t600\t500\t100\n"
                            "1\tXã Nậm Pồ\t240\t200\t40\n2\tXã Tân Lập\t360\t300\t" +
                            std::string{last_amount} + "\n"};
        std::vector<std::string> all;
        for (auto const& table : tables(sample.prose))
            for (auto const& proof : money_table(sample.prose, table).proofs)
                all.push_back(std::to_string(proof.whole_vnd / 1'000'000) + (proof.holds() ? " = " : " ! ") +
                              std::to_string(proof.parts_vnd / 1'000'000));
        CHECK(joined(all) == proofs);
    }
}

TEST_CASE("the unit of a table is read above it") {
    struct Case {
        std::string_view unit, lines;
    };
    Case const cases[] = {
        {"Đơn vị tính: triệu đồng", "Dự án 1: NSTW 1500"},
        {"ĐVT: nghìn đồng", "Dự án 1: NSTW 1"},
        {"(Đơn vị: tỷ đồng)", "Dự án 1: NSTW 1500000"},
    };
    for (auto const& [unit, lines] : cases) {
        CAPTURE(unit);
        CHECK(money_told(std::string{unit} + "\nSTT\tNội dung\tNSTW\tGhi chú\n1\tDự án 1\t1.500\t\n") == lines);
    }
}

TEST_CASE("a table of tasks gives duties with who leads, who helps and by when") {
    auto const reading =
        read(reading_test::plan("I. TỔ CHỨC THỰC HIỆN\n1. Giao các đơn vị thực hiện theo Phụ lục.") +
             "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
             "TT\tNội dung công việc\tChủ trì\tPhối hợp\tThời gian hoàn thành\n"
             "1\tRà soát hộ nghèo có nhu cầu vay vốn\tPhòng Nội vụ\tUBND các xã\tTrước ngày 30/6/2024\n"
             "2\tTổng hợp, báo cáo kết quả\tPhòng Tài chính - Kế hoạch\t\tQuý IV/2024\n"
             "3\tTuyên truyền chính sách\tNhư trên\t\tThường xuyên\n");
    std::vector<Obligation> tasks;
    for (auto const& duty : reading.obligations)
        if (duty.clause.starts_with("PL.")) tasks.push_back(duty);
    REQUIRE(tasks.size() == 3);
    CHECK(tasks[0].clause == "PL.1");
    CHECK(tasks[0].action == "Rà soát hộ nghèo có nhu cầu vay vốn");
    CHECK(joined(tasks[0].assignees) == "Phòng Nội vụ");
    CHECK(joined(tasks[0].coordinators) == "UBND các xã");
    CHECK(tasks[0].deadline.date->iso() == "2024-06-30");
    CHECK(tasks[0].deadline.bound == Bound::before);
    CHECK(joined(tasks[1].assignees) == "Phòng Tài chính - Kế hoạch");
    CHECK(tasks[1].deadline.date->iso() == "2024-12-31");
    CHECK(tasks[1].deadline.approximate);
    CHECK(joined(tasks[2].assignees) == "Phòng Tài chính - Kế hoạch");
    CHECK(tasks[2].deadline.kind == DeadlineKind::none);
}

TEST_CASE("a table of targets gives indicator, comparator, value and unit") {
    Sample const sample{
        "STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2024\n"
        "1\tTỷ lệ hộ nghèo\t%\t12,5\n2\tMức giảm hộ cận nghèo\t%\t1,5\n3\tSố lao động được tạo việc làm\tngười\t≥ 350\n"
        "4\tTỷ lệ trẻ thấp còi\t%\tdưới 20\n"};
    auto const found = tables(sample.prose);
    REQUIRE(found.size() == 1);
    auto const targets = target_rows(sample.prose, found[0]);
    std::vector<std::string> all;
    for (auto const& target : targets)
        all.push_back(target.indicator + " " + target.comparator + " " + target.printed_value + " " + target.unit);
    CHECK(joined(all) == "Tỷ lệ hộ nghèo = 12,5 % | Mức giảm hộ cận nghèo giảm 1,5 % | Số lao động được tạo việc làm "
                         ">= 350 người | Tỷ lệ trẻ "
                         "thấp còi < 20 %");
}

TEST_CASE("a table of one kind is empty as another, and text without rows holds no table") {
    Sample const sample{"STT\tHọ và tên\tChức vụ\n1\tLò Văn Sơn\tChủ tịch\n2\tTrần Thị Hiền\tPhó Giám đốc\n"};
    for (auto const& table : tables(sample.prose)) {
        CHECK(status_rows(sample.prose, table, {}).empty());
        CHECK(money_table(sample.prose, table).lines.empty());
        CHECK(target_rows(sample.prose, table).empty());
        CHECK(task_rows(sample.prose, table, {}).empty());
    }
    CHECK(tables(Sample{"Các xã rà soát hộ nghèo."}.prose).empty());
    CHECK(tables(Sample{""}.prose).empty());
}

TEST_CASE("status rows are read where printed tabs have drifted away from their header") {
    auto const reading =
        documents::reading::read("Số: 12/SYT-KH\n\nKính gửi: Ủy ban nhân dân các xã.\n\nSở Y tế tổng hợp như sau:\n\n"
                                 "STT Đơn vị Đã xin ý kiến dự thảo Đã ban hành Chưa ban hành Số văn bản Ghi chú\n\n"
                                 "1\tXã A\tx\tx\tQĐ số 12/QĐ-UBND ngày 05/3/2026\n"
                                 "2\tXã B\tx\t\tx Đang hoàn thiện\n"
                                 "3\tXã C\t\t\tĐang trình\n");
    REQUIRE(reading.status_rows.size() == 3);
    CHECK(reading.status_rows[0].locality == "Xã A");
    CHECK(reading.status_rows[0].issued);
    CHECK(reading.status_rows[0].note.empty());
    CHECK(reading.status_rows[1].not_issued);
    CHECK(reading.status_rows[1].note == "Đang hoàn thiện");
    CHECK_FALSE((reading.status_rows[2].issued || reading.status_rows[2].not_issued));
}
