#include "imports/matching.hpp"

#include "text/search.hpp"

#include <algorithm>
#include <tuple>

namespace imports {

namespace {

/// "Vốn (triệu đồng)" without what stands in brackets.
std::string unbracketed(std::string_view heading) {
    std::string out;
    int depth = 0;
    for (char const c : heading) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return out;
}

std::vector<std::string> known_words(Column const& column) {
    std::vector<std::string> words{text::search_key(column.heading), text::search_key(column.key)};
    for (auto const& synonym : column.synonyms) words.push_back(text::search_key(synonym));
    return words;
}

} // namespace

Matching match_columns(std::span<Column const> columns, std::span<std::string const> headings) {
    std::vector<std::vector<std::string>> words;
    for (Column const& column : columns) words.push_back(known_words(column));
    Matching matching(headings.size());
    std::vector<bool> taken(columns.size());
    auto const take = [&](auto const& fold) {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (matching[i]) continue;
            auto const key = fold(headings[i]);
            if (key.empty()) continue;
            for (std::size_t c = 0; c < columns.size() && !matching[i]; ++c)
                if (!taken[c] && std::ranges::find(words[c], key) != words[c].end()) {
                    matching[i] = c;
                    taken[c] = true;
                }
        }
    };
    take([](std::string const& heading) { return text::search_key(heading); });
    take([](std::string const& heading) { return text::search_key(unbracketed(heading)); });
    return matching;
}

std::vector<bool> present_columns(Matching const& matching, std::size_t columns) {
    std::vector<bool> present(columns);
    for (auto const& column : matching)
        if (column) present[*column] = true;
    return present;
}

std::optional<std::vector<std::string>> headings_of(office::SheetPreview const& sheet, std::int64_t row) {
    for (auto const& one : sheet.rows)
        if (one.number == row) {
            std::vector<std::string> headings;
            for (auto const& cell : one.cells) headings.push_back(cell.text);
            return headings;
        }
    return std::nullopt;
}

std::optional<HeaderGuess> guess_header(Domain const& domain, std::span<office::SheetPreview const> sheets) {
    auto const& columns = domain.description().columns;
    std::optional<HeaderGuess> best;
    std::tuple<bool, std::ptrdiff_t> best_score{false, 0};
    for (auto const& sheet : sheets)
        for (auto const& row : sheet.rows) {
            auto headings = *headings_of(sheet, row.number);
            auto matching = match_columns(columns, headings);
            auto const matched = std::ranges::count_if(matching, [](auto const& column) { return column.has_value(); });
            if (matched == 0) continue;
            std::tuple const score{domain.check_columns(present_columns(matching, columns.size())).has_value(),
                                   matched};
            // One word alone may stand in any row: "xã" as the kind of a unit is no heading.
            if (!std::get<bool>(score) && matched < 2) continue;
            if (score <= best_score) continue;
            best_score = score;
            best = {sheet.info.name, row.number, std::move(headings), std::move(matching)};
        }
    return best;
}

std::string headings_key(std::span<std::string const> headings) {
    std::string key;
    for (auto const& heading : headings) key += text::search_key(heading) + '|';
    return key;
}

bool numbers_columns(std::span<office::Cell const> cells) {
    std::size_t numbered = 0;
    for (auto const& cell : cells) {
        if (cell.empty()) continue;
        std::string_view const text = cell.text;
        bool const signs_only = text.find_first_not_of("0123456789()=+-: ") == std::string_view::npos;
        if (!signs_only || text.find_first_of("0123456789") == std::string_view::npos) return false;
        ++numbered;
        if (text != std::to_string(numbered) && !text.starts_with('(')) return false;
    }
    return numbered >= 2;
}

} // namespace imports
