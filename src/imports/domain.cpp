#include "imports/domain.hpp"

#include <fmt/core.h>

namespace imports {

base::Result<void> Domain::check_columns(std::vector<bool> const& present) const {
    std::string missing;
    auto const& columns = description().columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].required && !present[i])
            missing += fmt::format("{}“{}”", missing.empty() ? "" : ", ", columns[i].heading);
    if (missing.empty()) return {};
    return base::fail(base::Code::invalid_input, fmt::format("Tệp thiếu cột {}.", missing), {},
                      "Chọn cột tương ứng của tệp, hoặc chọn dòng khác làm dòng tiêu đề.");
}

void keep(db::Transaction& tx, BatchId batch, std::string_view what) {
    tx.run("INSERT INTO import_kept (batch, number, what) "
           "SELECT :batch, COALESCE(MAX(number), 0) + 1, :what FROM import_kept WHERE batch = :batch",
           {{"batch", batch}, {"what", what}});
}

std::vector<std::string> kept(db::Session& session, BatchId batch) {
    return session.rows<std::string>("SELECT what FROM import_kept WHERE batch = :batch ORDER BY number DESC",
                                     {{"batch", batch}});
}

} // namespace imports
