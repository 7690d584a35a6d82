#include "directives/mail/letter.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/core.h>
#include <sodium.h>

namespace directives::mail {
namespace {

constexpr std::size_t kAddressBytes = 254, kWordBytes = 42;

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

/// A header's text as encoded words of at most 75 letters, none of which parts a letter of UTF-8.
std::string encoded_words(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        auto end = std::min(text.size(), kWordBytes);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        if (end == 0) end = std::min(text.size(), kWordBytes); // no UTF-8 at all
        made += (made.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base64(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return made;
}

/// "Sat, 21 Nov 2026 14:05:00 +0700"
std::string date_of(db::Instant at) {
    using namespace std::chrono;
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const local = floor<seconds>(at) + hours{7};
    auto const day = floor<std::chrono::days>(local);
    year_month_day const ymd{day};
    hh_mm_ss const time{local - day};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0700", days.at(weekday{day}.c_encoding()),
                       static_cast<unsigned>(ymd.day()), months.at(static_cast<unsigned>(ymd.month()) - 1),
                       static_cast<int>(ymd.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

} // namespace

std::string message_of(Letter const& letter) {
    std::string body;
    for (char const letter_of : letter.body) {
        if (letter_of == '\n') body += '\r';
        if (letter_of != '\r') body += letter_of;
    }
    auto const encoded = base64(body);
    auto message =
        fmt::format("Date: {}\r\nFrom: {}\r\nTo: {}\r\nMessage-ID: <{}>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
                    "Auto-Submitted: auto-generated\r\n\r\n",
                    date_of(letter.at), letter.from, letter.to, letter.message_id, encoded_words(letter.subject));
    for (std::size_t at = 0; at < encoded.size(); at += 76) message += encoded.substr(at, 76) + "\r\n";
    return message;
}

base::Result<std::string> parse_address(std::string_view typed) {
    while (typed.starts_with(' ')) typed.remove_prefix(1);
    while (typed.ends_with(' ')) typed.remove_suffix(1);
    auto const plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || std::string_view{"._%+-"}.contains(letter);
    };
    auto const at = typed.find('@');
    auto const host = at == typed.npos ? std::string_view{} : typed.substr(at + 1);
    bool const good = at != typed.npos && at > 0 && typed.size() <= kAddressBytes && !host.empty() &&
                      !typed.starts_with('-') && std::ranges::all_of(typed.substr(0, at), plain) &&
                      std::ranges::all_of(host, plain) && !host.starts_with('.') && !host.ends_with('.') &&
                      !host.starts_with('-') && !host.contains("..");
    if (!good)
        return base::fail(base::Code::invalid_input, fmt::format("“{}” không phải địa chỉ thư điện tử.", typed),
                          "address", "Ví dụ: an.nguyen@laichau.gov.vn.");
    return std::string{typed};
}

} // namespace directives::mail
