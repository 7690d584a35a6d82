#include "areas/merger_wording.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace areas;

namespace {

char const* word(Share share) { return share == Share::whole ? "" : share == Share::part ? "phần " : "còn lại "; }

/// "ward A; part ward B [quận X]"
std::string told(FormedFrom const& formed) {
    std::string text = formed.unchanged ? "giữ nguyên" : "";
    for (FormedPart const& part : formed.parts) {
        text += text.empty() ? "" : "; ";
        text += word(part.share);
        if (part.kind) text += std::string{code_of(*part.kind)} + (part.kind_is_inherited ? "? " : " ");
        text += part.name;
        if (!part.district.empty())
            text += " [" + part.district + (part.province.empty() ? "" : ", " + part.province) + "]";
    }
    if (!formed.unread.empty()) text += " +" + std::to_string(formed.unread.size()) + " chưa đọc";
    return text;
}

} // namespace

TEST_CASE("what a unit was formed from is read with share, kind and district") {
    struct Case {
        char const* wording;
        char const* parts;
    };
    Case const cases[] = {
        {"giữ nguyên", "giữ nguyên"},
        {"", ""},
        {"Phường An Khê, Xã Thành Lộc", "ward An Khê; commune Thành Lộc"},
        {"Xã Nà Bó (huyện Hoa Mai), Xã Nà Bó", "commune Nà Bó [Huyện Hoa Mai]; commune Nà Bó"},
        {"Xã Đăk Hà (thuộc huyện Đăk Xa)", "commune Đăk Hà [Huyện Đăk Xa]"},
        {"Thị trấn Suối Trong (huyện Lộc An, tỉnh Bình Hải), Xã Đa Lộc",
         "township Suối Trong [Huyện Lộc An, Tỉnh Bình Hải]; commune Đa Lộc"},
        {"Phường A, một phần diện tích TN, quy mô dân số của các phường Bến Gỗ, Cây Đa, phần còn lại của phường Đồi "
         "Thông sau khi sắp Xếp",
         "ward A; phần ward Bến Gỗ; phần ward? Cây Đa; còn lại ward Đồi Thông"},
        {"Phường A, một phần diện tích tự nhiên và quy mô dân số của các phường Phường Bến Gỗ, Phường Cây Đa",
         "ward A; phần ward Bến Gỗ; phần ward Cây Đa"},
        {"Phường Bến Gỗ (phần còn lại sau khi sáp nhập vào phường Đồi Thông, phường Cây Đa), Phường Suối",
         "còn lại ward Bến Gỗ; ward Suối"},
        {"Phường Minh (quận Ba) (phần còn lại sau khi sáp nhập vào phường Bốn)", "còn lại ward Minh [Quận Ba]"},
        {"Một phần diện tích TN, toàn bộ quy mô dân số của Phường Long", "phần ward Long"},
        {"Toàn bộ  diện tích TN, quy mô dân số của các phường Phường Giảng và Phường Cát", "ward Giảng; ward Cát"},
        {"Xã A, và phần còn lại của xã  Xã Vầy sau khi sắp xếp theo quy định tại khoản 9 Điều này",
         "commune A; còn lại commune Vầy"},
        {"phần còn lại của Phường Quang sau khi sắp xếp và Xã Phong", "còn lại ward Quang; commune Phong"},
        {"phần còn lại của xã Xã Đình và Xã Lạc", "còn lại commune Đình; còn lại commune Lạc"},
        {"một phần diện tích tự nhiên, quy mô dân số của xã Yên Sơn  Xã Yên Sơn", "phần commune Yên Sơn"},
        {"Xã Trần (một phần), Xã Đông (phần còn lại), Xã Hòn (bao gồm Hòn Đá)",
         "phần commune Trần; còn lại commune Đông; commune Hòn"},
        {"Phường 10, Phường 11 (Quận 6)", "ward 10; ward 11 [Quận 6]"},
        {"Thị trấn A, Lê Lợi, Krông Na", "township A; township? Lê Lợi; township? Krông Na"},
        {"các xã Bản Mù, Bản Lầu và Tà Xi", "commune Bản Mù; commune? Bản Lầu; commune? Tà Xi"},
        {"Thôn Mịch A, Xã Thuận", "village Mịch A; commune Thuận"},
        {"Huyện Cồn Cỏ", "district Cồn Cỏ"},
        {"Xã A, , Xã B", "commune A; commune B"},
        {"(phần còn lại", " +1 chưa đọc"},
        {"Xa\xCC\x83 Hoa\xCC\x80 An, xa\xCC\x83 Mỹ", "commune Hoà An; commune Mỹ"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.wording);
        CHECK(told(read_merger_wording(c.wording)) == c.parts);
    }
}

TEST_CASE("the span of a part is its piece of the wording") {
    std::string_view const wording = "Phường A, phần còn lại của Xã Đồi (huyện Chè) sau khi sắp xếp";
    auto const parts = read_merger_wording(wording).parts;
    REQUIRE(parts.size() == 2);
    CHECK(wording.substr(parts[1].span.from, parts[1].span.to - parts[1].span.from) ==
          "phần còn lại của Xã Đồi (huyện Chè) sau khi sắp xếp");
}

TEST_CASE("any text is read without harm") {
    CHECK(rc::check("spans lie in the text", [](std::string const& wording) {
        FormedFrom const formed = read_merger_wording(wording);
        for (FormedPart const& part : formed.parts)
            RC_ASSERT(part.span.from <= part.span.to && part.span.to <= wording.size() && !part.name.empty());
    }));
}
