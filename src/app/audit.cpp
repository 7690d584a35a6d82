#include "app/audit.hpp"

#include "app/trouble.hpp"
#include "audit/verify.hpp"

#include <fmt/core.h>
#include <fstream>

namespace app {

namespace {

int tell_verdict(audit::Verdict const& verdict) {
    for (auto const& fault : verdict.faults)
        fmt::print("HỎNG  nhật ký của {}: {}\n",
                   fault.chain == 0 ? "hệ thống" : fmt::format("cơ quan số {}", fault.chain), fault.what);
    if (!verdict.faults.empty()) return kRefused;
    fmt::print("Nhật ký nguyên vẹn: {} dòng của {} cơ quan.\n", verdict.rows, verdict.chains);
    return kDone;
}

} // namespace

int verify_audit(AuditVerify const& wanted, base::Clock const& clock) {
    if (!wanted.file.empty()) {
        std::ifstream in{wanted.file};
        if (!in)
            return tell(
                {base::Code::not_found, "Không mở được tệp nhật ký.", wanted.file, "Kiểm tra tên tệp và quyền đọc."});
        auto const verdict = audit::verify_export(in);
        return verdict ? tell_verdict(*verdict) : tell(verdict.error());
    }
    auto const store = open_store(wanted.place, clock);
    return store ? tell_verdict(audit::verify(**store)) : tell(store.error());
}

int export_audit(AuditExport const& wanted, base::Clock const& clock) {
    auto const store = open_store(wanted.place, clock);
    if (!store) return tell(store.error());
    std::ofstream out{wanted.file};
    auto const rows = audit::export_log(**store, out);
    out.close();
    if (!out)
        return tell({base::Code::unavailable, "Không ghi được tệp.", wanted.file,
                     "Kiểm tra quyền ghi và chỗ trống của ổ đĩa."});
    fmt::print("Đã ghi {} dòng nhật ký vào {}.\n", rows, wanted.file);
    return kDone;
}

} // namespace app
