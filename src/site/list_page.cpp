// A list as markup. The rows are put together by hand, a template's dictionary for every cell would cost more than the query.
#include "site/list_query.hpp"

#include "html/template.hpp"
#include "site/recent.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace site {

namespace {

using text::print_integer;

bool is_number(ColumnType type) { return type == ColumnType::integer || type == ColumnType::money; }

bool sortable(ListColumn const& column) {
    return !column.sort.empty() || (column.type != ColumnType::text && column.type != ColumnType::status);
}

std::string_view tag_class(Word::Tone tone) {
    switch (tone) {
    case Word::Tone::plain: return "bv-tag";
    case Word::Tone::good: return "bv-tag bv-tag-good";
    case Word::Tone::soon: return "bv-tag bv-tag-soon";
    case Word::Tone::late: return "bv-tag bv-tag-late";
    case Word::Tone::info: return "bv-tag bv-tag-info";
    case Word::Tone::doubt: return "bv-tag bv-tag-doubt";
    }
    return "bv-tag";
}

Word const* word_of(ListColumn const& column, db::Value const& value) {
    auto const* const stored = std::get_if<std::string>(&value);
    if (stored == nullptr) return nullptr;
    auto const found = std::ranges::find(column.words, *stored, &Word::value);
    return found == column.words.end() ? nullptr : &*found;
}

std::string print_instant(db::Instant instant) {
    auto const local = instant + std::chrono::hours{7};
    auto const day = std::chrono::floor<std::chrono::days>(local);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::minutes>(local - day)};
    return fmt::format("{:02}/{:02}/{} {:02}:{:02}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()), time.hours().count(),
                       time.minutes().count());
}

/// The state's address, changed.
template <class Change>
std::string with(List const& list, ListState state, Change change) {
    change(state);
    return list.address + list_query(list, state);
}

void add_cell(std::string& rows, ListColumn const& column, bool head, std::int64_t key, db::Value const& value) {
    rows += head ? "<th scope=\"row\"" : "<td";
    if (is_number(column.type)) rows += " class=\"bv-number\"";
    rows += " data-head=\"" + html::escape(column.heading) + "\">";
    auto const shown = html::escape(list_text(column, value));
    if (!shown.empty()) {
        std::string link = column.link;
        if (auto const at = link.find("{key}"); at != std::string::npos) link.replace(at, 5, std::to_string(key));
        if (!link.empty()) rows += "<a href=\"" + html::escape(link) + "\">";
        if (column.type == ColumnType::status) {
            auto const* const word = word_of(column, value);
            rows += fmt::format("<span class=\"{}\">{}</span>",
                                tag_class(word == nullptr ? Word::Tone::plain : word->tone), shown);
        } else {
            rows += shown;
        }
        if (!link.empty()) rows += "</a>";
    }
    rows += head ? "</th>" : "</td>";
}

html::Markup rows_of(List const& list, ListPage const& page, std::vector<ListColumn const*> const& shown) {
    std::string rows;
    rows.reserve(page.rows.size() * shown.size() * 64);
    auto const head = std::ranges::find_if(shown, [](auto const* column) { return column->fixed; });
    for (ListRow const& row : page.rows) {
        rows += "<tr>";
        if (!list.acts.empty()) {
            auto const named = head == shown.end()
                                   ? std::to_string(row.key)
                                   : list_text(**head, row.cells[static_cast<std::size_t>(head - shown.begin())]);
            rows += fmt::format("<td class=\"bv-pick d-print-none\"><input type=\"checkbox\" form=\"list-batch\" "
                                "name=\"row\" value=\"{}\" aria-label=\"Chọn {}\"></td>",
                                row.key, html::escape(named));
        }
        for (std::size_t i = 0; i < shown.size(); ++i)
            add_cell(rows, *shown[i], head != shown.end() && *head == shown[i], row.key, row.cells[i]);
        rows += "</tr>\n";
    }
    return html::Markup::trusted(std::move(rows));
}

/// What a GET form must send besides its own fields so that the rest of the state stays.
enum class Besides { filters, columns };
void add_hidden(html::Dictionary& form, List const& list, ListState const& state, Besides own) {
    auto const hide = [&](std::string_view name, std::string_view value) {
        form.add("HIDDEN").set("NAME", name).set("VALUE", value);
    };
    if (own == Besides::columns) {
        if (!state.search.empty()) hide("q", state.search);
        for (auto const& chosen : state.filters) hide(chosen.key, chosen.value);
        if (state.sort != list.sort || state.descending != list.descending) hide("sort", state.sort);
        for (ListColumn const& column : list.columns)
            if (column.fixed) hide("column", column.key);
    } else if (state.columns_chosen) {
        for (std::string const& key : state.columns) hide("column", key);
    }
    if (state.descending) hide("descending", "1");
    if (state.size != 50) hide("size", std::to_string(state.size));
}

