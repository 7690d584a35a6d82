// The table as people fill it: one page of rows at a time, totals and findings of all of them.
#include "directives/tables/pages_shared.hpp"

#include "base/json.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "text/numbers.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::size_t kPageRows = 100;

/// What was typed and could not be kept, by input name; and what to say of it.
struct Left {
    std::map<std::string, std::string> typed = {};
    std::vector<html::FieldError> errors = {};
    int status = 200;
};

std::string input_name(RowId row, std::size_t step) { return fmt::format("c-{}-{}", row.number(), step); }

/// Which rows the address asks for, as indices into all.
struct Shown {
    std::vector<std::size_t> rows;
    std::size_t page = 1, pages = 1, all = 0;
    std::string show, search, query; ///< query: without the page, begins with "?" or is ""
};

Shown shown_rows(Seen const& seen, Visit const& visit) {
    auto const& whole = *seen.whole;
    Shown shown{.rows = {},
                .show = std::string{visit.request.query.text("show")},
                .search = std::string{visit.request.query.text("q")},
                .query = {}};
    if (shown.show != "findings" && shown.show != "mine") shown.show.clear();
    auto const key = text::search_key(shown.search);
    for (std::size_t r = 0; r < whole.rows.size(); ++r) {
        auto const& row = whole.rows[r];
        if (shown.show == "findings" && whole.evaluation.of_row[r].first == whole.evaluation.of_row[r].second) continue;
        if (shown.show == "mine" && std::ranges::find(seen.sight.units, row.unit) == seen.sight.units.end()) continue;
        if (!key.empty() && !(" " + text::search_key(row.label)).contains(" " + key)) continue;
        shown.rows.push_back(r);
    }
    shown.all = shown.rows.size();
    shown.pages = std::max<std::size_t>(1, (shown.all + kPageRows - 1) / kPageRows);
    auto const wanted = documents::registry::number_of(visit.request.query.text("page"));
    shown.page = std::clamp<std::size_t>(static_cast<std::size_t>(std::max<std::int64_t>(wanted, 1)), 1, shown.pages);
    auto const from = (shown.page - 1) * kPageRows, to = std::min(shown.all, from + kPageRows);
    shown.rows = {shown.rows.begin() + static_cast<std::ptrdiff_t>(from),
                  shown.rows.begin() + static_cast<std::ptrdiff_t>(to)};
    if (!shown.show.empty()) shown.query = "?show=" + shown.show;
    if (!shown.search.empty())
        shown.query += (shown.query.empty() ? "?q=" : "&q=") + http::percent_encode(shown.search);
    return shown;
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const {
        auto const seen = see(services_, visit, table_of(visit));
        if (!seen) return http::refusal(seen.error());
        return grid(visit, *seen, {});
    }

    Response save_cells(Visit const& visit) const {
        if (visit.request.header("content-type").starts_with("application/json")) return save_json(services_, visit);
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const seen_revision = documents::registry::number_of(form->fields.text("seen"));
        std::vector<Change> changes;
        for (auto const& [name, value] : form->fields.list())
            if (auto change = change_of(name, value)) {
                change->seen_revision = seen_revision;
                changes.push_back(*std::move(change));
            }
        auto const id = table_of(visit);
        auto tx = services_.database.write();
        auto saved = save(tx, visit.scope(), now(), id, changes);
        if (!saved) return http::refusal(saved.error());
        if (saved->changed) tx.commit();
        auto const query = std::string{form->fields.text("back")};
        if (saved->conflicts.empty() && saved->troubles.empty())
            return site::done(address_of(id) + (query.starts_with('?') || query.starts_with("/rows/") ? query : ""),
                              saved->changed ? "Bảng đã được lưu." : "Không có ô nào thay đổi.");
        {
            auto const freed = std::move(tx);
        } // its connection is needed for the page
        auto const seen = see(services_, visit, id);
        if (!seen) return http::refusal(seen.error());
        return grid(visit, *seen, left_of(*seen->whole, changes, *saved));
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    /// "c-12-3" -> row 12, step 3.
    static std::optional<Change> change_of(std::string_view name, std::string const& value) {
        if (!name.starts_with("c-")) return std::nullopt;
        name.remove_prefix(2);
        auto const dash = name.find('-');
        if (dash == name.npos) return std::nullopt;
        auto const row = documents::registry::number_of(name.substr(0, dash));
        auto const step = name.substr(dash + 1);
        std::size_t at = 0;
        for (char const c : step) {
            if (c < '0' || c > '9' || at > kStepsMax) return std::nullopt;
            at = at * 10 + static_cast<std::size_t>(c - '0');
        }
        if (row == 0 || step.empty()) return std::nullopt;
        return Change{.row = RowId{row}, .step = at, .typed = value};
    }

    static Left left_of(Whole const& whole, std::vector<Change> const& changes, Saved const& saved) {
        Left left{.status = status_of(saved)};
        if (left.status == 200) left.status = 422;
        for (auto const& conflict : saved.conflicts) {
            auto const& change = changes[conflict.change];
            auto const row = std::ranges::find(whole.rows, change.row, &Row::id);
            auto const& step = whole.table.steps[change.step];
            auto const name = input_name(change.row, change.step);
            left.typed[name] = change.typed;
            left.errors.push_back(
                {name, fmt::format("{}: {} đã ghi “{}” lúc {}; anh/chị nhập “{}”. Lưu lần nữa để giữ nội dung của "
                                   "anh/chị, hoặc sửa ô.",
                                   row == whole.rows.end() ? step.heading : cell_name(*row, step), conflict.theirs.by,
                                   tables::shown(step.kind, conflict.theirs.value),
                                   documents::print_moment(conflict.theirs.at), change.typed)});
        }
        for (auto const& trouble : saved.troubles) {
            auto const& change = changes[trouble.change];
            auto const name = input_name(change.row, change.step);
            left.typed[name] = change.typed;
            left.errors.push_back({name, trouble.error.message + " " + trouble.error.mend});
        }
        return left;
    }

    Response grid(Visit const& visit, Seen const& seen, Left const& left) const {
        auto const& whole = *seen.whole;
        auto const& table = whole.table;
        auto const shown = shown_rows(seen, visit);
        html::Dictionary page;
        page.set("TITLE", table.title).set("OWN", address_of(table.id)).set("CSRF", site::csrf_field(visit.visitor));
        add_facts(page, seen);
        add_findings(page, whole);
        add_tools(page, visit, seen, shown);
        bool const writes = add_table(page, seen, shown, left);
        if (writes) page.show("SAVE");
        if (writes) page.show("HELP");
        if (shown.pages > 1) add_page_links(page, table, shown);
        if (seen.sight.holder) add_acts(page, visit, table, seen.sight.writes);
        html::Page answer{.title = table.title,
                          .main = html::render("directives/table", page),
                          .errors = left.errors,
                          .styles = {"tables.css"},
                          .current = kTablesAddress};
        if (writes) answer.scripts = {"tables.js"};
        return services_.frame.respond(visit, std::move(answer), left.status);
    }

    void add_facts(html::Dictionary& page, Seen const& seen) const {
        auto const& table = seen.whole->table;
        if (table.closed())
            page.add("CLOSED").set("TEXT", fmt::format("Đã chốt {} – {}: {}", documents::print_moment(*table.closed_at),
                                                       table.closed_by, table.closed_reason));
        else
            page.show("OPEN");
        page.set("HOLDER", seen.holder)
            .set("AS_OF", table.as_of.vietnamese())
            .set("COUNT", text::print_integer(table.row_count));
        if (table.begins_on) page.add("BEGINS").set("DAY", table.begins_on->vietnamese());
        if (table.paper) page.add("PAPER").set("ADDRESS", documents::registry::address_of(table.paper));
        page.set("CHANGED", documents::print_moment(table.changed_at) + ", " + table.changed_by);
    }

    static void add_findings(html::Dictionary& page, Whole const& whole) {
        auto const counts = fault_counts(whole.evaluation);
        if (counts.empty()) {
            page.show("NO_FINDINGS");
            return;
        }
        auto& box = page.add("FINDINGS").set("COUNT", static_cast<std::int64_t>(whole.evaluation.findings.size()));
        for (auto const& [fault, count] : counts) {
            if (fault == Fault::count) {
                for (auto const& finding : whole.evaluation.findings)
                    if (finding.fault == fault) box.add("FAULT").set("TEXT", finding.text);
                continue;
            }
            box.add("FAULT").set("TEXT", fmt::format("{}: {} dòng", vietnamese(fault),
                                                     text::print_integer(static_cast<std::int64_t>(count))));
        }
        bool const in_rows = std::ranges::any_of(whole.evaluation.findings,
                                                 [](Finding const& finding) { return finding.row.has_value(); });
        if (in_rows) box.add("SHOW").set("ADDRESS", address_of(whole.table.id) + "?show=findings");
    }

    static void add_tools(html::Dictionary& page, Visit const& visit, Seen const& seen, Shown const& shown) {
        auto const& table = seen.whole->table;
        bool const mine = !seen.sight.holder && std::ranges::any_of(seen.whole->rows, [&](Row const& row) {
            return std::ranges::find(seen.sight.units, row.unit) != seen.sight.units.end();
        });
        bool const many = seen.whole->rows.size() > 20;
        if (many || !shown.query.empty()) {
            auto& filter = page.add("FILTER").set("SEARCH", shown.search).set("OWN", address_of(table.id));
            for (auto const& [value, text] :
                 {std::pair{"", "Tất cả đơn vị"}, {"findings", "Có điều cần xem"}, {"mine", "Đơn vị của tôi"}}) {
                if (std::string_view{value} == "mine" && !mine && shown.show != "mine") continue;
                filter.add("CHOICE").set("VALUE", value).set("TEXT", text).show_if(shown.show == value, "CHOSEN");
            }
        } else if (mine)
            page.add("MINE").set("ADDRESS", address_of(table.id) + "?show=mine");
        if (seen.sight.writes && visit.scope().may(Capability::read_documents))
            page.add("REGISTER").set("ADDRESS", address_of(table.id) + "/register");
        page.set("SHOWN", shown.query.empty() ? fmt::format("{} đơn vị", text::print_integer(table.row_count))
                                              : fmt::format("{} trên {} đơn vị",
                                                            text::print_integer(static_cast<std::int64_t>(shown.all)),
                                                            text::print_integer(table.row_count)));
    }

    /// Whether any cell of the page may be written.
    static bool add_table(html::Dictionary& page, Seen const& seen, Shown const& shown, Left const& left) {
        auto const& whole = *seen.whole;
        auto const& table = whole.table;
        bool any = false;
        std::string body;
        body.reserve(shown.rows.size() * table.steps.size() * 300);
        for (auto const r : shown.rows) {
            auto const& row = whole.rows[r];
            bool const writes = seen.sight.may_write(row);
            any = any || writes;
            body += fmt::format(
                R"(<tr id="row-{0}" data-row="{0}"><td class="bv-number" data-head="STT">{1}</td><th scope="row" data-head="Đơn vị"><a href="{2}/rows/{0}">{3}</a></th>)",
                row.id.number(), r + 1, address_of(table.id), html::escape(row.label));
            for (std::size_t s = 0; s < table.steps.size(); ++s) {
                auto const typed = left.typed.empty() ? left.typed.end() : left.typed.find(input_name(row.id, s));
                body += cell_markup(table, row, s, writes, typed == left.typed.end() ? nullptr : &typed->second);
            }
            body += fmt::format(R"(<td class="bv-grid-findings" data-head="Cần xem">{}</td></tr>)",
                                findings_markup(whole, r));
        }
        std::string foot = R"(<tr><th scope="row" colspan="2">Tổng cộng</th>)";
        auto data = nlohmann::ordered_json::array();
        for (std::size_t s = 0; s < table.steps.size(); ++s) {
            auto const& total = whole.evaluation.totals[s];
            auto const kind = table.steps[s].kind;
            foot += fmt::format(R"(<td class="bv-grid-{}" data-head="{}" data-total="{}">{}</td>)", name_of(kind),
                                html::escape(table.steps[s].heading), s, tables::shown(kind, total));
            data.push_back({{"kind", name_of(kind)},
                            {"heading", table.steps[s].heading},
                            {"total", kind == StepKind::number ? total.scaled : total.value}});
        }
        foot += "<td></td></tr>";
        page.set("HEADS", html::Markup::trusted(heads_markup(table.steps, {"STT", "Đơn vị"}, {"Cần xem"})))
            .set("BODY", html::Markup::trusted(std::move(body)))
            .set("FOOT", html::Markup::trusted(std::move(foot)))
            .set("STEPS", data.dump())
            .set("SEEN", table.revision)
            .set("BACK", shown.query.empty() ? (shown.page > 1 ? fmt::format("?page={}", shown.page) : std::string{})
                                             : shown.query + fmt::format("&page={}", shown.page));
        return any;
    }

    static void add_page_links(html::Dictionary& page, Table const& table, Shown const& shown) {
        auto& links = page.add("PAGES");
        auto const link = [&](std::size_t number) {
            return address_of(table.id) + shown.query + (shown.query.empty() ? "?page=" : "&page=") +
                   std::to_string(number);
        };
        links.set("TEXT", fmt::format("Trang {} trên {}", shown.page, shown.pages));
        if (shown.page > 1) links.add("BEFORE").set("ADDRESS", link(shown.page - 1));
        if (shown.page < shown.pages) links.add("AFTER").set("ADDRESS", link(shown.page + 1));
    }

    static void add_acts(html::Dictionary& page, Visit const& visit, Table const& table, bool writes) {
        auto const csrf = site::csrf_field(visit.visitor);
        bool const acts = visit.scope().may(Capability::report_duties) || visit.scope().may(Capability::assign_duties);
        if (!acts) return;
        if (!writes) {
            page.add("REOPEN").set("CSRF", csrf).set("OWN", address_of(table.id));
            return;
        }
        page.add("ACTS")
            .set("CSRF", csrf)
            .set("OWN", address_of(table.id))
            .set("TITLE", table.title)
            .set("AS_OF", table.as_of.vietnamese())
            .set("BEGINS_ON", table.begins_on ? table.begins_on->vietnamese() : "")
            .set("QUOTED", table.quoted)
            .set("TYPES", table.types)
            .set("ABOUT", table.about)
            .show_if(table.by_units, "BY_UNITS");
    }

    PageServices services_;
};

} // namespace

void register_grid_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/tables/{table}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /directives/tables/{table}/cells", read_documents,
               [pages](Visit const& visit) { return pages->save_cells(visit); });
}

} // namespace directives::tables
