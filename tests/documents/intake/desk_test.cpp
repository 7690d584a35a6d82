#include "documents/intake/desk.hpp"

#include "documents/intake/house.hpp"
#include "documents/intake/sketch.hpp"
#include "documents/intake/work.hpp"
#include "documents/registry/office.hpp"

#include <algorithm>
#include <thread>

using namespace office_house;
using namespace documents::intake;
using intake_house::Folder;
using support::on_both_engines;
namespace fs = std::filesystem;

namespace {

base::FixedClock const kClock{base::Date::of(2026, 11, 21).value()};

struct Room {
    explicit Room(Store& store) : store_{store} {
        add_organisations(*store);
        open();
    }
    void open(std::size_t threads = 2) {
        desk.reset();
        desk = std::make_unique<Desk>(*store_, kClock,
                                      Desk::Settings{.originals = folder.path / "originals",
                                                     .scratch = folder.path / "scratch",
                                                     .threads = threads});
    }
    std::vector<base::Result<Accepted>> bring(rights::Scope const& scope, std::string const& name,
                                              std::string const& text) {
        std::vector<Brought> const files{{folder.put("in/" + name, text), name}};
        auto answers = desk->bring(scope, "lô", files);
        return answers;
    }
    Job settled(rights::Scope const& scope, std::string const& name, std::string const& text) {
        auto const answer = bring(scope, name, text);
        REQUIRE(answer[0].has_value());
        desk->wait();
        return job(answer[0]->job);
    }
    Job job(JobId id) {
        auto session = store_->lease();
        return read_job(session, id).value();
    }
    std::int64_t count(std::string const& table) {
        return store_->lease().find<std::int64_t>("SELECT COUNT(*) FROM " + table).value();
    }
    std::size_t files() const {
        std::size_t count = 0;
        for (auto const& there : fs::recursive_directory_iterator(folder.path / "originals"))
            count += there.is_regular_file() && there.path().filename() != "lock";
        return count;
    }
    Store& store_;
    Folder folder;
    std::unique_ptr<Desk> desk;
};

std::string long_letter(std::string const& number, std::string const& subject) {
    std::string text = letter(number, subject);
    for (int i = 0; i < 60; ++i)
        text += "Nội dung thứ " + std::to_string(i) + " của " + subject + " do đơn vị số " + std::to_string(i * 7) +
                " lập.\n";
    return text;
}

rights::Scope colleague_of(std::int64_t organisation, std::int64_t person) {
    auto scope = clerk_of(organisation);
    scope.person = rights::PersonId{person};
    scope.actor = "Người số " + std::to_string(person);
    return scope;
}

} // namespace

TEST_CASE("a file that was accepted becomes a draft, with its original kept") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const job = room.settled(clerk_of(kOffice), "congvan.txt", letter("15", "báo cáo nhanh"));
        CHECK(job.state == JobState::taken);
        auto session = store->lease();
        auto const paper = find_paper(session, clerk_of(kOffice), job.paper);
        REQUIRE(paper.has_value());
        CHECK(paper->head.number == "15");
        CHECK(paper->taken_in_by == "Lò Thị Hoa, văn thư");
        CHECK(fs::exists(room.desk->originals().path_of(paper->files[0].digest)));
        CHECK(room.desk->originals().faults(session).empty());
        CHECK_FALSE(find_job(session, clerk_of(kDepartment), job.id).has_value()); // another office sees nothing of it
    });
}

TEST_CASE("who may not register brings nothing") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto scope = clerk_of(kOffice);
        scope.capabilities = {rights::Capability::read_documents};
        CHECK(room.bring(scope, "a.txt", letter("15", "x"))[0].error().code == base::Code::refused);
        auto nowhere = clerk_of(0);
        CHECK(room.bring(nowhere, "a.txt", letter("15", "x"))[0].error().code == base::Code::refused);
        CHECK(room.count("intake_jobs") == 0);
    });
}

