#include "documents/reading/reading.hpp"
#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::joined;
using namespace documents::reading;

namespace {

/// "2.a [Sở Y tế] 2024-10-20"
std::string told(Obligation const& duty) {
    return duty.clause + " [" + joined(duty.assignees) + "]" +
           (duty.deadline.date ? " " + duty.deadline.date->iso() : "") +
           (duty.deadline.rrule.empty() ? "" : " " + duty.deadline.rrule);
}
std::string all_told(std::string const& document) {
    std::vector<std::string> all;
    for (auto const& duty : read(document).obligations) all.push_back(told(duty));
    return joined(all);
}

struct Case {
    std::string_view body, duties;
};

} // namespace

TEST_CASE("items without a body take it from the clause above, or from the addressees") {
    Case const cases[] = {
        {"Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Rà soát danh sách hộ nghèo.\n2. Bố trí vốn đối ứng.",
         "1 [Ủy ban nhân dân các huyện, thành phố] | 2 [Ủy ban nhân dân các huyện, thành phố]"},
        {"Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Sở Tài chính:\na) Bố trí vốn.\nb) Tổng hợp báo "
         "cáo.\n2. Sở Y tế hướng "
         "dẫn khám chữa bệnh.",
         "1.a [Sở Tài chính] | 1.b [Sở Tài chính] | 2 [Sở Y tế]"},
        {"Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Sở Tài chính:\n- Bố trí vốn.\n- Riêng đối với UBND "
         "huyện Sông Trăng: "
         "hoàn trả vốn.",
         "1.-1 [Sở Tài chính] | 1.-2 [UBND huyện Sông Trăng]"},
    };
    for (auto const& [body, duties] : cases) {
        CAPTURE(body);
        CHECK(all_told(reading_test::letter(body)) == duties);
    }
}

TEST_CASE("a deadline above holds for the items below, a date of their own comes first") {
    CHECK(all_told(reading_test::letter("Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n"
                                        "1. Sở Tài chính hoàn thành các việc sau trước ngày 20/10/2024:\n"
                                        "a) Bố trí vốn.\nb) Tổng hợp báo cáo trong ngày 15/10/2024.")) ==
          "1.a [Sở Tài chính] 2024-10-20 | 1.b [Sở Tài chính] 2024-10-15");
}

TEST_CASE("one item may hold two duties with a date each") {
    CHECK(all_told(reading_test::letter(
              "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n"
              "1. Sở Tài chính phân bổ vốn trước ngày 20/10/2024; báo cáo kết quả trước ngày 30/10/2024.\n"
              "2. Sở Y tế tập huấn cán bộ. Giao Sở Xây dựng ban hành mẫu nhà trước ngày 05/11/2024.")) ==
          "1 [Sở Tài chính] 2024-10-20 | 1#2 [Sở Tài chính] 2024-10-30 | 2 [Sở Y tế] | 2#2 [Sở Xây dựng] 2024-11-05");
}

TEST_CASE("the consequence of silence hangs on the duty before it") {
    auto const reading = read(reading_test::letter("Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n"
                                                   "1. Gửi báo cáo vốn đối ứng trước ngày 20/10/2024. Trường hợp quá "
                                                   "thời hạn trên không có báo cáo thì xem như chưa bố trí vốn."));
    REQUIRE(reading.obligations.size() == 1);
    auto const& duty = reading.obligations[0];
    CHECK(duty.consequence == "Trường hợp quá thời hạn trên không có báo cáo thì xem như chưa bố trí vốn");
    CHECK(duty.condition.contains("xem như chưa bố trí vốn"));
    CHECK(duty.deadline.date->iso() == "2024-10-20");
}

