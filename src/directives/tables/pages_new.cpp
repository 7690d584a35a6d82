// A new table: one form; or the table that a paper prints, in one act.
#include "directives/tables/pages_shared.hpp"

#include "directives/tables/from_reading.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "html/template.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace directives::tables {
namespace {

using base::Code;
using base::fail;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::size_t kColumnsOffered = 8;

/// The choices of "excludes": group and part at once.
struct Exclusion {
    char const *value, *text;
    int group;
    Part part;
};
constexpr std::array<Exclusion, 5> kExclusions{{{"", "Không", 0, Part::other},
                                                {"1-done", "Nhóm 1: đã", 1, Part::done},
                                                {"1-not_done", "Nhóm 1: chưa", 1, Part::not_done},
                                                {"2-done", "Nhóm 2: đã", 2, Part::done},
                                                {"2-not_done", "Nhóm 2: chưa", 2, Part::not_done}}};

struct TypedColumn {
    std::string heading, kind, exclusion;
};

/// The form as it was typed.
struct Typed {
    std::string title, as_of, begins_on, paper, province, units, quoted, types, about;
    bool by_units = true;
    std::vector<TypedColumn> columns;

    static Typed fresh(base::Date today) {
        Typed typed;
        typed.as_of = today.vietnamese();
        for (auto const& step : usual_steps()) {
            auto const exclusion = std::ranges::find_if(kExclusions, [&](Exclusion const& one) {
                return one.group == step.exclusive && one.part == step.part;
            });
            typed.columns.push_back({step.heading, std::string{name_of(step.kind)}, exclusion->value});
        }
        typed.columns.resize(kColumnsOffered, {"", "mark", ""});
        return typed;
    }

    static Typed from(http::Fields const& fields) {
        auto const text = [&](std::string_view name) { return std::string{fields.text(name)}; };
        Typed typed{.title = text("title"),
                    .as_of = text("as_of"),
                    .begins_on = text("begins_on"),
                    .paper = text("paper"),
                    .province = text("province"),
                    .units = text("units"),
                    .quoted = text("quoted"),
                    .types = text("types"),
                    .about = text("about"),
                    .by_units = text("by_units") == "1",
                    .columns = {}};
        for (std::size_t i = 0; i < kStepsMax; ++i)
            if (i < kColumnsOffered || fields.find(fmt::format("heading-{}", i)))
                typed.columns.push_back({text(fmt::format("heading-{}", i)), text(fmt::format("kind-{}", i)),
                                         text(fmt::format("exclusive-{}", i))});
        return typed;
    }

    /// Columns without a name are left out. "Tình hình > Đã ban hành": a line above.
    std::vector<Step> steps() const {
        std::vector<Step> steps;
        auto const trimmed = [](std::string_view part) {
            auto const from = part.find_first_not_of(' ');
            return from == part.npos ? std::string{}
                                     : text::nfc(part.substr(from, part.find_last_not_of(' ') - from + 1));
        };
        for (auto const& column : columns) {
            auto const heading = trimmed(column.heading);
            if (heading.empty()) continue;
            auto const parted = heading.find('>');
            Step step{.above = parted == std::string::npos ? "" : trimmed(std::string_view{heading}.substr(0, parted)),
                      .heading =
                          parted == std::string::npos ? heading : trimmed(std::string_view{heading}.substr(parted + 1)),
                      .kind = step_kind_of(column.kind).value_or(StepKind::mark)};
            for (auto const& one : kExclusions)
                if (column.exclusion == one.value) {
                    step.exclusive = one.group;
                    step.part = one.part;
                }
            steps.push_back(std::move(step));
        }
        return steps;
    }
};

/// A paper with the table that it prints, and the units that its rows mean.
struct FromPaper {
    documents::registry::Paper paper;
    Draft draft;
    std::vector<Unit> units;
    base::Date on;
};

class Pages {
public:
    explicit Pages(PageServices const& services) : services_{services} {}

    Response form(Visit const& visit) const {
        PaperId const wanted{documents::registry::number_of(visit.request.query.text("paper"))};
        auto typed = Typed::fresh(services_.clock.today());
        if (!wanted) return form_page(visit, typed, {}, 200);
        auto const from = from_paper(visit, wanted);
        if (!from) return http::refusal(from.error());
        if (!from->draft.rows.empty())
            return paper_page(visit, *from, from->draft.title, from->on.vietnamese(), {}, 200);
        typed.paper = documents::registry::number_symbol(from->paper.head);
        typed.quoted = from->draft.quoted;
        typed.begins_on = from->on.vietnamese();
        return form_page(visit, typed, {}, 200);
    }

    Response make(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        PaperId const printed{documents::registry::number_of(form->fields.text("paper_table"))};
        if (printed) return make_from_paper(visit, printed, form->fields);
        auto const typed = Typed::from(form->fields);
        auto const made = make_typed(visit, typed);
        if (!made && made.error().code == Code::invalid_input) return form_page(visit, typed, made.error(), 422);
        if (!made) return http::refusal(made.error());
        return site::done(address_of(*made), "Bảng đã được lập.");
    }

private:
    db::Instant now() const { return db::to_instant(services_.clock.now()); }