TEST_CASE("bad files are told in words, one by one, and the good ones go in") {
    on_both_engines([](Store& store) {
        Room room{store};
        std::vector<Brought> const files{{room.folder.put("a.txt", letter("15", "báo cáo")), "a.txt"},
                                         {room.folder.put("b.txt", ""), "b.txt"},
                                         {room.folder.put("c.pdf", "MZ program"), "c.pdf"},
                                         {room.folder.put("d.docx", "PK\x03\x04 cut short"), "d.docx"},
                                         {room.folder.put("e.pdf", "%PDF-1.4 cut short"), "e.pdf"}};
        auto const answers = room.desk->bring(clerk_of(kOffice), "lô", files);
        CHECK(answers[0].has_value());
        CHECK(answers[1].error().code == base::Code::invalid_input);
        CHECK(answers[2].error().code == base::Code::unsupported);
        room.desk->wait();
        CHECK(room.job(answers[0]->job).state == JobState::taken);
        for (std::size_t const broken : {3U, 4U}) {
            auto const job = room.job(answers[broken]->job);
            CHECK(job.state == JobState::failed);
            REQUIRE(job.error.has_value());
            CHECK_FALSE(job.error->mend.empty());
        }
        // A failed file is read again on demand, or given up; what nobody needs is removed.
        auto const failed = answers[3]->job;
        CHECK(room.desk->retry(clerk_of(kOffice), failed).has_value());
        room.desk->wait();
        CHECK(room.job(failed).state == JobState::failed);
        CHECK(room.files() == 3);
        CHECK(room.desk->decide(clerk_of(kOffice), failed, {.verdict = Verdict::drop}).has_value());
        CHECK(room.job(failed).state == JobState::dropped);
        CHECK(room.files() == 2);
    });
}

TEST_CASE("a PDF that asks for a password is told so, and read once it is sent without") {
    on_both_engines([](Store& store) {
        Room room{store};
        std::vector<Brought> const files{
            {fs::path{BENVUNG_SOURCE_DIR} / "tests/office/files/encrypted.pdf", "mật.pdf"}};
        auto const answer = room.desk->bring(clerk_of(kOffice), "lô", files);
        REQUIRE(answer[0].has_value());
        room.desk->wait();
        auto const job = room.job(answer[0]->job);
        CHECK(job.state == JobState::failed);
        REQUIRE(job.error.has_value());
        CHECK_MESSAGE(job.error->message.contains("mật khẩu"), job.error->message);
        CHECK_FALSE(job.error->mend.empty());
        CHECK(room.count("papers") == 0);
        CHECK(room.desk->decide(clerk_of(kOffice), job.id, {.verdict = Verdict::drop}).has_value());
        CHECK(room.files() == 0);
    });
}

TEST_CASE("a paper with a state-secret mark is refused, and nothing of it stays") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const job = room.settled(clerk_of(kOffice), "mat.txt", "TỐI MẬT\n" + letter("15", "việc kín"));
        CHECK(job.state == JobState::refused);
        REQUIRE(job.error.has_value());
        CHECK(job.error->message.contains("TỐI MẬT"));
        CHECK(job.kept == false);
        CHECK(room.files() == 0);
        CHECK(room.count("originals") == 0);
        CHECK(room.count("papers") == 0);
        CHECK_FALSE(job.told.has_value());
    });
}

TEST_CASE("duplicates wait for a person: same bytes, same number, nearly the same words") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const scope = clerk_of(kOffice);
        auto const first = room.settled(scope, "goc.txt", long_letter("15", "báo cáo nhanh"));
        REQUIRE(first.state == JobState::taken);

        auto const bytes = room.settled(colleague_of(kOffice, 77), "ban-sao.txt", long_letter("15", "báo cáo nhanh"));
        CHECK(bytes.state == JobState::duplicate);
        CHECK(bytes.like.kind == LikeKind::bytes);
        CHECK(bytes.like.paper == first.paper);

        auto const number = room.settled(scope, "so.txt", letter("15", "việc khác hẳn"));
        CHECK(number.state == JobState::duplicate);
        CHECK(number.like.kind == LikeKind::number);
        REQUIRE(number.told.has_value());
        CHECK(number.told->head.subject == "việc khác hẳn");
        CHECK(number.told->head.date == first.told.value_or(*number.told).head.date);

        auto draft = long_letter("15", "báo cáo nhanh");
        draft.replace(draft.find("Số: 15"), std::string{"Số: 15"}.size(), "Số: ");
        auto const near = room.settled(scope, "du-thao.txt", draft);
        CHECK(near.state == JobState::duplicate);
        CHECK(near.like.kind == LikeKind::text);
        CHECK(near.like.percent >= kNearlySame);

        // A form letter with another number is another letter.
        CHECK(room.settled(scope, "so-16.txt", long_letter("16", "báo cáo nhanh")).state == JobState::taken);
        // Another office does not hear of ours.
        CHECK(room.settled(clerk_of(kDepartment), "goc.txt", long_letter("15", "báo cáo nhanh")).state ==
              JobState::taken);
    });
}

