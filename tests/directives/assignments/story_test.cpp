#include "directives/assignments/draft.hpp"


#include "directives/house.hpp"

#include <algorithm>
#include <set>

using namespace directive_house;
using support::on_both_engines;

TEST_CASE("the duties of a paper become a list of the bodies of that day") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const today = day("2024-10-04");
        auto const id = house.draft(scope, today, house.confirmed(scope, letter()));
        REQUIRE_MESSAGE(id.has_value(), (id ? "" : id.error().message));
        auto session = store->lease();
        auto const directive = find_directive(session, scope, today, *id);
        REQUIRE(directive.has_value());
        CHECK(directive->title == "Công văn 815/LĐTBXH-BTXH");
        CHECK(directive->follower == scope.organisation);
        CHECK(directive->issuer == scope.organisation);
        CHECK(directive->state == "draft");
        auto const duties = duties_of(session, *id);
        REQUIRE(duties.size() >= 4);
        auto const bodies = assignments_of(session, duties[0].id);
        REQUIRE(bodies.size() == 3);
        CHECK(duties[0].consequence.find("chưa bố trí") != std::string::npos);
        CHECK(duties[0].rule.day == day("2024-10-11"));
        CHECK(std::ranges::all_of(
            bodies, [](auto const& one) { return one.role == "lead" && one.printed.starts_with("UBND các huyện"); }));
        auto const helped = std::ranges::find_if(
            duties, [](auto const& duty) { return duty.action.find("đối chiếu") != std::string::npos; });
        REQUIRE(helped != duties.end());
        auto const two = assignments_of(session, helped->id);
        CHECK(std::ranges::count(two, "lead", &Assignment::role) == 1);
        // Others see nothing of a draft.
        CHECK(find_directive(session, house.district("990"), today, *id).error().code == base::Code::not_found);
        CHECK(turns_of(session, scope, today, *id).empty());
    });
}

