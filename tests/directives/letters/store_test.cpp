#include "directives/letters/store.hpp"

#include "directives/house.hpp"
#include "directives/letters/compose.hpp"
#include "directives/letters/prints.hpp"
#include "directives/letters/standard.hpp"
#include "office/docx.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <stdlib.h>

using namespace directive_house;
using namespace directives::letters;
using support::on_both_engines;
namespace registry = documents::registry;

namespace {

struct Desk {
    explicit Desk(Store& store)
        : house{store}, originals{[this] {
              std::string pattern = (std::filesystem::temp_directory_path() / "benvung-letters-XXXXXX").string();
              folder = ::mkdtemp(pattern.data());
              return folder / "originals";
          }()} {
        std::filesystem::create_directories(folder / "scratch");
        scope = house.department();
        directive = house.issued(scope);
        auto tx = house.store().write();
        auto const opened = registry::open_book(tx, scope, noon(day("2024-01-05")), day("2024-01-05"),
                                                {.id = {},
                                                 .keeper = {},
                                                 .body = {},
                                                 .direction = registry::Direction::out,
                                                 .series = "",
                                                 .name = "Sổ công văn đi"});
        REQUIRE(opened.has_value());
        book = *opened;
        tx.commit();
    }
    ~Desk() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    base::Result<LetterId> made(Wanted wanted) {
        wanted.directive = directive;
        auto tx = house.store().write();
        auto const letter = TRY(compose(tx, scope, today, wanted));
        auto const id = TRY(make(tx, scope, noon(today), today, letter));
        tx.commit();
        return id;
    }
    base::Result<std::vector<registry::Issued>> issued(LetterId id, std::int64_t seen) {
        auto form = office::MergeTemplate::parse(standard_template(Kind::urging), field_names());
        auto shared = std::make_shared<office::MergeTemplate const>(std::move(form).value());
        auto tx = house.store().write();
        auto all = TRY(issue(
            tx, scope, noon(today), today, id, seen,
            {.book = book, .day = today, .form = {0, shared}, .originals = originals, .scratch = folder / "scratch"}));
        tx.commit();
        return all;
    }
    Letter read(LetterId id) {
        auto session = house.store().lease();
        return find(session, scope, id).value();
    }
    /// Signed and with everything that an issue asks for.
    std::int64_t finished(LetterId id) {
        auto letter = read(id);
        Change change{.mode = letter.mode, .body = {}, .content = letter.content, .recipients = {}};
        for (auto const& one : letter.recipients) change.recipients.push_back(one.name);
        change.content.signature.name = "Trần Thị Lụa";
        auto tx = house.store().write();
        auto const version = letters::change(tx, scope, noon(today), today, id, letter.version, change);
        REQUIRE_MESSAGE(version.has_value(), (version ? "" : version.error().message));
        tx.commit();
        return *version;
    }

    House house;
    std::filesystem::path folder;
    registry::Originals originals;
    Scope scope;
    DirectiveId directive;
    registry::BookId book;
    base::Date today = day("2024-10-14"); ///< the first report was due on 11 October
};

} // namespace

TEST_CASE("an urging letter takes the bodies that are late, with what they owe, and the paper that asked for it") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto const id = desk.made({.kind = Kind::urging});
        REQUIRE_MESSAGE(id.has_value(), (id ? "" : id.error().message));
        auto const letter = desk.read(*id);
        CHECK(letter.state == LetterState::draft);
        REQUIRE(letter.recipients.size() == 3); // the three districts; the finance department's day is still to come
        CHECK(letter.recipients[0].facts.size() == 1);
        CHECK(letter.recipients[0].facts[0].standing == "Quá hạn 3 ngày");
        CHECK(letter.recipients[0].facts[0].due == "11/10/2024");
        CHECK(letter.cited_number == "815/LĐTBXH-BTXH");
        CHECK(letter.content.opening.contains("Công văn số 815/LĐTBXH-BTXH ngày 03/10/2024"));
        CHECK(letter.content.parent_issuer == "Ủy ban nhân dân\ntỉnh Quảng Nam");
        CHECK(letter.content.issuer == "Sở Lao động - Thương binh và Xã hội");
        CHECK(letter.content.place == "Quảng Nam");
        CHECK(letter.content.signature.post == "Giám đốc");
        // nobody is late on the day before
        desk.today = day("2024-10-11");
        CHECK(desk.made({.kind = Kind::urging}).error().message.contains("Không có lượt nào quá hạn"));
        CHECK(desk.made({.kind = Kind::forwarding}).has_value());
    });
}

