#include "organisations/resolution_places.hpp"

#include "areas/name.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace organisations::places {
namespace {

using areas::Unit;
using words::stands_at;
using words::Word;

/// A word for a kind of place, by folded words; `level` as seen from a province.
struct KindWord {
    std::string_view words;
    std::optional<Level> level;
    std::string_view prefix; ///< of the area's name
};

// Longer ones first. What "thành phố" is depends on who speaks.
constexpr auto kKindWords = std::to_array<KindWord>({{"thanh pho", std::nullopt, "thanh pho"},
                                                     {"thi tran", Level::commune, "thi tran"},
                                                     {"thi xa", Level::district, "thi xa"},
                                                     {"dac khu", Level::commune, "dac khu"},
                                                     {"tinh", Level::province, "tinh"},
                                                     {"huyen", Level::district, "huyen"},
                                                     {"quan", Level::district, "quan"},
                                                     {"phuong", Level::commune, "phuong"},
                                                     {"xa", Level::commune, "xa"},
                                                     {"tp", std::nullopt, "thanh pho"},
                                                     {"tx", Level::district, "thi xa"},
                                                     {"tt", Level::commune, "thi tran"}});

/// Words between and before those, without a meaning of their own.
constexpr auto kFillers =
    std::to_array<std::string_view>({"cua", "thuoc", "o", "tai", "cap", "viet nam", "tren dia ban", "truc thuoc"});
constexpr auto kPlurals = std::to_array<std::string_view>({"cac", "tung", "moi", "toan the"});

KindWord const* kind_word_at(std::vector<Word> const& words, std::size_t at) {
    for (KindWord const& kind : kKindWords)
        if (stands_at(words, at, kind.words)) return &kind;
    return nullptr;
}

template <std::size_t n>
std::size_t one_of(std::array<std::string_view, n> const& phrases, std::vector<Word> const& words, std::size_t at) {
    for (std::string_view const phrase : phrases)
        if (stands_at(words, at, phrase)) return words::count_of(phrase);
    return 0;
}

std::string prefix_of(Unit const& unit, base::Date on) {
    return text::fold(areas::split_name(unit.title_at(on).name).prefix);
}

std::string_view slice(std::string_view printed, std::vector<Word> const& words, std::size_t from, std::size_t to) {
    return printed.substr(words[from].from, words[to - 1].to - words[from].from);
}

/// "Tĩnh" of "Hà Tĩnh" is not the word "tỉnh".
bool is_spelt_as_kind(std::string_view printed, std::vector<Word> const& words, std::size_t at, KindWord const& kind) {
    static constexpr auto kSpelt =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"tinh", "tỉnh"},
                                                                      {"huyen", "huyện"},
                                                                      {"quan", "quận"},
                                                                      {"xa", "xã"},
                                                                      {"phuong", "phường"},
                                                                      {"thi xa", "thị xã"},
                                                                      {"thi tran", "thị trấn"},
                                                                      {"thanh pho", "thành phố"},
                                                                      {"dac khu", "đặc khu"}});
    std::string const lowered = text::lower(text::nfc(slice(printed, words, at, at + words::count_of(kind.words))));
    if (lowered == kind.words) return true;
    auto const spelt = std::ranges::find(kSpelt, kind.words, &std::pair<std::string_view, std::string_view>::first);
    return spelt == kSpelt.end() || lowered == spelt->second;
}

/// Units that the words name, best spelling only; "xã Hồng Thái, huyện Mường Thản" by both. `parts`: places one in another
/// at most. The outer one is a single name, so that the tries stay few whatever is printed.
std::vector<areas::NameMatch> named(areas::Atlas const& atlas, std::string_view printed, std::vector<Word> const& words,
                                    std::size_t from, std::size_t to, base::Date on, std::optional<AreaId> within,
                                    int parts) {
    if (from >= to) return {};
    auto found = atlas.with_name({.name = slice(printed, words, from, to), .on = on, .within = within});
    std::erase_if(found, [](areas::NameMatch const& match) { return match.unit->level == areas::Level::village; });
    if (std::ranges::any_of(found, &areas::NameMatch::exact_spelling))
        std::erase_if(found, [](areas::NameMatch const& match) { return !match.exact_spelling; });
    if (!found.empty() || parts == 1) return found;
    for (std::size_t at = to; at-- > from + 1;) {
        KindWord const* const kind = kind_word_at(words, at);
        if (kind == nullptr || at + words::count_of(kind->words) >= to || !is_spelt_as_kind(printed, words, at, *kind))
            continue;
        for (auto const& outer : named(atlas, printed, words, at, to, on, within, 1)) {
            AreaId const place = outer.former != nullptr ? outer.former->id : outer.unit->id;
            Unit const& unit = atlas.unit(place);
            auto inner = named(atlas, printed, words, from, at, unit.nearest_day(on), place, parts - 1);
            found.insert(found.end(), inner.begin(), inner.end());
        }
        if (!found.empty()) return found;
    }
    return found;
}

