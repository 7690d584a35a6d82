// A list as a file and as JSON.
#include "base/money.hpp"
#include "base/json.hpp"
#include "office/table_export.hpp"
#include "site/list_query.hpp"

#include <atomic>
#include <fmt/chrono.h>
#include <fmt/core.h>
#include <unistd.h>

namespace site {

namespace {

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kCsv = "text/csv; charset=utf-8";

office::ColumnKind kind_of(ColumnType type) {
    switch (type) {
    case ColumnType::integer: return office::ColumnKind::integer;
    case ColumnType::money: return office::ColumnKind::money;
    case ColumnType::date: return office::ColumnKind::date;
    case ColumnType::text:
    case ColumnType::instant:
    case ColumnType::status: break;
    }
    return office::ColumnKind::text;
}

office::TableCell cell_of(ListColumn const& column, db::Value const& value) {
    if (std::holds_alternative<std::monostate>(value)) return {};
    switch (column.type) {
    case ColumnType::integer: return {db::Column<std::int64_t>::from(value)};
    case ColumnType::money: return {db::Column<base::Money>::from(value)};
    case ColumnType::date: return {db::Column<base::Date>::from(value)};
    case ColumnType::text:
    case ColumnType::instant:
    case ColumnType::status: break;
    }
    return {list_text(column, value)};
}

/// A file that goes with the last who holds it.
std::shared_ptr<std::filesystem::path const> temporary_file(std::filesystem::path const& folder,
                                                            std::string_view format) {
    static std::atomic<unsigned> counter{0};
    auto path = folder / fmt::format("list-{}-{}.{}", ::getpid(), ++counter, format);
    return {new std::filesystem::path{std::move(path)}, [](std::filesystem::path const* file) {
                std::error_code ignored;
                std::filesystem::remove(*file, ignored);
                delete file;
            }};
}

http::Response sent(std::shared_ptr<std::filesystem::path const> const& file, std::string_view type,
                    std::string_view name) {
    auto response = http::download({}, type, name);
    response.file = *file;
    response.keep = file;
    return response;
}

nlohmann::ordered_json json_of(ListColumn const& column, db::Value const& value) {
    if (std::holds_alternative<std::monostate>(value)) return nullptr;
    if (column.type == ColumnType::instant)
        return fmt::format("{:%FT%TZ}", std::chrono::floor<std::chrono::seconds>(db::Column<db::Instant>::from(value)));
    if (auto const* number = std::get_if<std::int64_t>(&value)) return *number;
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

char const* json_type(ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::money ? "integer" : "string";
}

} // namespace

base::Result<http::Response> export_list(db::Database& database, List const& list, ListState const& state,
                                         std::string_view format, std::filesystem::path const& scratch) {
    auto const shown = shown_columns(list, state);
    std::vector<office::TableColumn> columns;
    for (ListColumn const* const column : shown) columns.push_back({column->heading, kind_of(column->type)});
    auto const file = temporary_file(scratch, format);
    auto const kind = format == "csv" ? office::TableFormat::csv : office::TableFormat::xlsx;
    auto table = TRY(office::TableExport::create(*file, kind, list.caption, columns));

    auto tx = database.read();
    auto const question = list_question(tx, list, state);
    base::Result<void> written;
    std::vector<office::TableCell> cells(shown.size());
    tx.query(question.rows, question.binds, question.kinds, db::Session::Fetch::stream,
             [&](std::span<db::Value const> values) {
                 if (!written) return;
                 for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell_of(*shown[i], values[i + 1]);
                 written = table.add_row(cells);
             });
    if (!written) return std::unexpected{written.error()};
    TRY(table.close());
    return sent(file, kind == office::TableFormat::csv ? kCsv : kXlsx, fmt::format("{}.{}", list.caption, format));
}

base::Result<http::Response> list_on_paper(db::Session& session, List const& list, ListState state,
                                           office::PaperTable table, std::filesystem::path const& scratch) {
    auto const columns = shown_columns(list, state);
    table.headings.clear();
    for (ListColumn const* const column : columns) table.headings.push_back(column->heading);
    state.size = kListAll;
    state.page = 1;
    auto page = read_list(session, list, state);
    std::size_t next = 0;
    auto const file = temporary_file(scratch, "docx");
    TRY(office::write_docx_table(*file, table, [&](std::vector<std::string>& cells) {
        if (next == page.rows.size()) {
            if (!page.more) return false;
            ++state.page;
            page = read_list(session, list, state);
            next = 0;
            if (page.rows.empty()) return false;
        }
        auto const& row = page.rows[next++];
        for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(list_text(*columns[i], row.cells[i]));
        return true;
    }));
    return sent(file, kDocx, list.caption + ".docx");
}

base::Result<http::Response> list_json(db::Database& database, List const& list, http::Request const& request,
                                       std::string_view address) {
    auto state = list_state(list, request);
    if (!state.notices.empty())
        return base::fail(base::Code::invalid_input, state.notices.front(), {},
                          "Xem tham số của danh sách ở /api/v1/openapi.json.");
    state.columns.clear();
    for (ListColumn const& column : list.columns) state.columns.push_back(column.key);
    state.columns_chosen = false;
    auto session = database.lease();
    auto const page = read_list(session, list, std::move(state));
    nlohmann::ordered_json answer;
    answer["items"] = nlohmann::ordered_json::array();
    for (ListRow const& row : page.rows) {
        nlohmann::ordered_json item{{"id", row.key}};
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            item[list.columns[i].key] = json_of(list.columns[i], row.cells[i]);
        answer["items"].push_back(std::move(item));
    }
    answer["total"] = std::min(page.total, kCounted);
    answer["total_exact"] = page.exact();
    answer["page"] = page.state.page;
    answer["size"] = page.state.size;
    answer["next"] = nullptr;
    if (page.more) {
        auto next = page.state;
        ++next.page;
        answer["next"] = std::string{address} + list_query(list, next);
    }
    return http::json(answer.dump());
}

Operation list_operation(List const& list, std::string id, std::string summary) {
    Operation operation{.id = std::move(id), .summary = std::move(summary)};
    auto& parameters = operation.parameters;
    if (!list.search.empty())
        parameters.push_back({"q", "Tìm không cần dấu theo " + (list.search_hint.empty() ? "tên" : list.search_hint)});
    for (ListFilter const& filter : list.filters)
        parameters.push_back({filter.key, filter.label, "string", filter.kind == ListFilter::Kind::date ? "date" : ""});
    parameters.push_back({"sort", "Tên cột để xếp"});
    parameters.push_back({"descending", "1: xếp từ lớn đến nhỏ"});
    parameters.push_back({"page", "Số trang, từ 1", "integer"});
    parameters.push_back({"size", "Số dòng mỗi trang: 20, 50, 100 hoặc 1000", "integer"});

    nlohmann::ordered_json properties{{"id", {{"type", "integer"}}}};
    for (ListColumn const& column : list.columns) {
        nlohmann::ordered_json schema{{"type", {json_type(column.type), "null"}}, {"description", column.heading}};
        if (column.type == ColumnType::date) schema["format"] = "date";
        if (column.type == ColumnType::instant) schema["format"] = "date-time";
        properties[column.key] = std::move(schema);
    }
    nlohmann::ordered_json const item{{"type", "object"}, {"properties", std::move(properties)}, {"required", {"id"}}};
    nlohmann::ordered_json const answer{{"type", "object"},
                                        {"properties",
                                         {{"items", {{"type", "array"}, {"items", item}}},
                                          {"total", {{"type", "integer"}}},
                                          {"total_exact", {{"type", "boolean"}}},
                                          {"page", {{"type", "integer"}}},
                                          {"size", {{"type", "integer"}}},
                                          {"next", {{"type", {"string", "null"}}}}}},
                                        {"required", {"items", "total", "total_exact", "page", "size", "next"}}};
    operation.answer_schema = answer.dump();
    return operation;
}

} // namespace site
