#include "documents/reading/subjects.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string_view>

using reading_test::joined;
using reading_test::Sample;
namespace reading = documents::reading;

TEST_CASE("an item names its bodies, its condition and its action") {
    struct Case {
        std::string_view text, bodies, condition, action;
        bool ordered;
    };
    Case const cases[] = {
        // the body first
        {"Sở Tài chính: Phân bổ vốn.", "Sở Tài chính", "", "Phân bổ vốn.", false},
        {"Sở Nội vụ chủ trì tổng hợp kết quả.", "Sở Nội vụ", "", "chủ trì tổng hợp kết quả.", false},
        {"UBND các xã có trách nhiệm rà soát hộ nghèo.", "UBND các xã", "", "có trách nhiệm rà soát hộ nghèo.", false},
        {"Sở Xây dựng", "Sở Xây dựng", "", "", false},
        // an order before it
        {"Giao Sở Y tế hướng dẫn các trạm y tế.", "Sở Y tế", "", "hướng dẫn các trạm y tế.", true},
        {"Đề nghị UBND các huyện gửi báo cáo.", "UBND các huyện", "", "gửi báo cáo.", true},
        {"Yêu cầu các chủ đầu tư khẩn trương thi công.", "các chủ đầu tư", "", "khẩn trương thi công.", true},
        {"Đồng thời, đề nghị Sở Tài chính bố trí kinh phí.", "Sở Tài chính", "", "bố trí kinh phí.", true},
        // an order to whom the clause above names
        {"Đề nghị rà soát lại danh sách.", "", "", "rà soát lại danh sách.", true},
        // "Riêng đối với …"
        {"Riêng đối với UBND huyện Sông Trăng: hoàn thành trong tháng 10/2024.", "UBND huyện Sông Trăng", "",
         "hoàn thành trong tháng 10/2024.", true},
        {"Đối với Sở Nội vụ: Tổng hợp, báo cáo.", "Sở Nội vụ", "", "Tổng hợp, báo cáo.", true},
        // a group told by what it has done is a condition
        {"Đối với địa phương chưa phê duyệt kế hoạch, đề nghị khẩn trương phê duyệt.", "",
         "Đối với địa phương chưa phê duyệt kế hoạch", "khẩn trương phê duyệt.", true},
        {"Đối với hộ nghèo phát sinh trong năm, đề nghị UBND xã lập danh sách bổ sung.", "UBND xã",
         "Đối với hộ nghèo phát sinh trong năm", "lập danh sách bổ sung.", true},
        // a premise before the body
        {"Trên cơ sở đề xuất của các huyện, Sở Tài chính tham mưu phân bổ vốn.", "Sở Tài chính",
         "Trên cơ sở đề xuất của các huyện", "tham mưu phân bổ vốn.", false},
        {"Sau khi có kết quả rà soát, UBND các xã công khai danh sách.", "UBND các xã", "Sau khi có kết quả rà soát",
         "công khai danh sách.", false},
        {"Trường hợp phát sinh vướng mắc, các đơn vị phản ánh về Sở Nội vụ.", "các đơn vị",
         "Trường hợp phát sinh vướng mắc", "phản ánh về Sở Nội vụ.", false},
        {"Trước ngày 20/10/2024, UBND các xã gửi báo cáo.", "UBND các xã", "", "gửi báo cáo.", false},
        {"Căn cứ chức năng, nhiệm vụ, các sở, ngành xây dựng kế hoạch.", "các sở, ngành", "", "xây dựng kế hoạch.",
         false},
        {"Hằng tháng, Phòng Nội vụ tổng hợp tiến độ.", "Phòng Nội vụ", "", "tổng hợp tiến độ.", false},
        // a label before the body
        {"Báo cáo quý: Phòng Nội vụ tổng hợp, gửi UBND huyện.", "Phòng Nội vụ", "", "tổng hợp, gửi UBND huyện.", false},
        {"Về nhà ở: đề nghị Sở Xây dựng hướng dẫn mẫu nhà.", "Sở Xây dựng", "", "hướng dẫn mẫu nhà.", true},
        {"Nhiệm vụ của Tổ công tác:", "Tổ công tác", "", "", false},
        // nobody is named
        {"Rà soát, lập danh sách hộ nghèo.", "", "", "Rà soát, lập danh sách hộ nghèo.", false},
        {"Chỉ đạo Phòng Nội vụ tổng hợp.", "", "", "Chỉ đạo Phòng Nội vụ tổng hợp.", false},
        {"Thống kê hộ nghèo theo thôn.", "", "", "Thống kê hộ nghèo theo thôn.", false},
    };
    for (auto const& [text, bodies, condition, action, ordered] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        auto const subject = reading::subject_of(sample.prose, sample.all());
        CHECK(joined(subject.bodies) == bodies);
        CHECK(subject.condition == condition);
        CHECK(sample.prose.slice({subject.action, sample.all().to}) == action);
        CHECK(subject.ordered == ordered);
    }
}

