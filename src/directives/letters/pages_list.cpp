// The letters of an office, and how a new one begins.
#include "directives/letters/compose.hpp"
#include "directives/letters/pages.hpp"
#include "directives/pages/shared.hpp"
#include "documents/registry/pages.hpp"

#include <fmt/core.h>
#include <memory>

namespace directives::letters {
namespace {

using http::Response;
using rights::Capability;
using site::ColumnType;
using site::Visit;

constexpr Kind kKinds[] = {Kind::urging, Kind::forwarding, Kind::notice};

site::List list_of(Visit const& visit) {
    site::List list{.address = kLettersAddress,
                    .caption = "Văn bản soạn",
                    .key = "l.id",
                    .from = "letters l",
                    .where = "l.owner_id = :own AND l.state <> 'dropped'",
                    .binds = {{"own", visit.scope().organisation}},
                    .columns = {},
                    .sort = "made",
                    .descending = true};
    std::vector<site::Word> kinds;
    for (auto const kind : kKinds) kinds.push_back({std::string{code_of(kind)}, std::string{vietnamese(kind)}});
    std::vector<site::Word> const states{
        {"draft", std::string{vietnamese(LetterState::draft)}, site::Word::Tone::soon},
        {"issued", std::string{vietnamese(LetterState::issued)}, site::Word::Tone::good}};
    list.columns = {
        {.key = "subject",
         .heading = "Trích yếu",
         .sql = "l.subject",
         .link = "/directives/letters/{key}",
         .fixed = true},
        {.key = "kind", .heading = "Loại", .type = ColumnType::status, .sql = "l.kind", .words = kinds},
        {.key = "numbers", .heading = "Số, ký hiệu", .sql = "l.numbers"},
        {.key = "recipients",
         .heading = "Số nơi nhận",
         .type = ColumnType::integer,
         .sql = "(SELECT COUNT(*) FROM letter_recipients r WHERE r.letter_id = l.id)"},
        {.key = "state", .heading = "Tình trạng", .type = ColumnType::status, .sql = "l.state", .words = states},
        {.key = "made", .heading = "Ngày soạn", .type = ColumnType::date, .sql = "l.made_on"},
        {.key = "issued", .heading = "Ngày ban hành", .type = ColumnType::date, .sql = "l.issued_on", .nullable = true},
        {.key = "by", .heading = "Người soạn", .sql = "l.made_by"},
    };
    list.filters = {{.key = "kind", .label = "Loại", .sql = "l.kind = :value", .choices = kinds},
                    {.key = "state", .label = "Tình trạng", .sql = "l.state = :value", .choices = states}};
    list.search = "l.searched";
    list.search_hint = "trích yếu, số hoặc nơi nhận";
    list.none = "Cơ quan anh/chị chưa soạn văn bản nào.";
    if (may_write(visit.scope())) {
        list.none_next = "Soạn công văn đôn đốc từ trang một danh sách giao việc, hoặc soạn từ đầu.";
        list.none_link = {"/directives/letters/new", "Soạn văn bản"};
    }
    return list;
}

class Pages {
public:
    explicit Pages(LetterServices const& services) : services_{services} {}

    Response form(Visit const& visit) const {
        Wanted wanted{.kind = kind_of(visit.request.query.text("kind")).value_or(Kind::urging)};
        wanted.directive = DirectiveId{documents::registry::number_of(visit.request.query.text("directive"))};
        for (auto const turn : visit.request.query.all("turn")) add_turn(wanted, turn);
        return form_page(visit, wanted, {}, 200);
    }

