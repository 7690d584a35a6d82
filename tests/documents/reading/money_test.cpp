#include "documents/reading/money.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::Sample;
using namespace documents::reading;

namespace {

/// "NSTW/đầu tư 1500", in millions.
std::string told(MoneyLine const& line) {
    static constexpr char const* sources[] = {"total", "NSTW", "NSĐP", "khác", "NSNN"};
    static constexpr char const* types[] = {"", "/đầu tư", "/sự nghiệp"};
    return std::string{sources[static_cast<int>(line.source)]} + types[static_cast<int>(line.type)] + " " +
           std::to_string(line.amount_vnd / 1'000'000);
}

std::vector<MoneyLine> read(Sample const& sample, std::vector<Finding>& findings) {
    return money_in(sample.prose, sample.tree(), findings);
}

std::string all_told(std::string_view text) {
    Sample const sample{text};
    std::vector<Finding> findings;
    std::vector<std::string> all;
    for (auto const& line : read(sample, findings)) all.push_back(told(line));
    return reading_test::joined(all);
}

} // namespace

TEST_CASE("an amount has its source and its kind") {
    struct Case {
        std::string_view text, lines;
    };
    Case const cases[] = {
        {"Tổng kinh phí: 162.756 triệu đồng.", "total 162756"},
        {"Ngân sách trung ương: 4.550 triệu đồng.", "NSTW 4550"},
        {"Ngân sách huyện đối ứng 1,8 tỷ đồng.", "NSĐP 1800"},
        {"Nguồn huy động khác: 500 triệu đồng.", "khác 500"},
        {"Vốn tín dụng chính sách 3.200 triệu đồng.", "khác 3200"},
        {"Vốn đầu tư: 20.000 triệu đồng.", "total/đầu tư 20000"},
        {"NSTW: 2.150 triệu đồng (vốn sự nghiệp).", "NSTW/sự nghiệp 2150"},
        // a kind in brackets belongs to its own line only
        {"NSTW: 2.150 triệu đồng (vốn sự nghiệp); NSĐP: 300 triệu đồng.", "NSTW/sự nghiệp 2150 | NSĐP 300"},
        {"NSTW 900 triệu đồng và NSĐP 100 triệu đồng.", "NSTW 900 | NSĐP 100"},
        {"Kinh phí 1.250.000.000 đồng.", "total 1250"},
        {"Vốn đầu tư phát triển 2 tỷ 500 triệu đồng.", "total/đầu tư 2500"},
        {"Giao 1.500 triệu đồng vốn sự nghiệp ngân sách trung ương.", "NSTW/sự nghiệp 1500"},
        // so much of so much
        {"Giải ngân 52.318 triệu đồng/118.905 triệu đồng.", "total 52318 | total 118905"},
    };
    for (auto const& [text, lines] : cases) {
        CAPTURE(text);
        CHECK(all_told(text) == lines);
    }
}

TEST_CASE("a breakdown takes source and kind from its whole") {
    struct Case {
        std::string_view text, lines;
    };
    Case const cases[] = {
        {"Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 1.000 triệu đồng.",
         "total 10000 | NSTW 9000 | NSĐP 1000"},
        {"NSTW: 9.000 triệu đồng, trong đó: vốn đầu tư 6.000 triệu đồng, vốn sự nghiệp 3.000 triệu đồng.",
         "NSTW 9000 | NSTW/đầu tư 6000 | NSTW/sự nghiệp 3000"},
        {"NSTW: 9.000 triệu đồng (vốn đầu tư 6.000 triệu đồng, vốn sự nghiệp 3.000 triệu đồng); NSĐP: 900 triệu đồng.",
         "NSTW 9000 | NSTW/đầu tư 6000 | NSTW/sự nghiệp 3000 | NSĐP 900"},
        {"Vốn sự nghiệp: 700 triệu đồng, trong đó NSTW 500 triệu đồng, NSĐP 200 triệu đồng.",
         "total/sự nghiệp 700 | NSTW/sự nghiệp 500 | NSĐP/sự nghiệp 200"},
        // the parts stand as items below
        {"1. Dự án 1: Hạ tầng: 10.000 triệu đồng, trong đó:\n- NSTW: 9.000 triệu đồng;\n- NSĐP: 1.000 triệu đồng.",
         "total 10000 | NSTW 9000 | NSĐP 1000"},
    };
    for (auto const& [text, lines] : cases) {
        CAPTURE(text);
        CHECK(all_told(text) == lines);
    }
}

TEST_CASE("a line is labelled with its project and sub-project") {
    Sample const sample{
        "1. Dự án 3: Hỗ trợ sản xuất\n- Tiểu dự án 2: Cải thiện dinh dưỡng: 450 triệu đồng (vốn sự nghiệp).\n"
        "2. Dự án 4: Phát triển việc làm: 800 triệu đồng."};
    std::vector<Finding> findings;
    auto const lines = read(sample, findings);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].label == "Dự án 3 - Tiểu dự án 2: Cải thiện dinh dưỡng");
    CHECK(lines[1].label == "Dự án 4: Phát triển việc làm");
    CHECK(lines[0].component != lines[1].component);
    CHECK_FALSE(lines[0].overall);
}

TEST_CASE("incomes, norms and costs per household are no money of the plan") {
    for (std::string_view const text :
         {"thu nhập bình quân 40 triệu đồng/người/năm", "hỗ trợ xây mới 60 triệu đồng/hộ",
          "mức vay tối đa 100 triệu đồng", "định mức hỗ trợ 15 triệu đồng",
          "chuẩn nghèo nông thôn 1.500.000 đồng/người/tháng", "thu nhập đạt 36 triệu đồng", "giảm 1.250 hộ nghèo",
          "ngày 15/10/2024", "Quyết định số 90/QĐ-TTg", "98% hộ", ""}) {
        CAPTURE(text);
        CHECK(all_told(text) == "");
    }
}

TEST_CASE("an amount in words repeats the figure, and must agree with it") {
    struct Case {
        char const* text;
        bool agrees;
    };
    Case const cases[] = {
        {"Kinh phí 1.250.000.000 đồng (bằng chữ: Một tỷ hai trăm năm mươi triệu đồng).", true},
        {"Kinh phí 1.250.000.000 đồng (Bằng chữ: Một tỷ hai trăm năm mươi triệu đồng chẵn).", true},
        {"Kinh phí 1.250.000.000 đồng (bằng chữ: Một tỷ hai trăm mười lăm triệu đồng).", false},
        {"Kinh phí 500.000 đồng (bằng chữ: năm trăm nghìn đồng).", true},
        {"Kinh phí 500.000 đồng (bằng chữ: năm triệu đồng).", false},
    };
    for (auto const& [text, agrees] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        std::vector<Finding> findings;
        auto const lines = read(sample, findings);
        CHECK(lines.size() == 1);
        CHECK(findings.empty() == agrees);
        if (!findings.empty()) CHECK(findings[0].code == "words_mismatch");
    }
}

TEST_CASE("words name source and kind, the last named wins") {
    CHECK(source_named("ngan sach tinh") == Source::local);
    CHECK(source_named("von ngan sach nha nuoc") == Source::state);
    CHECK(source_named("tong cong") == std::nullopt);
    CHECK(source_named("nstw, nsdp") == Source::local);
    CHECK(expenditure_named("von su nghiep") == Expenditure::recurrent);
    CHECK(expenditure_named("von dau tu phat trien") == Expenditure::investment);
    CHECK(expenditure_named("von") == std::nullopt);
}
