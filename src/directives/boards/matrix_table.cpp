// The matrix as a table. It is put together by hand: a template's dictionary for each of some thousand cells would cost more than the query.
#include "directives/boards/matrix_view.hpp"
#include "office/table_export.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <iterator>
#include <unistd.h>

namespace directives::boards {

namespace {

std::string_view cell_class(Standing standing) {
    switch (standing) {
    case Standing::overdue: return "o";
    case Standing::today:
    case Standing::soon: return "s";
    case Standing::waiting:
    case Standing::waiting_late: return "w";
    case Standing::done:
    case Standing::done_late: return "d";
    case Standing::ahead:
    case Standing::undated:
    case Standing::off: return "a";
    }
    return "a";
}

/// What a cell says: the day that matters for its standing.
std::string cell_day(Cell const& cell, base::Date today) {
    auto const& turn = cell.shown->clocked;
    bool const came = cell.stand.standing == Standing::done || cell.stand.standing == Standing::done_late ||
                      cell.stand.standing == Standing::waiting || cell.stand.standing == Standing::waiting_late;
    auto const day = came && turn.submitted_on ? turn.submitted_on : turn.last_day;
    return day ? short_day(*day, today) : "–";
}

struct Place {
    std::string organisation, duty;
};

/// A count that leads to its list, where the list can be asked for just that; a 0 leads nowhere.
void add_figure(std::string& out, std::size_t count, std::string_view mark, std::string_view label, Place const& place,
                MatrixView const& view, std::string_view standing) {
    auto const& wish = view.wish;
    if (count == 0) {
        out += "<span class=\"bv-zero\">0</span>";
        return;
    }
    bool const listed =
        (!place.duty.empty() || wish.directives.size() <= 1) && (!place.organisation.empty() || view.kind.empty());
    if (!listed) {
        fmt::format_to(std::back_inserter(out), R"(<span class="{}">{}</span>)", mark, count);
        return;
    }
    std::vector<QueryPart> parts{{"organisation", place.organisation}, {"duty", place.duty}};
    if (place.duty.empty() && wish.directives.size() == 1)
        parts.emplace_back("directive", std::to_string(wish.directives.front().number()));
    if (wish.period) {
        parts.emplace_back("from", wish.period->first_day().vietnamese());
        parts.emplace_back("to", wish.period->last_day().vietnamese());
    }
    if (wish.area) parts.emplace_back("area", std::to_string(wish.area.number()));
    parts.emplace_back("standing", standing);
    fmt::format_to(std::back_inserter(out), R"(<a class="{}" href="{}" aria-label="{}: {}">{}</a>)", mark,
                   html::escape(address_with(kListAddress, parts)), label, count, count);
}

void add_counts(std::string& out, char const* tag, Counts const& counts, Place const& place, MatrixView const& view) {
    auto const open = fmt::format("<{} class=\"bv-number\">", tag);
    auto const close = fmt::format("</{}>", tag);
    out += open;
    add_figure(out, counts[Group::overdue], "bv-m-o", "Quá hạn", place, view, "overdue");
    out += close + open;
    add_figure(out, counts[Group::done], "bv-m-d", "Hoàn thành", place, view, "done");
    out += close + open;
    add_figure(out, counts.all(), "bv-m-all", "Tất cả", place, view, "");
    out += close;
}

void add_head(std::string& out, MatrixView const& view, std::size_t from, std::size_t to) {
    out +=
        "<thead><tr><th scope=\"col\" class=\"bv-matrix-name\">Cơ quan</th><th scope=\"col\" class=\"bv-number\">Quá "
        "hạn</th><th scope=\"col\" class=\"bv-number\">Xong</th><th scope=\"col\" class=\"bv-number\">Tất cả</th>";
    bool const several = view.wish.directives.size() != 1;
    for (std::size_t i = from; i < to; ++i) {
        auto const& duty = view.rows.duties[i];
        fmt::format_to(
            std::back_inserter(out),
            R"(<th scope="col" class="bv-matrix-duty"><a href="/directives/{}">{}{}</a><span title="{}">{}</span></th>)",
            duty.directive.number(), several ? html::escape(duty.title) + ", " : std::string{},
            duty.clause.empty() ? "mục –" : "mục " + html::escape(duty.clause), html::escape(duty.action),
            html::escape(short_words(duty.action, 48)));
    }
    out += "</tr></thead>";
}

/// "&amp;from=…&amp;to=…": what a list of one cell needs besides body and duty.
std::string period_parts(MatrixView const& view) {
    if (!view.wish.period) return {};
    return fmt::format("&amp;from={}&amp;to={}", view.wish.period->first_day().iso(),
                       view.wish.period->last_day().iso());
}

void add_row(std::string& out, MatrixView const& view, Matrix::Row const& row, std::size_t from, std::size_t to,
             base::Date today, std::string const& period) {
    auto const body = std::to_string(row.body.number());
    fmt::format_to(std::back_inserter(out), R"(<tr><th scope="row" class="bv-matrix-name"><a href="{}">{}</a></th>)",
                   board_address(row.body), html::escape(view.rows.bodies.at(row.body)));
    add_counts(out, "td", row.counts, {body, {}}, view);
    for (std::size_t i = from; i < to; ++i) {
        Cell const& cell = row.cells[i];
        if (cell.shown == nullptr) {
            out += "<td class=\"bv-m\"></td>";
            continue;
        }
        out += "<td class=\"bv-m bv-m-";
        out += cell_class(cell.stand.standing);
        auto const all = cell.counts.all();
        auto const day = cell_day(cell, today);
        // The name begins with what is seen, for those who speak to the page.
        if (all == 1)
            fmt::format_to(std::back_inserter(out), R"("><a href="/directives/turns/{}" aria-label="{}: {}">{})",
                           cell.shown->turn.number(), day, badge_text(cell.stand, cell.shown->clocked.last_day), day);
        else
            fmt::format_to(
                std::back_inserter(out),
                R"("><a href="{}?organisation={}&amp;duty={}{}" aria-label="{} {} lượt: {}">{} <sup>{}</sup>)",
                kListAddress, body, view.rows.duties[i].id.number(), period, day, all,
                badge_text(cell.stand, cell.shown->clocked.last_day), day, all);
        out += "</a></td>";
    }
    out += "</tr>\n";
}

