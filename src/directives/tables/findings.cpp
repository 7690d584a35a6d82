#include "directives/tables/findings.hpp"

#include "text/numbers.hpp"
#include "text/pattern.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <set>
#include <unordered_map>

namespace directives::tables {
namespace {

struct FaultWords {
    std::string_view code, vietnamese;
};
constexpr std::array<FaultWords, 9> kFaults{{{"issued_without_number", "Đã đánh dấu xong nhưng không có số văn bản"},
                                             {"row_without_mark", "Không có dấu nào"},
                                             {"two_marks", "Có cả hai dấu"},
                                             {"number_not_issued", "Đánh dấu chưa nhưng đã có số văn bản"},
                                             {"note_contradicts", "Ghi chú trái với dấu"},
                                             {"number_twice", "Một số văn bản ghi ở hai dòng"},
                                             {"date_in_future", "Ngày ở tương lai"},
                                             {"date_too_early", "Ngày trước văn bản giao việc"},
                                             {"count_mismatch", "Số đếm khác con số trong văn bản"}}};

/// The marks that exclude each other, and the column that holds the paper of what is done.
struct Group {
    int number;
    std::vector<std::size_t> marks{};
    std::optional<std::size_t> done{}, not_done{}, document{};
};

std::vector<Group> groups_of(std::vector<Step> const& steps) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const& step = steps[i];
        // A paper stands behind the marks that it proves.
        if (step.kind == StepKind::document && !groups.empty() && !groups.back().document) groups.back().document = i;
        if (step.kind != StepKind::mark || step.exclusive == 0) continue;
        auto at = std::ranges::find(groups, step.exclusive, &Group::number);
        if (at == groups.end()) at = groups.insert(groups.end(), Group{.number = step.exclusive});
        at->marks.push_back(i);
        if (step.part == Part::done) at->done = i;
        if (step.part == Part::not_done) at->not_done = i;
    }
    // … or before them, where there is one group and one paper.
    if (groups.size() == 1 && !groups.front().document)
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (steps[i].kind == StepKind::document && !groups.front().document) groups.front().document = i;
    return groups;
}

bool says_unfinished(std::string_view note) {
    static text::Pattern const words{
        R"(\b(?:(?:dang|con) (?:hoan thien|xay dung|soan|trinh|chinh sua|lay y kien|tham dinh|ra soat|cho)|chua (?:ban hanh|phe duyet|trien khai|xay dung|co ke hoach|co quyet dinh|hoan thanh|hoan thien|trinh)|xin (?:lui|gia han)|se (?:ban hanh|trinh|phe duyet)|du kien (?:ban hanh|trinh|phe duyet))\b)"};
    return RE2::PartialMatch(re2::StringPiece{note.data(), note.size()}, words);
}
bool says_finished(std::string_view note) {
    static text::Pattern const words{R"(\bda (?:ban hanh|phe duyet|ky|hoan thanh)\b)"};
    static text::Pattern const other{R"(\b(?:chua|khong) da\b)"};
    re2::StringPiece const piece{note.data(), note.size()};
    return RE2::PartialMatch(piece, words) && !RE2::PartialMatch(piece, other);
}

class Evaluating {
public:
    Evaluating(Table const& table, std::span<Row const> rows, base::Date today)
        : table_{table}, rows_{rows}, today_{today}, groups_{groups_of(table.steps)} {}

    Evaluation run() {
        result_.totals.resize(table_.steps.size());
        cited_.resize(rows_.size());
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            cited_[r].resize(table_.steps.size());
            count(r);
        }
        quoted();
        find_twice();
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            auto const from = result_.findings.size();
            for (auto const& group : groups_) marks(r, group);
            dates(r);
            if (auto const at = twice_.find(r); at != twice_.end())
                for (auto& finding : at->second) result_.findings.push_back(std::move(finding));
            result_.of_row.emplace_back(static_cast<std::uint32_t>(from),
                                        static_cast<std::uint32_t>(result_.findings.size()));
        }
        return std::move(result_);
    }

