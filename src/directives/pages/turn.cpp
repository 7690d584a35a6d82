// One due day of one body: where it stands, whose step it is, what can be done.
#include "audit/audit.hpp"
#include "directives/assignments/draft.hpp"
#include "directives/letters/store.hpp"
#include "directives/pages/shared.hpp"
#include "directives/pages/turn_forms.hpp"
#include "directives/pages/turn_parts.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <functional>
#include <memory>

namespace directives {
namespace {

using http::Response;
using page::turn_in;
using rights::Capability;
using site::Visit;

constexpr std::size_t kTitleLetters = 60;

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return turn_page(visit, {}, {}, 200); }

    Response progress(Visit const& visit) {
        return change(visit, "progress", "Tiến độ đã ghi.",
                      [&](db::Transaction& tx, TypedTurn const& typed) -> base::Result<void> {
                          auto const report = TRY(typed.report(visit, services_.originals, services_.scratch));
                          return report_progress(tx, visit.scope(), now(), today(), turn_in(visit), typed.seen, report);
                      });
    }

    Response result(Visit const& visit) {
        return change(visit, "result", "Kết quả đã nộp.",
                      [&](db::Transaction& tx, TypedTurn const& typed) -> base::Result<void> {
                          auto const report = TRY(typed.report(visit, services_.originals, services_.scratch));
                          return submit(tx, visit.scope(), now(), today(), turn_in(visit), typed.seen, report);
                      });
    }

    Response acceptance(Visit const& visit) {
        return change(visit, "acceptance", "Đã tiếp nhận, việc hoàn thành.",
                      [&](db::Transaction& tx, TypedTurn const& typed) {
                          return accept(tx, visit.scope(), now(), today(), turn_in(visit), typed.seen, typed.note);
                      });
    }

    Response returning(Visit const& visit) {
        return change(visit, "return", "Đã trả lại kèm lý do.", [&](db::Transaction& tx, TypedTurn const& typed) {
            return send_back(tx, visit.scope(), now(), today(), turn_in(visit), typed.seen, typed.reason);
        });
    }

    Response extension(Visit const& visit) {
        return change(visit, "extension", "Đề nghị gia hạn đã gửi.",
                      [&](db::Transaction& tx, TypedTurn const& typed) -> base::Result<void> {
                          auto const wanted = TRY(documents::registry::typed_day(typed.wanted, "wanted"));
                          return ask_extension(tx, visit.scope(), now(), today(), turn_in(visit), wanted, typed.reason);
                      });
    }

    Response escalation(Visit const& visit) {
        return change(visit, "escalation", "Đã báo cáo nội dung vượt thẩm quyền.",
                      [&](db::Transaction& tx, TypedTurn const& typed) {
                          return escalate(tx, visit.scope(), now(), today(), turn_in(visit), typed.reason);
                      });
    }

    Response request(Visit const& visit) {
        return change(visit, "request", "Đã trả lời đề nghị.",
                      [&](db::Transaction& tx, TypedTurn const& typed) -> base::Result<void> {
                          TRY(find_turn(tx, visit.scope(), today(), turn_in(visit)));
                          auto const id = page::number_in(visit, "request");
                          auto const asked = requests_of(tx, turn_in(visit));
                          if (std::ranges::find(asked, id, &Request::id) == asked.end())
                              return base::fail(base::Code::not_found, "Không có đề nghị này.", {}, "Tải lại trang.");
                          if (typed.decision == "answer")
                              return answer_escalation(tx, visit.scope(), now(), today(), id, typed.answer);
                          return decide_extension(tx, visit.scope(), now(), today(), id, typed.decision == "grant",
                                                  typed.answer);
                      });
    }

