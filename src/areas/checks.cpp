#include "areas/checks.hpp"

#include <algorithm>
#include <unordered_map>

namespace areas {
namespace {

class Checker {
public:
    Checker(std::span<Unit const> units, std::span<Succession const> successions)
        : units_{units}, successions_{successions} {
        for (Unit const& unit : units_) by_id_.emplace(unit.id, &unit);
    }

    std::vector<Fault> check() {
        for (Unit const& unit : units_) {
            check_own(unit);
            check_parents(unit);
        }
        check_parent_circles();
        check_codes();
        for (Succession const& succession : successions_) check_succession(succession);
        check_succession_circles();
        return std::move(faults_);
    }

private:
    Unit const* find(AreaId id) const {
        auto const at = by_id_.find(id);
        return at == by_id_.end() ? nullptr : at->second;
    }

    static std::string label(Unit const& unit) {
        std::string text = unit.titles.empty() ? "đơn vị số " + std::to_string(unit.id.number()) : unit.title().name;
        if (AreaCode const* const code = unit.code()) text += " (mã " + code->digits() + ")";
        return text;
    }

    void add(Rule rule, Unit const& unit, std::string message, std::string mend, Unit const* other = nullptr,
             Severity severity = Severity::error) {
        faults_.push_back({rule,
                           severity,
                           unit.id,
                           other ? other->id : AreaId{},
                           {base::Code::invalid_input, std::move(message), label(unit), std::move(mend)}});
    }

    void check_own(Unit const& unit) {
        if (unit.titles.empty())
            add(Rule::no_title, unit, "Đơn vị chưa có tên.", "Ghi tên đầy đủ, ví dụ “Xã Tân Lập”.");
        auto const dates = [&](Validity const& in, std::string const& what) {
            if (in.ends_before_it_begins())
                add(Rule::ends_before_it_begins, unit,
                    what + " kết thúc (" + in.until->vietnamese() + ") trước khi bắt đầu (" + in.from->vietnamese() +
                        ").",
                    "Sửa ngày bắt đầu hoặc ngày kết thúc.");
        };
        dates(unit.in, label(unit));
        for (auto const& title : unit.titles) dates(title.in, "Tên “" + title.value.name + "”");
        for (auto const& code : unit.codes) dates(code.in, "Mã " + code.value.digits());
        for (auto const& parent : unit.parents) dates(parent.in, "Quan hệ với đơn vị cấp trên");
    }

    void check_parents(Unit const& unit) {
        for (auto const& [id, in] : unit.parents) {
            Unit const* const parent = find(id);
            if (parent == nullptr) {
                add(Rule::parent_missing, unit,
                    "Không có đơn vị cấp trên số " + std::to_string(id.number()) + " của " + label(unit) + ".",
                    "Nhập đơn vị cấp trên trước hoặc sửa mã cấp trên.");
                continue;
            }
            if (parent->level >= unit.level)
                add(Rule::parent_level, unit,
                    label(unit) + " thuộc cấp " + std::string{vietnamese(unit.level)} + ", không thể trực thuộc " +
                        label(*parent) + " cùng cấp hoặc cấp dưới.",
                    "Chọn đơn vị cấp trên đúng cấp.", parent);
            if (!parent->in.covers(in)) {
                std::string const life = parent->in.vietnamese();
                bool const ends = parent->in.until && (!in.until || *parent->in.until < *in.until);
                add(Rule::parent_not_alive, unit,
                    label(*parent) + (ends ? " chấm dứt trước đơn vị trực thuộc " : " bắt đầu sau đơn vị trực thuộc ") +
                        label(unit) + ": cấp trên có hiệu lực " + life + ", quan hệ trực thuộc " + in.vietnamese() +
                        ".",
                    "Kết thúc đơn vị trực thuộc cùng ngày hoặc chuyển sang cấp trên khác.", parent);
            }
        }
        for (std::size_t i = 0; i < unit.parents.size(); ++i)
            for (std::size_t j = i + 1; j < unit.parents.size(); ++j)
                if (unit.parents[i].in.overlaps(unit.parents[j].in))
                    add(Rule::several_parents, unit, label(unit) + " có hai đơn vị cấp trên trong cùng một ngày.",
                        "Đặt ngày kết thúc của quan hệ cũ trước ngày bắt đầu của quan hệ mới.");
        if (unit.level != Level::province && !has_parent_throughout(unit))
            add(Rule::no_parent, unit, "Có ngày " + label(unit) + " không thuộc đơn vị cấp trên nào.",
                "Ghi mã đơn vị cấp trên cho suốt thời gian có hiệu lực.");
    }

