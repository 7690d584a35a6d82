#include "documents/reading/deadlines.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using reading_test::Sample;
using namespace documents::reading;

namespace {

/// All cases stand in a document of 16 September 2024.
DocumentTime const kTime{base::PartialDate{.year = 2024, .month = 9, .day = 16}};

/// "once before 2024-10-11", "recurring on FREQ=MONTHLY;BYMONTHDAY=15", "relative within 5 working days", approximate ones with '~'.
std::string told(Deadline const& deadline) {
    static constexpr char const* bounds[] = {"before", "by", "on", "within"};
    std::string const bound = bounds[static_cast<int>(deadline.bound)];
    if (deadline.kind == DeadlineKind::once)
        return bound + " " + (deadline.approximate ? "~" : "") + deadline.date->iso() +
               (deadline.time.empty() ? "" : " " + deadline.time);
    if (deadline.kind == DeadlineKind::recurring)
        return bound + " " + (deadline.rrule.empty() ? "?" : deadline.rrule) +
               (deadline.time.empty() ? "" : " " + deadline.time) +
               (deadline.from.empty() ? "" : " from " + deadline.from);
    if (deadline.kind == DeadlineKind::relative)
        return bound + " " + (deadline.offset_days ? std::to_string(*deadline.offset_days) : "?") +
               (deadline.working_days ? " working days" : " days") + " of: " + deadline.anchor;
    return "none";
}

std::string all_told(Sample const& sample) {
    std::vector<std::string> all;
    for (auto const& deadline : deadlines_in(sample.prose, sample.all(), kTime)) all.push_back(told(deadline));
    return reading_test::joined(all);
}

struct Case {
    std::string_view text, deadlines;
};

void check(std::initializer_list<Case> cases) {
    for (auto const& [text, deadlines] : cases) {
        CAPTURE(text);
        CHECK(all_told(Sample{text}) == deadlines);
    }
}

} // namespace

TEST_CASE("a day is named once, with its bound and its hour") {
    check({
        {"gửi báo cáo trước ngày 25/02/2025.", "before 2025-02-25"},
        {"gửi báo cáo trước ngày 28 tháng 6 năm 2025.", "before 2025-06-28"},
        {"gửi trước 17h00 ngày 10/6/2025", "before 2025-06-10 17:00"},
        {"gửi trước 17 giờ 00 phút ngày 10/6/2025", "before 2025-06-10 17:00"},
        {"gửi trước 9h30 ngày 10/6/2025", "before 2025-06-10 09:30"},
        {"gửi trong ngày 11/10/2024", "on 2024-10-11"},
        {"chậm nhất là ngày 05/11/2024", "by 2024-11-05"},
        {"chậm nhất ngày 05/11/2024", "by 2024-11-05"},
        {"muộn nhất ngày 05/11/2024", "by 2024-11-05"},
        {"không quá ngày 05/11/2024", "by 2024-11-05"},
        {"hoàn thành đến hết ngày 30/11/2024", "by 2024-11-30"},
        {"nộp hết ngày 30/11/2024", "by 2024-11-30"},
        {"làm xong trước ngày 30/11/2024", "before 2024-11-30"},
        {"hoàn thành trước 30/11/2024", "before 2024-11-30"},
        {"Thời hạn: 30/11/2024", "by 2024-11-30"},
        {"chậm nhất là 16 giờ 30 phút ngày 25/10/2024", "by 2024-10-25 16:30"},
        {"đến 17h00 ngày 20/10/2024", "by 2024-10-20 17:00"},
        {"hạn cuối: 20/10/2024", "by 2024-10-20"},
        {"không muộn hơn ngày 25/9/2024", "by 2024-09-25"},
        {"từ ngày 01/10/2024 đến ngày 20/10/2024", "by 2024-10-20"},
        {"trước ngày 01 / 12 / 2024", "before 2024-12-01"},
        {"trước ngày01/12/2024", "before 2024-12-01"},
    });
}

TEST_CASE("a day without a year is the document's, or the next one's where it is past") {
    check({
        {"gửi trước ngày 15/12", "before 2024-12-15"},
        {"gửi trước ngày 15/3", "before 2025-03-15"},
        {"gửi trước ngày 16/9", "before 2024-09-16"},
        {"chậm nhất ngày 30 tháng 11", "by 2024-11-30"},
        {"gửi trước ngày 15/6 và 15/12/2025", "before 2025-06-15 | before 2025-12-15"},
    });
    Sample const sample{"gửi trước ngày 15/12"};
    CHECK(deadlines_in(sample.prose, sample.all(), {}).empty());
    CHECK(deadlines_in(sample.prose, sample.all(), kTime).front().confidence < 0.9);
}

