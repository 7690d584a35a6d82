#include "directives/tables/store_rows.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/words.hpp"
#include "organisations/store.hpp"
#include "site/list.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::tables {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;
using Json = nlohmann::ordered_json;

namespace {

base::Error unknown() {
    return {Code::not_found,
            "Không có bảng tổng hợp này trong phạm vi anh/chị được xem.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác của cơ quan lập bảng hay của đơn vị có tên trong "
            "bảng."};
}

bool may_report(Scope const& scope) {
    return scope.organisation && (scope.may(Capability::report_duties) || scope.may(Capability::assign_duties));
}

std::string short_text(std::string_view typed) {
    auto text = text::nfc(typed);
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    auto const from = text.find_first_not_of(' ');
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

base::Result<std::string> title_of(std::string_view typed) {
    constexpr std::size_t kTitleBytesMax = 1000;
    auto title = short_text(typed);
    if (title.empty() || title.size() > kTitleBytesMax)
        return fail(Code::invalid_input, title.empty() ? "Nhập tên bảng." : "Tên bảng quá dài.", "title",
                    "Ví dụ: Tình hình ban hành kế hoạch giảm nghèo năm 2026.");
    return title;
}

base::Result<void> check_steps(std::vector<Step> const& steps) {
    constexpr std::size_t kHeadingBytesMax = 300;
    if (steps.empty()) return fail(Code::invalid_input, "Nhập ít nhất một cột.", "heading-0", "Ví dụ: Đã ban hành.");
    if (steps.size() > kStepsMax)
        return fail(Code::invalid_input, "Bảng có quá 12 cột.", "heading-0", "Bỏ bớt cột, hoặc lập hai bảng.");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const field = fmt::format("heading-{}", i);
        if (steps[i].heading.empty() || steps[i].heading.size() + steps[i].above.size() > kHeadingBytesMax)
            return fail(Code::invalid_input, "Tên cột còn trống hoặc quá dài.", field, "Ví dụ: Đã ban hành.");
        if (steps[i].exclusive != 0 && steps[i].kind != StepKind::mark)
            return fail(
                Code::invalid_input,
                fmt::format("Cột “{}” không phải cột đánh dấu nên không loại trừ với cột nào.", steps[i].heading),
                field, "Chọn “Không” ở ô loại trừ, hoặc chọn loại “Đánh dấu x”.");
        for (std::size_t j = 0; j < i; ++j) {
            if (steps[i].heading == steps[j].heading && steps[i].above == steps[j].above)
                return fail(Code::invalid_input, fmt::format("Hai cột cùng tên “{}”.", steps[i].heading), field,
                            "Đổi tên một trong hai cột.");
            if (steps[i].exclusive != 0 && steps[i].exclusive == steps[j].exclusive && steps[i].part != Part::other &&
                steps[i].part == steps[j].part)
                return fail(Code::invalid_input,
                            fmt::format("Cột “{}” và cột “{}” cùng nghĩa trong một nhóm loại trừ.", steps[j].heading,
                                        steps[i].heading),
                            field, "Một nhóm chỉ có một cột “đã” và một cột “chưa”.");
        }
    }
    return {};
}

base::Result<void> check_reason(std::string const& reason) {
    if (short_text(reason).empty())
        return fail(Code::invalid_input, "Nhập lý do.", "reason", "Ví dụ: đã tổng hợp xong, gửi kèm công văn 12/SNV.");
    return {};
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Table const& table, Json before,
         Json after, std::string note = {}) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("status_table/{}", table.id.number()),
                  .label = table.title,
                  .before = before.empty() ? std::string{} : before.dump(),
                  .after = after.empty() ? std::string{} : after.dump(),
                  .note = std::move(note)});
}

