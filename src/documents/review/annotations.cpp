#include "documents/review/annotations.hpp"

#include "documents/review/store.hpp"

#include <fstream>

namespace documents::review {
namespace {

base::Result<void> write_file(std::filesystem::path const& path, std::string_view bytes) {
    auto part = path;
    part += ".part";
    std::ofstream file{part, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code trouble;
    if (file) std::filesystem::rename(part, path, trouble);
    if (!file || trouble)
        return base::fail(base::Code::unavailable, "Không ghi được tệp.", path.string(),
                          "Xem thư mục có cho ghi và ổ đĩa còn chỗ không.");
    return {};
}

} // namespace

base::Result<Exported> export_annotations(db::Database& database, rights::Scope const& scope,
                                          std::filesystem::path const& folder) {
    TRY(rights::require(scope, rights::Capability::read_documents));
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble)
        return base::fail(base::Code::unavailable, "Không tạo được thư mục.", folder.string(),
                          "Chọn thư mục khác bằng --out.");
    auto tx = database.read(); // one picture of all papers
    db::Binds binds;
    auto const visible = registry::visible(tx, scope, "papers.id", binds);
    Exported exported;
    for (auto const id : tx.rows<PaperId>("SELECT id FROM papers WHERE " + visible + " ORDER BY id", binds)) {
        auto const paper = TRY(registry::find_paper(tx, scope, id));
        auto const items = TRY(items_of(tx, scope, paper));
        if (paper.state != registry::PaperState::confirmed || items.empty()) {
            ++exported.unconfirmed;
            continue;
        }
        if (auto const open = open_count(items); open > 0) {
            ++exported.open;
            exported.open_items += open;
            continue;
        }
        auto const reading = TRY(registry::current_reading(tx, scope, id));
        auto const stem = std::to_string(id.number());
        TRY(write_file(folder / (stem + ".txt"), reading.text));
        TRY(write_file(folder / (stem + ".json"),
                       annotations(items).dump(1, ' ', false, Json::error_handler_t::replace) + "\n"));
        ++exported.papers;
    }
    return exported;
}

} // namespace documents::review
