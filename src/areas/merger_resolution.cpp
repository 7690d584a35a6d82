#include "areas/merger_resolution.hpp"

#include "areas/name.hpp"
#include "areas/similarity.hpp"
#include "base/ensure.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace areas {
namespace {

/// A unit of the day before, with the places it lies in.
struct Old {
    Unit const* unit;
    Unit const* district; ///< nullptr where it is a district itself
    Unit const* province;
    std::string spelling;
    std::string compact;
};

/// A name of a row on its way to a unit.
struct Asked {
    std::size_t row;
    FormedPart part;
    std::vector<Old const*> candidates;
    Old const* found = nullptr;
    Basis basis = Basis::name;
};

using Places = std::unordered_set<Unit const*>;

class Resolver {
public:
    Resolver(Atlas const& atlas, std::span<MergerRow const> rows, base::Date on, std::string const& legal_act)
        : atlas_{atlas}, rows_{rows}, on_{on}, before_{on.plus_days(-1)}, legal_act_{legal_act} {}

    Resolution resolve() {
        index_old_units();
        for (std::size_t row = 0; row < rows_.size(); ++row) read_row(row);
        for (Asked& asked : asked_)
            if (!asked.found && asked.candidates.size() == 1) asked.found = asked.candidates.front();
        while (by_neighbours() || by_elimination()) {
        }
        by_spelling();
        write();
        return std::move(result_);
    }

private:
    void index_old_units() {
        for (Unit const& unit : atlas_.units()) {
            if (!unit.in.holds(before_)) continue;
            bool const lone_district = unit.level == Level::district && atlas_.children(unit.id, before_).empty();
            if (unit.level != Level::commune && !lone_district) continue;
            Old old{&unit, nullptr, nullptr, {}, {}};
            for (Unit const* const above : atlas_.ancestors(unit.id, before_))
                (above->level == Level::province ? old.province : old.district) = above;
            std::string_view const bare = split_name(unit.title_at(before_).name).bare;
            old.spelling = spelling_key(bare);
            old.compact = compact_key(bare);
            keys_.push_back(text::search_key(bare));
            old_.push_back(std::move(old));
        }
        for (std::size_t i = 0; i < old_.size(); ++i) by_key_[keys_[i]].push_back(&old_[i]);
    }

    void read_row(std::size_t row) {
        Unit const& successor = atlas_.unit(rows_[row].successor);
        std::vector<Unit const*> const provinces = provinces_of(row);
        FormedFrom formed = read_merger_wording(rows_[row].wording);
        if (formed.unchanged) {
            NameParts const parts = split_name(successor.title_at(on_).name);
            formed.parts.push_back({.name = std::string{parts.bare},
                                    .kind = parts.kind,
                                    .span = {0, static_cast<std::uint32_t>(rows_[row].wording.size())}});
        }
        join_names(formed.parts, provinces);
        for (FormedPart& part : formed.parts) {
            if (part.kind == Kind::district && expand_district(row, part, provinces)) continue;
            std::vector<Old const*> candidates = candidates_of(part, provinces);
            if (formed.unchanged && candidates.size() > 1)
                keep(candidates, [&](Old const& old) { return has_code_of(successor, *old.unit); });
            asked_.push_back({row, std::move(part), std::move(candidates)});
            if (!asked_.back().part.district.empty()) asked_.back().basis = Basis::district;
        }
        for (text::Span const span : formed.unread)
            leave_open(row, span, Share::whole, {}, "Không đọc được tên đơn vị trong đoạn này.");
    }

    /// The provinces of the day before that became the successor's province.
    std::vector<Unit const*> provinces_of(std::size_t row) const {
        std::vector<Unit const*> provinces;
        auto const above = atlas_.ancestors(rows_[row].successor, on_);
        if (!above.empty())
            for (Descent const& from : atlas_.came_from(above.back()->id, before_)) provinces.push_back(from.unit);
        return provinces;
    }

