#include "text/shadow.hpp"

#include "text/folding.hpp"
#include "text/unicode.hpp"

#include <algorithm>

namespace text {

using namespace folding;

Shadow::Shadow(std::string_view source) : source_{source} {
    folded_.resize(source.size());
    cased_.resize(source.size());
    starts_.resize(source.size() + 1);
    std::size_t letters = 0;
    fold_letters(source, [&](char folded, std::size_t at) {
        cased_[letters] = folded;
        folded_[letters] = lower_ascii(folded);
        starts_[letters] = static_cast<std::uint32_t>(at);
        ++letters;
    });
    folded_.resize(letters);
    cased_.resize(letters);
    starts_.resize(letters + 1);
    starts_[letters] = static_cast<std::uint32_t>(source.size());
}

Span Shadow::span(std::size_t from, std::size_t to) const {
    if (from >= to) return {starts_[from], starts_[from]};
    // A combining mark belongs to the letter before it, so the end is where the next letter starts; stars in between are left out.
    std::uint32_t end = starts_[to];
    while (end > starts_[to - 1] + 1 && source_[end - 1] == '*') --end;
    return {starts_[from], end};
}

std::size_t Shadow::at_source(std::uint32_t byte) const {
    auto const found = std::lower_bound(starts_.begin(), starts_.end() - 1, byte);
    return static_cast<std::size_t>(found - starts_.begin());
}

std::string Shadow::slice(std::size_t from, std::size_t to) const {
    std::string plain;
    bool blank = false;
    for (std::size_t i = from; i < to; ++i) {
        char const c = folded_[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\f') {
            blank = !plain.empty();
            continue;
        }
        if (blank) plain += ' ';
        blank = false;
        for (std::uint32_t at = starts_[i]; at < starts_[i + 1];) {
            auto const [code_point, length] = decode(source_, at);
            bool const dropped = code_point == U'*' || code_point == 0xAD || code_point == 0xFEFF ||
                                 (code_point >= 0x200B && code_point <= 0x200F);
            if (!dropped) plain += code_point == 0xFFFD ? std::string_view{"\xEF\xBF\xBD"} : source_.substr(at, length);
            at += length;
        }
    }
    return nfc(plain);
}

std::string fold(std::string_view source) {
    std::string folded(source.size(), '\0');
    std::size_t letters = 0;
    fold_letters(source, [&](char letter, std::size_t) { folded[letters++] = lower_ascii(letter); });
    folded.resize(letters);
    return folded;
}

} // namespace text
