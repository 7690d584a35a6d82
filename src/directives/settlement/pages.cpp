#include "directives/settlement/pages.hpp"

#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "html/template.hpp"
#include "office/docx_table.hpp"
#include "office/xlsx_writer.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>

namespace directives::settlement {
namespace {

using http::Response;
using rights::Capability;
using site::ColumnType;
using site::ListFilter;
using site::Visit;

constexpr std::string_view kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kSheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::vector<site::Word> state_words() {
    using Tone = site::Word::Tone;
    constexpr std::array kTones{Tone::good, Tone::soon, Tone::doubt, Tone::info, Tone::late};
    std::vector<site::Word> words;
    for (std::size_t i = 0; i < kStates.size(); ++i)
        words.push_back({std::string{code_of(kStates[i])}, std::string{vietnamese(kStates[i])}, kTones[i]});
    return words;
}

std::vector<site::Word> book_words(db::Session& session, Visit const& visit) {
    std::vector<site::Word> books;
    for (auto const& book : documents::registry::books_of(session, visit.scope()))
        if (book.direction == documents::registry::Direction::in)
            books.push_back({std::to_string(book.id.number()), book.name});
    return books;
}

site::List list_of(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    site::List list{.address = kSettlementAddress,
                    .caption = "Sổ theo dõi giải quyết văn bản đến",
                    .key = "x.id",
                    .from = {},
                    .columns = {},
                    .sort = "day",
                    .descending = true};
    list.from = lines(session, visit.scope(), services.clock.today(), list.binds);
    auto const own = std::string{kSettlementAddress} + "/entries/{key}";
    list.columns = {
        {.key = "entry", .heading = "Số đến", .sql = "x.entry", .sort = "x.number", .link = own, .fixed = true},
        {.key = "document",
         .heading = "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản",
         .sql = "x.document",
         .sort = {}},
        {.key = "unit", .heading = "Đơn vị hoặc người nhận", .sql = "x.unit", .sort = {}},
        {.key = "due",
         .heading = "Thời hạn giải quyết",
         .type = ColumnType::date,
         .sql = "x.due_day",
         .nullable = true},
        {.key = "progress", .heading = "Tiến độ giải quyết", .sql = "x.progress", .sort = {}},
        {.key = "reply", .heading = "Số, ký hiệu văn bản trả lời", .sql = "x.reply", .sort = {}},
        {.key = "note", .heading = "Ghi chú", .sql = "x.note", .sort = {}},
        {.key = "state",
         .heading = "Tình trạng",
         .type = ColumnType::status,
         .sql = "x.state",
         .sort = {},
         .words = state_words()},
        {.key = "settled",
         .heading = "Giải quyết xong",
         .type = ColumnType::date,
         .sql = "x.settled_on",
         .nullable = true},
        {.key = "day", .heading = "Ngày đến", .type = ColumnType::date, .sql = "x.day", .shown = false},
    };
    list.filters = {
        {.key = "book",
         .label = "Sổ",
         .sql = "x.book_id = CAST(:value AS BIGINT)",
         .choices = book_words(session, visit)},
        {.key = "state", .label = "Tình trạng", .sql = "x.state = :value", .choices = state_words()},
        {.key = "from", .label = "Đến từ ngày", .kind = ListFilter::Kind::date, .sql = "x.day >= :value"},
        {.key = "until", .label = "Đến hết ngày", .kind = ListFilter::Kind::date, .sql = "x.day <= :value"},
        {.key = "unit", .label = "Đơn vị hoặc người", .kind = ListFilter::Kind::exact, .sql = "x.unit = :value"}};
    list.search = "x.searched";
    list.search_hint = "số, ký hiệu, cơ quan, trích yếu";
    list.none = "Sổ văn bản đến của cơ quan anh/chị chưa có dòng nào.";
    list.none_next = "Văn bản vào sổ đến sẽ hiện ở đây.";
    return list;
}

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    /// On paper: the seven columns of annex IV, the first number first; what the address filters is left out.
    Response docx(Visit const& visit) const {
        auto const list = list_of(services_, visit);
        auto state = site::list_state(list, visit.request);
        state.columns = {"entry", "document", "unit", "due", "progress", "reply", "note"};
        state.sort = "entry";
        state.descending = false;
        auto tx = services_.database.read();
        office::PaperTable table{
            .above = {"SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN"}, .headings = {}, .widths = {8, 26, 15, 10, 17, 13, 11}};
        table.below = {printed(visit)};
        auto paper = site::list_on_paper(tx, list, std::move(state), std::move(table), services_.scratch);
        return paper ? *std::move(paper) : http::refusal(paper.error());
    }

