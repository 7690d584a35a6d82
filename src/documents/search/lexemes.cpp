#include "documents/search/lexemes.hpp"

#include "text/search.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory_resource>
#include <set>
#include <unordered_map>

namespace documents::search {
namespace {

constexpr std::size_t kWordBytesMax = 40;     ///< longer ones are what a scanner made of a line, or an encoded picture
constexpr std::size_t kBagBytesMax = 900'000; ///< a tsvector holds 1 048 575 bytes
constexpr int kOften = 3;
constexpr std::string_view kOftenMark = "+";

class Bag {
public:
    void add(std::string_view lexeme) {
        if (lexeme.empty() || bytes_ + lexeme.size() + 1 > kBagBytesMax) return;
        text_ += text_.empty() ? "" : " ";
        text_ += lexeme;
        bytes_ += lexeme.size() + 1;
    }
    /// Two words joined, and `mark` after them.
    void add_joined(std::string_view words, std::string_view mark) {
        if (words.empty() || bytes_ + words.size() + mark.size() + 1 > kBagBytesMax) return;
        if (!text_.empty()) text_ += ' ';
        auto const from = text_.size();
        text_ += words;
        std::replace(text_.begin() + static_cast<std::ptrdiff_t>(from), text_.end(), ' ', '_');
        text_ += mark;
        bytes_ += words.size() + mark.size() + 1;
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::size_t bytes_ = 0;
};

/// Views of the words of a key, and of each two that stand side by side ("ho ngheo").
struct Views {
    std::vector<std::string_view> words, pairs;
};

Views views_of(std::string_view key) {
    Views views;
    std::size_t before = std::string_view::npos; // where the word before stands
    for (std::size_t at = 0; at < key.size();) {
        auto const to = std::min(key.find(' ', at), key.size());
        if (to - at > kWordBytesMax) {
            before = std::string_view::npos;
        } else {
            views.words.push_back(key.substr(at, to - at));
            if (before != std::string_view::npos) views.pairs.push_back(key.substr(before, to - before));
            before = at;
        }
        at = to + 1;
    }
    return views;
}

/// Each once, in the order of the text: what the bag has no room for is the end.
void add_counted(Bag& bag, std::vector<std::string_view> const& views) {
    std::pmr::monotonic_buffer_resource room{views.size() * 64};
    std::pmr::unordered_map<std::string_view, int> counts{&room};
    counts.reserve(views.size());
    std::vector<int*> times_of; // a map never moves what it holds
    times_of.reserve(views.size());
    for (auto const view : views) {
        int& times = counts[view];
        ++times;
        times_of.push_back(&times);
    }
    for (std::size_t i = 0; i < views.size(); ++i) {
        auto const view = views[i];
        int& times = *times_of[i];
        if (times == 0) continue;
        bag.add_joined(view, "");
        if (times >= kOften) bag.add_joined(view, kOftenMark);
        times = 0;
    }
}

void add_field(Bag& bag, Field field, std::string_view text) {
    std::set<std::string> lexemes;
    auto const words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        lexemes.insert(words[i]);
        if (i > 0) lexemes.insert(pair(words[i - 1], words[i]));
    }
    for (auto const& lexeme : lexemes) bag.add(in_field(field, lexeme));
}

} // namespace

std::string in_field(Field field, std::string_view lexeme) {
    return fmt::format("{}={}", static_cast<char>(field), lexeme);
}
std::string pair(std::string_view left, std::string_view right) { return fmt::format("{}_{}", left, right); }
std::string often(std::string_view lexeme) { return fmt::format("{}{}", lexeme, kOftenMark); }
std::string seen_by(registry::OrganisationId organisation) { return fmt::format("o={}", organisation.number()); }

std::vector<std::string> words_of(std::string_view text) {
    auto const key = text::search_key(text);
    std::vector<std::string> words;
    for (auto const view : views_of(key).words) words.emplace_back(view);
    return words;
}

std::string lexemes_of(registry::Head const& head, std::string_view text,
                       std::vector<registry::OrganisationId> const& organisations) {
    Bag bag;
    bag.add(kEvery);
    for (auto const organisation : organisations) bag.add(seen_by(organisation));
    add_field(bag, Field::subject, head.subject);
    add_field(bag, Field::issuer, head.issuer + " , " + head.parent_issuer);
    add_field(bag, Field::type, head.type);
    if (auto const number = registry::number_key(head.number); !number.empty())
        bag.add(in_field(Field::number, number));
    auto const shortened = [](std::string key) {
        constexpr std::size_t kKeyBytesMax = 200; // a lexeme of a tsvector holds 2 KB
        key.resize(std::min(key.size(), kKeyBytesMax));
        return key;
    };
    if (auto const key = registry::number_key(registry::number_symbol(head)); !key.empty())
        bag.add(in_field(Field::number_key, shortened(key)));
    std::set<std::string> symbol;
    for (auto const& word : words_of(head.symbol)) symbol.insert(word);
    std::string whole;
    for (auto const& word : words_of(head.symbol)) whole += word;
    symbol.insert(shortened(whole));
    for (auto const& word : symbol)
        if (!word.empty()) bag.add(in_field(Field::symbol, word));

    // The head stands in the text, but not always as a person corrected it. What parts its fields is a word too long to be one.
    static std::string const wall = " " + std::string(kWordBytesMax + 1, 'x') + " ";
    std::string all;
    for (auto const* field : {&head.subject, &head.issuer, &head.parent_issuer, &head.type, &head.number, &head.symbol,
                              &head.signer, &head.directed_by, &head.place})
        all += *field + wall;
    all += text;
    auto const key = text::search_key(all);
    auto const views = views_of(key);
    add_counted(bag, views.words);
    add_counted(bag, views.pairs);
    return bag.take();
}

} // namespace documents::search