TEST_CASE("a person takes a duplicate after all, drops it, or makes it an attachment") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const scope = clerk_of(kOffice);
        auto const first = room.settled(scope, "goc.txt", letter("15", "báo cáo nhanh"));
        auto const taken = room.settled(scope, "so.txt", letter("15", "việc khác"));
        REQUIRE(taken.state == JobState::duplicate);
        CHECK(room.desk->decide(scope, taken.id, {.verdict = Verdict::take}).error().code == base::Code::invalid_input);
        CHECK(room.desk->decide(clerk_of(kDepartment), taken.id, {.verdict = Verdict::drop}).error().code ==
              base::Code::not_found);
        CHECK(room.desk->decide(scope, taken.id, {.verdict = Verdict::take, .reason = "Trùng số do đánh nhầm"})
                  .has_value());
        room.desk->wait();
        CHECK(room.job(taken.id).state == JobState::taken);
        CHECK(room.job(taken.id).paper != first.paper);
        CHECK_FALSE(room.desk->decide(scope, taken.id, {.verdict = Verdict::drop}).has_value());

        auto const attached = room.settled(scope, "phu-luc.txt", letter("15", "phụ lục"));
        CHECK(room.desk->decide(scope, attached.id, {.verdict = Verdict::attach}).has_value());
        auto session = store->lease();
        auto const paper = find_paper(session, scope, attached.like.paper);
        REQUIRE(paper->files.size() == 2);
        CHECK(paper->files[1].name == "phu-luc.txt");

        auto const dropped = room.settled(scope, "bo.txt", letter("15", "bỏ đi"));
        auto const files = room.files();
        CHECK(room.desk->decide(scope, dropped.id, {.verdict = Verdict::drop}).has_value());
        CHECK(room.files() == files - 1);
        // The same bytes as a paper: given up without harm to the paper's original.
        auto const copy = room.settled(scope, "ban-sao.txt", letter("15", "báo cáo nhanh"));
        CHECK(room.desk->decide(scope, copy.id, {.verdict = Verdict::drop}).has_value());
        CHECK(room.desk->originals().faults(session).empty());
    });
}

TEST_CASE("one file from two people at once is one paper; the same person's second try adds nothing") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const text = letter("15", "báo cáo nhanh");
        std::vector<std::thread> people;
        for (std::int64_t person = 1; person <= 4; ++person)
            people.emplace_back([&, person] {
                std::vector<Brought> const files{
                    {room.folder.put("p" + std::to_string(person) + "/a.txt", text), "a.txt"}};
                CHECK(room.desk->bring(colleague_of(kOffice, person), "lô", files)[0].has_value());
            });
        for (auto& person : people) person.join();
        room.desk->wait();
        CHECK(room.count("papers") == 1);
        CHECK(room.count("intake_jobs WHERE state = 'duplicate'") == 3);
        auto const again = room.bring(colleague_of(kOffice, 1), "a.txt", text);
        CHECK(again[0]->again);
        CHECK(room.count("intake_jobs") == 4);
        CHECK(room.files() == 1);
    });
}

