// A list of assignments: drafted, it is adjusted and issued; issued, it tells who did what.
#include "directives/assignments/draft.hpp"
#include "directives/letters/pages.hpp"
#include "directives/pages/shared.hpp"
#include "directives/pages/turn_forms.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <memory>

namespace directives {
namespace {

using http::Response;
using page::directive_in;
using rights::Capability;
using site::Visit;

constexpr std::size_t kNextShown = 3;

std::string role_words(std::string_view role) {
    return role == "lead" ? "chủ trì" : role == "via" ? "chỉ đạo thực hiện" : "phối hợp";
}

std::string meant_words(Meant const& meant) {
    auto const count = meant.bodies.size();
    std::string words;
    switch (meant.outcome) {
    case organisations::Outcome::one: words = "một cơ quan"; break;
    case organisations::Outcome::group: words = fmt::format("{} cơ quan vào ngày văn bản", count); break;
    case organisations::Outcome::several:
        words = fmt::format("có thể là một trong {} cơ quan, chưa chọn", count);
        break;
    case organisations::Outcome::none: words = "chưa biết là cơ quan nào"; break;
    }
    if (!meant.narrowed_by.empty()) words += ", " + meant.narrowed_by;
    return words;
}

/// The turn that matters now: the first open one of a body, else its last.
std::vector<Turn const*> current_turns(std::vector<Turn> const& turns) {
    std::map<std::int64_t, Turn const*> chosen;
    std::vector<std::int64_t> order;
    for (auto const& turn : turns) {
        auto const key = turn.assignment.number();
        auto const known = chosen.find(key);
        if (known == chosen.end()) {
            chosen.emplace(key, &turn);
            order.push_back(key);
        } else if (!is_open(known->second->state)) {
            known->second = &turn; // in the order of days: the first open one stays
        }
    }
    std::vector<Turn const*> list;
    for (auto const key : order) list.push_back(chosen.at(key));
    return list;
}

struct Counts {
    std::size_t all = 0, done = 0, waiting = 0, overdue = 0, soon = 0, silent = 0;
    void add(Stand const& stand) {
        if (stand.standing == Standing::off) return;
        ++all;
        done += stand.standing == Standing::done || stand.standing == Standing::done_late;
        waiting += stand.standing == Standing::waiting || stand.standing == Standing::waiting_late;
        overdue += stand.standing == Standing::overdue;
        soon += stand.standing == Standing::today || stand.standing == Standing::soon;
    }
};

/// What holds of turns and assignments of the whole list.
struct Known {
    std::vector<TurnId> silent;
    std::vector<AssignmentId> passed_on;
};

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response show(Visit const& visit) const { return directive_page(visit, {}, 200); }

    Response make(Visit const& visit) {
        auto tx = services_.database.write();
        auto const current = services_.resolvers.now();
        PaperId const paper{page::number_in(visit, "paper")};
        auto const made =
            make_draft(tx, visit.scope(), now(), today(), services_.resolvers.catalogue(), *current, paper);
        if (!made) {
            if (made.error().code == base::Code::not_found) return http::refusal(made.error());
            auto error = made.error();
            error.mend += " Quay lại trang văn bản để sửa.";
            return http::refusal(error);
        }
        tx.commit();
        return site::done(address_of(*made), "Danh sách đã lập từ văn bản. Xem lại cơ quan và hạn rồi bấm Giao việc.");
    }

    Response issuing(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto tx = services_.database.write();
        auto const done = issue(tx, visit.scope(), now(), today(), services_.calendar, directive_in(visit),
                                documents::registry::number_of(form->fields.text("seen")));
        if (!done) return wrong(visit, done.error());
        tx.commit();
        return site::done(address_of(directive_in(visit)),
                          "Đã giao việc. Các cơ quan thấy phần việc của mình từ bây giờ.");
    }

    Response removal(Visit const& visit) {
        auto tx = services_.database.write();
        auto const done = drop_draft(tx, visit.scope(), now(), today(), directive_in(visit));
        if (!done) return wrong(visit, done.error());
        tx.commit();
        return site::done(kDirectivesAddress, "Đã bỏ danh sách nháp.");
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }
    base::Date today() const { return services_.clock.today(); }

    Response wrong(Visit const& visit, base::Error const& error) const {
        if (error.code == base::Code::not_found) return http::refusal(error);
        return directive_page(visit, {error}, page::status_of(error));
    }

