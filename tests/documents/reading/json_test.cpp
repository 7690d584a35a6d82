#include "base/json.hpp"
#include "documents/reading/reading.hpp"
#include "documents/reading/support.hpp"

#include <doctest/doctest.h>
#include <string>

using nlohmann::ordered_json;
using namespace documents::reading;

namespace {

ordered_json read_json(std::string const& document) { return to_json(read(document)); }

void check_keys(ordered_json const& item, std::initializer_list<std::string> keys) {
    for (auto const& key : keys) {
        CAPTURE(key);
        CHECK(item.contains(key));
    }
}

void check_places(ordered_json const& items, std::size_t length) {
    for (auto const& item : items) {
        REQUIRE(item["span"].size() == 2);
        CHECK(item["span"][0] <= item["span"][1]);
        CHECK(item["span"][1] <= length);
    }
}

} // namespace

TEST_CASE("an empty text gives every section empty and every header field null") {
    auto const json = read_json("");
    check_keys(json, {"header", "references", "obligations", "money", "targets", "status_rows", "findings"});
    for (auto const* key : {"references", "obligations", "money", "targets", "status_rows", "findings"})
        CHECK(json[key].empty());
    for (auto const* key : {"references", "obligations", "money", "targets", "status_rows", "findings"})
        CHECK(json[key].is_array());
    for (auto const* key : {"issuer", "parent_issuer", "number", "symbol", "place", "date", "subject", "signer",
                            "signer_title", "directed_by"})
        CHECK(json["header"][key].is_null());
    CHECK(json["header"]["addressees"] == ordered_json::array());
    CHECK(json["header"]["recipients"] == ordered_json::array());
}

TEST_CASE("a letter is printed in the schema that its readers know") {
    auto const document = reading_test::letter(
        "Thực hiện Công văn số 12/UBND-VX ngày 02/9/2024 của UBND tỉnh, Sở Nội vụ đề nghị:\n"
        "1. Rà soát hộ nghèo trước ngày 20/10/2024.\n2. Báo cáo tiến độ trước ngày 05 hằng tháng.\n"
        "3. Bố trí kinh phí: Tổng kinh phí 10.000 triệu đồng, trong đó: NSTW 9.000 triệu đồng; NSĐP 1.000 triệu đồng.\n"
        "4. Hướng dẫn các xã.");
    auto const json = read_json(document);

    auto const& header = json["header"];
    CHECK(header["issuer"] == "Sở Nội vụ tỉnh Lâm Hà");
    CHECK(header["parent_issuer"] == "UBND tỉnh Lâm Hà");
    CHECK(header["number"] == "215");
    CHECK(header["symbol"] == "SNV-GN");
    CHECK(header["type"] == "công văn");
    CHECK(header["place"] == "Lâm Hà");
    CHECK(header["date"] == "2024-09-16");
    CHECK(header["subject"] == "triển khai công tác giảm nghèo");
    CHECK(header["addressees"] == ordered_json{"Ủy ban nhân dân các huyện, thành phố"});
    CHECK(header["recipients"] == ordered_json{"Như trên", "Lưu: VT, GN"});
    CHECK(header["signer"] == "Trần Thị Hiền");
    CHECK(header["signer_title"] == "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC");
    CHECK(header["directed_by"].is_null());

    REQUIRE(json["references"].size() == 1);
    CHECK(json["references"][0]["type"] == "công văn");
    CHECK(json["references"][0]["number_symbol"] == "12/UBND-VX");
    CHECK(json["references"][0]["date"] == "2024-09-02");
    CHECK(json["references"][0]["issuer"] == "UBND tỉnh");

    REQUIRE(json["obligations"].size() == 4);
    auto const& once = json["obligations"][0];
    check_keys(once,
               {"clause", "assignees", "coordinators", "via", "action", "condition", "deadline", "span", "confidence"});
    CHECK(once["clause"] == "1");
    CHECK(once["condition"].is_null());
    CHECK(once["deadline"]["kind"] == "once");
    CHECK(once["deadline"]["date"] == "2024-10-20");
    CHECK(once["deadline"]["bound"] == "before");
    CHECK(once["deadline"]["text"] == "trước ngày 20/10/2024");
    CHECK(once["deadline"]["rrule"].is_null());
    auto const& recurring = json["obligations"][1]["deadline"];
    CHECK(recurring["kind"] == "recurring");
    CHECK(recurring["date"].is_null());
    CHECK(recurring["rule"] == "trước ngày 05 hằng tháng");
    CHECK(recurring["rrule"] == "FREQ=MONTHLY;BYMONTHDAY=5");
    auto const& none = json["obligations"][3]["deadline"];
    CHECK(none["kind"] == "none");
    for (auto const* key : {"date", "bound", "text", "rule", "rrule"}) CHECK(none[key].is_null());

    REQUIRE(json["money"].size() == 3);
    CHECK(json["money"][1]["source"] == "NSTW");
    CHECK(json["money"][1]["type"].is_null());
    CHECK(json["money"][1]["amount_vnd"] == 9'000'000'000);
    for (auto const* section : {"references", "obligations", "money", "targets", "status_rows", "findings"})
        check_places(json[section], document.size());
    // It can be printed, and read back.
    CHECK(ordered_json::parse(json.dump()) == json);
}