Json details_json(std::string_view title, base::Date as_of, std::optional<base::Date> begins, std::string_view quoted,
                  std::string_view types, std::string_view about, bool by_units) {
    return {{"Tên bảng", title},
            {"Tính đến ngày", as_of.vietnamese()},
            {"Giao việc từ ngày", begins ? begins->vietnamese() : ""},
            {"Con số trong văn bản", quoted},
            {"Loại văn bản", types},
            {"Về việc", about},
            {"Đơn vị tự điền", by_units ? "có" : "không"}};
}

base::Result<void> check_words(std::string const& quoted, std::string const& types, std::string const& about) {
    constexpr std::size_t kBytesMax = 2000;
    for (auto const& [text, field] : {std::pair{&quoted, "quoted"}, {&types, "types"}, {&about, "about"}})
        if (text->size() > kBytesMax)
            return fail(Code::invalid_input, "Nội dung quá dài.", field, "Rút gọn còn dưới 500 chữ.");
    return {};
}

std::string searched(std::string_view title, std::string_view about) {
    return text::search_key(std::string{title} + ' ' + std::string{about});
}

/// The table of a holder who may change it; locked until the transaction ends, its revision raised.
base::Result<Table> own_table(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id, bool open = true) {
    auto const today = rows::day_of(when);
    auto table = TRY(find_table(tx, scope, today, id));
    if (!sight_of(tx, scope, today, table).holder || !may_report(scope))
        return fail(Code::refused, "Chỉ cơ quan lập bảng mới sửa được bảng này.", {},
                    "Điền dòng của đơn vị mình, hoặc báo cơ quan lập bảng.");
    auto const revision = rows::raise(tx, scope, when, id);
    table = rows::read_table(tx, id).value();
    table.revision = revision;
    if (open && table.closed())
        return fail(
            Code::refused,
            fmt::format("Bảng đã chốt lúc {} ({}).", documents::print_moment(*table.closed_at), table.closed_by), {},
            "Mở lại bảng (có lý do) rồi làm tiếp.");
    return table;
}

void rows_changed(db::Transaction& tx, Table const& table, std::int64_t count) {
    tx.run("UPDATE status_tables SET row_count = :count, rows_revision = revision WHERE id = :id",
           {{"count", count}, {"id", table.id}});
}

} // namespace

bool Sight::may_write(Row const& row) const {
    return writes || (reports && row.unit && std::ranges::find(units, row.unit) != units.end());
}

Sight sight_of(db::Session& session, Scope const& scope, base::Date today, Table const& table) {
    Sight sight{.units = own_bodies(session, scope, today)};
    sight.holder = std::ranges::find(sight.units, table.holder) != sight.units.end();
    sight.writes = sight.holder && may_report(scope) && !table.closed();
    sight.reports = table.by_units && may_report(scope) && !table.closed();
    return sight;
}

std::string visible(db::Session& session, Scope const& scope, base::Date today, std::string_view alias,
                    db::Binds& binds) {
    bool const supervises = scope.may(Capability::supervise);
    if (supervises && scope.areas.is_everything()) return "1 = 1";
    std::vector<std::int64_t> who;
    for (auto const body : own_bodies(session, scope, today)) who.push_back(body.number());
    if (supervises)
        if (auto const below = organisations::ids_in(session, scope, scope.areas))
            for (auto const id : *below) who.push_back(id.number());
    binds.push_back({"sight_who", db::list_of(who)});
    auto const among = db::in_list(session.engine(), "sight_who");
    return fmt::format("({0}.holder_id IN {1} OR EXISTS (SELECT 1 FROM status_rows sight WHERE sight.table_id = {0}.id "
                       "AND sight.removed_reason = '' AND sight.organisation_id IN {1}))",
                       alias, among);
}

base::Result<Table> find_table(db::Session& session, Scope const& scope, base::Date today, TableId id) {
    TRY(rights::require(scope, Capability::read_documents));
    db::Binds binds{{"id", id}};
    auto const may_see = visible(session, scope, today, "t", binds);
    if (!session.find<std::int64_t>("SELECT 1 FROM status_tables t WHERE t.id = :id AND " + may_see, binds))
        return std::unexpected{unknown()};
    auto table = rows::read_table(session, id);
    if (!table) return std::unexpected{unknown()};
    return *std::move(table);
}

