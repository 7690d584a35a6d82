#include "imports/cells.hpp"

#include "base/json.hpp"

#include <array>
#include <stdexcept>

namespace imports {

namespace {

using Json = nlohmann::json;
using office::CellKind;

constexpr std::array kKinds{"empty", "text", "number", "boolean", "date", "error"};

Json json_of_cell(office::Cell const& cell) {
    if (cell.kind == CellKind::empty) return nullptr;
    if (cell.kind == CellKind::text) return cell.text;
    Json json{{"k", kKinds.at(static_cast<std::size_t>(cell.kind))}, {"t", cell.text}};
    if (cell.date) json["d"] = cell.date->iso();
    if (cell.percent) json["p"] = true;
    if (cell.formula_without_result) json["f"] = true;
    return json;
}

office::Cell cell_of(Json const& json) {
    if (json.is_null()) return {};
    if (json.is_string()) return {.kind = CellKind::text, .text = json.get<std::string>()};
    office::Cell cell;
    auto const kind = json.at("k").get<std::string>();
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kind == kKinds.at(i)) cell.kind = static_cast<CellKind>(i);
    cell.text = json.at("t").get<std::string>();
    if (json.contains("d"))
        if (auto const date = base::Date::parse(json["d"].get<std::string>())) cell.date = *date;
    cell.percent = json.value("p", false);
    cell.formula_without_result = json.value("f", false);
    return cell;
}

} // namespace

std::string json_of(std::span<office::Cell const> cells) {
    auto array = Json::array();
    for (auto const& cell : cells) array.push_back(json_of_cell(cell));
    return array.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<office::Cell> cells_of(std::string_view text) {
    try {
        std::vector<office::Cell> cells;
        for (auto const& json : Json::parse(text)) cells.push_back(cell_of(json));
        return cells;
    } catch (Json::exception const& trouble) {
        throw std::runtime_error{std::string{"a staged row can not be read: "} + trouble.what()};
    }
}

} // namespace imports
