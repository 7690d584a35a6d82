#include "documents/reading/money.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::Sample;
using namespace documents::reading;

namespace {

/// "whole = sum of the parts", in millions; '!' where it does not foot.
std::string all_told(std::string_view text) {
    Sample const sample{text};
    std::vector<Finding> findings;
    auto const lines = money_in(sample.prose, sample.tree(), findings);
    std::vector<std::string> all;
    for (auto const& proof : proofs_of(lines))
        all.push_back(std::to_string(proof.whole_vnd / 1'000'000) + (proof.holds() ? " = " : " ! ") +
                      std::to_string(proof.parts_vnd / 1'000'000));
    return reading_test::joined(all);
}

} // namespace

TEST_CASE("sources make a total, kinds make a source, components make the plan") {
    struct Case {
        std::string_view text, proofs;
    };
    Case const cases[] = {
        {"Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 1.000 triệu đồng.", "10000 = 10000"},
        {"Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 900 triệu đồng.", "10000 ! 9900"},
        {"NSTW: 9.000 triệu đồng (vốn đầu tư 6.000 triệu đồng, vốn sự nghiệp 3.000 triệu đồng).", "9000 = 9000"},
        {"NSTW: 9.000 triệu đồng (vốn đầu tư 6.000 triệu đồng, vốn sự nghiệp 3.100 triệu đồng).", "9000 ! 9100"},
        {"Tổng vốn: 700 triệu đồng.\n1. Dự án 1: Hạ tầng: 500 triệu đồng.\n2. Dự án 2: Sinh kế: 200 triệu đồng.",
         "700 = 700"},
        {"Tổng vốn: 750 triệu đồng.\n1. Dự án 1: Hạ tầng: 500 triệu đồng.\n2. Dự án 2: Sinh kế: 200 triệu đồng.",
         "750 ! 700"},
        // two levels of local budget; one amount said twice
        {"Tổng kinh phí 1.000 triệu đồng, trong đó: NSTW 800 triệu đồng; ngân sách tỉnh 150 triệu đồng; ngân sách xã "
         "50 triệu đồng.",
         "1000 = 1000"},
        {"Tổng kinh phí 1.000 triệu đồng, trong đó: NSTW 800 triệu đồng; ngân sách tỉnh 150 triệu đồng; ngân sách xã "
         "60 triệu đồng.",
         "1000 ! 1010"},
        {"Tổng kinh phí 1.000 triệu đồng, trong đó: NSTW 800 triệu đồng; NSĐP 200 triệu đồng; NSTW 800 triệu đồng.",
         "1000 = 1000"},
        // one part proves nothing
        {"Tổng kinh phí 10.000 triệu đồng, trong đó NSTW 9.000 triệu đồng.", ""},
        {"Kinh phí 10.000 triệu đồng.", ""},
        {"Không có số liệu.", ""},
    };
    for (auto const& [text, proofs] : cases) {
        CAPTURE(text);
        CHECK(all_told(text) == proofs);
    }
}

TEST_CASE("a proof points at the lines that it adds up") {
    Sample const sample{"Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 1.000 triệu đồng."};
    std::vector<Finding> findings;
    auto const lines = money_in(sample.prose, sample.tree(), findings);
    auto const proofs = proofs_of(lines);
    REQUIRE(proofs.size() == 1);
    CHECK(proofs[0].whole == 0);
    CHECK(proofs[0].parts == std::vector<std::size_t>{1, 2});
    CHECK(proofs_of({}).empty());
}