TEST_CASE("a period stands for its last day, 'before' a period for the day that opens it") {
    check({
        {"hoàn thành trong tháng 10/2024", "by ~2024-10-31"},
        {"hoàn thành trong tháng 02 năm 2024", "by ~2024-02-29"},
        {"hoàn thành trong quý I năm 2025", "by ~2025-03-31"},
        {"hoàn thành trong quý IV/2024", "by ~2024-12-31"},
        {"hoàn thành trong năm 2025", "by ~2025-12-31"},
        {"hoàn thành trước tháng 11/2024", "before ~2024-11-01"},
        {"hoàn thành trước quý IV", "before ~2024-10-01"},
        {"Cuối năm 2024, tổ chức đánh giá", "by ~2024-12-31"},
        {"Cuối tháng 11, tổng hợp kết quả", "by ~2024-11-30"},
        {"hoàn thành vào cuối tháng 6/2025", "by ~2025-06-30"},
        {"Vào cuối năm 2025, tổng kết", "by ~2025-12-31"},
        {"Đầu năm 2025, lập dự toán", "by ~2025-04-30"},
        {"Giữa năm 2025, sơ kết", "by ~2025-08-31"},
        {"Thời gian hoàn thành: Quý III/2025", "by ~2025-09-30"},
        {"Thời hạn: tháng 11/2024", "by ~2024-11-30"},
        {"từ nay đến hết tháng 12/2024", "by ~2024-12-31"},
        {"Đầu quý II/2025, giao vốn", "by ~2025-04-30"},
    });
}

TEST_CASE("a deadline can hang on an event") {
    check({
        {"báo cáo ngay sau khi kết thúc đợt rà soát", "within 0 days of: kết thúc đợt rà soát"},
        {"trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này, gửi ý kiến",
         "within 5 working days of: ngày nhận được văn bản này"},
        {"trong vòng 10 ngày kể từ ngày ký", "within 10 days of: ngày ký"},
        {"trong 03 ngày kể từ khi kết thúc kiểm tra", "within 3 days of: khi kết thúc kiểm tra"},
        {"chậm nhất sau 15 ngày kể từ ngày được giao dự toán", "within 15 days of: ngày được giao dự toán"},
        {"báo cáo ngay trong ngày.", "within 0 working days of: ngay trong ngày"},
        {"trả lời trong ngày làm việc tiếp theo.", "within 1 working days of: trong ngày làm việc tiếp theo"},
    });
}

