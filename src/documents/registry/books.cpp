#include "documents/registry/books.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/registry/book_rows.hpp"
#include "documents/registry/paper_rows.hpp"
#include "organisations/store.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::registry {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;
using Json = nlohmann::ordered_json;

namespace {

base::Error unknown_book() {
    return {Code::not_found,
            "Cơ quan anh/chị không giữ sổ này.",
            {},
            "Chọn sổ ở trang Sổ văn bản, hoặc chuyển sang vị trí công tác giữ sổ."};
}

base::Result<Book> own_book(db::Session& session, Scope const& scope, BookId id) {
    TRY(rights::require(scope, Capability::register_documents));
    auto const book = rows::read_book(session, id);
    if (!book || !scope.organisation || book->keeper != scope.organisation) return std::unexpected{unknown_book()};
    return *book;
}

base::Result<Book> open_for_writing(db::Session& session, Scope const& scope, BookId id) {
    auto const book = TRY(own_book(session, scope, id));
    if (book.closed) return fail(Code::refused, "Sổ này đã khóa.", book.name, "Chọn sổ đang dùng.");
    return book;
}

base::Result<std::string> reason_of(std::string const& typed, char const* example) {
    constexpr std::size_t kBytesMax = 2000;
    auto reason = text::nfc(typed);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Code::invalid_input, "Nhập lý do.", "reason", example);
    if (reason.size() > kBytesMax)
        return fail(Code::invalid_input, "Lý do quá dài.", "reason", "Rút gọn còn dưới 500 chữ.");
    return reason;
}

base::Result<void> check_day(base::Date today, base::Date day) {
    if (day > today)
        return fail(Code::invalid_input, "Ngày đăng ký ở tương lai.", "day",
                    "Nhập ngày không sau hôm nay, " + today.vietnamese() + ".");
    return {};
}

std::string printed(Entry const& entry) { return fmt::format("{:02}{}", entry.number, entry.suffix); }

base::Result<Paper> paper_to_enter(db::Transaction& tx, Scope const& scope, Book const& book, PaperId id,
                                   base::Date day) {
    auto const paper = TRY(find_paper(tx, scope, id));
    if (paper.state != PaperState::confirmed)
        return fail(Code::invalid_input,
                    paper.state == PaperState::draft ? "Văn bản chưa được xác nhận." : "Văn bản đã rút.", "paper",
                    "Xác nhận nội dung phần đầu văn bản trước khi vào sổ.");
    if (auto const there = rows::entry_of_paper(tx, book.id, id))
        return fail(Code::invalid_input, fmt::format("Văn bản đã vào sổ này với số {}.", printed(*there)), "book",
                    "Mở dòng đó để sửa, hoặc chọn sổ khác.");
    if (auto const dated = paper.head.date ? paper.head.date->whole() : std::nullopt; dated && day < *dated)
        return fail(Code::invalid_input,
                    fmt::format("Ngày vào sổ {} trước ngày ban hành {} ghi trên văn bản.", day.vietnamese(),
                                dated->vietnamese()),
                    "day", "Sửa một trong hai ngày.");
    return paper;
}

/// The number of an outgoing paper is the paper's own: it gets it, or must carry it already.
base::Result<void> number_paper(db::Transaction& tx, Scope const& scope, db::Instant when, Paper paper,
                                std::string const& number) {
    auto const digits = number_key(paper.head.number);
    if (digits == number_key(number)) return {};
    if (!paper.head.number.empty())
        return fail(Code::invalid_input,
                    fmt::format("Văn bản ghi số {}, số tiếp theo của sổ là {}.", paper.head.number, number), "number",
                    "Sửa số trên văn bản, hoặc bỏ qua các số ở giữa (có lý do) rồi vào sổ lại.");
    Json const was{{"Số", ""}}, now{{"Số", number}};
    paper.head.number = number;
    ++paper.version;
    paper.changed_at = when;
    paper.changed_by = scope.actor;
    rows::update(tx, paper);
    rows::tell_followers(tx, paper.id);
    audit::write(tx, scope, when,
                 {.verb = "paper_numbering",
                  .object = fmt::format("paper/{}", paper.id.number()),
                  .label = title_of(paper.head),
                  .before = was.dump(),
                  .after = now.dump()});
    return {};
}

