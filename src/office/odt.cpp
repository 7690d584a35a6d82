#include "office/odt.hpp"

#include "office/container.hpp"
#include "office/flow.hpp"
#include "office/messages.hpp"
#include "office/odt_styles.hpp"
#include "office/xml.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace office {
namespace {

using flow::Block;
using flow::Paragraph;

constexpr unsigned kRepeatedColumnsMax = 256; ///< a spreadsheet pasted in claims 16 384 columns
constexpr unsigned kRepeatedRowsMax = 1'000;
constexpr unsigned kSpacesMax = 64;

/// OpenDocument text (OASIS ODF 1.3) to paragraphs and tables.
class Reader {
public:
    explicit Reader(odt::Styles const& styles) : styles_{styles} {}

    std::vector<Block> blocks(pugi::xml_node parent) {
        std::vector<Block> out;
        read_blocks(parent, out);
        return out;
    }

private:
    void read_blocks(pugi::xml_node parent, std::vector<Block>& out) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "text:p" || name == "text:h")
                read_paragraph(node, {}, out);
            else if (name == "text:list")
                read_list(node, out);
            else if (name == "table:table")
                out.push_back({read_table(node)});
            else if (name == "text:tracked-changes" || name == "office:forms" || name == "text:sequence-decls" ||
                     name == "office:annotation")
                continue;
            else if (name == "draw:frame" || name == "draw:g" || name == "draw:custom-shape" || name == "draw:rect")
                read_boxes(node, out);
            else if (xml::local(node) != "title" && xml::local(node) != "desc")
                read_blocks(node, out); // text:section, indexes, soft wrappers
        }
    }

    // Lists. A list goes on from another where it says so; an item that only wraps a deeper list is not counted.
    struct OpenList {
        std::string style, id;
        numbering::Counter counter;
    };

    void read_list(pugi::xml_node node, std::vector<Block>& out) {
        std::string style = node.attribute("text:style-name").value();
        if (style.empty()) style = style_from_first_paragraph(node);
        OpenList list{.style = style, .id = node.attribute("xml:id").value(), .counter = {}};
        std::string const continued = node.attribute("text:continue-list").value();
        if (!continued.empty() && by_id_.contains(continued))
            list.counter = by_id_[continued];
        else if ((node.attribute("text:continue-numbering").as_bool() || !continued.empty()) &&
                 by_style_.contains(style))
            list.counter = by_style_[style];
        read_items(node, list, 0, out);
        if (!list.id.empty()) by_id_[list.id] = list.counter;
        if (!continued.empty()) by_id_[continued] = list.counter; // a chain of lists names its first
        by_style_[style] = list.counter;
    }

    std::string style_from_first_paragraph(pugi::xml_node list) const {
        for (auto node = list.first_child(); node; node = node.first_child()) {
            while (node && xml::local(node) == "list-header") node = node.next_sibling();
            if (xml::name(node) == "text:p" || xml::name(node) == "text:h")
                return styles_.list_of(node.attribute("text:style-name").value());
        }
        return {};
    }

    void read_items(pugi::xml_node node, OpenList& list, int level, std::vector<Block>& out) {
        std::string const outer = list.style;
        if (std::string const own = node.attribute("text:style-name").value(); !own.empty()) list.style = own;
        for (auto const item : node.children()) {
            auto const name = xml::name(item);
            if (name != "text:list-item" && name != "text:list-header") continue;
            bool numbered = name == "text:list-header";
            for (auto const child : item.children()) {
                auto const kind = xml::name(child);
                if (kind == "text:list") {
                    read_items(child, list, std::min(level + 1, numbering::kLevels - 1), out);
                    numbered = true;
                } else if (kind == "text:p" || kind == "text:h") {
                    std::string label;
                    if (!numbered) {
                        std::optional<long> start;
                        if (auto const value = item.attribute("text:start-value")) start = value.as_int(1);
                        label = list.counter.step(styles_.levels(list.style), level, start);
                    }
                    numbered = true;
                    read_paragraph(child, label, out);
                } else if (kind == "table:table")
                    out.push_back({read_table(child)});
            }
        }
        list.style = outer;
    }

    struct State {
        Paragraph& paragraph;
        std::vector<Block>& boxes;
        bool raised = false;
    };

    void read_paragraph(pugi::xml_node node, std::string label, std::vector<Block>& out) {
        Paragraph paragraph;
        std::string const style = node.attribute("text:style-name").value();
        paragraph.page_before = styles_.breaks_page(style);
        std::vector<Block> boxes;
        read_inline(node, State{paragraph, boxes});
        if (xml::name(node) == "text:h" && label.empty() && !node.attribute("text:is-list-header").as_bool() &&
            !in_box_) {
            int const level = std::clamp(node.attribute("text:outline-level").as_int(1), 1, numbering::kLevels) - 1;
            label = outline_.step(styles_.outline(), level);
        }
        if (!label.empty() && !(paragraph.text.empty() && label == "-")) paragraph.text = label + ' ' + paragraph.text;
        auto const tab = paragraph.text.find('\t');
        if (tab != std::string::npos && tab > 0 && tab <= 8 &&
            paragraph.text.find('\t', tab + 1) == std::string::npos &&
            (std::string_view{".)-+:"}.contains(paragraph.text[tab - 1]) || paragraph.text.starts_with("–") ||
             paragraph.text.starts_with("•")))
            paragraph.text[tab] = ' '; // the tab behind a typed enumerator
        out.push_back({std::move(paragraph)});
        std::ranges::move(boxes, std::back_inserter(out));
    }

    void read_inline(pugi::xml_node parent, State state) {
        std::string& text = state.paragraph.text;
        for (auto const node : parent.children()) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                add_text(node.value(), state);
                continue;
            }
            auto const name = xml::name(node);
            if (name == "text:s")
                text.append(std::clamp(node.attribute("text:c").as_uint(1), 1u, kSpacesMax), ' ');
            else if (name == "text:tab")
                text += '\t';
            else if (name == "text:line-break")
                text += '\n';
            else if (name == "text:note")
                cite(node, state);
            else if (name == "text:span") {
                std::string const style = node.attribute("text:style-name").value();
                if (!styles_.is_hidden(style))
                    read_inline(node, State{state.paragraph, state.boxes, state.raised || styles_.is_raised(style)});
            } else if (name == "office:annotation" || name == "office:annotation-end" || name == "text:ruby-text" ||
                       name == "text:hidden-text" || name == "svg:title" || name == "svg:desc" ||
                       name == "text:soft-page-break")
                continue;
            else if (name.starts_with("draw:") && name != "draw:a")
                read_boxes(node, state.boxes);
            else
                read_inline(node, state); // text:a, fields, bookmarks, text:ruby, text:meta
        }
    }

    /// Blanks of every kind in the file are one blank (ODF 1.3 part 3, 6.1.2); the rest are text:s.
    static void add_text(std::string_view raw, State const& state) {
        std::string& text = state.paragraph.text;
        bool const digits =
            state.raised && !raw.empty() && raw.find_first_not_of("0123456789") == std::string_view::npos;
        if (digits) {
            text += flow::superscript(raw);
            return;
        }
        for (char const c : raw) {
            bool const blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!blank)
                text += c;
            else if (!text.empty() && !text.ends_with(' ') && !text.ends_with('\n'))
                text += ' ';
        }
    }

    void cite(pugi::xml_node note, State const& state) {
        if (in_note_) return;
        std::string mark = note.child("text:note-citation").text().get();
        mark = flow::superscript(mark.substr(0, 8));
        state.paragraph.text += mark;
        in_note_ = true;
        std::string line = mark;
        for (Block const& block : blocks(note.child("text:note-body"))) {
            auto const* paragraph = std::get_if<Paragraph>(&block.content);
            if (paragraph == nullptr) continue;
            std::string_view body = paragraph->text;
            while (body.starts_with(' ') || body.starts_with('\t')) body.remove_prefix(1);
            if (body.empty()) continue;
            line += ' ';
            for (char const c : body) line += c == '\n' || c == '\t' ? ' ' : c;
        }
        in_note_ = false;
        state.paragraph.notes.push_back(std::move(line));
    }

    void read_boxes(pugi::xml_node node, std::vector<Block>& boxes) {
        in_box_ = true;
        if (xml::name(node) == "draw:text-box")
            read_blocks(node, boxes);
        else
            for (auto const child : node.children()) {
                auto const name = xml::name(child);
                if (name == "text:p" || name == "text:h")
                    read_paragraph(child, {}, boxes); // a shape carries its text without a box
                else if (name == "text:list")
                    read_list(child, boxes);
                else if (name.starts_with("draw:"))
                    read_boxes(child, boxes);
            }
        in_box_ = false;
    }

    flow::Table read_table(pugi::xml_node node) {
        flow::Table table;
        std::size_t cells = 0, ruled = 0;
        read_rows(node, table, cells, ruled);
        table.ruled = cells > 0 && ruled * 2 >= cells;
        return table;
    }

    void read_rows(pugi::xml_node parent, flow::Table& table, std::size_t& cells, std::size_t& ruled) {
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            if (name == "table:table-header-rows" || name == "table:table-rows" || name == "table:table-row-group")
                read_rows(node, table, cells, ruled);
            else if (name == "table:table-row") {
                flow::Row row = read_row(node, cells, ruled);
                bool const filled =
                    std::ranges::any_of(row.cells, [](flow::Cell const& cell) { return !cell.blocks.empty(); });
                unsigned const repeated =
                    filled ? std::clamp(node.attribute("table:number-rows-repeated").as_uint(1), 1u, kRepeatedRowsMax)
                           : 1;
                for (unsigned copy = 1; copy < repeated && table.rows.size() < 100'000; ++copy)
                    table.rows.push_back(row);
                table.rows.push_back(std::move(row));
            }
        }
    }

    flow::Row read_row(pugi::xml_node parent, std::size_t& cells, std::size_t& ruled) {
        flow::Row row;
        unsigned spanned = 0; // covered cells that the cell before has already counted
        for (auto const node : parent.children()) {
            auto const name = xml::name(node);
            bool const covered = name == "table:covered-table-cell";
            if (!covered && name != "table:table-cell") continue;
            unsigned repeated =
                std::clamp(node.attribute("table:number-columns-repeated").as_uint(1), 1u, kRepeatedColumnsMax);
            if (covered) {
                unsigned const counted = std::min(spanned, repeated);
                spanned -= counted;
                repeated -= counted;
                if (repeated > 0) row.cells.push_back({.blocks = {}, .columns = repeated, .continued = true});
                continue;
            }
            flow::Cell cell;
            cell.columns =
                std::clamp(node.attribute("table:number-columns-spanned").as_uint(1), 1u, kRepeatedColumnsMax);
            spanned = cell.columns - 1;
            read_blocks(node, cell.blocks);
            ++cells;
            ruled += styles_.is_ruled(node.attribute("table:style-name").value());
            for (unsigned copy = 1; copy < repeated && row.cells.size() < kRepeatedColumnsMax; ++copy)
                row.cells.push_back(cell);
            row.cells.push_back(std::move(cell));
        }
        return row;
    }

    odt::Styles const& styles_;
    std::map<std::string, numbering::Counter> by_id_, by_style_;
    numbering::Counter outline_;
    bool in_note_ = false;
    bool in_box_ = false;
};

} // namespace

