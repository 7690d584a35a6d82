#include "documents/registry/papers.hpp"

#include "documents/registry/office.hpp"

using namespace office_house;
using support::on_both_engines;

TEST_CASE("number and symbol are compared however they were typed") {
    for (auto const& [left, right] :
         std::initializer_list<std::pair<char const*, char const*>>{{"306/LĐTBXH-VPQGGN", "306 /LĐTBXH–VPQGGN"},
                                                                    {"306/LĐTBXH-VPQGGN", "0306/ldtbxh vpqggn"},
                                                                    {"237-KH/HU", "237/KH/HU"},
                                                                    {"219a/UBND-KT", "219A / UBND KT"}}) {
        CAPTURE(left);
        CHECK(number_key(left) == number_key(right));
    }
    CHECK(number_key("306/LĐTBXH") == "306/ldtbxh");
    CHECK(number_key("219a/UBND") == "219a/ubnd");
    CHECK(number_key("12KH/HU") == "12/khhu");
    CHECK(number_key("") == "");
    CHECK(number_key("/UBND-VX") == "/ubndvx");
}

TEST_CASE("a state-secret mark is found where it is stamped, and not in running text") {
    CHECK(secrecy_mark("UBND TỈNH SUỐI ĐÁ\nSố: 12/UBND\n\nTỐI MẬT\n\nV/v giữ gìn") == "TỐI MẬT");
    CHECK(secrecy_mark("BỘ VIỆC LÀM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/BVL\tHà Nội\nMật\t\n") == "MẬT");
    CHECK(secrecy_mark("Độ mật: Tuyệt mật\nNội dung") == "TUYỆT MẬT");
    CHECK(secrecy_mark("ỦY BAN     MẬT\nNội dung") == "MẬT");
    CHECK(secrecy_mark("V/v bảo vệ bí mật nhà nước\nTài liệu mật phải giữ kín.") == "");
    CHECK(secrecy_mark("Nhà máy mật ong\nMật ong") == "");
    CHECK(secrecy_mark("") == "");
}

TEST_CASE("the urgency mark is read from the head") {
    CHECK(urgency_mark("UBND TỈNH\nHOẢ TỐC\nSố: 1") == Urgency::express);
    CHECK(urgency_mark("UBND TỈNH\nHỎA TỐC HẸN GIỜ\nSố: 1") == Urgency::express);
    CHECK(urgency_mark("UBND TỈNH\nTHƯỢNG KHẨN\nSố: 1") == Urgency::very_urgent);
    CHECK(urgency_mark("UBND TỈNH\nKHẨN\nSố: 1") == Urgency::urgent);
    CHECK(urgency_mark("Yêu cầu các sở khẩn trương báo cáo") == Urgency::none);
}

