#include "directives/mail/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <fmt/core.h>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace directives::mail {
namespace {

struct Data {
    std::string message;
    std::size_t at = 0;
    bool ended = false; ///< curl has been told that there is no more: it sends the end of the data next
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& data = *static_cast<Data*>(from);
    auto const bytes = std::min(size * count, data.message.size() - data.at);
    std::memcpy(to, data.message.data() + data.at, bytes);
    data.at += bytes;
    if (bytes == 0) data.ended = true;
    return bytes;
}

void must(CURLcode code) {
    if (code != CURLE_OK) throw std::runtime_error{fmt::format("libcurl: {}", curl_easy_strerror(code))};
}

Outcome outcome_of(CURLcode code, long answer, bool ended) {
    if (code == CURLE_OK) return Outcome::sent;
    bool const told = answer >= 400 && answer < 600;
    if (ended && !told) return Outcome::uncertain;
    if (code == CURLE_LOGIN_DENIED || (told && answer >= 500)) return Outcome::refused;
    return Outcome::failed;
}

} // namespace

Sent send(Server const& server, Letter const& letter, std::chrono::seconds patience) {
    static std::once_flag started;
    std::call_once(started, [] { must(curl_global_init(CURL_GLOBAL_DEFAULT)); });
    std::unique_ptr<CURL, void (*)(CURL*)> const handle{curl_easy_init(), curl_easy_cleanup};
    if (!handle) throw std::runtime_error{"libcurl can not start"};
    auto* const curl = handle.get();
    Data data{.message = message_of(letter)};
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> const to{
        curl_slist_append(nullptr, fmt::format("<{}>", letter.to).c_str()), curl_slist_free_all};
    auto const scheme = server.security == Security::tls ? "smtps" : "smtp";
    must(curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps"));
    must(curl_easy_setopt(curl, CURLOPT_URL, fmt::format("{}://{}:{}", scheme, server.host, server.port).c_str()));
    must(curl_easy_setopt(curl, CURLOPT_USE_SSL,
                          static_cast<long>(server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL)));
    if (!server.user_name.empty()) {
        must(curl_easy_setopt(curl, CURLOPT_USERNAME, server.user_name.c_str()));
        must(curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str()));
    }
    must(curl_easy_setopt(curl, CURLOPT_MAIL_FROM, fmt::format("<{}>", letter.from).c_str()));
    must(curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get()));
    must(curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L));
    must(curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give));
    must(curl_easy_setopt(curl, CURLOPT_READDATA, static_cast<void*>(&data)));
    must(curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L));
    must(curl_easy_setopt(curl, CURLOPT_PROXY, "")); // never through what the environment names
    must(curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
                          static_cast<long>(std::min<std::int64_t>(patience.count(), 20))));
    must(curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(patience.count())));
    auto const code = curl_easy_perform(curl);
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    Sent sent{.outcome = outcome_of(code, answer, data.ended), .said = {}};
    if (code != CURLE_OK)
        sent.said = answer >= 400 ? fmt::format("máy chủ trả lời {} ({})", answer, curl_easy_strerror(code))
                                  : std::string{curl_easy_strerror(code)};
    return sent;
}

} // namespace directives::mail
