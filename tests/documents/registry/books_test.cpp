#include "documents/registry/books.hpp"

#include "documents/registry/office.hpp"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

using namespace office_house;
using support::on_both_engines;

namespace {

base::Result<Entry> enter_now(Store& store, rights::Scope const& scope, BookId book, PaperId paper, char const* on,
                              Line const& line = {}) {
    auto tx = store->write();
    auto entry = enter(tx, scope, noon("2026-12-31"), day("2026-12-31"), book, paper, day(on), line);
    if (entry) tx.commit();
    return entry;
}

int counter = 0; ///< keeps the papers of a test apart

std::string without_number(std::string const& subject) { return letter("", subject); }

} // namespace

TEST_CASE("numbers run per body, series and year") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const own = book(store, scope, Direction::out);
        auto const committee = book(store, scope, Direction::out, kCommittee);
        auto const decisions = book(store, scope, Direction::out, kCommittee, "QĐ");
        auto const next = [&](BookId in, char const* on) {
            auto const paper = take_confirmed(store, scope, without_number("việc " + std::to_string(counter++)));
            auto const entry = enter_now(store, scope, in, paper, on);
            REQUIRE_MESSAGE(entry.has_value(), entry.error().message);
            return entry->number;
        };
        CHECK(next(own, "2026-10-15") == 1);
        CHECK(next(own, "2026-10-15") == 2);
        CHECK(next(committee, "2026-10-15") == 1);
        CHECK(next(decisions, "2026-10-16") == 1);
        CHECK(next(own, "2026-10-16") == 3);
        auto tx = store->write();
        CHECK_FALSE(
            open_book(tx, scope, noon("2026-01-05"), base::Date::of(2026, 1, 5).value(),
                      {.id = {}, .keeper = {}, .body = {}, .direction = Direction::out, .series = "", .name = "Sổ hai"})
                .has_value());
    });
}

TEST_CASE("a body opens books for itself and, as an office, for its committee; it numbers no papers of others") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        {
            auto tx = store->write();
            auto const opened = [&](std::int64_t keeper, std::int64_t body) {
                return open_book(tx, clerk_of(keeper), noon("2026-01-05"), base::Date::of(2026, 1, 5).value(),
                                 {.id = {},
                                  .keeper = {},
                                  .body = OrganisationId{body},
                                  .direction = Direction::out,
                                  .series = "QĐ",
                                  .name = "Sổ quyết định"});
            };
            auto const refused = opened(kDepartment, kCommittee);
            REQUIRE_FALSE(refused.has_value());
            CHECK(refused.error().code == base::Code::refused);
            CHECK_FALSE(opened(kOffice, kMinistry).has_value());
            CHECK(opened(kOffice, kCommittee).has_value());
        }
        auto const scope = clerk_of(kOffice);
        auto const out = book(store, scope, Direction::out, kCommittee);
        auto const incoming = book(store, scope, Direction::in);
        auto const foreign = take_confirmed(store, scope, without_number("giao vốn"));
        {
            auto tx = store->write();
            tx.run("UPDATE papers SET issuer_id = :ministry, issuer = 'Bộ Việc làm' WHERE id = :paper",
                   {{"ministry", kMinistry}, {"paper", foreign}});
            tx.commit();
        }
        auto const refused = enter_now(store, scope, out, foreign, "2026-10-15");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message == "Văn bản do Bộ Việc làm ban hành, không phải văn bản đi của cơ quan giữ sổ.");
        CHECK(enter_now(store, scope, incoming, foreign, "2026-10-15").has_value());
        auto session = store->lease();
        auto const read = [&](std::int64_t reader) { return books_read_by(session, clerk_of(reader)).size(); };
        CHECK(read(kOffice) == 2);
        CHECK(read(kCommittee) == 1); // its own, kept by its office
        CHECK(read(kDepartment) == 0);
    });
}

