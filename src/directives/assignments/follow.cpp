// What the body that follows a directive does.
#include "audit/audit.hpp"
#include "directives/assignments/acts.hpp"
#include "site/list.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace {

struct Asked {
    Request request;
    acts::Known known;
};

base::Result<Asked> open_request(db::Transaction& tx, Scope const& scope, base::Date today, std::int64_t id,
                                 bool escalation) {
    auto found = rows::requests(tx, "WHERE r.id = :id", {{"id", id}});
    if (found.empty() || found.front().escalation != escalation) return std::unexpected{rows::unknown_turn()};
    auto known = TRY(acts::own_turn(tx, scope, today, found.front().turn, acts::Side::follower));
    if (found.front().state != "open")
        return fail(Code::refused, fmt::format("Đề nghị này đã được {} trả lời.", found.front().decided_by), {},
                    "Tải lại trang.");
    return Asked{std::move(found.front()), std::move(known)};
}

void decide(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t id, char const* state,
            std::string const& answer) {
    tx.run(
        "UPDATE turn_requests SET state = :state, decided_at = :at, decided_by = :by, answer = :answer WHERE id = :id",
        {{"id", id}, {"state", state}, {"at", when}, {"by", scope.actor}, {"answer", answer}});
}

base::Result<Directive> followed(db::Transaction& tx, Scope const& scope, base::Date today, DirectiveId id) {
    TRY(rights::require(scope, Capability::assign_duties));
    auto directive = TRY(find_directive(tx, scope, today, id));
    if (!rows::is_own(tx, scope, today, directive.follower))
        return fail(Code::refused, "Chỉ cơ quan theo dõi nhiệm vụ này mới làm được việc đó.", {},
                    fmt::format("Báo {} xử lý.", directive.follower_name));
    return directive;
}

void log_duty(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Duty const& duty,
              std::string after, std::string note) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("duty/{}", duty.id.number()),
                  .label = rows::short_words(duty.action),
                  .before = {},
                  .after = std::move(after),
                  .note = std::move(note)});
}

} // namespace

base::Result<void> accept(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId id,
                          std::int64_t seen, std::string const& note) {
    auto known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::follower));
    Turn& turn = known.turn;
    auto const state = TRY(after(turn.state, Act::accept));
    TRY(acts::unchanged(tx, turn, seen));
    if (turn.state != State::submitted && note.find_first_not_of(' ') == std::string::npos)
        return fail(Code::invalid_input, "Chưa có kết quả nộp lên.", "note",
                    "Ghi lý do coi là hoàn thành, ví dụ: đã báo cáo tại cuộc họp ngày 12/10.");
    turn.state = state;
    turn.done_on = today;
    if (!turn.submitted_on) turn.submitted_on = today;
    acts::update(tx, turn, when);
    rows::add_event(tx, scope, when, today, id, {.kind = EventKind::accepted, .note = note});
    acts::log(tx, scope, when, "turn_acceptance", turn, known.duty, {},
              rows::facts({{"Tiếp nhận ngày", today.vietnamese()}, {"Văn bản", turn.reply}}), note);
    return {};
}

base::Result<void> send_back(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId id,
                             std::int64_t seen, std::string const& reason) {
    auto known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::follower));
    Turn& turn = known.turn;
    auto const state = TRY(after(turn.state, Act::send_back));
    TRY(acts::unchanged(tx, turn, seen));
    auto const why =
        TRY(rows::words_of(reason, "reason", "lý do trả lại", "Ví dụ: thiếu số liệu vốn đối ứng năm 2023."));
    turn.state = state;
    turn.submitted_on.reset();
    acts::update(tx, turn, when);
    rows::add_event(tx, scope, when, today, id, {.kind = EventKind::returned, .note = why});
    acts::log(tx, scope, when, "turn_return", turn, known.duty, {},
              rows::facts({{"Trạng thái", std::string{vietnamese(state)}}}), why);
    return {};
}