    Response handover(Visit const& visit) {
        return change(visit, "handover", "Đã bàn giao.",
                      [&](db::Transaction& tx, TypedTurn const& typed) -> base::Result<void> {
                          auto const turn = TRY(find_turn(tx, visit.scope(), today(), turn_in(visit)));
                          auto const to = TRY(body_typed(tx, visit.scope(), today(), typed.to, "to"));
                          return hand_over(tx, visit.scope(), now(), today(), turn.assignment, to, typed.reason);
                      });
    }

    /// Makes the list of what is passed on by a paper of the body's own.
    Response passing(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const typed = TypedTurn::from(form->fields, "passing");
        auto tx = services_.database.write();
        auto const made = pass_on(tx, visit, typed);
        if (!made) return wrong(visit, typed, made.error());
        tx.commit();
        return site::done(address_of(*made), "Danh sách giao tiếp đã lập. Xem lại cơ quan và hạn rồi giao.");
    }

    Response file(Visit const& visit) {
        auto tx = services_.database.write();
        auto const turn = find_turn(tx, visit.scope(), today(), turn_in(visit));
        if (!turn) return http::refusal(turn.error());
        auto const event = page::number_in(visit, "event");
        auto const position = page::number_in(visit, "position");
        auto const events = events_of(tx, turn->id);
        auto const none = [] {
            return http::refusal({base::Code::not_found, "Không có tệp này.", {}, "Mở lại trang nhiệm vụ."});
        };
        if (event < 1 || event > static_cast<std::int64_t>(events.size())) return none();
        auto const& files = events[static_cast<std::size_t>(event - 1)].files;
        if (position < 1 || position > static_cast<std::int64_t>(files.size())) return none();
        auto const& [name, digest] = files[static_cast<std::size_t>(position - 1)];
        auto response = http::download({}, "application/octet-stream", name);
        response.file = services_.originals.path_of(digest);
        std::error_code error;
        if (!std::filesystem::exists(response.file, error))
            return http::refusal({base::Code::unavailable, "Tệp không còn trong kho.", name,
                                  "Báo người quản trị chạy benvung verify và phục hồi từ bản sao lưu."});
        response.headers.push_back({"Cache-Control", "private, no-store"});
        audit::write(tx, visit.scope(), now(),
                     {.verb = "turn_download",
                      .object = fmt::format("turn/{}", turn->id.number()),
                      .label = turn->organisation_name,
                      .before = {},
                      .after = fmt::format(R"({{"Mã băm":"{}"}})", digest)});
        tx.commit();
        return response;
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    base::Date today() const { return services_.clock.today(); }

    using Act = std::function<base::Result<void>(db::Transaction&, TypedTurn const&)>;
    Response change(Visit const& visit, char const* which, char const* said, Act const& act) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto typed = TypedTurn::from(form->fields, which);
        typed.files = form->files;
        auto tx = services_.database.write();
        auto const done = act(tx, typed);
        if (!done) return wrong(visit, typed, done.error());
        tx.commit();
        return site::done(address_of(turn_in(visit)), said);
    }

    Response wrong(Visit const& visit, TypedTurn const& typed, base::Error const& error) const {
        if (error.code == base::Code::not_found && error.where.empty()) return http::refusal(error);
        return turn_page(visit, typed, {error}, page::status_of(error));
    }

    base::Result<DirectiveId> pass_on(db::Transaction& tx, Visit const& visit, TypedTurn const& typed) {
        auto const turn = TRY(find_turn(tx, visit.scope(), today(), turn_in(visit)));
        auto const papers = documents::registry::with_number(tx, visit.scope(), typed.paper);
        if (papers.size() != 1)
            return base::fail(base::Code::invalid_input,
                              papers.empty() ? "Không thấy văn bản nào có số, ký hiệu này trong sổ."
                                             : "Có nhiều văn bản cùng số, ký hiệu này.",
                              "paper",
                              papers.empty() ? "Kiểm tra lại số, hoặc đưa văn bản vào hệ thống trước."
                                             : "Mở đúng văn bản rồi lập danh sách ở trang đó.");
        auto const current = services_.resolvers.now();
        return make_draft(tx, visit.scope(), now(), today(), services_.resolvers.catalogue(), *current, papers.front(),
                          turn.assignment);
    }

