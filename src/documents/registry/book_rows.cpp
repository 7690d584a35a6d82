#include "documents/registry/book_rows.hpp"

#include "base/json.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace db {

using documents::registry::Direction;
using documents::registry::EntryState;

Value Column<Direction>::to(Direction direction) { return std::string{direction == Direction::in ? "in" : "out"}; }
Direction Column<Direction>::from(Value const& value) {
    auto const name = Column<std::string>::from(value);
    if (name != "in" && name != "out") throw_misfit("a direction");
    return name == "in" ? Direction::in : Direction::out;
}

Value Column<EntryState>::to(EntryState state) {
    return std::string{state == EntryState::registered ? "registered"
                       : state == EntryState::skipped  ? "skipped"
                                                       : "withdrawn"};
}
EntryState Column<EntryState>::from(Value const& value) {
    auto const name = Column<std::string>::from(value);
    if (name == "registered") return EntryState::registered;
    if (name == "skipped") return EntryState::skipped;
    if (name != "withdrawn") throw_misfit("a state of an entry");
    return EntryState::withdrawn;
}

} // namespace db

namespace documents::registry::rows {
namespace {

using OptionalDate = std::optional<base::Date>;
using OptionalBody = std::optional<OrganisationId>;

constexpr char kBook[] = "SELECT id, keeper_id, body_id, direction, series, name, closed FROM books";

std::vector<Book> books(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Book> found;
    session.each<BookId, OrganisationId, OrganisationId, Direction, std::string, std::string, bool>(
        std::string{kBook} + where, binds,
        [&](BookId id, OrganisationId keeper, OrganisationId body, Direction direction, std::string series,
            std::string name, bool closed) {
            found.push_back({id, keeper, body, direction, std::move(series), std::move(name), closed});
        });
    return found;
}

std::vector<Entry> entries(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Entry> found;
    session.each<EntryId, BookId, std::int64_t, std::int64_t, std::string, EntryState, std::string, std::int64_t,
                 base::Date, std::optional<PaperId>, std::string>(
        "SELECT id, book_id, year, number, suffix, state, reason, version, day, paper_id, registered_by FROM entries" +
            where,
        binds,
        [&](EntryId id, BookId book, std::int64_t year, std::int64_t number, std::string suffix, EntryState state,
            std::string reason, std::int64_t version, base::Date day, std::optional<PaperId> paper, std::string by) {
            found.push_back({.id = id,
                             .book = book,
                             .year = year,
                             .number = number,
                             .suffix = std::move(suffix),
                             .state = state,
                             .reason = std::move(reason),
                             .version = version,
                             .day = day,
                             .paper = paper.value_or(PaperId{}),
                             .registered_by = std::move(by)});
        });
    for (Entry& entry : found) {
        auto const row =
            session.find<std::string, OptionalBody, OptionalDate, std::string, OptionalDate, std::string,
                         std::optional<std::int64_t>, std::string, std::string, std::string, std::string, std::string>(
                "SELECT unit, unit_id, due, handling, passed_on, received_by, copies, recipients, signer, kept_by, "
                "reply, note FROM entries WHERE id = :id",
                {{"id", entry.id}});
        OptionalBody unit;
        Line& line = entry.line;
        std::tie(line.unit, unit, line.due, line.handling, line.passed_on, line.received_by, line.copies,
                 line.recipients, line.signer, line.kept_by, line.reply, line.note) = row.value();
        line.unit_id = unit.value_or(OrganisationId{});
    }
    return found;
}

std::optional<Entry> first(std::vector<Entry> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

db::Binds binds_of(Line const& line) {
    return {{"unit", line.unit},
            {"unit_id", line.unit_id ? std::optional{line.unit_id} : std::nullopt},
            {"due", line.due},
            {"handling", line.handling},
            {"passed_on", line.passed_on},
            {"received_by", line.received_by},
            {"copies", line.copies},
            {"recipients", line.recipients},
            {"signer", line.signer},
            {"kept_by", line.kept_by},
            {"reply", line.reply},
            {"note", line.note}};
}

} // namespace

std::optional<Book> read_book(db::Session& session, BookId book) {
    auto found = books(session, " WHERE id = :id", {{"id", book}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Book> read_books(db::Session& session, OrganisationId keeper) {
    return books(session, " WHERE keeper_id = :keeper ORDER BY direction, closed, id", {{"keeper", keeper}});
}

std::vector<Book> read_readable_books(db::Session& session, OrganisationId reader) {
    return books(session, " WHERE keeper_id = :reader OR body_id = :reader ORDER BY direction, closed, id",
                 {{"reader", reader}});
}

std::optional<BookId> insert(db::Transaction& tx, Book const& book) {
    return tx.find<BookId>("INSERT INTO books (keeper_id, body_id, direction, series, name) VALUES (:keeper, :body, "
                           ":direction, :series, :name) ON CONFLICT (body_id, direction, series) DO NOTHING RETURNING "
                           "id",
                           {{"keeper", book.keeper},
                            {"body", book.body},
                            {"direction", book.direction},
                            {"series", book.series},
                            {"name", book.name}});
}

std::int64_t next_number(db::Transaction& tx, BookId book, int year) {
    return tx
        .find<std::int64_t>("INSERT INTO book_years (book_id, year, last_number) VALUES (:book, :year, 1) ON CONFLICT "
                            "(book_id, year) DO UPDATE SET last_number = book_years.last_number + 1 RETURNING "
                            "last_number",
                            {{"book", book}, {"year", year}})
        .value();
}

void lock_year(db::Transaction& tx, BookId book, int year) {
    tx.run("UPDATE book_years SET last_number = last_number WHERE book_id = :book AND year = :year",
           {{"book", book}, {"year", year}});
}

bool begin_year(db::Transaction& tx, BookId book, int year, std::int64_t last) {
    return tx.run("INSERT INTO book_years (book_id, year, last_number) VALUES (:book, :year, :last) ON CONFLICT "
                  "(book_id, year) DO NOTHING",
                  {{"book", book}, {"year", year}, {"last", last}}) == 1;
}

std::optional<std::string> next_suffix(db::Transaction& tx, BookId book, int year, std::int64_t after) {
    auto const given =
        tx.rows<std::string>("SELECT suffix FROM entries WHERE book_id = :book AND year = :year AND number = :number "
                             "ORDER BY suffix",
                             {{"book", book}, {"year", year}, {"number", after}});
    if (given.empty()) return std::nullopt;
    char const next = given.back().empty() ? 'a' : static_cast<char>(given.back().front() + 1);
    if (next > 'z') return std::nullopt;
    return std::string{next};
}

std::optional<base::Date> last_day(db::Transaction& tx, BookId book, int year) {
    return tx.find<base::Date>(
        "SELECT day FROM entries WHERE book_id = :book AND year = :year AND suffix = '' ORDER BY "
        "number DESC LIMIT 1",
        {{"book", book}, {"year", year}});
}

EntryId insert(db::Transaction& tx, Entry const& entry, db::Instant when) {
    auto binds = binds_of(entry.line);
    binds.insert(binds.end(), {{"book", entry.book},
                               {"year", entry.year},
                               {"number", entry.number},
                               {"suffix", entry.suffix},
                               {"state", entry.state},
                               {"reason", entry.reason},
                               {"version", entry.version},
                               {"day", entry.day},
                               {"paper", entry.paper ? std::optional{entry.paper} : std::nullopt},
                               {"at", when},
                               {"by", entry.registered_by}});
    return tx
        .find<EntryId>("INSERT INTO entries (book_id, year, number, suffix, state, reason, version, day, paper_id, "
                       "unit, unit_id, due, handling, passed_on, received_by, copies, recipients, signer, kept_by, "
                       "reply, note, registered_at, registered_by) VALUES (:book, :year, :number, :suffix, :state, "
                       ":reason, :version, :day, :paper, :unit, :unit_id, :due, :handling, :passed_on, :received_by, "
                       ":copies, :recipients, :signer, :kept_by, :reply, :note, :at, :by) RETURNING id",
                       binds)
        .value();
}

void update(db::Transaction& tx, Entry const& entry) {
    auto binds = binds_of(entry.line);
    binds.insert(binds.end(),
                 {{"state", entry.state}, {"reason", entry.reason}, {"version", entry.version}, {"id", entry.id}});
    tx.run("UPDATE entries SET state = :state, reason = :reason, version = :version, unit = :unit, unit_id = :unit_id, "
           "due = :due, handling = :handling, passed_on = :passed_on, received_by = :received_by, copies = :copies, "
           "recipients = :recipients, signer = :signer, kept_by = :kept_by, reply = :reply, note = :note WHERE id = "
           ":id",
           binds);
}

std::optional<Entry> read_entry(db::Session& session, EntryId entry) {
    return first(entries(session, " WHERE id = :id", {{"id", entry}}));
}

std::optional<Entry> entry_of_paper(db::Session& session, BookId book, PaperId paper) {
    return first(entries(session, " WHERE paper_id = :paper AND book_id = :book AND state = 'registered'",
                         {{"paper", paper}, {"book", book}}));
}

std::vector<Entry> entries_of_paper(db::Session& session, PaperId paper) {
    return entries(session, " WHERE paper_id = :paper ORDER BY id", {{"paper", paper}});
}

Line cleaned(Line line) {
    for (std::string* const field : {&line.unit, &line.handling, &line.received_by, &line.recipients, &line.signer,
                                     &line.kept_by, &line.reply, &line.note}) {
        std::string clean;
        for (char const c : text::nfc(*field))
            if (c != '\0' && c != '\r') clean += c;
        while (!clean.empty() && (clean.back() == ' ' || clean.back() == '\n')) clean.pop_back();
        *field = clean;
    }
    return line;
}

nlohmann::ordered_json line_json(Entry const& entry) {
    Line const& line = entry.line;
    nlohmann::ordered_json said{{"Số", fmt::format("{}{}", entry.number, entry.suffix)},
                                {"Ngày", entry.day.vietnamese()}};
    auto const text = [&](char const* name, std::string const& value) {
        if (!value.empty()) said[name] = value;
    };
    auto const day = [&](char const* name, OptionalDate const& value) {
        if (value) said[name] = value->vietnamese();
    };
    text("Đơn vị, người nhận", line.unit);
    day("Hạn giải quyết", line.due);
    text("Ý kiến giải quyết", line.handling);
    day("Ngày chuyển", line.passed_on);
    text("Ký nhận", line.received_by);
    if (line.copies) said["Số lượng bản"] = *line.copies;
    text("Nơi nhận", line.recipients);
    text("Người ký", line.signer);
    text("Nơi lưu", line.kept_by);
    text("Văn bản trả lời", line.reply);
    text("Ghi chú", line.note);
    return said;
}

} // namespace documents::registry::rows

namespace documents::registry {

std::int64_t last_number(db::Session& session, BookId book, int year) {
    return session
        .find<std::int64_t>("SELECT last_number FROM book_years WHERE book_id = :book AND year = :year",
                            {{"book", book}, {"year", year}})
        .value_or(0);
}

std::vector<std::string> faults_of_books(db::Session& session) {
    std::vector<std::string> faults;
    session.each<std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
        "SELECT b.name, y.year, y.last_number, COALESCE(MAX(e.number), 0), COUNT(DISTINCT e.number) FROM book_years y "
        "JOIN books b ON b.id = y.book_id LEFT JOIN entries e ON e.book_id = y.book_id AND e.year = y.year GROUP BY "
        "b.name, y.book_id, y.year, y.last_number ORDER BY y.book_id, y.year",
        {}, [&](std::string name, std::int64_t year, std::int64_t last, std::int64_t highest, std::int64_t count) {
            if (count == 0) return; // begun after the numbers on paper
            if (highest != last)
                faults.push_back(
                    fmt::format("{} năm {}: số đã cấp đến {} nhưng dòng cuối là {}", name, year, last, highest));
        });
    session.each<std::string, std::int64_t, std::int64_t>(
        "SELECT b.name, e.year, e.number FROM entries e JOIN books b ON b.id = e.book_id WHERE e.suffix = '' AND "
        "e.number > (SELECT MIN(m.number) FROM entries m WHERE m.book_id = e.book_id AND m.year = e.year) AND NOT "
        "EXISTS (SELECT 1 FROM entries p WHERE p.book_id = e.book_id AND p.year = e.year AND p.number = e.number - 1) "
        "ORDER BY e.book_id, e.year, e.number",
        {}, [&](std::string name, std::int64_t year, std::int64_t number) {
            faults.push_back(fmt::format("{} năm {}: không có dòng ngay trước số {}", name, year, number));
        });
    return faults;
}

} // namespace documents::registry