private:
    std::string const& value(std::size_t row, std::size_t step) const { return rows_[row].cells[step].value; }
    bool marked(std::size_t row, std::optional<std::size_t> step) const { return step && value(row, *step) == kMark; }

    void add(Fault fault, std::size_t row, std::size_t step, std::string text, bool note = false) {
        result_.findings.push_back({fault, row, step, std::move(text), note});
    }

    void count(std::size_t r) {
        for (std::size_t s = 0; s < table_.steps.size(); ++s) {
            auto& total = result_.totals[s];
            auto const& text = value(r, s);
            if (text.empty())
                ++total.blank;
            else if (text == kNone)
                ++total.none;
            else if (text == kUnknown)
                ++total.unknown;
            else
                ++total.value;
            if (!is_value(text)) continue;
            if (table_.steps[s].kind == StepKind::document) cited_[r][s] = cited_in(text);
            if (table_.steps[s].kind == StepKind::number)
                if (auto const number = text::parse_number(text)) {
                    auto scaled = number->scaled;
                    for (int d = number->decimals; d < 3; ++d) scaled *= 10;
                    total.scaled += scaled;
                }
        }
    }

    void marks(std::size_t r, Group const& group) {
        auto const marks = std::ranges::count_if(group.marks, [&](std::size_t step) { return marked(r, step); });
        auto const& steps = table_.steps;
        if (marks > 1) add(Fault::two_marks, r, group.marks.front(), "có nhiều dấu của các cột loại trừ nhau.");
        // "-" or "…" says that somebody looked: only blanks are nothing at all.
        bool const blank = std::ranges::all_of(group.marks, [&](std::size_t step) { return value(r, step).empty(); });
        if (blank) {
            std::string names;
            for (std::size_t const step : group.marks)
                names += (names.empty() ? "" : " hay ") + ("“" + steps[step].heading + "”");
            // Nobody began with this row: worth knowing, no fault of anybody's yet.
            bool const untouched =
                std::ranges::all_of(rows_[r].cells, [](Cell const& cell) { return cell.value.empty(); });
            add(Fault::no_mark, r, group.marks.front(),
                untouched ? "chưa nhập gì." : fmt::format("không đánh dấu {}.", names), untouched);
        }
        bool const done = marked(r, group.done), undone = marked(r, group.not_done);
        if (group.document) {
            auto const& cited = cited_[r][*group.document];
            if (done && !cited.numbered)
                add(Fault::no_number, r, *group.document,
                    fmt::format("đánh dấu “{}” nhưng không ghi số, ngày văn bản.", steps[*group.done].heading));
            if (undone && !done && cited.numbered)
                add(Fault::number_undone, r, *group.document,
                    fmt::format("đánh dấu “{}” nhưng có số văn bản.", steps[*group.not_done].heading));
        }
        if (done == undone) return;
        for (std::size_t s = 0; s < steps.size(); ++s) {
            if (steps[s].kind != StepKind::note || !is_value(value(r, s))) continue;
            auto const folded = text::fold(value(r, s));
            if (done ? says_unfinished(folded) : says_finished(folded))
                add(Fault::note_contradicts, r, s,
                    fmt::format("ghi chú “{}” trái với dấu “{}”.", value(r, s),
                                steps[done ? *group.done : *group.not_done].heading));
        }
    }

    void dates(std::size_t r) {
        for (std::size_t s = 0; s < table_.steps.size(); ++s) {
            auto const& step = table_.steps[s];
            std::optional<base::Date> day;
            if (step.kind == StepKind::document) day = cited_[r][s].date;
            if (step.kind == StepKind::date)
                if (auto const parsed = base::Date::parse(value(r, s))) day = *parsed;
            if (!day) continue;
            if (*day > today_)
                add(Fault::in_future, r, s, fmt::format("“{}”: ngày {} ở tương lai.", step.heading, day->vietnamese()));
            if (table_.begins_on && *day < *table_.begins_on)
                add(Fault::too_early, r, s,
                    fmt::format("“{}”: ngày {} trước ngày giao việc {}.", step.heading, day->vietnamese(),
                                table_.begins_on->vietnamese()));
        }
    }

    /// Units number their own papers, so that "21/KH-UBND" of two units may well be two papers; on one day, or where one of them has no
    /// day, it is more likely one that was copied.
    void find_twice() {
        for (std::size_t s = 0; s < table_.steps.size(); ++s) {
            if (table_.steps[s].kind != StepKind::document) continue;
            std::unordered_map<std::string, std::vector<std::size_t>> by_key;
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                if (!cited_[r][s].key.empty()) by_key[cited_[r][s].key].push_back(r);
                if (rows_[r].cells[s].paper && is_value(value(r, s)) && rows_[r].cells[s].origin == Origin::register_)
                    by_key[fmt::format("paper {}", rows_[r].cells[s].paper.number())].push_back(r);
            }
            for (auto const& [key, rows] : by_key) {
                if (rows.size() < 2) continue;
                bool const paper = key.starts_with("paper ");
                std::map<std::optional<base::Date>, std::vector<std::size_t>> days;
                for (auto const r : rows) days[paper ? std::nullopt : cited_[r][s].date].push_back(r);
                auto const undated = days.find(std::nullopt);
                for (auto const& [day, same] : days) {
                    if (day == std::nullopt ? rows.size() < 2 : same.size() < 2 && undated == days.end()) continue;
                    for (auto const r : same)
                        tell_twice(r, s, day == std::nullopt || undated != days.end() ? rows : same);
                }
            }
        }
    }
    void tell_twice(std::size_t r, std::size_t s, std::vector<std::size_t> const& rows) {
        auto& told = twice_[r];
        if (std::ranges::any_of(told, [&](Finding const& finding) { return finding.step == s; })) return;
        auto const other = rows[rows[0] == r ? 1 : 0];
        std::string text = fmt::format("số {} cũng ghi ở dòng {}",
                                       cited_[r][s].number_symbol.empty() ? value(r, s) : cited_[r][s].number_symbol,
                                       rows_[other].label);
        if (rows.size() > 2) text += fmt::format(" và {} dòng nữa", rows.size() - 2);
        told.push_back({Fault::number_twice, r, s, text + ".", false});
    }

    void quoted() {
        if (groups_.empty()) return;
        auto const& group = groups_.front();
        std::int64_t done = 0, undone = 0, unmarked = 0;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            done += marked(r, group.done);
            undone += marked(r, group.not_done);
            unmarked += std::ranges::none_of(group.marks, [&](std::size_t step) { return marked(r, step); });
        }
        auto const all = static_cast<std::int64_t>(rows_.size());
        for (auto const& quoted : quoted_in(table_.quoted)) {
            auto const there = quoted.negative ? undone : done;
            if (quoted.of == all && quoted.count == there) continue;
            bool const with_unmarked =
                quoted.negative && unmarked > 0 && quoted.of == all && quoted.count == there + unmarked;
            std::string text = fmt::format("Văn bản ghi “{}”; bảng có {} trên {} dòng", quoted.text, there, all);
            if (unmarked > 0)
                text += fmt::format(" ({} dòng không đánh dấu{})", unmarked, with_unmarked ? "; tính cả thì khớp" : "");
            result_.findings.push_back(
                {Fault::count, {}, quoted.negative ? group.not_done : group.done, text + ".", with_unmarked});
        }
    }

    Table const& table_;
    std::span<Row const> rows_;
    base::Date today_;
    std::vector<Group> groups_;
    std::vector<std::vector<Cited>> cited_;
    std::unordered_map<std::size_t, std::vector<Finding>> twice_;
    Evaluation result_;
};

} // namespace