bool numbers_for(db::Session& session, Scope const& scope, OrganisationId body, base::Date on) {
    return body == scope.organisation ||
           std::ranges::any_of(bodies_numbered(session, scope, on), [&](auto const& one) { return one.first == body; });
}

/// An outgoing book numbers what its keeper issues for itself or its committee. Whom the issuer means is not always known.
base::Result<void> issued_here(db::Session& session, Scope const& scope, Paper const& paper, base::Date on) {
    auto const issuer = paper.head.issuer_id;
    if (!issuer || numbers_for(session, scope, issuer, on)) return {};
    return fail(Code::invalid_input,
                fmt::format("Văn bản do {} ban hành, không phải văn bản đi của cơ quan giữ sổ.", paper.head.issuer),
                "book", "Vào sổ văn bản đến; nếu cơ quan ban hành bị đọc sai thì sửa thông tin văn bản trước.");
}

/// Who stands in the book may see the paper: its keeper, the body whose papers it numbers, the unit that gets it.
void open_to_readers(db::Transaction& tx, Book const& book, Entry const& entry) {
    give_access(tx, entry.paper, book.keeper);
    give_access(tx, entry.paper, book.body);
    if (entry.line.unit_id) give_access(tx, entry.paper, entry.line.unit_id);
}

void log_entry(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Book const& book,
               Entry const& entry, std::string label, Json const& before, Json const& after) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("entry/{}", entry.id.number()),
                  .label = fmt::format("{}, {}: {}", printed(entry), book.name, label),
                  .before = before.empty() ? std::string{} : before.dump(),
                  .after = after.empty() ? std::string{} : after.dump(),
                  .note = entry.reason});
}

base::Result<Entry> own_entry(db::Transaction& tx, Scope const& scope, EntryId id) {
    auto entry = rows::read_entry(tx, id);
    if (!entry) return std::unexpected{unknown_book()};
    TRY(own_book(tx, scope, entry->book));
    return *std::move(entry);
}

base::Result<Entry> write_entry(db::Transaction& tx, Scope const& scope, db::Instant when, Book const& book,
                                Entry entry, Paper const& paper) {
    if (book.direction == Direction::out) {
        TRY(issued_here(tx, scope, paper, entry.day));
        std::string const number = fmt::format("{:02}{}", entry.number, entry.suffix);
        TRY(number_paper(tx, scope, when, paper, number));
    }
    entry.registered_by = scope.actor;
    entry.id = rows::insert(tx, entry, when);
    open_to_readers(tx, book, entry);
    log_entry(tx, scope, when, "entry_registration", book, entry, title_of(paper.head), {}, rows::line_json(entry));
    return entry;
}

} // namespace

std::vector<Book> books_of(db::Session& session, Scope const& scope) {
    if (!scope.may(Capability::read_documents) || !scope.organisation) return {};
    return rows::read_books(session, scope.organisation);
}

std::vector<Book> books_read_by(db::Session& session, Scope const& scope) {
    if (!scope.may(Capability::read_documents) || !scope.organisation) return {};
    return rows::read_readable_books(session, scope.organisation);
}

std::vector<std::pair<OrganisationId, std::string>> bodies_numbered(db::Session& session, Scope const& scope,
                                                                    base::Date on) {
    std::vector<std::pair<OrganisationId, std::string>> bodies;
    auto const own = organisations::find(session, scope, scope.organisation);
    if (!own || !*own) return bodies;
    bodies.emplace_back(scope.organisation, (*own)->name_at(on));
    if ((*own)->kind != organisations::Kind::office) return bodies;
    if (auto const relations = organisations::relations_of(session, scope, scope.organisation))
        for (auto const& above : relations->superiors)
            if (above.line == organisations::Line::committee && above.in.holds(on))
                bodies.emplace_back(above.id, above.name);
    return bodies;
}

base::Result<Book> find_book(db::Session& session, Scope const& scope, BookId id) {
    TRY(rights::require(scope, Capability::read_documents));
    auto const book = rows::read_book(session, id);
    if (!book || !scope.organisation || (book->keeper != scope.organisation && book->body != scope.organisation))
        return std::unexpected{unknown_book()};
    return *book;
}