Level level_of_city_word(Issuer const& issuer, Unit const* own_province, Unit const* own_district,
                         bool list_names_provinces, bool list_names_districts, bool alone) {
    if (list_names_provinces && !list_names_districts) return Level::province;
    if (list_names_districts) return Level::district;
    if (issuer.level == Level::central || own_province == nullptr) return Level::province;
    if (alone && own_district != nullptr && prefix_of(*own_district, issuer.on) == "thanh pho") return Level::district;
    if (alone && prefix_of(*own_province, issuer.on) == "thanh pho") return Level::province;
    return Level::district;
}

/// "tỉnh", "các huyện, thị xã, thành phố", "cấp xã", "địa phương", "các cấp", "từ huyện đến cơ sở".
std::optional<Place> by_kind(areas::Atlas const& atlas, std::vector<Word> const& words, std::size_t from,
                             std::size_t to, Issuer const& issuer, std::set<Level> const& levels) {
    std::vector<KindWord const*> kinds;
    bool plural = false;
    bool localities = false;
    bool every_level = false;
    bool central = false;
    std::set<Level> of_level; ///< "cấp xã": whatever its units are called
    for (std::size_t at = from; at < to;) {
        if (stands_at(words, at, "trung uong") || stands_at(words, at, "tw")) {
            central = !std::ranges::any_of(kinds, [](KindWord const* kind) { return kind->prefix == "thanh pho"; });
            at += stands_at(words, at, "tw") ? 1 : 2;
        } else if (stands_at(words, at, "dia phuong")) {
            localities = true;
            at += 2;
        } else if (stands_at(words, at, "cac cap") || stands_at(words, at, "cap duoi")) {
            every_level = true;
            at += 2;
        } else if (stands_at(words, at, "tu")) {
            plural = true;
            ++at;
        } else if (stands_at(words, at, "den") || stands_at(words, at, "xuong")) {
            ++at;
        } else if (stands_at(words, at, "co so")) {
            of_level.insert(Level::commune);
            plural = true;
            at += 2;
        } else if (stands_at(words, at, "cung cap")) {
            at += 2;
        } else if (KindWord const* const whole = stands_at(words, at, "cap") ? kind_word_at(words, at + 1) : nullptr;
                   whole != nullptr && whole->level) {
            of_level.insert(*whole->level);
            at += 1 + words::count_of(whole->words);
        } else if (KindWord const* const kind = kind_word_at(words, at)) {
            kinds.push_back(kind);
            at += words::count_of(kind->words);
        } else if (std::size_t const many = one_of(kPlurals, words, at)) {
            plural = true;
            at += many;
        } else if (std::size_t const filler = one_of(kFillers, words, at)) {
            at += filler;
        } else
            return std::nullopt;
    }
    if (central && kinds.empty() && of_level.empty()) return Place{Place::Sort::central, {}, "cấp trung ương"};
    Unit const* const own_province = own(atlas, issuer, Level::province);
    Unit const* const own_district = own(atlas, issuer, Level::district);
    std::vector<Unit const*> units;
    if (every_level) {
        for (Level const level : {Level::province, Level::district, Level::commune})
            if (level >= issuer.level && levels.contains(level)) {
                if (issuer.unit != nullptr && level == issuer.level)
                    units.push_back(issuer.unit);
                else
                    std::ranges::copy(below(atlas, issuer, level), std::back_inserter(units));
            }
        return Place{Place::Sort::all, std::move(units), "các cấp trong địa bàn của nơi ban hành"};
    }
    if (localities && kinds.empty()) {
        units = below(atlas, issuer, next_below(atlas, issuer));
        return Place{Place::Sort::all, std::move(units), "các địa phương ngay dưới nơi ban hành"};
    }
    if (kinds.empty() &&
        of_level.empty()) { // "Việt Nam", "cùng cấp": nothing said; "tại", "của": the place itself is still to come
        bool const said = stands_at(words, to - 2 < from ? from : to - 2, "viet nam") ||
                          stands_at(words, to - 2 < from ? from : to - 2, "cung cap");
        return said ? std::optional{Place{}} : std::nullopt;
    }
    auto const any_of_level = [&](Level level) {
        return std::ranges::any_of(kinds, [&](KindWord const* kind) { return kind->level == level; });
    };
    bool const alone = kinds.size() == 1 && of_level.empty() && !plural;
    std::set<Level> said = of_level;
    std::set<std::string_view> prefixes;
    for (KindWord const* const kind : kinds) {
        Level const level = kind->level
                                ? *kind->level
                                : level_of_city_word(issuer, own_province, own_district, any_of_level(Level::province),
                                                     any_of_level(Level::district), alone);
        said.insert(level);
        prefixes.insert(kind->prefix);
    }
    for (Level const level : said) {
        if (!levels.contains(level)) continue;
        Unit const* const mine = own(atlas, issuer, level);
        if (mine != nullptr && !plural && (said.size() > 1 || level <= issuer.level)) {
            units.push_back(mine);
            continue;
        }
        Issuer around = issuer; // "các huyện" printed by a district: those of its province
        if (mine != nullptr && plural && level == issuer.level && said.size() == 1) {
            auto const above = atlas.ancestors(mine->id, issuer.on);
            around = {level == Level::province ? Level::central : Level::province,
                      above.empty() ? nullptr : above.back(), issuer.on};
        } else if (mine != nullptr && plural && level == issuer.level) {
            units.push_back(mine);
            continue;
        }
        for (Unit const* const unit : below(atlas, around, level))
            if (of_level.contains(level) || prefixes.contains(prefix_of(*unit, issuer.on))) units.push_back(unit);
    }
    bool const mine_alone = kinds.empty() && !plural && of_level.size() == 1 && *of_level.begin() <= issuer.level;
    if ((alone || mine_alone) && units.size() == 1)
        return Place{Place::Sort::one, std::move(units), "địa bàn của nơi ban hành"};
    if (alone) return Place{Place::Sort::any, std::move(units), "văn bản không nêu tên địa bàn"};
    return Place{Place::Sort::all, std::move(units), "tất cả trong địa bàn của nơi ban hành vào ngày văn bản"};
}

} // namespace

