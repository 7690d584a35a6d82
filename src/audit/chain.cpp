#include "audit/chain.hpp"

#include <array>
#include <fmt/format.h>
#include <sodium.h>

namespace audit {

std::string hash_of(Row const& row, std::string_view previous_hash) {
    std::string text;
    text.reserve(512 + row.before.size() + row.after.size());
    auto const add = [&](std::string_view field) {
        fmt::format_to(std::back_inserter(text), "{}:{},", field.size(), field);
    };
    add(previous_hash);
    for (std::int64_t const number : {row.chain, row.number, std::int64_t{row.at.time_since_epoch().count()},
                                      row.person, row.post, row.on_behalf_of})
        add(fmt::format_int{number}.c_str());
    for (auto const* field : {&row.actor, &row.client, &row.channel, &row.verb, &row.object, &row.label, &row.before,
                              &row.after, &row.note})
        add(*field);
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                       nullptr, 0);
    std::string hexadecimal(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), hash.data(), hash.size());
    hexadecimal.pop_back();
    return hexadecimal;
}

std::string Follower::next(Row const& row) {
    if (broken_) return {};
    std::string fault;
    if (row.number != number_ + 1)
        fault = fmt::format("thiếu dòng {}: sau dòng {} là dòng {}", number_ + 1, number_, row.number);
    else if (hash_of(row, hash_) != row.hash)
        fault = fmt::format("dòng {} không còn như lúc ghi", row.number);
    if (fault.empty()) {
        number_ = row.number;
        hash_ = row.hash;
    }
    broken_ = !fault.empty();
    return fault;
}

std::string Follower::finish(Head const& head) const {
    if (broken_) return {};
    if (head.number != number_)
        return head.number > number_
                   ? fmt::format("thiếu dòng {}: nhật ký phải có {} dòng", number_ + 1, head.number)
                   : fmt::format("dòng {} thừa: nhật ký chỉ có {} dòng", head.number + 1, head.number);
    if (head.hash != hash_) return fmt::format("dòng {} không khớp với dấu cuối của nhật ký", number_);
    return {};
}

} // namespace audit