base::Result<void> decide_extension(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                    std::int64_t id, bool granted, std::string const& answer) {
    auto asked = TRY(open_request(tx, scope, today, id, false));
    Turn& turn = asked.known.turn;
    if (!granted) {
        auto const why =
            TRY(rows::words_of(answer, "answer", "lý do không cho gia hạn", "Ví dụ: phải báo cáo Bộ trước ngày 20."));
        decide(tx, scope, when, id, "refused", why);
        rows::add_event(tx, scope, when, today, turn.id, {.kind = EventKind::extension_refused, .note = why});
        acts::log(tx, scope, when, "turn_extension_refusal", turn, asked.known.duty, {}, {}, why);
        return {};
    }
    TRY(after(turn.state, Act::extend));
    auto const before = rows::facts({{"Hạn", acts::day_text(turn.last_day)}});
    turn.last_day = turn.due_day = asked.request.wanted;
    turn.due_minute.reset();
    turn.extended = true;
    acts::update(tx, turn, when);
    decide(tx, scope, when, id, "granted", answer);
    auto const after_json = rows::facts({{"Hạn", acts::day_text(turn.last_day)}});
    rows::add_event(tx, scope, when, today, turn.id,
                    {.kind = EventKind::extension_granted, .note = answer, .detail = after_json});
    if (*turn.last_day >= today &&
        tx.run("UPDATE silences SET superseded_on = :today, superseded_by = :by WHERE turn_id = :turn AND "
               "superseded_on IS NULL",
               {{"turn", turn.id}, {"today", today}, {"by", "Được gia hạn đến " + turn.last_day->vietnamese()}}) > 0)
        rows::add_event(tx, scope, when, today, turn.id,
                        {.kind = EventKind::silence_superseded, .note = "Được gia hạn"});
    acts::log(tx, scope, when, "turn_extension", turn, asked.known.duty, before, after_json, asked.request.reason);
    return {};
}

base::Result<void> answer_escalation(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                     std::int64_t id, std::string const& answer) {
    auto const asked = TRY(open_request(tx, scope, today, id, true));
    auto const words =
        TRY(rows::words_of(answer, "answer", "ý kiến trả lời", "Ví dụ: đồng ý, giao Sở Tài chính trình trong tháng."));
    decide(tx, scope, when, id, "answered", words);
    rows::add_event(tx, scope, when, today, asked.known.turn.id, {.kind = EventKind::answered, .note = words});
    acts::log(tx, scope, when, "turn_escalation_answer", asked.known.turn, asked.known.duty, {},
              rows::facts({{"Trả lời", words}}), asked.request.reason);
    return {};
}