TEST_CASE("a letter that is issued has its number, its paper, its readers, and can not be changed any more") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto const id = desk.made({.kind = Kind::urging}).value();
        CHECK(desk.issued(id, 1).error().where == "name"); // nobody signs it yet
        auto const version = desk.finished(id);
        auto const all = desk.issued(id, version);
        REQUIRE_MESSAGE(all.has_value(), (all ? "" : all.error().message));
        REQUIRE(all->size() == 1);
        CHECK(all->front().entry.number == 1);
        auto const letter = desk.read(id);
        CHECK(letter.state == LetterState::issued);
        CHECK(letter.recipients[2].number.starts_with("01/"));
        auto session = desk.house.store().lease();
        auto const paper = registry::find_paper(session, desk.scope, letter.recipients[0].paper);
        REQUIRE(paper.has_value());
        CHECK(paper->head.issuer_id == desk.scope.organisation);
        CHECK(paper->head.addressees.size() == 3);
        auto const file = desk.originals.path_of(paper->files[0].digest);
        std::ifstream in{file, std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
        auto const text = office::docx_text(bytes, {}).value();
        CHECK(text.contains("Số: 01/" + letter.content.symbol));
        CHECK(text.contains("ngày 14 tháng 10 năm 2024"));
        CHECK(text.contains("Quá hạn 3 ngày"));
        // a district that gets it sees the paper, and the turn tells that it was urged
        CHECK(registry::find_paper(session, desk.house.district("990"), paper->id).has_value());
        auto const told = told_of(session, desk.scope, letter.recipients[0].facts[0].turn);
        REQUIRE(told.size() == 1);
        CHECK(told[0].number.starts_with("01/"));
        {
            auto tx = desk.house.store().write();
            CHECK(change(tx, desk.scope, noon(desk.today), desk.today, id, letter.version, {.content = letter.content})
                      .error()
                      .code == base::Code::refused);
            CHECK(drop(tx, desk.scope, noon(desk.today), id).error().code == base::Code::refused);
        }
        CHECK(desk.issued(id, letter.version).error().code == base::Code::refused);
    });
}

TEST_CASE("one letter to each body takes one number each, in order") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto const id = desk.made({.kind = Kind::urging, .mode = Mode::to_each}).value();
        auto const version = desk.finished(id);
        auto const all = desk.issued(id, version);
        REQUIRE_MESSAGE(all.has_value(), (all ? "" : all.error().message));
        CHECK(all->size() == 3);
        auto const letter = desk.read(id);
        CHECK(letter.recipients[0].number.starts_with("01/"));
        CHECK(letter.recipients[2].number.starts_with("03/"));
        CHECK(letter.recipients[0].paper != letter.recipients[1].paper);
        auto session = desk.house.store().lease();
        auto const last = registry::find_paper(session, desk.scope, letter.recipients[2].paper);
        CHECK(last->head.addressees == std::vector<std::string>{letter.recipients[2].name});
    });
}

