// What a body does with what was given to it.
#include "directives/assignments/acts.hpp"
#include "base/json.hpp"
#include "audit/audit.hpp"
#include "documents/registry/papers.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace directives {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace acts {

base::Result<Known> own_turn(db::Transaction& tx, Scope const& scope, base::Date today, TurnId id, Side side) {
    auto turn = TRY(find_turn(tx, scope, today, id));
    bool const as_body = scope.may(Capability::report_duties) && rows::is_own(tx, scope, today, turn.organisation);
    bool const as_follower = scope.may(Capability::assign_duties) && rows::is_own(tx, scope, today, turn.follower);
    if (side == Side::follower && !as_follower)
        return fail(Code::refused, "Chỉ cơ quan theo dõi nhiệm vụ này mới làm được việc đó.", {},
                    fmt::format("Báo {} xử lý.", turn.follower_name));
    if (!as_body && !as_follower)
        return fail(Code::refused, "Vị trí công tác đang dùng không báo cáo được việc này.", {},
                    fmt::format("Chuyển sang vị trí công tác của {}.", turn.organisation_name));
    auto duties = rows::duties(tx, "WHERE u.id = :id", {{"id", turn.duty}});
    return Known{std::move(turn), std::move(duties.front()), as_body, as_follower};
}

base::Result<void> unchanged(db::Session& session, Turn const& turn, std::int64_t seen) {
    if (turn.version == seen) return {};
    auto const last = session.find<std::string, std::string>(
        "SELECT by_whom, kind FROM turn_events WHERE turn_id = :turn ORDER BY id DESC LIMIT 1", {{"turn", turn.id}});
    std::string who = "Có người";
    std::string what = "vừa cập nhật";
    if (last) {
        who = std::get<0>(*last);
        if (auto const kind = event_kind_of(std::get<1>(*last))) what = fmt::format("vừa ghi “{}”", vietnamese(*kind));
    }
    return fail(Code::refused, fmt::format("{} {} cho việc này.", who, what), {},
                "Xem lại diễn biến bên dưới rồi gửi lại; nội dung anh/chị nhập vẫn còn trong ô.");
}

void update(db::Transaction& tx, Turn const& turn, db::Instant when) {
    tx.run("UPDATE turns SET state = :state, is_open = :open, version = version + 1, due_day = :due, last_day = :last, "
           "listed_day = :listed, due_minute = :minute, submitted_on = :submitted, submitted_at = CASE WHEN :state = "
           "'submitted' "
           "THEN :at ELSE submitted_at END, done_on = :done, extended = :extended, reply = :reply, reply_id = "
           ":reply_id, said = "
           ":said, said_on = :said_on, progress = :progress WHERE id = :id",
           {{"id", turn.id},
            {"state", code_of(turn.state)},
            {"open", is_open(turn.state)},
            {"due", turn.due_day},
            {"last", turn.last_day},
            {"listed", turn.last_day.value_or(*base::Date::of(2199, 12, 31))},
            {"minute", turn.due_minute},
            {"submitted", turn.submitted_on},
            {"at", when},
            {"done", turn.done_on},
            {"extended", turn.extended},
            {"reply", turn.reply},
            {"reply_id", turn.reply_paper ? std::optional{turn.reply_paper} : std::nullopt},
            {"said", turn.said},
            {"said_on", turn.said_on},
            {"progress", turn.progress}});
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Turn const& turn,
         Duty const& duty, std::string before, std::string after, std::string note) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("turn/{}", turn.id.number()),
                  .label = fmt::format("{}: {}", turn.organisation_name, rows::short_words(duty.action)),
                  .before = std::move(before),
                  .after = std::move(after),
                  .note = std::move(note)});
}

std::string day_text(std::optional<base::Date> const& day) { return day ? day->vietnamese() : std::string{}; }

} // namespace acts

