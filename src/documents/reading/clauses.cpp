#include "documents/reading/clauses.hpp"

#include "documents/reading/lines.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace documents::reading {

namespace {

/// How a paragraph starts that closes the body instead of going on with the last item.
constexpr std::array<std::string_view, 12> kClosings = {"tren day la",
                                                        "kinh de nghi",
                                                        "trong qua trinh",
                                                        "nhan duoc",
                                                        "de nghi",
                                                        "yeu cau",
                                                        "uy ban nhan dan tinh yeu cau",
                                                        "uy ban nhan dan tinh de nghi",
                                                        "can cu ",
                                                        "van phong ubnd tinh thong bao",
                                                        "tran trong",
                                                        "ubnd tinh yeu cau"};

/// Builds the tree from the outside in: a stack of the items that are open.
class Tree {
public:
    explicit Tree(Prose const& prose) : prose_{prose} {}

    void add(Prose::Paragraph const& paragraph) {
        auto const& enumerator = paragraph.enumerator;
        Clause clause;
        clause.whole = paragraph;
        clause.gap_before = paragraph.gap_before;
        if (!enumerator) {
            free_paragraph(clause, paragraph);
            return;
        }
        clause.level = enumerator->level;
        clause.text =
            trimmed(prose_.folded(), {paragraph.from + std::min(enumerator->length, paragraph.size()), paragraph.to});
        close_to(*enumerator);
        clause.parent = open_.empty() ? Clause::kNone : open_.back();
        clause.path = path_of(clause, *enumerator);
        push(std::move(clause));
        open_.push_back(list_.size() - 1);
    }

    std::vector<Clause> take() { return std::move(list_); }

private:
    /// How deep a level stands. "1.1" is below "1" even where the printed document restarts letters in between.
    static int depth(Level level) { return static_cast<int>(level); }

    static bool bullet(Level level) { return level >= Level::star; }
    static bool first_of_its_kind(std::string const& label) {
        return label == "1" || label == "(1)" || label == "a" || label == "i" || label == "A" || label.ends_with(".1");
    }

    /// Closes what the new item can not stand below. An item follows its own kind; a kind that is not open yet opens below what is.
    void close_to(Enumerator const& enumerator) {
        auto const is_same = [&](std::size_t open) { return list_[open].level == enumerator.level; };
        if (auto const same = std::find_if(open_.rbegin(), open_.rend(), is_same); same != open_.rend()) {
            open_.erase(std::prev(same.base()), open_.end());
            return;
        }
        bool const new_kind = !bullet(enumerator.level) && enumerator.level != Level::roman &&
                              enumerator.level != Level::article && first_of_its_kind(enumerator.label);
        while (!open_.empty()) {
            Level const top = *list_[open_.back()].level;
            bool const below = new_kind ? !bullet(top) : depth(top) < depth(enumerator.level);
            if (below) break;
            open_.pop_back();
        }
    }

    std::string path_of(Clause const& clause, Enumerator const& enumerator) {
        std::string const base = clause.parent == Clause::kNone ? "" : list_[clause.parent].path + ".";
        if (bullet(enumerator.level))
            return base + enumerator.label +
                   std::to_string(++counts_[{clause.parent, static_cast<int>(enumerator.level)}]);
        // "1.1" below "1" prints its parent's number itself.
        if (clause.parent != Clause::kNone &&
            (enumerator.level == Level::sub_number || enumerator.level == Level::sub_sub_number)) {
            auto const& parent = list_[clause.parent];
            auto const cut = parent.path.rfind('.');
            auto const own = parent.level == Level::number || parent.level == Level::sub_number;
            if (own) {
                std::string above = parent.path;
                auto const last = enumerator.label.substr(enumerator.label.rfind('.') + 1);
                auto const stem = enumerator.label.substr(0, enumerator.label.rfind('.'));
                if (above.ends_with(stem)) return above + "." + last;
                return (cut == std::string::npos ? "" : above.substr(0, cut + 1)) + enumerator.label;
            }
        }
        return base + enumerator.label;
    }

    void free_paragraph(Clause& clause, Prose::Paragraph const& paragraph) {
        clause.text = paragraph;
        auto const words = prose_.folded(paragraph);
        bool const heading = is_capitals(prose_.cased(paragraph)) && paragraph.size() < 100;
        bool const closing = words.contains("./.") || starts_with_any(words, kClosings);
        if (heading || closing) open_.clear();
        clause.parent = open_.empty() ? Clause::kNone : open_.back();
        auto const number = ++counts_[{clause.parent, -1}];
        clause.path =
            (clause.parent == Clause::kNone ? "" : list_[clause.parent].path + ".") + "p" + std::to_string(number);
        push(std::move(clause));
    }

    void push(Clause clause) {
        if (clause.parent != Clause::kNone) list_[clause.parent].children.push_back(list_.size());
        list_.push_back(std::move(clause));
    }

    Prose const& prose_;
    std::map<std::pair<std::size_t, int>, int> counts_; ///< items so far by parent and level; -1: free paragraphs
    std::vector<Clause> list_;
    std::vector<std::size_t> open_;
};

} // namespace

std::vector<Clause> clauses(Prose const& prose, std::size_t from, std::size_t to) {
    Tree tree{prose};
    for (std::size_t p = from; p < to && p < prose.paragraphs().size(); ++p) {
        auto const& paragraph = prose.paragraphs()[p];
        if (paragraph.row || paragraph.footnote || paragraph.empty()) continue;
        tree.add(paragraph);
    }
    return tree.take();
}

} // namespace documents::reading
