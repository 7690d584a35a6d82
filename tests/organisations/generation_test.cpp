#include "organisations/generation.hpp"

#include "organisations/sample.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace organisations;
using namespace organisations::sample;

namespace {

std::string list(std::vector<Succession> const& steps) {
    std::string text;
    for (auto const& step : steps)
        text += (text.empty() ? "" : " ") + step.successor.text() + (step.task.empty() ? "" : "(" + step.task + ")");
    return text;
}

/// "ubnd-tinh/1 2025-07-01..": of one line, in order.
std::string list(std::vector<Superior> const& superiors, Line line) {
    std::string text;
    for (auto const& superior : superiors)
        if (superior.line == line)
            text += (text.empty() ? "" : ", ") + superior.body.text() +
                    (superior.in.from ? " " + superior.in.from->iso() : "") +
                    (superior.in.until ? ".." + superior.in.until->iso() : "");
    return text;
}

} // namespace

TEST_CASE("bodies carry the name of their area and live as long as area and rule") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    struct Case {
        Identity identity;
        char const* name; ///< null: no such body
        char const* from;
        char const* until;
    };
    Case const cases[] = {
        {at("ubnd-tinh", kSongLam), "UBND tỉnh Sông Lam", "", "2025-06-30"},
        {at("ubnd-tinh", kNewSongLam), "UBND tỉnh Sông Lam", "2025-07-01", ""},
        {at("ubnd-tinh", kBienBac), "UBND thành phố Biển Bạc", "", ""},
        {at("tinh-uy", kBienBac), "Thành ủy Biển Bạc", "", ""},
        {at("tinh-uy", kSongLam), "Tỉnh ủy Sông Lam", "", "2025-06-30"},
        {at("huyen-uy", kThiXaNua), "Thị ủy Nứa", "", "2025-06-30"},
        {at("so-ldtbxh", kSongLam), "Sở Lao động - Thương binh và Xã hội tỉnh Sông Lam", "", "2025-02-28"},
        {at("so-nnmt", kSongLam), "Sở Nông nghiệp và Môi trường tỉnh Sông Lam", "2025-03-01", "2025-06-30"},
        {at("so-ldtbxh", kNewSongLam), nullptr, "", ""},
        {at("phong-nnptnt", kMuongThan), "Phòng Nông nghiệp và Phát triển nông thôn huyện Mường Thản", "",
         "2025-02-28"},
        {at("phong-nnptnt", kThiXaNua), nullptr, "", ""},
        {at("phong-qldt", kThanhPhoVang), "Phòng Quản lý đô thị thành phố Vàng", "", "2025-02-28"},
        {at("phong-kt-xa", kNewTanLap), "Phòng Kinh tế xã Tân Lập", "2025-07-01", ""},
        {at("phong-kt-xa", kTanLap), nullptr, "", ""},
        {at("phong-kt-xa", kNewPhuongVang), nullptr, "", ""},
        {at("phong-kthtdt-phuong", kNewPhuongVang), "Phòng Kinh tế, Hạ tầng và Đô thị phường Vàng", "2025-07-01", ""},
        {at("ubnd-tinh", kTanLap), nullptr, "", ""},
        {at("bo-ldtbxh", 0), "Bộ Lao động - Thương binh và Xã hội", "", "2025-02-28"},
        {at("bo-ldtbxh", kSongLam), nullptr, "", ""},
        {at("so-tai-chinh", 0), nullptr, "", ""},
        {at("so-khong-co", kSongLam), nullptr, "", ""},
        {at("ubnd-tinh", 999), nullptr, "", ""}};
    for (Case const& c : cases) {
        CAPTURE(c.identity.text());
        auto const body = body_of(catalogue, map, c.identity);
        CHECK(body.has_value() == (c.name != nullptr));
        if (!body || c.name == nullptr) continue;
        CHECK(body->name() == c.name);
        CHECK((body->in.from ? body->in.from->iso() : "") == c.from);
        CHECK((body->in.until ? body->in.until->iso() : "") == c.until);
    }
}

