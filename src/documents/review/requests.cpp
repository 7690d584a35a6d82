#include "documents/review/requests.hpp"

#include "documents/review/summary.hpp"
#include "documents/review/values.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::review {
namespace {

using base::Code;
using base::fail;

constexpr std::size_t kChanges = 500;
constexpr std::size_t kTokenBytes = 64;

base::Error misshapen(std::string_view what) {
    return {Code::invalid_input, fmt::format("Yêu cầu không đúng dạng: {}.", what), {}, "Tải lại trang rồi làm lại."};
}

std::int64_t number_in(Json const& object, std::string_view key) {
    auto const& value = member(object, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

Seen seen_in(Json const& object) { return {ItemId{number_in(object, "item")}, number_in(object, "version")}; }

base::Result<Change> change_of(Json const& json) {
    auto const act = act_of(text_in(json, "act"));
    if (!act) return std::unexpected{misshapen("act")};
    Change change{.act = *act, .seen = seen_in(json), .value = member(json, "value")};
    if (*act == Act::add) {
        auto const kind = kind_of(text_in(json, "kind"));
        if (!kind) return std::unexpected{misshapen("kind")};
        change.kind = *kind;
    }
    change.actions = texts_in(json, "actions");
    if (auto const& others = member(json, "others"); others.is_array())
        for (auto const& other : others) change.others.push_back(seen_in(other));
    return change;
}

Json error_json(base::Error const& error) {
    return {{"message", error.message}, {"where", error.where}, {"mend", error.mend}};
}

/// The item of the same kind that stands before it on the page; 0: it is the first.
std::int64_t before(View const& view, Item const& item) {
    std::int64_t last = 0;
    for (auto const& other : view.items) {
        if (other.kind != item.kind) continue;
        if (other.id == item.id) break;
        last = other.id.number();
    }
    return last;
}

/// One line, single blanks.
std::string flat(std::string_view text) {
    std::string made;
    for (char const letter : text) {
        bool const blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\f' || letter == '\r';
        if (!blank)
            made += letter;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    while (!made.empty() && made.back() == ' ') made.pop_back();
    return made;
}

} // namespace

base::Result<Save> save_of(std::string_view body) {
    auto const json = Json::parse(body, nullptr, false);
    auto const& changes = member(json, "changes");
    if (!changes.is_array() || changes.empty() || changes.size() > kChanges)
        return std::unexpected{misshapen("changes")};
    Save save{.token = text_in(json, "token"), .reason = text::nfc(text_in(json, "reason")), .changes = {}};
    if (save.token.size() > kTokenBytes) return std::unexpected{misshapen("token")};
    for (auto const& change : changes) save.changes.push_back(TRY(change_of(change)));
    return save;
}

Json item_json(Item const& item) {
    Json json{{"id", item.id.number()},       {"kind", name_of(item.kind)}, {"field", item.field},
              {"state", name_of(item.state)}, {"version", item.version},    {"open", is_open(item)},
              {"title", title_of(item)},      {"proposal", item.proposal},  {"value", item.said()}};
    json["changed_by"] = item.changed_by;
    json["changed_at"] =
        item.changed_at ? Json(std::chrono::floor<std::chrono::seconds>(*item.changed_at).time_since_epoch().count())
                        : Json(nullptr);
    return json;
}

Json review_json(View const& view) {
    Json json{{"paper", view.paper.id.number()},
              {"state", registry::name_of(view.paper.state)},
              {"open", open_count(view.items)},
              {"items", Json::array()}};
    for (auto const& item : view.items) json["items"].push_back(item_json(item));
    json["annotations"] = annotations(view.items);
    return json;
}

Json answer_of(View const& view, Saved const& saved, db::Instant when, Detail detail) {
    bool const markup = detail != Detail::values;
    auto const item_of = [&](Item const& item) {
        auto json = item_json(item);
        json["said"] = summary(item.kind, item.field, item.said());
        if (!markup) return json;
        json["before"] = before(view, item);
        json["html"] = render_item(view, item).text();
        return json;
    };
    Json answer{{"saved", Json::array()}, {"conflicts", Json::array()}, {"troubles", Json::array()}};
    for (auto const& item : saved.items) answer["saved"].push_back(item_of(item));
    for (auto const& conflict : saved.conflicts) {
        auto const& theirs = conflict.theirs;
        answer["conflicts"].push_back(
            {{"change", conflict.change},
             {"mine", {{"value", conflict.mine}, {"said", summary(theirs.kind, theirs.field, conflict.mine)}}},
             {"theirs", item_of(theirs)},
             {"by", theirs.changed_by},
             {"at", theirs.changed_at ? print_when(*theirs.changed_at) : std::string{}}});
    }
    for (auto const& trouble : saved.troubles)
        answer["troubles"].push_back({{"change", trouble.change}, {"error", error_json(trouble.error)}});
    answer["open"] = saved.open;
    answer["progress"] = progress_words(saved.open);
    answer["saved_at"] = print_second(when);
    if (!markup) return answer;
    for (Kind const kind : kKinds) answer["left"][name_of(kind)] = left_words(view, kind);
    if (detail == Detail::markup_and_text) answer["text"] = render_text(view).text();
    return answer;
}

int status_of(Saved const& saved) {
    if (!saved.conflicts.empty()) return 409;
    return saved.items.empty() && !saved.troubles.empty() ? 422 : 200;
}

Json proposal_from(Kind kind, std::string_view text, Place place) {
    auto const words = flat(text.substr(place.from, place.to - place.from));
    Json made = Json::object();
    auto const read = reading::to_json(reading::read(text.substr(place.from, place.to - place.from)));
    if (kind == Kind::header) {
        made["value"] = words;
    } else {
        if (auto const& found = member(read, section_of(kind)); found.is_array() && !found.empty())
            made = found.front();
        switch (kind) {
        case Kind::duty:
            if (text_in(made, "action").empty()) made["action"] = words;
            break;
        case Kind::reference:
            if (text_in(made, "number_symbol").empty()) made["number_symbol"] = words;
            break;
        case Kind::money:
            if (text_in(made, "label").empty()) made["label"] = words;
            break;
        case Kind::target:
            if (text_in(made, "indicator").empty()) made["indicator"] = words;
            break;
        default:
            if (text_in(made, "locality").empty()) made["locality"] = words;
        }
    }
    // Places within the part are none within the whole.
    for (char const* key : {"mentions", "confidence"}) made.erase(key);
    if (made.contains("deadline") && made["deadline"].is_object())
        for (char const* key : {"span", "confidence"}) made["deadline"].erase(key);
    made["span"] = {place.from, place.to};
    return made;
}

std::optional<Place> find_quote(std::string_view text, std::string_view quote) {
    if (text.size() > UINT32_MAX) return std::nullopt;
    auto const place = [](std::size_t from, std::size_t to) {
        return Place{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    if (quote.empty()) return std::nullopt;
    if (auto const at = text.find(quote); at != std::string_view::npos) return place(at, at + quote.size());
    text::SearchKey const key{text};
    auto const words = text::search_key(quote);
    auto const at = key.find(words);
    if (words.empty() || !at) return std::nullopt;
    auto const span = key.span(*at, *at + words.size());
    if (span.from >= span.to) return std::nullopt;
    return span;
}

} // namespace documents::review
