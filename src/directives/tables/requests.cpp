// Cells as a script sends them: the grid's own island and other programs alike.
#include "directives/tables/pages_shared.hpp"

#include "base/json.hpp"
#include "documents/words.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/core.h>

namespace directives::tables {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kChangesMax = 2000;

base::Error misshapen(std::string where) {
    return {base::Code::invalid_input, "Yêu cầu không có dạng máy chủ hiểu được.", std::move(where),
            R"(Ví dụ: {"cells":[{"row":1,"step":0,"value":"x","version":0}]}, nhiều nhất 2.000 ô.)"};
}

std::string print_second(db::Instant when) {
    auto const local = std::chrono::floor<std::chrono::seconds>(when) + std::chrono::hours{7};
    std::chrono::hh_mm_ss const time{local - std::chrono::floor<std::chrono::days>(local)};
    return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

Json totals_json(Whole const& whole) {
    auto totals = Json::array();
    for (std::size_t s = 0; s < whole.table.steps.size(); ++s) {
        auto const kind = whole.table.steps[s].kind;
        auto const& total = whole.evaluation.totals[s];
        totals.push_back(
            {{"shown", shown(kind, total)}, {"value", kind == StepKind::number ? total.scaled : total.value}});
    }
    return totals;
}

} // namespace

base::Result<std::vector<Change>> changes_of(std::string_view body) {
    auto const json = Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("cells") || !json["cells"].is_array() || json["cells"].empty() ||
        json["cells"].size() > kChangesMax)
        return std::unexpected{misshapen("cells")};
    std::vector<Change> changes;
    for (auto const& cell : json["cells"]) {
        auto const whole = [&](char const* name) { return cell.contains(name) && cell[name].is_number_unsigned(); };
        if (!cell.is_object() || !whole("row") || !whole("step") || !whole("version") || !cell.contains("value") ||
            !cell["value"].is_string())
            return std::unexpected{misshapen(fmt::format("cells[{}]", changes.size()))};
        auto const typed = cell["value"].get<std::string>();
        if (typed.find('\0') != std::string::npos)
            return std::unexpected{misshapen(fmt::format("cells[{}].value", changes.size()))};
        changes.push_back({.row = RowId{cell["row"].get<std::int64_t>()},
                           .step = cell["step"].get<std::size_t>(),
                           .typed = typed,
                           .seen = cell["version"].get<std::int64_t>()});
    }
    return changes;
}

Json saved_json(Whole const& whole, std::vector<Change> const& changes, Saved const& saved, db::Instant when) {
    auto const find = [&](RowId id) {
        auto const at = std::ranges::find(whole.rows, id, &Row::id);
        return at == whole.rows.end() ? std::nullopt : std::optional{static_cast<std::size_t>(at - whole.rows.begin())};
    };
    Json json{
        {"saved", Json::array()}, {"conflicts", Json::array()}, {"troubles", Json::array()}, {"rows", Json::array()}};
    std::vector<std::size_t> touched;
    for (auto const& [row, step] : saved.cells) {
        auto const at = find(row);
        if (!at) continue;
        auto const& cell = whole.rows[*at].cells[step];
        json["saved"].push_back({{"row", row.number()},
                                 {"step", step},
                                 {"value", shown(whole.table.steps[step].kind, cell.value)},
                                 {"version", cell.version}});
        if (std::ranges::find(touched, *at) == touched.end()) touched.push_back(*at);
    }
    for (auto const& conflict : saved.conflicts) {
        auto const& change = changes[conflict.change];
        auto const kind = whole.table.steps[change.step].kind;
        json["conflicts"].push_back({{"row", change.row.number()},
                                     {"step", change.step},
                                     {"mine", shown(kind, conflict.mine)},
                                     {"theirs", shown(kind, conflict.theirs.value)},
                                     {"version", conflict.theirs.version},
                                     {"by", conflict.theirs.by},
                                     {"at", documents::print_moment(conflict.theirs.at)}});
    }
    for (auto const& trouble : saved.troubles)
        json["troubles"].push_back({{"row", changes[trouble.change].row.number()},
                                    {"step", changes[trouble.change].step},
                                    {"message", trouble.error.message},
                                    {"mend", trouble.error.mend}});
    for (auto const at : touched) {
        auto texts = Json::array();
        for (auto i = whole.evaluation.of_row[at].first; i < whole.evaluation.of_row[at].second; ++i)
            texts.push_back(whole.evaluation.findings[i].text);
        json["rows"].push_back(
            {{"row", whole.rows[at].id.number()}, {"findings", texts}, {"html", findings_markup(whole, at)}});
    }
    json["totals"] = totals_json(whole);
    json["findings"] = whole.evaluation.findings.size();
    json["saved_at"] = print_second(when);
    return json;
}

int status_of(Saved const& saved) {
    if (!saved.conflicts.empty()) return 409;
    return saved.cells.empty() && !saved.troubles.empty() ? 422 : 200;
}

http::Response save_json(PageServices const& services, site::Visit const& visit) {
    auto const changes = changes_of(visit.request.body);
    if (!changes) return http::refusal(changes.error());
    auto const id = table_of(visit);
    auto const when = db::to_instant(services.clock.now());
    Saved saved;
    {
        auto tx = services.database.write();
        auto done = save(tx, visit.scope(), when, id, *changes);
        if (!done) return http::refusal(done.error());
        saved = *std::move(done);
        if (saved.changed) tx.commit(); // "đã lưu" is said after this line only
    }
    auto const seen = see(services, visit, id);
    if (!seen) return http::refusal(seen.error());
    return http::json(saved_json(*seen->whole, *changes, saved, when).dump(), status_of(saved));
}

} // namespace directives::tables