    base::Result<FromPaper> from_paper(Visit const& visit, PaperId id) const {
        auto const bodies = services_.resolvers.now();
        auto tx = services_.database.read();
        auto paper = TRY(documents::registry::find_paper(tx, visit.scope(), id));
        auto const kept = TRY(documents::registry::current_reading(tx, visit.scope(), id));
        auto const reading = documents::reading::read(kept.text, {.recognised = kept.recognised});
        auto const whole = paper.head.date ? paper.head.date->whole() : std::nullopt;
        FromPaper from{.paper = std::move(paper),
                       .draft = draft_of(reading, kept.text),
                       .units = {},
                       .on = whole.value_or(services_.clock.today())};
        organisations::Context context{.on = from.on};
        auto const issuer = bodies->resolver.resolve_issuer(
            reading.header.issuer.value, reading.header.parent_issuer.value, reading.header.place.value, from.on);
        if (issuer.outcome == organisations::Outcome::one && !issuer.candidates.empty()) {
            context.issuer = issuer.candidates.front().identity;
            context.area = issuer.candidates.front().identity.area;
        }
        std::vector<std::string> labels;
        for (auto const& row : from.draft.rows) labels.push_back(row.label);
        from.units = TRY(units_named(tx, visit.scope(), *bodies, context, labels));
        return from;
    }

    Response make_from_paper(Visit const& visit, PaperId id, http::Fields const& fields) const {
        auto const from = from_paper(visit, id);
        if (!from) return http::refusal(from.error());
        auto const title = std::string{fields.text("title")}, as_of = std::string{fields.text("as_of")};
        auto const made = make_printed(visit, *from, title, as_of, fields.text("by_units") == "1");
        if (!made && made.error().code == Code::invalid_input)
            return paper_page(visit, *from, title, as_of, made.error(), 422);
        if (!made) return http::refusal(made.error());
        return site::done(address_of(*made),
                          fmt::format("Bảng đã được dựng lại từ văn bản với {} dòng.", from->draft.rows.size()));
    }

    base::Result<TableId> make_printed(Visit const& visit, FromPaper const& from, std::string const& title,
                                       std::string const& as_of, bool by_units) const {
        if (from.draft.rows.empty())
            return fail(Code::invalid_input, "Văn bản này không có bảng tình hình mà máy đọc được.", "title",
                        "Lập bảng mới rồi điền tay.");
        auto const day = TRY(documents::registry::typed_day(as_of, "as_of"));
        NewTable table{.title = title,
                       .paper = from.paper.id,
                       .as_of = day,
                       .quoted = from.draft.quoted,
                       .by_units = by_units,
                       .steps = from.draft.steps,
                       .units = from.units};
        for (auto const& row : from.draft.rows) table.values.push_back(row.values);
        auto tx = services_.database.write();
        auto const made = TRY(create(tx, visit.scope(), now(), table));
        tx.commit();
        return made;
    }

    base::Result<TableId> make_typed(Visit const& visit, Typed const& typed) const {
        auto const as_of = TRY(documents::registry::typed_day(typed.as_of, "as_of"));
        std::optional<base::Date> begins;
        if (!typed.begins_on.empty()) begins = TRY(documents::registry::typed_day(typed.begins_on, "begins_on"));
        auto const bodies = services_.resolvers.now();
        auto tx = services_.database.write();
        PaperId paper;
        if (typed.paper.find_first_not_of(' ') != std::string::npos) {
            auto const found = documents::registry::with_number(tx, visit.scope(), typed.paper);
            if (found.empty())
                return fail(Code::invalid_input, "Không có văn bản nào trong sổ mang số này.", "paper",
                            "Nhập số và ký hiệu như 306/LĐTBXH-VP, hoặc bỏ trống.");
            paper = found.front();
        }
        auto const context = TRY(context_of(tx, visit, *bodies, typed.province, as_of));
        auto const units = TRY(units_of(tx, visit.scope(), *bodies, context, typed.units));
        auto const made = TRY(create(tx, visit.scope(), now(),
                                     {.title = typed.title,
                                      .paper = paper,
                                      .as_of = as_of,
                                      .begins_on = begins,
                                      .quoted = typed.quoted,
                                      .types = typed.types,
                                      .about = typed.about,
                                      .by_units = typed.by_units,
                                      .steps = typed.steps(),
                                      .units = units}));
        tx.commit();
        return made;
    }