    /// "Lao và Chải" is one name where there is a unit of that name and none of the first half.
    void join_names(std::vector<FormedPart>& parts, std::vector<Unit const*> const& provinces) const {
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            FormedPart joined = parts[i];
            joined.name += " và " + parts[i + 1].name;
            joined.span.to = parts[i + 1].span.to;
            if (!parts[i + 1].after_and || candidates_of(joined, provinces).empty() ||
                !candidates_of(parts[i], provinces).empty())
                continue;
            parts[i] = std::move(joined);
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    /// A whole district stands for its communes. Whether it was one.
    bool expand_district(std::size_t row, FormedPart const& part, std::vector<Unit const*> const& provinces) {
        std::vector<Old const*> inside;
        for (Old const& old : old_)
            if (std::ranges::find(provinces, old.province) != provinces.end() &&
                is_in(old.district, before_, part.name))
                inside.push_back(&old);
        for (Old const* const old : inside) asked_.push_back({row, part, {old}, old, Basis::name});
        return !inside.empty();
    }

    bool has_code_of(Unit const& successor, Unit const& old) const {
        AreaCode const* const now = successor.code_at(on_);
        AreaCode const* const then = old.code_at(before_);
        return now != nullptr && then != nullptr && *now == *then;
    }

    /// Drops the candidates that do not pass, unless none would be left.
    template <class Test>
    static void keep(std::vector<Old const*>& candidates, Test const& test) {
        std::vector<Old const*> left;
        std::ranges::copy_if(candidates, std::back_inserter(left), [&](Old const* old) { return test(*old); });
        if (!left.empty()) candidates = std::move(left);
    }

    static bool is_in(Unit const* place, base::Date day, std::string const& printed) {
        if (place == nullptr) return false;
        return text::search_key(split_name(place->title_at(day).name).bare) ==
               text::search_key(split_name(printed).bare);
    }

    std::vector<Old const*> candidates_of(FormedPart const& part, std::vector<Unit const*> const& provinces) const {
        std::vector<Old const*> candidates;
        auto const at = by_key_.find(text::search_key(part.name));
        if (at == by_key_.end()) return candidates;
        std::ranges::copy_if(at->second, std::back_inserter(candidates), [&](Old const* old) {
            return std::ranges::find(provinces, old->province) != provinces.end();
        });
        auto const of_kind = [&](Old const& old) { return old.unit->title_at(before_).kind == *part.kind; };
        if (part.kind && part.kind_is_inherited) keep(candidates, of_kind);
        // A village, or a kind that is printed: another kind is another unit.
        if (part.kind && !part.kind_is_inherited)
            std::erase_if(candidates, [&](Old const* old) { return !of_kind(*old); });
        if (!part.district.empty())
            std::erase_if(candidates, [&](Old const* old) { return !is_in(old->district, before_, part.district); });
        if (!part.province.empty())
            std::erase_if(candidates, [&](Old const* old) { return !is_in(old->province, before_, part.province); });
        std::string const spelling = spelling_key(part.name);
        keep(candidates, [&](Old const& old) { return old.spelling == spelling; });
        return candidates;
    }

    /// Whether anything was found.
    bool by_neighbours() {
        bool moved = false;
        for (std::size_t first = 0, last = 0; first < asked_.size(); first = last) {
            last = end_of_row(first);
            Places const districts = districts_of(first, last);
            for (std::size_t i = first; i < last; ++i) {
                Asked& asked = asked_[i];
                if (asked.found || asked.candidates.size() < 2) continue;
                auto const near = [&](Old const* old) { return districts.contains(old->district); };
                if (std::ranges::count_if(asked.candidates, near) != 1) continue;
                asked.found = *std::ranges::find_if(asked.candidates, near);
                asked.basis = Basis::neighbours;
                moved = true;
            }
        }
        return moved;
    }

    std::size_t end_of_row(std::size_t first) const {
        std::size_t last = first;
        while (last < asked_.size() && asked_[last].row == asked_[first].row) ++last;
        return last;
    }

    /// The districts of the row's units that were found.
    Places districts_of(std::size_t first, std::size_t last) const {
        Places districts;
        for (std::size_t i = first; i < last; ++i)
            if (asked_[i].found) districts.insert(asked_[i].found->district);
        return districts;
    }

    bool by_elimination() {
        auto const times = count_found();
        std::unordered_set<Old const*> gone;
        for (Asked const& asked : asked_)
            if (asked.found && asked.part.share == Share::whole && times.at(asked.found) == 1) gone.insert(asked.found);
        bool moved = false;
        for (Asked& asked : asked_) {
            if (asked.found || asked.candidates.size() < 2) continue;
            std::vector<Old const*> left;
            std::ranges::copy_if(asked.candidates, std::back_inserter(left),
                                 [&](Old const* old) { return !gone.contains(old); });
            if (left.size() != 1) continue;
            asked.found = left.front();
            asked.basis = Basis::elimination;
            moved = true;
        }
        return moved;
    }

    std::unordered_map<Old const*, int> count_found() const {
        std::unordered_map<Old const*, int> times;
        for (Asked const& asked : asked_)
            if (asked.found) ++times[asked.found];
        return times;
    }

    /// Names and kinds that are written otherwise in the two lists. Only units that no row names, in the districts of the row's other units.
    void by_spelling() {
        auto const times = count_found();
        std::unordered_set<Old const*> open;
        for (Asked const& asked : asked_)
            if (!asked.found) open.insert(asked.candidates.begin(), asked.candidates.end());
        Free free;
        for (Old const& old : old_)
            if (!times.contains(&old) && !open.contains(&old)) free[old.district].push_back(&old);
        for (std::size_t first = 0, last = 0; first < asked_.size(); first = last) {
            last = end_of_row(first);
            Places places = districts_of(first, last);
            if (Unit const* const district = district_of_code(asked_[first].row)) places.insert(district);
            std::vector<Old const*> pool;
            for (Unit const* const place : places)
                if (auto const at = free.find(place); at != free.end())
                    pool.insert(pool.end(), at->second.begin(), at->second.end());
            for (std::size_t i = first; i < last; ++i) {
                Asked& asked = asked_[i];
                if (!asked.found && asked.candidates.empty())
                    take_similar(asked, pool, free);
                else if (asked.found && is_far(first, last, i) && asked.part.share == Share::whole &&
                         times.at(asked.found) > 1)
                    take_of_other_kind(asked, pool);
            }
        }
    }

    /// The district in which the successor's code lay the day before: codes of new units were those of one of their parts.
    Unit const* district_of_code(std::size_t row) const {
        Unit const& successor = atlas_.unit(rows_[row].successor);
        AreaCode const* const code = successor.code_at(on_);
        if (code == nullptr) return nullptr;
        for (Unit const* const old : atlas_.with_code(*code, before_))
            if (old->level == Level::commune)
                for (Unit const* const above : atlas_.ancestors(old->id, before_))
                    if (above->level == Level::district) return above;
        return nullptr;
    }

    /// Whether no other unit of the row lies in the district of this one.
    bool is_far(std::size_t first, std::size_t last, std::size_t at) const {
        for (std::size_t i = first; i < last; ++i)
            if (i != at && asked_[i].found && asked_[i].found->district == asked_[at].found->district) return false;
        return last - first > 1;
    }

    using Free = std::unordered_map<Unit const*, std::vector<Old const*>>; ///< by district

    /// `near`: in the districts of the row. Farther off, in the same provinces, the name must be the same but for blanks to be taken; what is
    /// only like it is left to the person as a candidate.
    void take_similar(Asked& asked, std::vector<Old const*> const& near, Free const& free) const {
        if (asked.part.kind == Kind::village) return;
        auto similar = most_similar(asked.part, near);
        bool sure = similar.size() == 1;
        if (similar.empty()) {
            std::vector<Old const*> far;
            auto const provinces = provinces_of(asked.row);
            for (auto const& [district, units] : free)
                std::ranges::copy_if(units, std::back_inserter(far), [&](Old const* old) {
                    return std::ranges::find(provinces, old->province) != provinces.end();
                });
            std::ranges::sort(far); // by place in old_, not by the chance of a hash
            similar = most_similar(asked.part, far);
            sure = similar.size() == 1 && similar.front()->compact == compact_key(asked.part.name);
        }
        asked.candidates = similar;
        if (!sure) return;
        asked.found = similar.front();
        asked.basis = Basis::spelling;
    }

    /// Those of the pool whose name is nearest; of the same kind where one is.
    std::vector<Old const*> most_similar(FormedPart const& part, std::vector<Old const*> const& pool) const {
        std::string const name = compact_key(part.name);
        std::size_t best = similarity_limit(name);
        std::vector<Old const*> similar;
        auto const same_kind = [&](Old const& old) {
            return !part.kind || old.unit->title_at(before_).kind == *part.kind;
        };
        for (Old const* const old : pool) {
            std::size_t const distance = distance_of(name, old->compact);
            if (distance > best || (distance > 0 && !same_kind(*old))) continue;
            if (distance < best) similar.clear();
            best = distance;
            similar.push_back(old);
        }
        keep(similar, same_kind);
        return similar;
    }

    /// "Xã Xuân Hòa" far away was named by its own row too: here the ward of that name is meant, which nobody else names.
    static void take_of_other_kind(Asked& asked, std::vector<Old const*> const& pool) {
        auto const same = [&](Old const* old) { return old->compact == asked.found->compact; };
        if (std::ranges::count_if(pool, same) != 1) return;
        asked.found = *std::ranges::find_if(pool, same);
        asked.basis = Basis::spelling;
    }

    void leave_open(std::size_t row, text::Span span, Share share, std::vector<AreaId> candidates, std::string why) {
        MergerRow const& source = rows_[row];
        result_.open.push_back({source.successor, source.wording.substr(span.from, span.to - span.from), share,
                                std::move(candidates), source.where, std::move(why), legal_act_});
    }

    void write() {
        auto const times = count_found();
        std::vector<int> in_row(rows_.size(), 0);
        for (Asked const& asked : asked_) ++in_row[asked.row];
        std::unordered_set<AreaId> claimed;
        std::unordered_map<AreaId, std::unordered_set<AreaId>> written;
        result_.named = asked_.size();
        for (Asked const& asked : asked_) {
            if (asked.found) claimed.insert(asked.found->unit->id);
            if (!asked.found) {
                std::vector<AreaId> candidates;
                for (Old const* const candidate : asked.candidates) candidates.push_back(candidate->unit->id);
                std::string why = why_open(asked);
                leave_open(asked.row, asked.part.span, asked.part.share, std::move(candidates), std::move(why));
                continue;
            }
            Unit const& successor = atlas_.unit(rows_[asked.row].successor);
            if (asked.found->unit->id == successor.id || !written[successor.id].insert(asked.found->unit->id).second)
                continue;
            result_.successions.push_back({asked.found->unit->id,
                                           successor.id,
                                           change_of(asked, successor, times.at(asked.found), in_row[asked.row]),
                                           on_,
                                           legal_act_,
                                           {}});
            result_.bases.push_back(asked.basis);
        }
        for (Old const& old : old_)
            if (old.unit->in.until == before_ && !claimed.contains(old.unit->id))
                result_.unclaimed.push_back(old.unit->id);
    }

    Change change_of(Asked const& asked, Unit const& successor, int times, int in_row) const {
        if (asked.part.share == Share::remainder) return Change::remainder;
        if (asked.part.share == Share::part || times > 1) return Change::part;
        if (in_row > 1) return Change::merge;
        bool const same_name = asked.found->spelling == spelling_key(split_name(successor.title_at(on_).name).bare);
        return same_name ? Change::reparented : Change::renamed;
    }

    std::string why_open(Asked const& asked) const {
        if (asked.candidates.size() == 1)
            return "Không có đơn vị viết đúng như vậy; gần nhất là đơn vị nêu kèm, chưa dòng nào nhắc tới. Xác nhận "
                   "nếu đúng.";
        if (asked.candidates.size() > 1)
            return "Có " + std::to_string(asked.candidates.size()) +
                   " đơn vị cùng tên; chọn đúng đơn vị trong các huyện nêu kèm.";
        if (asked.part.kind == Kind::village)
            return "Là đơn vị dưới cấp xã, không có trong danh mục; ghi xã mà nó thuộc về.";
        if (!asked.part.district.empty())
            return "Không có đơn vị tên này trong " + asked.part.district + " vào ngày " + before_.vietnamese() +
                   "; kiểm tra tên, loại và huyện.";
        return "Không có đơn vị tên và loại này trong tỉnh vào ngày " + before_.vietnamese() + "; kiểm tra cách viết.";
    }

    Atlas const& atlas_;
    std::span<MergerRow const> rows_;
    base::Date on_;
    base::Date before_;
    std::string const& legal_act_;
    std::vector<Old> old_;
    std::vector<std::string> keys_;
    std::unordered_map<std::string, std::vector<Old const*>> by_key_;
    std::vector<Asked> asked_; ///< row by row
    Resolution result_;
};

} // namespace

std::string_view vietnamese(Basis basis) {
    switch (basis) {
    case Basis::name: return "theo tên và loại";
    case Basis::district: return "theo huyện ghi kèm";
    case Basis::neighbours: return "theo huyện của các đơn vị cùng nhập";
    case Basis::spelling: return "theo tên gần đúng, đơn vị duy nhất còn lại ở đó";
    case Basis::elimination: return "do các đơn vị trùng tên khác đã nhập nơi khác";
    }
    return {};
}

Resolution resolve_mergers(Atlas const& atlas, std::span<MergerRow const> rows, base::Date on,
                           std::string const& legal_act) {
    for (MergerRow const& row : rows) ENSURE(atlas.find(row.successor) != nullptr);
    return Resolver{atlas, rows, on, legal_act}.resolve();
}

} // namespace areas
