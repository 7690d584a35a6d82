#include "directives/settlement/settlement.hpp"

#include "directives/settlement/pages.hpp"
#include "documents/registry/office.hpp"
#include "html/template.hpp"
#include "http/fields.hpp"
#include "office/extract.hpp"
#include "support/gate.hpp"

#include <doctest/doctest.h>

using namespace directives::settlement;
using office_house::clerk_of;
using office_house::day;
using office_house::kDepartment;
using office_house::kOffice;
using office_house::noon;
using support::Store;

namespace {

/// One incoming line of the office's book.
struct Incoming {
    char const *number, *arrived, *unit, *due, *reply;
};

struct House {
    Store& store;
    BookId book;
    std::vector<EntryId> entries;
    std::vector<documents::registry::PaperId> papers;

    explicit House(Store& filled, std::vector<Incoming> const& lines) : store{filled} {
        office_house::add_organisations(*store);
        book = office_house::book(store, clerk_of(kOffice), documents::registry::Direction::in);
        for (auto const& line : lines) {
            papers.push_back(
                office_house::take_confirmed(store, clerk_of(kOffice), office_house::letter(line.number, "việc")));
            auto tx = store->write();
            documents::registry::Line wanted{.unit = line.unit, .reply = line.reply};
            if (*line.due) wanted.due = day(line.due);
            auto const entry = documents::registry::enter(tx, clerk_of(kOffice), noon(line.arrived), day("2026-11-30"),
                                                          book, papers.back(), day(line.arrived), wanted);
            REQUIRE_MESSAGE(entry.has_value(), entry.error().message);
            entries.push_back(entry->id);
            tx.commit();
        }
    }

    base::Result<void> settle(std::size_t line, char const* on, std::int64_t seen = 0, std::int64_t by = kOffice) {
        auto tx = store->write();
        Settlement settlement{.progress = "đã xong"};
        if (*on) settlement.settled_on = day(on);
        auto done = write(tx, clerk_of(by), noon("2026-11-21"), day("2026-11-21"), entries[line], seen, settlement);
        if (done) tx.commit();
        return done;
    }

    /// One turn of the paper's list, given by the office to the department.
    void give(std::size_t line, char const* last_day, char const* state, char const* submitted) {
        auto tx = store->write();
        bool const open = std::string_view{state} != "accepted";
        auto const directive =
            tx.find<std::int64_t>("INSERT INTO directives (paper_id, follower_id, follower, issuer, state, version, "
                                  "title, subject, title_sort, searched, day, made_at, made_by) "
                                  "VALUES (:paper, :office, 'VP', '', 'issued', 1, 'T', '', 'T', '', '2026-11-01', 0, "
                                  "'x') ON CONFLICT (paper_id, follower_id) DO UPDATE SET version = 2 RETURNING id",
                                  {{"paper", papers[line]}, {"office", kOffice}})
                .value();
        auto const duty =
            tx.find<std::int64_t>("INSERT INTO duties (directive_id, position, state, clause, action, rule_json) "
                                  "VALUES (:directive, 1, 'issued', '', 'làm', '{}') RETURNING id",
                                  {{"directive", directive}})
                .value();
        auto const assignment =
            tx.find<std::int64_t>("INSERT INTO assignments (duty_id, organisation_id, body, body_sort, role, state) "
                                  "VALUES (:duty, :body, 'Sở', 'Sở', 'lead', 'issued') RETURNING id",
                                  {{"duty", duty}, {"body", kDepartment}})
                .value();
        tx.run("INSERT INTO turns (assignment_id, duty_id, directive_id, organisation_id, body, body_sort, "
               "follower_id, position, due_day, last_day, listed_day, state, is_open, version, "
               "given_on, submitted_on, reply) VALUES (:assignment, :duty, :directive, :body, 'Sở', 'Sở', :office, 1, "
               ":last, :last, :last, :state, :open, 1, '2026-11-01', :submitted, '9/SVL-VP')",
               {{"assignment", assignment},
                {"duty", duty},
                {"directive", directive},
                {"body", kDepartment},
                {"office", kOffice},
                {"last", day(last_day)},
                {"state", state},
                {"open", open},
                {"submitted", *submitted ? std::optional{day(submitted)} : std::nullopt}});
        tx.commit();
    }

