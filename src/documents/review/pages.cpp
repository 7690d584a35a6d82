#include "documents/review/pages.hpp"

#include "documents/reading/recurrence.hpp"
#include "documents/registry/pages.hpp"
#include "documents/review/page_images.hpp"
#include "documents/review/pages_shared.hpp"
#include "documents/review/requests.hpp"
#include "documents/review/values.hpp"
#include "documents/words.hpp"
#include "organisations/pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <memory>

namespace documents::review {
namespace {

using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::size_t kDatesShown = 12;
constexpr std::size_t kBodiesShown = 12;

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// "7:2" of the plain form: item and version.
std::optional<Seen> seen_of(std::string_view text) {
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const item = number_of(text.substr(0, colon)), version = number_of(text.substr(colon + 1));
    if (!item || !version) return std::nullopt;
    return Seen{ItemId{*item}, *version};
}

Response told(Json const& json, int status = 200) {
    return http::json(json.dump(-1, ' ', false, Json::error_handler_t::replace), status);
}

class Pages {
public:
    explicit Pages(PageServices services) : services_{std::move(services)}, images_{services_.scratch} {}

    Response show(Visit const& visit) const { return page_of(visit, {}, 200); }

    Response confirm_marked(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        Save save{.token = {}, .reason = std::string{form->fields.text("reason")}, .changes = {}};
        if (auto const section = form->fields.find("section")) {
            for (auto const open : form->fields.all("open"))
                if (open.starts_with(std::string{*section} + ":"))
                    if (auto const seen = seen_of(open.substr(section->size() + 1)))
                        save.changes.push_back({.act = Act::confirm, .seen = *seen});
        } else {
            for (auto const item : form->fields.all("item"))
                if (auto const seen = seen_of(item)) save.changes.push_back({.act = Act::confirm, .seen = *seen});
        }
        if (save.changes.empty()) return page_of(visit, {{"ket-qua", "Đánh dấu ít nhất một mục là đúng."}}, 422);
        auto const paper = paper_in(visit.request);
        auto tx = services_.database.write();
        auto const saved = review::save(tx, visit.scope(), now(), paper, save);
        if (!saved) return refused(visit, saved.error());
        tx.commit();
        std::vector<html::FieldError> errors;
        for (auto const& conflict : saved->conflicts)
            errors.push_back(
                {fmt::format("item-{}", conflict.theirs.id.number()),
                 fmt::format("{} đã sửa mục này lúc {}: xem lại rồi quyết định.", conflict.theirs.changed_by,
                             conflict.theirs.changed_at ? print_when(*conflict.theirs.changed_at) : "")});
        if (!errors.empty()) return page_of(visit, std::move(errors), 409);
        return site::done(address_of_review(paper), fmt::format("Đã lưu {} mục.", saved->items.size()));
    }

    Response finish_paper(Visit const& visit) const {
        auto const paper = paper_in(visit.request);
        auto tx = services_.database.write();
        auto const done = finish(tx, visit.scope(), now(), paper);
        if (!done) return refused(visit, done.error());
        tx.commit();
        return site::done(address_of_review(paper), "Văn bản đã xác nhận.");
    }

    Response selection(Visit const& visit) const {
        auto const kind = kind_of(visit.request.query.text("kind"));
        if (!kind) return http::refusal({base::Code::invalid_input, "Nói rõ loại mục cần thêm.", "kind"});
        auto session = services_.database.lease();
        auto const reading = registry::current_reading(session, visit.scope(), paper_in(visit.request));
        if (!reading) return http::refusal(reading.error());
        std::optional<Place> place;
        auto const from = number_of(visit.request.query.text("from")), to = number_of(visit.request.query.text("to"));
        if (from && to)
            place = place_of(Json{{"span", {*from, *to}}});
        else
            place = find_quote(reading->text, visit.request.query.text("quote"));
        if (!place || place->to > reading->text.size())
            return http::refusal({base::Code::not_found,
                                  "Không thấy đoạn này trong văn bản.",
                                  {},
                                  "Chép đúng một đoạn của văn bản, hoặc để trống chỗ này."});
        return told({{"value", proposal_from(*kind, reading->text, *place)}});
    }

