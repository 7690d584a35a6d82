#pragma once

#include <expected>
#include <string>
#include <utility>

namespace base {

/// Why an expected failure happened; decides the HTTP status and the exit code.
enum class Code { invalid_input, not_found, too_large, unsupported, refused, limit_exceeded, unavailable };

/// An expected failure, told to the person in Vietnamese: what happened, where, and how to mend it.
struct Error {
    Code code;
    std::string message;    ///< what: a whole sentence that ends with a full stop
    std::string where = {}; ///< file, sheet, row, field; empty where the whole input is meant
    std::string mend = {};  ///< how to mend it: a whole sentence, or empty
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Code code, std::string message, std::string where = {}, std::string mend = {}) {
    return std::unexpected<Error>{Error{code, std::move(message), std::move(where), std::move(mend)}};
}

} // namespace base

#define BENVUNG_JOIN_(a, b) a##b
#define BENVUNG_JOIN(a, b) BENVUNG_JOIN_(a, b)
#define BENVUNG_TRY(name, expression)                                                                                  \
    ({                                                                                                                 \
        auto name = (expression);                                                                                      \
        if (!name) return std::unexpected{std::move(name).error()};                                                    \
        *std::move(name);                                                                                              \
    })
/// The value of a Result, or return its error from this function. One TRY per statement.
#define TRY(expression) BENVUNG_TRY(BENVUNG_JOIN(try_result_, __COUNTER__), expression)
