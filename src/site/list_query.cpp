#include "site/list_query.hpp"

#include "text/collation.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>

namespace site {

namespace {

constexpr std::size_t kWords = 8; ///< of a search; more are not asked for

std::vector<std::string> words_of(std::string_view key) {
    std::vector<std::string> words;
    while (!key.empty()) {
        auto const blank = std::min(key.find(' '), key.size());
        if (blank > 0) words.emplace_back(key.substr(0, blank));
        key.remove_prefix(std::min(blank + 1, key.size()));
    }
    return words;
}

/// ":value" in a condition of the domain, under a name of ours.
std::string named(std::string_view sql, std::string_view name) {
    constexpr std::string_view kValue = ":value";
    std::string out;
    for (auto at = sql.find(kValue); at != std::string_view::npos; at = sql.find(kValue)) {
        out += sql.substr(0, at);
        out += ':';
        out += name;
        sql.remove_prefix(at + kValue.size());
    }
    out += sql;
    return out;
}

struct Conditions {
    std::vector<std::string> all;
    db::Binds binds;

    void add(std::string_view sql, db::Value value) {
        auto const name = fmt::format("list_{}", binds.size());
        all.push_back("(" + named(sql, name) + ")");
        binds.emplace_back(name, std::move(value));
    }
    std::string where() const { return all.empty() ? "" : fmt::format(" WHERE {}", fmt::join(all, " AND ")); }
};

/// The rows with a word that begins so, sorted; nullopt where there are too many to name.
std::optional<std::vector<std::int64_t>> rows_with(db::Session& session, List const& list, std::string const& word) {
    constexpr std::int64_t kRare =
        4 * kCounted; ///< to sort more takes longer than to look for the next ones in their order
    // Behind every text that begins with the word: the last code point there is. Rows that hold two such words come twice.
    auto const sql =
        fmt::format("SELECT row_id FROM {} WHERE word >= :word AND word < :behind LIMIT {}", list.words, kRare + 1);
    auto rows = session.rows<std::int64_t>(sql, {{"word", word}, {"behind", word + "\xF4\x8F\xBF\xBF"}});
    if (std::cmp_greater(rows.size(), kRare)) return std::nullopt;
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

/// Every word that was typed begins a word of the row. The rows of one rare word are looked up and the others are held against these;
/// where all words are common, the next rows are soon met in the order of the list. True: there are few.
bool add_search(db::Session& session, List const& list, std::string_view typed, Conditions& conditions) {
    auto words = words_of(text::search_key(typed));
    if (words.size() > kWords) words.resize(kWords);
    std::optional<std::vector<std::int64_t>> hits;
    std::string looked_up;
    if (!list.words.empty()) {
        auto by_length = words; // long words are rare; numbers are rarer still
        std::ranges::stable_sort(by_length, [](std::string const& left, std::string const& right) {
            bool const digits = left.find_first_not_of("0123456789") == std::string::npos;
            bool const other = right.find_first_not_of("0123456789") == std::string::npos;
            return digits != other ? digits : left.size() > right.size();
        });
        for (std::string const& word : by_length) {
            hits = rows_with(session, list, word);
            if (!hits) continue;
            looked_up = word;
            break;
        }
    }
    auto const before = conditions.all.size();
    for (std::string const& word : words)
        if (!hits || word != looked_up)
            conditions.add(fmt::format("(' ' || {}) LIKE :value", list.search), "% " + word + "%");
    if (hits)
        conditions.add(fmt::format("{} IN {}", list.words_of.empty() ? list.key : list.words_of,
                                   db::in_list(session.engine(), "value")),
                       db::list_of(*hits));
    if (!hits && conditions.all.size() > before) {
        // PostgreSQL takes each LIKE for rare, and would read and sort all rows; it can not look into a CASE.
        auto const likes = std::span{conditions.all}.subspan(before);
        auto common = fmt::format("(CASE WHEN {} THEN 1 = 1 ELSE 1 = 0 END)", fmt::join(likes, " AND "));
        conditions.all.resize(before);
        conditions.all.push_back(std::move(common));
    }
    return hits.has_value();
}

void add_filters(List const& list, ListState const& state, Conditions& conditions) {
    for (auto const& chosen : state.filters) {
        auto const filter = std::ranges::find(list.filters, chosen.key, &ListFilter::key);
        if (filter == list.filters.end()) continue;
        if (filter->kind != ListFilter::Kind::text)
            conditions.add(filter->sql, chosen.value);
        else
            for (std::string const& word : words_of(text::search_key(chosen.value)))
                conditions.add(filter->sql, "% " + word + "%");
    }
}

std::string order_of(List const& list, ListState const& state) {
    char const* const direction = state.descending ? " DESC" : "";
    auto const column = std::ranges::find(list.columns, state.sort, &ListColumn::key);
    std::string order;
    if (column != list.columns.end())
        order = fmt::format("{}{}{}, ", column->sort.empty() ? column->sql : column->sort, direction,
                            column->nullable ? " NULLS LAST" : "");
    return fmt::format(" ORDER BY {}{}{}", order, list.key, direction);
}

db::Kind kind_of(ColumnType type) {
    switch (type) {
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::instant: return db::Kind::number;
    case ColumnType::text:
    case ColumnType::date:
    case ColumnType::status: break;
    }
    return db::Kind::text;
}

std::string hex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string digits;
    digits.reserve(bytes.size() * 2);
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        digits += kDigits[byte >> 4];
        digits += kDigits[byte & 15];
    }
    return digits;
}

} // namespace

