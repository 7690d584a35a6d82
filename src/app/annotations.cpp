#include "app/annotations.hpp"

#include "app/trouble.hpp"
#include "documents/review/annotations.hpp"

#include <fmt/core.h>

namespace app {

int export_annotations(ExportAnnotations const& wanted, base::Clock const& clock) {
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    auto const exported = documents::review::export_annotations(
        **store, rights::Scope::of_operator("Người vận hành (dòng lệnh)"), wanted.folder);
    if (!exported) return tell(exported.error());
    fmt::print("Đã ghi {} văn bản vào {}.\n", exported->papers, wanted.folder);
    if (exported->unconfirmed > 0) fmt::print("Để lại {} văn bản chưa xác nhận hoặc đã rút.\n", exported->unconfirmed);
    if (exported->open > 0)
        fmt::print("Để lại {} văn bản đã xác nhận phần đầu nhưng còn mục chưa xem (tất cả {} mục): xem nốt ở trang xem "
                   "lại của văn bản rồi xuất lại.\n",
                   exported->open, exported->open_items);
    return kDone;
}

} // namespace app
