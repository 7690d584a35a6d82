#include "office/merge_program.hpp"

#include "office/messages.hpp"

#include <cmath>
#include <fmt/format.h>

namespace office::merge {
namespace {

/// English metric units in a millimetre: DrawingML, ECMA-376 part 1, 20.1.
constexpr double kUnitsPerMillimetre = 36'000;
/// Pictures of ours are numbered from here on: what a template holds itself has small numbers.
constexpr std::size_t kFirstPicture = 100'001;

/// Letters inside w:t; a line break and a tab are elements of their own.
void append_letters(std::string& out, std::string_view letters) {
    out += R"(<w:t xml:space="preserve">)";
    for (std::size_t at = 0; at <= letters.size();) {
        auto const end = std::min(letters.find_first_of("\n\t", at), letters.size());
        append_escaped(out, letters.substr(at, end - at));
        if (end < letters.size())
            out += letters[end] == '\n' ? R"(</w:t><w:br/><w:t xml:space="preserve">)"
                                        : R"(</w:t><w:tab/><w:t xml:space="preserve">)";
        at = end + 1;
    }
    out += "</w:t>";
}

} // namespace

std::variant<std::string, MergePicture> const* Writer::find(std::string const& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
        if (auto const found = (*scope)->fields.find(name); found != (*scope)->fields.end()) return &found->second;
    return nullptr;
}

std::vector<MergeValues> const* Writer::records(std::string const& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
        if (auto const found = (*scope)->rows.find(name); found != (*scope)->rows.end()) return &found->second;
    return nullptr;
}

base::Result<void> Writer::write(std::vector<Step> const& all, MergeValues const& values) {
    scopes_.push_back(&values);
    auto const written = steps(all, nullptr);
    scopes_.clear();
    return written;
}

base::Result<void> Writer::steps(std::vector<Step> const& all, std::string_view const* line) {
    for (Step const& one : all) TRY(step(one, line));
    if (out_.size() > bytes_max_) return messages::fail(messages::Trouble::text_too_large);
    return {};
}

base::Result<void> Writer::step(Step const& step, std::string_view const* line) {
    switch (step.kind) {
    case Step::Kind::text: out_ += step.text; return {};
    case Step::Kind::value: value(step, line); return {};
    case Step::Kind::each: {
        auto const* const found = records(step.name);
        if (found == nullptr) return {};
        for (MergeValues const& record : *found) {
            scopes_.push_back(&record);
            TRY(steps(step.body, nullptr));
            scopes_.pop_back();
        }
        return {};
    }
    case Step::Kind::given: {
        auto const* const found = find(step.name);
        auto const* const text = found == nullptr ? nullptr : std::get_if<std::string>(found);
        auto const* const rows = records(step.name);
        bool const there =
            (found != nullptr && (text == nullptr || !text->empty())) || (rows != nullptr && !rows->empty());
        return there ? steps(step.body, line) : base::Result<void>{};
    }
    case Step::Kind::lines: {
        auto const* const found = find(step.name);
        auto const* const text = found == nullptr ? nullptr : std::get_if<std::string>(found);
        if (text == nullptr) return steps(step.body, nullptr);
        for (std::string_view rest = *text;;) {
            auto const end = rest.find('\n');
            auto const one = rest.substr(0, end);
            TRY(steps(step.body, &one));
            if (end == std::string_view::npos) return {};
            rest.remove_prefix(end + 1);
        }
    }
    case Step::Kind::cell: {
        TRY(steps(step.body, line));
        constexpr std::string_view kEnd = "</w:tc>";
        // an empty cell is "<w:tc/>": nothing of ours was in it
        if (!out_.ends_with(kEnd)) return {};
        std::string_view const inside = std::string_view{out_}.substr(0, out_.size() - kEnd.size());
        if (inside.ends_with("</w:p>") || inside.ends_with("<w:p/>")) return {};
        out_.resize(inside.size());
        out_ += "<w:p/></w:tc>";
        return {};
    }
    case Step::Kind::table: {
        auto const begin = out_.size();
        TRY(steps(step.body, line));
        // Word calls a table without rows damaged
        if (std::string_view{out_}.find("<w:tr", begin) == std::string_view::npos) out_.resize(begin);
        return {};
    }
    }
    return {};
}

void Writer::value(Step const& step, std::string_view const* line) {
    auto const* const found = find(step.name);
    if (found == nullptr) return;
    if (auto const* const shown = std::get_if<MergePicture>(found)) {
        picture(step, *shown);
        return;
    }
    std::string_view const letters = line != nullptr ? *line : std::string_view{std::get<std::string>(*found)};
    if (letters.empty()) return;
    out_ += "<w:r>";
    out_ += step.text;
    append_letters(out_, letters);
    out_ += "</w:r>";
}

void Writer::picture(Step const& step, MergePicture const& picture) {
    auto const number = kFirstPicture + pictures_.size();
    auto const units = [](double millimetres) { return std::llround(millimetres * kUnitsPerMillimetre); };
    pictures_.push_back({fmt::format("rId{}{}", mark_, number), fmt::format("{}{}.png", mark_, number), picture.png});
    std::string told;
    append_escaped(told, picture.description);
    fmt::format_to(
        std::back_inserter(out_),
        R"(<w:r>{0}<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{1}" cy="{2}"/><wp:docPr id="{3}" name="{4}" descr="{5}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{3}" name="{4}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{6}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{1}" cy="{2}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>)",
        step.text, units(picture.width_mm), units(picture.height_mm), number, pictures_.back().name, told,
        pictures_.back().relation);
}

} // namespace office::merge