TEST_CASE("an issued letter becomes a PDF where LibreOffice is installed, a draft does not") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto const id = desk.made({.kind = Kind::urging}).value();
        base::FixedClock const clock{desk.today};
        {
            auto tx = desk.house.store().write();
            CHECK(ask_print(tx, desk.scope, noon(desk.today), id).error().code == base::Code::refused);
        }
        auto const issued = desk.issued(id, desk.finished(id));
        REQUIRE_MESSAGE(issued.has_value(), (issued ? "" : issued.error().message));
        {
            auto tx = desk.house.store().write();
            REQUIRE(ask_print(tx, desk.scope, noon(desk.today), id).has_value());
            tx.commit();
        }
        Printer printer{desk.house.store(), clock, desk.originals, desk.folder / "scratch"};
        if (!printer.installed()) {
            MESSAGE("SKIPPED: LibreOffice is not installed");
            return;
        }
        printer.ring();
        printer.wait();
        auto session = desk.house.store().lease();
        auto const print = print_of(session, id);
        REQUIRE(print.has_value());
        CHECK_MESSAGE(print->state == PrintState::done, print->trouble);
        CHECK(print->made == 1);
        std::ifstream in{desk.originals.path_of(print->digest), std::ios::binary};
        std::string head(4, ' ');
        in.read(head.data(), 4);
        CHECK(head == "%PDF");
    });
}

TEST_CASE("two who change one draft are told of each other, and others see nothing of it") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto const id = desk.made({.kind = Kind::urging}).value();
        auto const letter = desk.read(id);
        desk.finished(id);
        auto tx = desk.house.store().write();
        auto const late =
            change(tx, desk.scope, noon(desk.today), desk.today, id, letter.version, {.content = letter.content});
        CHECK(late.error().message.contains("Trần Thị Lụa đã sửa dự thảo này"));
        auto const stranger = desk.house.district("990");
        CHECK(find(tx, stranger, id).error().code == base::Code::not_found);
        CHECK(drop(tx, stranger, noon(desk.today), id).error().code == base::Code::not_found);
        auto reader = desk.scope;
        reader.capabilities = {rights::Capability::read_documents};
        CHECK(make(tx, reader, noon(desk.today), desk.today, letter).error().code == base::Code::refused);
        CHECK(drop(tx, desk.scope, noon(desk.today), id).has_value());
        CHECK(find(tx, desk.scope, id)->state == LetterState::dropped);
    });
}

TEST_CASE("a body that another follows is not urged, and a name that is typed is tied to its body") {
    on_both_engines([](Store& store) {
        Desk desk{store};
        auto session = desk.house.store().lease();
        CHECK_FALSE(compose(session, desk.house.district("990"), desk.today,
                            {.kind = Kind::urging, .directive = desk.directive})
                        .has_value());
        auto const blank = compose(session, desk.scope, desk.today, {.kind = Kind::notice});
        REQUIRE(blank.has_value());
        CHECK(blank->recipients.empty());
    });
}

TEST_CASE("the names of box 2 come from the body and the committee it belongs to") {
    struct Case {
        char const *body, *superior, *parent, *issuer, *place, *symbol;
    };
    Case const cases[] = {
        {"Ủy ban nhân dân tỉnh Lai Châu", "", "", "Ủy ban nhân dân\ntỉnh Lai Châu", "Lai Châu", "UBND-VP"},
        {"UBND xã Sin Suối Hồ", "UBND tỉnh Lai Châu", "", "Ủy ban nhân dân\nxã Sin Suối Hồ", "Sin Suối Hồ", "UBND-VP"},
        {"Sở Tài chính tỉnh Lai Châu", "UBND tỉnh Lai Châu", "Ủy ban nhân dân\ntỉnh Lai Châu", "Sở Tài chính",
         "Lai Châu", "STC-VP"},
        {"Bộ Tài chính", "Chính phủ", "Chính phủ", "Bộ Tài chính", "", "BTC-VP"},
    };
    for (auto const& one : cases) {
        auto const names = names_of(one.body, one.superior);
        CHECK(names.parent == one.parent);
        CHECK(names.issuer == one.issuer);
        CHECK(names.place == one.place);
        CHECK(names.symbol == one.symbol);
    }
}
