#pragma once

#include <asio.hpp>
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// A mail server for tests on 127.0.0.1: takes one connection after another and keeps what it was told.
namespace mail_sink {

enum class Manner {
    good,
    dies_after_data,  ///< reads the whole letter, then closes without an answer
    dies_before_data, ///< closes in place of an answer to DATA
    full,             ///< 452 to RCPT: try later
    unknown,          ///< 550 to RCPT: no such person
    rejects_letter    ///< 554 after the letter
};

class Sink {
public:
    Sink() : acceptor_{io_, {asio::ip::make_address("127.0.0.1"), 0}}, thread_{[this] { serve(); }} {}
    ~Sink() {
        stop_ = true;
        asio::io_context io;
        asio::ip::tcp::socket last{io};
        asio::error_code error;
        last.connect(acceptor_.local_endpoint(), error); // wakes the one that waits
        thread_.join();
    }
    int port() const { return acceptor_.local_endpoint().port(); }
    std::vector<std::string> letters() {
        std::lock_guard const lock{mutex_};
        return letters_;
    }
    int connections() const { return connections_; }
    std::atomic<Manner> manner = Manner::good;

private:
    void serve() {
        while (!stop_) {
            asio::ip::tcp::socket socket{io_};
            acceptor_.accept(socket);
            if (stop_) return;
            ++connections_;
            try {
                talk(socket);
            } catch (std::exception const&) {
                // The other side has gone.
            }
        }
    }
    void talk(asio::ip::tcp::socket& socket) {
        std::string bytes;
        auto const line = [&](std::string_view end) {
            auto const length = asio::read_until(socket, asio::dynamic_buffer(bytes), end);
            auto text = bytes.substr(0, length);
            bytes.erase(0, length);
            return text;
        };
        auto const say = [&](std::string const& text) { asio::write(socket, asio::buffer(text + "\r\n")); };
        say("220 sink");
        for (;;) {
            auto const said = line("\r\n");
            if (said.starts_with("RCPT") && manner == Manner::full) {
                say("452 full");
            } else if (said.starts_with("RCPT") && manner == Manner::unknown) {
                say("550 unknown");
            } else if (said.starts_with("DATA")) {
                if (manner == Manner::dies_before_data) return;
                say("354 go on");
                auto letter = line("\r\n.\r\n");
                {
                    std::lock_guard const lock{mutex_};
                    letters_.push_back(std::move(letter));
                }
                if (manner == Manner::dies_after_data) return;
                say(manner == Manner::rejects_letter ? "554 no" : "250 taken");
            } else if (said.starts_with("QUIT")) {
                say("221 bye");
                return;
            } else {
                say("250 ok");
            }
        }
    }

    asio::io_context io_;
    asio::ip::tcp::acceptor acceptor_;
    std::mutex mutex_;
    std::vector<std::string> letters_;
    std::atomic<int> connections_ = 0;
    std::atomic<bool> stop_ = false;
    std::thread thread_; ///< last: it uses all of the above
};

} // namespace mail_sink