base::Result<BookId> open_book(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                               Book const& wanted) {
    TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không mở sổ được.", {},
                    "Chuyển sang vị trí văn thư của một cơ quan.");
    Book book = wanted;
    book.keeper = scope.organisation;
    if (!book.body) book.body = scope.organisation;
    if (!numbers_for(tx, scope, book.body, today))
        return fail(Code::refused, "Cơ quan anh/chị không cấp số cho văn bản của cơ quan này.", "body",
                    "Chỉ văn phòng của ủy ban hoặc hội đồng cấp số thay; chọn cơ quan trong danh sách.");
    book.name = text::nfc(book.name);
    book.series = text::nfc(book.series);
    constexpr std::size_t kNameBytesMax = 300;
    if (book.name.empty() || book.name.size() > kNameBytesMax)
        return fail(Code::invalid_input, "Nhập tên sổ, không quá 100 chữ.", "name", "Ví dụ: Sổ công văn đi.");
    if (!tx.find<std::int64_t>("SELECT 1 FROM books WHERE body_id = :body AND direction = :direction AND series = "
                               ":series",
                               {{"body", book.body}, {"direction", book.direction}, {"series", book.series}}))
        if (auto const id = rows::insert(tx, book)) {
            audit::write(tx, scope, when,
                         {.verb = "book_opening",
                          .object = fmt::format("book/{}", id->number()),
                          .label = book.name,
                          .before = {},
                          .after = Json{{"Tên sổ", book.name},
                                        {"Hướng", book.direction == Direction::in ? "Văn bản đến" : "Văn bản đi"},
                                        {"Nhóm số", book.series}}
                                       .dump()});
            return *id;
        }
    return fail(Code::invalid_input, "Cơ quan này đã có sổ cùng hướng và cùng nhóm số.", "series",
                "Dùng sổ đang có, hoặc nhập nhóm số khác, ví dụ QĐ.");
}

base::Result<void> begin_after(db::Transaction& tx, Scope const& scope, db::Instant when, BookId id, int year,
                               std::int64_t last, std::string const& reason) {
    auto const book = TRY(open_for_writing(tx, scope, id));
    auto const why = TRY(reason_of(reason, "Ví dụ: các số trước đã đăng ký ở sổ giấy."));
    constexpr std::int64_t kLastMax = 999'999;
    if (last < 1 || last > kLastMax)
        return fail(Code::invalid_input, "Nhập số cuối đã cấp, từ 1 đến 999.999.", "last", "Ví dụ: 305.");
    if (!rows::begin_year(tx, id, year, last))
        return fail(Code::invalid_input, fmt::format("Năm {} của sổ này đã có số.", year), "year",
                    "Số tiếp theo do máy cấp; bỏ qua số bằng nút Bỏ qua số.");
    audit::write(tx, scope, when,
                 {.verb = "book_beginning",
                  .object = fmt::format("book/{}", id.number()),
                  .label = book.name,
                  .before = {},
                  .after = Json{{"Năm", year}, {"Số cuối đã cấp trên giấy", last}}.dump(),
                  .note = why});
    return {};
}

base::Result<Entry> enter(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, BookId id,
                          PaperId paper_id, base::Date day, Line const& line) {
    auto const book = TRY(open_for_writing(tx, scope, id));
    TRY(check_day(today, day));
    Entry entry{.book = id, .year = day.year(), .day = day, .paper = paper_id, .line = rows::cleaned(line)};
    entry.number = rows::next_number(tx, id, day.year()); // from here on other clerks of this book wait
    auto const paper = TRY(paper_to_enter(tx, scope, book, paper_id, day));
    if (book.direction == Direction::out)
        if (auto const last = rows::last_day(tx, id, day.year()); last && day < *last)
            return fail(Code::invalid_input,
                        fmt::format("Ngày {} trước ngày của số vừa cấp ({}).", day.vietnamese(), last->vietnamese()),
                        "day", "Nhập ngày không sớm hơn, hoặc dùng số chen, ví dụ 219a.");
    return write_entry(tx, scope, when, book, std::move(entry), paper);
}

