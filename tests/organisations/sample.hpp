#pragma once

#include "areas/atlas.hpp"
#include "organisations/rules.hpp"

#include <string>

/// A made-up country of two provinces of which one was made of two on 1 July 2025, with districts before.
namespace organisations::sample {

inline base::Date day(char const* iso) { return base::Date::parse(iso).value(); }

inline Validity const kOld{.from = {}, .until = day("2025-06-30")};
inline Validity const kNew{.from = day("2025-07-01"), .until = {}};

enum : std::int64_t {
    kSongLam = 1, ///< old province
    kNuiHong = 2, ///< old province, went into the new one of the same name as Sông Lam
    kBienBac = 3, ///< a city under the centre, both times
    kNewSongLam = 10,
    kMuongThan = 21, ///< district of Sông Lam, with a town and a city beside it
    kThiXaNua = 22,
    kThanhPhoVang = 23,
    kHuyenHa = 24,  ///< district of Núi Hồng
    kHongThai = 31, ///< communes of Mường Thản
    kTanLap = 32,
    kThiTranThan = 33,
    kHaTrung = 34,   ///< of Hạ
    kNewTanLap = 41, ///< new communes of new Sông Lam
    kNewPhuongVang = 42
};

inline areas::Unit unit(std::int64_t id, std::string const& name, areas::Kind kind, Validity in,
                        std::int64_t parent = 0) {
    areas::Unit made{AreaId{id}, areas::level_of(kind), in, {{{name, kind}, in}}, {}, {}};
    if (parent != 0) made.parents.push_back({AreaId{parent}, in});
    return made;
}

inline areas::Atlas atlas() {
    using areas::Change;
    using areas::Kind;
    base::Date const on = day("2025-07-01");
    Validity const always{};
    std::vector<areas::Unit> units{unit(kSongLam, "Tỉnh Sông Lam", Kind::province, kOld),
                                   unit(kNuiHong, "Tỉnh Núi Hồng", Kind::province, kOld),
                                   unit(kBienBac, "Thành phố Biển Bạc", Kind::city, always),
                                   unit(kNewSongLam, "Tỉnh Sông Lam", Kind::province, kNew),
                                   unit(kMuongThan, "Huyện Mường Thản", Kind::district, kOld, kSongLam),
                                   unit(kThiXaNua, "Thị xã Nứa", Kind::district, kOld, kSongLam),
                                   unit(kThanhPhoVang, "Thành phố Vàng", Kind::district, kOld, kSongLam),
                                   unit(kHuyenHa, "Huyện Hạ", Kind::district, kOld, kNuiHong),
                                   unit(kHongThai, "Xã Hồng Thái", Kind::commune, kOld, kMuongThan),
                                   unit(kTanLap, "Xã Tân Lập", Kind::commune, kOld, kMuongThan),
                                   unit(kThiTranThan, "Thị trấn Thản", Kind::township, kOld, kMuongThan),
                                   unit(kHaTrung, "Xã Hạ Trung", Kind::commune, kOld, kHuyenHa),
                                   unit(kNewTanLap, "Xã Tân Lập", Kind::commune, kNew, kNewSongLam),
                                   unit(kNewPhuongVang, "Phường Vàng", Kind::ward, kNew, kNewSongLam)};
    auto const step = [&](std::int64_t from, std::int64_t into) {
        return areas::Succession{AreaId{from}, AreaId{into}, Change::merge, on, "Nghị quyết thử", {}};
    };
    std::vector<areas::Succession> steps{step(kSongLam, kNewSongLam),        step(kNuiHong, kNewSongLam),
                                         step(kHongThai, kNewTanLap),        step(kTanLap, kNewTanLap),
                                         step(kThiTranThan, kNewPhuongVang), step(kHaTrung, kNewTanLap)};
    return areas::Atlas{std::move(units), std::move(steps)};
}

inline Identity at(char const* rule, std::int64_t area) { return {rule, AreaId{area}}; }

} // namespace organisations::sample
