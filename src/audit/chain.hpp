#pragma once

#include "db/values.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// How the rows of the log are tied together, so that anyone can check an exported log without this program.
///
/// The hash of a row is BLAKE2b-256, in 64 hexadecimal digits, of these fields one after the other, each as its length in bytes in decimal,
/// a colon, its bytes, and a comma ("5:abcde,"): the hash of the row before ("" for the first of a chain), chain, number, at (microseconds
/// since 1970 UTC), person, post, on_behalf_of, actor, client, channel, verb, object, label, before, after, note. Numbers are decimal.
namespace audit {

struct Row {
    std::int64_t chain = 0;  ///< organisation; 0 the system itself
    std::int64_t number = 0; ///< within the chain, from 1
    db::Instant at;
    std::int64_t person = 0, post = 0, on_behalf_of = 0; ///< 0: none
    std::string actor, client, channel, verb, object, label, before, after, note;
    std::string hash;
};

std::string hash_of(Row const& row, std::string_view previous_hash);

struct Head {
    std::int64_t chain = 0, number = 0;
    std::string hash;
};

/// Takes the rows of one chain in order and finds the first that is wrong.
class Follower {
public:
    /// "" while all is well; else what is wrong with this row, in Vietnamese. After the first fault nothing more is told.
    std::string next(Row const& row);
    /// What is wrong at the end, held against the head that was kept apart.
    std::string finish(Head const& head) const;
    std::int64_t number() const { return number_; } ///< of the last row that was good

private:
    std::int64_t number_ = 0;
    std::string hash_;
    bool broken_ = false;
};

} // namespace audit