    static bool has_parent_throughout(Unit const& unit) {
        std::optional<base::Date> reached = unit.in.from; // the first day without a parent so far
        bool open = !unit.in.from;                        // from the beginning of time
        std::vector<Validity> times;
        for (auto const& parent : unit.parents) times.push_back(parent.in);
        std::ranges::sort(times, [](Validity const& left, Validity const& right) { return left.from < right.from; });
        for (Validity const& time : times) {
            bool const joins = !time.from || (!open && *time.from <= *reached);
            if (!joins) return false;
            if (!time.until || (unit.in.until && *unit.in.until <= *time.until)) return true;
            open = false;
            base::Date const next = time.until->plus_days(1);
            if (!reached || *reached < next) reached = next;
        }
        return false;
    }

    /// Units whose parents lead back to themselves, whatever the day.
    void check_parent_circles() {
        enum class Mark { open, done };
        std::unordered_map<AreaId, Mark> marks;
        for (Unit const& start : units_) {
            std::vector<std::pair<Unit const*, std::size_t>> path;
            if (marks.contains(start.id)) continue;
            path.emplace_back(&start, 0);
            marks[start.id] = Mark::open;
            while (!path.empty()) {
                auto& [unit, next] = path.back();
                if (next == unit->parents.size()) {
                    marks[unit->id] = Mark::done;
                    path.pop_back();
                    continue;
                }
                Unit const* const above = find(unit->parents[next++].value);
                if (above == nullptr) continue;
                auto const [at, fresh] = marks.emplace(above->id, Mark::open);
                if (fresh)
                    path.emplace_back(above, 0);
                else if (at->second == Mark::open)
                    add(Rule::parent_circle, *above,
                        "Chuỗi đơn vị cấp trên của " + label(*above) + " quay lại chính nó.",
                        "Sửa đơn vị cấp trên của một đơn vị trong chuỗi.", unit);
            }
        }
    }

    void check_codes() {
        struct Use {
            AreaCode const* code;
            Level level;
            Validity in;
            Unit const* unit;
        };
        std::vector<Use> uses;
        for (Unit const& unit : units_)
            for (auto const& code : unit.codes) uses.push_back({&code.value, unit.level, code.in, &unit});
        std::ranges::stable_sort(uses, [](Use const& left, Use const& right) {
            return *left.code != *right.code ? *left.code < *right.code : left.in.from < right.in.from;
        });
        for (std::size_t i = 0; i < uses.size(); ++i)
            for (std::size_t j = i + 1; j < uses.size() && *uses[j].code == *uses[i].code; ++j) {
                Use const& first = uses[i];
                Use const& second = uses[j];
                if (first.unit == second.unit) continue;
                if (first.in.overlaps(second.in))
                    add(Rule::code_twice, *second.unit,
                        "Mã " + second.code->digits() + " thuộc về hai đơn vị trong cùng một ngày: " +
                            label(*first.unit) + " (" + first.in.vietnamese() + ") và " + label(*second.unit) + " (" +
                            second.in.vietnamese() + ").",
                        "Giữ mã cho một đơn vị hoặc sửa ngày hiệu lực để hai thời gian không trùng nhau.", first.unit);
                else if (j == i + 1)
                    add(Rule::code_changed_meaning, *second.unit,
                        "Mã " + second.code->digits() + " đổi ý nghĩa: " + first.in.vietnamese() + " là " +
                            first.unit->title().name + ", " + second.in.vietnamese() + " là " +
                            second.unit->title().name + ".",
                        "Ghép số liệu theo mã phải kèm ngày.", first.unit, Severity::notice);
            }
    }

