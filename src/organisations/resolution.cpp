#include "organisations/resolution.hpp"

#include "organisations/resolution_index.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace organisations {

using areas::Unit;

Resolver::Index::Index(Catalogue const& its_catalogue, areas::Atlas const& its_atlas, std::vector<OwnBody> its_own)
    : catalogue{its_catalogue}, atlas{its_atlas}, own{std::move(its_own)}, spellings{its_catalogue} {
    auto const squashed = [&](std::string_view form) {
        auto const read = spellings.applied(words::split(form));
        return words::squash(read, 0, read.size());
    };
    for (Rule const& rule : catalogue.rules()) {
        for (auto const& form : rule.forms) {
            auto& rules = forms[squashed(form)].rules;
            if (std::ranges::find(rules, &rule) == rules.end()) rules.push_back(&rule);
        }
        if (rule.kind == Kind::committee) committees.rules.push_back(&rule);
    }
    for (OwnBody const& body : own) {
        for (auto const& name : body.names) {
            auto& bodies = forms[squashed(name.value)].own;
            if (std::ranges::find(bodies, &body) == bodies.end()) bodies.push_back(&body);
        }
        if (body.identity) changed.emplace(*body.identity, &body);
    }
    forms.erase("");
    for (auto const& title : catalogue.titles()) {
        Title read{words::key_of(title.words), {}};
        for (auto const& word : words::split(title.body)) read.body.push_back(word.key);
        titles.push_back(std::move(read));
    }
    for (auto const& word : catalogue.group_words()) groups.push_back({words::key_of(word.words), word.kinds});
    for (auto const& word : catalogue.narrowing()) narrowing.push_back(text::lower(text::nfc(word)));
    auto const longer = [](auto const& left, auto const& right) { return left.words.size() > right.words.size(); };
    std::ranges::stable_sort(titles, longer);
    std::ranges::stable_sort(groups, longer);
}

std::set<Level> Resolver::Index::Meant::levels() const {
    std::set<Level> found;
    for (Rule const* const rule : rules) found.insert(rule->level);
    if (!own.empty()) found.insert({Level::province, Level::district, Level::commune});
    return found;
}

