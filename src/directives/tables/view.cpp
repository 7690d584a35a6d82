// The grid as markup. Cells are put together here: a template's dictionary for each of a thousand cells costs more than reading them.
#include "directives/tables/pages_shared.hpp"

#include "documents/registry/pages.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {

using html::escape;

std::string cell_name(Row const& row, Step const& step) {
    return row.label + ", " + (step.above.empty() ? "" : step.above + ": ") + step.heading;
}

std::string cell_markup(Table const& table, Row const& row, std::size_t s, bool writes, std::string const* typed) {
    auto const& step = table.steps[s];
    auto const& cell = row.cells[s];
    auto const kind = name_of(step.kind);
    auto const text = typed ? *typed : shown(step.kind, cell.value);
    std::string out = fmt::format(R"(<td class="bv-grid-{}" data-head="{}">)", kind, escape(step.heading));
    if (writes)
        out += fmt::format(
            R"(<input class="bv-cell" name="c-{0}-{1}" id="c-{0}-{1}" value="{2}" data-version="{3}" aria-label="{4}" autocomplete="off" spellcheck="false" maxlength="1000"{5}>)",
            row.id.number(), s, escape(text), cell.version, escape(cell_name(row, step)),
            step.kind == StepKind::number ? R"( inputmode="decimal")" : "");
    else
        out += fmt::format(R"(<span class="bv-cell-text">{}</span>)", escape(text));
    if (cell.paper && step.kind == StepKind::document && is_value(cell.value))
        out += fmt::format(
            R"(<a class="bv-cell-source" href="{}">nguồn<span class="visually-hidden"> của ô {}</span></a>)",
            documents::registry::address_of(cell.paper), escape(cell_name(row, step)));
    return out + "</td>";
}

std::string findings_markup(Whole const& whole, std::size_t row) {
    auto const [from, to] = whole.evaluation.of_row[row];
    if (from == to) return {};
    std::string out = R"(<ul class="bv-cell-findings">)";
    for (auto i = from; i < to; ++i) {
        auto text = whole.evaluation.findings[i].text;
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        if (text.starts_with("đ")) text = fmt::format("Đ{}", text.substr(2));
        out += "<li>" + escape(text) + "</li>";
    }
    return out + "</ul>";
}

std::string heads_markup(std::vector<Step> const& steps, std::vector<std::string> const& before,
                         std::vector<std::string> const& behind) {
    bool const two = std::ranges::any_of(steps, [](Step const& step) { return !step.above.empty(); });
    char const* const over_both = two ? R"( rowspan="2")" : "";
    auto const plain = [&](std::string const& text) {
        return fmt::format(R"(<th scope="col"{}>{}</th>)", over_both, escape(text));
    };
    std::string first = "<tr>", second = "<tr>";
    for (auto const& text : before) first += plain(text);
    for (std::size_t s = 0; s < steps.size(); ++s) {
        auto const kind = name_of(steps[s].kind);
        if (steps[s].above.empty()) {
            first += fmt::format(R"(<th scope="col" class="bv-grid-{}"{}>{}</th>)", kind, over_both,
                                 escape(steps[s].heading));
            continue;
        }
        bool const begins = s == 0 || steps[s - 1].above != steps[s].above;
        std::size_t width = 1;
        while (s + width < steps.size() && steps[s + width].above == steps[s].above) ++width;
        if (begins)
            first += fmt::format(R"(<th scope="colgroup" class="bv-grid-above" colspan="{}">{}</th>)", width,
                                 escape(steps[s].above));
        second += fmt::format(R"(<th scope="col" class="bv-grid-{}">{}</th>)", kind, escape(steps[s].heading));
    }
    for (auto const& text : behind) first += plain(text);
    return first + "</tr>" + (two ? second + "</tr>" : "");
}

std::vector<std::pair<Fault, std::size_t>> fault_counts(Evaluation const& evaluation) {
    std::vector<std::pair<Fault, std::size_t>> counts;
    for (int fault = 0; fault <= static_cast<int>(Fault::count); ++fault) {
        auto const count = std::ranges::count(evaluation.findings, static_cast<Fault>(fault), &Finding::fault);
        if (count > 0) counts.emplace_back(static_cast<Fault>(fault), static_cast<std::size_t>(count));
    }
    return counts;
}

} // namespace directives::tables
