#include "documents/review/store.hpp"

#include "audit/audit.hpp"
#include "documents/review/store_rows.hpp"
#include "documents/review/summary.hpp"
#include "documents/review/values.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace documents::review {
namespace {

using base::Code;
using base::fail;
using base::Result;
using rights::Capability;
using rights::Scope;

std::string normal(Json const& value) {
    return value.is_null() || value == "" || value == Json::array() ? std::string{} : value.dump();
}

/// The head is the register's: what was changed there, outside of the review, is shown as a correction.
void follow_head(std::vector<Item>& items, registry::Head const& head) {
    for (auto& item : items) {
        if (item.kind != Kind::header || find_header_field(item.field) == nullptr) continue;
        auto now = value_of(head, item.field);
        if (normal(now) == normal(member(item.said(), "value"))) continue;
        item.value = item.proposal;
        item.value["value"] = std::move(now);
        item.state = offered(item) ? State::corrected : State::added;
        if (item.changed_by.empty()) item.changed_by = "trang của văn bản";
    }
}

base::Error no_reason() {
    return {Code::invalid_input, "Văn bản đã xác nhận: nói rõ vì sao sửa.", "Lý do sửa",
            "Bản trước vẫn được giữ bên cạnh bản sửa."};
}

/// Carries out the changes of one save.
class Saving {
public:
    Saving(db::Transaction& tx, Scope const& scope, db::Instant when, registry::Paper const& paper, std::size_t text,
           std::string text_bytes, std::string const& reason)
        : tx_{tx}, scope_{scope}, when_{when}, paper_{paper}, text_size_{text}, text_{std::move(text_bytes)},
          reason_{reason}, items_{rows::load(tx, paper.id)}, head_{paper.head} {
        follow_head(items_, paper.head);
    }

    void carry_out(std::size_t index, Change const& change) {
        index_ = index;
        if (change.act == Act::add) return keep_trouble(add(change));
        auto* const item = find(change.seen.item);
        if (item == nullptr) return keep_trouble(gone());
        switch (change.act) {
        case Act::confirm: return decided(*item, change, {State::confirmed, {}});
        case Act::reject: return decided(*item, change, {State::rejected, {}});
        case Act::reopen: return decided(*item, change, {State::proposed, {}});
        case Act::correct: return keep_trouble(correct(*item, change));
        case Act::split: return keep_trouble(split_duty(*item, change));
        case Act::join: return keep_trouble(join_duties(*item, change));
        case Act::add: return;
        }
    }

    /// A person said that all of it stands: the head at least, and nothing is open any more.
    bool settled() const { return paper_.state == registry::PaperState::confirmed && open_count(items_) == 0; }

    /// The head follows its items; one audit row for all.
    Result<Saved> end() {
        if (head_ != paper_.head && paper_.state == registry::PaperState::confirmed && reason_.empty())
            return std::unexpected{no_reason()};
        if (head_ != paper_.head)
            static_cast<void>(
                TRY(registry::correct_head(tx_, scope_, when_, paper_.id, paper_.version, head_, reason_)));
        if (!after_.empty())
            audit::write(tx_, scope_, when_,
                         {.verb = "paper_review",
                          .object = fmt::format("paper/{}", paper_.id.number()),
                          .label = registry::title_of(paper_.head),
                          .before = rows::text_of(before_),
                          .after = rows::text_of(after_),
                          .note = reason_});
        for (auto const id : changed_)
            if (auto const* const item = find(id)) saved_.items.push_back(*item);
        saved_.open = open_count(items_);
        return std::move(saved_);
    }

private:
    static Result<void> gone() {
        return fail(Code::not_found, "Mục này không còn trong văn bản.", {}, "Tải lại trang để xem các mục hiện có.");
    }
    void keep_trouble(Result<void> const& done) {
        if (!done) saved_.troubles.push_back({index_, done.error()});
    }
    Item* find(ItemId id) {
        auto const found = std::ranges::find(items_, id, &Item::id);
        return found == items_.end() ? nullptr : &*found;
    }
    std::string label(Item const& item) const {
        return item.kind == Kind::header ? title_of(item) : title_of(item) + fmt::format(" ({})", item.id.number());
    }

