#include "office/docx.hpp"

#include "office/container.hpp"
#include "office/docx_styles.hpp"
#include "office/flow.hpp"
#include "office/messages.hpp"
#include "office/xml.hpp"

#include <algorithm>
#include <map>

namespace office {
namespace {

using docx::is_on;
using flow::Block;
using flow::Paragraph;

/// WordprocessingML (ECMA-376 part 1) to paragraphs and tables.
class Reader {
public:
    Reader(docx::Styles const& styles, docx::Lists& lists) : styles_{styles}, lists_{lists} {}

    void read_notes(pugi::xml_node footnotes, pugi::xml_node endnotes) {
        for (auto const note : footnotes.children("w:footnote")) footnotes_[note.attribute("w:id").value()] = note;
        for (auto const note : endnotes.children("w:endnote")) endnotes_[note.attribute("w:id").value()] = note;
    }

    std::vector<Block> blocks(pugi::xml_node parent) {
        std::vector<Block> out;
        read_blocks(parent, out);
        if (joined_) out.push_back({std::move(*joined_)}); // nothing came that it could join
        joined_.reset();
        return out;
    }

private:
    void read_blocks(pugi::xml_node parent, std::vector<Block>& out) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "w:p")
                read_paragraph(node, out);
            else if (name == "w:tbl")
                out.push_back({read_table(node)});
            else if (name == "w:sdt")
                read_blocks(node.child("w:sdtContent"), out);
            else if (name == "w:ins" || name == "w:moveTo" || name == "w:customXml" || name == "w:smartTag")
                read_blocks(node, out);
            else if (name == "mc:AlternateContent")
                read_blocks(chosen(node), out);
            // w:sectPr, w:del, w:moveFrom, bookmarks, comments: nothing that is printed here
        }
    }

    /// Of the same thing written for new and for old programs, one.
    static pugi::xml_node chosen(pugi::xml_node alternate) {
        auto const choice = alternate.child("mc:Choice");
        return choice && choice.first_child() ? choice : alternate.child("mc:Fallback");
    }

    void read_paragraph(pugi::xml_node node, std::vector<Block>& out) {
        Paragraph paragraph;
        auto const properties = node.child("w:pPr");
        // A deleted paragraph mark joins the paragraph with the next one.
        bool const joins_next = properties.child("w:rPr").child("w:del");
        paragraph.page_before = is_on(properties.child("w:pageBreakBefore"));
        std::vector<Block> boxes;
        State state{paragraph, boxes};
        if (joined_) {
            paragraph = std::move(*joined_);
            joined_.reset();
        }
        read_inline(node, state);
        std::string const label = label_of(properties, paragraph.text.empty());
        if (!label.empty()) paragraph.text = label + ' ' + paragraph.text;
        part_enumerator(paragraph.text);
        if (joins_next)
            joined_ = std::move(paragraph);
        else {
            bool const page_after = state.page_after;
            out.push_back({std::move(paragraph)});
            if (page_after) out.push_back({Paragraph{.text = {}, .notes = {}, .page_before = true}});
        }
        std::ranges::move(boxes, std::back_inserter(out));
    }

    /// "-\tText" and "1.\tText": the tab behind a typed enumerator is a blank.
    static void part_enumerator(std::string& text) {
        auto const tab = text.find('\t');
        if (tab == std::string::npos || tab == 0 || tab > 8 || text.find('\t', tab + 1) != std::string::npos) return;
        if (std::string_view{".)-+:"}.contains(text[tab - 1]) || text.starts_with("–") || text.starts_with("•"))
            text[tab] = ' ';
    }

    std::string label_of(pugi::xml_node properties, bool empty) {
        std::string style = properties.child("w:pStyle").attribute("w:val").value();
        if (style.empty()) style = styles_.default_paragraph();
        auto const direct = properties.child("w:numPr");
        docx::Numbered numbered = styles_.numbering_of(style);
        if (!numbered.level && !numbered.list.empty()) numbered.level = lists_.level_of_style(numbered.list, style);
        if (auto const list = direct.child("w:numId")) numbered.list = list.attribute("w:val").value();
        if (auto const level = direct.child("w:ilvl")) numbered.level = level.attribute("w:val").as_int();
        if (numbered.list.empty() || numbered.list == "0") return {};
        std::string label = lists_.step(numbered.list, numbered.level.value_or(0));
        return empty && label == "-" ? std::string{} : label;
    }

    struct State {
        Paragraph& paragraph;
        std::vector<Block>& boxes;
        bool page_after = false;
        int field_code_depth = 0;      ///< inside fields that have not come to their result yet
        std::vector<bool> fields = {}; ///< for each open field: whether it is still at its code
    };

    void read_inline(pugi::xml_node parent, State& state) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "w:r")
                read_run(node, state);
            else if (name == "w:sdt")
                read_inline(node.child("w:sdtContent"), state);
            else if (name == "mc:AlternateContent")
                read_inline(chosen(node), state);
            else if (name == "w:del" || name == "w:moveFrom" || name == "w:pPr" || name == "w:rPr")
                continue;
            else if (name == "w:p" || name == "w:tbl")
                continue; // not here in any sound file
            else if (name == "m:t")
                state.paragraph.text += node.text().get();
            else
                read_inline(node, state); // w:hyperlink, w:ins, w:moveTo, w:fldSimple, w:smartTag, m:oMath …
        }
    }

    void read_run(pugi::xml_node run, State& state) {
        auto const properties = run.child("w:rPr");
        if (is_on(properties.child("w:vanish")) || is_on(properties.child("w:webHidden"))) return;
        bool const raised =
            std::string_view{properties.child("w:vertAlign").attribute("w:val").value()} == "superscript";
        read_run_content(run, state, raised);
    }

    void read_run_content(pugi::xml_node run, State& state, bool raised) {
        std::string& text = state.paragraph.text;
        for (auto const node : run.children()) {
            auto const name = xml::name(node);
            if (name == "w:fldChar") {
                follow_field(node.attribute("w:fldCharType").value(), state);
                continue;
            }
            if (state.field_code_depth > 0) continue;
            if (name == "w:t") {
                std::string_view const letters = node.text().get();
                bool const digits =
                    raised && !letters.empty() && letters.find_first_not_of("0123456789") == std::string_view::npos;
                text += digits ? flow::superscript(letters) : std::string{letters};
            } else if (name == "w:tab" || name == "w:ptab")
                text += '\t';
            else if (name == "w:br" || name == "w:cr") {
                std::string_view const kind = node.attribute("w:type").value();
                if (kind == "page") state.page_after = true;
                if (!text.empty() && kind != "page") text += '\n';
            } else if (name == "w:noBreakHyphen")
                text += '-';
            else if (name == "w:footnoteReference")
                cite(footnotes_, node, state);
            else if (name == "w:endnoteReference")
                cite(endnotes_, node, state);
            else if (name == "mc:AlternateContent")
                read_run_content(chosen(node), state, raised);
            else if (name == "w:drawing" || name == "w:pict" || name == "w:object")
                read_boxes(node, state.boxes);
            // w:instrText, w:delText, w:commentReference, w:lastRenderedPageBreak, w:softHyphen: not printed
        }
    }

    static void follow_field(std::string_view step, State& state) {
        if (step == "begin") {
            state.fields.push_back(true);
            ++state.field_code_depth;
        } else if (step == "separate" && !state.fields.empty() && state.fields.back()) {
            state.fields.back() = false;
            --state.field_code_depth;
        } else if (step == "end" && !state.fields.empty()) {
            if (state.fields.back()) --state.field_code_depth;
            state.fields.pop_back();
        }
    }

    void cite(std::map<std::string, pugi::xml_node> const& notes, pugi::xml_node reference, State& state) {
        auto const found = notes.find(reference.attribute("w:id").value());
        if (found == notes.end() || in_note_) return;
        // A mark of the author's own stands in the text that follows.
        bool const own_mark = reference.attribute("w:customMarkFollows").as_bool();
        std::string const mark = own_mark ? std::string{} : flow::superscript(std::to_string(++note_count_));
        in_note_ = true;
        std::string note = mark;
        for (Block const& block : blocks(found->second)) {
            auto const* paragraph = std::get_if<Paragraph>(&block.content);
            if (paragraph == nullptr || paragraph->text.empty()) continue;
            std::string_view body = paragraph->text;
            while (body.starts_with(' ') || body.starts_with('\t')) body.remove_prefix(1);
            if (body.empty()) continue;
            if (!note.empty()) note += ' ';
            for (char const c : body) note += c == '\n' || c == '\t' ? ' ' : c;
        }
        in_note_ = false;
        state.paragraph.text += mark;
        state.paragraph.notes.push_back(std::move(note));
    }

    void read_boxes(pugi::xml_node node, std::vector<Block>& boxes) {
        for (auto const child : node.children()) {
            if (xml::local(child) == "txbxContent")
                read_blocks(child, boxes);
            else if (xml::name(child) == "mc:AlternateContent")
                read_boxes(chosen(child), boxes);
            else
                read_boxes(child, boxes);
        }
    }

    flow::Table read_table(pugi::xml_node node) {
        flow::Table table;
        auto const properties = node.child("w:tblPr");
        std::optional<bool> ruled = docx::draws(properties.child("w:tblBorders"));
        if (!ruled) ruled = styles_.is_ruled(properties.child("w:tblStyle").attribute("w:val").value());
        std::size_t cells = 0, cells_ruled = 0;
        read_rows(node, table, cells, cells_ruled);
        table.ruled = *ruled || (cells > 0 && cells_ruled * 2 >= cells);
        return table;
    }

    void read_rows(pugi::xml_node parent, flow::Table& table, std::size_t& cells, std::size_t& cells_ruled) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "w:sdt")
                read_rows(node.child("w:sdtContent"), table, cells, cells_ruled);
            else if (name == "w:ins" || name == "w:customXml")
                read_rows(node, table, cells, cells_ruled);
            else if (name == "w:tr" && !node.child("w:trPr").child("w:del")) {
                flow::Row row;
                row.skipped = node.child("w:trPr").child("w:gridBefore").attribute("w:val").as_uint();
                read_cells(node, row, cells, cells_ruled);
                table.rows.push_back(std::move(row));
            }
        }
    }

    void read_cells(pugi::xml_node parent, flow::Row& row, std::size_t& cells, std::size_t& cells_ruled) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "w:sdt")
                read_cells(node.child("w:sdtContent"), row, cells, cells_ruled);
            else if (name == "w:customXml")
                read_cells(node, row, cells, cells_ruled);
            else if (name == "w:tc") {
                auto const properties = node.child("w:tcPr");
                flow::Cell cell;
                cell.columns = std::max(properties.child("w:gridSpan").attribute("w:val").as_uint(1), 1u);
                auto const merged = properties.child("w:vMerge");
                cell.continued = merged && std::string_view{merged.attribute("w:val").value()} != "restart";
                ++cells;
                cells_ruled += docx::draws(properties.child("w:tcBorders")).value_or(false);
                read_blocks(node, cell.blocks);
                row.cells.push_back(std::move(cell));
            }
        }
    }

    docx::Styles const& styles_;
    docx::Lists& lists_;
    std::map<std::string, pugi::xml_node> footnotes_, endnotes_;
    std::optional<Paragraph> joined_;
    int note_count_ = 0;
    bool in_note_ = false;
};

