#include "imports/batch_json.hpp"

#include "base/json.hpp"

#include <stdexcept>

namespace imports {

namespace {

using Json = nlohmann::ordered_json;

std::string printed(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class Take>
auto parsed(std::string const& text, Take take) {
    try {
        return take(Json::parse(text));
    } catch (Json::exception const& trouble) {
        throw std::runtime_error{std::string{"a batch can not be read: "} + trouble.what()};
    }
}

Json json_of_one(base::Error const& error) {
    return {static_cast<int>(error.code), error.message, error.where, error.mend};
}

base::Error error_of_one(Json const& json) {
    return {static_cast<base::Code>(json.at(0).get<int>()), json.at(1).get<std::string>(),
            json.at(2).get<std::string>(), json.at(3).get<std::string>()};
}

Json json_of_column(std::optional<std::size_t> const& column) { return column ? Json(*column) : Json(nullptr); }

std::optional<std::size_t> column_of(Json const& json) {
    if (json.is_null()) return std::nullopt;
    return json.get<std::size_t>();
}

} // namespace

std::string json_of_texts(std::vector<std::string> const& texts) { return printed(Json(texts)); }

std::vector<std::string> texts_of(std::string const& text) {
    return parsed(text, [](Json const& json) { return json.get<std::vector<std::string>>(); });
}

std::string json_of_matching(Matching const& matching) {
    auto array = Json::array();
    for (auto const& column : matching) array.push_back(json_of_column(column));
    return printed(array);
}

Matching matching_of(std::string const& text) {
    return parsed(text, [](Json const& json) {
        Matching matching;
        for (auto const& one : json) matching.push_back(column_of(one));
        return matching;
    });
}

std::string json_of_sheets(std::vector<SheetChoice> const& sheets) {
    auto array = Json::array();
    for (auto const& sheet : sheets) {
        auto rows = Json::array();
        for (auto const& [number, cells] : sheet.rows) rows.push_back({number, cells});
        array.push_back({sheet.name, rows});
    }
    return printed(array);
}

std::vector<SheetChoice> sheets_of(std::string const& text) {
    return parsed(text, [](Json const& json) {
        std::vector<SheetChoice> sheets;
        for (auto const& one : json) {
            SheetChoice sheet{one.at(0).get<std::string>(), {}};
            for (auto const& row : one.at(1))
                sheet.rows.emplace_back(row.at(0).get<std::int64_t>(), row.at(1).get<std::string>());
            sheets.push_back(std::move(sheet));
        }
        return sheets;
    });
}

std::string json_of_error(std::optional<base::Error> const& error) { return error ? printed(json_of_one(*error)) : ""; }

std::optional<base::Error> error_of(std::string const& text) {
    if (text.empty()) return std::nullopt;
    return parsed(text, error_of_one);
}

std::string json_of(Settings const& settings) {
    auto json = Json::object();
    for (auto const& [key, value] : settings) json[key] = value;
    return printed(json);
}

Settings settings_of(std::string const& text) {
    return parsed(text, [](Json const& json) {
        Settings settings;
        for (auto const& [key, value] : json.items()) settings.emplace(key, value.get<std::string>());
        return settings;
    });
}

std::string json_of_changes(std::vector<CellChange> const& changes) {
    if (changes.empty()) return "";
    auto array = Json::array();
    for (auto const& change : changes) array.push_back({change.column, change.before, change.after});
    return printed(array);
}

std::vector<CellChange> changes_of(std::string const& text) {
    if (text.empty()) return {};
    return parsed(text, [](Json const& json) {
        std::vector<CellChange> changes;
        for (auto const& one : json)
            changes.push_back(
                {one.at(0).get<std::size_t>(), one.at(1).get<std::string>(), one.at(2).get<std::string>()});
        return changes;
    });
}

std::string json_of_faults(std::vector<Fault> const& faults) {
    if (faults.empty()) return "";
    auto array = Json::array();
    for (auto const& fault : faults) array.push_back({json_of_column(fault.column), json_of_one(fault.told)});
    return printed(array);
}

std::vector<Fault> faults_of(std::string const& text) {
    if (text.empty()) return {};
    return parsed(text, [](Json const& json) {
        std::vector<Fault> faults;
        for (auto const& one : json) faults.push_back({column_of(one.at(0)), error_of_one(one.at(1))});
        return faults;
    });
}

} // namespace imports