TEST_CASE("reports come in time, late and not at all, and silence has its consequence") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const first = house.body("ubnd-huyen", "990"), second = house.body("ubnd-huyen", "991"),
                   third = house.body("ubnd-huyen", "992");
        auto const one = house.district("990"), two = house.district("991");

        // A body sees its own turns alone.
        for (auto const& turn : house.turns(one, day("2024-10-05"), id)) CHECK(turn.organisation == first);
        CHECK(house.turns(one, day("2024-10-05"), id).size() < house.turns(scope, day("2024-10-05"), id).size());

        auto const mine = house.turn(one, day("2024-10-10"), id, first, "Báo cáo kết quả");
        CHECK(mine.last_day == day("2024-10-11"));
        house.act(one, day("2024-10-10"), [&](db::Transaction& tx, base::Date today) {
            return submit(tx, one, noon(today), today, mine.id, mine.version,
                          {.note = "Đã bố trí đủ", .reply = "120/BC-UBND"});
        });
        // Nobody may use what was shown before.
        {
            auto tx = store->write();
            auto const again = report_progress(tx, one, noon(day("2024-10-10")), day("2024-10-10"), mine.id,
                                               mine.version, {.note = "x"});
            REQUIRE_FALSE(again.has_value());
        }
        // Two months go by.
        auto const later = day("2024-10-12");
        auto const program = [] {
            auto system = support::everything();
            system.actor = "Hệ thống";
            return system;
        }();
        for (int i = 0; i < 2; ++i) { // as often as one likes
            auto tx = store->write();
            record_silence(tx, program, noon(later), later, 1000);
            tx.commit();
        }
        CHECK(house.count("SELECT COUNT(*) FROM silences") == 2);
        auto const late = house.turn(two, later, id, second, "Báo cáo kết quả");
        {
            auto session = store->lease();
            auto const silence = silence_of(session, late.id);
            REQUIRE(silence.has_value());
            CHECK(silence->consequence.find("chưa bố trí") != std::string::npos);
            CHECK_FALSE(silence->superseded_on);
            CHECK(vietnamese(stand_of(late.clocked(), later)) == "Quá hạn 1 ngày");
        }
        house.act(two, day("2024-10-15"), [&](db::Transaction& tx, base::Date today) {
            return submit(tx, two, noon(today), today, late.id, late.version, {.note = "Đã bố trí 2 tỷ đồng"});
        });
        {
            auto session = store->lease();
            auto const silence = silence_of(session, late.id);
            CHECK(silence->superseded_on == day("2024-10-15"));
            CHECK(silence->superseded_by == "Kết quả nộp ngày 15/10/2024");
            CHECK(vietnamese(stand_of(find_turn(session, two, day("2024-10-16"), late.id)->clocked(),
                                      day("2024-10-16"))) == "Nộp muộn 4 ngày, chờ tiếp nhận");
        }
        // The department accepts one, sends the other back, and records for the third, which has no users.
        auto const seen = [&](TurnId turn) {
            auto session = store->lease();
            return find_turn(session, scope, day("2024-10-16"), turn)->version;
        };
        house.act(scope, day("2024-10-16"), [&](db::Transaction& tx, base::Date today) {
            return accept(tx, scope, noon(today), today, mine.id, seen(mine.id), "");
        });
        auto const version = seen(late.id);
        house.act(scope, day("2024-10-16"), [&](db::Transaction& tx, base::Date today) {
            return send_back(tx, scope, noon(today), today, late.id, version, "Thiếu năm 2023");
        });
        auto const silent = house.turn(scope, day("2024-10-16"), id, third, "Báo cáo kết quả");
        house.act(scope, day("2024-10-16"), [&](db::Transaction& tx, base::Date today) {
            return submit(tx, scope, noon(today), today, silent.id, silent.version,
                          {.reply = "99/UBND", .on = day("2024-10-14")});
        });
        {
            auto session = store->lease();
            CHECK(find_turn(session, scope, day("2024-10-16"), silent.id)->submitted_on == day("2024-10-14"));
            CHECK(find_turn(session, scope, day("2024-10-16"), mine.id)->state == State::accepted);
            CHECK(events_of(session, late.id).size() == 4); // silence, submitted, superseded, returned
        }
        // Days can not be written ahead, and a body does not date itself back.
        {
            auto tx = store->write();
            auto const turn = house.turn(two, day("2024-10-16"), id, second, "Báo cáo tiến độ");
            CHECK(submit(tx, two, noon(day("2024-10-16")), day("2024-10-16"), turn.id, turn.version,
                         {.note = "x", .on = day("2024-10-01")})
                      .error()
                      .code == base::Code::refused);
            CHECK(submit(tx, scope, noon(day("2024-10-16")), day("2024-10-16"), turn.id, turn.version,
                         {.note = "x", .on = day("2024-10-17")})
                      .error()
                      .where == "on");
        }
        // Another body can neither see nor touch it.
        {
            auto tx = store->write();
            CHECK(submit(tx, one, noon(day("2024-10-16")), day("2024-10-16"), late.id, late.version, {.note = "x"})
                      .error()
                      .code == base::Code::not_found);
        }
    });
}

TEST_CASE("a twice-monthly duty has a turn for the 15th and the last day of each month") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const first = house.body("ubnd-huyen", "990");
        std::vector<std::string> days;
        auto const duty = house.turn(scope, day("2024-10-05"), id, first, "Báo cáo tiến độ").duty;
        for (auto const& turn : house.turns(scope, day("2024-10-05"), id))
            if (turn.duty == duty && turn.organisation == first) days.push_back(turn.last_day->iso());
        CHECK(days == std::vector<std::string>{"2024-10-15", "2024-10-31", "2024-11-15", "2024-11-30", "2024-12-15",
                                               "2024-12-31"});
    });
}