TEST_CASE("a deadline that comes again is a rule of the calendar") {
    check({
        {"trước ngày 20 hằng tháng", "before FREQ=MONTHLY;BYMONTHDAY=20"},
        {"vào ngày 15 và ngày 30 hàng tháng", "on FREQ=MONTHLY;BYMONTHDAY=15,30"},
        {"trước ngày 25 của mỗi tháng", "before FREQ=MONTHLY;BYMONTHDAY=25"},
        {"định kỳ hằng tháng báo cáo vào ngày 12 và trước 03 ngày cuối mỗi tháng",
         "before FREQ=MONTHLY;BYMONTHDAY=12,-4"},
        {"mỗi tháng ít nhất 02 lần: lần 1 vào ngày 15, lần 2 vào ngày cuối mỗi tháng, kể từ tháng 10/2024",
         "on FREQ=MONTHLY;BYMONTHDAY=15,-1 from 2024-10"},
        {"trước ngày 20 tháng cuối quý", "before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"},
        {"trước ngày 20 của tháng cuối mỗi quý", "before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"},
        {"chậm nhất ngày 05 tháng đầu quý sau", "by FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"},
        {"vào ngày 05 của tháng sau", "on FREQ=MONTHLY;BYMONTHDAY=5"},
        {"trước ngày 05 tháng liền kề", "before FREQ=MONTHLY;BYMONTHDAY=5"},
        {"trước ngày 15/6 và 15/12 hằng năm", "before FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"},
        {"trước ngày 31/12 hằng năm", "before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
        {"báo cáo 6 tháng trước ngày 10/6, năm trước ngày 10/12", "before FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10"},
        {"trước ngày 20/6 và 10/12 hằng năm",
         "before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20 | before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"},
        {"vào thứ Sáu hằng tuần", "on FREQ=WEEKLY;BYDAY=FR"},
        {"trước thứ Tư hàng tuần", "before FREQ=WEEKLY;BYDAY=WE"},
        {"báo cáo 02 tuần/lần", "on FREQ=WEEKLY;INTERVAL=2"},
        {"vào ngày 15 và ngày cuối tháng", "on FREQ=MONTHLY;BYMONTHDAY=15,-1"},
        {"trước 16h30 thứ Sáu hằng tuần", "before FREQ=WEEKLY;BYDAY=FR 16:30"},
        {"báo cáo hằng tuần (trước 15 giờ thứ Năm)", "before FREQ=WEEKLY;BYDAY=TH"},
        {"Hằng tuần, báo cáo vào thứ Hai", "on FREQ=WEEKLY;BYDAY=MO"},
        {"hằng năm trước ngày 15 tháng 11", "before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"},
        {"báo cáo hằng năm trước ngày 15/6 và 15/12", "before FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"},
        {"định kỳ hằng tháng (trước ngày 25) gửi báo cáo", "before FREQ=MONTHLY;BYMONTHDAY=25"},
        {"Hằng tháng, báo cáo tiến độ", "on FREQ=MONTHLY"},
        {"báo cáo định kỳ hằng quý", "on FREQ=MONTHLY;INTERVAL=3"},
        {"báo cáo định kỳ 6 tháng, hằng năm", "on FREQ=MONTHLY;INTERVAL=6"},
        {"hằng năm theo Quyết định số 12/QĐ-UBND ngày 11/8/2023", ""},
        // no computable date: the text is kept, the rule is asked for
        {"báo cáo định kỳ, đột xuất theo quy định", "on ?"},
    });
}

TEST_CASE("dates of references, events, cut-offs, past orders and horizons are no deadlines") {
    check({
        {"thực hiện Kế hoạch số 12/KH-UBND ngày 15/10/2024 của UBND tỉnh", ""},
        {"tại Hội nghị ngày 12/9/2024", ""},
        {"kết luận cuộc họp ngày 12/9/2024", ""},
        {"kết quả thực hiện tính đến hết 30/6/2024", ""},
        {"số liệu tính đến ngày 30/6/2024", ""},
        {"ước thực hiện đến hết ngày 31/12/2024", ""},
        {"lũy kế đến ngày 30/8/2024 giải ngân 40%", ""},
        {"giải ngân đến 31/01/2025 đạt 60%", ""},
        {"Quyết định có hiệu lực từ ngày 01/01/2025", ""},
        {"áp dụng bắt đầu từ ngày 05/10/2024", ""},
        {"UBND huyện đã yêu cầu gửi trước ngày 10/8/2024", ""},
        {"Tuy nhiên đến nay, còn 03 xã chưa gửi", ""},
        {"giai đoạn 2021-2025", ""},
        {"phấn đấu đến năm 2025 giảm hộ nghèo", ""},
        {"khẩn trương, kịp thời, sớm gửi báo cáo", ""},
        {"10 ngày công lao động", ""},
        {"", ""},
    });
}

TEST_CASE("a cut-off is read as one, an estimate is not") {
    struct Cutoff {
        std::string_view text, date;
    };
    Cutoff const cutoffs[] = {
        {"báo cáo kết quả tính đến hết 30/6/2024", "2024-06-30"},
        {"số liệu đến ngày 31/8/2024", "2024-08-31"},
        {"ước thực hiện đến hết ngày 31/12/2024", ""},
        {"trước ngày 25/6/2024", ""},
    };
    for (auto const& [text, date] : cutoffs) {
        CAPTURE(text);
        Sample const sample{text};
        auto const found = cutoffs_in(sample.prose, sample.all());
        CHECK((found.empty() ? "" : found.front().iso()) == date);
    }
}

TEST_CASE("a cell of a table may hold nothing but a time") {
    for (auto const& [text, deadlines] : {Case{"30/11/2024", "by 2024-11-30"}, Case{"Tháng 10/2024", "by ~2024-10-31"},
                                          Case{"Quý IV", "by ~2024-12-31"}, Case{"Quý I/2025", "by ~2025-03-31"},
                                          Case{"Năm 2025", "by ~2025-12-31"}, Case{"Thường xuyên", ""}, Case{"", ""}}) {
        CAPTURE(text);
        Sample const sample{text};
        std::vector<std::string> all;
        for (auto const& deadline : bare_deadline(sample.prose, sample.all(), kTime)) all.push_back(told(deadline));
        CHECK(reading_test::joined(all) == deadlines);
    }
}

TEST_CASE("the most exact deadline leads") {
    Sample const sample{"Định kỳ, đột xuất báo cáo; hoàn thành trong quý IV/2024; gửi danh sách trước ngày 20/10/2024"};
    auto const found = deadlines_in(sample.prose, sample.all(), kTime);
    REQUIRE(found.size() == 3);
    CHECK(told(found[leading(found)]) == "before 2024-10-20");
}

TEST_CASE("a deadline keeps its place and its words") {
    Sample const sample{"1. Sở Nội vụ gửi báo cáo **trước ngày 20/10/2024**."};
    auto const found = deadlines_in(sample.prose, sample.all(), kTime);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "trước ngày 20/10/2024");
    CHECK(sample.source(found[0].span) == "trước ngày 20/10/2024");
}