base::Result<void> hand_over(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                             AssignmentId id, OrganisationId to, std::string const& reason) {
    auto const found = rows::assignments(tx, "WHERE a.id = :id", {{"id", id}});
    if (found.empty()) return std::unexpected{rows::unknown_turn()};
    Assignment const& given = found.front();
    auto const duty = TRY(find_duty(tx, scope, today, given.duty));
    auto const directive = TRY(followed(tx, scope, today, duty.directive));
    if (given.state != "issued")
        return fail(Code::refused, "Cơ quan này không còn được giao nhiệm vụ.", {}, "Tải lại trang.");
    auto const why =
        TRY(rows::words_of(reason, "reason", "lý do bàn giao", "Ví dụ: kết thúc hoạt động cấp huyện từ 01/7/2025."));
    auto const body = TRY(organisations::find(tx, scope, to));
    if (!body) return fail(Code::not_found, "Không có cơ quan này.", "to", "Tìm theo tên rồi chọn trong danh sách.");
    auto const name = body->name_at(today);
    if (to == given.organisation)
        return fail(Code::invalid_input, "Cơ quan nhận chính là cơ quan đang được giao.", "to", "Chọn cơ quan khác.");
    if (!body->in.holds(today))
        return fail(Code::invalid_input, fmt::format("{} không hoạt động vào ngày {}.", name, today.vietnamese()), "to",
                    "Chọn cơ quan đang hoạt động.");
    if (tx.find<std::int64_t>("SELECT 1 FROM assignments WHERE duty_id = :duty AND organisation_id = :to",
                              {{"duty", duty.id}, {"to", to}}))
        return fail(Code::invalid_input, fmt::format("{} đã được giao chính nhiệm vụ này.", name), "to",
                    "Thu hồi phần giao cũ, hoặc chọn cơ quan khác.");
    tx.run("UPDATE assignments SET state = 'handed_over', note = :note WHERE id = :id", {{"id", id}, {"note", why}});
    auto const taken =
        tx.find<AssignmentId>(
              "INSERT INTO assignments (duty_id, organisation_id, body, body_sort, area_id, role, state, printed, "
              "note, handed_from) SELECT duty_id, :to, :name, :sort, :area, role, 'issued', printed, :note, id FROM "
              "assignments WHERE id = :id RETURNING id",
              {{"id", id},
               {"to", to},
               {"name", name},
               {"sort", site::sort_column(name)},
               {"area", body->area ? std::optional{body->area} : std::nullopt},
               {"note", "Nhận bàn giao từ " + given.organisation_name}})
            .value();
    auto open = rows::turns(tx, "WHERE t.assignment_id = :id AND t.is_open = 1 ORDER BY t.position", {{"id", id}});
    for (Turn& turn : open) {
        auto const fresh =
            tx.find<TurnId>(
                  "INSERT INTO turns (assignment_id, duty_id, directive_id, organisation_id, body, body_sort, area_id, "
                  "follower_id, position, due_day, last_day, listed_day, due_minute, state, is_open, version, "
                  "given_on, "
                  "extended, said, said_on, progress) SELECT :taken, duty_id, directive_id, :to, :name, :sort, :area, "
                  "follower_id, position, due_day, last_day, listed_day, due_minute, CASE WHEN state = 'not_started' "
                  "THEN "
                  "'not_started' ELSE 'in_progress' END, 1, 1, :today, extended, said, said_on, progress FROM turns "
                  "WHERE "
                  "id = :id RETURNING id",
                  {{"id", turn.id},
                   {"taken", taken},
                   {"to", to},
                   {"name", name},
                   {"sort", site::sort_column(name)},
                   {"area", body->area ? std::optional{body->area} : std::nullopt},
                   {"today", today}})
                .value();
        turn.state = State::handed_over;
        turn.done_on = today;
        acts::update(tx, turn, when);
        rows::add_event(tx, scope, when, today, turn.id,
                        {.kind = EventKind::handed_over, .note = why, .detail = rows::facts({{"Bàn giao cho", name}})});
        rows::add_event(tx, scope, when, today, fresh,
                        {.kind = EventKind::issued, .note = "Nhận bàn giao từ " + given.organisation_name});
    }
    documents::registry::give_access(tx, directive.paper, to);
    audit::write(tx, scope, when,
                 {.verb = "assignment_handover",
                  .object = fmt::format("assignment/{}", id.number()),
                  .label = rows::short_words(duty.action),
                  .before = rows::facts({{"Cơ quan", given.organisation_name}}),
                  .after = rows::facts({{"Cơ quan", name}, {"Số lượt bàn giao", std::to_string(open.size())}}),
                  .note = why});
    return {};
}

base::Result<void> withdraw_duty(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, DutyId id,
                                 std::string const& reason) {
    auto const duty = TRY(find_duty(tx, scope, today, id));
    TRY(followed(tx, scope, today, duty.directive));
    if (duty.state != "issued")
        return fail(Code::refused, "Nhiệm vụ chưa được giao hoặc đã thu hồi.", {}, "Tải lại trang.");
    auto const why =
        TRY(rows::words_of(reason, "reason", "lý do thu hồi", "Ví dụ: văn bản thay thế không còn nhiệm vụ này."));
    tx.run("UPDATE duties SET state = 'withdrawn', withdrawn_reason = :why WHERE id = :id", {{"id", id}, {"why", why}});
    tx.run("UPDATE assignments SET state = 'withdrawn' WHERE duty_id = :id AND state = 'issued'", {{"id", id}});
    for (Turn& turn : rows::turns(tx, "WHERE t.duty_id = :id AND t.is_open = 1 ORDER BY t.id", {{"id", id}})) {
        turn.state = State::withdrawn;
        turn.done_on = today;
        acts::update(tx, turn, when);
        rows::add_event(tx, scope, when, today, turn.id, {.kind = EventKind::withdrawn, .note = why});
    }
    log_duty(tx, scope, when, "duty_withdrawal", duty, {}, why);
    return {};
}

