#include "organisations/resolution.hpp"

#include "organisations/sample.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace organisations;
using namespace organisations::sample;

namespace {

/// "one so-tai-chinh/1", "group ubnd-huyen/21 …", "none"; a body that does not exist that day carries a '!'.
std::string told(Resolution const& found) {
    static char const* const outcomes[] = {"one", "group", "several", "none"};
    std::string text = outcomes[static_cast<int>(found.outcome)];
    auto candidates = found.candidates;
    std::ranges::stable_sort(candidates, {}, [](Candidate const& one) { return one.identity.area; });
    for (Candidate const& one : candidates)
        text += ' ' + (one.identity.rule.empty() ? "#" + std::to_string(one.id.number()) : one.identity.text()) +
                (one.exists ? "" : "!");
    return text;
}

struct Case {
    std::string printed;
    std::int64_t area; ///< the issuer's; 0: the country
    std::string found;
};

void check(std::span<Case const> cases, char const* on) {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    Resolver const resolver{catalogue, map};
    for (Case const& c : cases) {
        CAPTURE(c.printed);
        CAPTURE(c.area);
        CHECK(told(resolver.resolve(c.printed, {.on = day(on), .area = AreaId{c.area}})) == c.found);
    }
}

} // namespace

TEST_CASE("one body is found by its name, short forms and slips, in the area that the words or the issuer say") {
    Case const cases[] = {
        {"Sở Tài chính", kSongLam, "one so-tai-chinh/1"},
        {"Sở Tài chính", kMuongThan, "one so-tai-chinh/1"},
        {"Sở Tài chính tỉnh Núi Hồng", kSongLam, "one so-tai-chinh/2"},
        {"SỞ TÀI CHÍNH TỈNH NÚI HỒNG", 0, "one so-tai-chinh/2"},
        {"so tai chinh tinh nui hong", 0, "one so-tai-chinh/2"},
        {"Sở LĐTBXH", kSongLam, "one so-ldtbxh/1"},
        {"Sở LĐ-TB&XH", kSongLam, "one so-ldtbxh/1"},
        {"Sở LĐ - TBXH", kSongLam, "one so-ldtbxh/1"},
        {"Sở LĐT BXH", kSongLam, "one so-ldtbxh/1"},
        {"Sở LĐTBOXH", kSongLam, "one so-ldtbxh/1"},
        {"Sở Lao động, Thương binh và Xã hội", kSongLam, "one so-ldtbxh/1"},
        {"Sở Lao động - Thuơng binh và Xã hôi", kSongLam, "one so-ldtbxh/1"},
        {"Sở Lao đông - Thương bih và Xã hội", kSongLam, "one so-ldtbxh/1"},
        {"SLĐTBXH", kSongLam, "one so-ldtbxh/1"},
        {"Bộ LĐ-TB&XH", kSongLam, "one bo-ldtbxh"},
        {"BLĐTBXH", 0, "one bo-ldtbxh"},
        {"Sở NN&PTNT", kSongLam, "one so-nnptnt/1"},
        {"Sở Nông nghiệp và PTNT", kSongLam, "one so-nnptnt/1"},
        {"Sở TP", kSongLam, "one so-tp/1"},
        {"Sở KH&ĐT", kSongLam, "one so-khdt/1"},
        {"Phòng LĐTBXH", kMuongThan, "one phong-ldtbxh/21"},
        {"P.LĐTBXH huyện Mường Thản", kSongLam, "one phong-ldtbxh/21"},
        {"UBND tỉnh", kSongLam, "one ubnd-tinh/1"},
        {"UBND tỉnh", kHongThai, "one ubnd-tinh/1"},
        {"UBND huyện", kHongThai, "one ubnd-huyen/21"},
        {"UBND huyện Mường Thản", kSongLam, "one ubnd-huyen/21"},
        {"UBND thị xã", kThiXaNua, "one ubnd-huyen/22"},
        {"UBND thành phố", kThanhPhoVang, "one ubnd-huyen/23"},
        {"UBND thành phố", kBienBac, "one ubnd-tinh/3"},
        {"UBND TP. Vàng", kSongLam, "one ubnd-huyen/23"},
        {"Ủy ban nhân dân xã Tân Lập, huyện Mường Thản, tỉnh Sông Lam", 0, "one ubnd-xa/32"},
        {"UBND thị trấn Thản", kMuongThan, "one ubnd-xa/33"},
        {"huyện Mường Thản", kSongLam, "one ubnd-huyen/21"},
        {"Chủ tịch UBND tỉnh", kMuongThan, "one ubnd-tinh/1"},
        {"Chủ tịch, các Phó Chủ tịch UBND tỉnh", kSongLam, "one ubnd-tinh/1"},
        {"CT, các PCT UBND tỉnh", kSongLam, "one ubnd-tinh/1"},
        {"Giám đốc Sở Y tế", kSongLam, "one so-yt/1"},
        {"Chánh Văn phòng UBND tỉnh", kSongLam, "one vp-ubnd-tinh/1"},
        {"Trưởng phòng Tài chính - Kế hoạch", kMuongThan, "one phong-tckh/21"},
        {"Thủ tướng Chính phủ", kSongLam, "one chinh-phu"},
        {"VPQGGN", 0, "one vpqggn"},
        {"Văn phòng quốc gia về giảm nghèo", kSongLam, "one vpqggn"},
        {"UBMTTQ Việt Nam tỉnh", kSongLam, "one mttq-tinh/1"},
        {"Ủy ban Mặt trận Tổ quốc Việt Nam huyện", kMuongThan, "one mttq-huyen/21"},
        {"MTTQ", kMuongThan, "one mttq-huyen/21"},
        {"TU", kSongLam, "one tinh-uy/1"},
        {"Thường trực Huyện ủy (B/c)", kMuongThan, "one huyen-uy/21"},
        {"Hội LHPN tỉnh", kSongLam, "one phu-nu-tinh/1"},
        {"Huyện đoàn", kMuongThan, "one thanh-nien-huyen/21"},
        {"Báo Sông Lam", kSongLam, "one bao-tinh/1"},
        {"Đài PT-TH tỉnh", kSongLam, "one dai-tinh/1"},
        {"Kho bạc Nhà nước tỉnh", kSongLam, "one kbnn-tinh/1"},
        {"NHCSXH huyện", kMuongThan, "one nhcsxh-huyen/21"},
        {"Ban QLDA ĐTXD huyện", kMuongThan, "one bql-huyen/21"},
        {"Công an huyện", kMuongThan, "one cong-an-huyen/21"},
    };
    check(cases, "2024-06-01");
}