    Response bodies(Visit const& visit) const {
        auto const typed = visit.request.query.text("q");
        auto const view = load_view(services_, visit, paper_in(visit.request));
        if (!view) return http::refusal(view.error());
        Json answer{{"meant", nullptr}, {"bodies", Json::array()}};
        if (typed.empty() || !visit.scope().may(Capability::read_organisations)) return told(answer);
        auto const day = day_of(view->paper, services_.clock.today());
        if (services_.resolvers != nullptr) {
            auto names = names_in(view->items);
            names.obligations.clear();
            names.obligations.push_back({});
            names.obligations.back().assignees = {std::string{typed}};
            if (auto const named = name_bodies(names, *services_.resolvers, services_.database, visit.scope(),
                                               services_.clock.today()))
                if (auto const at = named->find(typed)) answer["meant"] = meant(named->names[*at].found);
        }
        auto session = services_.database.lease();
        auto const found = organisations::search(session, visit.scope(), typed, day, kBodiesShown);
        if (!found) return http::refusal(found.error());
        for (auto const& body : *found)
            answer["bodies"].push_back({{"id", body.id.number()}, {"name", body.name_at(day)}});
        return told(answer);
    }

    Response dates(Visit const& visit) const {
        auto const from_typed = visit.request.query.text("from");
        std::string from;
        if (!from_typed.empty()) {
            auto const date = partial_date(from_typed);
            if (!date) return http::refusal(date.error());
            from = date->iso();
        }
        auto const rule = checked_rule(visit.request.query.text("rule"), from);
        if (!rule) return http::refusal(rule.error());
        Json answer{{"rule", *rule}, {"dates", Json::array()}};
        for (auto const& date : reading::next_dates(*rule, from, services_.clock.today(), kDatesShown))
            answer["dates"].push_back(date.vietnamese());
        return told(answer);
    }

    Response image(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const paper = registry::find_paper(session, visit.scope(), paper_in(visit.request));
        if (!paper) return http::refusal(paper.error());
        auto name = visit.request.parameter("page");
        if (name.ends_with(".png")) name.remove_suffix(4);
        auto const number = number_of(name);
        if (!number || paper->files.empty())
            return http::refusal({base::Code::not_found, "Văn bản không có trang này.", {}, "Chọn trang khác."});
        auto const& file = paper->files.front();
        auto const made = images_.page(services_.originals.path_of(file.digest), file, *number);
        if (!made) return http::refusal(made.error());
        Response response{.content_type = std::string{made->content_type}, .file = made->file};
        response.headers.push_back({"Cache-Control", "private, max-age=600"});
        return response;
    }

    Response show_figures(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const counted = figures(session, visit.scope());
        if (!counted) return http::refusal(counted.error());
        return services_.frame.respond(visit, {.title = "Máy đọc đúng bao nhiêu",
                                               .main = render_figures(*counted),
                                               .current = registry::kDocumentsAddress});
    }

    Response change(Visit const& visit) const { return change_items(services_, visit, true); }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    static Json meant(organisations::Resolution const& found) {
        using organisations::Outcome;
        Json names = Json::array();
        for (std::size_t i = 0; i < found.candidates.size() && i < kBodiesShown; ++i)
            names.push_back(found.candidates[i].name);
        auto const outcome = found.outcome == Outcome::one       ? "one"
                             : found.outcome == Outcome::group   ? "group"
                             : found.outcome == Outcome::several ? "several"
                                                                 : "none";
        return {{"outcome", outcome}, {"names", names}, {"count", found.candidates.size()}, {"reason", found.reason}};
    }

    /// What a person did not fill in brings the page back; the rest is an error page.
    Response refused(Visit const& visit, base::Error const& error) const {
        if (error.code == base::Code::not_found) return http::refusal(error);
        auto const id = error.where == "Lý do sửa" ? "reason" : "ket-qua";
        return page_of(visit, html::field_errors({error.code, error.message, {}, error.mend}, id),
                       http::status_of(error.code));
    }

