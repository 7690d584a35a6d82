#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

#include <unistd.h>

/// Files made inside a test.
namespace archive {

/// A zip container with these parts.
inline std::string make(std::vector<std::pair<std::string, std::string>> const& parts) {
    zip_error_t error;
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* out = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (auto const& [name, bytes] : parts)
        zip_file_add(out, name.c_str(), zip_source_buffer(out, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(out);
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string whole(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, whole.data(), whole.size());
    zip_source_close(target);
    zip_source_free(target);
    return whole;
}

inline constexpr char const* kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"urn:wps\" xmlns:v=\"urn:v\"";

inline std::string docx(std::string const& body, std::vector<std::pair<std::string, std::string>> more = {}) {
    more.emplace_back("word/document.xml",
                      std::string{"<w:document "} + kWord + "><w:body>" + body + "</w:body></w:document>");
    return make(more);
}

inline std::string odt(std::string const& body, std::string const& styles = {}) {
    return make({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" "
                                 "xmlns:style=\"s\" xmlns:fo=\"f\" "
                                 "xmlns:draw=\"d\" xmlns:loext=\"l\"><office:automatic-styles>" +
                                     styles + "</office:automatic-styles><office:body><office:text>" + body +
                                     "</office:text></office:body></office:document-content>"}});
}

/// A folder for one test, removed with all it holds.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "office-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::filesystem::path const& path() const { return path_; }
    std::filesystem::path write(std::string const& name, std::string const& bytes) const {
        std::ofstream{path_ / name, std::ios::binary} << bytes;
        return path_ / name;
    }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path_}, {}));
    }

private:
    std::filesystem::path path_;
};

} // namespace archive