TEST_CASE("a later day is asked for and granted, a refusal needs its reason") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const body = house.body("ubnd-huyen", "990");
        auto const own = house.district("990");
        auto const turn = house.turn(own, day("2024-10-08"), id, body, "Báo cáo kết quả");
        auto const today = day("2024-10-08");
        {
            auto tx = store->write();
            CHECK(ask_extension(tx, own, noon(today), today, turn.id, day("2024-10-10"), "chờ số liệu").error().where ==
                  "wanted");
            CHECK(ask_extension(tx, own, noon(today), today, turn.id, day("2024-10-18"), "  ").error().where ==
                  "reason");
        }
        house.act(own, today, [&](db::Transaction& tx, base::Date) {
            return ask_extension(tx, own, noon(today), today, turn.id, day("2024-10-18"), "chờ số liệu");
        });
        auto const request = [&] {
            auto session = store->lease();
            return requests_of(session, turn.id).back();
        };
        {
            auto tx = store->write();
            CHECK(ask_extension(tx, own, noon(today), today, turn.id, day("2024-10-19"), "lần nữa").error().code ==
                  base::Code::refused);
            CHECK(decide_extension(tx, scope, noon(today), today, request().id, false, "").error().where == "answer");
            CHECK(decide_extension(tx, own, noon(today), today, request().id, true, "").error().code ==
                  base::Code::refused);
        }
        house.act(scope, today, [&](db::Transaction& tx, base::Date) {
            return decide_extension(tx, scope, noon(today), today, request().id, true, "");
        });
        auto session = store->lease();
        auto const after = find_turn(session, own, today, turn.id);
        CHECK(after->last_day == day("2024-10-18"));
        CHECK(after->extended);
        CHECK(request().state == "granted");
    });
}

TEST_CASE("a district passes a duty on, the department sees the whole tree, and no circle gets in") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const own = house.district("990");
        auto const today = day("2024-10-07");
        auto const above = house.turn(own, today, id, own.organisation, "Báo cáo kết quả");
        std::string text = letter();
        text.replace(text.find("UBND TỈNH QUẢNG NAM\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI"),
                     std::string{"UBND TỈNH QUẢNG NAM\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI"}.size(),
                     "ỦY BAN NHÂN DÂN\nHUYỆN SUỐI LỤA");
        auto const plain = std::string{"ỦY BAN NHÂN DÂN\nHUYỆN SUỐI LỤA\n\nSố: 44/UBND-VX\n\nSuối Lụa, ngày 07 tháng "
                                       "10 năm 2024\n\nV/v báo cáo vốn đối "
                                       "ứng\n\nKính gửi: UBND các xã, thị trấn.\n\nThực hiện Công văn số "
                                       "815/LĐTBXH-BTXH ngày 03/10/2024 của Sở Lao động - "
                                       "Thương binh và Xã hội, UBND huyện yêu cầu:\n\n1. UBND các xã, thị trấn báo cáo "
                                       "kết quả bố trí vốn đối ứng trước ngày "
                                       "10/10/2024.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Chè\n"};
        auto const below = house.draft(own, today, house.confirmed(own, plain), above.assignment);
        REQUIRE_MESSAGE(below.has_value(), (below ? "" : below.error().message));
        DutyId duty;
        {
            auto session = store->lease();
            auto const duties = duties_of(session, *below);
            REQUIRE(duties.size() == 1);
            duty = duties[0].id;
            CHECK(duties[0].parent == above.assignment);
            auto const bodies = assignments_of(session, duty);
            CHECK(bodies.size() == 2);
        }
        // Giving it back to the department would be a circle.
        {
            auto tx = store->write();
            auto const known = find_duty(tx, own, today, duty);
            auto const wrong = change_duty(tx, own, noon(today), today, house.calendar, duty,
                                           {.action = known->action,
                                            .condition = {},
                                            .consequence = {},
                                            .rule = known->rule,
                                            .leads = {scope.organisation},
                                            .coordinators = {},
                                            .parent = above.assignment});
            REQUIRE_FALSE(wrong.has_value());
            CHECK(wrong.error().where == "leads");
        }
        house.act(own, today, [&](db::Transaction& tx, base::Date) {
            return issue(tx, own, noon(today), today, house.calendar, *below,
                         find_directive(tx, own, today, *below)->version);
        });
        auto session = store->lease();
        CHECK(turns_of(session, scope, today, *below).size() == 2); // the department sees what the district follows
        auto const branches = branches_of(session, above.assignment);
        REQUIRE(branches.size() == 1);
        CHECK(roll_up(branches, day("2024-10-12")).overdue == 2);
        CHECK(find_turn(session, own, today, above.id)->state == State::in_progress);
        // Another district sees nothing of it.
        CHECK(find_directive(session, house.district("991"), today, *below).error().code == base::Code::not_found);
    });
}