TEST_CASE("a collective name is all its members on the day of the document") {
    Case const cases[] = {
        {"UBND các huyện, thị xã, thành phố", kSongLam, "group ubnd-huyen/21 ubnd-huyen/22 ubnd-huyen/23"},
        {"UBND các huyện, thị xã", kSongLam, "group ubnd-huyen/21 ubnd-huyen/22"},
        {"Chủ tịch UBND các huyện, thành phố", kSongLam, "group ubnd-huyen/21 ubnd-huyen/23"},
        {"UBND các địa phương", kSongLam, "group ubnd-huyen/21 ubnd-huyen/22 ubnd-huyen/23"},
        {"UBND cấp huyện", kSongLam, "group ubnd-huyen/21 ubnd-huyen/22 ubnd-huyen/23"},
        {"các địa phương", kMuongThan, "group ubnd-xa/31 ubnd-xa/32 ubnd-xa/33"},
        {"UBND các xã, thị trấn", kMuongThan, "group ubnd-xa/31 ubnd-xa/32 ubnd-xa/33"},
        {"UBND xã, thị trấn", kMuongThan, "group ubnd-xa/31 ubnd-xa/32 ubnd-xa/33"},
        {"UBND các xã", kMuongThan, "group ubnd-xa/31 ubnd-xa/32"},
        {"UBND các tỉnh, thành phố trực thuộc Trung ương", 0, "group ubnd-tinh/1 ubnd-tinh/2 ubnd-tinh/3"},
        {"UBND các tỉnh", 0, "group ubnd-tinh/1 ubnd-tinh/2"},
        {"Phòng LĐTBXH các huyện, TX, TP", kSongLam, "group phong-ldtbxh/21 phong-ldtbxh/22 phong-ldtbxh/23"},
        {"HĐND, UBND tỉnh", kSongLam, "group hdnd-tinh/1 ubnd-tinh/1"},
        {"TU, HĐND, UBND tỉnh (báo cáo)", kSongLam, "group tinh-uy/1 hdnd-tinh/1 ubnd-tinh/1"},
        {"Các Sở: GDĐT, TP, CT", kSongLam, "group so-gddt/1 so-tp/1 so-ct/1"},
        {"Các Sở, ngành: Tài chính, Y tế, Văn hóa, Thể thao và Du lịch, Ban Dân tộc tỉnh", kSongLam,
         "group so-tai-chinh/1 so-yt/1 so-vhttdl/1 ban-dan-toc/1"},
        {"Ban Chỉ đạo huyện, xã", kMuongThan, "group bcd-huyen/21 bcd-xa/31 bcd-xa/32"},
        {"các phòng", kMuongThan,
         "group phong-nv/21 phong-tp/21 phong-tckh/21 phong-tnmt/21 phong-ldtbxh/21 phong-vhtt/21 phong-gddt/21 "
         "phong-yt/21 phong-nnptnt/21 phong-ktht/21 phong-dt/21 thanh-tra-huyen/21"},
        {"các hội, đoàn thể tỉnh", kSongLam,
         "group phu-nu-tinh/1 nong-dan-tinh/1 ccb-tinh/1 thanh-nien-tinh/1 ldld-tinh/1 ctd-tinh/1 nct-tinh/1 "
         "lmhtx-tinh/1"},
    };
    check(cases, "2024-06-01");
}