    /// Whether the person saw the item as it is; else both are told.
    bool seen(Item const& item, Seen const& seen, Json mine) {
        if (item.version == seen.version) return true;
        saved_.conflicts.push_back({index_, std::move(mine), item});
        return false;
    }

    /// An item that the reader did not propose has no proposal to fall back on.
    void decided(Item& item, Change const& change, Decision wanted) {
        if (item.proposal.is_null())
            wanted = {wanted.state == State::rejected ? State::rejected : State::added, item.value};
        auto mine = wanted.state == State::rejected ? Json(nullptr) : item.proposal;
        decide_as(item, change.seen, std::move(wanted), std::move(mine));
    }

    bool decide_as(Item& item, Seen const& version, Decision wanted, Json mine) {
        bool const as_wanted = item.state == wanted.state && normal(item.value) == normal(wanted.value);
        if (as_wanted) {
            changed_.push_back(
                item.id); // done already: by a save whose answer was lost, or by somebody of the same mind
            return true;
        }
        if (!seen(item, version, std::move(mine))) return false;
        write(item, std::move(wanted));
        return true;
    }

    void write(Item& item, Decision decision, ItemId origin = {}) {
        auto const before = summary(item.kind, item.field, item.said());
        auto const was = item.state;
        item.state = decision.state;
        item.value = std::move(decision.value);
        item.version += 1;
        item.changed_at = when_;
        item.changed_by = scope_.actor;
        if (origin) item.origin = origin;
        rows::update(tx_, item);
        rows::write_version(tx_, item, reason_);
        if (item.kind == Kind::header) put_value(head_, item.field, member(item.said(), "value"));
        changed_.push_back(item.id);
        before_[label(item)] = vietnamese(was) + (before.empty() ? "" : ": " + before);
        auto const now = summary(item.kind, item.field, item.said());
        after_[label(item)] = vietnamese(item.state) + (now.empty() ? "" : ": " + now);
    }

    Result<void> correct(Item& item, Change const& change) {
        auto const& before = !item.said().is_null()    ? item.said()
                             : item.proposal.is_null() ? item.value
                                                       : item.proposal;
        auto value = TRY(checked(item.kind, item.field, before, change.value, text_size_));
        auto decision = decide(item, value);
        // What differs from the proposal only in what the text does not say (whom a name means) is not a correction of the reader.
        decide_as(item, change.seen, std::move(decision), std::move(value));
        return {};
    }

    Result<void> add(Change const& change) {
        if (change.kind == Kind::header)
            return fail(Code::invalid_input, "Phần đầu văn bản có đủ các ô rồi.", {}, "Sửa ô có sẵn.");
        Item item{.id = {}, .kind = change.kind, .field = {}, .state = State::added};
        item.value = TRY(checked(change.kind, "", {}, change.value, text_size_));
        item.position = position_for(item);
        insert_new(std::move(item));
        return {};
    }

    /// Behind the last item of its kind that stands before it in the text; at the end where it stands nowhere.
    std::int64_t position_for(Item const& added) const {
        auto const place = place_of(added.value);
        std::int64_t before = 0, last = 0;
        for (auto const& item : items_) {
            if (item.kind != added.kind) continue;
            last = std::max(last, item.position);
            auto const there = place_of(item.said().is_null() ? item.proposal : item.said());
            if (place && there && there->from <= place->from) before = std::max(before, item.position);
        }
        return place ? before + 1 : last + kStep;
    }

    void insert_new(Item item) {
        item.version = 1;
        item.changed_at = when_;
        item.changed_by = scope_.actor;
        item.id = rows::insert(tx_, paper_.id, item);
        rows::write_version(tx_, item, reason_);
        changed_.push_back(item.id);
        after_[label(item)] = vietnamese(item.state) + ": " + summary(item.kind, item.field, item.value);
        items_.push_back(std::move(item));
    }

