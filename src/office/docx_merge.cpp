#include "office/docx_merge.hpp"

#include "base/ensure.hpp"
#include "office/container.hpp"
#include "office/make_archive.hpp"
#include "office/merge_program.hpp"
#include "office/messages.hpp"
#include "office/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace office {
namespace {

using base::Code;
using base::fail;
using merge::Step;

constexpr std::string_view kDeclaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kMainType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr std::string_view kPictureRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr std::string_view kNoRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>)";
constexpr char kDocument[] = "word/document.xml";
constexpr std::size_t kOutBytesMax = 512u << 20; ///< 10 000 letters of 50 KB

std::string to_text(pugi::xml_document const& document) {
    struct Text : pugi::xml_writer {
        std::string text;
        void write(void const* data, std::size_t size) override { text.append(static_cast<char const*>(data), size); }
    } writer;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration);
    return std::string{kDeclaration} + writer.text;
}

std::unexpected<base::Error> refused(std::string message, std::string where) {
    return fail(Code::refused, std::move(message), std::move(where),
                "Mở mẫu bằng Word hoặc LibreOffice, bỏ phần đó, lưu lại kiểu .docx rồi nạp lại.");
}

/// Types of the parts: an ordinary document without macros, in which PNG pictures may stand.
base::Result<std::string> checked_types(std::string bytes) {
    pugi::xml_document types;
    TRY(xml::parse(types, bytes, xml::Blanks::only_where_alone, "[Content_Types].xml"));
    auto root = types.document_element();
    bool main = false, png = false;
    for (auto const node : root.children()) {
        std::string_view const type = node.attribute("ContentType").value();
        if (type.contains("macroEnabled") || type.contains("vbaProject") || type.contains("activeX"))
            return refused("Mẫu có macro.", node.attribute("PartName").value());
        main |= type == kMainType;
        png |= std::string_view{node.attribute("Extension").value()} == "png";
    }
    if (!main)
        return fail(Code::invalid_input, "Tệp không phải văn bản Word kiểu .docx.", {},
                    "Mở bằng Word hoặc LibreOffice, chọn Lưu thành, kiểu .docx, rồi nạp lại tệp .docx đó.");
    if (!png) {
        auto node = root.prepend_child("Default");
        node.append_attribute("Extension").set_value("png");
        node.append_attribute("ContentType").set_value("image/png");
    }
    return to_text(types);
}

/// Nothing but a link that a person clicks may lead out of the file: what is fetched when the file is opened tells others who reads it.
base::Result<void> check_relations(std::string bytes, std::string const& name) {
    pugi::xml_document relations;
    TRY(xml::parse(relations, bytes, xml::Blanks::only_where_alone, name));
    for (auto const node : relations.document_element().children())
        if (std::string_view{node.attribute("TargetMode").value()} == "External" &&
            !std::string_view{node.attribute("Type").value()}.ends_with("/hyperlink"))
            return refused("Mẫu lấy nội dung từ nơi khác mỗi khi mở.", node.attribute("Target").value());
    return {};
}

/// Field codes that fetch something when the file is opened.
base::Result<void> check_codes(pugi::xml_node node, std::string& code) {
    for (auto const child : node.children()) {
        std::string_view const name = child.name();
        if (name == "w:instrText") code += child.text().get();
        if (name == "w:fldSimple") code += child.attribute("w:instr").value();
        if (name == "w:altChunk") return refused("Mẫu nhúng tệp khác bên trong.", "altChunk");
        TRY(check_codes(child, code));
    }
    return {};
}

struct Part {
    std::string name;
    std::string bytes = {}; ///< of a part that stands as it is
    bool filled = false;    ///< `before`, `steps`, `after` instead
    std::string before = {}, after = {};
    std::vector<Step> steps = {};
};

std::string relations_name(std::string_view part) {
    auto const slash = part.rfind('/') + 1;
    return fmt::format("{}_rels/{}.rels", part.substr(0, slash), part.substr(slash));
}

