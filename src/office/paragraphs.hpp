#pragma once

#include "office/flow.hpp"
#include "office/layout.hpp"
#include "office/lines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace office::layout {

/// Where the text of a page or column stands.
struct Measure {
    double left = 0, right = 0;
    double pitch = 0; ///< from one line of a paragraph to the next; 0 where unknown
};

/// Measures a page or column by its lines; `em` is the height of its letters. The pitch stays unknown.
Measure measure(std::vector<Line> const& lines, double em);

/// Joins lines to paragraphs.
class Paragraphs {
public:
    Paragraphs(std::vector<flow::Block>& blocks, Origin origin) : blocks_{blocks}, origin_{origin} {}

    /// What comes next stands on another page; an open paragraph may go on there.
    void begin_page() {
        page_begins_ = !blocks_.empty() || open_;
        page_block_ = blocks_.size();
        same_page_ = false;
    }

    /// The next line down: it goes on with the open paragraph or begins one.
    void line(Line const& line, Measure const& place);

    /// A line that stands by itself, whatever comes before and after.
    void single(Line const& line) {
        close();
        push(flow::Paragraph{text_of(line), {}, page_begins_});
        page_begins_ = false;
    }

    /// Before: a paragraph was just closed.
    void append_to_last(std::string const& text) {
        if (blocks_.empty()) return;
        if (auto* last = std::get_if<flow::Paragraph>(&blocks_.back().content)) append_line(last->text, text);
    }

    void table(flow::Table table) {
        close();
        if (page_begins_) push(flow::Paragraph{{}, {}, true});
        page_begins_ = false;
        blocks_.push_back({std::move(table)});
    }

    /// An empty line, which the writer never prints twice.
    void gap() {
        close();
        if (!blocks_.empty()) push(flow::Paragraph{});
    }

    void close() {
        if (open_) push(flow::Paragraph{std::move(open_->text), std::move(open_->notes), open_->page_before});
        open_.reset();
    }

    /// Hangs a footnote on the paragraph of this page that cites it; says no where none does.
    bool cite(std::string const& mark, std::string const& note);

    /// A footnote that nobody on the page cites.
    void note_without_home(std::string note) {
        if (open_)
            open_->notes.push_back(std::move(note));
        else
            push(flow::Paragraph{std::move(note), {}, false});
    }

    /// The page began inside a table that goes on.
    void page_taken() { page_begins_ = false; }

private:
    struct Open {
        std::string text;
        std::vector<std::string> notes;
        double first = 0;           ///< where its first line begins
        std::optional<double> next; ///< where the others begin
        double pitch = 0;
        int lines = 0;
        bool centred = false;
        bool page_before = false;
        Line last;
    };

    static bool is_centred(Line const& line, Measure const& place);
    bool continues(Line const& line, std::string const& text, Measure const& place) const;
    void push(flow::Paragraph paragraph) { blocks_.push_back({std::move(paragraph)}); }

    std::vector<flow::Block>& blocks_;
    Origin origin_;
    std::optional<Open> open_;
    bool page_begins_ = false;
    bool same_page_ = false;
    std::size_t page_block_ = 0;
};

} // namespace office::layout
