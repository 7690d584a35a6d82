#pragma once

#include "base/result.hpp"
#include "office/package.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// Which encoding a .csv has, told by all its bytes, and its bytes as UTF-8.
namespace office::csv {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1258 };

struct Survey {
    Encoding encoding = Encoding::utf8;
    std::size_t mark_bytes = 0; ///< of the byte order mark at the start
    std::size_t malformed = 0;  ///< bytes that are no UTF-8 (few; many would be another encoding)
};

/// Errors: invalid_input (empty), unsupported (TCVN3, VNI, binary noise).
base::Result<Survey> survey(ByteSource& source);

char const* name(Encoding encoding);

/// Turns the bytes that `source` gives into UTF-8 (of UTF-8 itself nothing is changed).
class Decoder {
public:
    Decoder(ByteSource& source, Survey const& survey) : source_{source}, survey_{survey}, skip_{survey.mark_bytes} {}
    /// The next piece, valid until the next call; empty at the end.
    base::Result<std::string_view> next();

private:
    void decode_utf16(std::string_view bytes, bool last);
    ByteSource& source_;
    Survey survey_;
    std::size_t skip_;
    std::string raw_, out_;
    std::string carry_; ///< half a character of UTF-16
    bool over_ = false;
};

} // namespace office::csv