std::vector<std::pair<TableId, std::string>> tables_of(db::Session& session, Scope const& scope, base::Date today,
                                                       PaperId paper) {
    if (!scope.may(Capability::read_documents)) return {};
    db::Binds binds{{"paper", paper}};
    auto const may_see = visible(session, scope, today, "t", binds);
    std::vector<std::pair<TableId, std::string>> found;
    session.each<TableId, std::string>(
        "SELECT t.id, t.title FROM status_tables t WHERE t.paper_id = :paper AND " + may_see + " ORDER BY t.id DESC",
        binds, [&](TableId id, std::string title) { found.emplace_back(id, std::move(title)); });
    return found;
}

base::Result<Row> find_row(db::Session& session, Table const& table, RowId id) {
    std::optional<Row> found;
    session.each<std::int64_t, std::string, std::optional<OrganisationId>>(
        "SELECT position, label, organisation_id FROM status_rows WHERE id = :id AND table_id = :table AND "
        "removed_reason = ''",
        {{"id", id}, {"table", table.id}},
        [&](std::int64_t position, std::string label, std::optional<OrganisationId> unit) {
            found = Row{id, position, std::move(label), unit.value_or(OrganisationId{}),
                        std::vector<Cell>(table.steps.size())};
        });
    if (!found) return fail(Code::not_found, "Bảng không có dòng này.", {}, "Tải lại trang bảng tổng hợp.");
    for (auto& [step, cell] : rows::cells_of(session, id))
        if (step < found->cells.size()) found->cells[step] = std::move(cell);
    return *std::move(found);
}

std::vector<CellVersion> history_of(db::Session& session, Table const& table, RowId row) {
    std::vector<CellVersion> versions;
    session.each<std::size_t, std::int64_t, std::int64_t, std::string, Origin, std::optional<PaperId>, db::Instant,
                 std::string>(
        "SELECT v.step, v.version, v.revision, v.value, v.origin, v.paper_id, v.changed_at, v.changed_by FROM "
        "status_cell_versions v JOIN status_rows r ON r.id = v.row_id WHERE v.row_id = :row AND r.table_id = :table "
        "ORDER BY v.changed_at DESC, v.revision DESC, v.step",
        {{"row", row}, {"table", table.id}},
        [&](std::size_t step, std::int64_t version, std::int64_t revision, std::string value, Origin origin,
            std::optional<PaperId> paper, db::Instant when, std::string by) {
            versions.push_back(
                {step, {std::move(value), version, revision, origin, paper.value_or(PaperId{}), when, std::move(by)}});
        });
    return versions;
}