    Response entry(Visit const& visit) const { return entry_page(visit, {}, {}, 200); }

    Response save_entry(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const done = write_typed(visit, form->fields);
        if (done) return site::done(kSettlementAddress, "Kết quả giải quyết đã được ghi.");
        if (done.error().code == Code::not_found) return http::refusal(done.error());
        return entry_page(visit, form->fields, done.error(), http::status_of(done.error().code));
    }

    Response summary(Visit const& visit) const {
        auto const asked = ask(visit);
        if (!asked) return http::refusal(asked.error());
        auto const& [period, book, found, book_name] = *asked;
        html::Dictionary page;
        page.set("MONTH", period.label())
            .set("VALUE", typed_month(period))
            .set("BEFORE", text::print_integer(found.before));
        if (auto const before = period.previous()) page.set("PREVIOUS", month_address(*before, book));
        if (auto const after = period.next()) page.set("NEXT", month_address(*after, book));
        auto const query = month_query(period, book);
        page.set("XLSX", std::string{kSettlementAddress} + "/summary.xlsx" + query)
            .set("DOCX", std::string{kSettlementAddress} + "/summary.docx" + query);
        auto session = services_.database.lease();
        auto const books = book_words(session, visit);
        if (books.size() > 1) {
            auto& choose = page.add("BOOKS");
            for (auto const& one : books)
                choose.add("BOOK")
                    .set("BOOK_ID", one.value)
                    .set("NAME", one.text)
                    .show_if(one.value == std::to_string(book.number()), "CHOSEN");
        }
        for (auto const state : kStates) page.add("HEAD").set("TEXT", vietnamese(state));
        for (auto const& unit : found.units) add_counts(page.add("UNIT"), unit, period, book, true);
        add_counts(page, found.total, period, book, false);
        page.show_if(found.units.empty(), "EMPTY");
        return services_.frame.respond(visit, {.title = "Tổng hợp giải quyết văn bản, " + period.label(),
                                               .main = html::render("directives/settlement_summary", page),
                                               .current = kSettlementAddress});
    }

    Response summary_xlsx(Visit const& visit) const {
        auto const asked = ask(visit);
        if (!asked) return http::refusal(asked.error());
        auto const file = services_.scratch / fmt::format("tong-hop-{}.xlsx", visit.request.id);
        if (auto const written = write_xlsx(file, *asked); !written) return http::refusal(written.error());
        return http::download_file(file, kSheetType, file_name(*asked) + ".xlsx");
    }

    Response summary_docx(Visit const& visit) const {
        auto const asked = ask(visit);
        if (!asked) return http::refusal(asked.error());
        auto const& found = asked->found;
        office::PaperTable table{.above = {"TỔNG HỢP TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN", asked->period.label()},
                                 .headings = headings(),
                                 .widths = {6, 28, 11, 11, 11, 11, 11, 11},
                                 .totals = cells_of(found.total, ""),
                                 .notes = {before_words(found)}};
        if (!asked->book_name.empty()) table.above.push_back(asked->book_name);
        table.below = {printed(visit)};
        std::size_t next = 0;
        auto const file = services_.scratch / fmt::format("tong-hop-{}.docx", visit.request.id);
        auto const written = office::write_docx_table(file, table, [&](std::vector<std::string>& cells) {
            if (next == found.units.size()) return false;
            auto const& unit = found.units[next++];
            cells = cells_of(unit, std::to_string(next));
            return true;
        });
        if (!written) return http::refusal(written.error());
        return http::download_file(file, kWordType, file_name(*asked) + ".docx");
    }

private:
    using Code = base::Code;
    struct Asked {
        base::Period period;
        BookId book;
        Summary found;
        std::string book_name;
    };