std::string chosen_value(ListState const& state, std::string_view key) {
    auto const found = std::ranges::find(state.filters, key, &ListState::Chosen::key);
    return found == state.filters.end() ? "" : found->value;
}

/// A filter's value as people read it.
std::string filter_text(ListFilter const& filter, std::string const& value) {
    if (filter.kind == ListFilter::Kind::date) {
        auto const day = base::Date::parse(value);
        return day ? day->vietnamese() : value;
    }
    auto const word = std::ranges::find(filter.choices, value, &Word::value);
    return word == filter.choices.end() ? value : word->text;
}

void add_filters(html::Dictionary& page, List const& list, ListState const& state) {
    if (list.search.empty() && list.filters.empty()) return;
    auto& form = page.add("FILTERS").set("ADDRESS", list.address);
    if (!list.search.empty()) {
        auto& search = form.add("SEARCH").set("VALUE", state.search);
        if (!list.search_hint.empty()) search.add("SEARCH_BY").set("TEXT", list.search_hint);
    }
    for (ListFilter const& filter : list.filters) {
        auto const value = chosen_value(state, filter.key);
        auto& field = form.add("FILTER").set("KEY", filter.key).set("LABEL", filter.label);
        if (filter.kind == ListFilter::Kind::choice) {
            auto& choice = field.add("CHOICE");
            choice.show_if(filter.otherwise.empty(), "ALL");
            for (Word const& word : filter.choices)
                choice.add("OPTION")
                    .set("VALUE", word.value)
                    .set("TEXT", word.text)
                    .show_if(word.value == (value.empty() ? filter.otherwise : value), "CHOSEN");
        } else {
            auto& input = field.add("FIELD").set("VALUE", filter_text(filter, value));
            input.show_if(filter.kind == ListFilter::Kind::date, "DAY");
        }
    }
    add_hidden(form, list, state, Besides::filters);
    for (ListColumn const& column : list.columns)
        if (sortable(column))
            form.add("ORDER")
                .set("VALUE", column.key)
                .set("TEXT", column.heading)
                .show_if(column.key == state.sort, "CHOSEN");
}

void add_chips(html::Dictionary& page, List const& list, ListState const& state) {
    if (state.search.empty() && state.filters.empty()) return;
    auto& chips = page.add("CHIPS");
    chips.set("CLEAR", with(list, state, [](ListState& other) {
                  other.search.clear();
                  other.filters.clear();
                  other.page = 1;
              }));
    if (!state.search.empty())
        chips.add("CHIP")
            .set("LABEL", "Tìm")
            .set("TEXT", state.search)
            .set("ADDRESS", with(list, state, [](ListState& other) {
                     other.search.clear();
                     other.page = 1;
                 }));
    for (auto const& chosen : state.filters) {
        auto const filter = std::ranges::find(list.filters, chosen.key, &ListFilter::key);
        if (filter == list.filters.end()) continue;
        chips.add("CHIP")
            .set("LABEL", filter->label)
            .set("TEXT", filter_text(*filter, chosen.value))
            .set("ADDRESS", with(list, state, [&](ListState& other) {
                     std::erase_if(other.filters, [&](auto const& one) { return one.key == chosen.key; });
                     other.page = 1;
                 }));
    }
}

void add_columns(html::Dictionary& page, List const& list, ListState const& state,
                 std::vector<ListColumn const*> const& shown) {
    if (std::ranges::all_of(list.columns, &ListColumn::fixed)) return;
    auto& chooser = page.add("COLUMNS").set("ADDRESS", list.address);
    for (ListColumn const& column : list.columns)
        if (!column.fixed)
            chooser.add("COLUMN")
                .set("KEY", column.key)
                .set("TEXT", column.heading)
                .show_if(std::ranges::find(shown, &column) != shown.end(), "CHOSEN");
    add_hidden(chooser, list, state, Besides::columns);
}

