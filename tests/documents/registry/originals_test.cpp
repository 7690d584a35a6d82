#include "documents/registry/originals.hpp"

#include "documents/registry/office.hpp"

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <sys/mount.h>
#include <thread>

using namespace office_house;
using support::on_both_engines;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "benvung-originals-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path put(std::string const& name, std::string_view bytes) const {
        std::ofstream{path / name, std::ios::binary} << bytes;
        return path / name;
    }
    fs::path path;
};

std::size_t files_in(fs::path const& folder) {
    std::size_t files = 0;
    for (auto const& there : fs::recursive_directory_iterator(folder)) files += there.is_regular_file();
    return files;
}

} // namespace

TEST_CASE("an original is kept once, unchanged and read-only, whatever it is called") {
    Folder const folder;
    Originals originals{folder.path / "kept"};
    auto const first = originals.keep(folder.put("a.txt", "Công văn số 1"));
    auto const again = originals.keep(folder.put("b.txt", "Công văn số 1"));
    auto const other = originals.keep(folder.put("c.txt", "Công văn số 2"));
    REQUIRE(first.has_value());
    CHECK(first->size() == 64);
    CHECK(*first == again.value());
    CHECK(*first != other.value());
    CHECK(files_in(originals.folder()) == 2);
    CHECK((fs::status(originals.path_of(*first)).permissions() & fs::perms::owner_write) == fs::perms::none);
    CHECK_FALSE(originals.keep(folder.path / "missing.txt").has_value());
}

TEST_CASE("many files are kept at once, each with its own answer") {
    Folder const folder;
    Originals originals{folder.path / "kept"};
    std::vector<fs::path> const files{folder.put("a", "một"), folder.put("b", "hai"), folder.path / "missing",
                                      folder.put("c", "một")};
    auto const answers = originals.keep(files);
    REQUIRE(answers.size() == 4);
    CHECK(answers[0].value() == answers[3].value());
    CHECK(answers[1].value() == originals.keep(files[1]).value());
    CHECK_FALSE(answers[2].has_value());
    CHECK(files_in(originals.folder()) == 2);
    CHECK(originals.keep(std::span<fs::path const>{}).empty());
}

TEST_CASE("where the disk is full nothing half is kept, and what fitted is") {
    Folder const folder, disk;
    if (::mount("none", disk.path.c_str(), "tmpfs", 0, "size=512k") != 0) {
        MESSAGE("no right to mount a small disk here");
        return;
    }
    {
        Originals originals{disk.path / "kept"};
        auto const small = folder.put("small", std::string(20'000, 's'));
        auto const large = folder.put("large", std::string(900'000, 'l'));
        auto const alone = originals.keep(large);
        REQUIRE_FALSE(alone.has_value());
        CHECK(alone.error().message.contains("Ổ đĩa của máy chủ đã đầy"));
        CHECK(!alone.error().mend.empty());
        std::vector<fs::path> const files{small, large, folder.put("other", std::string(20'000, 'o'))};
        auto const answers = originals.keep(files);
        REQUIRE(answers[0].has_value());
        REQUIRE_FALSE(answers[1].has_value());
        CHECK(answers[1].error().message.contains("đã đầy"));
        CHECK(answers[2].has_value());
        CHECK(files_in(disk.path) == 2);
        CHECK(fs::file_size(originals.path_of(*answers[0])) == 20'000);
    }
    ::umount(disk.path.c_str());
}

TEST_CASE("many threads that keep the same bytes leave one whole file") {
    Folder const folder;
    auto const file = folder.put("a.bin", std::string(300'000, 'x'));
    Originals originals{folder.path / "kept"};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { CHECK(originals.keep(file).has_value()); });
    for (auto& thread : threads) thread.join();
    CHECK(files_in(originals.folder()) == 1);
}

TEST_CASE("a missing file and a flipped byte are told by name") {
    on_both_engines([](Store& store) {
        Folder const folder;
        Originals originals{folder.path / "kept"};
        std::vector<Digest> digests;
        for (std::string const text : {"một", "hai", "ba"}) {
            digests.push_back(originals.keep(folder.put("x", text)).value());
            auto tx = store->write();
            record_original(tx, noon("2026-10-15"), digests.back(), static_cast<std::int64_t>(text.size()));
            record_original(tx, noon("2026-10-16"), digests.back(), static_cast<std::int64_t>(text.size()));
            tx.commit();
        }
        auto session = store->lease();
        CHECK(originals.faults(session).empty());
        fs::remove(originals.path_of(digests[0]));
        fs::permissions(originals.path_of(digests[1]), fs::perms::owner_write, fs::perm_options::add);
        std::ofstream{originals.path_of(digests[1])} << "hái";
        auto const faults = originals.faults(session);
        REQUIRE(faults.size() == 2);
        for (auto const& fault : faults) CHECK((fault.contains(digests[0]) || fault.contains(digests[1])));
    });
}