/// The section of a letter among others: its pages are numbered from 1.
std::string section_of_many(pugi::xml_node own) {
    pugi::xml_document document;
    auto section = own ? document.append_copy(own) : document.append_child("w:sectPr");
    section.remove_child("w:type");
    section.remove_child("w:pgNumType");
    // The order of the schema: headers, notes, type, size, margins, paper, borders, line numbers, then page numbers.
    constexpr std::array<std::string_view, 11> kBefore{
        "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type",        "w:pgSz",
        "w:pgMar",           "w:paperSrc",        "w:pgBorders",  "w:lnNumType", "w:sectPrChange"};
    pugi::xml_node last;
    for (auto const node : section.children())
        if (std::ranges::find(kBefore, std::string_view{node.name()}) != kBefore.end()) last = node;
    auto number = last ? section.insert_child_after("w:pgNumType", last) : section.prepend_child("w:pgNumType");
    number.append_attribute("w:start").set_value(1);
    return to_text(document).substr(kDeclaration.size());
}

} // namespace

struct MergeTemplate::State {
    std::vector<Part> parts;
    std::vector<std::string> names;
    std::size_t document = 0;          ///< which part is the body
    std::string section, section_many; ///< of the whole document, as XML
    bool shared_fields = false;        ///< in headers, footers, notes

    /// Takes the part `index` apart. Word's body ends with the section.
    base::Result<void> compile(std::size_t index, merge::Names& names_seen, Limits const& limits) {
        Part& part = parts[index];
        if (part.bytes.size() > limits.text_bytes) return messages::fail(messages::Trouble::text_too_large, part.name);
        pugi::xml_document document_tree;
        TRY(xml::parse(document_tree, part.bytes, xml::Blanks::meaningful, part.name));
        auto const root = document_tree.document_element();
        std::string codes;
        TRY(check_codes(root, codes));
        for (char const* const code : {"INCLUDEPICTURE", "INCLUDETEXT", "DDE"})
            if (codes.contains(code)) return refused("Mẫu lấy nội dung từ nơi khác mỗi khi mở.", code);
        TRY(merge::part_marks(root));
        part.before = std::string{kDeclaration} + merge::opening(root);
        part.after = fmt::format("</{}>", root.name());
        if (index == document) {
            auto const body = root.child("w:body");
            if (!body) return messages::fail(messages::Trouble::missing_part, "w:body");
            auto const last = body.last_child();
            auto const own = std::string_view{last.name()} == "w:sectPr" ? last : pugi::xml_node{};
            part.before += merge::opening(body);
            part.after = "</w:body>" + part.after;
            part.steps = TRY(merge::compile(body.first_child(), own, names_seen));
            section_many = section_of_many(own);
            if (own)
                for (Step const& step : TRY(merge::compile(own, own.next_sibling(), names_seen))) section += step.text;
        } else {
            part.steps = TRY(merge::compile(root.first_child(), {}, names_seen));
            shared_fields |=
                !std::ranges::all_of(part.steps, [](Step const& step) { return step.kind == Step::Kind::text; });
        }
        part.filled = true;
        part.bytes.clear();
        return {};
    }

    bool has(std::string_view name) const { return std::ranges::find(parts, name, &Part::name) != parts.end(); }

    /// Joins parts that were written with those that stand as they are.
    struct Written {
        std::size_t part;
        std::string bytes;
        std::vector<merge::Writer::Picture> pictures;
    };
    base::Result<std::string> pack(std::vector<Written> const& written) const {
        std::vector<ArchivePart> out;
        std::vector<std::string> kept; // what the views of `out` point to
        kept.reserve(written.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto const own = std::ranges::find(written, i, &Written::part);
            out.push_back({parts[i].name, own != written.end() ? std::string_view{own->bytes} : parts[i].bytes});
        }
        for (Written const& part : written) {
            if (part.pictures.empty()) continue;
            auto const name = relations_name(parts[part.part].name);
            auto const there = std::ranges::find(out, name, &ArchivePart::name);
            std::string relations{there == out.end() ? kNoRelations : there->bytes};
            auto const end = relations.rfind("</");
            if (end == std::string::npos) return messages::fail(messages::Trouble::broken_xml, name);
            std::string more;
            for (auto const& picture : part.pictures)
                more += fmt::format(R"(<Relationship Id="{}" Type="{}" Target="media/{}"/>)", picture.relation,
                                    kPictureRelation, picture.name);
            relations.insert(end, more);
            kept.push_back(std::move(relations));
            if (there == out.end())
                out.push_back({name, kept.back()});
            else
                there->bytes = kept.back();
            for (auto const& picture : part.pictures) out.push_back({"word/media/" + picture.name, picture.png});
        }
        return make_archive(out);
    }
};