TEST_CASE("what the document does not say is left open, and what is no body is none") {
    Case const cases[] = {
        {"UBND tỉnh", 0, "several ubnd-tinh/1 ubnd-tinh/2"},
        {"Chủ tịch Ủy ban nhân dân tỉnh.....", 0, "several ubnd-tinh/1 ubnd-tinh/2"},
        {"UBND huyện", 0, "several ubnd-huyen/21 ubnd-huyen/24"},
        {"", kSongLam, "none"},
        {"...", kSongLam, "none"},
        {"Như trên", kSongLam, "none"},
        {"Lưu: VT", kSongLam, "none"},
        {"Sở Thủy tinh", kSongLam, "none"},
        {"UBND huyện Không Có", kSongLam, "none"},
        {"các phòng", kSongLam, "none"},
    };
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    Resolver const resolver{catalogue, map};
    for (Case const& c : cases) {
        CAPTURE(c.printed);
        auto const found = resolver.resolve(c.printed, {.on = day("2024-06-01"), .area = AreaId{c.area}});
        CHECK(told(found) == c.found);
        CHECK(!found.reason.empty());
    }
}

TEST_CASE("the date decides which body is meant, and one that had ended is told as such") {
    Case const before[] = {{"Sở Nông nghiệp và Môi trường", kSongLam, "one so-nnmt/1!"},
                           {"Báo Sông Lam", kSongLam, "one bao-tinh/1"}};
    check(before, "2024-06-01");
    Case const between[] = {{"Sở LĐTBXH", kSongLam, "one so-ldtbxh/1!"}, {"Sở NN&MT", kSongLam, "one so-nnmt/1"}};
    check(between, "2025-04-01");
    Case const after[] = {{"UBND huyện Mường Thản", kNewSongLam, "one ubnd-huyen/21!"},
                          {"Sở NNMT tỉnh Sông Lam", 0, "one so-nnmt/10"},
                          {"UBND tỉnh Núi Hồng", 0, "one ubnd-tinh/2!"},
                          {"Phòng Kinh tế", kNewTanLap, "one phong-kt-xa/41"},
                          {"Phòng VH-XH", kNewPhuongVang, "one phong-vhxh-xa/42"},
                          {"UBND các xã, phường, đặc khu", kNewSongLam, "group ubnd-xa/41 ubnd-xa/42"},
                          {"UBND cấp xã", kNewSongLam, "group ubnd-xa/41 ubnd-xa/42"},
                          {"các địa phương", kNewSongLam, "group ubnd-xa/41 ubnd-xa/42"},
                          {"UBND xã Tân Lập", kNewSongLam, "one ubnd-xa/41"}};
    check(after, "2025-09-01");
}

