#include "app/annotations.hpp"

#include "app/trouble.hpp"
#include "documents/review/annotations.hpp"

#include <fmt/format.h>

namespace app {

int export_annotations(ExportAnnotations const& wanted, base::Clock const& clock) {
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    auto const exported = documents::review::export_annotations(
        **store, rights::Scope::of_operator("Người vận hành (dòng lệnh)"), wanted.folder);
    if (!exported) return tell(exported.error());
    fmt::print("Đã ghi {} văn bản vào {}.\n", exported->papers, wanted.folder);
    if (exported->left_out > 0)
        fmt::print("Để lại {} văn bản chưa xác nhận, đã rút hoặc còn mục chưa xem.\n", exported->left_out);
    return kDone;
}

} // namespace app
