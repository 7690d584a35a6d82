#include "directives/pages/turn_forms.hpp"

#include "directives/assignments/rows.hpp"
#include "documents/intake/kinds.hpp"
#include "documents/registry/forms.hpp"
#include "documents/registry/pages.hpp"
#include "organisations/store.hpp"
#include "text/search.hpp"

#include <charconv>
#include <fmt/core.h>
#include <fstream>

namespace directives {

using base::Code;
using base::fail;

namespace {

/// The bytes of an upload as a file of the store of originals.
base::Result<Evidence> keep(http::FormFile const& upload, std::string const& request, std::size_t number,
                            documents::registry::Originals& originals, std::filesystem::path const& scratch) {
    auto const place = scratch / fmt::format("evidence-{}-{}", request, number);
    auto const clear = [&] {
        std::error_code ignored;
        std::filesystem::remove(place, ignored);
    };
    {
        std::ofstream out{place, std::ios::binary};
        out.write(upload.bytes.data(), static_cast<std::streamsize>(upload.bytes.size()));
        if (!out.flush()) {
            clear();
            return fail(Code::unavailable, "Không ghi được tệp vào ổ đĩa.", "file",
                        "Thử lại; nếu vẫn lỗi, báo người quản trị kiểm tra dung lượng.");
        }
    }
    auto const name = upload.name.empty() ? std::string{"tep"} : upload.name;
    if (auto const good = documents::intake::look_at(place, name); !good) {
        clear();
        return fail(good.error().code, good.error().message, "file", good.error().mend);
    }
    auto const digest = originals.keep(place);
    clear();
    if (!digest) return fail(digest.error().code, digest.error().message, "file", digest.error().mend);
    return Evidence{name, *digest, static_cast<std::int64_t>(upload.bytes.size())};
}

} // namespace

TypedTurn TypedTurn::from(http::Fields const& fields, std::string_view which) {
    auto const text = [&](char const* name) { return std::string{fields.text(name)}; };
    return {.which = std::string{which},
            .seen = documents::registry::number_of(fields.text("seen")),
            .note = text("note"),
            .progress = text("progress"),
            .reply = text("reply"),
            .on = text("on"),
            .reason = text("reason"),
            .wanted = text("wanted"),
            .to = text("to"),
            .answer = text("answer"),
            .decision = text("decision"),
            .paper = text("paper")};
}

base::Result<Report> TypedTurn::report(site::Visit const& visit, documents::registry::Originals& originals,
                                       std::filesystem::path const& scratch) const {
    Report report{.note = note, .reply = reply};
    if (progress.find_first_not_of(" %") != std::string::npos) {
        auto const first = progress.find_first_not_of(' ');
        int percent = -1;
        auto const [end, error] = std::from_chars(progress.data() + first, progress.data() + progress.size(), percent);
        auto const rest = std::string_view{end, static_cast<std::size_t>(progress.data() + progress.size() - end)};
        if (error != std::errc{} || rest.find_first_not_of(" %") != std::string_view::npos || percent < 0 ||
            percent > 100)
            return fail(Code::invalid_input, "Tỷ lệ hoàn thành là số từ 0 đến 100.", "percent", "Ví dụ: 40.");
        report.progress = percent;
    }
    if (on.find_first_not_of(' ') != std::string::npos) report.on = TRY(documents::registry::typed_day(on, "on"));
    std::size_t number = 0;
    for (auto const& file : files)
        report.files.push_back(TRY(keep(file, visit.request.id, ++number, originals, scratch)));
    return report;
}

base::Result<OrganisationId> body_typed(db::Session& session, rights::Scope const& scope, base::Date on,
                                        std::string const& typed, char const* field) {
    constexpr std::size_t kTold = 5;
    if (typed.find_first_not_of(' ') == std::string::npos)
        return fail(Code::invalid_input, "Nhập tên cơ quan.", field, "Ví dụ: UBND xã Mường Than.");
    auto const found = TRY(organisations::search(session, scope, typed, on, kTold));
    if (found.empty())
        return fail(Code::invalid_input, fmt::format("Không thấy cơ quan nào tên “{}” đang hoạt động.", typed), field,
                    "Nhập tên như ở trang Cơ quan.");
    if (found.size() == 1) return found.front().id;
    auto const wanted = text::search_key(typed);
    for (auto const& one : found)
        if (text::search_key(one.name_at(on)) == wanted) return one.id;
    std::string names;
    for (auto const& one : found) names += (names.empty() ? "" : "; ") + one.name_at(on);
    return fail(Code::invalid_input, fmt::format("Có nhiều cơ quan khớp với “{}”.", typed), field,
                "Nhập đủ tên, ví dụ: " + names + ".");
}

std::string short_action(std::string_view action, std::size_t letters) { return rows::short_words(action, letters); }

} // namespace directives