base::Result<std::string> odt_text(std::string& content, std::string& styles_bytes, Limits const& limits) {
    pugi::xml_document document, styles_document;
    TRY(xml::parse(document, content, xml::Blanks::meaningful, "content.xml"));
    if (!styles_bytes.empty()) TRY(xml::parse(styles_document, styles_bytes, xml::Blanks::meaningful, "styles.xml"));
    odt::Styles styles;
    for (auto const root : {styles_document.document_element(), document.document_element()})
        for (char const* part : {"office:styles", "office:automatic-styles"}) styles.read(root.child(part));
    auto const body = document.document_element().child("office:body").child("office:text");
    if (!body) return messages::fail(messages::Trouble::missing_part, "content.xml");
    Reader reader{styles};
    return flow::write(reader.blocks(body), limits.text_bytes);
}

base::Result<std::string> odt_text(std::string_view bytes, Limits const& limits) {
    auto container = TRY(Container::open(bytes, limits));
    if (container.has("META-INF/manifest.xml")) {
        std::string const manifest = TRY(container.part("META-INF/manifest.xml"));
        if (manifest.contains("encryption-data")) return messages::fail(messages::Trouble::encrypted_office);
    }
    std::string content = TRY(container.part("content.xml"));
    std::string styles;
    if (container.has("styles.xml")) styles = TRY(container.part("styles.xml"));
    return odt_text(content, styles, limits);
}

} // namespace office
