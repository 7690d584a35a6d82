// What is typed into the box of search: any bytes make a query within its bounds, and what is searched for holds no mark of an engine.
#include "base/ensure.hpp"
#include "documents/search/query.hpp"
#include "documents/search/snippet.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const typed{reinterpret_cast<char const*>(data), size};
    auto const query = documents::search::parse(typed);
    ENSURE(query.terms.size() <= documents::search::kTermsMax);
    ENSURE(!query.from || !query.to || *query.from <= *query.to);
    std::vector<std::string> needles;
    for (auto const& term : query.terms) {
        ENSURE(!term.words.empty() || !term.key.empty());
        for (auto const& word : term.words) {
            ENSURE(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos);
            needles.push_back(word);
        }
        ENSURE(term.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/") == std::string::npos);
    }
    // The same bytes as a text in which the words stand.
    if (auto const found = documents::search::snippet(typed, needles)) ENSURE(found->hit < size);
    static_cast<void>(documents::search::marked(typed.substr(0, 2000), needles));
    return 0;
}
