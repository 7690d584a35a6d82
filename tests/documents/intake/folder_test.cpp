#include "documents/intake/folder.hpp"

#include "documents/intake/house.hpp"
#include "documents/registry/office.hpp"

#include <algorithm>

using namespace office_house;
using namespace documents::intake;
using support::on_both_engines;

namespace {

base::FixedClock const kClock{base::Date::of(2026, 11, 21).value()};

std::int64_t count(Store& store, std::string const& table) {
    return store->lease().find<std::int64_t>("SELECT COUNT(*) FROM " + table).value();
}

} // namespace

TEST_CASE("a folder is imported file by file, and again only what is new") {
    on_both_engines([](Store& store) {
        add_organisations(*store);
        intake_house::Folder const folder;
        for (int i = 1; i <= 40; ++i)
            folder.put("in/" + std::to_string(i) + ".txt", letter(std::to_string(i), "việc " + std::to_string(i)));
        folder.put("in/năm 2025/x.txt", letter("100", "việc năm trước"));
        folder.put("in/.ẩn/y.txt", letter("101", "không nhận"));
        folder.put("in/chay.exe", "MZ");
        folder.put("in/trung.txt", letter("1", "việc khác cùng số"));
        Desk desk{*store, kClock, {.originals = folder.path / "originals", .scratch = folder.path / "scratch"}};
        auto const scope = clerk_of(kOffice);
        std::size_t told = 0;
        auto const files = import_folder(desk, scope, folder.path / "in", [&](FolderFile const&) { ++told; });
        REQUIRE(files.has_value());
        CHECK(told == 43);
        CHECK(files->size() == 43);
        auto const in = [&](std::vector<FolderFile> const& all, JobState state) {
            return std::ranges::count(all, state, &FolderFile::state);
        };
        CHECK(in(*files, JobState::taken) == 41);
        CHECK(in(*files, JobState::refused) == 1);
        CHECK(in(*files, JobState::duplicate) == 1);
        CHECK(std::ranges::find(*files, std::string{"năm 2025/x.txt"}, &FolderFile::name) != files->end());
        CHECK(count(store, "papers") == 41);

        folder.put("in/moi.txt", letter("200", "việc mới"));
        auto const again = import_folder(desk, scope, folder.path / "in");
        REQUIRE(again.has_value());
        CHECK(std::ranges::count(*again, true, &FolderFile::again) == 42);
        CHECK(count(store, "papers") == 42);
        CHECK(count(store, "intake_jobs") == 43);

        CHECK(import_folder(desk, scope, folder.path / "missing").error().code == base::Code::not_found);
        CHECK(import_folder(desk, clerk_of(0), folder.path / "in").error().code == base::Code::refused);
    });
}