namespace {

using acts::day_text;
using acts::Known;

/// The reply as the register has it: the paper where exactly one is meant. Errors: not_found for a paper that one may not see.
base::Result<void> put_reply(db::Transaction& tx, Scope const& scope, Report const& report, Turn& turn) {
    if (report.reply_paper) {
        auto const paper = TRY(documents::registry::find_paper(tx, scope, report.reply_paper));
        if (paper.state == documents::registry::PaperState::withdrawn)
            return fail(Code::invalid_input, "Văn bản trả lời đã bị rút.", "reply", "Chọn văn bản khác.");
        turn.reply_paper = paper.id;
        turn.reply = documents::registry::number_symbol(paper.head);
        if (turn.reply.empty()) turn.reply = documents::registry::title_of(paper.head);
        return {};
    }
    std::string const typed = text::nfc(report.reply);
    if (typed.find_first_not_of(' ') == std::string::npos) return {};
    turn.reply = typed;
    auto const papers = documents::registry::with_number(tx, scope, typed);
    turn.reply_paper = papers.size() == 1 ? papers.front() : PaperId{};
    return {};
}

base::Result<std::string> checked_note(Report const& report) {
    constexpr std::size_t kNoteBytesMax = 20'000;
    std::string note = text::nfc(report.note);
    if (note.size() > kNoteBytesMax)
        return fail(Code::invalid_input, "Nội dung quá dài.", "note", "Rút gọn, hoặc gửi kèm tệp.");
    return note;
}

void add_files(db::Transaction& tx, db::Instant when, std::int64_t event, std::vector<Evidence> const& files) {
    std::int64_t position = 0;
    for (auto const& file : files) {
        documents::registry::record_original(tx, when, file.digest, file.bytes);
        tx.run("INSERT INTO turn_files (event_id, position, name, digest) VALUES (:event, :position, :name, :digest)",
               {{"event", event}, {"position", ++position}, {"name", file.name}, {"digest", file.digest}});
    }
}

base::Result<base::Date> day_of(Known const& known, Report const& report, base::Date today) {
    base::Date const day = report.on.value_or(today);
    if (day == today) return day;
    if (day > today)
        return fail(Code::invalid_input, "Ngày nhận báo cáo ở tương lai.", "on",
                    fmt::format("Nhập ngày từ {} trở về trước.", today.vietnamese()));
    if (!known.as_follower)
        return fail(Code::refused, "Ngày nộp là ngày anh/chị gửi; chỉ cơ quan theo dõi mới ghi lùi ngày nhận.", "on",
                    "Bỏ trống ô ngày.");
    return day;
}

/// A report that came after all takes the place of what silence meant; both are kept.
void supersede_silence(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, Turn const& turn,
                       std::string const& by) {
    if (tx.run("UPDATE silences SET superseded_on = :today, superseded_by = :by WHERE turn_id = :turn AND "
               "superseded_on IS NULL",
               {{"turn", turn.id}, {"today", today}, {"by", by}}) > 0)
        rows::add_event(tx, scope, when, today, turn.id, {.kind = EventKind::silence_superseded, .note = by});
}

base::Result<std::int64_t> ask(db::Transaction& tx, Scope const& scope, db::Instant when, Known const& known,
                               char const* kind, std::optional<base::Date> wanted, std::string const& reason) {
    if (tx.find<std::int64_t>("SELECT 1 FROM turn_requests WHERE turn_id = :turn AND kind = :kind AND state = 'open'",
                              {{"turn", known.turn.id}, {"kind", kind}}))
        return fail(Code::refused, "Đã có một đề nghị đang chờ trả lời.", {},
                    fmt::format("Chờ {} trả lời đề nghị trước.", known.turn.follower_name));
    return tx
        .find<std::int64_t>(
            "INSERT INTO turn_requests (turn_id, kind, state, follower_id, wanted_day, reason, asked_at, "
            "asked_by) VALUES (:turn, :kind, 'open', :follower, :wanted, :reason, :at, :by) RETURNING id",
            {{"turn", known.turn.id},
             {"kind", kind},
             {"follower", known.turn.follower},
             {"wanted", wanted},
             {"reason", reason},
             {"at", when},
             {"by", scope.actor}})
        .value();
}

} // namespace

base::Result<void> report_progress(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                   TurnId id, std::int64_t seen, Report const& report) {
    auto known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::either));
    Turn& turn = known.turn;
    auto const state = TRY(after(turn.state, Act::progress));
    TRY(acts::unchanged(tx, turn, seen));
    auto const note = TRY(checked_note(report));
    if (note.find_first_not_of(" \r\n\t") == std::string::npos && !report.progress && report.files.empty())
        return fail(Code::invalid_input, "Chưa có nội dung nào để ghi.", "note",
                    "Nhập tiến độ, ví dụ: đã lấy ý kiến 5/10 xã; hoặc chọn tệp.");
    if (report.progress && (*report.progress < 0 || *report.progress > 100))
        return fail(Code::invalid_input, "Tỷ lệ hoàn thành nằm ngoài 0 đến 100.", "progress", "Ví dụ: 40.");
    turn.state = state;
    turn.said = note;
    turn.said_on = today;
    if (report.progress) turn.progress = report.progress;
    acts::update(tx, turn, when);
    auto const percent = report.progress ? fmt::format("{} %", *report.progress) : std::string{};
    auto const event =
        rows::add_event(tx, scope, when, today, id,
                        {.kind = EventKind::progress, .note = note, .detail = rows::facts({{"Hoàn thành", percent}})});
    add_files(tx, when, event, report.files);
    acts::log(tx, scope, when, "turn_progress", turn, known.duty, {},
              rows::facts({{"Tiến độ", note}, {"Hoàn thành", percent}}));
    return {};
}