    base::Result<Asked> ask(Visit const& visit) const {
        auto period = base::Period::holding(base::PeriodKind::month, services_.clock.today());
        if (auto const typed = visit.request.query.text("month"); !typed.empty())
            if (auto const wanted = documents::registry::parse_partial_date(typed); wanted && wanted->month)
                period = base::Period::month(wanted->year, *wanted->month).value_or(period);
        BookId const book{documents::registry::number_of(visit.request.query.text("book"))};
        auto session = services_.database.lease();
        Asked asked{period, book, TRY(summary_of(session, visit.scope(), services_.clock.today(), book, period)), {}};
        if (book)
            for (auto const& one : documents::registry::books_of(session, visit.scope()))
                if (one.id == book) asked.book_name = one.name;
        return asked;
    }

    static std::string typed_month(base::Period const& period) {
        return fmt::format("{:02}/{}", period.first_day().month(), period.first_day().year());
    }
    static std::string month_query(base::Period const& period, BookId book) {
        auto query = "?month=" + http::percent_encode(typed_month(period));
        if (book) query += fmt::format("&book={}", book.number());
        return query;
    }
    static std::string month_address(base::Period const& period, BookId book) {
        return std::string{kSettlementAddress} + "/summary" + month_query(period, book);
    }
    std::string printed(Visit const& visit) const {
        return fmt::format("In ngày {}, {}", services_.clock.today().vietnamese(), visit.scope().actor);
    }
    static std::string file_name(Asked const& asked) {
        auto name = "Tổng hợp giải quyết văn bản " + asked.period.label();
        std::ranges::replace(name, '/', '-');
        return name;
    }
    static std::string before_words(Summary const& found) {
        return fmt::format(
            "Đến trước kỳ và còn đang giải quyết: {} văn bản. Văn bản không có thời hạn được tính là trong hạn.",
            text::print_integer(found.before));
    }
    static std::vector<std::string> headings() {
        std::vector<std::string> heads{"STT", "Đơn vị hoặc người", "Đã nhận"};
        for (auto const state : kStates) heads.emplace_back(vietnamese(state));
        return heads;
    }
    static std::vector<std::string> cells_of(Count const& count, std::string order) {
        std::vector<std::string> cells{std::move(order), count.unit, text::print_integer(count.received())};
        for (auto const one : count.by_state) cells.push_back(text::print_integer(one));
        return cells;
    }

    static base::Result<void> write_xlsx(std::filesystem::path const& file, Asked const& asked) {
        auto writer = TRY(office::XlsxWriter::create(file));
        std::vector<office::XlsxColumn> columns;
        for (auto const& head : headings()) columns.push_back({head, head == "STT" ? 6.0 : 18.0});
        columns[1].width = 36;
        TRY(writer.add_sheet(asked.period.label(), columns));
        auto const row = [](Count const& count, office::XlsxCell order) {
            std::vector<office::XlsxCell> cells{std::move(order), count.unit, count.received()};
            for (auto const one : count.by_state) cells.emplace_back(one);
            return cells;
        };
        for (std::size_t i = 0; i < asked.found.units.size(); ++i)
            TRY(writer.add_row(row(asked.found.units[i], static_cast<std::int64_t>(i + 1))));
        TRY(writer.add_row(row(asked.found.total, std::monostate{})));
        TRY(writer.add_row({std::monostate{}, before_words(asked.found)}));
        return writer.close();
    }

    /// Every number leads to the lines that it counts.
    static void add_counts(html::Dictionary& row, Count const& count, base::Period const& period, BookId book,
                           bool one_unit) {
        auto const address = [&](std::string_view state) {
            auto query = fmt::format("{}?from={}&until={}", kSettlementAddress,
                                     http::percent_encode(period.first_day().vietnamese()),
                                     http::percent_encode(period.last_day().vietnamese()));
            if (book) query += fmt::format("&book={}", book.number());
            if (one_unit) query += "&unit=" + http::percent_encode(count.unit);
            if (!state.empty()) query += fmt::format("&state={}", state);
            return query;
        };
        row.set("NAME_OF_UNIT", count.unit)
            .set("RECEIVED", text::print_integer(count.received()))
            .set("ALL", address(""));
        for (std::size_t i = 0; i < kStates.size(); ++i) {
            auto& cell = row.add("CELL");
            cell.set("HEAD_OF_CELL", vietnamese(kStates[i]));
            if (count.by_state[i] == 0)
                cell.show("ZERO");
            else
                cell.add("LINK")
                    .set("ADDRESS", address(code_of(kStates[i])))
                    .set("NUMBER", text::print_integer(count.by_state[i]));
        }
    }