TEST_CASE("a paper is taken in as a draft, confirmed, corrected with a reason, withdrawn, and never lost") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const id = take(store, scope, letter("15", "báo cáo nhanh"));
        {
            auto session = store->lease();
            auto const paper = find_paper(session, scope, id);
            REQUIRE(paper.has_value());
            CHECK(paper->state == PaperState::draft);
            CHECK(title_of(paper->head) == "Công văn 15/UBND-KT");
            CHECK(paper->head.subject == "báo cáo nhanh");
            CHECK(paper->listed_day == day("2026-10-14"));
            REQUIRE(paper->files.size() == 1);
            CHECK(paper->files[0].name == "congvan.txt");
            CHECK(current_reading(session, scope, id)->text.starts_with("ỦY BAN NHÂN DÂN"));
            CHECK(with_number(session, scope, "15 / ubnd kt") == std::vector{id});
        }
        auto const head = [&] {
            auto session = store->lease();
            return find_paper(session, scope, id)->head;
        };
        auto corrected = head();
        corrected.subject = "  báo cáo   nhanh\n tháng 10 ";
        corrected.date = base::PartialDate{.year = 2026, .month = 10, .day = {}};
        {
            auto tx = store->write();
            CHECK(correct_head(tx, scope, noon("2026-10-16"), id, 1, corrected, "") == 2);
            CHECK(correct_head(tx, scope, noon("2026-10-16"), id, 1, corrected, "")
                      .error()
                      .message.starts_with("Lò Thị Hoa, văn thư đã sửa văn bản này lúc 12:00 16/10/2026"));
            CHECK(confirm(tx, scope, noon("2026-10-16"), id, 2) == 3);
            tx.commit();
        }
        CHECK(head().subject == "báo cáo nhanh tháng 10");
        CHECK(head().date->iso() == "2026-10");
        CHECK(store->lease().find<base::Date>("SELECT listed_day FROM papers") ==
              day("2026-10-15")); // taken in before the month's end
        corrected.signer = "Nguyễn Văn Bình";
        {
            auto tx = store->write();
            auto const silent = correct_head(tx, scope, noon("2026-10-17"), id, 3, corrected, " ");
            REQUIRE_FALSE(silent.has_value());
            CHECK(silent.error().where == "reason");
            CHECK(correct_head(tx, scope, noon("2026-10-17"), id, 3, corrected, "đọc nhầm tên người ký") == 4);
            CHECK_FALSE(withdraw(tx, scope, noon("2026-10-17"), id, "").has_value());
            CHECK(withdraw(tx, scope, noon("2026-10-17"), id, "gửi nhầm cơ quan").has_value());
            CHECK_FALSE(correct_head(tx, scope, noon("2026-10-17"), id, 5, corrected, "sửa tiếp").has_value());
            tx.commit();
        }
        auto session = store->lease();
        auto const paper = find_paper(session, scope, id);
        CHECK(paper->state == PaperState::withdrawn);
        CHECK(paper->withdrawn_reason == "gửi nhầm cơ quan");
        CHECK(session.rows<std::string>("SELECT verb FROM audit_rows ORDER BY number") ==
              std::vector<std::string>{"paper_intake", "paper_correction", "paper_confirmation", "paper_correction",
                                       "paper_withdrawal"});
    });
}

TEST_CASE("a paper with a state-secret mark does not enter") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto tx = store->write();
        auto const refused = take_in(tx, clerk_of(kOffice), noon("2026-10-15"), day("2026-10-15"),
                                     paper_of("UBND TỈNH\nSố: 3/UBND\nMẬT\n" + letter("3", "việc kín")));
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message.contains("MẬT"));
    });
}

TEST_CASE("who may see a paper: those who took it in, those it was sent to, supervisors of the place, nobody else") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const id = take(store, clerk_of(kOffice), letter("16", "rà soát hộ nghèo"));
        auto const sees = [&](rights::Scope const& scope) {
            auto session = store->lease();
            return find_paper(session, scope, id).has_value();
        };
        CHECK(sees(clerk_of(kOffice)));
        CHECK_FALSE(sees(clerk_of(kDepartment)));
        {
            auto tx = store->write();
            give_access(tx, id, OrganisationId{kDepartment});
            give_access(tx, id, OrganisationId{kDepartment});
            tx.commit();
        }
        CHECK(sees(clerk_of(kDepartment)));
        CHECK_FALSE(sees(clerk_of(kMinistry)));
        auto supervisor = clerk_of(kMinistry);
        supervisor.capabilities = rights::capabilities_of(rights::Role::supervisor);
        CHECK_FALSE(sees(supervisor)); // of no area
        supervisor.areas = rights::AreaSet::everything();
        CHECK(sees(supervisor));
        auto stranger = clerk_of(kOffice);
        stranger.capabilities = {rights::Capability::use_system};
        CHECK_FALSE(sees(stranger));
        auto tx = store->write();
        CHECK_FALSE(withdraw(tx, supervisor, noon("2026-10-20"), id, "thử").has_value());
        CHECK_FALSE(withdraw(tx, clerk_of(kMinistry), noon("2026-10-20"), id, "thử").has_value());
    });
}
