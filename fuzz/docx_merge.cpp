// Any bytes as a template: as the whole container, and as the body of one. What is accepted is filled, and stays well-formed XML.
#include "office/docx_merge.hpp"
#include "base/ensure.hpp"
#include "office/make_archive.hpp"
#include "office/container.hpp"

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace {

constexpr office::MergeName kKnown[] = {{"a"}, {"b"}, {"qr"}, {"r", true}, {"s", true}};
constexpr std::string_view kTypes =
    R"(<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";

office::MergeValues letter() {
    office::MergeValues inner;
    inner.fields["b"] = "<b>\n\"\x02";
    office::MergeValues values;
    values.fields["a"] = "một\nhai\t&";
    values.fields["qr"] = office::MergePicture{"png", 20, 20, "<"};
    values.rows["r"] = {inner, inner};
    return values;
}

void check(base::Result<std::string> const& file) {
    if (!file) return;
    auto container = office::Container::open(*file, {});
    ENSURE(container.has_value());
    auto const body = container->part("word/document.xml");
    ENSURE(body.has_value());
    pugi::xml_document document;
    ENSURE(document.load_string(body->c_str()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    office::Limits limits = office::kTemplateLimits;
    limits.unpacked_bytes = 4u << 20;
    limits.text_bytes = 1u << 20;
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    std::string made;
    if (!bytes.starts_with("PK")) {
        std::string body{"<w:document xmlns:w=\"w\"><w:body>"};
        body += bytes;
        body += "</w:body></w:document>";
        office::ArchivePart const parts[] = {{"[Content_Types].xml", kTypes}, {"word/document.xml", body}};
        made = office::make_archive(parts).value();
    }
    auto const parsed = office::MergeTemplate::parse(made.empty() ? bytes : std::string_view{made}, kKnown, limits);
    if (!parsed) return 0;
    check(parsed->fill(letter()));
    check(parsed->fill({}));
    office::MergeValues const two[] = {letter(), letter()};
    check(parsed->fill_all(two));
    return 0;
}
