#include "areas/provinces.hpp"

#include "areas/catalogue.hpp"
#include "areas/name.hpp"
#include "base/ensure.hpp"

#include <array>
#include <unordered_map>

namespace areas {
namespace {

using Fields = std::array<std::string_view, 4>; ///< life;code;name;into

Fields fields_of(std::string_view line) {
    Fields fields;
    for (std::string_view& field : fields) {
        std::size_t const end = std::min(line.find(';'), line.size());
        field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return fields;
}

std::vector<Fields> rows_of(std::string_view file) {
    std::vector<Fields> rows;
    while (!file.empty()) {
        std::size_t const end = std::min(file.find('\n'), file.size());
        if (end > 0 && file.front() != '#') rows.push_back(fields_of(file.substr(0, end)));
        file.remove_prefix(std::min(end + 1, file.size()));
    }
    return rows;
}

} // namespace

KnownAreas known_provinces() {
    base::Date const first = base::Date::of(2025, 7, 1).value();
    KnownAreas known;
    std::unordered_map<std::string_view, AreaId> new_by_code;
    auto const rows = rows_of(catalogue_file("provinces.csv"));
    ENSURE(!rows.empty());
    for (auto const& [life, code, name, into] : rows) {
        Validity in;
        if (life == "old") in.until = first.plus_days(-1);
        if (life == "new") in.from = first;
        Kind const kind = split_name(name).is_city_word ? Kind::city : Kind::province;
        AreaId const id{static_cast<std::int64_t>(known.units.size()) + 1};
        auto parsed = AreaCode::parse(code);
        ENSURE(parsed.has_value());
        known.units.push_back({id, Level::province, in, {{{std::string{name}, kind}, in}}, {{*parsed, in}}, {}});
        if (life != "old") new_by_code.emplace(code, id);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string_view const into = rows[i][3];
        if (into.empty()) continue;
        auto const successor = new_by_code.find(into);
        ENSURE(successor != new_by_code.end());
        known.successions.push_back(
            {known.units[i].id, successor->second, Change::merge, first, "Nghị quyết 202/2025/QH15", {}});
    }
    return known;
}

} // namespace areas