std::string_view code_of(Fault fault) { return kFaults.at(static_cast<std::size_t>(fault)).code; }
std::string_view vietnamese(Fault fault) { return kFaults.at(static_cast<std::size_t>(fault)).vietnamese; }

std::string shown(StepKind kind, Total const& total) {
    if (kind == StepKind::note) return {};
    if (kind != StepKind::number) return text::print_integer(total.value);
    std::int64_t scaled = total.scaled;
    int decimals = 3;
    for (; decimals > 0 && scaled % 10 == 0; --decimals) scaled /= 10;
    return text::print_number({scaled, decimals});
}

std::vector<Quoted> quoted_in(std::string_view source) {
    static text::Pattern const fraction{
        R"((\d{1,4})\s*/\s*(\d{1,4}) (?:dia phuong|tinh|huyen|xa|don vi|so|phuong|co quan|thanh pho|thi xa)[^.;\d]{0,60}?\b(chua|da)\b(?: [a-z]+){0,4})"};
    text::Shadow const shadow{source};
    auto const text = shadow.folded();
    re2::StringPiece input{text.data(), text.size()};
    std::vector<Quoted> found;
    std::set<std::string> seen;
    while (!input.empty()) {
        re2::StringPiece groups[4];
        if (!fraction.Match(input, 0, input.size(), RE2::UNANCHORED, groups, 4)) break;
        auto const number = [](re2::StringPiece digits) {
            std::int64_t value = 0;
            for (char const c : digits) value = value * 10 + (c - '0');
            return value;
        };
        auto const from = static_cast<std::size_t>(groups[0].data() - text.data());
        Quoted one{.count = number(groups[1]),
                   .of = number(groups[2]),
                   .negative = groups[3] == "chua",
                   .text = shadow.slice(from, from + groups[0].size())};
        if (seen.insert(one.text).second) found.push_back(std::move(one));
        input.remove_prefix(static_cast<std::size_t>(groups[0].data() + groups[0].size() - input.data()));
    }
    return found;
}

Evaluation evaluate(Table const& table, std::span<Row const> rows, base::Date today) {
    return Evaluating{table, rows, today}.run();
}

} // namespace directives::tables
