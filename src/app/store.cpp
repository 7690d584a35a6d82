#include "app/store.hpp"

#include "db/schema.hpp"
#include "documents/search/index.hpp"

#include <spdlog/spdlog.h>

namespace app {

std::string StorePlace::address() const {
    return database.empty() ? (std::filesystem::path{data} / kDatabaseFile).string() : database;
}

base::Result<std::unique_ptr<db::Database>> open_store(StorePlace const& place, base::Clock const& clock) {
    try {
        if (place.database.empty()) std::filesystem::create_directories(place.data);
        auto store = std::make_unique<db::Database>(db::settings_of(place.address()));
        auto const migrated = db::migrate(*store, db::embedded_migrations(), db::to_instant(clock.now()));
        if (!migrated) return std::unexpected{migrated.error()};
        for (auto const& name : migrated->applied) spdlog::info("migrated {}", name);
        // After an upgrade or a copy from the other engine: what finds papers is not copied.
        if (auto const indexed = documents::search::rebuild(*store, documents::search::Rebuild::missing); indexed > 0)
            spdlog::info("indexed {} papers", indexed);
        return store;
    } catch (db::Failure const& failure) {
        spdlog::error("store: {}", failure.what());
        if (failure.trouble() == db::Trouble::lost)
            return base::fail(
                base::Code::unavailable, "Không mở được cơ sở dữ liệu.",
                place.database.empty() ? place.address() : "PostgreSQL",
                place.database.empty()
                    ? "Kiểm tra quyền ghi và chỗ trống của thư mục dữ liệu."
                    : "Kiểm tra máy chủ PostgreSQL đang chạy, và tên, tài khoản, mật khẩu trong --database.");
        return std::unexpected{db::error_of(failure)};
    } catch (std::filesystem::filesystem_error const& trouble) {
        return base::fail(base::Code::unavailable, "Không tạo được thư mục dữ liệu.", place.data,
                          "Kiểm tra quyền ghi, hoặc chọn thư mục khác bằng --data.");
    }
}

} // namespace app