    Response make(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        // An act of a list says in its address what the form says in its fields.
        auto const mode =
            mode_of(form->fields.text("mode")).or_else([&] { return mode_of(visit.request.query.text("mode")); });
        Wanted wanted{.kind = kind_of(form->fields.text("kind")).value_or(Kind::urging),
                      .mode = mode.value_or(Mode::to_all)};
        wanted.directive = DirectiveId{documents::registry::number_of(form->fields.text("directive"))};
        for (char const* const name : {"turn", "row"}) // "row": an act of a list
            for (auto const turn : form->fields.all(name)) add_turn(wanted, turn);
        if (visit.request.query.find("mode") && wanted.turns.empty())
            return wrong(visit, wanted,
                         {base::Code::invalid_input,
                          "Chưa chọn việc nào để đôn đốc.",
                          {},
                          "Quay lại danh sách việc, đánh dấu các dòng rồi bấm lại; hoặc soạn từ đầu ở đây."});
        auto const today = services_.pages.clock.today();
        auto tx = services_.pages.database.write();
        auto const letter = compose(tx, visit.scope(), today, wanted);
        if (!letter) return wrong(visit, wanted, letter.error());
        auto const id = letters::make(tx, visit.scope(), db::to_instant(services_.pages.clock.now()), today, *letter);
        if (!id) return wrong(visit, wanted, id.error());
        tx.commit();
        return site::done(address_of(*id) + "/content",
                          "Dự thảo đã soạn. Xem lại nội dung, nơi nhận, người ký rồi lưu.");
    }

private:
    static void add_turn(Wanted& wanted, std::string_view typed) {
        if (auto const number = documents::registry::number_of(typed)) wanted.turns.push_back(TurnId{number});
    }

    Response wrong(Visit const& visit, Wanted const& wanted, base::Error const& error) const {
        if (error.code == base::Code::not_found || !may_write(visit.scope())) return http::refusal(error);
        return form_page(visit, wanted, error, page::status_of(error));
    }

    Response form_page(Visit const& visit, Wanted const& wanted, std::optional<base::Error> const& error,
                       int status) const {
        html::Dictionary page;
        page.set("CSRF", site::csrf_field(visit.visitor));
        if (wanted.directive) {
            auto session = services_.pages.database.lease();
            auto const directive =
                find_directive(session, visit.scope(), services_.pages.clock.today(), wanted.directive);
            if (!directive) return http::refusal(directive.error());
            page.add("DIRECTIVE").set("ID", wanted.directive.number());
            page.add("ABOUT").set("TEXT", fmt::format("Theo {}: {}", directive->title, directive->subject));
        } else if (!wanted.turns.empty())
            page.add("ABOUT").set("TEXT", fmt::format("Đã chọn {} lượt nhiệm vụ.", wanted.turns.size()));
        for (auto const turn : wanted.turns) page.add("TURN").set("ID", turn.number());
        for (auto const kind : kKinds)
            page.add("KIND")
                .set("VALUE", code_of(kind))
                .set("TEXT", vietnamese(kind))
                .show_if(kind == wanted.kind, "CHOSEN");
        page.add("MODE")
            .set("VALUE", code_of(Mode::to_all))
            .set("TEXT", "Một văn bản gửi chung")
            .show_if(wanted.mode == Mode::to_all, "CHOSEN");
        page.add("MODE")
            .set("VALUE", code_of(Mode::to_each))
            .set("TEXT", "Mỗi nơi một văn bản")
            .show_if(wanted.mode == Mode::to_each, "CHOSEN");
        return page::respond(services_.pages, visit, "Soạn văn bản", html::render("directives/letter_new", page),
                             error ? std::vector{*error} : std::vector<base::Error>{}, status);
    }

    LetterServices services_;
};

} // namespace

std::string address_of(LetterId letter) { return fmt::format("{}/{}", kLettersAddress, letter.number()); }

void register_list_pages(site::Routes& routes, LetterServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    using enum Capability;
    site::add_list(
        routes, {.frame = services.pages.frame, .database = services.pages.database, .scratch = services.pages.scratch},
        {.address = kLettersAddress,
         .need = read_documents,
         .describe = [](Visit const& visit) { return list_of(visit); },
         .above =
             [](Visit const& visit) {
                 html::Dictionary page;
                 page.show_if(may_write(visit.scope()), "WRITE");
                 return html::render("directives/letters_above", page);
             }});
    routes.add("GET /directives/letters/new", read_documents,
               [pages](Visit const& visit) { return pages->form(visit); });
    routes.add("POST /directives/letters", read_documents, [pages](Visit const& visit) { return pages->make(visit); });
}

} // namespace directives::letters
