#pragma once

#include <filesystem>

namespace documents::intake {

/// Between the moment a file is kept and the moment the store names it, nobody may remove it as unneeded. Many may keep at once, who removes is
/// alone; this holds between threads and programs on one folder. Waits for its turn. Throws std::filesystem::filesystem_error.
class Hold {
public:
    enum class Mode { keep, remove };
    Hold(std::filesystem::path const& folder, Mode mode);
    ~Hold();
    Hold(Hold const&) = delete;

private:
    int file_;
};

} // namespace documents::intake