base::Result<TableId> create(db::Transaction& tx, Scope const& scope, db::Instant when, NewTable const& typed) {
    TRY(rights::require(scope, Capability::read_documents));
    if (!may_report(scope))
        return fail(Code::refused, "Vị trí công tác đang dùng không lập được bảng tổng hợp.", {},
                    "Chuyển sang vị trí chuyên viên, văn thư, trưởng đơn vị hoặc lãnh đạo của một cơ quan.");
    auto const title = TRY(title_of(typed.title));
    TRY(check_steps(typed.steps));
    TRY(check_words(typed.quoted, typed.types, typed.about));
    if (typed.begins_on && *typed.begins_on > typed.as_of)
        return fail(Code::invalid_input, "Ngày giao việc sau ngày tính đến.", "begins_on", "Sửa một trong hai ngày.");
    if (typed.units.empty() || typed.units.size() > kRowsMax)
        return fail(Code::invalid_input, typed.units.empty() ? "Nhập ít nhất một đơn vị." : "Bảng có quá 5.000 đơn vị.",
                    "units", "Mỗi dòng một đơn vị hoặc một nhóm, ví dụ: UBND các xã, phường.");
    if (typed.paper) static_cast<void>(TRY(documents::registry::find_paper(tx, scope, typed.paper)));
    auto const about = short_text(typed.about), types = short_text(typed.types);
    auto const quoted = text::nfc(typed.quoted);
    Table table{.id = {}, .title = title, .as_of = typed.as_of};
    table.id = tx.find<TableId>(
                     "INSERT INTO status_tables (holder_id, title, title_sort, searched, paper_id, as_of, "
                     "begins_on, quoted, types, about, by_units, revision, rows_revision, row_count, created_at, "
                     "created_by, changed_at, changed_by) VALUES (:holder, :title, :sort, :searched, :paper, :as_of, "
                     ":begins, :quoted, :types, :about, :by_units, 1, 1, :count, :at, :by, :at, :by) RETURNING id",
                     {{"holder", scope.organisation},
                      {"title", title},
                      {"sort", site::sort_column(title)},
                      {"searched", searched(title, about)},
                      {"paper", typed.paper ? std::optional{typed.paper} : std::nullopt},
                      {"as_of", typed.as_of},
                      {"begins", typed.begins_on},
                      {"quoted", quoted},
                      {"types", types},
                      {"about", about},
                      {"by_units", typed.by_units},
                      {"count", typed.units.size()},
                      {"at", when},
                      {"by", scope.actor}})
                   .value();
    for (std::size_t i = 0; i < typed.steps.size(); ++i) {
        auto const& step = typed.steps[i];
        tx.run("INSERT INTO status_steps (table_id, position, above, heading, kind, exclusive, part) VALUES (:table, "
               ":position, :above, :heading, :kind, :exclusive, :part)",
               {{"table", table.id},
                {"position", i},
                {"above", text::nfc(step.above)},
                {"heading", text::nfc(step.heading)},
                {"kind", step.kind},
                {"exclusive", step.exclusive},
                {"part", step.part}});
    }
    auto const ids = rows::write_rows(tx, table.id, 1, typed.units);
    std::vector<rows::Placed> cells;
    for (std::size_t r = 0; r < std::min(ids.size(), typed.values.size()); ++r)
        for (std::size_t s = 0; s < std::min(typed.values[r].size(), typed.steps.size()); ++s)
            if (!typed.values[r][s].empty())
                cells.push_back({ids[r], s, {typed.values[r][s], 1, 1, Origin::paper, typed.paper, when, scope.actor}});
    rows::write_first_cells(tx, table.id, cells);
    auto after = details_json(title, typed.as_of, typed.begins_on, quoted, types, about, typed.by_units);
    after["Số đơn vị"] = typed.units.size();
    after["Số cột"] = typed.steps.size();
    if (!cells.empty()) after["Ô lấy từ văn bản"] = cells.size();
    log(tx, scope, when, "status_table", table, {}, after);
    return table.id;
}

base::Result<void> change_details(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id,
                                  Details const& typed) {
    auto const table = TRY(own_table(tx, scope, when, id));
    auto const title = TRY(title_of(typed.title));
    TRY(check_words(typed.quoted, typed.types, typed.about));
    if (typed.begins_on && *typed.begins_on > typed.as_of)
        return fail(Code::invalid_input, "Ngày giao việc sau ngày tính đến.", "begins_on", "Sửa một trong hai ngày.");
    auto const about = short_text(typed.about), types = short_text(typed.types);
    auto const quoted = text::nfc(typed.quoted);
    tx.run("UPDATE status_tables SET title = :title, title_sort = :sort, searched = :searched, as_of = :as_of, "
           "begins_on = :begins, quoted = :quoted, types = :types, about = :about, by_units = :by_units WHERE id = :id",
           {{"title", title},
            {"sort", site::sort_column(title)},
            {"searched", searched(title, about)},
            {"as_of", typed.as_of},
            {"begins", typed.begins_on},
            {"quoted", quoted},
            {"types", types},
            {"about", about},
            {"by_units", typed.by_units},
            {"id", id}});
    log(tx, scope, when, "status_table_change", table,
        details_json(table.title, table.as_of, table.begins_on, table.quoted, table.types, table.about, table.by_units),
        details_json(title, typed.as_of, typed.begins_on, quoted, types, about, typed.by_units));
    return {};
}