    base::Result<void> write_typed(Visit const& visit, http::Fields const& fields) const {
        Settlement typed{.progress = std::string{fields.text("progress")}};
        if (!fields.text("settled_on").empty())
            typed.settled_on = TRY(documents::registry::typed_day(fields.text("settled_on"), "settled_on"));
        auto tx = services_.database.write();
        TRY(write(tx, visit.scope(), db::to_instant(services_.clock.now()), services_.clock.today(), entry_of(visit),
                  documents::registry::number_of(fields.text("seen")), typed));
        tx.commit();
        return {};
    }

    static EntryId entry_of(Visit const& visit) {
        return EntryId{documents::registry::number_of(visit.request.parameter("entry"))};
    }

    Response entry_page(Visit const& visit, std::optional<http::Fields> const& typed,
                        std::optional<base::Error> const& wrong, int status) const {
        auto session = services_.database.lease();
        auto const entry = documents::registry::find_entry(session, visit.scope(), entry_of(visit));
        if (!entry) return http::refusal(entry.error());
        auto const paper = documents::registry::find_paper(session, visit.scope(), entry->paper);
        if (!paper) return http::refusal(paper.error());
        auto const now = find_settlement(session, entry->id).value_or(Settlement{});
        html::Dictionary page;
        page.set("ENTRY", fmt::format("{}{}", entry->number, entry->suffix))
            .set("PAPER", documents::registry::title_of(paper->head))
            .set("ADDRESS", documents::registry::address_of(paper->id))
            .set("LINE", fmt::format("/documents/entries/{}", entry->id.number()))
            .set("SUBJECT", paper->head.subject)
            .set("DAY", entry->day.vietnamese())
            .set("UNIT", entry->line.unit.empty() ? "(chưa giao)" : entry->line.unit)
            .set("DUE", entry->line.due ? entry->line.due->vietnamese() : "(không có)")
            .set("REPLY", entry->line.reply.empty() ? "(chưa có)" : entry->line.reply);
        auto const book = documents::registry::find_book(session, visit.scope(), entry->book);
        bool const writes = may_write(visit.scope()) && book && book->keeper == visit.scope().organisation &&
                            book->direction == documents::registry::Direction::in;
        if (writes)
            page.add("FORM")
                .set("CSRF", site::csrf_field(visit.visitor))
                .set("OWN", fmt::format("{}/entries/{}", kSettlementAddress, entry->id.number()))
                .set("SEEN", typed ? std::string{typed->text("seen")} : std::to_string(now.version))
                .set("PROGRESS", typed ? std::string{typed->text("progress")} : now.progress)
                .set("SETTLED_ON", typed            ? std::string{typed->text("settled_on")}
                                   : now.settled_on ? now.settled_on->vietnamese()
                                                    : std::string{});
        else
            page.add("READ").set("PROGRESS", now.progress.empty() ? "(chưa ghi)" : now.progress);
        html::Page answer{.title = "Kết quả giải quyết, số đến " + std::to_string(entry->number),
                          .main = html::render("directives/settlement_entry", page),
                          .current = kSettlementAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_pages(site::Routes& routes, PageServices const& services) {
    using enum Capability;
    auto const pages = std::make_shared<Pages>(services);
    site::add_list(routes, {.frame = services.frame, .database = services.database, .scratch = services.scratch},
                   {.address = kSettlementAddress,
                    .need = read_documents,
                    .describe = [services](Visit const& visit) { return list_of(services, visit); },
                    .above = [](Visit const&) { return html::render("directives/settlement_above", {}); }});
    auto const to = [&](Response (Pages::*handler)(Visit const&) const) {
        return [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); };
    };
    routes.add("GET /directives/settlement.docx", read_documents, to(&Pages::docx), http::Work::heavy);
    routes.add("GET /directives/settlement/summary", read_documents, to(&Pages::summary));
    routes.add("GET /directives/settlement/summary.xlsx", read_documents, to(&Pages::summary_xlsx), http::Work::heavy);
    routes.add("GET /directives/settlement/summary.docx", read_documents, to(&Pages::summary_docx), http::Work::heavy);
    routes.add("GET /directives/settlement/entries/{entry}", read_documents, to(&Pages::entry));
    routes.add("POST /directives/settlement/entries/{entry}", read_documents, to(&Pages::save_entry));
}

} // namespace directives::settlement
