#include "office/converter.hpp"

#include <string>
#include <system_error>

namespace office {

namespace fs = std::filesystem;

bool is_installed(Suite suite) {
    std::error_code failed;
    for (char const* program : {"/usr/local/bin/soffice", "/usr/bin/soffice"}) {
        auto const whole = fs::canonical(program, failed);
        if (!failed)
            return fs::exists(whole.parent_path() / (suite == Suite::writer ? "libswlo.so" : "libsclo.so"), failed);
    }
    return false;
}

ConvertedFile convert(fs::path const& file, Conversion const& conversion, ChildLimits const& limits,
                      fs::path const& folder) {
    if (!is_installed(conversion.suite)) return {Converted::missing, {}};
    auto const input = folder / ("in." + std::string{conversion.extension});
    auto const output = folder / ("in." + std::string{conversion.into.substr(0, conversion.into.find(':'))});
    std::error_code failed;
    fs::copy_file(file, input, failed);
    if (failed) return {Converted::failed, {}};
    // A profile of its own: two at once on one profile fail. A file that can not be read ends well and leaves no output.
    auto const child = run_child({"soffice", "--headless", "--norestore",
                                  "-env:UserInstallation=file://" + (folder / "profile").string(),
                                  "--infilter=" + std::string{conversion.filter}, "--convert-to",
                                  std::string{conversion.into}, "--outdir", folder.string(), input.string()},
                                 limits, folder);
    if (child.ending == Ending::missing) return {Converted::missing, {}};
    if (child.ending == Ending::out_of_time || child.ending == Ending::cancelled) return {Converted::out_of_time, {}};
    if (child.ending != Ending::exited || !fs::is_regular_file(output, failed)) return {Converted::failed, {}};
    return {Converted::done, output};
}

bool ole_holds(std::string_view bytes, std::string_view name) {
    std::string wide; // as the directory holds it
    for (char const c : name) (wide += c) += '\0';
    return bytes.contains(wide);
}

} // namespace office