base::Result<void> parse_if_any(pugi::xml_document& document, std::string& bytes, std::string_view where) {
    return bytes.empty() ? base::Result<void>{} : xml::parse(document, bytes, xml::Blanks::only_where_alone, where);
}

} // namespace

base::Result<std::string> docx_text(DocxParts& parts, Limits const& limits) {
    pugi::xml_document document, styles_document, numbering_document, footnotes, endnotes;
    TRY(xml::parse(document, parts.document, xml::Blanks::only_where_alone, "word/document.xml"));
    TRY(parse_if_any(styles_document, parts.styles, "word/styles.xml"));
    TRY(parse_if_any(numbering_document, parts.numbering, "word/numbering.xml"));
    TRY(parse_if_any(footnotes, parts.footnotes, "word/footnotes.xml"));
    TRY(parse_if_any(endnotes, parts.endnotes, "word/endnotes.xml"));
    docx::Styles styles;
    styles.read(styles_document.document_element());
    docx::Lists lists;
    lists.read(numbering_document.document_element());
    Reader reader{styles, lists};
    reader.read_notes(footnotes.document_element(), endnotes.document_element());
    return flow::write(reader.blocks(document.document_element().child("w:body")), limits.text_bytes);
}

base::Result<std::string> docx_text(std::string_view bytes, Limits const& limits) {
    auto container = TRY(Container::open(bytes, limits));
    DocxParts parts;
    parts.document = TRY(container.part("word/document.xml"));
    struct Optional {
        char const* name;
        std::string& bytes;
    };
    for (auto const& [name, part] :
         {Optional{"word/styles.xml", parts.styles}, Optional{"word/numbering.xml", parts.numbering},
          Optional{"word/footnotes.xml", parts.footnotes}, Optional{"word/endnotes.xml", parts.endnotes}})
        if (container.has(name)) part = TRY(container.part(name));
    return docx_text(parts, limits);
}

} // namespace office