    Response page_of(Visit const& visit, std::vector<html::FieldError> errors, int status) const {
        auto const view = load_view(services_, visit, paper_in(visit.request));
        if (!view) return http::refusal(view.error());
        auto response = services_.frame.respond(visit,
                                                {.title = "Rà soát: " + registry::title_of(view->paper.head),
                                                 .main = render_review(*view, site::csrf_field(visit.visitor)),
                                                 .errors = std::move(errors),
                                                 .styles = {"review.css"},
                                                 .scripts = {"review.js"},
                                                 .current = registry::kDocumentsAddress},
                                                status);
        response.headers.push_back({"Cache-Control", "private, no-store"});
        return response;
    }

    PageServices services_;
    PageImages images_;
};

} // namespace

PaperId paper_in(http::Request const& request) { return PaperId{number_of(request.parameter("paper")).value_or(0)}; }

base::Result<View> load_view(PageServices const& services, site::Visit const& visit, PaperId id) {
    auto const& scope = visit.scope();
    std::optional<View> view;
    {
        auto tx = services.database.read();
        auto paper = TRY(registry::find_paper(tx, scope, id));
        auto reading = TRY(registry::current_reading(tx, scope, id));
        auto items = TRY(items_of(tx, scope, paper));
        bool const may_change =
            scope.may(Capability::register_documents) && paper.state != registry::PaperState::withdrawn;
        view = View{.paper = std::move(paper),
                    .reading = std::move(reading),
                    .items = std::move(items),
                    .today = services.clock.today(),
                    .may_change = may_change};
    }
    if (services.resolvers != nullptr)
        view->bodies = name_bodies(names_in(view->items), *services.resolvers, services.database, scope, view->today);
    return *std::move(view);
}

http::Response change_items(PageServices const& services, site::Visit const& visit, bool markup) {
    auto const wanted = save_of(visit.request.body);
    if (!wanted) return http::refusal(wanted.error());
    auto const paper = paper_in(visit.request);
    auto const when = db::to_instant(services.clock.now());
    base::Result<Saved> saved = Saved{};
    {
        auto tx = services.database.write();
        saved = save(tx, visit.scope(), when, paper, *wanted);
        if (!saved) return http::refusal(saved.error());
        tx.commit(); // only after this may anybody say "đã lưu"
    }
    auto const view = load_view(services, visit, paper);
    if (!view) return http::refusal(view.error());
    // A proposal that is right leaves the text as it was drawn.
    bool const redrawn =
        std::ranges::any_of(wanted->changes, [](Change const& change) { return change.act != Act::confirm; });
    auto const detail = !markup ? Detail::values : redrawn ? Detail::markup_and_text : Detail::markup;
    return told(answer_of(*view, *saved, when, detail), status_of(*saved));
}

void register_pages(site::Routes& routes, PageServices services) {
    using enum Capability;
    auto const pages = std::make_shared<Pages const>(std::move(services));
    routes.add("GET /documents/papers/{paper}/review", read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /documents/papers/{paper}/review", register_documents,
               [pages](Visit const& visit) { return pages->confirm_marked(visit); });
    routes.add("POST /documents/papers/{paper}/review/changes", register_documents,
               [pages](Visit const& visit) { return pages->change(visit); });
    routes.add("POST /documents/papers/{paper}/review/confirmation", register_documents,
               [pages](Visit const& visit) { return pages->finish_paper(visit); });
    routes.add("GET /documents/papers/{paper}/review/selection", read_documents,
               [pages](Visit const& visit) { return pages->selection(visit); });
    routes.add("GET /documents/papers/{paper}/review/bodies", read_documents,
               [pages](Visit const& visit) { return pages->bodies(visit); });
    routes.add(
        "GET /documents/papers/{paper}/pages/{page}", read_documents,
        [pages](Visit const& visit) { return pages->image(visit); }, http::Work::heavy);
    routes.add("GET /documents/review/dates", read_documents,
               [pages](Visit const& visit) { return pages->dates(visit); });
    routes.add("GET /documents/review/figures", read_documents,
               [pages](Visit const& visit) { return pages->show_figures(visit); });
}

} // namespace documents::review
