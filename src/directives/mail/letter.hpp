#pragma once

#include "base/result.hpp"
#include "db/values.hpp"

#include <string>
#include <string_view>

namespace directives::mail {

/// A plain letter by e-mail.
struct Letter {
    std::string from, to;   ///< addresses alone, by parse_address
    std::string message_id; ///< without <>
    std::string subject, body;
    db::Instant at;
};

/// RFC 5322 with CRLF: UTF-8 in base64, header words by RFC 2047; nothing of the letter can add a header or end the data.
std::string message_of(Letter const& letter);

/// "an@tinh.gov.vn", trimmed. Plain addresses alone, no names, no quotes. Errors: invalid_input.
base::Result<std::string> parse_address(std::string_view typed);

} // namespace directives::mail
