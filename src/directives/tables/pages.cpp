// The list, and what is done to a table as a whole.
#include "directives/tables/pages_shared.hpp"

#include "documents/registry/forms.hpp"
#include "html/template.hpp"

#include <fmt/core.h>

namespace directives::tables {
namespace {

using http::Response;
using rights::Capability;
using site::ColumnType;
using site::Visit;

bool may_make(rights::Scope const& scope) {
    return scope.organisation && (scope.may(Capability::report_duties) || scope.may(Capability::assign_duties));
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response details(Visit const& visit) const {
        return act(visit, "Thông tin bảng đã được lưu.",
                   [&](db::Transaction& tx, http::Fields const& fields) -> base::Result<void> {
                       auto const as_of = TRY(documents::registry::typed_day(fields.text("as_of"), "as_of"));
                       std::optional<base::Date> begins;
                       if (!fields.text("begins_on").empty())
                           begins = TRY(documents::registry::typed_day(fields.text("begins_on"), "begins_on"));
                       return change_details(tx, visit.scope(), now(), table_of(visit),
                                             {.title = std::string{fields.text("title")},
                                              .as_of = as_of,
                                              .begins_on = begins,
                                              .quoted = std::string{fields.text("quoted")},
                                              .types = std::string{fields.text("types")},
                                              .about = std::string{fields.text("about")},
                                              .by_units = fields.text("by_units") == "1"});
                   });
    }
    Response closing(Visit const& visit) const {
        return act(visit, "Bảng đã được chốt.", [&](db::Transaction& tx, http::Fields const& fields) {
            return close(tx, visit.scope(), now(), table_of(visit), std::string{fields.text("reason")});
        });
    }
    Response reopening(Visit const& visit) const {
        return act(visit, "Bảng đã được mở lại.", [&](db::Transaction& tx, http::Fields const& fields) {
            return reopen(tx, visit.scope(), now(), table_of(visit), std::string{fields.text("reason")});
        });
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    template <class Act>
    Response act(Visit const& visit, std::string_view said, Act const& change) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto tx = services_.database.write();
        base::Result<void> const done = change(tx, form->fields);
        if (!done) return http::refusal(done.error());
        tx.commit();
        return site::done(address_of(table_of(visit)), said);
    }

    PageServices services_;
};

} // namespace

site::List tables_list(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    site::List list{.address = kTablesAddress,
                    .caption = "Bảng tổng hợp",
                    .key = "t.id",
                    .from = "status_tables t",
                    .columns = {},
                    .sort = "as_of",
                    .descending = true};
    list.where = visible(session, visit.scope(), services.clock.today(), "t", list.binds);
    list.columns = {
        {.key = "title",
         .heading = "Tên bảng",
         .sql = "t.title",
         .sort = "t.title_sort",
         .link = "/directives/tables/{key}",
         .fixed = true},
        {.key = "as_of", .heading = "Tính đến ngày", .type = ColumnType::date, .sql = "t.as_of"},
        {.key = "rows", .heading = "Số đơn vị", .type = ColumnType::integer, .sql = "t.row_count"},
        {.key = "state",
         .heading = "Tình trạng",
         .type = ColumnType::status,
         .sql = "CASE WHEN t.closed_at IS NULL THEN 'open' ELSE 'closed' END",
         .sort = {},
         .words = {{"open", "Đang mở", site::Word::Tone::good}, {"closed", "Đã chốt", site::Word::Tone::plain}}},
        {.key = "changed", .heading = "Sửa lần cuối", .type = ColumnType::instant, .sql = "t.changed_at"},
        {.key = "changed_by", .heading = "Người sửa", .sql = "t.changed_by", .sort = {}},
        {.key = "created_by", .heading = "Người lập", .sql = "t.created_by", .sort = {}, .shown = false},
    };
    list.filters = {{.key = "state",
                     .label = "Tình trạng",
                     .sql = "(CASE WHEN t.closed_at IS NULL THEN 'open' ELSE 'closed' END) = :value",
                     .choices = {{"open", "Đang mở"}, {"closed", "Đã chốt"}}}};
    list.search = "t.searched";
    list.search_hint = "tên bảng";
    list.none = "Chưa có bảng tổng hợp nào.";
    if (may_make(visit.scope())) {
        list.none_next = "Lập bảng mới, hoặc mở văn bản có bảng rồi dựng lại bảng ấy.";
        list.none_link = {"/directives/tables/new", "Lập bảng"};
    }
    return list;
}

void register_pages(site::Routes& routes, PageServices const& services) {
    using enum Capability;
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kTablesAddress,
                    .need = read_documents,
                    .describe = [services](Visit const& visit) { return tables_list(services, visit); },
                    .above =
                        [](Visit const& visit) {
                            html::Dictionary page;
                            page.show_if(may_make(visit.scope()), "MAKE");
                            return html::render("directives/tables_above", page);
                        }});
    auto const pages = std::make_shared<Pages>(services);
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("POST /directives/tables/{table}/details", read_documents, to(&Pages::details));
    routes.add("POST /directives/tables/{table}/closing", read_documents, to(&Pages::closing));
    routes.add("POST /directives/tables/{table}/reopening", read_documents, to(&Pages::reopening));
    register_new_pages(routes, services);
    register_grid_pages(routes, services);
    register_row_pages(routes, services);
    register_source_pages(routes, services);
    register_file_pages(routes, services);
}

} // namespace directives::tables
