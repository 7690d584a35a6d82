#include "identity/views.hpp"

#include "identity/store_rows.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <ranges>

namespace identity {

namespace {

constexpr std::size_t kEntries = 10'000; ///< persons and posts at once; then all are loaded anew

struct Choice {
    Acting acting;
    Post post; ///< whose organisation and area count
    Capabilities capabilities;
    bool on_behalf = false;
};

std::string place_of(Directory& directory, Post const& post, Date day) {
    if (!post.organisation) return "toàn hệ thống";
    auto const organisation = directory.organisation(*post.organisation, day);
    return organisation ? organisation->name : "cơ quan đã giải thể";
}

std::string name_of(Directory& directory, Choice const& choice, Date day) {
    return fmt::format("{}{}, {}", choice.on_behalf ? "Thay " : "", choice.post.title,
                       place_of(directory, choice.post, day));
}

/// All that the person may act in that day: own posts, then those of others by delegation.
std::vector<Choice> choices_of(db::Session& session, PersonId person, Date day) {
    std::vector<Choice> choices;
    auto const posts = read_posts(session, "posts.person_id = :key", person.number());
    for (Post const& post : std::views::reverse(posts)) // the oldest is the main one
        if (post.term.holds(day)) choices.push_back({{post.id}, post, post.capabilities()});
    auto const own = choices;
    for (Choice const& mine : own)
        for (Delegation const& delegation : delegations_of(session, {}, mine.post.id)) {
            if (delegation.to != mine.post.id || !delegation.term.holds(day)) continue;
            auto const giver = read_posts(session, "posts.id = :key", delegation.from.number());
            if (giver.empty()) continue;
            auto const capabilities = given(delegation, giver.front(), day);
            if (capabilities == Capabilities{}) continue;
            choices.push_back({{mine.post.id, delegation.id},
                               giver.front(),
                               capabilities | Capabilities{Capability::use_system},
                               true});
        }
    return choices;
}

} // namespace

site::Visitor PostView::visitor(std::string const& person, std::string client) const {
    site::Visitor visitor;
    visitor.scope = scope;
    visitor.scope.client = std::move(client);
    visitor.scope.actor = person + ", " + post;
    visitor.person = person;
    visitor.post = post;
    visitor.posts = choices;
    return visitor;
}

std::shared_ptr<PostView const> Views::find(db::Session& session, PersonId person, Acting const& wanted, Date day) {
    auto const key = fmt::format("{}/{}", person.number(), key_of(wanted));
    auto const now = std::chrono::steady_clock::now();
    std::uint64_t changes = 0;
    {
        std::scoped_lock const lock{mutex_};
        changes = changes_;
        auto const found = entries_.find(key);
        if (found != entries_.end() && found->second.day == day && now - found->second.loaded < age_)
            return found->second.view;
    }
    auto view = load(session, person, wanted, day);
    std::scoped_lock const lock{mutex_};
    if (changes != changes_) return view; // may have been read before the change: good for this request, not kept
    if (entries_.size() >= kEntries) entries_.clear();
    entries_.insert_or_assign(key, Entry{view, day, now});
    return view;
}

void Views::forget() {
    std::scoped_lock const lock{mutex_};
    entries_.clear();
    ++changes_;
}

std::shared_ptr<PostView const> Views::load(db::Session& session, PersonId person, Acting const& wanted, Date day) {
    auto const choices = choices_of(session, person, day);
    if (choices.empty()) return nullptr;
    auto chosen = std::ranges::find(choices, wanted, &Choice::acting);
    if (chosen == choices.end()) chosen = choices.begin();
    auto view = std::make_shared<PostView>();
    view->acting = chosen->acting;
    view->scope = {.person = person,
                   .post = chosen->acting.post,
                   .on_behalf_of = chosen->on_behalf ? chosen->post.id : PostId{},
                   .organisation = chosen->post.organisation.value_or(OrganisationId{}),
                   .area = chosen->post.area.value_or(AreaId{}),
                   .areas = chosen->post.area ? directory_.areas_of(*chosen->post.area) : rights::AreaSet::everything(),
                   .capabilities = chosen->capabilities,
                   .actor = {},
                   .client = {},
                   .channel = rights::Channel::page};
    view->post = name_of(directory_, *chosen, day);
    for (Choice const& choice : choices)
        view->choices.push_back(
            {key_of(choice.acting), name_of(directory_, choice, day), choice.acting == chosen->acting});
    return view;
}

std::string key_of(Acting const& acting) {
    return acting.delegation ? fmt::format("{}.{}", acting.post.number(), *acting.delegation)
                             : fmt::format("{}", acting.post.number());
}

std::optional<Acting> acting_of(std::string_view key) {
    auto const dot = std::min(key.find('.'), key.size());
    auto const number = [](std::string_view text) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return value;
    };
    auto const post = number(key.substr(0, dot));
    if (!post) return std::nullopt;
    if (dot == key.size()) return Acting{PostId{*post}};
    auto const delegation = number(key.substr(dot + 1));
    if (!delegation) return std::nullopt;
    return Acting{PostId{*post}, *delegation};
}

} // namespace identity
