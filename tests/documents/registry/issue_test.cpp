#include "documents/registry/issue.hpp"

#include "documents/intake/desk.hpp"
#include "documents/intake/house.hpp"
#include "documents/registry/office.hpp"
#include "office/make_archive.hpp"
#include "office/scan.hpp"

using namespace office_house;
using intake_house::Folder;
using support::on_both_engines;
namespace intake = documents::intake;

namespace {

base::FixedClock const kClock{Date::of(2026, 11, 21).value()};

Outgoing outgoing(std::string const& subject) {
    Outgoing paper{.head = {}, .line = {}, .file_name = "cong-van.docx", .readers = {OrganisationId{kDepartment}}};
    paper.head.issuer = "Văn phòng UBND tỉnh Suối Đá";
    paper.head.symbol = "VP-KT";
    paper.head.type = "công văn";
    paper.head.subject = subject;
    paper.head.date = base::PartialDate{.year = 2026, .month = 11, .day = 20};
    return paper;
}

base::Result<std::string> docx_of(std::size_t, Issued const& issued) {
    auto const body = fmt::format(
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Số: {:02}/VP-KT</w:t></w:r></w:p></w:body></w:document>",
        issued.entry.number);
    office::ArchivePart const parts[] = {{"word/document.xml", body}};
    return office::make_archive(parts);
}

struct Room {
    explicit Room(Store& store) : originals{folder.path / "originals"} {
        add_organisations(*store);
        book = office_house::book(store, clerk_of(kOffice), Direction::out);
    }
    base::Result<std::vector<Issued>> issue(db::Transaction& tx, std::vector<Outgoing> const& papers,
                                            MakeFile const& make = docx_of) {
        std::filesystem::create_directories(folder.path / "scratch");
        return documents::registry::issue(tx, clerk_of(kOffice), noon("2026-11-20"), day("2026-11-20"), book,
                                          day("2026-11-20"), papers, originals, folder.path / "scratch", make);
    }
    Issued issued_one(Store& store) {
        auto tx = store->write();
        auto const all = issue(tx, {outgoing("đôn đốc báo cáo")});
        REQUIRE_MESSAGE(all.has_value(), all.error().message);
        tx.commit();
        return all->front();
    }
    Folder folder;
    Originals originals;
    BookId book;
};

} // namespace

TEST_CASE("papers that are issued here get consecutive numbers, their files and their readers at once") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto tx = store->write();
        auto const all = room.issue(tx, {outgoing("đôn đốc lần một"), outgoing("đôn đốc lần hai")});
        REQUIRE_MESSAGE(all.has_value(), all.error().message);
        tx.commit();
        CHECK((*all)[0].entry.number == 1);
        CHECK((*all)[1].entry.number == 2);
        CHECK((*all)[0].code != (*all)[1].code);
        auto session = store->lease();
        for (auto const organisation : {kOffice, kDepartment}) { // who sent it, who gets it
            auto const paper = find_paper(session, clerk_of(organisation), (*all)[1].paper);
            REQUIRE(paper.has_value());
            CHECK(paper->state == PaperState::confirmed);
            CHECK(title_of(paper->head) == "Công văn 02/VP-KT");
            REQUIRE(paper->files.size() == 1);
            CHECK(std::filesystem::exists(room.originals.path_of(paper->files[0].digest)));
        }
        CHECK(current_reading(session, clerk_of(kOffice), (*all)[1].paper)->text.contains("Số: 02/VP-KT"));
        CHECK(room.originals.faults(session).empty());
        CHECK(code_of(session, (*all)[0].paper) == (*all)[0].code);
        CHECK(paper_of_code(session, OrganisationId{kOffice}, (*all)[0].code) == (*all)[0].paper);
        CHECK_FALSE(paper_of_code(session, OrganisationId{kMinistry}, (*all)[0].code)); // may not see it
        CHECK_FALSE(paper_of_code(session, OrganisationId{kOffice}, "BV:2222222222222222"));
    });
}

TEST_CASE("where one paper can not be made no number is given") {
    on_both_engines([](Store& store) {
        Room room{store};
        {
            auto tx = store->write();
            auto const all = room.issue(tx, {outgoing("một"), outgoing("hai")},
                                        [](std::size_t i, Issued const& issued) -> base::Result<std::string> {
                                            if (i == 1) return base::fail(base::Code::limit_exceeded, "Mẫu quá dài.");
                                            return docx_of(i, issued);
                                        });
            REQUIRE_FALSE(all.has_value());
            CHECK(all.error().message == "Mẫu quá dài.");
        }
        CHECK(room.issued_one(store).entry.number == 1);
        auto tx = store->write();
        auto clerk = clerk_of(kOffice);
        clerk.capabilities = {rights::Capability::read_documents};
        auto const refused =
            documents::registry::issue(tx, clerk, noon("2026-11-20"), day("2026-11-20"), room.book, day("2026-11-20"),
                                       {}, room.originals, room.folder.path, docx_of);
        CHECK(refused.error().code == base::Code::refused);
    });
}

TEST_CASE("a scanned signed copy finds its paper by the code on it, and asks where it is not certain") {
    on_both_engines([](Store& store) {
        Room room{store};
        auto const issued = room.issued_one(store);
        auto const other = room.issued_one(store);
        intake::Desk desk{
            *store, kClock, {.originals = room.folder.path / "originals", .scratch = room.folder.path / "scratch"}};
        auto const settled = [&](std::string const& name, std::string const& bytes, std::int64_t organisation) {
            std::vector<intake::Brought> const files{{room.folder.put("in/" + name, bytes), name}};
            auto const answer = desk.bring(clerk_of(organisation), "lô", files);
            REQUIRE(answer[0].has_value());
            return desk.wait(answer[0]->job);
        };
        auto const code = office::qr_code(issued.code);
        auto const first = settled("ban-ky.png", scan::page_as_png(code, 1), kOffice);
        CHECK(first.state == intake::JobState::attached);
        CHECK(first.paper == issued.paper);
        {
            auto session = store->lease();
            auto const paper = find_paper(session, clerk_of(kOffice), issued.paper);
            REQUIRE(paper->files.size() == 2);
            CHECK(paper->files[1].signed_copy);
            CHECK_FALSE(paper->files[0].signed_copy);
        }
        // a second scan of it: a person says whether it takes part
        auto const second = settled("ban-ky-2.png", scan::page_as_png(code, -1), kOffice);
        CHECK(second.state == intake::JobState::duplicate);
        CHECK(second.like.by_code);
        CHECK(second.like.paper == issued.paper);
        CHECK(desk.decide(clerk_of(kOffice), second.id, {.verdict = intake::Verdict::attach}).has_value());
        // an office that may not see the paper has a file like any other
        auto const stranger = settled("la.png", scan::page_as_png(office::qr_code(other.code), 1), kMinistry);
        CHECK(stranger.state == intake::JobState::failed);
        auto session = store->lease();
        auto const paper = find_paper(session, clerk_of(kOffice), issued.paper);
        REQUIRE(paper->files.size() == 3);
        CHECK(paper->files[2].signed_copy);
        CHECK(find_paper(session, clerk_of(kOffice), other.paper)->files.size() == 1);
    });
}
