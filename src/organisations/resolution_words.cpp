#include "organisations/resolution_words.hpp"

#include "text/search.hpp"

#include <algorithm>

namespace organisations::words {

std::vector<Word> split(std::string_view printed) {
    text::SearchKey const search{printed};
    std::string_view const key = search.key();
    std::vector<Word> words;
    std::vector<bool> bracketed(printed.size() + 1);
    for (std::size_t i = 0, depth = 0; i < printed.size(); ++i) {
        if (printed[i] == '(') ++depth;
        bracketed[i] = depth > 0;
        if (printed[i] == ')' && depth > 0) --depth;
    }
    for (std::size_t at = 0; at < key.size();) {
        std::size_t const end = std::min(key.find(' ', at), key.size());
        auto const span = search.span(at, end);
        if (end > at && key.substr(at, end - at) != "va" && !bracketed[span.from])
            words.push_back({std::string{key.substr(at, end - at)}, span.from, span.to});
        at = end + 1;
    }
    return words;
}

std::string key_of(std::string_view phrase) {
    std::string key;
    for (Word const& word : split(phrase)) key += (key.empty() ? "" : " ") + word.key;
    return key;
}

Spellings::Spellings(Catalogue const& catalogue) {
    for (auto const& [printed, target] : catalogue.spellings()) {
        Entry entry;
        for (Word& word : split(printed)) entry.from.push_back(std::move(word.key));
        for (Word& word : split(target)) entry.to.push_back(std::move(word.key));
        if (!entry.from.empty()) by_first_[entry.from.front()].push_back(std::move(entry));
    }
    for (auto& [first, entries] : by_first_)
        std::ranges::stable_sort(entries, std::ranges::greater{}, [](Entry const& entry) { return entry.from.size(); });
}

std::vector<Word> Spellings::applied(std::vector<Word> const& words) const {
    std::vector<Word> read;
    for (std::size_t at = 0; at < words.size();) {
        Entry const* found = nullptr;
        if (auto const entries = by_first_.find(words[at].key); entries != by_first_.end())
            for (Entry const& entry : entries->second)
                if (entry.from.size() <= words.size() - at &&
                    std::ranges::equal(entry.from, std::span{words}.subspan(at, entry.from.size()), {}, {},
                                       &Word::key)) {
                    found = &entry;
                    break;
                }
        if (found == nullptr) {
            read.push_back(words[at++]);
            continue;
        }
        std::size_t const end = at + found->from.size();
        for (auto const& key : found->to) read.push_back({key, words[at].from, words[end - 1].to});
        at = end;
    }
    return read;
}

std::string squash(std::vector<Word> const& words, std::size_t from, std::size_t to) {
    std::string key;
    for (std::size_t i = from; i < to; ++i) key += words[i].key;
    return key;
}

std::size_t count_of(std::string_view phrase) { return static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1; }

bool stands_at(std::vector<Word> const& words, std::size_t at, std::string_view phrase) {
    while (at < words.size()) {
        std::size_t const end = std::min(phrase.find(' '), phrase.size());
        if (words[at++].key != phrase.substr(0, end)) return false;
        if (end == phrase.size()) return true;
        phrase.remove_prefix(end + 1);
    }
    return false;
}

bool almost(std::string_view left, std::string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > 1) return false;
    std::size_t same = 0;
    while (same < left.size() && left[same] == right[same]) ++same;
    return left.substr(left.size() == right.size() ? std::min(same + 1, left.size()) : same) ==
           right.substr(std::min(same + 1, right.size()));
}

} // namespace organisations::words