    std::string state_of(std::size_t line) {
        auto session = store->lease();
        db::Binds binds{{"id", entries[line]}};
        auto const from = lines(session, clerk_of(kOffice), day("2026-11-21"), binds);
        return session.find<std::string>("SELECT x.state FROM " + from + " WHERE x.id = :id", binds).value_or("");
    }
    Summary summary(char const* month = "2026-11") {
        auto session = store->lease();
        return summary_of(session, clerk_of(kOffice), day("2026-11-21"), {}, base::Period::parse(month).value())
            .value();
    }
};

std::vector<Incoming> const kLines{{"1", "2026-10-20", "Phòng A", "2026-10-30", ""},
                                   {"2", "2026-11-02", "Phòng A", "2026-11-10", ""},
                                   {"3", "2026-11-03", "Phòng B", "2026-11-30", ""},
                                   {"4", "2026-11-04", "Phòng B", "", ""},
                                   {"5", "2026-11-05", "", "2026-11-10", "7/VP-TH"}};

} // namespace

TEST_CASE("each line stands in one state, by its day of settlement and its time limit") {
    support::on_both_engines([](Store& store) {
        House house{store, kLines};
        CHECK(house.state_of(0) == "open_late");
        CHECK(house.state_of(1) == "open_late");
        CHECK(house.state_of(2) == "open_in_time");
        CHECK(house.state_of(3) == "open_in_time"); // no limit: nothing is late
        CHECK(house.state_of(4) == "replied");
        CHECK(house.settle(1, "2026-11-10").has_value());
        CHECK(house.state_of(1) == "settled_in_time");
        CHECK(house.settle(1, "2026-11-11", 1).has_value());
        CHECK(house.state_of(1) == "settled_late");
        CHECK(house.settle(3, "2026-11-20").has_value());
        CHECK(house.state_of(3) == "settled_in_time");
    });
}

TEST_CASE("turns of the paper's list tell limit, progress, day and reply where the officer wrote nothing") {
    support::on_both_engines([](Store& store) {
        House house{store, kLines};
        house.give(3, "2026-11-15", "in_progress", "");
        CHECK(house.state_of(3) == "open_late"); // its limit is that of the turn; a reply in work is none
        house.give(2, "2026-11-12", "accepted", "2026-11-12");
        CHECK(house.state_of(2) == "settled_in_time");
        auto session = store->lease();
        db::Binds binds{{"id", house.entries[2]}};
        auto const from = lines(session, clerk_of(kOffice), day("2026-11-21"), binds);
        auto const row = session.find<std::string, std::string>(
            "SELECT x.progress, x.reply FROM " + from + " WHERE x.id = :id", binds);
        REQUIRE(row.has_value());
        CHECK(std::get<0>(*row) == "1/1 việc xong");
        CHECK(std::get<1>(*row) == "9/SVL-VP");
    });
}

TEST_CASE("the month's counts by unit add up to all lines, and older open ones are told apart") {
    support::on_both_engines([](Store& store) {
        House house{store, kLines};
        house.settle(1, "2026-11-09");
        auto const summary = house.summary();
        CHECK(summary.before == 1);
        REQUIRE(summary.units.size() == 3);
        CHECK(summary.total.received() == 4);
        std::int64_t sum = 0;
        for (auto const& unit : summary.units) sum += unit.received();
        CHECK(sum == summary.total.received());
        CHECK(summary.total.by_state[static_cast<std::size_t>(State::settled_in_time)] == 1);
        CHECK(summary.total.by_state[static_cast<std::size_t>(State::replied)] == 1);
        CHECK(house.summary("2026-10").total.received() == 1);
        CHECK(house.summary("2026-09").units.empty());
    });
}

