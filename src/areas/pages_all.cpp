// The list of areas as of a day.
#include "areas/pages.hpp"
#include "areas/special_lists.hpp"
#include "html/template.hpp"
#include "imports/pages.hpp"
#include "site/list.hpp"
#include "text/dates.hpp"

#include <fmt/core.h>

namespace areas {
namespace {

using rights::Capability;
using site::ColumnType;
using site::ListFilter;
using site::Visit;
using site::Word;

std::vector<Word> level_words() {
    return {{"province", "Tỉnh, thành phố", Word::Tone::plain},
            {"district", "Huyện, quận", Word::Tone::plain},
            {"commune", "Xã, phường, đặc khu", Word::Tone::plain},
            {"village", "Thôn, tổ dân phố", Word::Tone::plain}};
}

std::vector<Word> kind_words() {
    return {{"province", "Tỉnh", Word::Tone::plain},
            {"city", "Thành phố trực thuộc trung ương", Word::Tone::plain},
            {"district", "Quận, huyện, thị xã, thành phố", Word::Tone::plain},
            {"commune", "Xã", Word::Tone::plain},
            {"ward", "Phường", Word::Tone::plain},
            {"township", "Thị trấn", Word::Tone::plain},
            {"special_zone", "Đặc khu", Word::Tone::plain},
            {"village", "Thôn, bản, tổ dân phố", Word::Tone::plain}};
}

base::Date day_of(Visit const& visit, base::Date today) {
    auto const typed = text::parse_date(visit.request.query.text("on"));
    return typed ? *typed : today; // what can not be read is told by the list itself
}

site::List describe(PageServices const& services, Visit const& visit) {
    base::Date const on = day_of(visit, services.clock.today());
    auto const atlas = services.atlases.now();
    std::vector<Word> provinces;
    for (Unit const* const province : atlas->provinces(on))
        provinces.push_back({std::to_string(province->id.number()), province->title_at(on).name, Word::Tone::plain});
    std::vector<Word> lists;
    auto session = services.database.lease();
    if (auto const found = special_lists(session, visit.scope()))
        for (SpecialList const& list : *found)
            lists.push_back({std::to_string(list.id.number()), list.name, Word::Tone::plain});

    site::List list{.address = kAreasAddress,
                    .caption = "Địa bàn",
                    .key = "r.area_id",
                    .from = "area_rows r",
                    .columns = {},
                    .sort = "code"};
    list.where = "(r.valid_from IS NULL OR r.valid_from <= :on) AND (r.valid_until IS NULL OR r.valid_until >= :on)";
    list.binds = {{"on", on}};
    list.columns = {
        {.key = "code", .heading = "Mã", .sql = "r.code", .sort = "r.code"},
        {.key = "name",
         .heading = "Tên",
         .sql = "r.name",
         .sort = "r.name_sort",
         .link = "/areas/{key}?on=" + on.iso(),
         .fixed = true},
        {.key = "kind", .heading = "Loại", .sql = "r.kind", .sort = {}, .words = kind_words()},
        {.key = "parent", .heading = "Trực thuộc", .sql = "r.parent_name", .sort = {}},
        {.key = "province", .heading = "Tỉnh", .sql = "r.province_name", .sort = "r.province_sort"},
        // Where something is searched for, it may have been found by a former name.
        {.key = "former",
         .heading = "Hình thành từ, tên cũ",
         .sql = "r.former",
         .sort = {},
         .shown = !visit.request.query.text("q").empty()},
        {.key = "from",
         .heading = "Từ ngày",
         .type = ColumnType::date,
         .sql = "r.valid_from",
         .nullable = true,
         .shown = false},
        {.key = "until",
         .heading = "Đến hết ngày",
         .type = ColumnType::date,
         .sql = "r.valid_until",
         .nullable = true,
         .shown = false},
    };
    list.filters = {
        {.key = "on",
         .label = "Theo địa giới ngày",
         .kind = ListFilter::Kind::date,
         .sql = "(r.valid_from IS NULL OR r.valid_from <= :value)"},
        {.key = "level", .label = "Cấp", .sql = "r.level = :value", .choices = level_words()},
        {.key = "province",
         .label = "Tỉnh",
         .sql = "r.province_id = CAST(:value AS BIGINT)",
         .choices = std::move(provinces)},
        {.key = "kind", .label = "Loại", .sql = "r.kind = :value", .choices = kind_words()},
    };
    if (!lists.empty())
        list.filters.push_back({.key = "list",
                                .label = "Thuộc danh sách",
                                .sql = "EXISTS (SELECT 1 FROM area_list_members m WHERE m.area_id = r.area_id AND "
                                       "m.list_id = CAST(:value AS BIGINT) AND (m.valid_from IS NULL OR m.valid_from "
                                       "<= :on) AND (m.valid_until IS NULL OR m.valid_until >= :on))",
                                .choices = std::move(lists)});
    list.search = "r.searched";
    list.words = "area_words";
    list.search_hint = "tên, tên cũ hoặc mã";
    list.none = "Chưa có địa bàn nào.";
    list.none_next = "Nhập danh mục từ tệp Excel hoặc CSV.";
    list.none_link = {imports::kImportsAddress, "Nhập tệp"};
    return list;
}

html::Markup above(PageServices const& services, Visit const& visit) {
    base::Date const today = services.clock.today();
    base::Date const on = day_of(visit, today);
    html::Dictionary page;
    page.add(on == today ? "TODAY" : "OTHER_DAY").set("ON", on.vietnamese());
    if (visit.scope().may(Capability::edit_areas)) page.add("IMPORT").set("ADDRESS", imports::kImportsAddress);
    auto session = services.database.lease();
    if (auto const waiting = waiting_parts(session, visit.scope()); waiting && !waiting->empty())
        page.add("WAITING").set("COUNT", static_cast<std::int64_t>(waiting->size()));
    return html::render("areas/above", page);
}

} // namespace

void register_all_page(site::Routes& routes, PageServices const& services) {
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kAreasAddress,
                    .need = Capability::read_areas,
                    .describe = [services](Visit const& visit) { return describe(services, visit); },
                    .above = [services](Visit const& visit) { return above(services, visit); }});
}

} // namespace areas