TEST_CASE("a body that did not exist on the day is refused with its dates") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const today = day("2024-10-04");
        auto const id = house.draft(scope, today, house.confirmed(scope, letter()));
        REQUIRE(id.has_value());
        organisations::NewOrganisation wanted{.name = "Ban Quản lý dự án giảm nghèo",
                                              .kind = organisations::Kind::project_board,
                                              .level = organisations::Level::province,
                                              .area = house.area("49"),
                                              .in = {.from = day("2024-11-01"), .until = {}},
                                              .source = "Quyết định thử"};
        OrganisationId fresh;
        {
            auto tx = store->write();
            auto const atlas = areas::load_atlas(tx, support::everything()).value();
            auto const made = organisations::add(tx, support::everything(), noon(today), atlas, wanted);
            REQUIRE(made.has_value());
            fresh = *made;
            tx.commit();
        }
        auto tx = store->write();
        auto const duty = duties_of(tx, *id).front();
        auto const wrong = change_duty(tx, scope, noon(today), today, house.calendar, duty.id,
                                       {.action = duty.action,
                                        .condition = {},
                                        .consequence = {},
                                        .rule = duty.rule,
                                        .leads = {fresh},
                                        .coordinators = {}});
        REQUIRE_FALSE(wrong.has_value());
        CHECK(wrong.error().message ==
              "Ban Quản lý dự án giảm nghèo chưa có vào ngày văn bản 03/10/2024: hoạt động từ 01/11/2024.");
    });
}

TEST_CASE("what is under way is handed over when a body ends, and what it did stays with it") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const from = house.body("ubnd-huyen", "990"), to = house.body("ubnd-huyen", "992");
        auto const turn = house.turn(scope, day("2024-10-08"), id, from, "Báo cáo kết quả");
        {
            auto tx = store->write();
            auto const today = day("2024-10-08");
            CHECK(hand_over(tx, scope, noon(today), today, turn.assignment, from, "x").error().where == "to");
            CHECK(hand_over(tx, scope, noon(today), today, turn.assignment, to, "x").error().message ==
                  "UBND thành phố Bến Chè đã được giao chính nhiệm vụ này.");
        }
        auto const heir = house.body("so-tai-chinh", "49");
        house.act(scope, day("2024-10-08"), [&](db::Transaction& tx, base::Date today) {
            return hand_over(tx, scope, noon(today), today, turn.assignment, heir, "Sắp xếp lại");
        });
        auto const taken = house.turn(scope, day("2024-10-08"), id, heir, "Báo cáo kết quả");
        CHECK(taken.last_day == turn.last_day);
        auto session = store->lease();
        CHECK(find_turn(session, scope, day("2024-10-08"), turn.id)->state == State::handed_over);
    });
}

TEST_CASE("each act is in the log, and the log is whole") {
    on_both_engines([](Store& store) {
        House house{store};
        auto const scope = house.department();
        auto const id = house.issued(scope);
        auto const own = house.district("990");
        auto const today = day("2024-10-08");
        auto const turn = house.turn(own, today, id, own.organisation, "Báo cáo kết quả");
        house.act(own, today, [&](db::Transaction& tx, base::Date) {
            return escalate(tx, own, noon(today), today, turn.id, "Cần tỉnh bổ sung vốn");
        });
        auto const request = [&] {
            auto session = store->lease();
            return requests_of(session, turn.id).back().id;
        }();
        house.act(scope, today, [&](db::Transaction& tx, base::Date) {
            return answer_escalation(tx, scope, noon(today), today, request, "Đã trình tỉnh");
        });
        auto const duty = turn.duty;
        house.act(scope, today, [&](db::Transaction& tx, base::Date) {
            return withdraw_duty(tx, scope, noon(today), today, duty, "Thay văn bản");
        });
        for (char const* verb :
             {"directive_draft", "directive_issue", "turn_escalation", "turn_escalation_answer", "duty_withdrawal"})
            CHECK(house.count(std::string{"SELECT COUNT(*) FROM audit_rows WHERE verb = '"} + verb + "'") == 1);
        CHECK(house.count("SELECT COUNT(*) FROM turns WHERE is_open = 1 AND duty_id = " +
                          std::to_string(duty.number())) == 0);
    });
}
