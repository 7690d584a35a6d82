#include "base/money.hpp"

#include "base/ensure.hpp"

namespace base {

Result<Money> Money::of(std::int64_t vnd) {
    if (vnd > kMax || vnd < -kMax)
        return fail(Code::limit_exceeded, "Số tiền lớn hơn 9 triệu tỷ đồng.", {},
                    "Kiểm tra lại đơn vị tính: đồng, nghìn đồng, triệu đồng hay tỷ đồng.");
    return Money{vnd};
}

Money &Money::operator+=(Money other) {
    ENSURE(!__builtin_add_overflow(vnd_, other.vnd_, &vnd_));
    return *this;
}

Money &Money::operator-=(Money other) {
    ENSURE(!__builtin_sub_overflow(vnd_, other.vnd_, &vnd_));
    return *this;
}

} // namespace base