void add_heads(html::Dictionary& table, List const& list, ListState const& state,
               std::vector<ListColumn const*> const& shown) {
    for (ListColumn const* const column : shown) {
        bool const current = column->key == state.sort;
        auto& head = table.add("HEAD");
        head.show_if(is_number(column->type), "NUMBER");
        head.show_if(current && !state.descending, "UP");
        head.show_if(current && state.descending, "DOWN");
        if (!sortable(*column)) {
            head.add("FIXED_HEAD").set("TEXT", column->heading);
            continue;
        }
        auto const address = with(list, state, [&](ListState& other) {
            other.sort = column->key;
            other.descending = current && !state.descending;
            other.page = 1;
        });
        head.add("SORT")
            .set("KEY", column->key)
            .set("TEXT", column->heading)
            .set("ADDRESS", address + "#sort-" + column->key)
            .set("ARROW", current ? (state.descending ? " ▼" : " ▲") : " ↕");
    }
}

std::string size_text(ListPage const& page, std::int64_t size) {
    return size == kListAll && page.exact() ? "tất cả" : print_integer(size);
}

void add_pages(html::Dictionary& content, List const& list, ListPage const& page) {
    auto const& state = page.state;
    if (page.total <= 20) return;
    auto& pages = content.add("PAGES");
    auto const link = [&](std::int64_t number, std::string const& text, std::string const& name) {
        auto& one = pages.add("PAGE").add("LINK").set("TEXT", text);
        one.set("ADDRESS", with(list, state, [&](ListState& other) { other.page = number; }));
        one.show_if(number == state.page && name.empty(), "CURRENT");
        if (!name.empty()) one.add("NAMED").set("NAME", name);
    };
    auto const last = page.exact() ? (page.total + state.size - 1) / state.size : state.page + (page.more ? 1 : 0);
    if (last > 1) {
        if (state.page > 1) link(state.page - 1, "‹ Trước", "Trang trước");
        for (std::int64_t number = 1; number <= last; ++number) {
            bool const near = std::abs(number - state.page) <= 2 || number == 1 || number == last;
            if (near)
                link(number, print_integer(number), "");
            else if (number == 2 || number == last - 1)
                pages.add("PAGE").show("GAP");
            else
                number = number < state.page ? state.page - 3 : last - 2; // nothing is printed for those between
        }
        if (page.more) link(state.page + 1, "Sau ›", "Trang sau");
    }
    for (std::int64_t const size : {20, 50, 100, static_cast<int>(kListAll)})
        pages.add("SIZE")
            .set("TEXT", size_text(page, size))
            .set("ADDRESS", with(list, state,
                                 [&](ListState& other) {
                                     other.size = size;
                                     other.page = 1;
                                 }))
            .show_if(size == state.size, "CURRENT");
}

void add_empty(html::Dictionary& content, List const& list, ListPage const& page) {
    auto& empty = content.add("EMPTY");
    if (page.filtered) {
        empty.set("WHY", "Không có dòng nào khớp với điều kiện đang lọc.");
        empty.add("NEXT").set("TEXT", "Bỏ bớt một điều kiện ở trên, hoặc bấm “Xóa lọc” để xem cả danh sách.");
        return;
    }
    empty.set("WHY", list.none.empty() ? "Danh sách chưa có dòng nào." : list.none);
    if (!list.none_next.empty()) empty.add("NEXT").set("TEXT", list.none_next);
    if (!list.none_link.address.empty())
        empty.add("LINK").set("ADDRESS", list.none_link.address).set("TEXT", list.none_link.text);
}

std::string count_text(ListPage const& page) {
    if (page.rows.empty()) return "0 dòng";
    auto const first = (page.state.page - 1) * page.state.size + 1;
    auto const last = first + static_cast<std::int64_t>(page.rows.size()) - 1;
    auto const total = page.exact() ? print_integer(page.total) : "hơn " + print_integer(kCounted);
    if (page.exact() && std::cmp_equal(page.rows.size(), page.total)) return total + " dòng";
    return fmt::format("Dòng {}–{} trong {}", print_integer(first), print_integer(last), total);
}

std::string sorted_text(List const& list, ListState const& state) {
    auto const column = std::ranges::find(list.columns, state.sort, &ListColumn::key);
    if (column == list.columns.end()) return {};
    return column->heading + (state.descending ? ", giảm dần" : ", tăng dần");
}

} // namespace