TEST_CASE("an outgoing paper gets its number; one that carries another is refused") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const out = book(store, scope, Direction::out, kCommittee);
        auto const blank = take_confirmed(store, scope, without_number("giao vốn"));
        REQUIRE(enter_now(store, scope, out, blank, "2026-10-15").has_value());
        {
            auto session = store->lease();
            CHECK(title_of(find_paper(session, scope, blank)->head) == "Công văn 01/UBND-KT");
        }
        auto const numbered = take_confirmed(store, scope, letter("15", "đôn đốc"));
        auto const refused = enter_now(store, scope, out, numbered, "2026-10-15");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message == "Văn bản ghi số 15, số tiếp theo của sổ là 02.");
        {
            auto session = store->lease(); // the number was given back
            CHECK(session.find<std::int64_t>("SELECT last_number FROM book_years WHERE book_id = :book",
                                             {{"book", out}}) == 1);
        }
        auto const again = enter_now(store, scope, out, blank, "2026-10-15");
        REQUIRE_FALSE(again.has_value());
        CHECK(again.error().message == "Văn bản đã vào sổ này với số 01.");
    });
}

TEST_CASE("a book goes on after the numbers that were given on paper") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const out = book(store, scope, Direction::out, kCommittee);
        {
            auto tx = store->write();
            CHECK_FALSE(begin_after(tx, scope, noon("2026-10-01"), out, 2026, 14, "").has_value());
            CHECK(begin_after(tx, scope, noon("2026-10-01"), out, 2026, 14, "trước dùng sổ giấy").has_value());
            CHECK_FALSE(begin_after(tx, scope, noon("2026-10-01"), out, 2026, 20, "thử lại").has_value());
            tx.commit();
        }
        auto const numbered = take_confirmed(store, scope, letter("15", "đôn đốc"));
        auto const entry = enter_now(store, scope, out, numbered, "2026-10-15");
        REQUIRE_MESSAGE(entry.has_value(), entry.error().message);
        CHECK(entry->number == 15);
        auto session = store->lease();
        CHECK(faults_of_books(session).empty());
    });
}

TEST_CASE("a number is left out on purpose, put in between, or taken back, always with its reason") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const in = book(store, scope, Direction::in);
        auto const first = take_confirmed(store, scope, letter("7", "một"));
        auto const second = take_confirmed(store, scope, letter("8", "hai"));
        auto const entry = enter_now(store, scope, in, first, "2026-10-15");
        REQUIRE(entry.has_value());
        {
            auto tx = store->write();
            CHECK_FALSE(skip(tx, scope, noon("2026-10-16"), day("2026-10-16"), in, day("2026-10-16"), " ").has_value());
        }
        {
            auto tx = store->write();
            auto const skipped = skip(tx, scope, noon("2026-10-16"), day("2026-10-16"), in, day("2026-10-16"),
                                      "giữ số cho công văn trình bù");
            REQUIRE(skipped.has_value());
            CHECK(skipped->number == 2);
            auto const between =
                enter_between(tx, scope, noon("2026-10-16"), day("2026-10-16"), in, second, day("2026-10-16"), 1, {});
            REQUIRE(between.has_value());
            CHECK(between->suffix == "a");
            CHECK_FALSE(
                enter_between(tx, scope, noon("2026-10-16"), day("2026-10-16"), in, second, day("2026-10-16"), 9, {})
                    .has_value());
            CHECK(withdraw_entry(tx, scope, noon("2026-10-16"), entry->id, "vào nhầm sổ").has_value());
            CHECK_FALSE(withdraw_entry(tx, scope, noon("2026-10-16"), entry->id, "lần nữa").has_value());
            tx.commit();
        }
        auto const again = enter_now(store, scope, in, first, "2026-10-17");
        REQUIRE(again.has_value());
        CHECK(again->number == 3); // a number is never given twice
        auto session = store->lease();
        CHECK(entries_of(session, scope, first).size() == 2);
        CHECK(faults_of_books(session).empty());
    });
}

