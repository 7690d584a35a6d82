#include "directives/pages/turn_parts.hpp"

#include "directives/assignments/draft.hpp"
#include "directives/pages/shared.hpp"
#include "documents/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives {
namespace {

constexpr std::size_t kTurnsShown = 14;

} // namespace

void add_facts(html::Dictionary& page, Turn const& turn, Duty const& duty, Directive const& directive) {
    auto const fact = [&](std::string const& term, std::string const& value) {
        if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
    };
    fact("Cơ quan thực hiện", turn.organisation_name);
    fact("Cơ quan ra văn bản", directive.issuer_name);
    fact("Cơ quan theo dõi", turn.follower_name);
    fact("Hạn", page::due_words(turn) + (turn.extended ? " (đã gia hạn)" : ""));
    fact("Hạn theo văn bản", due::vietnamese(duty.rule));
    fact("Điều kiện", duty.condition);
    fact("Nếu không báo cáo", duty.consequence);
    fact("Văn bản trả lời", turn.reply);
    if (turn.submitted_on) fact("Ngày nộp", turn.submitted_on->vietnamese());
    if (turn.said_on) fact("Tiến độ ngày " + turn.said_on->vietnamese(), turn.said);
    if (turn.progress) fact("Đã hoàn thành", fmt::format("{} %", *turn.progress));
}

void add_request(html::Dictionary& page, site::Visit const& visit, Request const& request, bool as_follower) {
    std::string words = request.escalation
                            ? "Báo cáo vượt thẩm quyền: " + request.reason
                            : fmt::format("Xin gia hạn đến {}: {}", page::day_words(request.wanted), request.reason);
    bool const open = request.state == "open";
    std::string who = request.asked_by;
    if (!open) {
        char const* const said = request.state == "granted"   ? "Cho gia hạn"
                                 : request.state == "refused" ? "Không cho gia hạn"
                                                              : "Trả lời";
        who +=
            fmt::format(". {} ({}){}{}", said, request.decided_by, request.answer.empty() ? "" : ": ", request.answer);
    }
    auto& shown = page.add("REQUEST").set("WORDS", words).set("WHO", who);
    if (!open || !as_follower) return;
    auto& form = shown.add("DECIDE").set("ACTION", fmt::format("{}/requests/{}", address_of(request.turn), request.id));
    form.set("ID", request.id)
        .set("ANSWER_LABEL", request.escalation ? "Ý kiến trả lời" : "Ý kiến (bắt buộc khi không cho gia hạn)");
    form.set("CSRF", site::csrf_field(visit.visitor));
    form.show_if(!request.escalation, "GRANT");
    form.show_if(request.escalation, "ANSWER");
}

void add_events(html::Dictionary& page, Turn const& turn, Directive const& directive,
                std::vector<Event> const& events) {
    page.add("EVENT")
        .set("DAY", turn.given_on.vietnamese())
        .set("WHAT", vietnamese(EventKind::issued))
        .set("WHO", directive.issued_by);
    std::int64_t number = 0;
    for (auto const& event : events) {
        ++number;
        auto& line = page.add("EVENT")
                         .set("DAY", documents::print_moment(event.at))
                         .set("WHAT", vietnamese(event.kind))
                         .set("WHO", event.by);
        if (!event.note.empty()) line.add("NOTE").set("TEXT", event.note);
        std::int64_t position = 0;
        for (auto const& [name, digest] : event.files)
            line.add("FILE")
                .set("NAME", name)
                .set("ADDRESS", fmt::format("{}/files/{}/{}", address_of(turn.id), number, ++position));
    }
}

void add_shares(html::Dictionary& page, Turn const& turn, Directive const& directive, std::vector<Event> const& events,
                base::Date today) {
    std::vector<Step> steps{{EventKind::issued, turn.given_on}};
    for (auto const& event : events)
        if (event.kind != EventKind::issued) steps.push_back({event.kind, event.on});
    for (auto const& share : shares_of(directive.day, steps, turn.last_day, today))
        page.add("SHARE")
            .set("WHOSE", vietnamese(share.whose))
            .set("FROM", share.from.vietnamese().substr(0, 5))
            .set("TO", share.to.vietnamese())
            .set("DAYS", share.days)
            .set("LATE", share.late_days);
}

void add_others(html::Dictionary& page, std::vector<Turn> const& all, TurnId here, base::Date today) {
    if (all.size() < 2) return;
    auto& section = page.add("OTHERS");
    auto const at = static_cast<std::size_t>(std::ranges::find(all, here, &Turn::id) - all.begin());
    std::size_t const from =
        at > kTurnsShown / 2 ? std::min(at - kTurnsShown / 2, all.size() - std::min(all.size(), kTurnsShown)) : 0;
    for (std::size_t i = from; i < std::min(all.size(), from + kTurnsShown); ++i) {
        auto& line = section.add("TURN");
        line.add(all[i].id == here ? "HERE" : "THERE")
            .set("DAY", page::day_words(all[i].due_day))
            .set("ADDRESS", address_of(all[i].id));
        page::set_badge(line, stand_of(all[i].clocked(), today));
    }
    if (all.size() > kTurnsShown)
        section.add("MORE").set("TEXT", fmt::format("Có {} kỳ; bấm vào một kỳ để xem các kỳ quanh đó.", all.size()));
}

void add_branches(html::Dictionary& page, db::Session& session, Turn const& turn, base::Date today) {
    auto const branches = branches_of(session, turn.assignment);
    if (branches.empty()) return;
    auto const sum = roll_up(branches, today);
    auto& section = page.add("BRANCHES")
                        .set("SUMMARY", fmt::format("{}/{} xong, {} chờ tiếp nhận, {} quá hạn", sum.done, sum.all,
                                                    sum.waiting, sum.overdue));
    for (auto const& branch : branches)
        for (auto const& below : branch.turns) {
            auto& row = section.add("ROW").set("BODY", below.organisation_name).set("ADDRESS", address_of(below.id));
            row.set("TITLE", branch.directive.title).set("DIRECTIVE", address_of(branch.directive.id));
            row.set("DUE", page::day_words(below.last_day))
                .set("DEPTH", fmt::format("bv-depth-{}", std::min<std::size_t>(branch.depth, 3)));
            page::set_badge(row, stand_of(below.clocked(), today));
        }
}

} // namespace directives
