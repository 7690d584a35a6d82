#include "documents/matters/matters.hpp"

#include "documents/registry/office.hpp"

using namespace office_house;
using namespace documents::matters;
using support::on_both_engines;

TEST_CASE("a matter is opened, filled, closed and reopened, each step in the log") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        auto const scope = clerk_of(kOffice);
        auto const when = noon("2026-11-20");
        auto const paper = take(store, scope, letter("15", "rà soát"));
        auto const others = take(store, clerk_of(kDepartment), letter("16", "của nơi khác"));
        auto tx = store->write();
        CHECK(documents::matters::open(tx, scope, when, {.title = " ", .opened_on = day("2026-09-01")}).error().where ==
              "title");
        auto const id = documents::matters::open(tx, scope, when,
                                                 {.notation = "12.TH",
                                                  .title = "Rà soát hộ nghèo năm 2026",
                                                  .retention = "20 năm",
                                                  .opened_on = day("2026-09-01")});
        REQUIRE(id.has_value());
        CHECK(documents::matters::open(tx, scope, when,
                                       {.notation = "12.TH", .title = "Hồ sơ khác", .opened_on = day("2026-09-01")})
                  .error()
                  .where == "notation");
        CHECK(documents::matters::open(tx, scope, when, {.title = "Không số một", .opened_on = day("2026-09-01")})
                  .has_value());
        CHECK(documents::matters::open(tx, scope, when, {.title = "Không số hai", .opened_on = day("2026-09-01")})
                  .has_value());
        CHECK(documents::matters::close(tx, scope, when, day("2026-11-20"), *id, day("2026-11-20")).error().message ==
              "Hồ sơ chưa có văn bản nào.");
        CHECK(put_in(tx, scope, when, *id, paper).has_value());
        CHECK_FALSE(put_in(tx, scope, when, *id, paper).has_value());
        CHECK_FALSE(put_in(tx, scope, when, *id, others).has_value()); // one may not see it
        CHECK(papers_of(tx, scope, *id)->size() == 1);
        CHECK(matters_of(tx, scope, paper).size() == 1);
        CHECK(matters_of(tx, clerk_of(kDepartment), paper).empty());
        CHECK_FALSE(documents::matters::close(tx, scope, when, day("2026-11-20"), *id, day("2026-11-21")).has_value());
        CHECK_FALSE(documents::matters::close(tx, scope, when, day("2026-11-20"), *id, day("2026-08-31")).has_value());
        CHECK(documents::matters::close(tx, scope, when, day("2026-11-20"), *id, day("2026-11-20")).has_value());
        CHECK_FALSE(take_out(tx, scope, when, *id, paper, "nhầm").has_value()); // closed
        CHECK_FALSE(reopen(tx, scope, when, *id, "").has_value());
        CHECK(reopen(tx, scope, when, *id, "bổ sung văn bản").has_value());
        CHECK_FALSE(take_out(tx, scope, when, *id, paper, " ").has_value());
        CHECK(take_out(tx, scope, when, *id, paper, "thuộc hồ sơ khác").has_value());
        CHECK_FALSE(documents::matters::find(tx, clerk_of(kDepartment), *id).has_value());
        auto reader = scope;
        reader.capabilities = {rights::Capability::read_documents};
        CHECK(documents::matters::find(tx, reader, *id).has_value());
        CHECK_FALSE(put_in(tx, reader, when, *id, paper).has_value());
    });
}

TEST_CASE("a closed matter goes to the archive within a year") {
    CHECK(archive_by(day("2026-11-20")) == day("2027-11-20"));
    CHECK(archive_by(day("2024-02-29")) == day("2025-02-28"));
}
