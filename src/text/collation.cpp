#include "text/collation.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <unicode/coll.h>
#include <unicode/unistr.h>
#include <vector>

namespace text {

namespace {

/// Its const members may be called from several threads at once.
icu::Collator const& collator() {
    static std::unique_ptr<icu::Collator const> const vietnamese = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made{icu::Collator::createInstance(icu::Locale{"vi"}, status)};
        if (made) made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
        if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        if (!made || U_FAILURE(status)) throw std::runtime_error{"ICU has no Vietnamese collation"};
        return made;
    }();
    return *vietnamese;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

struct PersonName {
    std::string_view family, middle, given;
};

constexpr std::string_view kBlanks = " \t\n\r";

std::string_view trimmed(std::string_view text) {
    auto const from = text.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

/// A name of one word is a given name.
PersonName split(std::string_view printed) {
    auto const name = trimmed(printed);
    auto const last = name.find_last_of(kBlanks);
    if (last == std::string_view::npos) return {{}, {}, name};
    auto const before = trimmed(name.substr(0, last));
    auto const first = before.find_first_of(kBlanks);
    if (first == std::string_view::npos) return {before, {}, name.substr(last + 1)};
    return {before.substr(0, first), trimmed(before.substr(first)), name.substr(last + 1)};
}

} // namespace

std::weak_ordering collate(std::string_view left, std::string_view right) {
    UErrorCode status = U_ZERO_ERROR;
    auto const order = collator().compareUTF8(piece(left), piece(right), status);
    return order == UCOL_LESS      ? std::weak_ordering::less
           : order == UCOL_GREATER ? std::weak_ordering::greater
                                   : std::weak_ordering::equivalent;
}

std::string sort_key(std::string_view text) {
    auto const wide = icu::UnicodeString::fromUTF8(piece(text));
    std::string key(static_cast<std::size_t>(wide.length()) * 4 + 16, '\0');
    for (;;) { // the key ends with a zero byte that is part of its order when keys are joined
        auto const room = static_cast<std::int32_t>(key.size());
        auto const needed = collator().getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), room);
        key.resize(static_cast<std::size_t>(needed));
        if (needed <= room) return key;
    }
}

bool person_less(std::string_view left, std::string_view right) {
    auto const a = split(left), b = split(right);
    if (auto const order = collate(a.given, b.given); order != 0) return order < 0;
    if (auto const order = collate(a.middle, b.middle); order != 0) return order < 0;
    return collate(a.family, b.family) < 0;
}

std::string person_sort_key(std::string_view name) {
    auto const [family, middle, given] = split(name);
    return sort_key(given) + sort_key(middle) + sort_key(family);
}

} // namespace text