    Response turn_page(Visit const& visit, TypedTurn const& typed, std::vector<base::Error> const& errors,
                       int status) const {
        auto session = services_.database.lease();
        auto const& scope = visit.scope();
        auto const found = find_turn(session, scope, today(), turn_in(visit));
        if (!found) return http::refusal(found.error());
        Turn const& turn = *found;
        auto const duty = find_duty(session, scope, today(), turn.duty);
        if (!duty) return http::refusal(duty.error());
        auto const directive = find_directive(session, scope, today(), turn.directive);
        if (!directive) return http::refusal(directive.error());
        auto const own = own_bodies(session, scope, today());
        bool const as_body =
            scope.may(Capability::report_duties) && std::ranges::find(own, turn.organisation) != own.end();
        bool const as_follower =
            scope.may(Capability::assign_duties) && std::ranges::find(own, turn.follower) != own.end();
        auto const stand = stand_of(turn.clocked(), today());
        auto const title = short_action(documents::capitalised(duty->action), kTitleLetters);

        html::Dictionary page;
        page.set("OWN", address_of(turn.id))
            .set("DIRECTIVE", address_of(turn.directive))
            .set("DIRECTIVE_TITLE", directive->title);
        page.set("BODY", turn.organisation_name)
            .set("SHORT", title)
            .set("ACTION_WORDS", documents::capitalised(duty->action));
        page.set("PAPER", documents::registry::address_of(directive->paper))
            .set("CSRF", site::csrf_field(visit.visitor));
        page.set("SEEN", turn.version);
        page::set_badge(page, stand);
        add_facts(page, turn, *duty, *directive);
        for (auto const& told : letters::told_of(session, scope, turn.id))
            page.add("FACT")
                .set("TERM", letters::vietnamese(told.kind))
                .set("VALUE", told.number.empty() ? std::string{"đang soạn"}
                                                  : fmt::format("{} ngày {}", told.number, told.day.vietnamese()));
        if (!duty->clause.empty()) page.add("CLAUSE").set("TEXT", duty->clause);
        if (auto const silence = silence_of(session, turn.id)) {
            auto& told =
                page.add("SILENCE").set("ON", silence->recorded_on.vietnamese()).set("TEXT", silence->consequence);
            if (silence->superseded_on)
                told.add("SUPERSEDED")
                    .set("BY", silence->superseded_by)
                    .set("ON", silence->superseded_on->vietnamese());
        }
        for (auto const& request : requests_of(session, turn.id)) add_request(page, visit, request, as_follower);
        auto const events = events_of(session, turn.id);
        add_events(page, turn, *directive, events);
        add_shares(page, turn, *directive, events, today());
        add_others(page, turn_list(session, visit, turn), turn.id, today());
        add_branches(page, session, turn, today());
        if (is_open(turn.state)) add_forms(page, session, visit, turn, typed, as_body, as_follower);
        return page::respond(services_, visit, turn.organisation_name + ": " + title,
                             html::render("directives/turn", page), errors, status);
    }

    std::vector<Turn> turn_list(db::Session& session, Visit const& visit, Turn const& turn) const {
        auto all = turns_of(session, visit.scope(), today(), turn.duty);
        std::erase_if(all, [&](Turn const& one) { return one.assignment != turn.assignment; });
        return all;
    }

