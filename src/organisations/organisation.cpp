#include "organisations/organisation.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace organisations {
namespace {

template <class E>
struct Word {
    E value;
    std::string_view code;
    std::string_view vietnamese;
};

constexpr auto kLevels = std::to_array<Word<Level>>({{Level::central, "central", "trung ương"},
                                                     {Level::province, "province", "cấp tỉnh"},
                                                     {Level::district, "district", "cấp huyện"},
                                                     {Level::commune, "commune", "cấp xã"}});

constexpr auto kKinds =
    std::to_array<Word<Kind>>({{Kind::assembly, "assembly", "Quốc hội"},
                               {Kind::government, "government", "Chính phủ"},
                               {Kind::ministry, "ministry", "bộ và cơ quan ngang bộ"},
                               {Kind::central_agency, "central_agency", "đơn vị thuộc cơ quan trung ương"},
                               {Kind::party_committee, "party_committee", "cấp ủy Đảng"},
                               {Kind::party_board, "party_board", "ban và văn phòng cấp ủy"},
                               {Kind::council, "council", "hội đồng nhân dân"},
                               {Kind::committee, "committee", "ủy ban nhân dân"},
                               {Kind::office, "office", "văn phòng"},
                               {Kind::department, "department", "sở và tương đương"},
                               {Kind::division, "division", "phòng chuyên môn"},
                               {Kind::public_unit, "public_unit", "đơn vị sự nghiệp"},
                               {Kind::front, "front", "Mặt trận Tổ quốc"},
                               {Kind::union_body, "union", "tổ chức chính trị - xã hội"},
                               {Kind::association, "association", "hội quần chúng"},
                               {Kind::steering_committee, "steering_committee", "ban chỉ đạo"},
                               {Kind::project_board, "project_board", "ban quản lý dự án"},
                               {Kind::treasury, "treasury", "kho bạc nhà nước"},
                               {Kind::bank, "bank", "ngân hàng chính sách xã hội"},
                               {Kind::press, "press", "báo, đài"},
                               {Kind::police, "police", "công an"},
                               {Kind::army, "army", "quân đội"},
                               {Kind::sector_agency, "sector_agency", "cơ quan ngành dọc"},
                               {Kind::justice, "justice", "tòa án, viện kiểm sát"},
                               {Kind::other, "other", "cơ quan khác"}});

constexpr auto kLines = std::to_array<Word<Line>>(
    {{Line::committee, "committee", "trực thuộc"}, {Line::profession, "profession", "theo ngành dọc"}});

template <class E, std::size_t n>
Word<E> const& word_of(std::array<Word<E>, n> const& words, E value) {
    auto const at = std::ranges::find(words, value, &Word<E>::value);
    ENSURE(at != words.end());
    return *at;
}

template <class E, std::size_t n>
std::optional<E> from_code(std::array<Word<E>, n> const& words, std::string_view code) {
    auto const at = std::ranges::find(words, code, &Word<E>::code);
    if (at == words.end()) return std::nullopt;
    return at->value;
}

} // namespace

std::string_view code_of(Level level) { return word_of(kLevels, level).code; }
std::string_view code_of(Kind kind) { return word_of(kKinds, kind).code; }
std::string_view code_of(Line line) { return word_of(kLines, line).code; }
std::optional<Level> level_from_code(std::string_view code) { return from_code(kLevels, code); }
std::optional<Kind> kind_from_code(std::string_view code) { return from_code(kKinds, code); }
std::optional<Line> line_from_code(std::string_view code) { return from_code(kLines, code); }
std::string_view vietnamese(Level level) { return word_of(kLevels, level).vietnamese; }
std::string_view vietnamese(Kind kind) { return word_of(kKinds, kind).vietnamese; }
std::string_view vietnamese(Line line) { return word_of(kLines, line).vietnamese; }

Level level_of(areas::Level level) {
    switch (level) {
    case areas::Level::province: return Level::province;
    case areas::Level::district: return Level::district;
    case areas::Level::commune: return Level::commune;
    case areas::Level::village: break;
    }
    ENSURE(false); // villages have no bodies of the state
    return Level::commune;
}

std::string_view code_of(Certainty certainty) { return certainty == Certainty::read ? "read" : "recalled"; }
std::optional<Certainty> certainty_from_code(std::string_view code) {
    if (code == "read") return Certainty::read;
    if (code == "recalled") return Certainty::recalled;
    return std::nullopt;
}
std::string_view vietnamese(Certainty certainty) {
    return certainty == Certainty::read ? "đã đối chiếu văn bản" : "cần kiểm tra lại";
}

std::string Identity::text() const { return area ? rule + '/' + std::to_string(area.number()) : rule; }

std::optional<Identity> Identity::parse(std::string_view text) {
    auto const slash = text.find('/');
    Identity identity{std::string{text.substr(0, slash)}, {}};
    if (identity.rule.empty()) return std::nullopt;
    if (slash != text.npos) {
        std::int64_t number = 0;
        auto const [end, trouble] = std::from_chars(text.data() + slash + 1, text.data() + text.size(), number);
        if (trouble != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
        identity.area = AreaId{number};
    }
    return identity;
}

std::string const& Body::name_at(base::Date day) const {
    ENSURE(!names.empty());
    for (auto const& name : names)
        if (!name.in.until || day <= *name.in.until) return name.value;
    return names.back().value;
}

std::string const& Body::name() const {
    ENSURE(!names.empty());
    return names.back().value;
}

} // namespace organisations