Unit const* own(areas::Atlas const& atlas, Issuer const& issuer, Level level) {
    if (issuer.unit == nullptr || level == Level::central) return nullptr;
    if (level_of(issuer.unit->level) == level) return issuer.unit;
    for (Unit const* const above : atlas.ancestors(issuer.unit->id, issuer.on))
        if (level_of(above->level) == level) return above;
    return nullptr;
}

std::vector<Unit const*> below(areas::Atlas const& atlas, Issuer const& issuer, Level level) {
    std::vector<Unit const*> found;
    auto const take = [&](Unit const* unit) {
        if (unit->level != areas::Level::village && level_of(unit->level) == level) found.push_back(unit);
    };
    if (issuer.unit != nullptr)
        for (Unit const* const unit : atlas.descendants(issuer.unit->id, issuer.unit->nearest_day(issuer.on)))
            take(unit);
    else
        for (Unit const& unit : atlas.units())
            if (unit.in.holds(issuer.on)) take(&unit);
    return found;
}

Level next_below(areas::Atlas const& atlas, Issuer const& issuer) {
    if (issuer.unit == nullptr) return Level::province;
    auto const children = atlas.children(issuer.unit->id, issuer.unit->nearest_day(issuer.on));
    if (children.empty() || children.front()->level == areas::Level::village) return Level::commune;
    return level_of(children.front()->level);
}

std::size_t kind_words(std::vector<Word> const& words, std::size_t at) {
    KindWord const* const kind = kind_word_at(words, at);
    return kind == nullptr ? 0 : words::count_of(kind->words);
}

std::optional<Place> place_of(areas::Atlas const& atlas, std::string_view printed, std::vector<Word> const& words,
                              std::size_t from, std::size_t to, Issuer const& issuer, std::set<Level> const& levels) {
    if (from >= to) return Place{};
    if (auto place = by_kind(atlas, words, from, to, issuer, levels)) return place;
    while (from < to) {
        std::size_t const filler = one_of(kFillers, words, from);
        if (filler == 0) break;
        from += filler;
    }
    constexpr std::size_t kPlaceWordsMax = 24; // "thôn …, xã …, huyện …, tỉnh …"
    constexpr int kPartsMax = 4;
    if (from >= to || to - from > kPlaceWordsMax) return std::nullopt;
    // Names within the issuer's own province before those of the whole country.
    Unit const* const home = own(atlas, issuer, Level::province);
    auto const on_levels = [&](areas::NameMatch const& match) {
        Unit const& unit = match.former != nullptr ? *match.former : *match.unit;
        return levels.contains(level_of(unit.level));
    };
    for (std::optional<AreaId> const within :
         {home == nullptr ? std::nullopt : std::optional{home->id}, std::optional<AreaId>{}}) {
        auto found = named(atlas, printed, words, from, to, issuer.on, within, kPartsMax);
        std::erase_if(found, [&](areas::NameMatch const& match) { return !on_levels(match); });
        if (std::ranges::any_of(found, [](areas::NameMatch const& match) { return match.former == nullptr; }))
            std::erase_if(found, [](areas::NameMatch const& match) { return match.former != nullptr; });
        if (found.empty()) continue;
        Place place{Place::Sort::one, {}, "địa bàn được nêu tên"};
        for (auto const& match : found) {
            Unit const* const unit = match.former != nullptr ? match.former : match.unit;
            if (std::ranges::find(place.units, unit) == place.units.end()) place.units.push_back(unit);
        }
        // A province and a commune of one name: without a word in front the larger one is meant.
        if (place.units.size() > 1 && kind_words(words, from) == 0) {
            auto const largest = std::ranges::min(place.units, {}, [](Unit const* unit) { return unit->level; })->level;
            std::erase_if(place.units, [&](Unit const* unit) { return unit->level != largest; });
        }
        if (place.units.size() > 1) place = {Place::Sort::any, std::move(place.units), "nhiều địa bàn cùng tên"};
        return place;
    }
    return std::nullopt;
}

} // namespace organisations::places