Resolver::Resolver(Catalogue const& catalogue, areas::Atlas const& atlas, std::vector<OwnBody> own)
    : index_{std::make_unique<Index const>(catalogue, atlas, std::move(own))} {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;

Resolution Resolver::resolve(std::string_view printed, Context const& context) const {
    constexpr std::size_t kPrintedMax = 2000; // longer ones are no name
    return Reading{*index_, printed.substr(0, kPrintedMax), context}.resolve();
}

Resolution Resolver::resolve_issuer(std::string_view printed, std::string_view parent, std::string_view place,
                                    base::Date on) const {
    Context context{.on = on};
    auto const settle = [&](Resolution const& above) {
        if (above.outcome == Outcome::one && !context.area) context.area = above.candidates.front().identity.area;
    };
    if (!place.empty()) {
        auto const found = index_->atlas.with_name({.name = place, .on = on});
        if (!found.empty()) {
            auto const& match = found.front();
            context.area = match.former != nullptr ? match.former->id : match.unit->id;
        }
    }
    AreaId const by_place = context.area;
    if (!parent.empty()) {
        context.area = {};
        auto above = resolve(parent, context);
        if (above.outcome != Outcome::one && by_place) {
            context.area = by_place;
            above = resolve(parent, context);
            context.area = {};
        }
        settle(above);
    }
    if (!context.area) context.area = by_place;
    Resolution found = resolve(printed, context);
    if (found.outcome == Outcome::none && !parent.empty())
        found = resolve(std::string{printed} + ' ' + std::string{parent}, context);
    return found;
}

Reading::Reading(Resolver::Index const& index, std::string_view printed, Context const& context)
    : index_{index}, printed_{printed}, context_{context}, issuer_{Level::central, nullptr, context.on} {
    AreaId area = context.area;
    if (!area && context.issuer) area = context.issuer->area;
    issuer_.unit = index.atlas.find(area);
    if (issuer_.unit != nullptr && issuer_.unit->level == areas::Level::village) issuer_.unit = nullptr;
    if (issuer_.unit != nullptr) issuer_.level = level_of(issuer_.unit->level);
}

Resolution Reading::resolve() {
    Words const read = words::split(printed_);
    if (read.empty()) return {.reason = "không có tên để đối chiếu"};
    Resolution found = without_titles(read);
    if (found.outcome == Outcome::several) by_addressees(found);
    if (found.outcome == Outcome::none && found.reason.empty())
        found.reason = "không có cơ quan nào mang tên này trong danh mục";
    return found;
}

Resolution Reading::without_titles(Words const& read) {
    auto const try_all = [&](Words const& name) {
        Words const spelt = index_.spellings.applied(name);
        Resolution found = body(spelt);
        if (found.outcome == Outcome::none) found = locality(spelt);
        if (found.outcome == Outcome::none) found = group(name);
        if (found.outcome == Outcome::none) found = list(spelt);
        return found;
    };
    Resolution found = try_all(read);
    if (found.outcome != Outcome::none) return found;
    // "Chủ tịch, các Phó Chủ tịch UBND tỉnh": the body is what is left behind all titles.
    Words name = read;
    bool by_head = false;
    for (bool again = true; again && !name.empty();) {
        again = false;
        if (words::stands_at(name, 0, "cac") || words::stands_at(name, 0, "dong chi")) {
            name.erase(name.begin(), name.begin() + (name.front().key == "cac" ? 1 : 2));
            again = true;
            continue;
        }
        for (auto const& title : index_.titles)
            if (words::stands_at(name, 0, title.words)) {
                auto const end = name.begin() + static_cast<std::ptrdiff_t>(words::count_of(title.words));
                words::Word const first = name.front();
                name.erase(name.begin(), end);
                Words put;
                for (auto const& key : title.body) put.push_back({key, first.from, first.to});
                name.insert(name.begin(), put.begin(), put.end());
                by_head = true;
                again = put.empty();
                break;
            }
    }
    if (!name.empty() && name.size() != read.size()) found = try_all(name);
    if (found.outcome == Outcome::none && !name.empty() && by_head) found = try_all(name);
    if (found.outcome == Outcome::none) found = almost_body(index_.spellings.applied(name));
    found.by_head = by_head && found.outcome != Outcome::none;
    return found;
}

std::string Reading::rest(Words const& read, std::size_t from) const {
    return from >= read.size() ? std::string{}
                               : std::string{printed_.substr(read[from].from, read.back().to - read[from].from)};
}

std::size_t Reading::narrowed_from(Words const& read, std::size_t from) const {
    auto const place = [&](std::size_t at) { return read.begin() + static_cast<std::ptrdiff_t>(at); };
    for (std::size_t at = from; at < read.size(); ++at)
        for (auto const& phrase : index_.narrowing) {
            std::size_t const count = words::count_of(phrase);
            if (at + count > read.size()) continue;
            // Names of places begin with a capital letter: "liên quan" narrows, "Liên Quan" is a township.
            std::string const printed = text::nfc(rest({place(at), place(at + count)}, 0));
            if (printed == phrase || (count > 1 && printed == text::fold(phrase))) return at;
        }
    return read.size();
}

Candidate Reading::candidate(OwnBody const& own) const {
    Candidate found{own.identity.value_or(Identity{{}, own.area}), own.id, {}, own.in, own.in.holds(context_.on)};
    found.name = own.names.empty() ? std::string{} : own.names.front().value;
    return found;
}

std::optional<Candidate> Reading::candidate(Rule const& rule, Unit const* unit) const {
    auto const made = outline_of(index_.catalogue, index_.atlas, {rule.key, unit == nullptr ? AreaId{} : unit->id});
    if (!made) return std::nullopt;
    if (auto const at = index_.changed.find(made->identity); at != index_.changed.end()) return candidate(*at->second);
    return Candidate{made->identity, {}, made->name_at(context_.on), made->in, made->in.holds(context_.on)};
}

std::vector<Candidate> Reading::candidates(Meant const& meant, std::vector<Unit const*> const& units) const {
    std::vector<Candidate> found;
    for (Unit const* const unit : units) {
        std::vector<Candidate> here;
        for (Rule const* const rule : meant.rules)
            if ((unit == nullptr) == (rule->level == Level::central) &&
                (unit == nullptr || rule->level == level_of(unit->level)))
                if (auto one = candidate(*rule, unit)) here.push_back(*std::move(one));
        for (OwnBody const* const own : meant.own)
            if (own->area == (unit == nullptr ? AreaId{} : unit->id)) here.push_back(candidate(*own));
        here = tidy(std::move(here));
        // Of bodies that all ended, only the latest is meant.
        if (here.size() > 1 && !here.front().exists) {
            auto const latest = std::ranges::max_element(
                here, {}, [](Candidate const& one) { return one.in.until.value_or(*base::Date::of(2199, 12, 31)); });
            here = {*latest};
        }
        std::ranges::move(here, std::back_inserter(found));
    }
    return tidy(std::move(found));
}

Resolution Reading::at_place(Meant const& meant, Words const& read, std::size_t from) const {
    return at_place(meant, read, from, narrowed_from(read, from));
}

Resolution Reading::at_place(Meant const& meant, Words const& read, std::size_t from, std::size_t cut) const {
    auto const place = places::place_of(index_.atlas, printed_, read, from, cut, issuer_, meant.levels());
    if (!place) return {};
    Resolution found{.reason = place->why, .narrowed_by = rest(read, cut)};
    using Sort = places::Place::Sort;
    bool any = place->sort == Sort::any;
    if (place->sort == Sort::central)
        found.candidates = candidates(meant, {nullptr});
    else if (place->sort != Sort::unsaid)
        found.candidates = candidates(meant, place->units);
    else {
        // The issuer's own level, then those above it, then all that are below.
        std::vector<Level> order{issuer_.level};
        for (Level const level : {Level::commune, Level::district, Level::province, Level::central})
            if (level < issuer_.level) order.push_back(level);
        for (Level const level : order) {
            Unit const* const unit = places::own(index_.atlas, issuer_, level);
            if (unit == nullptr && level != Level::central) continue;
            auto here = candidates(meant, {unit});
            if (here.empty() ||
                (!found.candidates.empty() && (found.candidates.front().exists || !here.front().exists)))
                continue;
            found.candidates = std::move(here);
            found.reason = level == Level::central  ? "cơ quan trung ương"
                           : level == issuer_.level ? "cùng cấp với nơi ban hành"
                                                    : "cấp trên của nơi ban hành";
        }
        if (found.candidates.empty()) {
            for (Level const level : meant.levels())
                if (issuer_.level < level)
                    std::ranges::move(candidates(meant, places::below(index_.atlas, issuer_, level)),
                                      std::back_inserter(found.candidates));
            any = true;
            found.reason = "văn bản không nêu tên địa bàn";
        }
        if (found.candidates.empty() && !meant.own.empty()) {
            for (OwnBody const* const own : meant.own) found.candidates.push_back(candidate(*own));
            found.reason = "tên do người dùng khai";
        }
    }
    found.candidates = tidy(std::move(found.candidates));
    if (found.candidates.empty()) return {};
    bool const group = place->sort == Sort::all && !any;
    found.outcome = group ? Outcome::group : (found.candidates.size() == 1 ? Outcome::one : Outcome::several);
    if (found.outcome == Outcome::one && !found.candidates.front().exists)
        found.reason += found.candidates.front().in.until && *found.candidates.front().in.until < context_.on
                            ? "; đã kết thúc trước ngày văn bản"
                            : "; chưa có vào ngày văn bản";
    return found;
}

Resolution Reading::body(Words const& read) const {
    constexpr std::size_t kFormWordsMax = 24;
    for (std::size_t length = std::min(read.size(), kFormWordsMax); length > 0; --length) {
        auto const meant = index_.forms.find(words::squash(read, 0, length));
        if (meant == index_.forms.end()) continue;
        if (auto found = at_place(meant->second, read, length); found.outcome != Outcome::none) return found;
    }
    // "Các phòng Nội vụ", "các Huyện ủy": the plural stands in front.
    if (read.size() > 1 && read.front().key == "cac") {
        Words turned{read.begin() + 1, read.end()};
        for (std::size_t length = std::min(turned.size(), kFormWordsMax); length > 0; --length) {
            auto const meant = index_.forms.find(words::squash(turned, 0, length));
            if (meant == index_.forms.end() || meant->second.rules.empty()) continue;
            Words placed{turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(length)};
            Resolution found = at_place(meant->second, turned, length);
            if (found.outcome == Outcome::several) found.outcome = Outcome::group;
            if (found.outcome != Outcome::none) return found;
        }
    }
    return {};
}

Resolution Reading::almost_body(Words const& read) const {
    constexpr std::size_t kLettersMin = 6;
    for (std::size_t length = std::min<std::size_t>(read.size(), 12); length > 0; --length) {
        std::string const form = words::squash(read, 0, length);
        if (form.size() < kLettersMin) break;
        Meant const* meant = nullptr;
        for (auto const& [key, its] : index_.forms) {
            if (!words::almost(key, form)) continue;
            if (meant != nullptr) return {}; // two are as near: none is taken
            meant = &its;
        }
        if (meant == nullptr) continue;
        if (auto found = at_place(*meant, read, length); found.outcome != Outcome::none) {
            found.reason += "; tên gần đúng, sai một chữ cái";
            return found;
        }
    }
    return {};
}

std::vector<Candidate> tidy(std::vector<Candidate> candidates) {
    if (std::ranges::any_of(candidates, &Candidate::exists))
        std::erase_if(candidates, [](Candidate const& one) { return !one.exists; });
    std::set<std::tuple<std::string, OrganisationId>> seen;
    std::erase_if(candidates, [&](Candidate const& one) { return !seen.emplace(one.identity.text(), one.id).second; });
    return candidates;
}

} // namespace organisations