    Response directive_page(Visit const& visit, std::vector<base::Error> const& errors, int status) const {
        auto session = services_.database.lease();
        auto const& scope = visit.scope();
        auto const found = find_directive(session, scope, today(), directive_in(visit));
        if (!found) return http::refusal(found.error());
        Directive const& directive = *found;
        auto const own = own_bodies(session, scope, today());
        bool const follows =
            scope.may(Capability::assign_duties) && std::ranges::find(own, directive.follower) != own.end();
        bool const draft = directive.state == "draft";
        html::Dictionary page;
        page.set("TITLE", directive.title).set("SUBJECT", directive.subject).set("OWN", address_of(directive.id));
        page.set("STATE", draft ? "Danh sách nháp, chưa giao" : "Đã giao")
            .set("STATE_TONE", draft ? "bv-tag-soon" : "bv-tag-good");
        page.set("PAPER", documents::registry::address_of(directive.paper))
            .set("CSRF", site::csrf_field(visit.visitor));
        auto const fact = [&](char const* term, std::string const& value) {
            if (!value.empty()) page.add("FACT").set("TERM", term).set("VALUE", value);
        };
        fact("Cơ quan ra văn bản", directive.issuer_name);
        fact("Ngày văn bản", directive.day.vietnamese());
        fact("Cơ quan theo dõi", directive.follower_name);
        if (directive.issued_on) fact("Giao ngày", directive.issued_on->vietnamese() + ", " + directive.issued_by);

        std::vector<Remark> remarks;
        if (draft)
            if (auto told = remarks_on(session, scope, today(), services_.calendar, directive.id))
                remarks = std::move(*told);
        auto const duties = duties_of(session, directive.id);
        auto const turns = draft ? std::vector<Turn>{} : turns_of(session, scope, today(), directive.id);
        Known const known{silent_turns(session, directive.id), passed_on_of(session, directive.id)};
        Counts sum;
        for (auto const& turn : turns) sum.add(stand_of(turn.clocked(), today()));
        for (auto const& duty : duties) {
            std::vector<Turn> mine;
            std::ranges::copy_if(turns, std::back_inserter(mine), [&](Turn const& one) { return one.duty == duty.id; });
            // A body that has one duty of a long list is shown that one.
            if (!draft && !follows && mine.empty()) {
                auto const bodies = assignments_of(session, duty.id);
                if (std::ranges::none_of(
                        bodies,
                        [&](auto const& one) { return std::ranges::find(own, one.organisation) != own.end(); }) &&
                    !scope.may(Capability::supervise))
                    continue;
            }
            add_duty(page, session, known, duty, mine, remarks, follows);
        }
        if (draft && follows) {
            auto const taken = std::ranges::count(duties, "draft", &Duty::state);
            auto const stops = std::ranges::count(remarks, true, &Remark::stops);
            auto& form = page.add("DRAFT").set("SEEN", directive.version);
            form.set("WORDS", fmt::format("{} nhiệm vụ sẽ được giao. {}", taken,
                                          stops == 0 ? "Xem lại từng nhiệm vụ rồi bấm Giao việc."
                                                     : fmt::format("Còn {} chỗ phải sửa trước khi giao.", stops)));
            page.show("DROP");
        }
        if (!draft) add_summary(page, sum);
        if (!draft && std::ranges::find(own, directive.follower) != own.end() && letters::may_write(scope))
            page.add("LETTER").set("ADDRESS",
                                   fmt::format("{}/new?directive={}", letters::kLettersAddress, directive.id.number()));
        return page::respond(services_, visit, directive.title, html::render("directives/directive", page), errors,
                             status);
    }

    static void add_summary(html::Dictionary& page, Counts const& sum) {
        auto& tiles = page.add("SUMMARY");
        auto const tile = [&](std::size_t number, char const* text) {
            tiles.add("TILE").set("NUMBER", static_cast<std::int64_t>(number)).set("TEXT", text);
        };
        tile(sum.all, "lượt giao");
        tile(sum.overdue, "quá hạn");
        tile(sum.soon, "đến hạn trong 7 ngày");
        tile(sum.waiting, "chờ tiếp nhận");
        tile(sum.done, "hoàn thành");
    }

