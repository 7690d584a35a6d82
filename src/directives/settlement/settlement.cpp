#include "directives/settlement/settlement.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <numeric>

namespace directives::settlement {

using base::Code;
using base::fail;
using documents::registry::Direction;
using rights::Capability;
using rights::Scope;

namespace {

struct StateWords {
    std::string_view code, vietnamese;
};
constexpr std::array<StateWords, kStates.size()> kWords{{{"settled_in_time", "Đã giải quyết đúng hạn"},
                                                         {"settled_late", "Đã giải quyết, quá hạn"},
                                                         {"replied", "Đã trả lời, chưa ghi ngày"},
                                                         {"open_in_time", "Đang giải quyết, trong hạn"},
                                                         {"open_late", "Đang giải quyết, quá hạn"}}};

/// "công văn 306/LĐTBXH-VP, ngày 08/02/2023, Bộ …": type, number, symbol, day and issuer.
constexpr char kDocument[] =
    "p.type || ' ' || CASE WHEN p.number = '' THEN '…' ELSE p.number END || CASE WHEN p.symbol = '' THEN '' ELSE '/' "
    "|| p.symbol END || CASE LENGTH(p.date_text) WHEN 10 THEN ', ngày ' || SUBSTR(p.date_text, 9, 2) || '/' || "
    "SUBSTR(p.date_text, 6, 2) || '/' || SUBSTR(p.date_text, 1, 4) ELSE '' END || CASE WHEN p.issuer = '' THEN '' ELSE "
    "', ' || p.issuer END";

constexpr std::string_view kNobody = "(chưa giao)";

} // namespace

std::string_view code_of(State state) { return kWords.at(static_cast<std::size_t>(state)).code; }
std::string_view vietnamese(State state) { return kWords.at(static_cast<std::size_t>(state)).vietnamese; }

std::int64_t Count::received() const { return std::accumulate(by_state.begin(), by_state.end(), std::int64_t{0}); }

std::string lines(db::Session& session, Scope const& scope, base::Date today, db::Binds& binds) {
    std::vector<std::int64_t> own;
    for (auto const body : own_bodies(session, scope, today)) own.push_back(body.number());
    binds.push_back({"lines_keeper", scope.organisation});
    binds.push_back({"lines_own", db::list_of(own)});
    binds.push_back({"lines_today", today});
    auto const ours = db::in_list(session.engine(), "lines_own");
    // The turns that came of a paper: given out by us, or asked of us.
    auto const turns = [&](std::string_view what, std::string_view more) {
        return fmt::format("(SELECT {} FROM directives d JOIN turns t ON t.directive_id = d.id WHERE d.paper_id = "
                           "e.paper_id AND d.state <> 'draft' AND t.state NOT IN ('withdrawn', 'handed_over') AND "
                           "(d.follower_id IN {} OR t.organisation_id IN {}){})",
                           what, ours, ours, more);
    };
    auto const answered =
        "(SELECT MIN(r.dated) FROM paper_names n JOIN paper_relations a ON a.name = n.name AND a.kind = 'answers' AND "
        "a.state = 'set' JOIN papers r ON r.id = a.paper_id JOIN entries o ON o.paper_id = r.id AND o.state = "
        "'registered' JOIN books ob ON ob.id = o.book_id AND ob.direction = 'out' AND ob.keeper_id = b.keeper_id WHERE "
        "n.paper_id = e.paper_id AND r.dated >= e.day)";
    auto const known = fmt::format(
        "SELECT e.id, e.book_id, e.number, CAST(e.number AS VARCHAR(20)) || e.suffix AS entry, e.day, e.paper_id, {} "
        "AS "
        "document, CASE WHEN e.unit = '' THEN '{}' ELSE e.unit END AS unit, COALESCE(e.due, {}) AS due_day, "
        "COALESCE(s.progress, '') AS written, s.settled_on AS written_on, {} AS turn_count, {} AS open_count, {} AS "
        "turn_day, {} AS answered_on, CASE WHEN e.reply <> '' THEN e.reply ELSE COALESCE({}, '') END AS reply, e.note, "
        "p.searched FROM entries e JOIN books b ON b.id = e.book_id JOIN papers p ON p.id = e.paper_id LEFT JOIN "
        "settlements s ON s.entry_id = e.id WHERE b.direction = 'in' AND b.keeper_id = :lines_keeper AND e.state = "
        "'registered'",
        kDocument, kNobody, turns("MAX(t.last_day)", ""), turns("COUNT(*)", ""),
        turns("COUNT(*)", " AND t.is_open = 1"), turns("MAX(COALESCE(t.submitted_on, t.done_on))", ""), answered,
        turns("MIN(t.reply)", " AND t.reply <> ''"));
    auto const dated = fmt::format(
        "SELECT k.*, CASE WHEN k.written_on IS NOT NULL THEN k.written_on WHEN k.turn_count > 0 AND k.open_count = 0 "
        "THEN "
        "k.turn_day ELSE k.answered_on END AS settled_on, CASE WHEN k.written <> '' THEN k.written WHEN k.turn_count > "
        "0 "
        "THEN CAST(k.turn_count - k.open_count AS VARCHAR(20)) || '/' || CAST(k.turn_count AS VARCHAR(20)) || ' việc "
        "xong' ELSE '' END AS progress FROM ({}) k",
        known);
    return fmt::format(
        "(SELECT w.*, CASE WHEN w.settled_on IS NOT NULL THEN CASE WHEN w.due_day IS NULL OR w.settled_on <= w.due_day "
        "THEN 'settled_in_time' ELSE 'settled_late' END WHEN w.reply <> '' AND w.open_count = 0 THEN 'replied' WHEN w.due_day IS NULL OR "
        "w.due_day >= :lines_today THEN 'open_in_time' ELSE 'open_late' END AS state FROM ({}) w) x",
        dated);
}

base::Result<Summary> summary_of(db::Session& session, Scope const& scope, base::Date today, BookId book,
                                 base::Period const& period) {
    TRY(rights::require(scope, Capability::read_documents));
    db::Binds binds{{"from", period.first_day()}, {"until", period.last_day()}, {"book", book}};
    auto const from = lines(session, scope, today, binds);
    // A book of another keeper has no lines here: it counts to nothing.
    std::string const in_book = book ? "x.book_id = :book" : "(x.book_id <> 0 OR :book = 0)";
    Summary summary;
    summary.total.unit = "Tổng cộng";
    std::map<std::string, std::size_t> at;
    session.each<std::string, std::string, std::string, std::int64_t>(
        "SELECT y.unit, y.state, y.age, COUNT(*) FROM (SELECT x.unit, x.state, CASE WHEN x.day < :from THEN 'before' "
        "ELSE "
        "'in' END AS age FROM " +
            from + " WHERE x.day <= :until AND " + in_book + ") y GROUP BY y.unit, y.state, y.age ORDER BY y.unit",
        binds, [&](std::string unit, std::string const& code, std::string const& age, std::int64_t count) {
            auto const state =
                static_cast<std::size_t>(std::ranges::find(kWords, code, &StateWords::code) - kWords.begin());
            if (state >= kStates.size()) return;
            if (age == "before") {
                bool const open = kStates[state] == State::open_in_time || kStates[state] == State::open_late;
                if (open) summary.before += count;
                return;
            }
            auto const [known, fresh] = at.emplace(unit, summary.units.size());
            if (fresh) summary.units.push_back({.unit = std::move(unit)});
            summary.units[known->second].by_state[state] += count;
            summary.total.by_state[state] += count;
        });
    return summary;
}

std::optional<Settlement> find_settlement(db::Session& session, EntryId entry) {
    std::optional<Settlement> found;
    session.each<std::string, std::optional<base::Date>, std::int64_t, std::string>(
        "SELECT progress, settled_on, version, changed_by FROM settlements WHERE entry_id = :entry", {{"entry", entry}},
        [&](std::string progress, std::optional<base::Date> on, std::int64_t version, std::string by) {
            found = Settlement{std::move(progress), on, version, std::move(by)};
        });
    return found;
}

bool may_write(Scope const& scope) {
    return scope.organisation && (scope.may(Capability::register_documents) || scope.may(Capability::report_duties));
}

base::Result<void> write(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, EntryId id,
                         std::int64_t seen, Settlement const& typed) {
    auto const entry = TRY(documents::registry::find_entry(tx, scope, id));
    auto const book = TRY(documents::registry::find_book(tx, scope, entry.book));
    if (!may_write(scope) || book.keeper != scope.organisation)
        return fail(Code::refused, "Chỉ cơ quan giữ sổ mới ghi kết quả giải quyết.", {},
                    "Chuyển sang vị trí công tác của cơ quan giữ sổ.");
    if (book.direction != Direction::in || entry.state != documents::registry::EntryState::registered)
        return fail(Code::invalid_input, "Dòng này không phải văn bản đến đang có trong sổ.", "progress",
                    "Chọn dòng khác trong sổ theo dõi.");
    auto const progress = text::nfc(typed.progress);
    constexpr std::size_t kBytesMax = 2000;
    if (progress.size() > kBytesMax)
        return fail(Code::invalid_input, "Tiến độ quá dài.", "progress", "Rút gọn còn dưới 500 chữ.");
    if (typed.settled_on && (*typed.settled_on > today || *typed.settled_on < entry.day))
        return fail(Code::invalid_input,
                    *typed.settled_on > today ? "Ngày giải quyết xong ở tương lai."
                                              : "Ngày giải quyết xong trước ngày đến, " + entry.day.vietnamese() + ".",
                    "settled_on", "Sửa ngày giải quyết xong.");
    documents::registry::Paper const paper = TRY(documents::registry::find_paper(tx, scope, entry.paper));
    // The row is locked by the upsert itself: who comes second finds another version.
    auto const version = tx.find<std::int64_t>(
        "INSERT INTO settlements (entry_id, progress, settled_on, version, changed_at, changed_by) VALUES (:entry, "
        ":progress, :on, 1, :at, :by) ON CONFLICT (entry_id) DO UPDATE SET progress = excluded.progress, settled_on = "
        "excluded.settled_on, version = settlements.version + 1, changed_at = excluded.changed_at, changed_by = "
        "excluded.changed_by WHERE settlements.version = :seen RETURNING version",
        {{"entry", id},
         {"progress", progress},
         {"on", typed.settled_on},
         {"at", when},
         {"by", scope.actor},
         {"seen", seen}});
    if (!version || (seen == 0 && *version != 1) || (seen != 0 && *version != seen + 1)) {
        auto const theirs = find_settlement(tx, id).value_or(Settlement{});
        return fail(Code::refused,
                    fmt::format("{} đã ghi “{}” sau khi anh/chị mở trang.", theirs.changed_by, theirs.progress), {},
                    "Mở lại trang để xem nội dung mới rồi ghi tiếp.");
    }
    audit::write(
        tx, scope, when,
        {.verb = "settlement",
         .object = fmt::format("entry/{}", id.number()),
         .label = documents::registry::title_of(paper.head),
         .before = {},
         .after = nlohmann::ordered_json{{"Tiến độ", progress},
                                         {"Giải quyết xong", typed.settled_on ? typed.settled_on->vietnamese() : ""}}
                      .dump()});
    return {};
}

} // namespace directives::settlement
