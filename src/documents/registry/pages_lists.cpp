// Papers, and the books in the columns of Nghị định 30/2020/NĐ-CP, annex IV.
#include "documents/registry/pages.hpp"

#include "documents/words.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::registry {
namespace {

using rights::Capability;
using site::ColumnType;
using site::ListColumn;
using site::ListFilter;
using site::Visit;
using site::Word;

std::vector<Word> state_words() {
    return {{"draft", std::string{vietnamese(PaperState::draft)}, Word::Tone::soon},
            {"confirmed", std::string{vietnamese(PaperState::confirmed)}, Word::Tone::good},
            {"withdrawn", std::string{vietnamese(PaperState::withdrawn)}, Word::Tone::plain}};
}

std::vector<Word> type_words() {
    std::vector<Word> words;
    for (auto const type : types()) words.push_back({std::string{type}, capitalised(type), Word::Tone::plain});
    return words;
}

std::vector<Word> urgency_words() {
    return {{"0", "", Word::Tone::plain},
            {"1", std::string{vietnamese(Urgency::urgent)}, Word::Tone::soon},
            {"2", std::string{vietnamese(Urgency::very_urgent)}, Word::Tone::late},
            {"3", std::string{vietnamese(Urgency::express)}, Word::Tone::late}};
}

std::string number_sql(std::string_view papers) {
    return fmt::format(
        "CASE WHEN {0}.number = '' THEN '…' ELSE {0}.number END || CASE WHEN {0}.symbol = '' THEN '' ELSE "
        "'/' || {0}.symbol END",
        papers);
}

/// As far as the paper has it: "04/09/2025", "tháng 8/2024", "năm 2024", "để trống".
constexpr char kDateSql[] =
    "CASE LENGTH(p.date_text) WHEN 10 THEN SUBSTR(p.date_text, 9, 2) || '/' || SUBSTR(p.date_text, 6, 2) || '/' || "
    "SUBSTR(p.date_text, 1, 4) WHEN 7 THEN 'tháng ' || SUBSTR(p.date_text, 6, 2) || '/' || SUBSTR(p.date_text, 1, 4) "
    "WHEN 4 THEN 'năm ' || p.date_text ELSE 'để trống' END";

/// `day`: the column by which the newest are found by one index.
site::List shape(std::string const& day) {
    site::List list{.address = kDocumentsAddress,
                    .caption = "Văn bản",
                    .key = "p.id",
                    .from = "papers p",
                    .columns = {},
                    .sort = "day",
                    .descending = true};
    list.columns = {
        {.key = "number",
         .heading = "Số, ký hiệu",
         .sql = number_sql("p"),
         .sort = {},
         .link = "/documents/papers/{key}"},
        {.key = "type", .heading = "Loại", .sql = "p.type", .sort = {}, .words = type_words()},
        {.key = "day", .heading = "Ngày", .sql = kDateSql, .sort = day},
        {.key = "issuer", .heading = "Cơ quan ban hành", .sql = "p.issuer", .sort = {}},
        {.key = "subject",
         .heading = "Trích yếu",
         .sql = "CASE WHEN p.subject = '' THEN '(chưa có trích yếu)' ELSE p.subject END",
         .sort = {},
         .link = "/documents/papers/{key}",
         .fixed = true},
        {.key = "urgency",
         .heading = "Độ khẩn",
         .type = ColumnType::status,
         .sql = "CAST(p.urgency AS VARCHAR(1))",
         .sort = {},
         .words = urgency_words(),
         .shown = false},
        {.key = "state",
         .heading = "Tình trạng",
         .type = ColumnType::status,
         .sql = "p.state",
         .sort = {},
         .words = state_words()},
        {.key = "signer", .heading = "Người ký", .sql = "p.signer", .sort = {}, .shown = false},
    };
    list.filters = {
        {.key = "state", .label = "Tình trạng", .sql = "p.state = :value", .choices = state_words()},
        {.key = "type", .label = "Loại", .sql = "p.type = :value", .choices = type_words()},
        {.key = "from", .label = "Từ ngày", .kind = ListFilter::Kind::date, .sql = day + " >= :value"},
        {.key = "until", .label = "Đến ngày", .kind = ListFilter::Kind::date, .sql = day + " <= :value"},
    };
    list.search = "p.searched";
    list.words = "paper_words";
    list.search_hint = "số, ký hiệu, cơ quan, trích yếu, người ký";
    list.none = "Chưa có văn bản nào.";
    list.none_next = "Văn bản đến cơ quan anh/chị sẽ hiện ở đây.";
    return list;
}

html::Markup above_papers(Visit const& visit) {
    html::Dictionary page;
    page.show_if(visit.scope().may(Capability::register_documents), "CLERK");
    return html::render("documents/papers_above", page);
}

/// The book that the address names, else the first of that direction.
std::optional<Book> chosen_book(db::Session& session, Visit const& visit, Direction direction) {
    BookId const wanted{number_of(visit.request.query.text("book"))};
    std::optional<Book> first;
    for (Book const& book : books_read_by(session, visit.scope())) {
        if (book.direction != direction) continue;
        if (book.id == wanted) return book;
        if (!first) first = book;
    }
    return first;
}

std::vector<Word> entry_states() {
    return {{"registered", "Đã vào sổ", Word::Tone::good},
            {"skipped", "Bỏ qua số", Word::Tone::soon},
            {"withdrawn", "Đã rút", Word::Tone::plain}};
}

site::List book_list(PageServices const& services, Visit const& visit, Direction direction) {
    bool const in = direction == Direction::in;
    auto session = services.database.lease();
    auto const chosen = chosen_book(session, visit, direction);
    site::List list{.address = in ? kIncomingAddress : kOutgoingAddress,
                    .caption = in ? "Sổ đăng ký văn bản đến" : "Sổ đăng ký văn bản đi",
                    .key = "e.id",
                    .from = "entries e LEFT JOIN papers p ON p.id = e.paper_id",
                    .where = "e.book_id = :book",
                    .binds = {{"book", chosen ? chosen->id : BookId{}}},
                    .columns = {},
                    .sort = "day",
                    .descending = true};
    ListColumn const entry_number{.key = "entry",
                                  .heading = "Số đến",
                                  .sql = "CAST(e.number AS VARCHAR(20)) || e.suffix",
                                  .sort = {},
                                  .link = "/documents/entries/{key}",
                                  .fixed = true};
    ListColumn const paper_number{.key = "number",
                                  .heading = "Số, ký hiệu",
                                  .sql = std::string{"CASE WHEN p.id IS NULL THEN "} +
                                         (in ? "''" : "CAST(e.number AS VARCHAR(20))") + " ELSE " + number_sql("p") +
                                         " END",
                                  .sort = {},
                                  .link = in ? "" : "/documents/entries/{key}",
                                  .fixed = !in};
    ListColumn const day{
        .key = "day", .heading = in ? "Ngày đến" : "Ngày tháng", .type = ColumnType::date, .sql = "e.day"};
    ListColumn const subject{.key = "subject",
                             .heading = "Tên loại và trích yếu",
                             .sql = "CASE e.state WHEN 'skipped' THEN 'Bỏ qua số: ' || e.reason WHEN 'withdrawn' THEN "
                                    "'Dòng đã rút: ' || e.reason ELSE CASE WHEN p.state = 'withdrawn' THEN 'Văn bản đã "
                                    "rút. ' ELSE '' END || p.type || ': ' || p.subject END",
                             .sort = {}};
    ListColumn const passed_on{
        .key = "passed_on", .heading = "Ngày chuyển", .type = ColumnType::date, .sql = "e.passed_on", .nullable = true};
    ListColumn const received_by{.key = "received_by", .heading = "Ký nhận", .sql = "e.received_by", .sort = {}};
    ListColumn const note{.key = "note", .heading = "Ghi chú", .sql = "e.note", .sort = {}};
    ListColumn const state{.key = "state",
                           .heading = "Tình trạng",
                           .type = ColumnType::status,
                           .sql = "e.state",
                           .sort = {},
                           .words = entry_states(),
                           .shown = false};
    ListColumn const due{.key = "due",
                         .heading = "Hạn giải quyết",
                         .type = ColumnType::date,
                         .sql = "e.due",
                         .nullable = true,
                         .shown = false};
    if (in)
        list.columns = {
            day,
            entry_number,
            {.key = "author", .heading = "Tác giả", .sql = "COALESCE(p.issuer, '')", .sort = {}},
            paper_number,
            {.key = "dated", .heading = "Ngày văn bản", .type = ColumnType::date, .sql = "p.dated", .nullable = true},
            subject,
            {.key = "unit", .heading = "Đơn vị hoặc người nhận", .sql = "e.unit", .sort = {}},
            passed_on,
            received_by,
            note,
            due,
            {.key = "handling", .heading = "Ý kiến giải quyết", .sql = "e.handling", .sort = {}, .shown = false},
            {.key = "reply", .heading = "Văn bản trả lời", .sql = "e.reply", .sort = {}, .shown = false},
            state};
    else
        list.columns = {paper_number,
                        day,
                        subject,
                        {.key = "signer", .heading = "Người ký", .sql = "e.signer", .sort = {}},
                        {.key = "recipients", .heading = "Nơi nhận", .sql = "e.recipients", .sort = {}},
                        {.key = "kept_by", .heading = "Đơn vị, người nhận bản lưu", .sql = "e.kept_by", .sort = {}},
                        {.key = "copies",
                         .heading = "Số lượng bản",
                         .type = ColumnType::integer,
                         .sql = "e.copies",
                         .nullable = true},
                        passed_on,
                        received_by,
                        note,
                        state};
    std::vector<Word> books;
    for (Book const& book : books_read_by(session, visit.scope()))
        if (book.direction == direction)
            books.push_back({std::to_string(book.id.number()), book.name, Word::Tone::plain});
    list.filters = {{.key = "book",
                     .label = "Sổ",
                     .sql = "e.book_id = CAST(:value AS BIGINT)",
                     .choices = std::move(books),
                     .otherwise = chosen ? std::to_string(chosen->id.number()) : std::string{}},
                    {.key = "from", .label = "Từ ngày", .kind = ListFilter::Kind::date, .sql = "e.day >= :value"},
                    {.key = "until", .label = "Đến ngày", .kind = ListFilter::Kind::date, .sql = "e.day <= :value"},
                    {.key = "state", .label = "Tình trạng", .sql = "e.state = :value", .choices = entry_states()}};
    list.search = "COALESCE(p.searched, '')";
    list.words = "paper_words";
    list.words_of = "e.paper_id";
    list.search_hint = "số, ký hiệu, cơ quan, trích yếu";
    list.none = chosen ? "Sổ chưa có dòng nào." : "Cơ quan anh/chị chưa mở sổ này.";
    list.none_next = chosen ? "Mở một văn bản đã xác nhận rồi vào sổ." : "Mở sổ ở trang Sổ văn bản.";
    list.none_link = chosen ? html::Link{kDocumentsAddress, "Văn bản"} : html::Link{kBooksAddress, "Sổ văn bản"};
    return list;
}

html::Markup above_book(PageServices const& services, Visit const& visit, Direction direction) {
    html::Dictionary page;
    auto session = services.database.lease();
    if (auto const book = chosen_book(session, visit, direction))
        page.add("BOOK")
            .set("NAME", book->name)
            .set("ID", book->id.number())
            .set("PRINT", direction == Direction::in ? "/documents/incoming.docx" : "/documents/outgoing.docx");
    page.add(direction == Direction::in ? "IN" : "OUT");
    return html::render("documents/book_above", page);
}

/// The book on paper, in the columns of annex IV, the first number first; what the address filters is left out.
http::Response print_book(PageServices const& services, Visit const& visit, Direction direction) {
    auto const list = book_list(services, visit, direction);
    auto state = site::list_state(list, visit.request);
    state.columns.clear();
    state.sort = "day";
    state.descending = false;
    auto tx = services.database.read();
    auto const book = chosen_book(tx, visit, direction);
    office::PaperTable table{.above = {direction == Direction::in ? "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" : "SỔ ĐĂNG KÝ VĂN BẢN ĐI"},
                             .headings = {},
                             .widths = {}};
    if (book) table.above.push_back(book->name);
    for (ListColumn const* const column : site::shown_columns(list, state)) {
        bool const wide = column->key == "subject" || column->key == "recipients";
        bool const narrow = column->type == ColumnType::date || column->key == "entry" || column->key == "copies";
        table.widths.push_back(wide ? 24 : narrow ? 9 : 11);
    }
    table.below.push_back(fmt::format("In ngày {}, {}", services.clock.today().vietnamese(), visit.scope().actor));
    auto paper = site::list_on_paper(tx, list, std::move(state), std::move(table), services.scratch);
    return paper ? *std::move(paper) : http::refusal(paper.error());
}

} // namespace

