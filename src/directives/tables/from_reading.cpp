#include "directives/tables/from_reading.hpp"

#include "directives/tables/findings.hpp"
#include "documents/reading/natural_case.hpp"
#include "documents/words.hpp"
#include "text/pattern.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"

#include <algorithm>

namespace directives::tables {
namespace {

using documents::reading::Reading;
using documents::reading::StatusRow;

/// The line that names the table, above its first row.
std::string printed_title(Reading const& reading, std::string_view text) {
    constexpr std::size_t kAbove = 600;
    static text::Pattern const names{R"(^(?:bang|bieu|tong hop|tinh hinh|danh sach|ket qua)\b)"};
    auto const end = std::min<std::size_t>(reading.status_rows.front().span.from, text.size());
    auto above = text.substr(end > kAbove ? end - kAbove : 0, std::min(end, kAbove));
    std::string title;
    while (!above.empty()) {
        auto const line = above.substr(0, above.find('\n'));
        above.remove_prefix(std::min(line.size() + 1, above.size()));
        text::Shadow const shadow{line};
        auto const folded = shadow.folded();
        if (line.find('\t') == line.npos && RE2::PartialMatch(re2::StringPiece{folded.data(), folded.size()}, names))
            title = documents::reading::natural_case(shadow.slice(0, shadow.size()));
    }
    return title;
}

/// What a printed column is, by its name.
std::optional<Step> step_of(std::string const& heading) {
    static text::Pattern const row{
        R"(^(?:stt|tt|so tt|s ?tt)$|^(?:ten |)(?:dia phuong|don vi|co quan|tinh|huyen|xa|phuong|thon|so, nganh)\b)"};
    static text::Pattern const note{R"(ghi chu|ly do|hien trang|kho khan)"};
    static text::Pattern const paper{
        R"(so,? (?:qd|kh|cv|bc|nq|van ban|ky hieu|hieu|ngay)|\bvan ban\b|quyet dinh so|^(?:quyet dinh|ke hoach)\b)"};
    static text::Pattern const day{R"(^(?:ngay|thoi gian|thoi diem)\b)"};
    static text::Pattern const count{R"(^(?:so luong|so ho|tong so|kinh phi|so tien|ty le)\b)"};
    static text::Pattern const done{R"(^da\b)"};
    static text::Pattern const undone{R"(^(?:chua|khong)\b)"};
    static text::Pattern const before{R"(lay y kien|xin y kien|du thao|tham dinh)"};
    auto const folded = text::fold(heading);
    re2::StringPiece const name{folded};
    if (name.empty() || RE2::PartialMatch(name, row)) return std::nullopt;
    Step step{.heading = heading};
    if (RE2::PartialMatch(name, note))
        step.kind = StepKind::note;
    else if (RE2::PartialMatch(name, undone))
        step.part = Part::not_done;
    else if (RE2::PartialMatch(name, done))
        step.part = RE2::PartialMatch(name, before) ? Part::other : Part::done;
    else if (RE2::PartialMatch(name, paper))
        step.kind = StepKind::document;
    else if (RE2::PartialMatch(name, day))
        step.kind = StepKind::date;
    else if (RE2::PartialMatch(name, count))
        step.kind = StepKind::number;
    return step;
}

/// One pair of "đã" and "chưa" excludes each other; what has no partner excludes nothing.
void pair_up(std::vector<Step>& steps) {
    auto const at = [&](Part part) {
        return std::ranges::find_if(steps,
                                    [&](Step const& step) { return step.kind == StepKind::mark && step.part == part; });
    };
    auto const done = at(Part::done), undone = at(Part::not_done);
    bool const both = done != steps.end() && undone != steps.end();
    if (both) done->exclusive = undone->exclusive = 1;
    for (auto& step : steps)
        if (step.exclusive == 0) step.part = Part::other;
}

void put(DraftRow& row, std::vector<Step> const& steps, std::size_t step, std::string const& printed) {
    if (auto value = parse_value(steps[step].kind, printed)) {
        row.values[step] = *std::move(value);
        return;
    }
    auto const note = std::ranges::find(steps, StepKind::note, &Step::kind);
    auto& into = row.values[note == steps.end() ? step : static_cast<std::size_t>(note - steps.begin())];
    into += (into.empty() ? "" : "; ") + steps[step].heading + ": " + printed;
}

/// A table whose columns could not be told: what every row says.
void add_usual_rows(Reading const& reading, Draft& draft) {
    draft.steps = usual_steps();
    for (StatusRow const& status : reading.status_rows) {
        DraftRow row{.label = status.locality, .values = std::vector<std::string>(draft.steps.size())};
        if (status.draft_consulted) row.values[0] = kMark;
        if (status.issued) row.values[1] = kMark;
        if (status.not_issued) row.values[2] = kMark;
        if (status.document) {
            row.values[3] = documents::capitalised(status.document->type) + " " + status.document->number_symbol;
            if (auto const day = status.document->date ? status.document->date->whole() : std::nullopt)
                row.values[3] += " ngày " + day->vietnamese();
        }
        put(row, draft.steps, 4, status.note);
        draft.rows.push_back(std::move(row));
    }
}

} // namespace

Draft draft_of(Reading const& reading, std::string_view text) {
    Draft draft;
    for (auto const& quoted : quoted_in(text)) draft.quoted += (draft.quoted.empty() ? "" : "\n") + quoted.text;
    if (reading.status_rows.empty()) return draft;
    draft.title = printed_title(reading, text);
    auto const paper = documents::document_title(reading, "");
    if (draft.title.empty()) draft.title = "Tổng hợp tình hình";
    if (!paper.empty()) draft.title += " (" + paper + ")";
    auto const& columns = reading.status_columns;
    std::vector<std::size_t> sources;
    for (std::size_t c = 0; c < columns.size() && draft.steps.size() < kStepsMax; ++c)
        if (auto step = step_of(columns[c])) {
            draft.steps.push_back(*std::move(step));
            sources.push_back(c);
        }
    pair_up(draft.steps);
    bool const fits = !draft.steps.empty() && std::ranges::all_of(reading.status_rows, [&](StatusRow const& row) {
        return row.cells.size() <= columns.size() && row.cells.size() + 3 > columns.size();
    });
    if (!fits) {
        draft.steps.clear();
        add_usual_rows(reading, draft);
        return draft;
    }
    for (StatusRow const& status : reading.status_rows) {
        DraftRow row{.label = status.locality, .values = std::vector<std::string>(draft.steps.size())};
        for (std::size_t s = 0; s < sources.size(); ++s)
            if (sources[s] < status.cells.size()) put(row, draft.steps, s, status.cells[sources[s]]);
        draft.rows.push_back(std::move(row));
    }
    return draft;
}

} // namespace directives::tables
