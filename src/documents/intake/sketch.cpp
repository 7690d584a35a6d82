#include "documents/intake/sketch.hpp"

#include "base/ensure.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <bit>

namespace documents::intake {
namespace {

constexpr std::size_t kWordsMax = 20'000, kRow = 3;
static_assert(std::tuple_size_v<Bands> * kRow == 24);

/// The finalizer of MurmurHash3: every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    return x ^ (x >> 33);
}

/// FNV-1a.
std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char const c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

} // namespace

Shingles shingles_of(std::string_view text) {
    std::string const key = text::search_key(text);
    Shingles shingles;
    std::uint64_t before = 0, last = 0;
    std::size_t words = 0;
    for (std::size_t at = 0; at < key.size() && words < kWordsMax;) {
        auto const end = std::min(key.find(' ', at), key.size());
        auto const word = word_hash(std::string_view{key}.substr(at, end - at));
        if (++words >= kRow) shingles.push_back(mixed(std::rotl(before, 21) ^ std::rotl(last, 42) ^ word));
        before = last;
        last = word;
        at = end + 1;
    }
    std::ranges::sort(shingles);
    auto const repeated = std::ranges::unique(shingles);
    shingles.erase(repeated.begin(), repeated.end());
    return shingles;
}

int percent_alike(Shingles const& left, Shingles const& right) {
    if (left.empty() || right.empty()) return 0;
    std::size_t common = 0;
    for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
        if (*l < *r) {
            ++l;
        } else if (*r < *l) {
            ++r;
        } else {
            ++common, ++l, ++r;
        }
    }
    return static_cast<int>(100 * common / (left.size() + right.size() - common));
}

Bands bands_of(Shingles const& shingles) {
    ENSURE(!shingles.empty());
    std::array<std::uint64_t, std::tuple_size_v<Bands> * kRow> least;
    least.fill(~std::uint64_t{0});
    for (auto const shingle : shingles)
        for (std::size_t i = 0; i < least.size(); ++i) // one order of all runs for each i
            least[i] = std::min(least[i], mixed(shingle + (i + 1) * 0x9e3779b97f4a7c15ULL));
    Bands bands{};
    for (std::size_t band = 0; band < bands.size(); ++band) {
        std::uint64_t hash = band + 1;
        for (std::size_t i = 0; i < kRow; ++i) hash = mixed(hash ^ least[band * kRow + i]);
        bands[band] = std::bit_cast<std::int64_t>(hash);
    }
    return bands;
}

} // namespace documents::intake