    Result<void> split_duty(Item& item, Change const& change) {
        if (item.kind != Kind::duty || item.said().is_null() || change.actions.size() < 2)
            return fail(Code::invalid_input, "Chỉ tách được một việc thành ít nhất hai việc.", "Tách việc");
        if (!seen(item, change.seen, item.said())) return {};
        std::vector<Json> parts;
        for (auto const& part : split(item, change.actions, text_))
            parts.push_back(TRY(checked(Kind::duty, "", part, Json{{"action", member(part, "action")}}, text_size_)));
        auto const id = item.id;
        auto const position = item.position;
        write(item, {offered(item) ? State::corrected : State::added, parts.front()});
        for (std::size_t i = 1; i < parts.size(); ++i)
            insert_new({.id = {},
                        .kind = Kind::duty,
                        .field = {},
                        .position = position + static_cast<std::int64_t>(i),
                        .state = State::added,
                        .proposal = {},
                        .value = std::move(parts[i]),
                        .origin = id});
        return {};
    }

    Result<void> join_duties(Item& item, Change const& change) {
        std::vector<Item> duties{item};
        std::vector<std::pair<Item*, Seen>> others;
        for (auto const& other : change.others) {
            auto* const found = find(other.item);
            if (found == nullptr || found->id == item.id) return gone();
            others.emplace_back(found, other);
            duties.push_back(*found);
        }
        if (others.empty() || std::ranges::any_of(duties, [](Item const& duty) {
                return duty.kind != Kind::duty || duty.said().is_null();
            }))
            return fail(Code::invalid_input, "Chỉ nhập được các việc còn dùng với nhau.", "Nhập việc");
        auto whole = join(duties);
        if (!seen(item, change.seen, whole)) return {};
        for (auto const& [other, version] : others)
            if (!seen(*other, version, nullptr)) return {};
        auto const id = item.id;
        write(item, {offered(item) ? State::corrected : State::added, std::move(whole)});
        for (auto const& [other, version] : others)
            write(*other, {State::rejected, other->proposal.is_null() ? other->value : Json(nullptr)}, id);
        return {};
    }

    db::Transaction& tx_;
    Scope const& scope_;
    db::Instant when_;
    registry::Paper const& paper_;
    std::size_t text_size_;
    std::string text_;
    std::string const& reason_;
    std::vector<Item> items_;
    registry::Head head_;
    Saved saved_;
    std::vector<ItemId> changed_;
    Json before_ = Json::object(), after_ = Json::object();
    std::size_t index_ = 0;
};

/// The paper that may be changed, alone: two who save at once come one after the other.
Result<registry::Paper> paper_to_change(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id) {
    TRY(rights::require(scope, Capability::register_documents));
    db::lock(tx, fmt::format("review/{}", id.number()));
    auto paper = TRY(registry::find_paper(tx, scope, id));
    // The head as it is changes nothing; whether this person may change it, the register says.
    static_cast<void>(TRY(registry::correct_head(tx, scope, when, id, paper.version, paper.head, "-")));
    return paper;
}

} // namespace

std::optional<Act> act_of(std::string_view name) {
    static constexpr std::array<std::string_view, 7> kNames{"confirm", "correct", "reject", "reopen",
                                                            "add",     "split",   "join"};
    auto const found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Act>(found - kNames.begin());
}

std::vector<Seed> seeds_of(Json const& reading) {
    std::vector<Seed> seeds;
    each_proposal(reading, [&](Kind kind, std::string_view field, std::int64_t position, Json const& proposal) {
        seeds.push_back({kind, std::string{field}, position, offered(kind, proposal), rows::text_of(proposal)});
    });
    return seeds;
}

