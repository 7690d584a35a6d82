#include "office/merge_program.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <numeric>

namespace office::merge {
namespace {

using base::Code;
using base::fail;
using Steps = std::vector<Step>;

std::string_view name_of(pugi::xml_node node) { return node.name(); }

/// The mark that is all a run says, after part_marks.
std::optional<Mark> mark_of(pugi::xml_node run) {
    if (name_of(run) != "w:r") return {};
    std::string_view const text = run.child("w:t").text().get();
    if (!text.starts_with("{{")) return {};
    auto mark = find_mark(text, 0);
    return mark ? *std::move(mark) : std::optional<Mark>{};
}

/// What a paragraph consists of, as far as marks go.
struct Content {
    std::vector<Mark> marks;
    bool anything_else = false;
    /// The one mark that stands alone, where it is of this kind.
    Mark const* alone(Mark::Kind kind) const {
        Mark const* found = nullptr;
        for (Mark const& mark : marks) {
            if (mark.kind == Mark::Kind::given) continue;
            if (found != nullptr) return nullptr;
            found = &mark;
        }
        return found != nullptr && found->kind == kind && !anything_else ? found : nullptr;
    }
};

void look(pugi::xml_node parent, Content& content) {
    for (auto const node : parent.children()) {
        auto const name = name_of(node);
        if (name == "w:pPr" || name == "w:rPr") continue;
        if (name != "w:r") {
            look(node, content);
            continue;
        }
        if (auto mark = mark_of(node)) {
            content.marks.push_back(*std::move(mark));
            continue;
        }
        for (auto const inner : node.children())
            if (name_of(inner) != "w:rPr" && name_of(inner) != "w:lastRenderedPageBreak" &&
                (name_of(inner) != "w:t" ||
                 std::string_view{inner.text().get()}.find_first_not_of(" \t\n") != std::string_view::npos))
                content.anything_else = true;
    }
}

Content content_of(pugi::xml_node paragraph) {
    Content content;
    if (name_of(paragraph) == "w:p") look(paragraph, content);
    return content;
}

std::string printed(Mark const& mark) {
    char const* const sign = mark.kind == Mark::Kind::open    ? "#"
                             : mark.kind == Mark::Kind::close ? "/"
                             : mark.kind == Mark::Kind::given ? "?"
                                                              : "";
    return fmt::format("{{{{{}{}}}}}", sign, mark.name);
}

/// How many letters part two names: Levenshtein, with one row.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < right.size(); ++j) {
            std::size_t const other = corner + (left[i] == right[j] ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({other, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::unexpected<base::Error> unknown(Mark const& mark, Names const& names) {
    constexpr std::size_t kLettersMax = 64; // of a name; what is longer is near to nothing
    MergeName nearest{};
    std::size_t best = std::max<std::size_t>(3, mark.name.size() / 3);
    if (mark.name.size() <= kLettersMax)
        for (MergeName const& known : names.known)
            if (auto const apart = distance(mark.name, known.name); apart <= best) {
                best = apart;
                nearest = known;
            }
    std::string mend = nearest.name.empty()
                           ? std::string{"Xóa trường đó khỏi mẫu, hoặc chọn trường có trong danh sách trường của mẫu."}
                           : fmt::format("Có lẽ là {{{{{}{}}}}}; sửa lại trong mẫu rồi nạp lại.",
                                         nearest.repeats ? "#" : "", nearest.name);
    return fail(Code::invalid_input, fmt::format("Mẫu có trường {} mà phần mềm không biết.", printed(mark)),
                printed(mark), std::move(mend));
}

std::unexpected<base::Error> misplaced(Mark const& mark) {
    return fail(
        Code::invalid_input, fmt::format("Dấu lặp {} không có dấu đi cùng hoặc đặt sai chỗ.", printed(mark)),
        printed(mark),
        fmt::format("Đặt {{{{#{0}}}}} và {{{{/{0}}}}} trong ô đầu và ô cuối của một hàng bảng, hoặc mỗi dấu đứng "
                    "riêng một đoạn.",
                    mark.name));
}

class Compiler {
public:
    explicit Compiler(Names& names) : names_{names} {}

    base::Result<void> range(pugi::xml_node first, pugi::xml_node end, Steps& out) {
        for (auto node = first; node != end && node; node = node.next_sibling()) {
            auto const content = content_of(node);
            if (auto const* const opened = content.alone(Mark::Kind::open); opened != nullptr && !inside_row(*opened)) {
                auto const closed = closing(node, end, opened->name);
                if (!closed) return misplaced(*opened);
                TRY(know(*opened));
                Step each{.kind = Step::Kind::each, .text = {}, .name = opened->name, .body = {}};
                TRY(deeper(node.next_sibling(), closed, each.body, *opened));
                out.push_back(std::move(each));
                node = closed;
                continue;
            }
            TRY(one(node, content, out));
        }
        return {};
    }

private:
    static constexpr int kNestedMax = 8;

    /// The paragraph that closes what `from` opened, among the siblings before `end`.
    static pugi::xml_node closing(pugi::xml_node from, pugi::xml_node end, std::string const& name) {
        int depth = 0;
        for (auto node = from; node != end && node; node = node.next_sibling()) {
            auto const content = content_of(node);
            if (auto const* const more = content.alone(Mark::Kind::open); more != nullptr && more->name == name)
                ++depth;
            if (auto const* const less = content.alone(Mark::Kind::close);
                less != nullptr && less->name == name && --depth == 0)
                return node;
        }
        return {};
    }

    base::Result<void> deeper(pugi::xml_node first, pugi::xml_node end, Steps& out, Mark const& mark) {
        if (nested_ == kNestedMax)
            return fail(Code::limit_exceeded, "Mẫu có các đoạn lặp lồng nhau quá sâu.", printed(mark),
                        "Bớt các đoạn lặp nằm trong nhau.");
        ++nested_;
        TRY(range(first, end, out));
        --nested_;
        return {};
    }

    bool inside_row(Mark const& mark) const { return row_ == mark.name; }

    /// The name that a row repeats, where its text has both marks of it.
    static base::Result<std::string> repeated(pugi::xml_node row) {
        std::vector<Mark> marks;
        std::vector<pugi::xml_node> cells; // of each mark
        for (auto const cell : row.children("w:tc"))
            for (auto const paragraph : cell.children("w:p"))
                for (Mark& mark : content_of(paragraph).marks)
                    if (mark.kind == Mark::Kind::open || mark.kind == Mark::Kind::close) {
                        marks.push_back(std::move(mark));
                        cells.push_back(paragraph);
                    }
        if (marks.empty()) return std::string{};
        bool const pair = marks.front().kind == Mark::Kind::open && marks.back().kind == Mark::Kind::close &&
                          marks.front().name == marks.back().name;
        // Two paragraphs of one cell repeat what is between them, not the row.
        bool const within = cells.front() != cells.back() && cells.front().parent() == cells.back().parent();
        return pair && !within ? marks.front().name : std::string{};
    }

    base::Result<void> one(pugi::xml_node node, Content const& content, Steps& out) {
        switch (node.type()) {
        case pugi::node_pcdata:
        case pugi::node_cdata: append_escaped(text(out), node.value()); return {};
        case pugi::node_element: break;
        default: return {}; // comments and instructions say nothing in a document
        }
        auto const name = name_of(node);
        if (name == "w:proofErr") return {};
        if (name == "w:p") return paragraph(node, content, out);
        if (name == "w:tr") return row(node, out);
        if (name == "w:tc" || name == "w:tbl") {
            Step step{
                .kind = name == "w:tc" ? Step::Kind::cell : Step::Kind::table, .text = {}, .name = {}, .body = {}};
            TRY(element(node, step.body));
            out.push_back(std::move(step));
            return {};
        }
        if (auto const mark = mark_of(node)) return run(node, *mark, out);
        return element(node, out);
    }

    base::Result<void> paragraph(pugi::xml_node node, Content const& content, Steps& out) {
        Steps body;
        TRY(element(node, body));
        if (auto const* const lone = content.alone(Mark::Kind::value)) {
            Step lines{.kind = Step::Kind::lines, .text = {}, .name = lone->name, .body = std::move(body)};
            body.clear();
            body.push_back(std::move(lines));
        }
        for (Mark const& mark : content.marks) {
            if (mark.kind != Mark::Kind::given) continue;
            TRY(know(mark));
            Step given{.kind = Step::Kind::given, .text = {}, .name = mark.name, .body = std::move(body)};
            body.clear();
            body.push_back(std::move(given));
        }
        std::ranges::move(body, std::back_inserter(out));
        return {};
    }

    base::Result<void> row(pugi::xml_node node, Steps& out) {
        auto const name = TRY(repeated(node));
        if (name.empty()) return element(node, out);
        TRY(know({.kind = Mark::Kind::open, .name = name}));
        auto const outer = std::exchange(row_, name);
        Step each{.kind = Step::Kind::each, .text = {}, .name = name, .body = {}};
        TRY(element(node, each.body));
        row_ = outer;
        out.push_back(std::move(each));
        return {};
    }

    base::Result<void> run(pugi::xml_node node, Mark const& mark, Steps& out) {
        switch (mark.kind) {
        case Mark::Kind::given: return {}; // the paragraph knows it
        case Mark::Kind::open:
        case Mark::Kind::close: return inside_row(mark) ? base::Result<void>{} : misplaced(mark);
        case Mark::Kind::value: break;
        }
        TRY(know(mark));
        Step value{.kind = Step::Kind::value, .text = {}, .name = mark.name, .body = {}};
        Steps look;
        if (auto const properties = node.child("w:rPr")) TRY(element(properties, look));
        for (Step const& part : look) value.text += part.text;
        out.push_back(std::move(value));
        return {};
    }

    base::Result<void> element(pugi::xml_node node, Steps& out) {
        std::string& opened = text(out);
        opened += opening(node);
        if (!node.first_child()) {
            opened.back() = '/';
            opened += '>';
            return {};
        }
        TRY(range(node.first_child(), {}, out));
        text(out) += fmt::format("</{}>", name_of(node));
        return {};
    }

    base::Result<void> know(Mark const& mark) {
        bool const repeats = mark.kind == Mark::Kind::open;
        auto const known = std::ranges::find(names_.known, mark.name, &MergeName::name);
        // "{{?dong}}" asks whether there is any record
        if (known == names_.known.end() || (known->repeats != repeats && mark.kind != Mark::Kind::given))
            return unknown(mark, names_);
        names_.used.insert(mark.name);
        return {};
    }

    /// Where letters go: the last step, or a new one.
    static std::string& text(Steps& out) {
        if (out.empty() || out.back().kind != Step::Kind::text)
            out.push_back({.kind = Step::Kind::text, .text = {}, .name = {}, .body = {}});
        return out.back().text;
    }

    Names& names_;
    std::string row_; ///< the name of the row that is compiled; empty: none
    int nested_ = 0;
};

} // namespace

std::string opening(pugi::xml_node element) {
    std::string out = fmt::format("<{}", name_of(element));
    for (auto const attribute : element.attributes()) {
        std::string_view const name = attribute.name();
        if (name == "w14:paraId" || name == "w14:textId") continue; // unique in a file: repeated ones would not be
        out += fmt::format(" {}=\"", name);
        append_escaped(out, attribute.value());
        out += '"';
    }
    return out + '>';
}

base::Result<Steps> compile(pugi::xml_node first, pugi::xml_node end, Names& names) {
    Steps steps;
    TRY(Compiler{names}.range(first, end, steps));
    return steps;
}

} // namespace office::merge