void add_foot(std::string& out, MatrixView const& view, std::size_t from, std::size_t to) {
    out += "<tfoot><tr><th scope=\"row\" class=\"bv-matrix-name\">Tổng cộng</th>";
    add_counts(out, "td", view.matrix.all, {}, view);
    for (std::size_t i = from; i < to; ++i) {
        Place const place{{}, std::to_string(view.rows.duties[i].id.number())};
        auto const& counts = view.matrix.columns[i];
        out += "<td class=\"bv-matrix-total\">";
        add_figure(out, counts[Group::overdue], "bv-m-o", "Quá hạn", place, view, "overdue");
        out += ' ';
        add_figure(out, counts[Group::done], "bv-m-d", "Hoàn thành", place, view, "done");
        out += " / ";
        add_figure(out, counts.all(), "bv-m-all", "Tất cả", place, view, "");
        out += "</td>";
    }
    out += "</tr></tfoot>";
}

std::shared_ptr<std::filesystem::path const> temporary_file(std::filesystem::path const& folder) {
    static std::atomic<unsigned> counter{0};
    auto path = folder / fmt::format("matrix-{}-{}.xlsx", ::getpid(), ++counter);
    return {new std::filesystem::path{std::move(path)}, [](std::filesystem::path const* file) {
                std::error_code ignored;
                std::filesystem::remove(*file, ignored);
                delete file;
            }};
}