TEST_CASE("only the keeper writes, only what can be, and who comes second is told") {
    support::on_both_engines([](Store& store) {
        House house{store, kLines};
        CHECK(house.settle(1, "2026-11-01").error().where == "settled_on"); // before it arrived
        CHECK(house.settle(1, "2026-11-22").error().where == "settled_on"); // in the future
        CHECK_FALSE(house.settle(1, "2026-11-09", 0, kDepartment).has_value());
        CHECK(house.settle(1, "2026-11-09").has_value());
        auto const late = house.settle(1, "2026-11-10");
        REQUIRE_FALSE(late.has_value());
        CHECK(late.error().message.contains("đã ghi"));
        CHECK(house.settle(1, "2026-11-10", 7).has_value() == false);
        CHECK(store->lease().find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = 'settlement'") == 1);
    });
}

TEST_CASE("the register and the summary are pages, and leave as Word and Excel") {
    support::on_both_engines([](Store& store) {
        House house{store, kLines};
        static bool const loaded = html::load_templates().has_value();
        REQUIRE(loaded);
        support::FixedGate gate{rights::Capabilities::all()};
        gate.now()->scope = clerk_of(kOffice);
        http::Router router;
        site::Frame const frame{{.version = "test", .navigation = {}}};
        base::FixedClock const clock{day("2026-11-21")};
        auto folder = (std::filesystem::temp_directory_path() / "benvung-settlement-XXXXXX").string();
        REQUIRE(::mkdtemp(folder.data()) != nullptr);
        site::Routes routes{router, gate, &frame};
        register_pages(routes, {.frame = frame, .database = *store, .clock = clock, .scratch = folder});
        auto const ask = [&](http::Method method, std::string address, std::string const& body = {}) {
            http::Request request;
            request.method = method;
            request.id = "test";
            auto const question = address.find('?');
            request.path = address.substr(0, question);
            if (question != std::string::npos) request.query = http::parse_query(address.substr(question + 1)).value();
            request.headers.add("content-type", "application/x-www-form-urlencoded");
            request.headers.add("x-csrf-token", support::FixedGate::kCsrf);
            request.body = body;
            auto const match = router.match(method, request.path).value();
            REQUIRE(match.route != nullptr);
            request.parameters = match.parameters;
            return match.route->handler(request);
        };
        using http::Method;
        auto const list = ask(Method::get, "/directives/settlement");
        CHECK(list.status == 200);
        CHECK(list.body.contains("công văn 1/UBND-KT, ngày 14/10/2026"));
        CHECK(list.body.contains("Đang giải quyết, quá hạn"));
        CHECK_FALSE(ask(Method::get, "/directives/settlement?state=open_late&from=01%2F11%2F2026")
                        .body.contains("công văn 1/"));
        auto const word = ask(Method::get, "/directives/settlement.docx");
        auto const read = office::extract(word.file, "so.docx", {}, folder);
        REQUIRE(read.has_value());
        CHECK(
            read->text.contains("Số đến\tTên loại, số và ký hiệu, ngày tháng và tác giả văn bản\tĐơn vị hoặc người "
                                "nhận\tThời hạn giải quyết\tTiến độ giải quyết\tSố, ký hiệu văn bản trả lời\tGhi chú"));
        auto const summary = ask(Method::get, "/directives/settlement/summary");
        CHECK(summary.body.contains("Tháng 11/2026"));
        CHECK(summary.body.contains("state=open_late"));
        auto const paper = office::extract(ask(Method::get, "/directives/settlement/summary.docx?month=11%2F2026").file,
                                           "th.docx", {}, folder);
        REQUIRE(paper.has_value());
        CHECK(paper->text.contains("Tổng cộng\t4\t0\t0\t1\t2\t1"));
        CHECK(ask(Method::get, "/directives/settlement/summary.xlsx").status == 200);
        CHECK(ask(Method::get, "/directives/settlement/summary?month=abc&book=99")
                  .body.contains("Không có văn bản đến nào"));
        auto const own = "/directives/settlement/entries/" + std::to_string(house.entries[1].number());
        CHECK(ask(Method::get, own).body.contains("Kết quả giải quyết"));
        CHECK(ask(Method::post, own, "seen=0&settled_on=31%2F02%2F2026&progress=x").status == 422);
        CHECK(ask(Method::post, own, "seen=0&settled_on=10%2F11%2F2026&progress=x").status == 303);
        CHECK(ask(Method::post, own, "seen=0&settled_on=10%2F11%2F2026&progress=y").status == 403);
        CHECK(ask(Method::get, "/directives/settlement/entries/99").status == 404);
        std::filesystem::remove_all(folder);
    });
}