base::Result<void> set_anchor(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                              due::Calendar const& calendar, DutyId id, base::Date day) {
    auto duty = TRY(find_duty(tx, scope, today, id));
    TRY(followed(tx, scope, today, duty.directive));
    if (duty.state != "issued" || duty.rule.kind != due::Kind::relative)
        return fail(Code::refused, "Hạn của nhiệm vụ này không tính theo một sự kiện.", {}, "Tải lại trang.");
    duty.rule.anchor_day = day;
    TRY(due::check(duty.rule, calendar));
    auto const days = due::dues(duty.rule, calendar);
    if (days.empty())
        return fail(Code::invalid_input, "Không tính được hạn từ ngày này.", "anchor_day",
                    "Kiểm tra lại số ngày và ngày xảy ra sự kiện.");
    tx.run("UPDATE duties SET rule_json = :rule WHERE id = :id", {{"id", id}, {"rule", due::to_json(duty.rule)}});
    for (Turn& turn : rows::turns(tx, "WHERE t.duty_id = :id AND t.is_open = 1 ORDER BY t.id", {{"id", id}})) {
        turn.due_day = days.front().day;
        turn.last_day = days.front().last_day;
        acts::update(tx, turn, when);
        rows::add_event(tx, scope, when, today, turn.id,
                        {.kind = EventKind::corrected,
                         .note = fmt::format("{}: {}", duty.rule.anchor, day.vietnamese()),
                         .detail = rows::facts({{"Hạn", turn.last_day->vietnamese()}})});
    }
    log_duty(
        tx, scope, when, "duty_anchor", duty,
        rows::facts(
            {{"Sự kiện", duty.rule.anchor}, {"Ngày", day.vietnamese()}, {"Hạn", days.front().last_day.vietnamese()}}),
        {});
    return {};
}

std::size_t record_silence(db::Transaction& tx, rights::Scope const& program, db::Instant when, base::Date today,
                           std::size_t most) {
    struct Missed {
        TurnId turn;
        DutyId duty;
        OrganisationId organisation, follower;
        std::string body, consequence, action;
    };
    std::vector<Missed> missed;
    tx.each<TurnId, DutyId, OrganisationId, OrganisationId, std::string, std::string, std::string>(
        "SELECT t.id, t.duty_id, t.organisation_id, t.follower_id, t.body, u.consequence, u.action FROM turns t JOIN "
        "duties u ON "
        "u.id = t.duty_id WHERE t.is_open = 1 AND t.listed_day < :today AND t.state IN ('not_started', 'in_progress', "
        "'returned') "
        "AND u.consequence <> '' AND NOT EXISTS (SELECT 1 FROM silences s WHERE s.turn_id = t.id) ORDER BY "
        "t.listed_day, t.id LIMIT "
        ":most",
        {{"today", today}, {"most", static_cast<std::int64_t>(most)}},
        [&](TurnId turn, DutyId duty, OrganisationId organisation, OrganisationId follower, std::string body,
            std::string consequence, std::string action) {
            missed.push_back(
                {turn, duty, organisation, follower, std::move(body), std::move(consequence), std::move(action)});
        });
    for (Missed const& one : missed) {
        auto scope = program;
        scope.organisation = one.follower; // the log of the body whose paper stated the consequence
        if (tx.run("INSERT INTO silences (turn_id, duty_id, organisation_id, consequence, recorded_on) VALUES (:turn, "
                   ":duty, "
                   ":organisation, :consequence, :today) ON CONFLICT (turn_id) DO NOTHING",
                   {{"turn", one.turn},
                    {"duty", one.duty},
                    {"organisation", one.organisation},
                    {"consequence", one.consequence},
                    {"today", today}}) == 0)
            continue; // another server was faster
        rows::add_event(tx, scope, when, today, one.turn, {.kind = EventKind::silence, .note = one.consequence});
        audit::write(tx, scope, when,
                     {.verb = "silence",
                      .object = fmt::format("turn/{}", one.turn.number()),
                      .label = fmt::format("{}: {}", one.body, rows::short_words(one.action)),
                      .before = {},
                      .after = rows::facts({{"Mặc định do không báo cáo", one.consequence}}),
                      .note = {}});
    }
    return missed.size();
}

} // namespace directives
