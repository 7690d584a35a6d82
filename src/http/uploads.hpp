#pragma once

#include "base/result.hpp"
#include "http/router.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {

inline constexpr std::uint64_t kUploadPartBytes = 4u << 20;   ///< every part but the last has exactly this size
inline constexpr std::uint64_t kUploadFileBytes = 100u << 20; ///< largest file sent in parts; the page prints it
inline constexpr std::uint64_t kPlainFormBytes = 16u << 20;   ///< largest form sent at once, for pages without script

struct UploadLimits {
    std::uint64_t file_bytes = kUploadFileBytes;
    std::uint64_t total_bytes = 2ull << 30;    ///< announced by all clients together
    std::uint64_t client_bytes = 500ull << 20; ///< announced by one client address
    std::size_t client_files = 50;
    std::chrono::seconds keep{30 * 60}; ///< after the last part, or the last use
};

/// A file that has arrived whole.
struct UploadedFile {
    std::string id;
    std::string name; ///< as the person called it: UTF-8, without folders
    std::uint64_t size = 0;
    std::filesystem::path path;
    std::shared_ptr<void const> hold; ///< while it lives the file is not removed
};

/// Files on their way in, in parts that can be sent again after a lost connection. They lie in one folder of the data folder, under
/// random names, and are removed when they expire; what an earlier run left there is removed at start. The id is 128 random bits: who knows
/// it may use the file, nobody else.
///
///   POST /uploads                {"name":"x.pdf","size":123}  -> 201 {"id","part_bytes","parts":N,"missing":[0,…]}
///   PUT  /uploads/{id}/parts/{n} bytes of part n (from 0)     -> 200 {"missing":[…],"complete":bool}; the same part again is no error
///   GET  /uploads/{id}                                        -> 200 as POST, with "name","size","complete": where to go on after a cut
///   DELETE /uploads/{id}                                      -> 200 {}, also where there is none
///
/// Errors are JSON: 404 unknown or expired, 413 too large, 422 a size that does not fit, 429 a cap is reached.
class Uploads {
public:
    /// Makes `folder` where it is missing and empties it. Throws std::filesystem::filesystem_error.
    explicit Uploads(std::filesystem::path folder, UploadLimits limits = {});
    ~Uploads();
    Uploads(Uploads const&) = delete;

    /// `add` is Router::add, or what asks first who sends.
    using AddRoute = std::function<void(std::string_view route, Handler handler, Work work, std::size_t body_bytes)>;
    void register_routes(AddRoute const& add);

    /// The file, once all its parts are there. Errors: not_found (unknown, expired), refused (parts are missing).
    base::Result<UploadedFile> find(std::string_view id);

    /// Takes in a file that came with a plain form. Errors: too_large, limit_exceeded (a cap), refused (empty name).
    base::Result<UploadedFile> store(std::string_view client, std::string_view name, std::string_view bytes);

    void remove(std::string_view id);
    void remove_expired(); ///< also done by itself on every new upload

    struct State;

private:
    std::shared_ptr<State> state_;
};

} // namespace http