    /// Whose groups are meant: the province that was named, else the holder's own place.
    base::Result<organisations::Context> context_of(db::Session& session, Visit const& visit,
                                                    organisations::Resolvers::Current const& bodies,
                                                    std::string const& province, base::Date on) const {
        organisations::Context context{.on = on};
        auto const holder = TRY(organisations::find(session, visit.scope(), visit.scope().organisation));
        if (holder) {
            context.issuer = holder->identity;
            context.area = holder->area;
        }
        if (province.find_first_not_of(' ') == std::string::npos) return context;
        for (auto const& match :
             bodies.atlas->with_name({.name = province, .on = on, .level = areas::Level::province})) {
            context.issuer.reset();
            context.area = match.unit->id;
            return context;
        }
        return fail(Code::invalid_input,
                    fmt::format("Không có tỉnh, thành phố nào tên “{}” vào ngày {}.", province, on.vietnamese()),
                    "province", "Ví dụ: Lai Châu. Bỏ trống nếu là địa bàn của cơ quan anh/chị.");
    }

    Response form_page(Visit const& visit, Typed const& typed, std::optional<base::Error> const& wrong,
                       int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("TABLE_TITLE", typed.title)
            .set("AS_OF", typed.as_of)
            .set("BEGINS_ON", typed.begins_on)
            .set("PAPER", typed.paper)
            .set("PROVINCE", typed.province)
            .set("UNITS", typed.units)
            .set("QUOTED", typed.quoted)
            .set("TYPES", typed.types)
            .set("ABOUT", typed.about)
            .show_if(typed.by_units, "BY_UNITS");
        for (std::size_t i = 0; i < typed.columns.size(); ++i) {
            auto const& column = typed.columns[i];
            auto& line = page.add("COLUMN")
                             .set("NUMBER", static_cast<std::int64_t>(i))
                             .set("ORDER", static_cast<std::int64_t>(i + 1))
                             .set("HEADING", column.heading);
            for (auto const kind :
                 {StepKind::mark, StepKind::date, StepKind::document, StepKind::number, StepKind::note})
                line.add("KIND")
                    .set("VALUE", name_of(kind))
                    .set("TEXT", vietnamese(kind))
                    .show_if(column.kind == name_of(kind), "CHOSEN");
            for (auto const& one : kExclusions)
                line.add("EXCLUSION")
                    .set("VALUE", one.value)
                    .set("TEXT", one.text)
                    .show_if(column.exclusion == one.value, "CHOSEN");
        }
        return respond(services_, visit, "Lập bảng tổng hợp", html::render("directives/table_new", page), wrong,
                       status);
    }

    Response paper_page(Visit const& visit, FromPaper const& from, std::string const& title, std::string const& as_of,
                        std::optional<base::Error> const& wrong, int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor))
            .set("TABLE_TITLE", title)
            .set("AS_OF", as_of)
            .set("PAPER_ID", from.paper.id.number())
            .set("PAPER_TITLE", documents::registry::title_of(from.paper.head))
            .set("PAPER_ADDRESS", documents::registry::address_of(from.paper.id))
            .set("COUNT", static_cast<std::int64_t>(from.draft.rows.size()));
        auto const known =
            std::ranges::count_if(from.units, [](Unit const& unit) { return static_cast<bool>(unit.id); });
        page.set("KNOWN", static_cast<std::int64_t>(known));
        if (!from.draft.quoted.empty()) {
            auto text = from.draft.quoted;
            std::ranges::replace(text, '\n', ';');
            page.add("QUOTED").set("TEXT", text);
        }
        std::string body;
        for (std::size_t r = 0; r < from.draft.rows.size(); ++r) {
            auto const& row = from.draft.rows[r];
            body += fmt::format(
                R"(<tr><td class="bv-number" data-head="STT">{}</td><th scope="row" data-head="Đơn vị">{}{}</th>)",
                r + 1, html::escape(row.label),
                from.units[r].id ? "" : R"( <span class="bv-tag bv-tag-plain">chưa gắn cơ quan</span>)");
            for (std::size_t s = 0; s < from.draft.steps.size(); ++s)
                body += fmt::format(R"(<td class="bv-grid-{}" data-head="{}">{}</td>)",
                                    name_of(from.draft.steps[s].kind), html::escape(from.draft.steps[s].heading),
                                    html::escape(shown(from.draft.steps[s].kind, row.values[s])));
            body += "</tr>";
        }
        page.set("HEADS", html::Markup::trusted(heads_markup(from.draft.steps, {"STT", "Đơn vị"}, {})))
            .set("BODY", html::Markup::trusted(std::move(body)));
        html::Page answer{.title = "Dựng lại bảng từ văn bản",
                          .main = html::render("directives/table_from_paper", page),
                          .styles = {"tables.css"},
                          .current = kTablesAddress};
        if (wrong) answer.errors = html::errors_at(*wrong);
        return services_.frame.respond(visit, std::move(answer), status);
    }

    PageServices services_;
};

} // namespace

void register_new_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    routes.add("GET /directives/tables/new", read_documents,
               [pages](Visit const& visit) { return pages->form(visit); });
    routes.add("POST /directives/tables", read_documents, [pages](Visit const& visit) { return pages->make(visit); });
}

} // namespace directives::tables