std::string list_text(ListColumn const& column, db::Value const& value) {
    if (std::holds_alternative<std::monostate>(value)) return {};
    switch (column.type) {
    case ColumnType::integer:
    case ColumnType::money: return print_integer(db::Column<std::int64_t>::from(value));
    case ColumnType::date: return db::Column<base::Date>::from(value).vietnamese();
    case ColumnType::instant: return print_instant(db::Column<db::Instant>::from(value));
    case ColumnType::text:
    case ColumnType::status: break;
    }
    auto const* const word = word_of(column, value);
    return word != nullptr ? word->text : db::Column<std::string>::from(value);
}

html::Markup render_list(List const& list, ListPage const& page) {
    auto const& state = page.state;
    auto const shown = shown_columns(list, state);
    auto const sorted = sorted_text(list, state);
    auto const count = count_text(page);
    html::Dictionary content;
    content.set("CAPTION", list.caption).set("COUNT", count);
    content.set("SAYS", sorted.empty() ? count : "Xếp theo " + sorted + ". " + count + ".");
    for (std::string const& notice : state.notices) content.add("NOTICE").set("TEXT", notice);
    add_filters(content, list, state);
    add_chips(content, list, state);
    if (page.rows.empty()) {
        add_empty(content, list, page);
        return html::render("site/list", content);
    }
    add_columns(content, list, state, shown);
    auto const query = list_query(list, state);
    content.add("EXPORTS").set("XLSX", list.address + ".xlsx" + query).set("CSV", list.address + ".csv" + query);
    if (!list.acts.empty()) {
        auto& batch = content.add("BATCH");
        for (ListAct const& act : list.acts) batch.add("ACT").set("ADDRESS", act.address).set("TEXT", act.text);
    }
    auto& table = content.add("TABLE");
    if (!sorted.empty()) table.add("SORTED").set("TEXT", sorted);
    table.show_if(!list.acts.empty(), "PICK_HEAD");
    add_heads(table, list, state, shown);
    table.set("ROWS", rows_of(list, page, shown));
    add_pages(content, list, page);
    return html::render("site/list", content);
}

void add_list(Routes& routes, ListServices services, ListPages pages) {
    auto const shared = std::make_shared<std::pair<ListServices const, ListPages const>>(services, std::move(pages));
    auto const& [_, kept] = *shared;
    auto const recent = std::make_shared<Recent>(services.database);
    routes.add("GET " + kept.address, kept.need, [shared, recent](Visit const& visit) {
        auto const& [given, asked] = *shared;
        std::vector<std::string> chosen;
        auto const make = [&]() -> base::Result<Made> {
            auto const list = asked.describe(visit);
            auto session = given.database.lease();
            auto page = read_list(session, list, list_state(list, visit.request));
            html::Dictionary content;
            content.set("TITLE", list.caption).set("LIST", render_list(list, page));
            content.set("ABOVE", asked.above ? asked.above(visit) : html::Markup{});
            auto const last = (page.total + page.state.size - 1) / page.state.size;
            auto title = list.caption;
            if (page.exact() && last > 1) title += fmt::format(" (trang {}/{})", page.state.page, last);
            if (page.state.columns_chosen) chosen = std::move(page.state.columns);
            return Made{std::move(title), html::render("site/list_page", content),
                        list.acts.empty() || page.rows.empty() ? std::string_view{} : kListActs};
        };
        // Who chooses columns gets them remembered, so that page is always made.
        bool const keep = asked.same_for_all && visit.request.query.all("column").empty();
        auto made = keep ? recent->get(visit, visit.request.cookie(kColumnsCookie).value_or(""), make) : make();
        if (!made) return http::refusal(made.error());
        if (!made->form.empty()) made->main += csrf_field(visit.visitor, made->form);
        auto response = given.frame.respond(
            visit, {.title = std::move(made->title), .main = std::move(made->main), .current = asked.address});
        if (!chosen.empty())
            response.headers.push_back(
                {"Set-Cookie", fmt::format("{}={}; Path={}; Max-Age=31536000; HttpOnly; SameSite=Lax", kColumnsCookie,
                                           fmt::join(chosen, "."), asked.address)});
        return response;
    });
    for (std::string const format : {"xlsx", "csv"})
        routes.add(
            "GET " + kept.address + "." + format, kept.need,
            [shared, format](Visit const& visit) {
                auto const& [given, asked] = *shared;
                auto const list = asked.describe(visit);
                auto file = export_list(given.database, list, list_state(list, visit.request), format, given.scratch);
                return file ? std::move(*file) : http::refusal(file.error());
            },
            http::Work::heavy);
}

} // namespace site
