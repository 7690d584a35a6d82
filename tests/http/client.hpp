#pragma once

#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

/// A small raw client: what it sends is what the test wrote, byte by byte.
namespace client {

struct Answer {
    int status = 0;
    std::string head, body;

    /// The value of a header, by its name in any case; "" where there is none.
    std::string header(std::string_view name) const {
        std::string lower{head}, wanted = "\r\n" + std::string{name} + ":";
        for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        for (char& c : wanted) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        auto const at = lower.find(wanted);
        if (at == std::string::npos) return {};
        auto const from = head.find_first_not_of(' ', at + wanted.size());
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

class Connection {
public:
    explicit Connection(std::uint16_t port, int seconds = 5)
        : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        timeval const wait{seconds, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0)
            throw std::runtime_error{"no connection"};
    }
    ~Connection() { ::close(socket_); }
    Connection(Connection const&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return; // the server cut the connection: the answer, if any, tells why
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// The next answer; nullopt where the connection ends or stays silent. After HEAD there is no body whatever the length says.
    std::optional<Answer> receive(bool head_only = false) {
        Answer answer;
        while (true) {
            if (auto const end = buffer_.find("\r\n\r\n"); end != std::string::npos) {
                answer.head = buffer_.substr(0, end + 2);
                buffer_.erase(0, end + 4);
                break;
            }
            if (!more()) return std::nullopt;
        }
        answer.status = std::stoi(answer.head.substr(9, 3));
        auto const length = answer.header("Content-Length");
        std::size_t const bytes = head_only || answer.status == 304 || length.empty() ? 0 : std::stoul(length);
        while (buffer_.size() < bytes)
            if (!more()) return std::nullopt;
        answer.body = buffer_.substr(0, bytes);
        buffer_.erase(0, bytes);
        return answer;
    }

    /// Whether the server has closed the connection and sent nothing more.
    bool ended() { return !more() && buffer_.empty(); }

private:
    bool more() {
        char bytes[16384];
        auto const got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    std::string buffer_;
};

inline Answer ask(std::uint16_t port, std::string const& method, std::string const& target,
                  std::string const& headers = "", std::string const& body = "") {
    Connection connection{port};
    std::string request =
        method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" + headers;
    if (!body.empty() || method == "POST" || method == "PUT")
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    connection.send(request + "\r\n" + body);
    return connection.receive(method == "HEAD").value_or(Answer{});
}

} // namespace client
