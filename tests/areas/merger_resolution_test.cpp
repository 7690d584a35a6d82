#include "areas/merger_resolution.hpp"

#include "areas/sample.hpp"

#include <doctest/doctest.h>

using namespace areas;
using namespace areas::sample;

namespace {

/// One province of two districts before and without districts after; another province beside it.
Atlas atlas() {
    return Atlas{{unit(1, "Tỉnh Một", Kind::province, "90", kOld),
                  unit(2, "Tỉnh Hai", Kind::province, "91", kOld),
                  unit(3, "Tỉnh Một", Kind::province, "90", kNew),
                  unit(4, "Tỉnh Hai", Kind::province, "91", kNew),
                  unit(11, "Huyện Chè", Kind::district, "901", kOld, 1),
                  unit(12, "Huyện Quế", Kind::district, "902", kOld, 1),
                  unit(13, "Huyện Hồi", Kind::district, "911", kOld, 2),
                  unit(14, "Huyện Đảo Nhỏ", Kind::district, "912", kOld, 1),
                  unit(21, "Xã Tân Lập", Kind::commune, "90001", kOld, 11),
                  unit(22, "Xã Tân Lập", Kind::commune, "90002", kOld, 12),
                  unit(23, "Xã Tân Lập", Kind::commune, "91001", kOld, 13),
                  unit(24, "Xã Bản Lầu", Kind::commune, "90003", kOld, 11),
                  unit(25, "Thị trấn Quế", Kind::township, "90004", kOld, 12),
                  unit(26, "Xã Ga Ri", Kind::commune, "90005", kOld, 12),
                  unit(27, "Xã Hòa Tú I", Kind::commune, "90006", kOld, 12),
                  unit(28, "Xã Hòa Tú II", Kind::commune, "90007", kOld, 12),
                  unit(31, "Xã A Mới", Kind::commune, "90001", kNew, 3),
                  unit(32, "Xã B Mới", Kind::commune, "90002", kNew, 3),
                  unit(33, "Đặc khu Đảo Nhỏ", Kind::special_zone, "90009", kNew, 3),
                  unit(34, "Xã Tân Lập", Kind::commune, "91001", kNew, 4)},
                 {step(1, 3, Change::reparented), step(2, 4, Change::reparented)}};
}

std::string told(Resolution const& resolution) {
    std::string text;
    for (std::size_t i = 0; i < resolution.successions.size(); ++i) {
        Succession const& s = resolution.successions[i];
        text += std::to_string(s.predecessor.number()) + " " + std::string{code_of(s.change)} + " " +
                std::to_string(s.successor.number()) + "; ";
    }
    for (OpenPart const& open : resolution.open) {
        text += "? " + open.printed;
        for (AreaId const candidate : open.candidates) text += " " + std::to_string(candidate.number());
        text += "; ";
    }
    return text;
}

Resolution resolve(std::vector<std::pair<std::int64_t, std::string>> const& rows) {
    std::vector<MergerRow> asked;
    for (auto const& [id, wording] : rows) asked.push_back({AreaId{id}, wording});
    return resolve_mergers(atlas(), asked, day("2025-07-01"), "Nghị quyết số 1");
}

} // namespace

TEST_CASE("a merger is resolved by name, district, neighbours and elimination, and never by guess") {
    struct Case {
        std::vector<std::pair<std::int64_t, std::string>> rows;
        std::string told;
    };
    Case const cases[] = {
        {{{31, "Xã Bản Lầu, Thị trấn Quế"}}, "24 merge 31; 25 merge 31; "},
        {{{31, "Xã Tân Lập, Xã Bản Lầu"}}, "21 merge 31; 24 merge 31; "},             // beside Bản Lầu
        {{{31, "Xã Tân Lập (huyện Quế), Xã Bản Lầu"}}, "22 merge 31; 24 merge 31; "}, // as printed
        {{{31, "Xã Tân Lập"}}, "? Xã Tân Lập 21 22; "},                               // two of that name
        {{{31, "Xã Tân Lập"}, {32, "Xã Tân Lập (huyện Quế), Thị trấn Quế"}},
         "21 renamed 31; 22 merge 32; 25 merge 32; "},
        {{{31, "Xã Bản Lầu"}, {32, "Thị trấn Quế, Xã Bản Lầu"}},
         "24 part 31; 25 merge 32; 24 part 32; "}, // named twice: divided
        {{{31, "một phần diện tích tự nhiên, quy mô dân số của Xã Bản Lầu"}, {32, "phần còn lại của xã Bản Lầu"}},
         "24 part 31; 24 remainder 32; "},
        {{{34, "giữ nguyên"}}, "23 reparented 34; "},
        {{{33, "Huyện Đảo Nhỏ"}}, "14 reparented 33; "},
        {{{33, "Huyện Chè"}}, "21 merge 33; 24 merge 33; "},                  // its communes
        {{{31, "Xã Gari, Thị trấn Quế"}}, "26 merge 31; 25 merge 31; "},      // spelt otherwise
        {{{31, "Phường Ga Ri, Thị trấn Quế"}}, "26 merge 31; 25 merge 31; "}, // another kind, nobody else's
        {{{31, "Xã Bản Lâu, Xã Tân Lập"}}, "24 merge 31; 21 merge 31; "},
        {{{31, "Xã Hòa Tú 2, Thị trấn Quế"}}, "28 merge 31; 25 merge 31; "},
        {{{31, "Xã Hòa Tú 3, Thị trấn Quế"}}, "25 merge 31; ? Xã Hòa Tú 3; "}, // a number is never a slip
        {{{31, "Thôn Nà Lừa, Thị trấn Quế"}}, "25 merge 31; ? Thôn Nà Lừa; "},
        {{{31, "Xã Không Có (huyện Quế), Thị trấn Quế"}}, "25 merge 31; ? Xã Không Có (huyện Quế); "},
        {{{31, "(phần còn lại)"}}, "? (phần còn lại); "},
    };
    for (Case const& c : cases) {
        CAPTURE(c.rows.front().second);
        CHECK(told(resolve(c.rows)) == c.told);
    }
}

TEST_CASE("units that ended and that no row names are told") {
    Resolution const resolution = resolve({{31, "Xã Bản Lầu, Thị trấn Quế"}});
    CHECK(resolution.unclaimed.size() == 7);
    CHECK(resolution.successions.front().legal_act == "Nghị quyết số 1");
    CHECK(resolution.bases.front() == Basis::name);
}
