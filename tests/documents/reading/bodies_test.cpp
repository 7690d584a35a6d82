#include "documents/reading/bodies.hpp"

#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string_view>

using reading_test::joined;
using reading_test::Sample;
namespace reading = documents::reading;

namespace {

std::string names(std::vector<reading::Body> const& bodies) {
    std::vector<std::string> all;
    for (auto const& body : bodies) all.push_back(body.name);
    return joined(all);
}

} // namespace

TEST_CASE("a list of bodies is cut into names, and ends where they are told what to do") {
    struct Case {
        std::string_view text, bodies, rest;
    };
    Case const cases[] = {
        // one body
        {"Sở Tài chính tham mưu phân bổ vốn", "Sở Tài chính", "tham mưu phân bổ vốn"},
        {"Sở Tài chính: phân bổ vốn", "Sở Tài chính", ": phân bổ vốn"},
        {"Kho bạc Nhà nước tỉnh kiểm soát chi", "Kho bạc Nhà nước tỉnh", "kiểm soát chi"},
        {"Ban Dân tộc tỉnh tổng hợp", "Ban Dân tộc tỉnh", "tổng hợp"},
        {"UBMTTQ Việt Nam huyện giám sát", "UBMTTQ Việt Nam huyện", "giám sát"},
        {"Ngân hàng Chính sách xã hội cho vay", "Ngân hàng Chính sách xã hội", "cho vay"},
        // field names with a comma or an "và" of their own
        {"Sở Văn hóa, Thể thao và Du lịch chủ trì", "Sở Văn hóa, Thể thao và Du lịch", "chủ trì"},
        {"Sở Nông nghiệp và Phát triển nông thôn rà soát", "Sở Nông nghiệp và Phát triển nông thôn", "rà soát"},
        {"Sở Kế hoạch và Đầu tư và Sở Y tế phối hợp", "Sở Kế hoạch và Đầu tư | Sở Y tế", "phối hợp"},
        {"Sở Lao động - Thương binh và Xã hội, Sở Tài chính báo cáo",
         "Sở Lao động - Thương binh và Xã hội | Sở Tài chính", "báo cáo"},
        {"Phòng Văn hóa - Xã hội và Phòng Kinh tế lập danh sách", "Phòng Văn hóa - Xã hội | Phòng Kinh tế",
         "lập danh sách"},
        // "Các sở: …" drops the word; it comes back to bare fields only
        {"Các sở: Tài chính, Y tế, Văn hóa, Thể thao và Du lịch rà soát",
         "Sở Tài chính | Sở Y tế | Sở Văn hóa, Thể thao và Du lịch", "rà soát"},
        {"Các Sở, ngành: Tài chính, Nông nghiệp và Môi trường, Ban Dân tộc tỉnh, Đài Phát thanh và Truyền hình tỉnh "
         "báo cáo",
         "Sở Tài chính | Sở Nông nghiệp và Môi trường | Ban Dân tộc tỉnh | Đài Phát thanh và Truyền hình tỉnh",
         "báo cáo"},
        {"Các bộ: Tài chính, Xây dựng hướng dẫn", "Bộ Tài chính | Bộ Xây dựng", "hướng dẫn"},
        {"Các phòng: Nội vụ, Kinh tế và Hạ tầng thực hiện", "Phòng Nội vụ | Phòng Kinh tế và Hạ tầng", "thực hiện"},
        {"các Sở Tài chính, Y tế rà soát", "Sở Tài chính | Sở Y tế", "rà soát"},
        {"Sở Tài chính, Y tế và Tư pháp rà soát", "Sở Tài chính | Sở Y tế | Sở Tư pháp", "rà soát"},
        {"Các sở: Tài chính; Y tế; Tư pháp rà soát", "Sở Tài chính | Sở Y tế | Sở Tư pháp", "rà soát"},
        {"Các Sở: LĐ-TB&XH, KH&ĐT, NN&PTNT rà soát", "Sở LĐ-TB&XH | Sở KH&ĐT | Sở NN&PTNT", "rà soát"},
        {"Trưởng các phòng: Nội vụ, Y tế tham mưu", "Phòng Nội vụ | Phòng Y tế", "tham mưu"},
        {"Các cơ quan, đơn vị: Phòng Nội vụ, Trung tâm Y tế tham mưu", "Phòng Nội vụ | Trung tâm Y tế", "tham mưu"},
        // collective bodies stay one
        {"UBND các huyện, thị xã, thành phố chỉ đạo", "UBND các huyện, thị xã, thành phố", "chỉ đạo"},
        {"UBND các xã, thị trấn lập danh sách", "UBND các xã, thị trấn", "lập danh sách"},
        {"các sở, ban, ngành và UBND các huyện triển khai", "các sở, ban, ngành | UBND các huyện", "triển khai"},
        {"Các phòng, ban chuyên môn thực hiện", "Các phòng, ban chuyên môn", "thực hiện"},
        // places behind a plural
        {"UBND các xã: Nậm Pồ, Tân Lập và Bản Qua hoàn thành", "UBND xã Nậm Pồ | UBND xã Tân Lập | UBND xã Bản Qua",
         "hoàn thành"},
        {"Ủy ban nhân dân các xã Tam Sơn, Đồng Tiến rà soát",
         "Ủy ban nhân dân xã Tam Sơn | Ủy ban nhân dân xã Đồng Tiến", "rà soát"},
        {"UBND huyện Sông Trăng, Lâm Hà báo cáo", "UBND huyện Sông Trăng | UBND huyện Lâm Hà", "báo cáo"},
        {"UBND các huyện: Lâm Hà, Sông Trăng; thành phố Mai Sơn hoàn thành",
         "UBND huyện Lâm Hà | UBND huyện Sông Trăng | thành phố Mai Sơn", "hoàn thành"},
        // heads instead of bodies keep their wording
        {"Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm", "Chủ tịch Ủy ban nhân dân các xã", "chịu trách nhiệm"},
        {"Giám đốc Sở Nội vụ tổng hợp", "Giám đốc Sở Nội vụ", "tổng hợp"},
        {"Thủ trưởng các cơ quan, đơn vị thực hiện", "Thủ trưởng các cơ quan, đơn vị", "thực hiện"},
        {"Giám đốc các sở, Thủ trưởng các ban, ngành báo cáo", "Giám đốc các sở | Thủ trưởng các ban, ngành",
         "báo cáo"},
        // ';' parts names first
        {"Sở Tài chính; Sở Y tế; UBND các huyện phối hợp", "Sở Tài chính | Sở Y tế | UBND các huyện", "phối hợp"},
        // a bracket behind a name is not part of it
        {"Ban Chỉ đạo (qua Sở Nội vụ) tổng hợp", "Ban Chỉ đạo", "tổng hợp"},
        {"các phòng, ban, ngành liên quan tham mưu UBND huyện", "các phòng, ban, ngành liên quan",
         "tham mưu UBND huyện"},
        {"các cơ quan, đơn vị có liên quan báo cáo kết quả", "các cơ quan, đơn vị có liên quan", "báo cáo kết quả"},
        // verbs inside a name
        {"các cơ quan tham mưu của Huyện ủy rà soát", "các cơ quan tham mưu của Huyện ủy", "rà soát"},
        {"Ban Quản lý các dự án đầu tư và xây dựng huyện hoàn thành hồ sơ",
         "Ban Quản lý các dự án đầu tư và xây dựng huyện", "hoàn thành hồ sơ"},
        {"Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện mở lớp",
         "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện", "mở lớp"},
        // a verb that says which bodies
        {"Các sở, ngành chủ trì dự án, tiểu dự án rà soát", "Các sở, ngành chủ trì dự án, tiểu dự án", "rà soát"},
    };
    for (auto const& [text, bodies, rest] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        auto const found = reading::bodies_at(sample.prose, 0, sample.all().to);
        REQUIRE(found);
        CHECK(names(found->bodies) == bodies);
        CHECK(sample.prose.slice({found->range.to, sample.all().to}) == rest);
    }
}