    void add_forms(html::Dictionary& page, db::Session& session, Visit const& visit, Turn const& turn,
                   TypedTurn const& typed, bool as_body, bool as_follower) const {
        auto const& scope = visit.scope();
        if (as_body || as_follower) {
            bool const again = turn.state == State::submitted;
            auto& form = page.add(as_body ? "SUBMIT" : "RECORD");
            form.set("HEADING", again     ? "Bổ sung kết quả"
                                : as_body ? "Nộp kết quả"
                                          : "Ghi nhận kết quả thay cơ quan thực hiện");
            form.set("BUTTON", again ? "Gửi bổ sung" : as_body ? "Nộp kết quả" : "Ghi nhận");
            form.set("REPLY", typed.is("result") ? typed.reply : "").set("NOTE", typed.is("result") ? typed.note : "");
            if (as_follower) form.add("PROXY").set("ON", typed.on);
            if (!again)
                page.add("PROGRESS")
                    .set("NOTE", typed.is("progress") ? typed.note : "")
                    .set("PERCENT", typed.progress)
                    .show_if(typed.is("progress"), "OPEN");
            if (turn.last_day)
                page.add("EXTEND")
                    .set("WANTED", typed.wanted)
                    .set("REASON", typed.is("extension") ? typed.reason : "")
                    .show_if(typed.is("extension"), "OPEN");
            page.add("ESCALATE")
                .set("TO", turn.follower_name)
                .set("REASON", typed.is("escalation") ? typed.reason : "")
                .show_if(typed.is("escalation"), "OPEN");
        }
        if (as_body && scope.may(Capability::assign_duties)) page.add("PASS_ON").set("PAPER_TYPED", typed.paper);
        if (!as_follower) return;
        auto& judge = page.add("JUDGE").set("NOTE", typed.is("acceptance") ? typed.note : "");
        bool const submitted = turn.state == State::submitted;
        judge.set("NOTE_LABEL",
                  submitted ? "Ý kiến (không bắt buộc)" : "Lý do coi là hoàn thành khi chưa có kết quả nộp lên");
        if (submitted) {
            judge.add("RESULT").set("TEXT", fmt::format("Nộp ngày {}{}", page::day_words(turn.submitted_on),
                                                        turn.reply.empty() ? "." : ", văn bản " + turn.reply + "."));
            judge.add("RETURN")
                .set("REASON", typed.is("return") ? typed.reason : "")
                .show_if(typed.is("return"), "OPEN");
        }
        auto& handover =
            page.add("HAND_OVER").set("TO", typed.to).set("REASON", typed.is("handover") ? typed.reason : "");
        bool ended = false;
        if (auto const body = organisations::find(session, scope, turn.organisation);
            body && *body && !(*body)->in.holds(today())) {
            ended = true;
            std::string successors;
            if (auto const relations = organisations::relations_of(session, scope, turn.organisation))
                for (auto const& one : relations->successors) successors += (successors.empty() ? "" : "; ") + one.name;
            handover.add("ENDED").set("TEXT", fmt::format("{} không còn hoạt động. Cơ quan kế thừa: {}.",
                                                          turn.organisation_name,
                                                          successors.empty() ? "chưa ghi trong danh mục" : successors));
        }
        handover.show_if(ended || typed.is("handover"), "OPEN");
    }

    PageServices services_;
};

} // namespace

void register_turn_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    constexpr std::size_t kFileBytes = 20U << 20;
    routes.add("GET /directives/turns/{turn}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("GET /directives/turns/{turn}/files/{event}/{position}", read_documents,
               [pages](Visit const& visit) { return pages->file(visit); });
    auto const act = [&](std::string_view path, Response (Pages::*handler)(Visit const&),
                         std::size_t bytes = http::kBodyBytes) {
        routes.add(
            fmt::format("POST /directives/turns/{{turn}}/{}", path), read_documents,
            [pages, handler](Visit const& visit) { return ((*pages).*handler)(visit); }, http::Work::quick, bytes);
    };
    act("progress", &Pages::progress, kFileBytes);
    act("result", &Pages::result, kFileBytes);
    act("acceptance", &Pages::acceptance);
    act("return", &Pages::returning);
    act("extension", &Pages::extension);
    act("escalation", &Pages::escalation);
    act("requests/{request}", &Pages::request);
    act("handover", &Pages::handover);
    act("passing", &Pages::passing);
}

} // namespace directives