base::Result<Entry> enter_between(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                  BookId id, PaperId paper_id, base::Date day, std::int64_t after, Line const& line) {
    auto const book = TRY(open_for_writing(tx, scope, id));
    TRY(check_day(today, day));
    rows::lock_year(tx, id, day.year());
    auto const suffix = rows::next_suffix(tx, id, day.year(), after);
    if (!suffix)
        return fail(Code::not_found, fmt::format("Sổ chưa cấp số {} trong năm {}.", after, day.year()), "after",
                    "Nhập một số đã cấp; số chen sẽ là số đó thêm chữ a, b…");
    auto const paper = TRY(paper_to_enter(tx, scope, book, paper_id, day));
    Entry entry{.book = id, .year = day.year(), .day = day, .paper = paper_id, .line = rows::cleaned(line)};
    entry.number = after;
    entry.suffix = *suffix;
    return write_entry(tx, scope, when, book, std::move(entry), paper);
}

base::Result<Entry> skip(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, BookId id,
                         base::Date day, std::string const& reason) {
    auto const book = TRY(open_for_writing(tx, scope, id));
    TRY(check_day(today, day));
    Entry entry{.book = id, .year = day.year(), .state = EntryState::skipped, .day = day};
    entry.reason = TRY(reason_of(reason, "Ví dụ: giữ số cho quyết định trình ký bù."));
    entry.number = rows::next_number(tx, id, day.year());
    entry.registered_by = scope.actor;
    entry.id = rows::insert(tx, entry, when);
    log_entry(tx, scope, when, "entry_skip", book, entry, "bỏ qua số", {}, {});
    return entry;
}

base::Result<void> withdraw_entry(db::Transaction& tx, Scope const& scope, db::Instant when, EntryId id,
                                  std::string const& reason) {
    auto entry = TRY(own_entry(tx, scope, id));
    auto const book = TRY(own_book(tx, scope, entry.book));
    if (entry.state != EntryState::registered)
        return fail(Code::refused, "Dòng này không phải là dòng đang đăng ký.", printed(entry),
                    "Chỉ rút được dòng đang có văn bản.");
    entry.reason = TRY(reason_of(reason, "Ví dụ: vào sổ nhầm văn bản."));
    entry.state = EntryState::withdrawn;
    rows::update(tx, entry);
    log_entry(tx, scope, when, "entry_withdrawal", book, entry, "rút khỏi sổ", rows::line_json(entry), {});
    return {};
}

base::Result<void> change_line(db::Transaction& tx, Scope const& scope, db::Instant when, EntryId id, std::int64_t seen,
                               Line const& line) {
    auto entry = TRY(own_entry(tx, scope, id));
    auto const book = TRY(own_book(tx, scope, entry.book));
    if (entry.state != EntryState::registered)
        return fail(Code::refused, "Dòng này đã rút hoặc là số bỏ qua, không sửa được.", printed(entry));
    if (entry.version != seen)
        return fail(Code::refused, "Người khác vừa sửa dòng này.", printed(entry),
                    "Xem lại nội dung mới rồi sửa tiếp; nội dung anh/chị vừa nhập vẫn còn trên trang.");
    auto const before = rows::line_json(entry);
    entry.line = rows::cleaned(line);
    auto const after = rows::line_json(entry);
    if (before == after) return {};
    ++entry.version;
    rows::update(tx, entry);
    open_to_readers(tx, book, entry);
    log_entry(tx, scope, when, "entry_change", book, entry, "sửa dòng", before, after);
    return {};
}

base::Result<Entry> find_entry(db::Session& session, Scope const& scope, EntryId id) {
    auto entry = rows::read_entry(session, id);
    if (!entry) return std::unexpected{unknown_book()};
    TRY(find_book(session, scope, entry->book));
    return *std::move(entry);
}

std::vector<Entry> entries_of(db::Session& session, Scope const& scope, PaperId paper) {
    if (!find_paper(session, scope, paper)) return {};
    return rows::entries_of_paper(session, paper);
}

} // namespace documents::registry