base::Result<std::size_t> add_units(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id,
                                    std::span<Unit const> units) {
    auto const table = TRY(own_table(tx, scope, when, id));
    auto const there = rows::read_rows(tx, table);
    std::vector<Unit> fresh;
    Json names = Json::array();
    for (auto const& unit : units) {
        bool const known = std::ranges::any_of(there, [&](Row const& row) {
            return unit.id ? row.unit == unit.id : text::search_key(row.label) == text::search_key(unit.label);
        });
        if (known) continue;
        fresh.push_back(unit);
        names.push_back(unit.label);
    }
    if (there.size() + fresh.size() > kRowsMax)
        return fail(Code::invalid_input, "Bảng có quá 5.000 đơn vị.", "units",
                    "Chia thành nhiều bảng, ví dụ mỗi tỉnh một bảng.");
    if (fresh.empty())
        return fail(Code::invalid_input, "Các đơn vị này đã có trong bảng.", "units", "Nhập đơn vị khác.");
    auto const last =
        tx.find<std::int64_t>("SELECT COALESCE(MAX(position), 0) FROM status_rows WHERE table_id = :id", {{"id", id}})
            .value_or(0);
    rows::write_rows(tx, id, last + 1, fresh);
    rows_changed(tx, table, static_cast<std::int64_t>(there.size() + fresh.size()));
    log(tx, scope, when, "status_table_units", table, {}, {{"Thêm đơn vị", std::move(names)}});
    return fresh.size();
}

base::Result<void> remove_row(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id, RowId row,
                              std::string const& reason) {
    auto const table = TRY(own_table(tx, scope, when, id));
    auto const gone = TRY(find_row(tx, table, row));
    TRY(check_reason(reason));
    if (table.row_count <= 1)
        return fail(Code::invalid_input, "Bảng phải còn ít nhất một đơn vị.", "reason", "Thêm đơn vị khác trước.");
    tx.run("UPDATE status_rows SET removed_reason = :reason WHERE id = :row",
           {{"reason", short_text(reason)}, {"row", row}});
    rows_changed(tx, table, table.row_count - 1);
    Json before{{"Đơn vị", gone.label}};
    for (std::size_t s = 0; s < table.steps.size(); ++s)
        if (!gone.cells[s].value.empty())
            before[table.steps[s].heading] = shown(table.steps[s].kind, gone.cells[s].value);
    log(tx, scope, when, "status_table_units", table, before, {}, short_text(reason));
    return {};
}

base::Result<void> close(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id,
                         std::string const& reason) {
    auto const table = TRY(own_table(tx, scope, when, id));
    TRY(check_reason(reason));
    tx.run("UPDATE status_tables SET closed_at = :at, closed_by = :by, closed_reason = :reason WHERE id = :id",
           {{"at", when}, {"by", scope.actor}, {"reason", short_text(reason)}, {"id", id}});
    log(tx, scope, when, "status_table_closing", table, {}, {}, short_text(reason));
    return {};
}

base::Result<void> reopen(db::Transaction& tx, Scope const& scope, db::Instant when, TableId id,
                          std::string const& reason) {
    auto const table = TRY(own_table(tx, scope, when, id, false));
    if (!table.closed()) return fail(Code::refused, "Bảng đang mở.", {}, "Tải lại trang bảng tổng hợp.");
    TRY(check_reason(reason));
    tx.run("UPDATE status_tables SET closed_at = NULL, closed_by = '', closed_reason = '' WHERE id = :id",
           {{"id", id}});
    log(tx, scope, when, "status_table_reopening", table, {}, {}, short_text(reason));
    return {};
}

} // namespace directives::tables
