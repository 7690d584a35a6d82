#include "office/merge_program.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

namespace office::merge {
namespace {

using base::Code;
using base::fail;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    auto const begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t kBytes = 80;
    if (text.size() <= kBytes) return std::string{text};
    std::size_t end = kBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + "…";
}

/// A piece of a paragraph's text: a w:t, or something between two of them that no mark may cross.
struct Piece {
    pugi::xml_node letters; ///< none: a tab, a line break
    std::size_t begin = 0;
    std::string text;
};

void collect(pugi::xml_node parent, std::vector<Piece>& pieces, std::string& whole) {
    for (auto const node : parent.children()) {
        std::string_view const name = node.name();
        if (name == "w:r") {
            for (auto const inner : node.children()) {
                std::string_view const kind = inner.name();
                if (kind == "w:t") {
                    pieces.push_back({inner, whole.size(), inner.text().get()});
                    whole += pieces.back().text;
                } else if (kind == "w:tab" || kind == "w:br" || kind == "w:cr") {
                    pieces.push_back({{}, whole.size(), "\t"});
                    whole += '\t';
                }
            }
        } else if (name != "w:p" && name != "w:tbl" && name != "w:del" && name != "w:moveFrom" && name != "w:pPr")
            collect(node, pieces, whole); // w:hyperlink, w:ins, w:sdt, w:smartTag, w:fldSimple …
    }
}

void set_text(pugi::xml_node letters, std::string const& text) {
    letters.remove_children();
    letters.append_child(pugi::node_pcdata).set_value(text.c_str());
    letters.remove_attribute("xml:space");
    letters.append_attribute("xml:space").set_value("preserve");
}

/// A run without what it says.
pugi::xml_node like(pugi::xml_node run) {
    auto fresh = run.parent().insert_child_before("w:r", run);
    if (auto const look = run.child("w:rPr")) fresh.append_copy(look);
    return fresh;
}

/// Parts a run whose letters hold whole marks.
base::Result<void> part_run(pugi::xml_node run) {
    pugi::xml_node plain; // gathers what is no mark
    auto const gather = [&] {
        if (!plain) plain = like(run);
        return plain;
    };
    for (auto const node : run.children()) {
        if (std::string_view{node.name()} == "w:rPr") continue;
        if (std::string_view{node.name()} != "w:t") {
            gather().append_copy(node);
            continue;
        }
        std::string const text = node.text().get();
        std::size_t at = 0;
        for (;;) {
            auto const mark = TRY(find_mark(text, at));
            std::size_t const until = mark ? mark->begin : text.size();
            if (until > at) set_text(gather().append_child("w:t"), text.substr(at, until - at));
            if (!mark) break;
            set_text(like(run).append_child("w:t"), text.substr(mark->begin, mark->end - mark->begin));
            plain = {};
            at = mark->end;
        }
    }
    run.parent().remove_child(run);
    return {};
}

base::Result<void> part_paragraph(pugi::xml_node paragraph) {
    std::vector<Piece> pieces;
    std::string whole;
    collect(paragraph, pieces, whole);
    if (!whole.contains("{{")) return {};
    std::vector<std::string> texts;
    for (Piece const& piece : pieces) texts.push_back(piece.text);
    for (std::size_t at = 0;;) { // from the last letter of a mark backwards into the piece in which it begins
        auto const mark = find_mark(whole, at);
        if (!mark) return fail(Code::invalid_input, mark.error().message, excerpt(whole), mark.error().mend);
        if (!*mark) break;
        at = (*mark)->end;
        std::size_t first = pieces.size();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            auto const begin = std::max(pieces[i].begin, (*mark)->begin);
            auto const end = std::min(pieces[i].begin + pieces[i].text.size(), (*mark)->end);
            if (begin >= end) continue;
            if (first == pieces.size()) {
                first = i;
                continue;
            }
            // What this piece has of the mark goes to the first one. Its own letters before the mark are none: the mark came from before.
            texts[first] += pieces[i].text.substr(0, end - begin);
            texts[i].erase(0, end - begin);
        }
    }
    std::vector<pugi::xml_node> runs;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].letters) continue;
        if (texts[i] != pieces[i].text) set_text(pieces[i].letters, texts[i]);
        auto const run = pieces[i].letters.parent();
        if (texts[i].contains("{{") && std::ranges::find(runs, run) == runs.end()) runs.push_back(run);
    }
    for (auto const run : runs) TRY(part_run(run));
    return {};
}

} // namespace

base::Result<std::optional<Mark>> find_mark(std::string_view text, std::size_t from) {
    auto const begin = text.find("{{", from);
    if (begin == std::string_view::npos) return std::optional<Mark>{};
    auto const end = text.find("}}", begin + 2);
    auto const inner =
        trimmed(end == std::string_view::npos ? std::string_view{} : text.substr(begin + 2, end - begin - 2));
    if (inner.empty() || inner.find_first_of("{}\t\n") != std::string_view::npos)
        return fail(Code::invalid_input, "Mẫu có dấu {{ mà trường không viết trọn trong một dòng.",
                    excerpt(text.substr(begin)), "Gõ lại cả trường liền một mạch, ví dụ {{trich_yeu}}.");
    Mark mark{.kind = Mark::Kind::value, .name = {}, .begin = begin, .end = end + 2};
    auto name = inner;
    if (std::string_view{"#/?"}.contains(name.front())) {
        mark.kind = name.front() == '#'   ? Mark::Kind::open
                    : name.front() == '/' ? Mark::Kind::close
                                          : Mark::Kind::given;
        name = trimmed(name.substr(1));
    }
    // Word makes the first letter of a cell a capital
    for (char const c : name) mark.name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::optional{std::move(mark)};
}

base::Result<void> part_marks(pugi::xml_node root) {
    std::vector<pugi::xml_node> paragraphs;
    std::function<void(pugi::xml_node)> const find = [&](pugi::xml_node node) {
        for (auto const child : node.children()) {
            if (std::string_view{child.name()} == "w:p") paragraphs.push_back(child);
            find(child);
        }
    };
    find(root);
    // Inner ones first: a run that holds a text box may be copied when its own marks are parted.
    for (auto paragraph = paragraphs.rbegin(); paragraph != paragraphs.rend(); ++paragraph)
        TRY(part_paragraph(*paragraph));
    return {};
}

void append_escaped(std::string& out, std::string_view text) {
    for (char const c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default:
            // other controls are not XML, not even as references
            if (static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n') out += c;
        }
}

} // namespace office::merge
