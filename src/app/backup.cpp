#include "app/backup.hpp"

#include "app/checks.hpp"
#include "app/data_folder.hpp"
#include "app/store.hpp"
#include "app/trouble.hpp"
#include "base/json.hpp"
#include "db/copy.hpp"
#include "documents/registry/originals.hpp"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <optional>
#include <sodium.h>
#include <unistd.h>

namespace app {

namespace {

using base::Code;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

constexpr char kManifest[] = "manifest.json";
constexpr int kFormat = 1;

Result<std::string> digest_of(fs::path const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(Code::not_found, "Không đọc được tệp.", path.string());
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::vector<char> block(1u << 20);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(block.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

/// On the disk, not only in the memory of the system.
bool sync(fs::path const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    bool const done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

std::string now_text(base::Clock const& clock) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(clock.now())));
}

Result<nlohmann::ordered_json> manifest_of(fs::path const& folder) {
    std::ifstream file{folder / kManifest};
    auto manifest = nlohmann::ordered_json::parse(file, nullptr, false);
    bool const known = manifest.is_object() && manifest.value("format", 0) == kFormat && manifest.contains("digest") &&
                       manifest["digest"].is_string() && manifest.contains("tables") && manifest["tables"].is_object();
    if (!known)
        return fail(Code::invalid_input, "Thư mục này không phải bản sao lưu của Bền Vững.", folder.string(),
                    "Chỉ đúng thư mục mà lệnh benvung backup đã tạo; trong đó có manifest.json và benvung.sqlite.");
    return manifest;
}

/// What is wrong with a backup before anything of it is used.
Result<nlohmann::ordered_json> sound_manifest(fs::path const& folder) {
    auto manifest = TRY(manifest_of(folder));
    auto const digest = TRY(digest_of(folder / kDatabaseFile));
    if (digest != manifest["digest"].get<std::string>())
        return fail(Code::invalid_input, "Tệp dữ liệu trong bản sao lưu không còn như lúc sao lưu.",
                    (folder / kDatabaseFile).string(),
                    "Dùng một bản sao lưu khác; bản này đã bị sửa hoặc hỏng khi chép.");
    return manifest;
}

/// Opened so that not a byte of it changes.
std::unique_ptr<db::Database> open_backup(fs::path const& folder) {
    auto settings = db::settings_of((folder / kDatabaseFile).string());
    settings.read_only = true;
    return std::make_unique<db::Database>(settings);
}

Result<void> write_manifest(fs::path const& folder, db::Engine from, base::Clock const& clock) {
    nlohmann::ordered_json manifest;
    manifest["format"] = kFormat;
    manifest["program"] = BENVUNG_VERSION;
    manifest["made_at"] = now_text(clock);
    manifest["engine"] = from == db::Engine::sqlite ? "sqlite" : "postgresql";
    manifest["tables"] = nlohmann::ordered_json::object();
    for (auto const& [table, rows] : db::count_rows(*open_backup(folder))) manifest["tables"][table] = rows;
    manifest["digest"] = TRY(digest_of(folder / kDatabaseFile));
    std::ofstream out{folder / kManifest};
    out << manifest.dump(2) << "\n";
    out.close();
    if (!out || !sync(folder / kManifest) || !sync(folder / kDatabaseFile) || !sync(folder))
        return fail(Code::unavailable, "Không ghi được bản sao lưu.", folder.string(), "Kiểm tra chỗ trống của ổ đĩa.");
    return {};
}

/// The tables of `place` as a SQLite file without a log beside it.
Result<void> write_file(db::Database& store, fs::path const& path, base::Clock const& clock) {
    if (store.engine() == db::Engine::sqlite) {
        db::snapshot_file(store, path);
    } else {
        {
            db::Database file{db::settings_of(path.string())};
            static_cast<void>(TRY(db::copy_all(store, file, db::embedded_migrations(), db::to_instant(clock.now()))));
        }
        db::make_single_file(path);
    }
    return {};
}

/// What a copy of the documents' files came to.
struct CopiedFiles {
    std::int64_t files = 0;
    std::vector<std::string> missing; ///< digests
};

/// The files that `store` names. They are written once and never change, so that a store that goes on working does not disturb: what its
/// snapshot names was on the disk before. All are on the disk when this returns. Throws filesystem_error where there is no room.
CopiedFiles copy_originals(db::Database& store, fs::path const& from, fs::path const& into) {
    CopiedFiles copied;
    std::error_code ignored;
    if (fs::equivalent(from, into, ignored)) return copied;
    documents::registry::Originals const source{from}, target{into};
    auto session = store.lease();
    for (auto const& digest : session.rows<std::string>("SELECT digest FROM originals ORDER BY digest")) {
        auto const there = source.path_of(digest), wanted = target.path_of(digest);
        if (!fs::exists(there)) {
            copied.missing.push_back(digest);
            continue;
        }
        fs::create_directories(wanted.parent_path());
        fs::copy_file(there, wanted, fs::copy_options::skip_existing);
        ++copied.files;
    }
    if (copied.files == 0) return copied;
    int const folder = ::open(into.c_str(), O_RDONLY | O_CLOEXEC);
    bool const synced = folder >= 0 && ::syncfs(folder) == 0; // one wait for all files
    if (folder >= 0) ::close(folder);
    if (!synced) throw fs::filesystem_error{"syncfs", into, std::make_error_code(std::errc::io_error)};
    return copied;
}

Result<void> told_missing(CopiedFiles const& copied, std::string_view done) {
    if (copied.missing.empty()) return {};
    for (auto const& digest : copied.missing) fmt::print("THIẾU  văn bản gốc {}\n", digest);
    return fail(Code::refused, fmt::format("{}, nhưng thiếu {} tệp văn bản gốc.", done, copied.missing.size()), {},
                "Tìm các tệp trên trong bản sao lưu cũ hơn, chép vào thư mục originals rồi chạy lại benvung verify.");
}

Result<void> must_be_free(fs::path const& folder) {
    std::error_code ignored;
    if (!fs::exists(folder, ignored) || fs::is_empty(folder, ignored)) return {};
    return fail(Code::refused, "Thư mục đã có dữ liệu, không ghi đè.", folder.string(),
                "Chọn một thư mục mới hoặc trống.");
}

Result<CopiedFiles> back_up_into(BackUp const& wanted, base::Clock const& clock) {
    fs::path const target = fs::absolute(wanted.folder).lexically_normal();
    TRY(must_be_free(target));
    if (wanted.place.database.empty() && !fs::exists(wanted.place.address()))
        return fail(Code::not_found, "Chưa có dữ liệu để sao lưu.", wanted.place.address(),
                    "Chỉ đúng thư mục dữ liệu bằng --data.");
    auto store = TRY(open_store(wanted.place, clock));
    fs::path const making = target.string() + ".dang-tao";
    fs::remove_all(making);
    fs::create_directories(making);
    TRY(write_file(*store, making / kDatabaseFile, clock));
    auto copied = copy_originals(*open_backup(making), fs::path{wanted.place.data} / kOriginals, making / kOriginals);
    TRY(write_manifest(making, store->engine(), clock));
    fs::remove(target); // empty, or not there
    fs::rename(making, target);
    sync(target.parent_path());
    return copied;
}

Result<CopiedFiles> restore_from(Restore const& wanted, base::Clock const& clock) {
    fs::path const backup = wanted.folder;
    auto const manifest = TRY(sound_manifest(backup));
    if (wanted.place.database.empty()) {
        fs::path const data = wanted.place.data;
        if (fs::exists(data / kDatabaseFile)) TRY(must_be_free(data));
        auto const held = TRY(DataFolder::open(data)); // no server may start meanwhile
        fs::path const making = data / (std::string{kDatabaseFile} + ".dang-khoi-phuc");
        fs::copy_file(backup / kDatabaseFile, making, fs::copy_options::overwrite_existing);
        if (!sync(making))
            return fail(Code::unavailable, "Không ghi được dữ liệu khôi phục.", data.string(),
                        "Kiểm tra chỗ trống của ổ đĩa.");
        fs::rename(making, data / kDatabaseFile);
        sync(data);
    } else {
        // The backup may be of an older program: a copy of it is brought up first.
        fs::path const scratch = fs::temp_directory_path() / fmt::format("benvung-restore-{}", ::getpid());
        fs::create_directories(scratch);
        fs::copy_file(backup / kDatabaseFile, scratch / kDatabaseFile, fs::copy_options::overwrite_existing);
        auto const copied = [&]() -> Result<void> {
            auto from = TRY(open_store({.data = scratch.string()}, clock));
            db::Database into{db::settings_of(wanted.place.address())};
            static_cast<void>(TRY(db::copy_all(*from, into, db::embedded_migrations(), db::to_instant(clock.now()))));
            return {};
        }();
        fs::remove_all(scratch);
        if (!copied) return std::unexpected{copied.error()};
    }
    auto copied = copy_originals(*open_backup(backup), backup / kOriginals, fs::path{wanted.place.data} / kOriginals);
    auto restored = TRY(open_store(wanted.place, clock));
    for (auto const& [table, rows] : db::count_rows(*restored))
        if (manifest["tables"].contains(table) && table != "schema_migrations" && manifest["tables"][table] != rows)
            return fail(Code::unavailable, fmt::format("Bảng {} có {} dòng, bản sao lưu ghi {} dòng.", table, rows,
                                                       manifest["tables"][table].get<std::int64_t>()));
    return copied;
}

/// Runs the act, and tells what went wrong, of whatever kind.
template <class Act>
int told(Act const& act) {
    try {
        Result<void> const done = act();
        return done ? kDone : tell(done.error());
    } catch (db::Failure const& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return tell(db::error_of(failure));
    } catch (fs::filesystem_error const& trouble) {
        return tell({Code::unavailable, "Không đọc hoặc ghi được tệp.", trouble.path1().string(),
                     "Kiểm tra quyền và chỗ trống của ổ đĩa."});
    }
}

std::vector<std::string> faults_of_backup(fs::path const& folder) {
    std::vector<std::string> faults;
    auto const manifest = sound_manifest(folder);
    if (!manifest) {
        faults.push_back(manifest.error().where + ": " + manifest.error().message);
        return faults;
    }
    auto const file = open_backup(folder);
    faults = db::faults_of(*file);
    if ((*manifest)["tables"].contains("originals"))
        for (auto& fault : faults_of_originals(*file, folder / kOriginals)) faults.push_back(std::move(fault));
    for (auto const& [table, rows] : db::count_rows(*file))
        if ((*manifest)["tables"].value(table, std::int64_t{-1}) != rows)
            faults.push_back("bảng " + table + ": số dòng khác lúc sao lưu");
    return faults;
}

} // namespace

int back_up(BackUp const& wanted, base::Clock const& clock) {
    return told([&]() -> Result<void> {
        auto const copied = TRY(back_up_into(wanted, clock));
        auto const manifest = TRY(manifest_of(wanted.folder));
        std::int64_t rows = 0;
        for (auto const& count : manifest["tables"]) rows += count.get<std::int64_t>();
        fmt::print("Đã sao lưu {} dòng của {} bảng và {} tệp văn bản gốc vào {}.\n", rows, manifest["tables"].size(),
                   copied.files, wanted.folder);
        return told_missing(copied, "Đã sao lưu");
    });
}

int restore(Restore const& wanted, base::Clock const& clock) {
    return told([&]() -> Result<void> {
        auto const copied = TRY(restore_from(wanted, clock));
        fmt::print("Đã khôi phục từ {}. Kiểm tra lại bằng: benvung verify\n", wanted.folder);
        return told_missing(copied, "Đã khôi phục");
    });
}

int verify(Verify const& wanted, base::Clock const& clock) {
    return told([&]() -> Result<void> {
        std::vector<std::string> faults;
        std::string where = wanted.backup;
        if (!wanted.backup.empty()) {
            faults = faults_of_backup(wanted.backup);
        } else {
            if (wanted.place.database.empty() && !fs::exists(wanted.place.address()))
                return fail(Code::not_found, "Chưa có dữ liệu ở đây.", wanted.place.address(),
                            "Chỉ đúng thư mục dữ liệu bằng --data.");
            auto store = TRY(open_store(wanted.place, clock));
            faults = faults_of_store(*store);
            for (auto& fault : faults_of_originals(*store, fs::path{wanted.place.data} / kOriginals))
                faults.push_back(std::move(fault));
            where = wanted.place.database.empty() ? wanted.place.address() : "PostgreSQL";
        }
        for (auto const& fault : faults) fmt::print("HỎNG  {}\n", fault);
        if (!faults.empty())
            return fail(
                Code::refused, fmt::format("Có {} chỗ hỏng.", faults.size()), where,
                "Giữ nguyên thư mục này, khôi phục bản sao lưu gần nhất vào thư mục khác bằng benvung restore.");
        fmt::print("Dữ liệu nguyên vẹn: {}\n", where);
        return {};
    });
}

int move(Move const& wanted, base::Clock const& clock) {
    return told([&]() -> Result<void> {
        std::optional<DataFolder> held; // nothing may be written where we copy from
        if (wanted.from.database.empty()) held.emplace(TRY(DataFolder::open(wanted.from.data)));
        auto from = TRY(open_store(wanted.from, clock));
        if (wanted.into.database.empty()) fs::create_directories(wanted.into.data);
        db::Database into{db::settings_of(wanted.into.address())};
        auto const copied = TRY(db::copy_all(*from, into, db::embedded_migrations(), db::to_instant(clock.now())));
        std::int64_t rows = 0;
        for (auto const& table : copied) rows += table.rows;
        auto const files =
            copy_originals(*from, fs::path{wanted.from.data} / kOriginals, fs::path{wanted.into.data} / kOriginals);
        fmt::print("Đã chuyển {} dòng của {} bảng.\n", rows, copied.size());
        return told_missing(files, "Đã chuyển");
    });
}

} // namespace app
