#include "documents/review/summary.hpp"
#include "documents/review/values.hpp"
#include "documents/review/view.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "organisations/pages.hpp"
#include "text/money.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::review {
namespace {

using html::Dictionary;

/// What the panel shows and the editor starts from: what holds, or what was rejected.
Json const& shown(Item const& item) {
    if (!item.said().is_null()) return item.said();
    return item.proposal.is_null() ? item.value : item.proposal;
}

Dictionary* add_line(Dictionary& owner, std::string_view label, std::string_view text) {
    if (text.empty()) return nullptr;
    return &owner.add("LINE").set("LABEL", label).set("TEXT", text);
}

void add_main(Dictionary& owner, std::string_view text, bool urgent = false) {
    if (text.empty()) {
        owner.show("BLANK");
        return;
    }
    owner.add("MAIN").set("TEXT", text).show_if(urgent, "URGENT");
}

enum class Named { alone, among };

/// Whom a printed name means; the name itself is said again where there are several.
void add_meaning(Dictionary& owner, NamedBodies const& bodies, std::string const& printed, Named named) {
    using organisations::Outcome;
    auto const at = bodies.find(printed);
    if (!at) return;
    auto const& body = bodies.names[*at];
    auto& meaning = owner.add("MEANING").set("NAME", named == Named::among ? printed + " " : "");
    if (body.found.outcome == Outcome::group) {
        meaning.add("MANY").set("COUNT", static_cast<std::int64_t>(body.found.candidates.size()));
    } else if (body.found.outcome == Outcome::one) {
        auto const& candidate = body.found.candidates.front();
        auto const& name = candidate.name;
        if (!candidate.exists)
            meaning.add("ENDED").set("TEXT", candidate.in.until ? "đã kết thúc " + candidate.in.until->vietnamese() +
                                                                      ", chọn cơ quan khác"
                                                                : std::string{"chưa có vào ngày của văn bản"});
        if (body.addresses.front().empty())
            meaning.add("PLAIN").set("BODY", name);
        else
            meaning.add("LINK").set("ADDRESS", body.addresses.front()).set("BODY", name);
    } else {
        meaning.show("UNCLEAR");
    }
}

/// Those that a person picked, and whom the others mean.
void add_meanings(Dictionary& owner, View const& view, Json const& duty) {
    auto const names = texts_in(duty, "assignees");
    auto const& ids = member(duty, "assignee_ids");
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (ids.is_array() && i < ids.size() && ids[i].is_number_integer()) {
            auto& meaning = owner.add("MEANING").set("NAME", "");
            meaning.add("LINK")
                .set("ADDRESS", organisations::address_of(rights::OrganisationId{ids[i].get<std::int64_t>()}))
                .set("BODY", names[i]);
            meaning.show("CHOSEN");
        } else if (view.bodies) {
            add_meaning(owner, *view.bodies, names[i], names.size() > 1 ? Named::among : Named::alone);
        }
    }
}

void add_deadline(Dictionary& owner, Json const& json, base::Date today) {
    auto const deadline = deadline_of(json);
    if (deadline.kind == reading::DeadlineKind::none) {
        add_line(owner, "Hạn", "không nêu");
        return;
    }
    auto said = print_deadline(deadline);
    if (!deadline.text.empty()) said += said.empty() ? deadline.text : " (“" + deadline.text + "”)";
    auto* const line = add_line(owner, "Hạn", said.empty() ? "chưa rõ" : said);
    if (auto const left = days_left(deadline, today); line != nullptr && !left.text.empty())
        line->add("TAG").set("CLASS", left.soon ? "bv-tag-soon" : "").set("TAG_TEXT", left.text);
    add_line(owner, "Các ngày tới", print_next_dates(deadline, today));
}

