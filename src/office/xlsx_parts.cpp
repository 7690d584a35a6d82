#include "office/xlsx_parts.hpp"

#include "office/sheet_messages.hpp"
#include "office/xml.hpp"
#include "office/xml_stream.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

namespace office::xlsx {
namespace {

using sheet_messages::Trouble;
using sheet_values::NumberFormat;

constexpr std::size_t kFormatsMax = 100'000;
constexpr std::size_t kCodeMax = 1'000;
constexpr std::size_t kColumnsMax = 16'384;
constexpr std::int64_t kRowsMax = 1'048'576;

struct Relation {
    std::string type, target;
};

/// A target as a part's name: "/xl/a.xml" from the root, "../a.xml" and "a.xml" from the folder of the part that names it.
std::string part_name(std::string const& folder, std::string target) {
    std::ranges::replace(target, '\\', '/');
    if (target.starts_with('/')) return target.substr(1);
    std::string from = folder;
    while (target.starts_with("../") || target.starts_with("./")) {
        if (target.starts_with("../")) {
            if (!from.empty()) from.pop_back();
            from.erase(from.find_last_of('/') + 1);
        }
        target.erase(0, target.find('/') + 1);
    }
    return from + target;
}

base::Result<void> load(Parts& parts, std::string const& name, std::string& bytes, pugi::xml_document& document) {
    bytes = TRY(parts.whole(name));
    auto const parsed = xml::parse(document, bytes, xml::Blanks::only_where_alone, name);
    if (parsed) return {};
    bool const doctype = document.find_node([](pugi::xml_node n) { return n.type() == pugi::node_doctype; });
    return sheet_messages::fail(parsed.error().code == base::Code::limit_exceeded ? Trouble::xml_too_deep
                                : doctype                                         ? Trouble::xml_entities
                                                                                  : Trouble::broken_xml,
                                name);
}

std::string attribute_of(pugi::xml_node node, std::string_view wanted) {
    for (auto const each : node.attributes())
        if (is_named(each.name(), wanted)) return each.value();
    return {};
}

base::Result<std::map<std::string, Relation>> read_relations(Parts& parts, std::string const& part) {
    std::map<std::string, Relation> out;
    auto const slash = part.find_last_of('/') + 1; // 0 where there is none
    std::string const folder = part.substr(0, slash), name = folder + "_rels/" + part.substr(slash) + ".rels";
    if (!parts.has(name)) return out;
    std::string bytes;
    pugi::xml_document document;
    TRY(load(parts, name, bytes, document));
    for (auto const node : document.document_element().children())
        if (attribute_of(node, "TargetMode") != "External")
            out[attribute_of(node, "Id")] = {attribute_of(node, "Type"),
                                             part_name(folder, attribute_of(node, "Target"))};
    return out;
}

/// Formats of cells: numFmts names the codes, cellXfs the id for each index.
class Formats : public XmlStream {
public:
    std::vector<NumberFormat> formats;

protected:
    void start(std::string_view name, Attributes attributes) override {
        if (name == "numFmts" || name == "cellXfs") {
            inside_ = name == "numFmts" ? Inside::codes : Inside::cells;
        } else if (inside_ == Inside::codes && name == "numFmt") {
            char const* const code = attribute(attributes, "formatCode");
            if (code != nullptr && std::strlen(code) <= kCodeMax && codes_.size() < kFormatsMax)
                codes_[id(attributes)] = sheet_values::format_of_code(code);
        } else if (inside_ == Inside::cells && name == "xf") {
            if (formats.size() >= kFormatsMax) return refuse(sheet_messages::error(Trouble::broken_xml));
            unsigned const number = id(attributes);
            auto const found = codes_.find(number);
            formats.push_back(found != codes_.end() ? found->second : sheet_values::built_in_format(number));
        }
    }
    void end(std::string_view name) override {
        if (name == "numFmts" || name == "cellXfs") inside_ = Inside::nothing;
    }
    void text(std::string_view) override {}

private:
    enum class Inside { nothing, codes, cells };
    static unsigned id(Attributes attributes) {
        unsigned number = 0;
        if (char const* const text = attribute(attributes, "numFmtId"))
            std::from_chars(text, text + std::strlen(text), number);
        return number;
    }
    Inside inside_ = Inside::nothing;
    std::map<unsigned, NumberFormat> codes_;
};

class SharedStrings : public XmlStream {
public:
    explicit SharedStrings(SheetLimits const& limits)
        : text_max_{std::min(limits.text_bytes, StringTable::kBlock / 4)}, bytes_max_{limits.shared_text_bytes} {}
    StringTable table;

protected:
    void start(std::string_view name, Attributes) override {
        if (name == "si") current_.clear();
        if (name == "rPh") ++phonetic_;
        if (name == "t") taking_ = phonetic_ == 0;
    }
    void end(std::string_view name) override {
        if (name == "t") taking_ = false;
        if (name == "rPh") --phonetic_;
        if (name != "si") return;
        decode_escapes(current_);
        clean_.clear();
        // Texts in an old font are told by the cells that use them, so their signs must not be cleaned away here.
        if (sheet_values::looks_like_old_font(current_))
            clean_ = current_;
        else
            sheet_values::append_clean(clean_, current_);
        table.add(clean_);
        if (table.bytes() > bytes_max_ + StringTable::kBlock)
            refuse(sheet_messages::error(Trouble::too_much_shared_text));
    }
    void text(std::string_view piece) override {
        if (!taking_) return;
        if (current_.size() + piece.size() > text_max_)
            return refuse(sheet_messages::error(Trouble::cell_text_too_long));
        current_ += piece;
    }

private:
    std::size_t text_max_, bytes_max_;
    std::string current_, clean_;
    int phonetic_ = 0;
    bool taking_ = false;
};

class Merges : public XmlStream {
public:
    explicit Merges(std::size_t most) : most_{most} {}
    std::vector<CellRange> ranges;

protected:
    void start(std::string_view name, Attributes attributes) override {
        if (name != "mergeCell") return;
        char const* const text = attribute(attributes, "ref");
        auto const range = text == nullptr ? std::nullopt : parse_range(text);
        if (!range) return refuse(sheet_messages::error(Trouble::bad_reference, text == nullptr ? "" : text));
        if (ranges.size() >= most_) return refuse(sheet_messages::error(Trouble::too_many_merges));
        ranges.push_back(*range);
    }
    void end(std::string_view name) override {
        if (name == "mergeCells") leave();
    }
    void text(std::string_view) override {}

private:
    std::size_t most_;
};

/// Whether the bytes hold the word at all: far quicker than reading them as XML. Other encodings than UTF-8 answer true.
base::Result<bool> may_hold_merges(ByteSource& source) {
    constexpr std::string_view kWord = "mergeCell";
    std::string window;
    for (bool first = true;; first = false) {
        std::size_t const kept = window.size();
        window.resize(kept + (64u << 10));
        std::size_t const got = TRY(source.read(window.data() + kept, window.size() - kept));
        window.resize(kept + got);
        if (got == 0) return false;
        if (first && (window[0] != '<' && !window.starts_with("\xEF\xBB\xBF"))) return true;
        if (first && window.size() > 1 && window[1] == '\0') return true;
        if (::memmem(window.data(), window.size(), kWord.data(), kWord.size()) != nullptr) return true;
        window.erase(0, window.size() - std::min(window.size(), kWord.size() - 1));
    }
}

} // namespace

base::Result<Workbook> read_workbook(Parts& parts) {
    std::string book = "xl/workbook.xml";
    auto const root = TRY(read_relations(parts, ""));
    for (auto const& [id, relation] : root)
        if (relation.type.ends_with("/officeDocument") && parts.has(relation.target)) book = relation.target;
    std::string bytes;
    pugi::xml_document document;
    TRY(load(parts, book, bytes, document));
    auto const relations = TRY(read_relations(parts, book));

    Workbook out;
    for (auto const& [id, relation] : relations) {
        if (relation.type.ends_with("/styles")) out.styles = relation.target;
        if (relation.type.ends_with("/sharedStrings")) out.shared_strings = relation.target;
    }
    for (auto const node : document.document_element().children()) {
        if (xml::local(node) == "workbookPr") {
            std::string const date1904 = attribute_of(node, "date1904");
            if (date1904 == "1" || date1904 == "true") out.epoch = sheet_values::Epoch::year_1904;
        }
        if (xml::local(node) != "sheets") continue;
        for (auto const sheet : node.children()) {
            auto const found = relations.find([&] {
                for (auto const each : sheet.attributes())
                    if (std::string_view{each.name()}.ends_with(":id")) return std::string{each.value()};
                return std::string{};
            }());
            if (found == relations.end())
                return sheet_messages::fail(Trouble::missing_part, attribute_of(sheet, "name"));
            if (!found->second.type.ends_with("/worksheet")) continue; // charts and old dialogs hold no cells
            std::string name;
            sheet_values::append_clean(name, attribute_of(sheet, "name"));
            std::string const state = attribute_of(sheet, "state");
            out.sheets.push_back({std::move(name), found->second.target, state == "hidden" || state == "veryHidden"});
        }
    }
    if (out.sheets.empty()) return sheet_messages::fail(Trouble::no_sheet);
    return out;
}

base::Result<std::vector<NumberFormat>> read_formats(ByteSource& source) {
    Formats formats;
    TRY(formats.run(source));
    return std::move(formats.formats);
}

base::Result<StringTable> read_shared_strings(ByteSource& source, SheetLimits const& limits) {
    SharedStrings strings{limits};
    TRY(strings.run(source));
    return std::move(strings.table);
}

base::Result<std::vector<CellRange>> read_merges(Parts& parts, std::string const& part, std::size_t most) {
    {
        auto const source = TRY(parts.open(part));
        if (!TRY(may_hold_merges(*source))) return std::vector<CellRange>{};
    }
    auto const source = TRY(parts.open(part));
    Merges merges{most};
    TRY(merges.run(*source));
    return std::move(merges.ranges);
}

std::optional<Reference> parse_reference(std::string_view text) {
    std::size_t at = 0, column = 0;
    if (at < text.size() && text[at] == '$') ++at;
    std::size_t const letters = at;
    for (; at < text.size() && at < letters + 3; ++at) {
        char const c = static_cast<char>(text[at] & ~0x20);
        if (c < 'A' || c > 'Z' || text[at] < 'A') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    if (at == letters || column > kColumnsMax) return std::nullopt;
    if (at < text.size() && text[at] == '$') ++at;
    std::int64_t row = 0;
    std::size_t const digits = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && row <= kRowsMax; ++at)
        row = row * 10 + (text[at] - '0');
    if (at == digits || at != text.size() || row < 1 || row > kRowsMax) return std::nullopt;
    return Reference{row, column - 1};
}

std::optional<CellRange> parse_range(std::string_view text) {
    auto const colon = text.find(':');
    auto const first = parse_reference(text.substr(0, colon));
    auto const last = colon == std::string_view::npos ? first : parse_reference(text.substr(colon + 1));
    if (!first || !last) return std::nullopt;
    auto const [top, bottom] = std::minmax(first->row, last->row);
    auto const [left, right] = std::minmax(first->column, last->column);
    return CellRange{top, bottom, left, right};
}

void decode_escapes(std::string& text) {
    constexpr std::size_t kLength = 7; // _x000D_
    std::size_t from = text.find("_x");
    if (from == std::string::npos) return;
    std::size_t to = from;
    while (from < text.size()) {
        unsigned code = 0x80;
        if (text[from] == '_' && text.size() - from >= kLength && text[from + 1] == 'x' &&
            text[from + kLength - 1] == '_') {
            auto const [end, error] = std::from_chars(text.data() + from + 2, text.data() + from + 6, code, 16);
            if (error != std::errc{} || end != text.data() + from + 6) code = 0x80;
        }
        // Only signs of ASCII are written so; anything else would be half of a pair.
        bool const escaped = code < 0x80;
        text[to++] = !escaped ? text[from] : code == 0 ? ' ' : static_cast<char>(code);
        from += escaped ? kLength : 1;
    }
    text.resize(to);
}

} // namespace office::xlsx
