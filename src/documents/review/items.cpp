#include "documents/review/items.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace documents::review {
namespace {

constexpr std::array<std::string_view, 6> kKindNames{"header", "duty", "reference", "money", "target", "status"};
constexpr std::array<std::string_view, 6> kSections{"header", "obligations", "references",
                                                    "money",  "targets",     "status_rows"};
constexpr std::array<std::string_view, 5> kStateNames{"proposed", "confirmed", "corrected", "rejected", "added"};

constexpr HeaderField kHeader[] = {
    {.name = "issuer", .words = "Cơ quan ban hành", .mark = "Cơ quan", .always = true},
    {.name = "parent_issuer", .words = "Cơ quan cấp trên", .mark = "Cấp trên"},
    {.name = "number", .words = "Số", .mark = "Số", .always = true},
    {.name = "symbol", .words = "Ký hiệu", .mark = "Ký hiệu", .always = true},
    {.name = "type", .words = "Loại văn bản", .mark = "Loại", .always = true},
    {.name = "date", .words = "Ngày ban hành", .mark = "Ngày", .always = true},
    {.name = "place", .words = "Nơi ban hành", .mark = "Nơi"},
    {.name = "subject", .words = "Trích yếu", .mark = "Trích yếu", .always = true},
    {.name = "addressees", .words = "Kính gửi", .mark = "Gửi", .list = true},
    {.name = "directed_by", .words = "Người chỉ đạo", .mark = "Chỉ đạo"},
    {.name = "signer_title", .words = "Chức vụ người ký", .mark = "Chức vụ"},
    {.name = "signer", .words = "Người ký", .mark = "Ký", .always = true},
    {.name = "recipients", .words = "Nơi nhận", .mark = "Nhận", .list = true},
};

/// What of an item a person answers for; the rest (places, confidence, inner keys of the reader) follows the text.
std::span<std::string_view const> content_keys(Kind kind) {
    static constexpr std::string_view kHead[] = {"value"};
    static constexpr std::string_view kDuty[] = {"clause", "assignees", "coordinators", "via",
                                                 "action", "condition", "consequence",  "urgent"};
    static constexpr std::string_view kReference[] = {"type", "number_symbol", "date", "issuer", "point"};
    static constexpr std::string_view kMoney[] = {"label", "source", "type", "amount_vnd"};
    static constexpr std::string_view kTarget[] = {"indicator", "comparator", "value", "unit"};
    static constexpr std::string_view kStatus[] = {"stt",      "locality", "draft_consulted", "issued", "not_issued",
                                                   "document", "note"};
    switch (kind) {
    case Kind::header: return kHead;
    case Kind::duty: return kDuty;
    case Kind::reference: return kReference;
    case Kind::money: return kMoney;
    case Kind::target: return kTarget;
    case Kind::status: return kStatus;
    }
    return {};
}

constexpr std::string_view kDeadlineKeys[] = {"kind", "bound", "date",   "time",        "rrule",
                                              "from", "text",  "anchor", "offset_days", "working_days"};

bool blank(Json const& value) {
    return value.is_null() || (value.is_string() && value.get_ref<std::string const&>().empty()) ||
           (value.is_array() && value.empty()) || (value.is_boolean() && !value.get<bool>());
}

Json const& at(Json const& object, std::string_view key) {
    static Json const kNothing;
    if (!object.is_object()) return kNothing;
    auto const found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

bool same(Json const& left, Json const& right) { return left == right || (blank(left) && blank(right)); }

bool same_keys(Json const& left, Json const& right, std::span<std::string_view const> keys) {
    return std::ranges::all_of(keys, [&](auto key) { return same(at(left, key), at(right, key)); });
}

std::string text_at(Json const& object, std::string_view key) {
    auto const& value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

Json head_proposal(HeaderField const& field, Json const& header) {
    Json proposal{{"value", at(header, field.name)}};
    auto const& place = at(at(header, "places"), field.name);
    for (char const* key : {"span", "spans", "confidence"})
        if (auto const& told = at(place, key); !told.is_null()) proposal[key] = told;
    if (field.name == "issuer" && at(header, "issuer_inferred") == true) proposal["inferred"] = true;
    return proposal;
}

/// Adds what of `more` is not there yet.
void unite(Json& list, Json const& more) {
    if (!list.is_array()) list = Json::array();
    if (!more.is_array()) return;
    for (auto const& one : more)
        if (std::ranges::find(list, one) == list.end()) list.push_back(one);
}

std::string joined_texts(std::vector<std::string> const& parts) {
    std::string all;
    for (auto const& part : parts) {
        if (part.empty()) continue;
        all += (all.empty() ? "" : "; ") + part;
    }
    return all;
}

} // namespace

std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view name_of(State state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::string_view section_of(Kind kind) { return kSections[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_of(std::string_view name) {
    auto const found = std::ranges::find(kKindNames, name);
    if (found == kKindNames.end()) return std::nullopt;
    return static_cast<Kind>(found - kKindNames.begin());
}

std::optional<State> state_of(std::string_view name) {
    auto const found = std::ranges::find(kStateNames, name);
    if (found == kStateNames.end()) return std::nullopt;
    return static_cast<State>(found - kStateNames.begin());
}

std::span<HeaderField const> header_fields() { return kHeader; }

HeaderField const* find_header_field(std::string_view name) {
    auto const found = std::ranges::find(kHeader, name, &HeaderField::name);
    return found == std::end(kHeader) ? nullptr : &*found;
}

Json const& Item::said() const {
    static Json const kNothing;
    switch (state) {
    case State::proposed:
    case State::confirmed: return proposal;
    case State::corrected:
    case State::added: return value;
    case State::rejected: break;
    }
    return kNothing;
}

void each_proposal(
    Json const& reading,
    std::function<void(Kind, std::string_view field, std::int64_t position, Json const& proposal)> const& take) {
    for (std::size_t i = 0; i < std::size(kHeader); ++i)
        take(Kind::header, kHeader[i].name, static_cast<std::int64_t>(i + 1) * kStep,
             head_proposal(kHeader[i], at(reading, "header")));
    for (Kind const kind : kKinds) {
        if (kind == Kind::header) continue;
        std::int64_t position = 0;
        auto const& list = at(reading, section_of(kind));
        if (!list.is_array()) continue;
        for (auto const& proposal : list)
            if (proposal.is_object()) take(kind, {}, position += kStep, proposal);
    }
}

std::vector<Item> items_of(Json const& reading) {
    std::vector<Item> items;
    each_proposal(reading, [&](Kind kind, std::string_view field, std::int64_t position, Json const& proposal) {
        items.push_back(
            {.id = {}, .kind = kind, .field = std::string{field}, .position = position, .proposal = proposal});
    });
    return items;
}

bool offered(Kind kind, Json const& proposal) {
    return kind == Kind::header ? !blank(at(proposal, "value")) : proposal.is_object();
}

bool offered(Item const& item) { return offered(item.kind, item.proposal); }

bool is_open(Item const& item) {
    if (item.state != State::proposed) return false;
    if (offered(item)) return true;
    auto const* const field = find_header_field(item.field);
    return field != nullptr && field->always;
}

std::size_t open_count(std::span<Item const> items) {
    return static_cast<std::size_t>(std::ranges::count_if(items, is_open));
}

bool same_content(Kind kind, Json const& left, Json const& right) {
    if (!same_keys(left, right, content_keys(kind))) return false;
    return kind != Kind::duty || same_keys(at(left, "deadline"), at(right, "deadline"), kDeadlineKeys);
}

Decision decide(Item const& item, Json value) {
    if (item.proposal.is_object() && same_content(item.kind, item.proposal, value) &&
        at(value, "assignee_ids").is_null())
        return {State::confirmed, {}};
    if (item.kind == Kind::header && blank(at(value, "value"))) return {State::rejected, {}};
    return {offered(item) ? State::corrected : State::added, std::move(value)};
}

std::vector<Json> split(Item const& duty, std::span<std::string const> actions, std::string_view text) {
    std::vector<Json> parts;
    auto const& whole = duty.said();
    auto const clause = text_at(whole, "clause");
    auto const place = place_of(whole);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        Json part = whole;
        part.erase("confidence");
        part["action"] = actions[i];
        if (i > 0) part["clause"] = clause + "#" + std::to_string(i + 1);
        if (place && place->to <= text.size()) {
            auto const found = text.substr(place->from, place->to - place->from).find(actions[i]);
            if (found != std::string_view::npos)
                part["span"] = {place->from + found, place->from + found + actions[i].size()};
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

Json join(std::span<Item const> duties) {
    Json whole = duties.front().said();
    whole.erase("confidence");
    std::vector<std::string> actions;
    for (auto const& duty : duties) {
        auto const& one = duty.said();
        actions.push_back(text_at(one, "action"));
        for (char const* key : {"assignees", "coordinators", "via", "references"}) unite(whole[key], at(one, key));
        for (char const* key : {"condition", "consequence"})
            if (blank(at(whole, key))) whole[key] = at(one, key);
        if (at(at(whole, "deadline"), "kind") == "none" && at(one, "deadline").is_object())
            whole["deadline"] = at(one, "deadline");
        if (at(one, "urgent") == true) whole["urgent"] = true;
        auto const here = place_of(whole), there = place_of(one);
        if (here && there) whole["span"] = {std::min(here->from, there->from), std::max(here->to, there->to)};
    }
    whole["action"] = joined_texts(actions);
    whole.erase("assignee_ids"); // they followed the order of one duty's assignees
    return whole;
}

Json annotations(std::span<Item const> items) {
    Json all{{"header", Json::object()}};
    for (auto const& field : kHeader) all["header"][field.name] = field.list ? Json::array() : Json(nullptr);
    for (Kind const kind : kKinds)
        if (kind != Kind::header) all[section_of(kind)] = Json::array();
    std::vector<Item const*> ordered;
    for (auto const& item : items) ordered.push_back(&item);
    std::ranges::stable_sort(ordered, {}, [](Item const* item) { return std::pair{item->kind, item->position}; });
    for (auto const* item : ordered) {
        auto const& said = item->said();
        if (said.is_null()) continue;
        if (item->kind != Kind::header) {
            all[section_of(item->kind)].push_back(said);
            continue;
        }
        auto const& value = at(said, "value");
        auto const* const field = find_header_field(item->field);
        if (field != nullptr && !value.is_null()) all["header"][field->name] = value;
        if (field != nullptr && item->state == State::proposed && at(said, "inferred") == true)
            all["header"]["inferred"].push_back(field->name);
    }
    return all;
}

void Tally::add(State state, bool was_offered, std::int64_t count) {
    if (state == State::added || (state == State::corrected && !was_offered))
        added += count;
    else if (!was_offered)
        return; // a blank that was rightly blank, or something that a person added and took back
    else if (state == State::confirmed)
        confirmed += count;
    else if (state == State::corrected)
        corrected += count;
    else if (state == State::rejected)
        rejected += count;
}

std::optional<double> Tally::right() const {
    if (decided() == 0) return std::nullopt;
    return static_cast<double>(confirmed) / static_cast<double>(decided());
}

std::optional<double> Tally::found() const {
    auto const there = confirmed + corrected + added;
    if (there == 0) return std::nullopt;
    return static_cast<double>(confirmed + corrected) / static_cast<double>(there);
}

std::optional<Place> place_of(Json const& value) {
    auto const& span = at(value, "span");
    auto const good = [](Json const& end) {
        return end.is_number_integer() && std::in_range<std::uint32_t>(end.get<std::int64_t>());
    };
    if (!span.is_array() || span.size() != 2 || !good(span[0]) || !good(span[1])) return std::nullopt;
    Place const place{span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()};
    if (place.from >= place.to) return std::nullopt;
    return place;
}

} // namespace documents::review
