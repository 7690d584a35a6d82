#include "app/read.hpp"

#include "app/summary.hpp"
#include "app/trouble.hpp"
#include "base/json.hpp"
#include "documents/reading/reading.hpp"
#include "office/extract.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace app {

namespace {

using Json = nlohmann::ordered_json;

/// A folder for short-lived files, removed at the end.
class Scratch {
public:
    Scratch() : path_{(std::filesystem::temp_directory_path() / "benvung-XXXXXX").string()} {
        if (::mkdtemp(path_.data()) == nullptr) throw std::system_error{errno, std::generic_category(), path_};
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Scratch(Scratch const&) = delete;
    std::filesystem::path path() const { return path_; }

private:
    std::string path_;
};

base::Error about(base::Error error, std::string const& file) {
    if (error.where.empty())
        error.where = file;
    else if (error.where != file && error.where != std::filesystem::path{file}.filename())
        error.where = file + ", " + error.where;
    return error;
}

void print(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string dump(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json failure(std::string const& file, base::Error const& error) {
    return {{"file", file}, {"error", {{"message", error.message}, {"where", error.where}, {"mend", error.mend}}}};
}

} // namespace

int read(Read const& wanted) {
    Scratch const scratch;
    bool const several = wanted.files.size() > 1;
    int exit_code = kDone;
    Json all = Json::array();
    for (std::string const& file : wanted.files) {
        auto const name = std::filesystem::path{file}.filename().string();
        auto const extracted = office::extract(file, name, {}, scratch.path());
        if (!extracted) {
            auto const error = about(extracted.error(), file);
            exit_code = tell(error);
            if (several && wanted.form == ReadForm::json) all.push_back(failure(file, error));
            continue;
        }
        if (several && wanted.form != ReadForm::json) print("==> " + file + " <==\n");
        if (wanted.form == ReadForm::text) {
            print(extracted->text);
            if (!extracted->text.ends_with('\n')) print("\n");
            continue;
        }
        auto const reading = documents::reading::read(extracted->text, {.recognised = extracted->recognised});
        if (wanted.form == ReadForm::summary)
            print(summary(reading, name));
        else if (several)
            all.push_back(documents::reading::to_json(reading));
        else
            print(dump(documents::reading::to_json(reading)));
    }
    if (several && wanted.form == ReadForm::json) print(dump(all));
    if (std::fflush(stdout) != 0) {
        std::fprintf(stderr, "Không ghi được kết quả ra nơi nhận.\n");
        return kRefused;
    }
    return exit_code;
}

} // namespace app