site::List papers_list(PageServices const& services, Visit const& visit) {
    auto session = services.database.lease();
    auto list = shape(visit.scope().may(Capability::supervise) ? "p.listed_day" : "sight.day");
    if (visit.scope().may(Capability::supervise))
        list.where = visible(session, visit.scope(), "p.id", list.binds);
    else {
        list.from = "paper_access sight JOIN papers p ON p.id = sight.paper_id";
        list.where = "sight.organisation_id = :own";
        list.binds = {{"own", visit.scope().organisation}};
        list.key = "sight.paper_id";
    }
    std::vector<Word> books;
    for (Book const& book : books_read_by(session, visit.scope()))
        books.push_back({std::to_string(book.id.number()), book.name, Word::Tone::plain});
    if (!books.empty())
        list.filters.push_back({.key = "book",
                                .label = "Sổ",
                                .sql = "EXISTS (SELECT 1 FROM entries e WHERE e.paper_id = p.id AND e.book_id = "
                                       "CAST(:value AS BIGINT))",
                                .choices = std::move(books)});
    return list;
}

site::List papers_shape() { return shape("p.listed_day"); }

void register_list_pages(site::Routes& routes, PageServices const& services) {
    site::ListServices const lists{.frame = services.frame, .database = services.database, .scratch = services.scratch};
    site::add_list(routes, lists,
                   {.address = kDocumentsAddress,
                    .need = Capability::read_documents,
                    .describe = [services](Visit const& visit) { return papers_list(services, visit); },
                    .above = [](Visit const& visit) { return above_papers(visit); },
                    .same_for_all = true});
    for (auto const direction : {Direction::in, Direction::out}) {
        routes.add(
            direction == Direction::in ? "GET /documents/incoming.docx" : "GET /documents/outgoing.docx",
            Capability::read_documents,
            [services, direction](Visit const& visit) { return print_book(services, visit, direction); },
            http::Work::heavy);
        site::add_list(
            routes, lists,
            {.address = direction == Direction::in ? kIncomingAddress : kOutgoingAddress,
             .need = Capability::read_documents,
             .describe = [services, direction](Visit const& visit) { return book_list(services, visit, direction); },
             .above = [services, direction](Visit const& visit) { return above_book(services, visit, direction); },
             .same_for_all = true});
    }
}

} // namespace documents::registry
