#include "app/documents.hpp"

#include "app/data_folder.hpp"
#include "app/directory.hpp"
#include "app/trouble.hpp"
#include "documents/intake/folder.hpp"
#include "documents/intake/reread.hpp"
#include "identity/views.hpp"
#include "office/table_export.hpp"

#include <cstdio>
#include <fmt/core.h>
#include <map>

namespace app {
namespace {

using base::Code;
using base::fail;
namespace intake = documents::intake;

/// The person in the first post that may register papers today.
base::Result<rights::Scope> scope_of(db::Database& store, base::Clock const& clock, std::string const& user_name) {
    if (user_name.empty())
        return fail(Code::invalid_input, "Chưa nói nhập thay ai.", "--as",
                    "Ví dụ: --as van.thu, tên đăng nhập của văn thư cơ quan nhận văn bản.");
    auto session = store.lease();
    auto const person = identity::find_credentials(session, user_name);
    if (!person || person->blocked)
        return fail(Code::not_found, "Không có người dùng này, hoặc tài khoản đã khóa.", user_name,
                    "Kiểm tra tên đăng nhập ở trang Người dùng.");
    areas::Atlases atlases{store};
    Directory directory{store, atlases};
    identity::Views views{directory, std::chrono::seconds{5}};
    auto const today = clock.today();
    auto view = views.find(session, person->person, {}, today);
    for (std::size_t i = 0;
         view != nullptr && i < view->choices.size() && !view->scope.may(rights::Capability::register_documents); ++i)
        if (auto const acting = identity::acting_of(view->choices[i].key)) {
            auto const other = views.find(session, person->person, *acting, today);
            if (other != nullptr && other->scope.may(rights::Capability::register_documents)) view = other;
        }
    if (view == nullptr || !view->scope.may(rights::Capability::register_documents))
        return fail(Code::refused, "Người này không có vị trí công tác nào được nhận văn bản hôm nay.", user_name,
                    "Cấp vai trò Văn thư ở trang Người dùng, hoặc chọn người khác.");
    auto scope = view->scope;
    scope.channel = rights::Channel::command;
    return scope;
}

std::string word_of(intake::FolderFile const& file) {
    return file.again && file.state == intake::JobState::taken ? "Đã có từ trước" : std::string{vietnamese(file.state)};
}

std::string told_of(intake::FolderFile const& file) {
    if (file.error) return file.error->message + (file.error->mend.empty() ? "" : " " + file.error->mend);
    if (file.state == intake::JobState::duplicate)
        return fmt::format("giống văn bản {}; xử lý ở trang Nhận văn bản", file.paper.number());
    return file.paper ? fmt::format("văn bản {}", file.paper.number()) : std::string{};
}

base::Result<void> write_report(std::string const& path, std::vector<intake::FolderFile> const& files) {
    auto table = TRY(office::TableExport::create(
        path, path.ends_with(".xlsx") ? office::TableFormat::xlsx : office::TableFormat::csv, "Nhập văn bản",
        {{"Tệp"}, {"Kết quả"}, {"Văn bản", office::ColumnKind::integer}, {"Ghi chú"}}));
    for (auto const& file : files) {
        std::vector<office::TableCell> row{{file.name}, {word_of(file)}, {}, {told_of(file)}};
        if (file.paper) row[2] = {file.paper.number()};
        TRY(table.add_row(row));
    }
    return table.close();
}

base::Result<int> run(ImportDocuments const& wanted, base::Clock const& clock) {
    // Alone on the data folder, the jobs of a dead run are free at once; beside a server they are where their lease runs out.
    auto const held = DataFolder::open(wanted.place.data);
    auto const store = TRY(open_store(wanted.place, clock));
    auto const scope = TRY(scope_of(*store, clock, wanted.as));
    std::filesystem::path const data = wanted.place.data;
    intake::Desk desk{
        *store, clock, {.originals = data / kOriginals, .scratch = data / "tmp" / "intake", .alone = held.has_value()}};
    std::map<std::string, std::int64_t> counts;
    bool lost = false;
    auto const files = TRY(intake::import_folder(desk, scope, wanted.folder, [&](intake::FolderFile const& file) {
        auto const word = word_of(file);
        auto const told = told_of(file);
        fmt::print("{}  {}{}{}\n", word, file.name, told.empty() ? "" : ": ", told);
        std::fflush(stdout);
        ++counts[word];
        lost = lost || file.state == intake::JobState::refused || file.state == intake::JobState::failed;
    }));
    if (!wanted.report.empty()) TRY(write_report(wanted.report, files));
    std::string sums;
    for (auto const& [word, count] : counts) sums += fmt::format("{}{}: {}", sums.empty() ? "" : ", ", word, count);
    fmt::print("Tổng số {} tệp{}{}.\n", files.size(), sums.empty() ? "" : ". ", sums);
    return lost ? kRefused : kDone;
}

base::Result<int> run(RereadDocuments const& wanted, base::Clock const& clock) {
    auto const store = TRY(open_store(wanted.place, clock));
    auto const counts = TRY(intake::reread_papers(
        *store, rights::Scope::of_operator("Người vận hành (dòng lệnh)"), db::to_instant(clock.now()),
        wanted.apply ? intake::Mode::apply : intake::Mode::show, [](intake::Reread const& paper) {
            fmt::print("Văn bản {}: {} ({})\n", paper.paper.number(), paper.title, vietnamese(paper.state));
            for (auto const& change : paper.changes) fmt::print("    {}\n", change);
            if (paper.changes.empty()) fmt::print("    chỉ khác vị trí hoặc độ chắc chắn\n");
        }));
    fmt::print("Đọc lại {} văn bản, {} văn bản đọc khác trước.{}\n", counts.papers, counts.changed,
               counts.changed == 0 ? ""
               : wanted.apply      ? " Đã ghi bản đọc mới; bản cũ vẫn giữ, phần đã xác nhận không đổi."
                                   : " Chưa ghi gì; thêm --apply để ghi.");
    return kDone;
}

template <class Wanted>
int told(Wanted const& wanted, base::Clock const& clock) {
    try {
        auto const done = run(wanted, clock);
        return done ? *done : tell(done.error());
    } catch (db::Failure const& failure) {
        return tell(db::error_of(failure));
    } catch (std::filesystem::filesystem_error const& trouble) {
        return tell({Code::unavailable, "Không đọc hoặc ghi được tệp.", trouble.path1().string(),
                     "Kiểm tra quyền và chỗ trống của ổ đĩa."});
    }
}

} // namespace

int import_documents(ImportDocuments const& wanted, base::Clock const& clock) { return told(wanted, clock); }
int reread_documents(RereadDocuments const& wanted, base::Clock const& clock) { return told(wanted, clock); }

} // namespace app
