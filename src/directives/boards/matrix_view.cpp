#include "directives/boards/matrix_view.hpp"

#include "organisations/store.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace directives::boards {

namespace {

constexpr std::size_t kChoices = 200;

std::size_t pages_of(std::size_t count, std::size_t size) {
    return std::max<std::size_t>(1, (count + size - 1) / size);
}

std::size_t page_of(std::string_view typed, std::size_t last) {
    auto const asked = static_cast<std::size_t>(number_of(typed));
    return std::clamp<std::size_t>(asked, 1, last);
}

/// Leaves out the bodies of other kinds.
base::Result<void> keep_kind(db::Session& session, rights::Scope const& scope, organisations::Kind kind,
                             MatrixRows& rows) {
    std::vector<OrganisationId> ids;
    for (auto const& [id, _] : rows.bodies) ids.push_back(id);
    std::set<OrganisationId> kept;
    for (auto const& body : TRY(organisations::find_all(session, scope, ids)))
        if (body.kind == kind) kept.insert(body.id);
    std::erase_if(rows.turns, [&](Compact const& turn) { return !kept.contains(turn.organisation); });
    return {};
}

} // namespace

std::size_t MatrixView::pages() const { return pages_of(matrix.rows.size(), kRowsOnPage); }
std::size_t MatrixView::columns_pages() const { return pages_of(rows.duties.size(), kColumnsOnPage); }

std::string MatrixView::address(std::size_t to_page, std::size_t to_columns, std::string_view path) const {
    auto parts = wish.parts();
    if (!kind.empty()) parts.emplace_back("kind", kind);
    if (order == RowOrder::late) parts.emplace_back("order", "late");
    if (to_page > 1) parts.emplace_back("page", std::to_string(to_page));
    if (to_columns > 1) parts.emplace_back("columns", std::to_string(to_columns));
    return address_with(path, parts);
}

base::Result<MatrixView> matrix_view(PageServices const& services, site::Visit const& visit) {
    auto const today = services.clock.today();
    auto session = services.database.lease();
    auto const who = view_of(session, visit.scope(), today);
    auto const& query = visit.request.query;
    MatrixView view{.wish = wish_of(services, visit)};
    view.choices = directives_seen(session, who, kChoices);
    view.order = query.text("order") == "late" ? RowOrder::late : RowOrder::name;
    if (view.wish.directives.empty() && !view.wish.period && !view.choices.empty()) {
        view.chosen = true; // all papers of all time are no matrix: the newest one is begun with
        view.wish.directives = {view.choices.front().id};
        view.wish.selection.directives = view.wish.directives;
    }
    view.rows = matrix_rows(session, who, view.wish.selection);
    if (view.rows.more)
        return base::fail(
            base::Code::limit_exceeded,
            fmt::format("Lựa chọn này có hơn {} lượt việc, không xếp được thành một ma trận.", kMatrixMost), {},
            "Chọn một vài văn bản, một kỳ ngắn hơn hoặc một địa bàn.");
    if (auto const typed = query.text("kind"); !typed.empty()) {
        if (auto const kind = organisations::kind_from_code(typed)) {
            view.kind = typed;
            TRY(keep_kind(session, visit.scope(), *kind, view.rows));
        } else {
            view.wish.notices.push_back("Không có loại cơ quan này; xem mọi loại.");
        }
    }
    std::vector<DutyId> duties;
    for (auto const& duty : view.rows.duties) duties.push_back(duty.id);
    view.matrix = matrix_of(view.rows.turns, duties, view.rows.rank, view.order, today);
    view.page = page_of(query.text("page"), view.pages());
    view.columns_page = page_of(query.text("columns"), view.columns_pages());
    return view;
}

} // namespace directives::boards
