#include "office/extract.hpp"

#include "office/docx.hpp"
#include "office/messages.hpp"
#include "office/odt.hpp"
#include "office/plain_text.hpp"
#include "office/sniff.hpp"

#include <fstream>

namespace office {
namespace {

using messages::Trouble;

base::Result<std::string> read_whole(std::filesystem::path const& file, std::string const& name, Limits const& limits) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return messages::fail(Trouble::cannot_open, name);
    auto const size = std::filesystem::file_size(file, error);
    if (error) return messages::fail(Trouble::cannot_open, name);
    if (size > limits.file_bytes) return messages::fail(Trouble::file_too_large, name);
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return messages::fail(Trouble::cannot_open, name);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

base::Result<Extraction> read(std::string& bytes, Limits const& limits) {
    Extraction out;
    out.format = TRY(sniff(bytes, limits));
    switch (out.format) {
    case Format::text: out.text = TRY(plain_text(bytes)); break;
    case Format::docx: out.text = cleaned(TRY(docx_text(bytes, limits))); break;
    case Format::odt: {
        std::string none;
        out.text = cleaned(TRY(bytes.starts_with("PK") ? odt_text(std::string_view{bytes}, limits) : odt_text(bytes, none, limits)));
        break;
    }
    case Format::pdf: return messages::fail(Trouble::pdftotext_missing);
    case Format::image: return messages::fail(Trouble::tesseract_missing);
    }
    return out;
}

} // namespace

base::Result<Extraction> extract(std::filesystem::path const& file, std::string_view name, Limits const& limits, std::filesystem::path const& scratch) {
    std::string const called = name.empty() ? file.filename().string() : std::string{name};
    std::string bytes = TRY(read_whole(file, called, limits));
    (void)scratch;
    auto out = read(bytes, limits);
    if (!out) {
        auto error = std::move(out).error();
        error.where = error.where.empty() ? called : called + ", " + error.where;
        return std::unexpected{std::move(error)};
    }
    if (out->text.size() > limits.text_bytes) return messages::fail(Trouble::text_too_large, called);
    if (out->text.find_first_not_of(" \n\t\f") == std::string::npos) return messages::fail(Trouble::no_text, called);
    return out;
}

} // namespace office
