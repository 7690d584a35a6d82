#include "app/summary.hpp"

#include <doctest/doctest.h>

using namespace documents::reading;

TEST_CASE("a summary says who asks what of whom until when, and what does not add up") {
    Reading reading;
    reading.header.type.value = "công văn";
    reading.header.number.value = "306";
    reading.header.symbol.value = "LĐTBXH-VPQGGN";
    reading.header.date = base::PartialDate{2024, 3, std::nullopt};
    reading.header.issuer.value = "Sở Lao động";
    Obligation report;
    report.assignees = {"Sở Tài chính"};
    report.coordinators = {"Sở Y tế"};
    report.action = "báo cáo kết quả giải ngân";
    report.deadline.kind = DeadlineKind::once;
    report.deadline.bound = Bound::before;
    report.deadline.date = base::Date::of(2024, 10, 15);
    report.deadline.time = "17:00";
    reading.obligations.assign(10, report);
    MoneyLine line;
    line.label = "Dự án 1";
    line.printed = "45.500 triệu đồng";
    reading.money = {line};
    Proof proof;
    proof.whole_vnd = 2;
    proof.parts_vnd = 1;
    reading.proofs = {proof};
    reading.findings = {{.code = "sum_mismatch", .message = "Tổng lệch 1 đồng.", .note = false, .span = {}}};
    CHECK(app::summary(reading, "a.txt") ==
          "a.txt: công văn số 306/LĐTBXH-VPQGGN, tháng 03/2024 (ngày để trống)\n"
          "Cơ quan ban hành: Sở Lao động\n"
          "\nNhiệm vụ (10)\n" +
              [] {
                  std::string eight;
                  for (int i = 1; i <= 8; ++i)
                      eight += "  " + std::to_string(i) +
                               ". Sở Tài chính (phối hợp: Sở Y tế): báo cáo kết quả giải ngân\n     Hạn: trước 17:00 "
                               "15/10/2024\n";
                  return eight;
              }() +
              "  … còn 2 mục nữa; xem đủ bằng --json.\n"
              "\nSố tiền (1)\n  Dự án 1: 45.500 triệu đồng\n  Cộng lại: 1 trong 1 tổng không khớp.\n"
              "\nCần xem lại (1)\n  ! Tổng lệch 1 đồng.\n");
}

TEST_CASE("a document without content says so, and long text is cut between letters") {
    Reading reading;
    for (int i = 0; i < 200; ++i) reading.header.subject.value += "ộ";
    auto const text = app::summary(reading, "b.txt");
    CHECK(text.find("Không tìm thấy nhiệm vụ") != std::string::npos);
    CHECK(text.find("ộ…\n") != std::string::npos);
}