TEST_CASE("part of a group may be meant, and the addressees say who") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    Resolver const resolver{catalogue, map};
    Context const context{.on = day("2024-06-01"),
                          .area = AreaId{kSongLam},
                          .addressees = {"Các sở: Tài chính, Y tế", "UBND các huyện, thị xã, thành phố"}};
    auto const related = resolver.resolve("các sở, ngành liên quan", context);
    CHECK(related.outcome == Outcome::group);
    CHECK(related.narrowed_by == "liên quan");
    CHECK(told(resolver.resolve("Giám đốc (Thủ trưởng) các sở, ngành có tên trên", context)) ==
          "group so-tai-chinh/1 so-yt/1");
    Context const letter{.on = day("2024-06-01"), .addressees = {"UBND tỉnh Núi Hồng"}};
    CHECK(told(resolver.resolve("Sở Y tế", letter)) == "one so-yt/2");
    CHECK(resolver.resolve("Chủ tịch UBND tỉnh", letter).by_head);
}

TEST_CASE("an issuer is told by its own words, the body above it or the place") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    Resolver const resolver{catalogue, map};
    struct Issuer {
        char const* printed;
        char const* parent;
        char const* place;
        char const* found;
    };
    Issuer const cases[] = {{"Sở Tài chính tỉnh Núi Hồng", "", "", "one so-tai-chinh/2"},
                            {"SỞ TÀI CHÍNH", "UBND TỈNH NÚI HỒNG", "", "one so-tai-chinh/2"},
                            {"SỞ TÀI CHÍNH", "", "Núi Hồng", "one so-tai-chinh/2"},
                            {"ỦY BAN NHÂN DÂN", "", "Mường Thản", "one ubnd-huyen/21"},
                            {"UBND xã Tân Lập", "UBND huyện Mường Thản", "Tân Lập", "one ubnd-xa/32"},
                            {"Bộ Tài chính", "", "Biển Bạc", "one bo-tai-chinh"}};
    for (Issuer const& c : cases) {
        CAPTURE(c.printed);
        CHECK(told(resolver.resolve_issuer(c.printed, c.parent, c.place, day("2024-06-01"))) == c.found);
    }
}

TEST_CASE("bodies and dates that people gave come before the rules") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    std::vector<OwnBody> own{{OrganisationId{7},
                              std::nullopt,
                              AreaId{kSongLam},
                              {},
                              {{"Quỹ Tình thương tỉnh Sông Lam", {}}, {"Quỹ TT", {}}}},
                             {OrganisationId{8},
                              Identity{"so-ldtbxh", AreaId{kSongLam}},
                              AreaId{kSongLam},
                              {.from = {}, .until = day("2025-03-15")},
                              {{"Sở LĐTBXH tỉnh Sông Lam", {}}, {"Sở Lao động cũ", {}}}}};
    Resolver const resolver{catalogue, map, own};
    Context const context{.on = day("2025-03-10"), .area = AreaId{kSongLam}};
    CHECK(told(resolver.resolve("Quỹ Tình thương tỉnh Sông Lam", context)) == "one #7");
    CHECK(told(resolver.resolve("Quỹ TT", context)) == "one #7");
    CHECK(told(resolver.resolve("Quỹ TT tỉnh", context)) == "one #7");
    CHECK(told(resolver.resolve("Sở LĐTBXH", context)) == "one so-ldtbxh/1");
    CHECK(told(resolver.resolve("Sở Lao động cũ", context)) == "one so-ldtbxh/1");
}

TEST_CASE("any text is resolved or refused, and never for long") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    Resolver const resolver{catalogue, map};
    static std::vector<std::string> const pieces{"Sở ",         "UBND ",       "các ",      "huyện ",      "thị xã, ",
                                                 "tỉnh ",       "Mường Thản ", ":",         "(",           ")",
                                                 "Tài chính, ", "Chủ tịch ",   "liên quan", "địa phương ", "cấp ",
                                                 "tại ",        "\xC4",        "\xCC\x81",  ".",           "Ban "};
    CHECK(rc::check([&](std::vector<std::uint8_t> const& choice, bool issuer) {
        std::string printed;
        for (auto const one : choice) printed += pieces[one % pieces.size()];
        auto const found =
            resolver.resolve(printed, {.on = day("2024-06-01"), .area = issuer ? AreaId{kSongLam} : AreaId{}});
        RC_ASSERT((found.outcome == Outcome::none) == found.candidates.empty());
        RC_ASSERT(!found.reason.empty());
    }));
}