ListQuestion list_question(db::Session& session, List const& list, ListState const& state) {
    Conditions conditions;
    if (!list.where.empty()) conditions.all.push_back("(" + list.where + ")");
    add_filters(list, state, conditions);
    bool const few = !state.search.empty() && add_search(session, list, state.search, conditions);

    ListQuestion question;
    question.binds = list.binds;
    question.binds.insert(question.binds.end(), conditions.binds.begin(), conditions.binds.end());
    question.kinds = {db::Kind::number};
    std::string columns = list.key;
    for (ListColumn const* const column : shown_columns(list, state)) {
        columns += ", " + column->sql;
        question.kinds.push_back(kind_of(column->type));
    }
    auto const source = fmt::format(" FROM {}{}", list.from, conditions.where());
    auto const order = order_of(list, state);
    question.rows = fmt::format("SELECT {}{}{}", columns, source, order);
    // Few rows are read once, to be sorted and counted; many are not all read.
    auto const count =
        few ? std::string{"COUNT(*) OVER ()"}
            : fmt::format("(SELECT COUNT(*) FROM (SELECT 1 AS one{} LIMIT {}) counted)", source, kCounted + 1);
    question.counted = fmt::format("SELECT {}, {}{}{}", columns, count, source, order);
    return question;
}

ListPage read_list(db::Session& session, List const& list, ListState state) {
    ListPage page;
    page.filtered = !state.search.empty() || !state.filters.empty();
    auto const question = list_question(session, list, state);
    auto kinds = question.kinds;
    kinds.push_back(db::Kind::number);
    auto const read = [&] {
        auto const sql =
            fmt::format("{} LIMIT {} OFFSET {}", question.counted, state.size + 1, (state.page - 1) * state.size);
        session.query(sql, question.binds, kinds, db::Session::Fetch::all, [&](std::span<db::Value const> values) {
            page.total = std::min(db::Column<std::int64_t>::from(values.back()), kCounted + 1);
            if (std::cmp_equal(page.rows.size(), state.size)) {
                page.more = true;
                return;
            }
            page.rows.push_back(
                {db::Column<std::int64_t>::from(values.front()), {values.begin() + 1, values.end() - 1}});
        });
    };
    read();
    if (page.rows.empty() && state.page > 1) { // rows went since, or the address was typed
        state.notices.push_back(fmt::format("Danh sách không có trang {}; đây là trang đầu.", state.page));
        state.page = 1;
        read();
    }
    page.state = std::move(state);
    return page;
}

std::string sort_column(std::string_view name) { return hex(text::sort_key(name)); }
std::string person_sort_column(std::string_view name) { return hex(text::person_sort_key(name)); }

std::vector<std::string> list_words(std::string_view text) {
    auto words = words_of(text::search_key(text));
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace site
