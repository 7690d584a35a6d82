#include "app/data_folder.hpp"

#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace app {

base::Result<DataFolder> DataFolder::open(std::filesystem::path path) {
    std::error_code trouble;
    if (auto whole = std::filesystem::absolute(path, trouble); !trouble) // child processes work in folders of their own
        path = std::move(whole);
    auto const scratch = path / "tmp" / "scratch";
    std::filesystem::create_directories(path / "tmp", trouble);
    int const lock = trouble ? -1 : ::open((path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return base::fail(base::Code::unavailable, "Không ghi được vào thư mục dữ liệu.", path.string(),
                          "Kiểm tra quyền ghi và chỗ trống của ổ đĩa, hoặc chọn thư mục khác bằng --data.");
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return base::fail(base::Code::refused, "Thư mục dữ liệu đang được một máy chủ khác dùng.", path.string(),
                          "Dừng máy chủ đó, hoặc chọn thư mục khác bằng --data.");
    }
    std::filesystem::remove_all(scratch, trouble); // what a run before left
    std::filesystem::create_directories(scratch, trouble);
    DataFolder folder{std::move(path), lock};
    if (trouble || !folder.writable())
        return base::fail(base::Code::unavailable, "Không ghi được vào thư mục dữ liệu.", folder.path_.string(),
                          "Kiểm tra quyền ghi và chỗ trống của ổ đĩa, hoặc chọn thư mục khác bằng --data.");
    return folder;
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_{std::move(other.path_)}, lock_{std::exchange(other.lock_, -1)} {}

DataFolder::~DataFolder() {
    if (lock_ >= 0) ::close(lock_);
}

bool DataFolder::writable() const {
    auto const probe = path_ / "tmp" / "probe";
    std::ofstream file{probe, std::ios::trunc};
    file << "ok\n";
    file.close();
    return file.good();
}

} // namespace app