MergeTemplate::MergeTemplate(std::unique_ptr<State> state) : state_{std::move(state)} {}
MergeTemplate::MergeTemplate(MergeTemplate&&) noexcept = default;
MergeTemplate& MergeTemplate::operator=(MergeTemplate&&) noexcept = default;
MergeTemplate::~MergeTemplate() = default;
std::vector<std::string> const& MergeTemplate::names() const { return state_->names; }

base::Result<MergeTemplate> MergeTemplate::parse(std::string_view bytes, std::span<MergeName const> known,
                                                 Limits const& limits) {
    if (bytes.size() > limits.file_bytes) return messages::fail(messages::Trouble::file_too_large);
    auto container = TRY(Container::open(bytes, limits));
    auto state = std::make_unique<State>();
    for (auto& name : container.names()) {
        if (name.ends_with('/')) continue;
        if (state->has(name)) return messages::fail(messages::Trouble::broken_container, name);
        auto part = TRY(container.part(name.c_str()));
        if (name == "[Content_Types].xml") part = TRY(checked_types(std::move(part)));
        if (name.ends_with(".rels")) TRY(check_relations(part, name));
        if (name == kDocument) state->document = state->parts.size();
        state->parts.push_back({.name = std::move(name), .bytes = std::move(part)});
    }
    if (!state->has("[Content_Types].xml") || !state->has(kDocument))
        return messages::fail(messages::Trouble::missing_part, kDocument);
    merge::Names names{.known = known};
    for (std::size_t i = 0; i < state->parts.size(); ++i) {
        std::string_view const name = state->parts[i].name;
        if (name == kDocument ||
            ((name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml")))
            TRY(state->compile(i, names, limits));
    }
    state->names.assign(names.used.begin(), names.used.end());
    return MergeTemplate{std::move(state)};
}

base::Result<std::string> MergeTemplate::fill(MergeValues const& letter) const {
    std::vector<State::Written> written;
    for (std::size_t i = 0; i < state_->parts.size(); ++i) {
        Part const& part = state_->parts[i];
        if (!part.filled) continue;
        State::Written one{.part = i, .bytes = part.before, .pictures = {}};
        merge::Writer writer{one.bytes, kOutBytesMax, fmt::format("Merge{}x", i)};
        TRY(writer.write(part.steps, letter));
        if (i == state_->document) one.bytes += state_->section;
        one.bytes += part.after;
        one.pictures = writer.pictures();
        written.push_back(std::move(one));
    }
    return state_->pack(written);
}

base::Result<std::string> MergeTemplate::fill_all(std::span<MergeValues const> letters) const {
    ENSURE(!letters.empty());
    if (state_->shared_fields)
        return fail(Code::unsupported,
                    "Mẫu có trường ở đầu trang hoặc chân trang nên không gộp nhiều văn bản vào một tệp.", {},
                    "Chuyển trường vào phần nội dung của mẫu, hoặc tải từng văn bản.");
    std::vector<State::Written> written;
    for (std::size_t i = 0; i < state_->parts.size(); ++i) {
        Part const& part = state_->parts[i];
        if (!part.filled) continue;
        State::Written one{.part = i, .bytes = part.before, .pictures = {}};
        merge::Writer writer{one.bytes, kOutBytesMax, fmt::format("Merge{}x", i)};
        if (i != state_->document)
            TRY(writer.write(part.steps, letters.front()));
        else
            for (MergeValues const& letter : letters) {
                TRY(writer.write(part.steps, letter));
                if (&letter == &letters.back())
                    one.bytes += state_->section_many;
                else // a paragraph of one point bears the section's end and needs no page of its own
                    one.bytes += fmt::format(
                        R"(<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>)",
                        state_->section_many);
            }
        one.bytes += part.after;
        one.pictures = writer.pictures();
        written.push_back(std::move(one));
    }
    return state_->pack(written);
}

} // namespace office