TEST_CASE("what was accepted is read by the next program, also what a dead one had begun") {
    on_both_engines([](Store& store) {
        Room room{store};
        room.open(0); // nobody reads
        std::vector<JobId> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(
                room.bring(clerk_of(kOffice), std::to_string(i) + ".txt", letter(std::to_string(i + 1), "việc"))[0]
                    ->job);
        {
            auto tx = store->write();
            auto const node =
                store->lease().find<std::string>("SELECT node FROM intake_jobs WHERE id = :id", {{"id", ids[0]}});
            CHECK(node == "");
            tx.run("UPDATE intake_jobs SET state = 'reading', lease_until = :until, tries = 1, node = 'máy khác' WHERE "
                   "id = :id",
                   {{"until", noon("2026-11-21") - std::chrono::minutes{1}}, {"id", ids[0]}});
            tx.run("UPDATE intake_jobs SET state = 'reading', lease_until = 0, tries = :tries, node = 'máy khác' WHERE "
                   "id = :id",
                   {{"id", ids[1]}, {"tries", kTriesMax}});
            tx.commit();
        }
        room.open();
        room.desk->wait();
        CHECK(room.job(ids[0]).state == JobState::taken);
        CHECK(room.job(ids[1]).state == JobState::failed); // it brought the program down again and again
        for (std::size_t i = 2; i < 5; ++i) CHECK(room.job(ids[i]).state == JobState::taken);
    });
}

TEST_CASE("hundreds of files at once all go in") { // bench/intake.cpp brings thousands
    on_both_engines([](Store& store) {
        Room room{store};
        std::vector<Brought> files;
        for (int i = 0; i < 300; ++i) {
            auto const name = "so-" + std::to_string(i + 1) + ".txt";
            files.push_back({room.folder.put("in/" + name, "Số: " + std::to_string(i + 1) + "/UBND\nV/v việc thứ " +
                                                               std::to_string(i + 1)),
                             name});
        }
        auto const answers = room.desk->bring(clerk_of(kOffice), "lô", files);
        CHECK(std::ranges::all_of(answers, [](auto const& answer) { return answer.has_value(); }));
        room.desk->wait("lô");
        auto session = store->lease();
        CHECK(count_jobs(session, clerk_of(kOffice), "lô") == std::map<JobState, std::int64_t>{{JobState::taken, 300}});
    });
}

TEST_CASE("a value that the store does not take fails its own file, and the others of its transaction go in") {
    on_both_engines([](Store& store) {
        Room room{store};
        room.desk.reset(); // this test is the worker
        documents::registry::Originals originals{room.folder.path / "originals"};
        auto const clerk = clerk_of(kOffice);
        std::vector<Prepared> prepared;
        for (int i = 0; i < 3; ++i) {
            auto const name = std::to_string(i) + ".txt";
            auto const file = room.folder.put("in/" + name, long_letter(std::to_string(i + 1), "việc số " + name));
            Job job{.batch = "lô", .owner = clerk, .name = name, .digest = originals.keep(file).value(), .bytes = 1};
            auto tx = store->write();
            job.id = insert_job(tx, job);
            tx.commit();
        }
        {
            auto tx = store->write();
            for (auto& job : claim(tx, "đây", {}, Weights::quick, 8))
                prepared.push_back(prepare(originals, room.folder.path, std::move(job)));
            tx.commit();
        }
        REQUIRE(prepared.size() == 3);
        prepared[1].paper.bytes = -1;
        {
            auto tx = store->write();
            CHECK_THROWS_AS(settle(tx, {}, kClock.today(), prepared, Care::together), db::Failure);
        }
        auto tx = store->write();
        settle(tx, {}, kClock.today(), prepared, Care::one_by_one);
        tx.commit();
        CHECK(room.job(prepared[0].job.id).state == JobState::taken);
        CHECK(room.job(prepared[1].job.id).state == JobState::failed);
        CHECK(room.job(prepared[1].job.id).error->message.contains("khoảng cho phép"));
        CHECK(room.job(prepared[2].job.id).state == JobState::taken);
        CHECK(room.count("papers") == 2);
        CHECK(room.count("search_papers") == 2);
        CHECK(room.count("paper_names") == 2);
        CHECK(room.store_->lease().find<std::int64_t>("SELECT COUNT(*) FROM audit_rows WHERE verb = 'paper_intake'") ==
              2);
    });
}
