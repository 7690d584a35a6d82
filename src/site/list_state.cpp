// What a list's address asks for, held against what the list has.
#include "site/list_query.hpp"

#include "text/dates.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/core.h>

namespace site {

namespace {

constexpr std::size_t kTypedBytes = 200; ///< of a search or a text filter; more is cut
constexpr std::size_t kEchoedBytes = 40; ///< of what a notice repeats
constexpr std::size_t kNotices = 8;      ///< who types an address by hand errs seldom; a program need not be told all
constexpr std::int64_t kPages = 1'000'000;
constexpr std::array<std::int64_t, 4> kSizes{20, 50, 100, kListAll};

/// At most so many bytes, not ending in the middle of a letter.
std::string_view cut(std::string_view typed, std::size_t bytes) {
    if (typed.size() <= bytes) return typed;
    while (bytes > 0 && (static_cast<unsigned char>(typed[bytes]) & 0xC0) == 0x80) --bytes;
    return typed.substr(0, bytes);
}

std::string_view trimmed(std::string_view typed) {
    constexpr std::string_view kBlanks = " \t\r\n";
    auto const from = typed.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) return {};
    typed = cut(typed.substr(from), kTypedBytes); // before the end is trimmed: the cut may leave a blank there
    return typed.substr(0, typed.find_last_not_of(kBlanks) + 1);
}

/// What was typed, for a notice.
std::string echo(std::string_view typed) {
    auto const shown = cut(typed, kEchoedBytes);
    return std::string{shown} + (shown.size() < typed.size() ? "…" : "");
}

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    auto const [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool sortable(ListColumn const& column) {
    return !column.sort.empty() || (column.type != ColumnType::text && column.type != ColumnType::status);
}

ListColumn const* find_column(List const& list, std::string_view key) {
    auto const found = std::ranges::find(list.columns, key, &ListColumn::key);
    return found == list.columns.end() ? nullptr : &*found;
}

/// nullopt, with a notice, where no letter and no digit is left to search: “%” would seem to find every row.
std::optional<std::string> searched(std::string_view label, std::string_view typed, ListState& state) {
    if (!text::search_key(typed).empty()) return std::string{typed};
    state.notices.push_back(
        fmt::format("{}: “{}” không có chữ hay số nào để tìm; điều kiện này được bỏ qua.", label, echo(typed)));
    return std::nullopt;
}

/// nullopt, with a notice, where the list can not be filtered by this.
std::optional<std::string> filter_value(ListFilter const& filter, std::string_view typed, ListState& state) {
    switch (filter.kind) {
    case ListFilter::Kind::text: return searched(filter.label, typed, state);
    case ListFilter::Kind::exact: return std::string{typed};
    case ListFilter::Kind::choice:
        if (std::ranges::find(filter.choices, typed, &Word::value) != filter.choices.end()) return std::string{typed};
        state.notices.push_back(
            fmt::format("“{}” không có lựa chọn “{}”; điều kiện này được bỏ qua.", filter.label, echo(typed)));
        return std::nullopt;
    case ListFilter::Kind::date:
        auto const day = text::parse_date(typed);
        if (day) return day->iso();
        state.notices.push_back(fmt::format("{}: {} Điều kiện này được bỏ qua.", filter.label, day.error().message));
        return std::nullopt;
    }
    return std::nullopt;
}

void read_filters(List const& list, http::Fields const& query, ListState& state) {
    for (ListFilter const& filter : list.filters) {
        auto const typed = trimmed(query.text(filter.key));
        if (typed.empty()) continue;
        if (auto value = filter_value(filter, typed, state)) state.filters.push_back({filter.key, std::move(*value)});
    }
}

void read_sort(List const& list, http::Fields const& query, ListState& state) {
    state.sort = list.sort;
    state.descending = list.descending;
    auto const wanted = query.text("sort");
    if (wanted.empty()) return;
    auto const* const column = find_column(list, wanted);
    if (column == nullptr || !sortable(*column)) {
        state.notices.push_back(fmt::format("Danh sách không xếp được theo “{}”.", echo(wanted)));
        return;
    }
    state.sort = wanted;
    state.descending = query.text("descending") == "1";
}

void read_place(http::Fields const& query, ListState& state) {
    if (auto const typed = query.text("size"); !typed.empty()) {
        auto const size = number(typed);
        if (size && std::ranges::find(kSizes, *size) != kSizes.end())
            state.size = *size;
        else
            state.notices.push_back(
                fmt::format("Mỗi trang có 20, 50, 100 hoặc 1.000 dòng, không có cỡ “{}”.", echo(typed)));
    }
    if (auto const typed = query.text("page"); !typed.empty()) {
        auto const page = number(typed);
        if (page && *page >= 1 && *page <= kPages)
            state.page = *page;
        else
            state.notices.push_back(fmt::format("Không có trang “{}”; đây là trang đầu.", echo(typed)));
    }
}

void read_columns(List const& list, http::Request const& request, ListState& state) {
    std::vector<std::string> wanted;
    for (auto const key : request.query.all("column")) wanted.emplace_back(key);
    state.columns_chosen = !wanted.empty();
    if (wanted.empty())
        if (auto const kept = request.cookie(kColumnsCookie))
            for (std::string_view rest = *kept; !rest.empty();) {
                auto const dot = std::min(rest.find('.'), rest.size());
                wanted.emplace_back(rest.substr(0, dot));
                rest.remove_prefix(std::min(dot + 1, rest.size()));
            }
    if (wanted.empty()) return;
    bool any = false;
    for (ListColumn const& column : list.columns) {
        bool const asked = std::ranges::find(wanted, column.key) != wanted.end();
        any = any || asked;
        if (asked || column.fixed) state.columns.push_back(column.key);
    }
    if (state.columns_chosen)
        for (std::string const& key : wanted)
            if (find_column(list, key) == nullptr)
                state.notices.push_back(fmt::format("Danh sách không có cột “{}”.", echo(key)));
    if (any) return;
    state.columns.clear();
    state.columns_chosen = false;
}

} // namespace

ListState list_state(List const& list, http::Request const& request) {
    ListState state;
    if (auto const typed = trimmed(request.query.text("q")); !list.search.empty() && !typed.empty())
        state.search = searched("Tìm", typed, state).value_or("");
    read_filters(list, request.query, state);
    read_sort(list, request.query, state);
    read_place(request.query, state);
    read_columns(list, request, state);
    if (state.notices.size() > kNotices) state.notices.resize(kNotices);
    return state;
}

std::string list_query(List const& list, ListState const& state) {
    std::string query;
    auto const add = [&](std::string_view name, std::string_view value) {
        query += query.empty() ? '?' : '&';
        query += http::percent_encode(name);
        query += '=';
        query += http::percent_encode(value);
    };
    if (!state.search.empty()) add("q", state.search);
    for (auto const& chosen : state.filters) add(chosen.key, chosen.value);
    if (state.sort != list.sort || state.descending != list.descending) {
        add("sort", state.sort);
        if (state.descending) add("descending", "1");
    }
    if (state.page != 1) add("page", std::to_string(state.page));
    if (state.size != 50) add("size", std::to_string(state.size));
    if (state.columns_chosen)
        for (std::string const& key : state.columns) add("column", key);
    return query;
}

std::vector<ListColumn const*> shown_columns(List const& list, ListState const& state) {
    std::vector<ListColumn const*> shown;
    for (ListColumn const& column : list.columns)
        if (state.columns.empty() ? column.shown || column.fixed
                                  : std::ranges::find(state.columns, column.key) != state.columns.end())
            shown.push_back(&column);
    return shown;
}

} // namespace site