void seed(db::Transaction& tx, std::span<Seeded const> papers) {
    static constexpr std::string_view kSeeded[] = {"paper_id",   "kind",          "field",     "position",
                                                   "state",      "version",       "offered",   "proposal_json",
                                                   "value_json", "decided_month", "changed_by"};
    std::size_t paper = 0, next = 0;
    tx.bulk_insert("review_items", kSeeded, [&](std::vector<db::Value>& row) {
        while (paper < papers.size() && next == papers[paper].seeds.size()) ++paper, next = 0;
        if (paper == papers.size()) return false;
        auto const& seed = papers[paper].seeds[next++];
        row = {papers[paper].paper.number(),
               std::string{name_of(seed.kind)},
               seed.field,
               seed.position,
               std::string{name_of(State::proposed)},
               std::int64_t{1},
               std::int64_t{seed.offered},
               seed.proposal,
               std::string{},
               std::string{},
               std::string{}};
        return true;
    });
}

base::Result<Saved> save(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id, Save const& wanted) {
    auto const paper = TRY(paper_to_change(tx, scope, when, id));
    auto reading = TRY(registry::current_reading(tx, scope, id));
    auto const size = reading.text.size();
    Saving saving{tx, scope, when, paper, size, std::move(reading.text), wanted.reason};
    if (saving.settled() && wanted.reason.empty()) return std::unexpected{no_reason()};
    if (rows::first_time(tx, when, id, wanted.token))
        for (std::size_t i = 0; i < wanted.changes.size(); ++i) saving.carry_out(i, wanted.changes[i]);
    return saving.end();
}

base::Result<void> finish(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id) {
    auto const seen = TRY(registry::find_paper(tx, scope, id));
    if (seen.state == registry::PaperState::confirmed) return {};
    auto const paper = TRY(paper_to_change(tx, scope, when, id));
    auto const items = TRY(items_of(tx, scope, paper));
    if (auto const open = open_count(items); open > 0)
        return fail(Code::refused, fmt::format("Còn {} mục chưa xem, chưa xác nhận được văn bản.", open), {},
                    "Xác nhận, sửa hoặc bỏ từng mục còn lại.");
    static_cast<void>(TRY(registry::confirm(tx, scope, when, id, paper.version)));
    return {};
}

base::Result<std::vector<Item>> items_of(db::Session& session, Scope const& scope, registry::Paper const& paper) {
    TRY(rights::require(scope, Capability::read_documents));
    auto items = rows::load(session, paper.id);
    follow_head(items, paper.head);
    return items;
}

base::Result<std::vector<Version>> history_of(db::Session& session, Scope const& scope, PaperId paper, ItemId item) {
    static_cast<void>(TRY(registry::find_paper(session, scope, paper)));
    std::vector<Version> versions;
    session.each<std::int64_t, std::string, std::string, db::Instant, std::string, std::string>(
        "SELECT v.version, v.state, v.value_json, v.changed_at, v.changed_by, v.reason FROM review_versions v JOIN "
        "review_items i ON i.id = v.item_id WHERE v.item_id = :item AND i.paper_id = :paper ORDER BY v.version",
        {{"item", item}, {"paper", paper}},
        [&](std::int64_t version, std::string state, std::string value, db::Instant at, std::string by,
            std::string reason) {
            versions.push_back({version, state_of(state).value_or(State::proposed), rows::json_of(value), at,
                                std::move(by), std::move(reason)});
        });
    return versions;
}

base::Result<Figures> figures(db::Session& session, Scope const& scope) {
    TRY(rights::require(scope, Capability::read_documents));
    Figures figures;
    db::Binds binds;
    auto const visible = registry::visible(session, scope, "i.paper_id", binds);
    session.each<std::string, std::string, std::string, bool, std::int64_t>(
        "SELECT i.decided_month, i.kind, i.state, i.offered, COUNT(*) FROM review_items i WHERE i.decided_month <> '' "
        "AND " +
            visible + " GROUP BY i.decided_month, i.kind, i.state, i.offered",
        binds, [&](std::string month, std::string kind, std::string state, bool was_offered, std::int64_t count) {
            if (auto const known = kind_of(kind))
                figures[month][*known].add(state_of(state).value_or(State::proposed), was_offered, count);
        });
    return figures;
}

} // namespace documents::review