    void add_duty(html::Dictionary& page, db::Session& session, Known const& known, Duty const& duty,
                  std::vector<Turn> const& turns, std::vector<Remark> const& remarks, bool follows) const {
        auto& card = page.add("DUTY")
                         .set("ID", fmt::format("duty-{}", duty.id.number()))
                         .set("ACTION_WORDS", documents::capitalised(duty.action));
        if (!duty.clause.empty()) card.add("CLAUSE").set("TEXT", duty.clause);
        card.show_if(duty.state == "left_out", "LEFT_OUT");
        if (duty.state == "withdrawn") card.add("WITHDRAWN").set("TEXT", duty.withdrawn_reason);
        card.set("DUE", due::vietnamese(duty.rule));
        auto const fact = [&](char const* term, std::string const& value) {
            if (!value.empty()) card.add("DUTY_FACT").set("TERM", term).set("VALUE", value);
        };
        fact("Điều kiện", duty.condition);
        fact("Nếu không báo cáo", duty.consequence);
        if (duty.parent) fact("Thực hiện nhiệm vụ cấp trên", title_above(session, duty.parent));
        if (duty.state == "left_out" || duty.state == "draft") {
            if (duty.rule.kind == due::Kind::recurring && due::check(duty.rule, services_.calendar)) {
                std::string next;
                for (auto const& one : due::next_dues(duty.rule, services_.calendar, today(), kNextShown))
                    next += (next.empty() ? "sắp tới: " : ", ") + one.last_day.vietnamese();
                if (!next.empty()) card.add("NEXT").set("TEXT", next);
            }
            for (auto const& remark : remarks)
                if (remark.duty == duty.id)
                    card.add("REMARK")
                        .set("TONE", remark.stops ? "bv-tag-late" : "bv-tag-doubt")
                        .set("KIND", remark.stops ? "Phải sửa" : "Xem lại")
                        .set("TEXT", remark.text);
            auto const names = names_of(session, duty.id);
            if (!names.empty()) {
                auto& list = card.add("NAMES");
                for (auto const& name : names)
                    list.add("NAME")
                        .set("PRINTED", name.printed)
                        .set("ROLE", role_words(name.role))
                        .set("MEANT", meant_words(name));
            }
            if (follows) card.add("EDIT").set("ADDRESS", address_of(duty.id));
        }
        auto const bodies = assignments_of(session, duty.id);
        auto const leads = std::ranges::count(bodies, "lead", &Assignment::role);
        if (!bodies.empty() && (follows || duty.state != "issued")) {
            auto const helps = static_cast<std::ptrdiff_t>(bodies.size()) - leads;
            auto& list =
                card.add("BODIES").set("WORDS", helps > 0 ? fmt::format("{} cơ quan chủ trì, {} phối hợp", leads, helps)
                                                          : fmt::format("{} cơ quan chủ trì", leads));
            for (auto const& body : bodies) {
                auto& line = list.add("BODY").set("NAME", body.organisation_name);
                line.show_if(body.role != "lead", "HELPS");
            }
        }
        if (!turns.empty()) add_turns(card, session, known, turns);
        if (follows && duty.state == "issued") card.add("MANAGE").set("ADDRESS", address_of(duty.id));
    }

    void add_turns(html::Dictionary& card, db::Session& session, Known const& known,
                   std::vector<Turn> const& turns) const {
        Counts sum;
        for (auto const& turn : turns) sum.add(stand_of(turn.clocked(), today()));
        auto& table = card.add("TURNS").set("COUNT", fmt::format("{}/{} xong, {} chờ tiếp nhận, {} quá hạn", sum.done,
                                                                 sum.all, sum.waiting, sum.overdue));
        auto shown = current_turns(turns);
        std::ranges::stable_sort(shown, [&](Turn const* left, Turn const* right) {
            auto const late = [&](Turn const* turn) {
                auto const stand = stand_of(turn->clocked(), today());
                return stand.standing == Standing::overdue ? stand.days : 0;
            };
            return late(left) > late(right); // who is late comes first
        });
        std::map<std::int64_t, std::size_t> of;
        for (auto const& turn : turns) ++of[turn.assignment.number()];
        for (Turn const* turn : shown) {
            auto& row = table.add("TURN").set("BODY", turn->organisation_name).set("ADDRESS", address_of(turn->id));
            row.set("DAY", turn->last_day ? turn->last_day->vietnamese() : std::string{"–"})
                .set("REPLY", turn->reply)
                .set("SAID", turn->said);
            if (auto const count = of[turn->assignment.number()]; count > 1)
                row.add("OF").set("TEXT", fmt::format("kỳ {}/{}", turn->position, count));
            page::set_badge(row, stand_of(turn->clocked(), today()));
            row.show_if(std::ranges::binary_search(known.silent, turn->id), "SILENT");
            if (!std::ranges::binary_search(known.passed_on, turn->assignment)) continue;
            auto const below = branches_of(session, turn->assignment);
            auto const rolled = roll_up(below, today());
            row.add("BELOW").set("TEXT",
                                 fmt::format("{}/{} xong, {} quá hạn", rolled.done, rolled.all, rolled.overdue));
        }
    }

    PageServices services_;
};

} // namespace

void register_directive_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/{directive}", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /directives/{directive}/issue", assign_duties,
               [pages](Visit const& visit) { return pages->issuing(visit); });
    routes.add("POST /directives/{directive}/removal", assign_duties,
               [pages](Visit const& visit) { return pages->removal(visit); });
    routes.add(
        "POST /documents/papers/{paper}/directive", assign_duties,
        [pages](Visit const& visit) { return pages->make(visit); }, http::Work::heavy);
}

} // namespace directives