TEST_CASE("who leads is told from who takes part") {
    struct Case {
        char const* text;
        bool leads;
        char const* coordinators;
    };
    Case const cases[] = {
        {"Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Ban Dân tộc tỉnh xây dựng kế hoạch.", true,
         "Sở Tài chính | Ban Dân tộc tỉnh"},
        {"Phòng Y tế phối hợp với UBND các xã rà soát.", false, "UBND các xã"},
        {"Sở Nội vụ tổng hợp.", false, ""},
        {"Sở Nội vụ chịu trách nhiệm theo dõi.", true, ""},
    };
    for (auto const& [text, leads, coordinators] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        auto const subject = reading::subject_of(sample.prose, sample.all());
        CHECK(subject.leads == leads);
        CHECK(joined(subject.coordinators) == coordinators);
    }
}

TEST_CASE("coordinators follow 'phối hợp với', the body that carries it out follows 'chỉ đạo'") {
    struct Case {
        std::string_view action, coordinators, via;
    };
    Case const cases[] = {
        {"phối hợp với Sở Y tế và UBND các huyện kiểm tra", "Sở Y tế | UBND các huyện", ""},
        {"phối hợp chặt chẽ với Hội Nông dân tỉnh tuyên truyền", "Hội Nông dân tỉnh", ""},
        {"phối hợp thực hiện tốt", "", ""},
        {"Chỉ đạo Phòng Nội vụ tổng hợp", "", "Phòng Nội vụ"},
        {"Chỉ đạo, đôn đốc UBND các xã rà soát", "", "UBND các xã"},
        {"tiếp tục chỉ đạo các phòng, ban chuyên môn thẩm định", "", "các phòng, ban chuyên môn"},
        {"chỉ đạo rà soát hộ nghèo", "", ""},
        {"tổng hợp, báo cáo UBND tỉnh", "", ""},
    };
    for (auto const& [action, coordinators, via] : cases) {
        CAPTURE(action);
        Sample const sample{action};
        CHECK(joined(reading::coordinators_in(sample.prose, sample.all())) == coordinators);
        CHECK(joined(reading::via_of(sample.prose, sample.all())) == via);
    }
}

TEST_CASE("a condition inside an action is told") {
    struct Case {
        std::string_view action, condition;
    };
    Case const cases[] = {
        {"bố trí vốn đối ứng (nếu chưa bố trí đủ) theo quy định", "nếu chưa bố trí đủ"},
        {"tự quyết định, trường hợp vượt thẩm quyền báo cáo UBND tỉnh xem xét",
         "trường hợp vượt thẩm quyền báo cáo UBND tỉnh xem xét"},
        {"gửi báo cáo đúng hạn", ""},
    };
    for (auto const& [action, condition] : cases) {
        CAPTURE(action);
        Sample const sample{action};
        CHECK(reading::condition_in(sample.prose, sample.all()) == condition);
    }
}

TEST_CASE("an order inside running text is found, one that is only told is not") {
    struct Case {
        char const* text;
        bool found;
        char const* bodies;
    };
    Case const cases[] = {
        {"Để kịp tiến độ, Sở Nội vụ đề nghị UBND các huyện gửi báo cáo trước ngày 20/9/2024.", true, "UBND các huyện"},
        {"Nội dung trên, đề nghị khẩn trương thực hiện.", true, ""},
        {"Xét đề nghị của Giám đốc Sở Nội vụ.", false, ""},
        {"Các nhiệm vụ được giao đã hoàn thành.", false, ""},
        {"Tình hình chung ổn định.", false, ""},
    };
    for (auto const& [text, found, bodies] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        auto const order = reading::order_in(sample.prose, sample.all());
        CHECK(order.has_value() == found);
        if (order) CHECK(joined(order->bodies) == bodies);
    }
    Sample const lead{"Căn cứ chỉ đạo trên, Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở:"};
    auto const last = reading::last_order_in(lead.prose, lead.all());
    REQUIRE(last);
    CHECK(joined(last->bodies) == "Giám đốc các sở");
}

TEST_CASE("sentences end at full stops and semicolons outside brackets") {
    struct Case {
        std::string_view text, sentences;
    };
    Case const cases[] = {
        {"Rà soát hộ nghèo. Gửi danh sách về huyện.", "Rà soát hộ nghèo. | Gửi danh sách về huyện."},
        {"Rà soát; tổng hợp; báo cáo.", "Rà soát; | tổng hợp; | báo cáo."},
        {"Lập danh sách (gồm hộ nghèo; hộ cận nghèo). Gửi huyện.",
         "Lập danh sách (gồm hộ nghèo; hộ cận nghèo). | Gửi huyện."},
        {"Giải ngân 12.500 triệu đồng trong năm.", "Giải ngân 12.500 triệu đồng trong năm."},
        {"Báo cáo TP. Sơn La trước 15/6.", "Báo cáo TP. Sơn La trước 15/6."},
        {"", ""},
    };
    for (auto const& [text, expected] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        std::vector<std::string> found;
        for (auto const range : reading::sentences(sample.prose, sample.all()))
            found.push_back(sample.prose.slice(range));
        CHECK(joined(found) == expected);
    }
}
