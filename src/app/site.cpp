#include "app/site.hpp"

#include "app/verbs.hpp"
#include "areas/import_domain.hpp"
#include "areas/pages.hpp"
#include "audit/pages.hpp"
#include "directives/due/pages.hpp"
#include "directives/boards/pages.hpp"
#include "directives/letters/pages.hpp"
#include "directives/mail/digest.hpp"
#include "directives/mail/outbox.hpp"
#include "directives/mail/pages.hpp"
#include "directives/pages/pages.hpp"
#include "directives/reminders/notices.hpp"
#include "directives/reminders/pages.hpp"
#include "directives/settlement/pages.hpp"
#include "directives/tables/pages.hpp"
#include "documents/api.hpp"
#include "documents/citations/pages.hpp"
#include "documents/intake/pages.hpp"
#include "documents/matters/pages.hpp"
#include "documents/pages.hpp"
#include "documents/registry/pages.hpp"
#include "documents/review/pages.hpp"
#include "documents/search/pages.hpp"
#include "http/assets.hpp"
#include "identity/pages.hpp"
#include "imports/pages.hpp"
#include "organisations/pages.hpp"
#include "overview/pages.hpp"
#include "site/api.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <spdlog/spdlog.h>

namespace app {

using rights::Capability;

Site::Site(DataFolder const& data, db::Database& store, base::Clock const& clock, Options options)
    : store_{store}, data_{data}, clock_{clock}, atlases_{store}, resolvers_{store, atlases_, catalogue_},
      directory_{store, atlases_}, identity_{store, clock, directory_, options.identity},
      frame_{{.version = BENVUNG_VERSION,
              .navigation = {{directives::boards::kWorkAddress, "Việc của tôi", Capability::use_system,
                              Capability::administer_system},
                             {directives::kDirectivesAddress, "Điều hành", Capability::read_documents,
                              Capability::administer_system},
                             {documents::registry::kDocumentsAddress, "Văn bản", Capability::read_documents},
                             {documents::kReadingAddress, "Đọc văn bản", Capability::read_documents},
                             {areas::kAreasAddress, "Địa bàn", Capability::read_areas},
                             {imports::kImportsAddress, "Nhập tệp", Capability::edit_areas},
                             {organisations::kOrganisationsAddress, "Cơ quan", Capability::read_organisations},
                             {audit::kAuditAddress, "Nhật ký", Capability::read_audit},
                             {identity::kUsersAddress, "Người dùng", Capability::administer_users}},
              .demonstration = options.demonstration,
              .search = site::Entry{documents::search::kSearchAddress, "Tìm văn bản", Capability::read_documents},
              .unread = [this](site::Visitor const& visitor) { return unread(visitor); }}},
      uploads_{data.uploads()}, originals_{data.originals()}, routes_{router_, identity_, &frame_},
      desk_{store, clock, registry_, data.imports()},
      intake_{store, clock, {.originals = data.originals(), .scratch = data.scratch()}},
      printer_{store, clock, originals_, data.scratch()}, vault_{data.secrets_key()},
      runner_{store,
              clock,
              calendar_,
              {.program = rights::Scope::of_operator("Hệ thống nhắc việc"), .pause = options.job_pause}} {
    registry_.add(areas::units_import());
    registry_.add(areas::mergers_import());
    imports::register_pages(routes_, {.frame = frame_, .desk = desk_, .uploads = uploads_, .scratch = data.scratch()});
    audit::register_pages(routes_,
                          {.lists = {.frame = frame_, .database = store, .scratch = data.scratch()},
                           .chains = [&store](rights::Scope const& scope) -> std::optional<std::vector<std::int64_t>> {
                               if (scope.areas.is_everything()) return std::nullopt;
                               std::vector<std::int64_t> chains;
                               auto session = store.lease();
                               if (auto const below = organisations::ids_in(session, scope, scope.areas))
                                   for (auto const id : *below) chains.push_back(id.number());
                               return chains;
                           },
                           .verbs = audit_verbs()});
    identity::register_pages(routes_, {.frame = frame_, .identity = identity_});
    routes_.open("GET /healthz", [this](http::Request const&) {
        bool const writable = data_.writable();
        return http::text(std::string{writable ? "ok" : "data folder can not be written"} + "\nversion " BENVUNG_VERSION
                                                                                            "\n",
                          writable ? 200 : 503);
    });
    http::register_assets(router_);
    directives::boards::PageServices const boards{
        .frame = frame_,
        .database = store,
        .atlases = atlases_,
        .clock = clock_,
        .calendar = calendar_,
        .scratch = data.scratch(),
        .areas_of = [this](rights::AreaId root) { return directory_.areas_of(root); }};
    directives::boards::register_pages(routes_, boards);
    directives::boards::register_api(routes_, boards);
    overview::register_pages(routes_, frame_, cards(), [boards](site::Visit const& visit) {
        return directives::boards::render_work(boards, visit);
    });
    uploads_.register_routes(
        [this](std::string_view route, http::Handler handler, http::Work work, std::size_t body_bytes) {
            routes_.add(
                route, Capability::use_system,
                [handler = std::move(handler)](site::Visit const& visit) { return handler(visit.request); }, work,
                body_bytes);
        });
    areas::PageServices const areas{
        .frame = frame_, .database = store, .atlases = atlases_, .clock = clock_, .scratch = data.scratch()};
    areas::register_pages(routes_, areas);
    areas::register_api(routes_, areas);
    organisations::PageServices const organisations{.frame = frame_,
                                                    .database = store,
                                                    .atlases = atlases_,
                                                    .resolvers = resolvers_,
                                                    .clock = clock_,
                                                    .scratch = data.scratch()};
    organisations::register_pages(routes_, organisations);
    organisations::register_api(routes_, organisations);
    documents::PageServices const documents{.frame = frame_,
                                            .uploads = uploads_,
                                            .scratch = data.scratch(),
                                            .clock = clock_,
                                            .resolvers = &resolvers_,
                                            .database = &store};
    documents::register_pages(routes_, documents);
    documents::register_api(routes_, documents);
    documents::registry::PageServices const registry{
        .frame = frame_,
        .database = store,
        .clock = clock_,
        .originals = originals_,
        .scratch = data.scratch(),
        .more_of_paper = [this](db::Session& session, site::Visitor const& visitor,
                                documents::registry::Paper const& paper) {
            auto more = directives::render_for_paper(session, visitor, clock_.today(), paper);
            more += directives::tables::render_for_paper(session, visitor, clock_.today(), paper);
            return more;
        }};
    documents::registry::register_pages(routes_, registry);
    documents::registry::register_api(routes_, registry);
    documents::search::register_pages(routes_, {.frame = frame_, .database = store});
    documents::search::register_api(routes_, {.frame = frame_, .database = store});
    documents::citations::register_pages(routes_, registry);
    documents::matters::register_pages(routes_, registry);
    documents::review::PageServices const review{.frame = frame_,
                                                 .database = store,
                                                 .clock = clock_,
                                                 .originals = originals_,
                                                 .scratch = data.scratch(),
                                                 .resolvers = &resolvers_};
    documents::review::register_pages(routes_, review);
    documents::review::register_api(routes_, review);
    documents::intake::register_pages(
        routes_, {.frame = frame_, .desk = intake_, .uploads = uploads_, .scratch = data.scratch()});
    directives::PageServices const directives{.frame = frame_,
                                              .database = store,
                                              .clock = clock_,
                                              .calendar = calendar_,
                                              .originals = originals_,
                                              .resolvers = resolvers_,
                                              .scratch = data.scratch()};
    directives::register_pages(routes_, directives);
    directives::letters::register_pages(routes_, {.pages = directives, .printer = printer_});
    directives::tables::PageServices const tables{
        .frame = frame_, .database = store, .clock = clock_, .scratch = data.scratch(), .resolvers = resolvers_};
    directives::tables::register_pages(routes_, tables);
    directives::tables::register_api(routes_, tables);
    directives::settlement::register_pages(
        routes_, {.frame = frame_, .database = store, .clock = clock_, .scratch = data.scratch()});
    directives::due::register_pages(routes_, {.frame = frame_, .clock = clock_, .calendar = calendar_});
    directives::reminders::register_pages(routes_,
                                          {.frame = frame_, .database = store, .clock = clock_, .calendar = calendar_});
    directives::mail::register_pages(routes_, {.frame = frame_, .database = store, .clock = clock_, .vault = vault_});
    runner_.add([this](std::function<bool()> const& hold) { send_letters(hold); });
    site::register_openapi(routes_, BENVUNG_VERSION);
    if (options.runs_jobs) runner_.start();
}

void Site::send_letters(std::function<bool()> const& hold) {
    {
        auto tx = store_.write();
        if (directives::mail::queue_digests(tx, db::to_instant(clock_.now()), calendar_) > 0) tx.commit();
    }
    directives::mail::deliver(
        store_, clock_, vault_,
        [](auto const& server, auto const& letter) { return directives::mail::send(server, letter); }, hold);
}

std::int64_t Site::unread(site::Visitor const& visitor) {
    try {
        auto session = store_.lease();
        return directives::reminders::unread(session, visitor.scope, clock_.today());
    } catch (db::Failure const& failure) {
        spdlog::warn("counting notices failed: {}", failure.what()); // the page itself may well stand
        return 0;
    }
}

std::vector<overview::Card> Site::cards() {
    return {
        {"Văn bản", documents::registry::kDocumentsAddress, "Sổ đến, sổ đi, văn bản chờ xác nhận của cơ quan.",
         Capability::read_documents},
        {"Đọc văn bản", documents::kReadingAddress, "Thả công văn vào: máy đọc ra việc, người làm, hạn, tiền.",
         Capability::read_documents},
        {"Bảng tổng hợp", directives::tables::kTablesAddress,
         "Ai đã làm, ai chưa: bảng theo đơn vị, tự điền từ sổ và từ chính đơn vị.", Capability::read_documents},
        {"Theo dõi giải quyết văn bản", directives::settlement::kSettlementAddress,
         "Văn bản đến: ai giải quyết, hạn nào, xong chưa; tổng hợp theo tháng.", Capability::read_documents},
        {"Địa bàn", areas::kAreasAddress, "Tra tên, mã, địa giới trước và sau khi sắp xếp.", Capability::read_areas,
         [this](site::Visit const&) {
             auto const atlas = atlases_.now();
             auto const today = clock_.today();
             auto const units =
                 std::ranges::count_if(atlas->units(), [&](auto const& unit) { return unit.in.holds(today); });
             return fmt::format("Hôm nay có {} đơn vị hành chính trong danh mục, {} tỉnh, thành phố.", units,
                                atlas->provinces(today).size());
         }},
        {"Nhập tệp", imports::kImportsAddress, "Excel hoặc CSV vào hệ thống: xem trước, sửa dòng lỗi, ghi, hoàn tác.",
         Capability::edit_areas},
        {"Nhật ký", audit::kAuditAddress, "Ai đã làm gì, lúc nào, trước và sau.", Capability::read_audit},
        {"Người dùng", identity::kUsersAddress, "Thêm người, cấp vị trí công tác, vai trò, mật khẩu.",
         Capability::administer_users},
        {"Tài khoản", "/account", "Mật khẩu, phiên đăng nhập, ủy quyền, mã truy cập của anh/chị.",
         Capability::use_system},
    };
}

void Site::tidy() {
    uploads_.remove_expired();
    try {
        identity_.tidy();
    } catch (db::Failure const& failure) {
        spdlog::warn("tidying failed: {}", failure.what()); // the next minute tries again
    }
}

http::ErrorPage Site::error_page() const {
    return [this](http::Request const& request, http::Response& response) { frame_.fill_error(request, response); };
}

} // namespace app
