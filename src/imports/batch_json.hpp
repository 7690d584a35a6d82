#pragma once

#include "imports/batch.hpp"

/// How lists of a batch stand in its columns. The readers throw std::runtime_error where the store is damaged.
namespace imports {

std::string json_of_texts(std::vector<std::string> const& texts);
std::vector<std::string> texts_of(std::string const& json);
std::string json_of_matching(Matching const& matching);
Matching matching_of(std::string const& json);
std::string json_of_sheets(std::vector<SheetChoice> const& sheets);
std::vector<SheetChoice> sheets_of(std::string const& json);
std::string json_of_error(std::optional<base::Error> const& error);
std::optional<base::Error> error_of(std::string const& json);
Settings settings_of(std::string const& json);
std::string json_of_changes(std::vector<CellChange> const& changes);
std::vector<CellChange> changes_of(std::string const& json);
std::string json_of_faults(std::vector<Fault> const& faults);
std::vector<Fault> faults_of(std::string const& json);

} // namespace imports
