#pragma once

#include "documents/intake/desk.hpp"

#include <functional>

namespace documents::intake {

/// What became of one file of a folder.
struct FolderFile {
    std::string name;   ///< within the folder: "2025/cong-van.docx"
    bool again = false; ///< it was in before: nothing was done
    JobState state = JobState::waiting;
    PaperId paper = {};                    ///< that it is now, or looks like
    std::optional<base::Error> error = {}; ///< why it was refused or could not be read
};

/// Brings all files of a folder and of those below it, in the order of their names, and waits until each is settled. The same folder again goes on
/// where it was cut off: what is in by its bytes is left alone. Names that begin with a dot are left out. `told` is called in
/// that order. Errors: not_found (no such folder), refused (no right).
base::Result<std::vector<FolderFile>> import_folder(Desk& desk, rights::Scope const& scope,
                                                    std::filesystem::path const& folder,
                                                    std::function<void(FolderFile const&)> const& told = {});

} // namespace documents::intake
