#include "office/extract.hpp"

#include "office/converter.hpp"
#include "office/docx.hpp"
#include "office/messages.hpp"
#include "office/odt.hpp"
#include "office/pdf.hpp"
#include "office/plain_text.hpp"
#include "office/sniff.hpp"

#include <algorithm>
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

bool is_whole_pdf(std::string_view bytes) {
    return bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096)).contains("%%EOF");
}

/// An old Word file, or .rtf, as LibreOffice makes .docx of it.
base::Result<std::filesystem::path> as_docx(std::filesystem::path const& file, Format format, Limits const& limits,
                                            std::filesystem::path const& folder,
                                            std::chrono::steady_clock::time_point deadline) {
    bool const rich = format == Format::rtf;
    Conversion const conversion{Suite::writer, rich ? "rtf" : "doc", rich ? "Rich Text Format" : "MS Word 97",
                                "docx:MS Word 2007 XML"};
    auto converted = convert(file, conversion, {limits.suite_memory_bytes, deadline, 1u << 20}, folder);
    switch (converted.how) {
    case Converted::missing: return messages::fail(Trouble::converter_missing);
    case Converted::out_of_time: return messages::fail(Trouble::time_over);
    case Converted::failed: return messages::fail(Trouble::converter_failed);
    case Converted::done: break;
    }
    return std::move(converted.file);
}

base::Result<Extraction> read(std::filesystem::path const& file, std::string& bytes, Limits const& limits,
                              std::filesystem::path const& scratch, std::chrono::steady_clock::time_point deadline) {
    Extraction out;
    out.format = TRY(sniff(bytes, limits));
    switch (out.format) {
    case Format::text: out.text = TRY(plain_text(bytes)); return out;
    case Format::docx: {
        std::string const raw = TRY(docx_text(bytes, limits));
        out.text = cleaned(raw);
        return out;
    }
    case Format::odt: {
        std::string none;
        std::string const raw =
            TRY(bytes.starts_with("PK") ? odt_text(std::string_view{bytes}, limits) : odt_text(bytes, none, limits));
        out.text = cleaned(raw);
        return out;
    }
    case Format::pdf: {
        // A PDF cut short may be mended by its reader, with pages missing that nobody would notice.
        if (!is_whole_pdf(bytes)) return messages::fail(Trouble::broken_pdf);
        break;
    }
    case Format::doc:
    case Format::rtf:
    case Format::image: break;
    }
    std::string{}.swap(bytes); // the children read the file themselves
    auto const folder = TRY(ScratchFolder::create(scratch));
    std::filesystem::path const absolute = std::filesystem::absolute(file);
    if (out.format == Format::doc || out.format == Format::rtf) {
        auto const converted = TRY(as_docx(absolute, out.format, limits, folder.path(), deadline));
        out.text = cleaned(TRY(docx_text(TRY(read_whole(converted, {}, limits)), limits)));
        return out;
    }
    return out.format == Format::pdf ? pdf_text(absolute, limits, folder.path(), deadline)
                                     : image_text(absolute, limits, folder.path(), deadline);
}

} // namespace

base::Result<Extraction> extract(std::filesystem::path const& file, std::string_view name, Limits const& limits,
                                 std::filesystem::path const& scratch) {
    std::string const called = name.empty() ? file.filename().string() : std::string{name};
    std::string bytes = TRY(read_whole(file, called, limits));
    auto out = read(file, bytes, limits, scratch, std::chrono::steady_clock::now() + limits.time);
    if (!out) {
        auto error = std::move(out).error();
        error.where = error.where.empty() ? called : called + ", " + error.where;
        return std::unexpected{std::move(error)};
    }
    if (!out->recognised && has_legacy_letters(out->text)) // what a PDF has of them was recognised
        return messages::fail(Trouble::legacy_font, called);
    if (out->text.size() > limits.text_bytes) return messages::fail(Trouble::text_too_large, called);
    if (out->text.find_first_not_of(" \n\t\f") == std::string::npos) return messages::fail(Trouble::no_text, called);
    return out;
}

} // namespace office
