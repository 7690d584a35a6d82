#pragma once

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <string>

namespace intake_house {

/// A folder of the test, gone at its end.
struct Folder {
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "benvung-intake-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(Folder const&) = delete;
    std::filesystem::path put(std::string const& name, std::string const& bytes) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream{path / name, std::ios::binary} << bytes;
        return path / name;
    }
    std::filesystem::path path;
};

} // namespace intake_house
