#include "app/log.hpp"

#include <chrono>
#include <mutex>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <string>
#include <unistd.h>

namespace app {

namespace {

class BufferedStderr final : public spdlog::sinks::base_sink<std::mutex> {
protected:
    void sink_it_(spdlog::details::log_msg const& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        buffer_.append(line.data(), line.size());
        if (buffer_.size() > (64u << 10)) flush_();
    }

    void flush_() override {
        std::string_view rest = buffer_;
        while (!rest.empty()) {
            auto const written = ::write(STDERR_FILENO, rest.data(), rest.size());
            if (written <= 0) break; // nobody reads the log: drop it rather than stop serving
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        buffer_.clear();
    }

private:
    std::string buffer_;
};

} // namespace

void start_log() {
    auto logger = std::make_shared<spdlog::logger>("benvung", std::make_shared<BufferedStderr>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(std::chrono::seconds{1});
}

void finish_log() {
    spdlog::default_logger()->flush();
    spdlog::shutdown();
}

} // namespace app
