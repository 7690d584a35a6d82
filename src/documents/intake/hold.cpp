#include "documents/intake/hold.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace documents::intake {

Hold::Hold(std::filesystem::path const& folder, Mode mode) : file_{-1} {
    std::filesystem::create_directories(folder);
    auto const path = folder / "lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    int done = -1;
    if (file_ >= 0) do
            done = ::flock(file_, mode == Mode::keep ? LOCK_SH : LOCK_EX);
        while (done != 0 && errno == EINTR);
    if (done == 0) return;
    std::error_code const why{errno, std::generic_category()};
    if (file_ >= 0) ::close(file_);
    throw std::filesystem::filesystem_error{"lock", path, why};
}

Hold::~Hold() { ::close(file_); }

} // namespace documents::intake
