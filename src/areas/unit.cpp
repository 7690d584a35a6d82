#include "areas/unit.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace areas {
namespace {

template <class E>
struct Word {
    E value;
    std::string_view code;
    std::string_view vietnamese;
};

constexpr std::array<Word<Level>, 4> kLevels{{{Level::province, "province", "tỉnh"},
                                              {Level::district, "district", "huyện"},
                                              {Level::commune, "commune", "xã"},
                                              {Level::village, "village", "thôn"}}};

constexpr std::array<Word<Kind>, 8> kKinds{{{Kind::province, "province", "tỉnh"},
                                            {Kind::city, "city", "thành phố trực thuộc trung ương"},
                                            {Kind::district, "district", "quận, huyện, thị xã, thành phố thuộc tỉnh"},
                                            {Kind::commune, "commune", "xã"},
                                            {Kind::ward, "ward", "phường"},
                                            {Kind::township, "township", "thị trấn"},
                                            {Kind::special_zone, "special_zone", "đặc khu"},
                                            {Kind::village, "village", "thôn, bản, tổ dân phố"}}};

constexpr std::array<Word<Change>, 6> kChanges{{{Change::merge, "merge", "nhập toàn bộ"},
                                                {Change::split, "split", "chia tách"},
                                                {Change::part, "part", "nhập một phần"},
                                                {Change::remainder, "remainder", "nhập phần còn lại"},
                                                {Change::renamed, "renamed", "đổi tên"},
                                                {Change::reparented, "reparented", "giữ nguyên, đổi đơn vị cấp trên"}}};

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

template <class T>
T const* at_day(std::vector<Dated<T>> const& list, base::Date day) {
    for (Dated<T> const& dated : list)
        if (dated.in.holds(day)) return &dated.value;
    return nullptr;
}

} // namespace

base::Result<AreaCode> AreaCode::parse(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    bool const digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > 10 || !digits)
        return base::fail(base::Code::invalid_input,
                          "Mã đơn vị hành chính “" + std::string{text.substr(0, 40)} +
                              "” không phải dãy 1 đến 10 chữ số.",
                          {}, "Ghi mã như danh mục chính thức, giữ số 0 ở đầu, ví dụ 00004.");
    return AreaCode{std::string{text}};
}

Level level_of(Kind kind) {
    switch (kind) {
    case Kind::province:
    case Kind::city: return Level::province;
    case Kind::district: return Level::district;
    case Kind::village: return Level::village;
    default: return Level::commune;
    }
}

std::string_view code_of(Level level) { return word_of(kLevels, level).code; }
std::string_view code_of(Kind kind) { return word_of(kKinds, kind).code; }
std::string_view code_of(Change change) { return word_of(kChanges, change).code; }
std::string_view vietnamese(Level level) { return word_of(kLevels, level).vietnamese; }
std::string_view vietnamese(Kind kind) { return word_of(kKinds, kind).vietnamese; }
std::string_view vietnamese(Change change) { return word_of(kChanges, change).vietnamese; }
std::optional<Level> level_from_code(std::string_view code) { return from_code(kLevels, code); }
std::optional<Kind> kind_from_code(std::string_view code) { return from_code(kKinds, code); }
std::optional<Change> change_from_code(std::string_view code) { return from_code(kChanges, code); }

bool is_whole(Change change) {
    return change == Change::merge || change == Change::renamed || change == Change::reparented;
}

bool Validity::overlaps(Validity const& other) const {
    return (!until || !other.from || *other.from <= *until) && (!from || !other.until || *from <= *other.until);
}

bool Validity::covers(Validity const& other) const {
    return (!from || (other.from && *from <= *other.from)) && (!until || (other.until && *other.until <= *until));
}

std::string Validity::vietnamese() const {
    if (!from && !until) return "không ghi ngày";
    std::string text;
    if (from) text = "từ " + from->vietnamese();
    if (until) text += (from ? " đến hết " : "đến hết ") + until->vietnamese();
    return text;
}

base::Date Unit::nearest_day(base::Date day) const {
    if (in.until && *in.until < day) return *in.until;
    if (in.from && day < *in.from) return *in.from;
    return day;
}

Title const& Unit::title_at(base::Date day) const {
    ENSURE(!titles.empty());
    if (Title const* title = at_day(titles, nearest_day(day))) return *title;
    return titles.back().value;
}

Title const& Unit::title() const {
    ENSURE(!titles.empty());
    return titles.back().value;
}

AreaCode const* Unit::code_at(base::Date day) const { return at_day(codes, day); }
AreaCode const* Unit::code() const { return codes.empty() ? nullptr : &codes.back().value; }

std::optional<AreaId> Unit::parent_at(base::Date day) const {
    AreaId const* parent = at_day(parents, day);
    return parent ? std::optional{*parent} : std::nullopt;
}

std::optional<AreaId> Unit::parent() const {
    return parents.empty() ? std::nullopt : std::optional{parents.back().value};
}

} // namespace areas