office::Tint tint_of(Standing standing) {
    switch (group_of(standing).value_or(Group::ahead)) {
    case Group::overdue: return office::Tint::bad;
    case Group::due:
    case Group::waiting: return office::Tint::doubtful;
    case Group::done: return office::Tint::good;
    case Group::ahead: break;
    }
    return office::Tint::none;
}

office::TableCell number_cell(std::size_t count) { return {static_cast<std::int64_t>(count)}; }

} // namespace

std::string short_day(base::Date day, base::Date today) {
    auto const text = fmt::format("{:02}/{:02}", day.day(), day.month());
    return day.year() == today.year() ? text : fmt::format("{}/{:02}", text, day.year() % 100);
}

html::Markup matrix_table(MatrixView const& view, base::Date today) {
    auto const from = (view.columns_page - 1) * kColumnsOnPage;
    auto const to = std::min(from + kColumnsOnPage, view.rows.duties.size());
    auto const first = (view.page - 1) * kRowsOnPage;
    auto const last = std::min(first + kRowsOnPage, view.matrix.rows.size());
    std::string out;
    out.reserve(4096 + (last - first) * (to - from) * 128);
    add_head(out, view, from, to);
    out += "<tbody>\n";
    auto const period = period_parts(view);
    for (std::size_t i = first; i < last; ++i) add_row(out, view, view.matrix.rows[i], from, to, today, period);
    out += "</tbody>";
    add_foot(out, view, from, to);
    return html::Markup::trusted(std::move(out));
}

base::Result<http::Response> matrix_file(MatrixView const& view, base::Date today,
                                         std::filesystem::path const& scratch) {
    using office::TableCell;
    std::vector<office::TableColumn> columns{
        {"Cơ quan", office::ColumnKind::text, 40},          {"Quá hạn", office::ColumnKind::integer, 10},
        {"Sắp đến hạn", office::ColumnKind::integer, 12},   {"Còn thời gian", office::ColumnKind::integer, 14},
        {"Chờ tiếp nhận", office::ColumnKind::integer, 14}, {"Hoàn thành", office::ColumnKind::integer, 12},
        {"Tất cả", office::ColumnKind::integer, 10}};
    for (auto const& duty : view.rows.duties)
        columns.push_back({fmt::format("{}, mục {}: {}", duty.title, duty.clause, short_words(duty.action, 120)),
                           office::ColumnKind::text, 24});
    auto const file = temporary_file(scratch);
    auto table = TRY(office::TableExport::create(*file, office::TableFormat::xlsx, "Ma trận", columns));
    std::vector<TableCell> cells;
    auto const counted = [&](std::string name, Counts const& counts) {
        cells.clear();
        cells.push_back({std::move(name)});
        for (Group const group : kAllGroups) cells.push_back(number_cell(counts[group]));
        cells.push_back(number_cell(counts.all()));
    };
    for (auto const& row : view.matrix.rows) {
        counted(view.rows.bodies.at(row.body), row.counts);
        for (Cell const& cell : row.cells) {
            if (cell.shown == nullptr) {
                cells.push_back({});
                continue;
            }
            auto text = badge_text(cell.stand, cell.shown->clocked.last_day);
            if (cell.counts.all() > 1) text += fmt::format("; {} lượt", cell.counts.all());
            cells.push_back({std::move(text), tint_of(cell.stand.standing)});
        }
        TRY(table.add_row(cells));
    }
    counted("Tổng cộng", view.matrix.all);
    for (Counts const& counts : view.matrix.columns)
        cells.push_back({fmt::format("quá hạn {}, hoàn thành {}, tất cả {}", counts[Group::overdue],
                                     counts[Group::done], counts.all())});
    TRY(table.add_row(cells));
    TRY(table.close());
    auto response = http::download({}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                   fmt::format("Ma trận giao việc {}.xlsx", today.iso()));
    response.file = *file;
    response.keep = file;
    return response;
}

} // namespace directives::boards