    void check_succession(Succession const& succession) {
        Unit const* const from = find(succession.predecessor);
        Unit const* const into = find(succession.successor);
        if (from == nullptr || into == nullptr) {
            AreaId const missing = from ? succession.successor : succession.predecessor;
            faults_.push_back(
                {Rule::succession_missing,
                 Severity::error,
                 from ? from->id : succession.successor,
                 missing,
                 {base::Code::invalid_input,
                  "Quan hệ kế thừa trỏ tới đơn vị số " + std::to_string(missing.number()) + " không có trong danh mục.",
                  from   ? label(*from)
                  : into ? label(*into)
                         : std::string{},
                  "Nhập đơn vị đó trước hoặc bỏ dòng kế thừa."}});
            return;
        }
        if (from == into) {
            add(Rule::succession_circle, *from, label(*from) + " được ghi là kế thừa chính nó.", "Bỏ dòng kế thừa này.",
                into);
            return;
        }
        if (!into->in.holds(succession.on))
            add(Rule::succession_time, *into,
                label(*into) + " không tồn tại vào ngày kế thừa " + succession.on.vietnamese() + " (hiệu lực " +
                    into->in.vietnamese() + ").",
                "Sửa ngày kế thừa hoặc ngày bắt đầu của đơn vị.", from);
        bool const lives_on = !from->in.until || succession.on <= *from->in.until;
        if (is_whole(succession.change) && lives_on)
            add(Rule::succession_time, *from,
                label(*from) + " đã nhập toàn bộ vào " + label(*into) + " từ " + succession.on.vietnamese() +
                    " nhưng vẫn còn hiệu lực (" + from->in.vietnamese() + ").",
                "Kết thúc đơn vị vào hôm trước ngày kế thừa.", into);
    }

    void check_succession_circles() {
        std::unordered_map<AreaId, std::vector<AreaId>> onward;
        for (Succession const& succession : successions_)
            if (succession.predecessor != succession.successor)
                onward[succession.predecessor].push_back(succession.successor);
        std::unordered_map<AreaId, bool> done; // false: on the path
        for (Unit const& start : units_) {
            if (done.contains(start.id) || !onward.contains(start.id)) continue;
            std::vector<std::pair<AreaId, std::size_t>> path{{start.id, 0}};
            done[start.id] = false;
            while (!path.empty()) {
                auto& [id, next] = path.back();
                auto const at = onward.find(id);
                if (at == onward.end() || next == at->second.size()) {
                    done[id] = true;
                    path.pop_back();
                    continue;
                }
                AreaId const here = id;
                AreaId const there = at->second[next++];
                auto const [mark, fresh] = done.emplace(there, false);
                Unit const* const unit = find(there);
                if (fresh)
                    path.emplace_back(there, 0);
                else if (!mark->second && unit != nullptr)
                    add(Rule::succession_circle, *unit, "Chuỗi kế thừa của " + label(*unit) + " quay lại chính nó.",
                        "Bỏ một bước trong chuỗi kế thừa.", find(here));
            }
        }
    }

    std::span<Unit const> units_;
    std::span<Succession const> successions_;
    std::unordered_map<AreaId, Unit const*> by_id_;
    std::vector<Fault> faults_;
};

} // namespace

std::vector<Fault> check(std::span<Unit const> units, std::span<Succession const> successions) {
    return Checker{units, successions}.check();
}

bool has_errors(std::span<Fault const> faults) {
    return std::ranges::any_of(faults, [](Fault const& fault) { return fault.severity == Severity::error; });
}

} // namespace areas