TEST_CASE("plain nouns and verbs start no list of bodies") {
    for (std::string_view const text :
         {"rà soát hộ nghèo", "số hộ nghèo", "báo cáo kết quả", "thuế thu nhập", "hội nghị tổng kết", "xã nghèo",
          "tỉnh đến xã", "viện phí cho người nghèo", "trường hợp phát sinh", "Trường hợp phát sinh vướng mắc",
          "đài thọ", "nhà ở", "", "12 xã"}) {
        CAPTURE(text);
        Sample const sample{text};
        CHECK_FALSE(reading::bodies_at(sample.prose, 0, sample.all().to));
    }
}

TEST_CASE("a heading or an addressee is a list as a whole") {
    struct Case {
        std::string_view text, bodies;
    };
    Case const cases[] = {
        {"Sở Tài chính.", "Sở Tài chính"},
        {"Các Sở, ngành: Tài chính, Xây dựng, Công an tỉnh;", "Sở Tài chính | Sở Xây dựng | Công an tỉnh"},
        {"Ủy ban nhân dân các huyện, thành phố;", "Ủy ban nhân dân các huyện, thành phố"},
        {"Phòng Tài chính - Kế hoạch, Phòng Nội vụ", "Phòng Tài chính - Kế hoạch | Phòng Nội vụ"},
        {"Hội Nông dân, Hội Liên hiệp Phụ nữ tỉnh", "Hội Nông dân | Hội Liên hiệp Phụ nữ tỉnh"},
        {"", ""},
    };
    for (auto const& [text, bodies] : cases) {
        CAPTURE(text);
        Sample const sample{text};
        CHECK(names(reading::bodies_of(sample.prose, sample.all())) == bodies);
    }
}

TEST_CASE("names keep their place in the source") {
    Sample const sample{"Giao các Sở: Tài chính, Y tế rà soát"};
    auto const found = reading::bodies_at(sample.prose, 5, sample.all().to);
    REQUIRE(found);
    REQUIRE(found->bodies.size() == 2);
    CHECK(sample.source(sample.prose.span(found->bodies[1].range)) == "Y tế");
}