void add_value(Dictionary& owner, View const& view, Item const& item) {
    auto const& value = shown(item);
    switch (item.kind) {
    case Kind::header:
        add_main(owner, summary(Kind::header, item.field, value));
        if (item.field == "issuer" && view.bodies)
            add_meaning(owner, *view.bodies, text_in(value, "value"), Named::alone);
        if (member(value, "inferred") == true) add_line(owner, "Lưu ý", "máy suy ra, văn bản không ghi rõ");
        return;
    case Kind::duty:
        add_line(owner, "Ai làm",
                 texts_in(value, "assignees").empty() ? "chưa rõ" : joined(texts_in(value, "assignees")));
        add_meanings(owner, view, value);
        add_main(owner, text_in(value, "action"), member(value, "urgent") == true);
        add_deadline(owner, member(value, "deadline"), view.today);
        add_line(owner, "Chỉ đạo", joined(texts_in(value, "via")));
        add_line(owner, "Phối hợp", joined(texts_in(value, "coordinators")));
        add_line(owner, "Điều kiện", text_in(value, "condition"));
        add_line(owner, "Nếu không", text_in(value, "consequence"));
        return;
    case Kind::money: {
        add_main(owner, text_in(value, "label"));
        auto const& amount = member(value, "amount_vnd");
        auto const money = base::Money::of(amount.is_number_integer() ? amount.get<std::int64_t>() : 0);
        std::string const source = text_in(value, "source"), type = text_in(value, "type");
        auto said = money ? text::print_money(*money) : std::string{};
        if (source != "total") said += ", " + source;
        if (!type.empty()) said += ", " + type;
        add_line(owner, "Số tiền", said);
        return;
    }
    default: add_main(owner, summary(item.kind, item.field, value));
    }
}

std::string_view class_of(State state) {
    switch (state) {
    case State::confirmed: return "bv-tag-good";
    case State::corrected:
    case State::added: return "bv-tag-info";
    case State::proposed: return "bv-tag-soon";
    case State::rejected: break;
    }
    return "bv-tag-plain";
}

bool doubtful(Item const& item) {
    auto const sure = [](Json const& value) {
        auto const& confidence = member(value, "confidence");
        return !confidence.is_number() || confidence.get<double>() >= 0.75;
    };
    return item.state == State::proposed && (!sure(item.proposal) || !sure(member(item.proposal, "deadline")));
}

/// The page of the original on which it stands: page breaks are in the text where the format has them.
std::int64_t page_of(View const& view, Item const& item) {
    auto const place = place_of(shown(item));
    if (!place) return 0;
    auto const before = std::string_view{view.reading.text}.substr(0, place->from);
    return 1 + std::ranges::count(before, '\f');
}

/// Whether a duty that holds stands before this one.
bool has_duty_before(View const& view, Item const& item) {
    return item.kind == Kind::duty && std::ranges::any_of(view.items, [&](Item const& other) {
               return other.kind == Kind::duty && !other.said().is_null() && other.id != item.id &&
                      std::pair{other.position, other.id} < std::pair{item.position, item.id};
           });
}

} // namespace

html::Markup render_item(View const& view, Item const& item) {
    Dictionary page;
    auto const& value = shown(item);
    page.set("ID", item.id.number()).set("VERSION", item.version);
    page.set("KIND", name_of(item.kind)).set("FIELD", item.field).set("STATE", name_of(item.state));
    page.set("TITLE", title_of(item)).set("WORDS", summary(item.kind, item.field, value));
    page.set("PAGE", page_of(view, item));
    page.set("VALUE", value.dump(-1, ' ', false, Json::error_handler_t::replace));
    bool const placed = item.state != State::rejected && (place_of(value) || value.contains("spans"));
    page.show(placed ? "PLACED" : "UNPLACED");
    page.show_if(is_open(item), "OPEN");
    add_value(page, view, item);
    bool const changed = item.state == State::corrected && offered(item);
    if (changed && !same_content(item.kind, item.proposal, item.value))
        page.add("WAS").set("TEXT", summary(item.kind, item.field, item.proposal));
    page.show_if(item.state == State::added, "MISSED");
    if (!item.changed_by.empty()) {
        auto& who = page.add("WHO").set("NAME", item.changed_by);
        if (item.changed_at) who.add("AT").set("WHEN", print_when(*item.changed_at));
    }
    bool const quiet = item.state == State::proposed && !is_open(item); // a blank that nobody asks for
    page.set("STATE_CLASS", quiet ? "" : class_of(item.state)).set("STATE_WORDS", quiet ? "" : vietnamese(item.state));
    page.show_if(doubtful(item), "DOUBT");
    if (!view.may_change) return html::render("documents/review_item", page);
    page.show_if(is_open(item), "CHOICE");
    auto& tools = page.add("TOOLS");
    tools.show_if(is_open(item), "CONFIRM");
    tools.show_if(item.state != State::rejected && !quiet, "REJECT");
    tools.show_if(item.state != State::rejected && has_duty_before(view, item), "JOIN");
    tools.show_if(item.state != State::proposed && !(item.proposal.is_null() && item.state == State::added), "REOPEN");
    return html::render("documents/review_item", page);
}

} // namespace documents::review