TEST_CASE("days that can not be are refused in words") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const in = book(store, scope, Direction::in);
        auto const out = book(store, scope, Direction::out, kCommittee);
        auto const paper = take_confirmed(store, scope, without_number("ngày tháng"));
        auto const other = take_confirmed(store, scope, without_number("ngày khác"));
        CHECK(enter_now(store, scope, in, paper, "2027-01-01").error().message == "Ngày đăng ký ở tương lai.");
        CHECK(enter_now(store, scope, in, paper, "2026-10-13").error().message ==
              "Ngày vào sổ 13/10/2026 trước ngày ban hành 14/10/2026 ghi trên văn bản.");
        REQUIRE(enter_now(store, scope, out, paper, "2026-11-20").has_value());
        CHECK(enter_now(store, scope, out, other, "2026-11-19").error().message ==
              "Ngày 19/11/2026 trước ngày của số vừa cấp (20/11/2026).");
        auto const draft = take(store, scope, without_number("chưa xác nhận"));
        CHECK(enter_now(store, scope, in, draft, "2026-11-20").error().message == "Văn bản chưa được xác nhận.");
    });
}

TEST_CASE("a new year begins at 01 by the day of the line, whatever the clock says") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const in = book(store, scope, Direction::in);
        auto const enter_on = [&](char const* on) {
            auto const paper = take_confirmed(store, scope, letter("7", "việc " + std::to_string(counter++)));
            auto tx = store->write();
            auto const entry = enter(tx, scope, noon("2027-01-01"), day("2027-01-01"), in, paper, day(on), {});
            REQUIRE(entry.has_value());
            tx.commit();
            return std::pair{entry->year, entry->number};
        };
        CHECK(enter_on("2026-12-31") == std::pair<std::int64_t, std::int64_t>{2026, 1});
        CHECK(enter_on("2027-01-01") == std::pair<std::int64_t, std::int64_t>{2027, 1});
        CHECK(enter_on("2026-12-31") == std::pair<std::int64_t, std::int64_t>{2026, 2});
    });
}

TEST_CASE("the unit that a line names may see the paper, and a line changes only as it was seen") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const in = book(store, scope, Direction::in);
        auto const paper = take_confirmed(store, scope, letter("7", "giao việc"));
        auto const entry = enter_now(store, scope, in, paper, "2026-10-15");
        REQUIRE(entry.has_value());
        auto tx = store->write();
        CHECK_FALSE(find_paper(tx, clerk_of(kDepartment), paper).has_value());
        CHECK(change_line(tx, scope, noon("2026-10-15"), entry->id, 1,
                          {.unit = "Sở Việc làm", .unit_id = OrganisationId{kDepartment}, .due = day("2026-10-30")})
                  .has_value());
        CHECK(find_paper(tx, clerk_of(kDepartment), paper).has_value());
        CHECK_FALSE(change_line(tx, scope, noon("2026-10-15"), entry->id, 1, {.unit = "Khác"}).has_value());
        CHECK_FALSE(
            change_line(tx, clerk_of(kDepartment), noon("2026-10-15"), entry->id, 2, {.unit = "Khác"}).has_value());
        CHECK(entries_of(tx, scope, paper).front().line.unit == "Sở Việc làm");
    });
}

TEST_CASE("a hundred clerks number at once: no number is left out and none is given twice") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const out = book(store, scope, Direction::out, kCommittee);
        constexpr int kClerks = 100;
        std::vector<PaperId> papers;
        for (int i = 0; i < kClerks; ++i)
            papers.push_back(take_confirmed(store, scope, without_number("việc số " + std::to_string(i))));
        std::atomic<int> refused = 0;
        {
            std::vector<std::jthread> clerks;
            for (int i = 0; i < kClerks; ++i)
                clerks.emplace_back([&, i] {
                    bool const gives_up = i % 10 == 3; // leaves without committing
                    for (int tries = 0; tries < 50; ++tries) try {
                            auto tx = store->write();
                            auto const entry = enter(tx, scope, noon("2026-12-31"), day("2026-12-31"), out,
                                                     papers[static_cast<std::size_t>(i)], day("2026-12-01"), {});
                            if (!entry) ++refused;
                            if (entry && !gives_up) tx.commit();
                            return;
                        } catch (db::Failure const& failure) {
                            if (failure.trouble() != db::Trouble::busy) throw;
                        }
                    ++refused;
                });
        }
        CHECK(refused == 0);
        auto session = store->lease();
        auto const numbers = session.rows<std::int64_t>("SELECT number FROM entries ORDER BY number");
        REQUIRE(numbers.size() == 90);
        for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(numbers[i] == static_cast<std::int64_t>(i) + 1);
        CHECK(faults_of_books(session).empty());
    });
}