base::Result<void> submit(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId id,
                          std::int64_t seen, Report const& report) {
    auto known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::either));
    Turn& turn = known.turn;
    State const before = turn.state;
    auto const state = TRY(after(turn.state, Act::submit));
    TRY(acts::unchanged(tx, turn, seen));
    auto const note = TRY(checked_note(report));
    auto const day = TRY(day_of(known, report, today));
    TRY(put_reply(tx, scope, report, turn));
    if (turn.reply.empty() && note.find_first_not_of(" \r\n\t") == std::string::npos && report.files.empty())
        return fail(Code::invalid_input, "Chưa có kết quả nào để nộp.", "reply",
                    "Nhập số văn bản trả lời, tóm tắt kết quả, hoặc chọn tệp.");
    turn.state = state;
    // What is added to a result that lies with the follower does not make the result late.
    if (before != State::submitted || !turn.submitted_on) turn.submitted_on = day;
    if (!note.empty()) {
        turn.said = note;
        turn.said_on = today;
    }
    if (turn.reply_paper) documents::registry::give_access(tx, turn.reply_paper, turn.follower);
    acts::update(tx, turn, when);
    auto const event = rows::add_event(tx, scope, when, today, id,
                                       {.kind = EventKind::submitted,
                                        .note = note,
                                        .paper = turn.reply_paper,
                                        .detail = rows::facts({{"Văn bản", turn.reply}}),
                                        .on = day});
    add_files(tx, when, event, report.files);
    supersede_silence(tx, scope, when, today, turn,
                      turn.reply.empty() ? fmt::format("Kết quả nộp ngày {}", day.vietnamese())
                                         : fmt::format("{} (nộp ngày {})", turn.reply, day.vietnamese()));
    acts::log(tx, scope, when, "turn_submission", turn, known.duty, {},
              rows::facts({{"Ngày nộp", day.vietnamese()}, {"Văn bản", turn.reply}, {"Nội dung", note}}),
              known.as_body ? std::string{} : "Cơ quan theo dõi ghi nhận thay");
    return {};
}

base::Result<void> ask_extension(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId id,
                                 base::Date wanted, std::string const& reason) {
    auto const known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::either));
    TRY(after(known.turn.state, Act::extend));
    auto const why =
        TRY(rows::words_of(reason, "reason", "lý do xin gia hạn", "Ví dụ: chờ số liệu quyết toán của kho bạc."));
    if (!known.turn.last_day)
        return fail(Code::invalid_input, "Việc này không có hạn tính được nên không cần gia hạn.", "wanted",
                    "Ghi tiến độ thay cho xin gia hạn.");
    if (wanted <= *known.turn.last_day || wanted < today)
        return fail(Code::invalid_input,
                    fmt::format("Hạn mới phải sau hạn cũ {} và không ở quá khứ.", known.turn.last_day->vietnamese()),
                    "wanted",
                    fmt::format("Ví dụ: {}.", std::max(*known.turn.last_day, today).plus_days(7).vietnamese()));
    TRY(ask(tx, scope, when, known, "extension", wanted, why));
    rows::add_event(tx, scope, when, today, id,
                    {.kind = EventKind::extension_asked,
                     .note = why,
                     .detail = rows::facts({{"Xin đến ngày", wanted.vietnamese()}})});
    acts::log(tx, scope, when, "turn_extension_request", known.turn, known.duty,
              rows::facts({{"Hạn", day_text(known.turn.last_day)}}),
              rows::facts({{"Xin đến ngày", wanted.vietnamese()}}), why);
    return {};
}

base::Result<void> escalate(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, TurnId id,
                            std::string const& reason) {
    auto const known = TRY(acts::own_turn(tx, scope, today, id, acts::Side::either));
    TRY(after(known.turn.state, Act::extend));
    auto const why = TRY(rows::words_of(reason, "reason", "nội dung vượt thẩm quyền",
                                        "Ví dụ: đề nghị tỉnh quyết định điều chuyển vốn giữa hai dự án."));
    TRY(ask(tx, scope, when, known, "escalation", {}, why));
    rows::add_event(tx, scope, when, today, id, {.kind = EventKind::escalated, .note = why});
    acts::log(tx, scope, when, "turn_escalation", known.turn, known.duty, {},
              rows::facts({{"Báo cáo đến", known.turn.follower_name}}), why);
    return {};
}

} // namespace directives