TEST_CASE("a body answers to the committee of its area and to the body of its field above, each in its time") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    struct Case {
        Identity identity;
        char const* committee;
        char const* profession;
    };
    Case const cases[] = {
        {at("so-nnmt", kSongLam), "ubnd-tinh/1 2025-03-01..2025-06-30", "bo-nnmt 2025-03-01..2025-06-30"},
        {at("phong-ldtbxh", kMuongThan), "ubnd-huyen/21..2025-02-28", "so-ldtbxh/1..2025-02-28"},
        {at("ubnd-xa", kTanLap), "ubnd-huyen/21..2025-06-30", ""},
        {at("ubnd-xa", kNewTanLap), "ubnd-tinh/10 2025-07-01", ""},
        {at("phong-tckh", kMuongThan), "ubnd-huyen/21..2025-06-30",
         "so-tai-chinh/1..2025-06-30, so-khdt/1..2025-02-28"},
        {at("vpqggn", 0), "bo-ldtbxh..2025-02-28, bo-nnmt 2025-03-01", ""},
        {at("tt-dvvl", kBienBac), "so-ldtbxh/3..2025-02-28, so-nv/3 2025-03-01", "cuc-viec-lam"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.identity.text());
        auto const body = body_of(catalogue, map, c.identity);
        REQUIRE(body.has_value());
        CHECK(list(body->superiors, Line::committee) == c.committee);
        CHECK(list(body->superiors, Line::profession) == c.profession);
    }
}

TEST_CASE("tasks pass by law where the law dissolved a body, else to the same body of the area that followed") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    struct Case {
        Identity identity;
        char const* into;
    };
    Case const cases[] = {
        {at("bo-uy-khong-co", 0), ""},
        {at("uy-ban-dan-toc", 0), "bo-dttg"},
        {at("so-khdt", kSongLam), "so-tai-chinh/1"},
        {at("so-ldtbxh", kBienBac), "so-nnmt/3(giảm nghèo) so-nv/3(lao động, việc làm, người có công) so-gddt/3(giáo "
                                    "dục nghề nghiệp) so-yt/3(bảo trợ xã hội, trẻ em)"},
        {at("so-tai-chinh", kNuiHong), "so-tai-chinh/10"},
        {at("so-tai-chinh", kBienBac), ""},
        {at("ubnd-huyen", kMuongThan), "ubnd-xa/41(nhiệm vụ của cấp huyện) ubnd-xa/42(nhiệm vụ của cấp huyện)"},
        {at("phong-nnmt", kMuongThan), "phong-kt-xa/41 phong-kthtdt-phuong/42"},
        {at("ubnd-xa", kHongThai), "ubnd-xa/41"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.identity.text());
        CHECK(list(successors(catalogue, map, c.identity)) == c.into);
    }
}

TEST_CASE("generating an area takes those that went into it and all below, and is the same each time") {
    auto const catalogue = Catalogue::built_in();
    auto const map = atlas();
    auto const bodies = generate(catalogue, map, {.within = {AreaId{kNewSongLam}}});
    std::set<std::string> identities;
    std::set<std::int64_t> places;
    for (Body const& body : bodies) {
        CHECK(identities.insert(body.identity.text()).second);
        places.insert(body.identity.area.number());
        CHECK(!body.names.empty());
        CHECK(!body.in.ends_before_it_begins());
        for (Superior const& superior : body.superiors) CHECK(body.in.covers(superior.in));
    }
    CHECK(places == std::set<std::int64_t>{kSongLam, kNuiHong, kNewSongLam, kMuongThan, kThiXaNua, kThanhPhoVang,
                                           kHuyenHa, kHongThai, kTanLap, kThiTranThan, kHaTrung, kNewTanLap,
                                           kNewPhuongVang});
    auto const again = generate(catalogue, map, {.within = {AreaId{kNewSongLam}}});
    CHECK(std::ranges::equal(bodies, again, {}, &Body::identity, &Body::identity));

    auto const now = generate(
        catalogue, map, {.central = true, .within = {AreaId{kNewSongLam}}, .down_to = Level::province, .in = kNew});
    CHECK(std::ranges::none_of(now, [](Body const& body) { return body.level == Level::commune; }));
    CHECK(std::ranges::none_of(now, [](Body const& body) { return body.identity.rule == "bo-ldtbxh"; }));
    CHECK(std::ranges::any_of(now, [](Body const& body) { return body.identity.rule == "bo-nnmt"; }));
    CHECK(std::ranges::none_of(now, [](Body const& body) { return body.identity.area.number() == kSongLam; }));
}
