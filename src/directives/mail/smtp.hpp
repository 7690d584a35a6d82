#pragma once

#include "directives/mail/letter.hpp"

#include <chrono>
#include <string>

namespace directives::mail {

enum class Security { none, starttls, tls };

struct Server {
    std::string host;
    int port = 587;
    Security security = Security::starttls;
    std::string user_name = {}, password = {}; ///< none: without signing in
};

/// How an attempt ended. The difference is whether the letter may have been taken: it may from when the end of the data was sent.
enum class Outcome {
    sent,     ///< the server said that it took it
    failed,   ///< surely not taken, for a reason that may pass: no connection, "try again later"
    refused,  ///< surely not taken, and trying again will not help: the address, the password
    uncertain ///< the connection ended before the server answered the end of the data
};

struct Sent {
    Outcome outcome = Outcome::failed;
    std::string said; ///< for the administrator: the reason, in few words
};

/// One connection, one letter, one answer; never tries again by itself. Waits at most `patience`.
Sent send(Server const& server, Letter const& letter, std::chrono::seconds patience = std::chrono::seconds{60});

} // namespace directives::mail