TEST_CASE("who leads, who helps and who is told to act are told apart") {
    auto const reading = read(reading_test::letter(
        "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n"
        "1. Sở Tài chính chủ trì, phối hợp với Sở Y tế, Ban Dân tộc tỉnh thẩm định dự toán.\n"
        "2. UBND huyện Sông Trăng:\na) Chỉ đạo UBND các xã rà soát hộ nghèo.\nb) Khẩn trương giải ngân vốn."));
    REQUIRE(reading.obligations.size() == 3);
    CHECK(joined(reading.obligations[0].assignees) == "Sở Tài chính");
    CHECK(joined(reading.obligations[0].coordinators) == "Sở Y tế | Ban Dân tộc tỉnh");
    CHECK(joined(reading.obligations[1].assignees) == "UBND huyện Sông Trăng");
    CHECK(joined(reading.obligations[1].via) == "UBND các xã");
    CHECK(reading.obligations[2].urgent);
    CHECK(reading.obligations[2].deadline.kind == DeadlineKind::none);
}

TEST_CASE("a condition above holds for the items below") {
    auto const reading = read(reading_test::letter(
        "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Đối với địa phương chưa phê duyệt kế hoạch:\n"
        "a) Khẩn trương phê duyệt trước ngày 30/9/2024.\nb) Báo cáo lý do chậm."));
    REQUIRE(reading.obligations.size() == 2);
    for (auto const& duty : reading.obligations) CHECK(duty.condition == "Đối với địa phương chưa phê duyệt kế hoạch");
}

TEST_CASE("in a plan only the part on execution gives duties") {
    CHECK(all_told(reading_test::plan(
              "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của người dân.\n"
              "II. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm 3%.\n"
              "III. GIẢI PHÁP\n1. Tăng cường tuyên truyền chính sách.\n"
              "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Theo dõi, đôn đốc.\n- Báo cáo trước ngày 15/12/2024.\n"
              "2. UBND các xã: Lập danh sách hộ nghèo.")) ==
          "IV.1.-1 [Phòng Nội vụ] | IV.1.-2 [Phòng Nội vụ] 2024-12-15 | IV.2 [UBND các xã]");
}

TEST_CASE("what has been done and what is only told are no duties") {
    Case const cases[] = {
        {"I. KẾT QUẢ THỰC HIỆN\n1. UBND các xã đã rà soát hộ nghèo.\n2. Phòng Nội vụ đã tổng hợp.", ""},
        {"I. MỤC ĐÍCH, YÊU CẦU\n1. Bảo đảm công khai, minh bạch.", ""},
    };
    for (auto const& [body, duties] : cases) {
        CAPTURE(body);
        CHECK(all_told(reading_test::plan(body)) == duties);
    }
}

TEST_CASE("a closing order with a date is a duty, one without repeats what was said") {
    Case const cases[] = {
        {"Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Rà soát hộ nghèo.\nTrên đây là một số nội dung, đề "
         "nghị UBND các huyện "
         "quan tâm, phối hợp triển khai thực hiện./.",
         "1 [Ủy ban nhân dân các huyện, thành phố]"},
        {"Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n1. Rà soát hộ nghèo.\nĐề nghị UBND các huyện gửi kết "
         "quả về Sở Nội vụ trước "
         "ngày 10/10/2024./.",
         "1 [Ủy ban nhân dân các huyện, thành phố] | kết [UBND các huyện] 2024-10-10"},
    };
    for (auto const& [body, duties] : cases) {
        CAPTURE(body);
        CHECK(all_told(reading_test::letter(body)) == duties);
    }
}

TEST_CASE("a duty keeps its place, its references and its words") {
    auto const document = reading_test::letter(
        "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị:\n"
        "1. Sở Tài chính phân bổ vốn theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 trước ngày 20/10/2024.");
    auto const reading = read(document);
    REQUIRE(reading.obligations.size() == 1);
    auto const& duty = reading.obligations[0];
    CHECK(duty.action == "phân bổ vốn theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 trước ngày 20/10/2024");
    CHECK(joined(duty.references) == "12/QĐ-UBND");
    CHECK(duty.deadline.date->iso() == "2024-10-20");
    CHECK(document.substr(duty.span.from, duty.span.to - duty.span.from).starts_with("Sở Tài chính phân bổ vốn"));
    CHECK(duty.confidence > 0.9);
}
