// The list of bodies as of a day.
#include "areas/name.hpp"
#include "html/template.hpp"
#include "organisations/pages.hpp"
#include "text/dates.hpp"

#include <fmt/core.h>

namespace organisations {
namespace {

using rights::Capability;
using site::ColumnType;
using site::ListFilter;
using site::Visit;
using site::Word;

std::vector<Word> level_words() {
    std::vector<Word> words;
    for (Level const level : {Level::central, Level::province, Level::district, Level::commune})
        words.push_back({std::string{code_of(level)}, areas::tidy_name(vietnamese(level)), Word::Tone::plain});
    return words;
}

std::vector<Word> kind_words() {
    std::vector<Word> words;
    for (int i = 0; i <= static_cast<int>(Kind::other); ++i) {
        auto const kind = static_cast<Kind>(i);
        words.push_back({std::string{code_of(kind)}, areas::tidy_name(vietnamese(kind)), Word::Tone::plain});
    }
    return words;
}

base::Date day_of(Visit const& visit, base::Date today) {
    auto const typed = text::parse_date(visit.request.query.text("on"));
    return typed ? *typed : today; // what can not be read is told by the list itself
}

html::Markup above(PageServices const& services, Visit const& visit) {
    base::Date const today = services.clock.today();
    base::Date const on = day_of(visit, today);
    html::Dictionary page;
    page.add(on == today ? "TODAY" : "OTHER_DAY").set("ON", on.vietnamese());
    page.show_if(visit.scope().may(Capability::edit_organisations), "EDIT");
    return html::render("organisations/above", page);
}

} // namespace

site::List list_shape(base::Date on, std::vector<Word> provinces) {
    site::List list{.address = kOrganisationsAddress,
                    .caption = "Cơ quan",
                    .key = "o.id",
                    .from = "organisations o",
                    .columns = {},
                    .sort = "name"};
    list.where = "(o.valid_from IS NULL OR o.valid_from <= :on) AND (o.valid_until IS NULL OR o.valid_until >= :on)";
    list.binds = {{"on", on}};
    list.columns = {
        {.key = "name",
         .heading = "Tên",
         .sql = "o.name",
         .sort = "o.name_sort",
         .link = "/organisations/{key}",
         .fixed = true},
        {.key = "kind", .heading = "Loại", .sql = "o.kind", .sort = {}, .words = kind_words()},
        {.key = "level", .heading = "Cấp", .sql = "o.level", .sort = {}, .words = level_words()},
        {.key = "superior",
         .heading = "Trực thuộc",
         .sql = "COALESCE((SELECT MIN(a.name) FROM organisation_superiors s JOIN organisations a ON a.id = "
                "s.superior_id WHERE "
                "s.organisation_id = o.id AND s.line = 'committee' AND (s.valid_from IS NULL OR s.valid_from <= :on) "
                "AND (s.valid_until "
                "IS NULL OR s.valid_until >= :on)), '')",
         .sort = {}},
        {.key = "from", .heading = "Từ ngày", .type = ColumnType::date, .sql = "o.valid_from", .nullable = true},
        {.key = "until", .heading = "Đến hết ngày", .type = ColumnType::date, .sql = "o.valid_until", .nullable = true},
        {.key = "source", .heading = "Căn cứ", .sql = "o.source", .sort = {}, .shown = false},
    };
    list.filters = {
        {.key = "on",
         .label = "Hoạt động ngày",
         .kind = ListFilter::Kind::date,
         .sql = "(o.valid_from IS NULL OR o.valid_from <= :value)"},
        {.key = "level", .label = "Cấp", .sql = "o.level = :value", .choices = level_words()},
        {.key = "kind", .label = "Loại", .sql = "o.kind = :value", .choices = kind_words()},
        {.key = "province",
         .label = "Tỉnh",
         .sql = "o.province_id = CAST(:value AS BIGINT)",
         .choices = std::move(provinces)},
    };
    list.search = "o.searched";
    list.words = "organisation_words";
    list.search_hint = "tên hoặc tên khác";
    list.none = "Chưa có cơ quan nào.";
    list.none_next = "Người quản trị tạo cơ quan theo địa bàn ở trang này.";
    return list;
}

site::List describe_list(PageServices const& services, Visit const& visit) {
    base::Date const on = day_of(visit, services.clock.today());
    auto const atlas = services.atlases.now();
    std::vector<Word> provinces;
    for (areas::Unit const* const province : atlas->provinces(on))
        provinces.push_back({std::to_string(province->id.number()), province->title_at(on).name, Word::Tone::plain});
    site::List list = list_shape(on, std::move(provinces));
    if (visit.scope().may(Capability::edit_organisations)) {
        list.none_next = "Tạo cơ quan của tỉnh theo quy tắc chung.";
        list.none_link = {"/organisations/generation", "Tạo cơ quan theo địa bàn"};
    }
    return list;
}

void register_list_page(site::Routes& routes, PageServices const& services) {
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kOrganisationsAddress,
                    .need = Capability::read_organisations,
                    .describe = [services](Visit const& visit) { return describe_list(services, visit); },
                    .above = [services](Visit const& visit) { return above(services, visit); }});
}

} // namespace organisations
