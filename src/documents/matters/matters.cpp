#include "documents/matters/matters.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "site/list.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace documents::matters {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace {

base::Error unknown() {
    return {Code::not_found,
            "Không có hồ sơ này trong cơ quan anh/chị.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác của cơ quan giữ hồ sơ."};
}

constexpr char kSelect[] = "SELECT m.id, m.notation, m.title, m.holder, m.retention, m.opened_on, m.closed_on, m.note, "
                           "m.created_by FROM matters m";

std::vector<Matter> read(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<Matter> found;
    session.each<MatterId, std::string, std::string, std::string, std::string, base::Date, std::optional<base::Date>,
                 std::string, std::string>(
        std::string{kSelect} + where, binds,
        [&](MatterId id, std::string notation, std::string title, std::string holder, std::string retention,
            base::Date opened, std::optional<base::Date> closed, std::string note, std::string by) {
            found.push_back({id, std::move(notation), std::move(title), std::move(holder), std::move(retention), opened,
                             closed, std::move(note), std::move(by)});
        });
    return found;
}

base::Result<void> may_change(Scope const& scope) {
    if (!may_keep(scope)) TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không lập hồ sơ được.", {},
                    "Chuyển sang vị trí công tác của một cơ quan.");
    return {};
}

base::Result<Matter> own(db::Transaction& tx, Scope const& scope, MatterId id) {
    TRY(may_change(scope));
    return find(tx, scope, id);
}

base::Result<Matter> own_open(db::Transaction& tx, Scope const& scope, MatterId id) {
    auto matter = TRY(own(tx, scope, id));
    if (matter.closed_on)
        return fail(Code::refused, "Hồ sơ đã kết thúc ngày " + matter.closed_on->vietnamese() + ".", {},
                    "Mở lại hồ sơ (có lý do) rồi làm tiếp.");
    return matter;
}

base::Result<void> check_reason(std::string const& reason) {
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Code::invalid_input, "Nhập lý do.", "reason", "Ví dụ: văn bản thuộc hồ sơ khác.");
    return {};
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Matter const& matter,
         std::string after, std::string note = {}) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("matter/{}", matter.id.number()),
                  .label = matter.title,
                  .before = {},
                  .after = std::move(after),
                  .note = std::move(note)});
}

std::string paper_json(registry::Paper const& paper) {
    return nlohmann::ordered_json{{"Văn bản", registry::title_of(paper.head)}}.dump();
}

} // namespace

bool may_keep(Scope const& scope) {
    return scope.organisation && (scope.may(Capability::register_documents) || scope.may(Capability::report_duties));
}

base::Result<MatterId> open(db::Transaction& tx, Scope const& scope, db::Instant when, Matter const& typed) {
    TRY(may_change(scope));
    Matter matter = typed;
    constexpr std::size_t kTitleBytesMax = 2000; // annex VI: 500 characters
    constexpr std::size_t kShortBytesMax = 200;
    for (std::string* const text : {&matter.notation, &matter.title, &matter.holder, &matter.retention, &matter.note})
        *text = text::nfc(*text);
    if (matter.title.find_first_not_of(' ') == std::string::npos || matter.title.size() > kTitleBytesMax)
        return fail(Code::invalid_input, "Nhập tiêu đề hồ sơ, không quá 500 chữ.", "title",
                    "Ví dụ: Rà soát hộ nghèo năm 2026.");
    if (matter.notation.size() > kShortBytesMax)
        return fail(Code::invalid_input, "Số, ký hiệu hồ sơ quá dài.", "notation", "Ví dụ: 12.TH.");
    if (matter.holder.size() > kShortBytesMax)
        return fail(Code::invalid_input, "Tên người lập quá dài.", "holder", "Ví dụ: Giàng A Sơn.");
    if (!matter.notation.empty() &&
        tx.find<std::int64_t>("SELECT 1 FROM matters WHERE organisation_id = :own AND notation = :notation",
                              {{"own", scope.organisation}, {"notation", matter.notation}}))
        return fail(Code::invalid_input, fmt::format("Số, ký hiệu {} đã dùng cho hồ sơ khác.", matter.notation),
                    "notation", "Nhập số khác hoặc bỏ trống.");
    matter.id =
        tx.find<MatterId>("INSERT INTO matters (organisation_id, notation, title, title_sort, searched, holder, "
                          "retention, opened_on, note, created_by) VALUES (:own, :notation, :title, :sort, :searched, "
                          ":holder, :retention, :opened, :note, :by) RETURNING id",
                          {{"own", scope.organisation},
                           {"notation", matter.notation},
                           {"title", matter.title},
                           {"sort", site::sort_column(matter.title)},
                           {"searched", text::search_key(matter.notation + ' ' + matter.title + ' ' + matter.holder)},
                           {"holder", matter.holder},
                           {"retention", matter.retention},
                           {"opened", matter.opened_on},
                           {"note", matter.note},
                           {"by", scope.actor}})
            .value();
    log(tx, scope, when, "matter_opening", matter,
        nlohmann::ordered_json{{"Tiêu đề", matter.title},
                               {"Số, ký hiệu", matter.notation},
                               {"Người lập", matter.holder},
                               {"Thời hạn bảo quản", matter.retention}}
            .dump());
    return matter.id;
}

base::Result<Matter> find(db::Session& session, Scope const& scope, MatterId id) {
    TRY(rights::require(scope, Capability::read_documents));
    auto found =
        read(session, " WHERE m.id = :id AND m.organisation_id = :own", {{"id", id}, {"own", scope.organisation}});
    if (found.empty()) return std::unexpected{unknown()};
    return std::move(found.front());
}

base::Result<std::vector<Kept>> papers_of(db::Session& session, Scope const& scope, MatterId id) {
    TRY(find(session, scope, id));
    db::Binds binds{{"matter", id}};
    auto const may_see = registry::visible(session, scope, "p.id", binds);
    std::vector<Kept> papers;
    session.each<PaperId, std::string, std::string, std::string, std::string, std::string, std::int64_t>(
        "SELECT p.id, p.type, p.number, p.symbol, p.subject, p.date_text, p.pages FROM matter_papers k JOIN papers p "
        "ON "
        "p.id = k.paper_id WHERE k.matter_id = :matter AND " +
            may_see + " ORDER BY p.listed_day, p.id",
        binds,
        [&](PaperId paper, std::string type, std::string number, std::string symbol, std::string subject,
            std::string date, std::int64_t pages) {
            registry::Head head;
            head.type = std::move(type);
            head.number = std::move(number);
            head.symbol = std::move(symbol);
            papers.push_back({paper, registry::title_of(head), std::move(subject), std::move(date), pages});
        });
    return papers;
}

std::vector<Matter> matters_of(db::Session& session, Scope const& scope, PaperId paper) {
    if (!scope.may(Capability::read_documents)) return {};
    return read(session,
                " JOIN matter_papers k ON k.matter_id = m.id WHERE k.paper_id = :paper AND m.organisation_id = :own "
                "ORDER BY m.opened_on, m.id",
                {{"paper", paper}, {"own", scope.organisation}});
}

std::vector<Matter> open_matters(db::Session& session, Scope const& scope, std::size_t limit) {
    if (!may_keep(scope)) return {};
    return read(session,
                " WHERE m.organisation_id = :own AND m.closed_on IS NULL ORDER BY m.opened_on DESC, m.id DESC LIMIT "
                ":most",
                {{"own", scope.organisation}, {"most", static_cast<std::int64_t>(limit)}});
}

base::Result<void> put_in(db::Transaction& tx, Scope const& scope, db::Instant when, MatterId id, PaperId paper_id) {
    auto const matter = TRY(own_open(tx, scope, id));
    auto const paper = TRY(registry::find_paper(tx, scope, paper_id));
    if (tx.run("INSERT INTO matter_papers (matter_id, paper_id, added_at, added_by) VALUES (:matter, :paper, :at, :by) "
               "ON CONFLICT (matter_id, paper_id) DO NOTHING",
               {{"matter", id}, {"paper", paper_id}, {"at", when}, {"by", scope.actor}}) == 0)
        return fail(Code::invalid_input, "Văn bản đã có trong hồ sơ này.", "paper", "Chọn văn bản khác.");
    log(tx, scope, when, "matter_paper", matter, paper_json(paper));
    return {};
}

base::Result<void> take_out(db::Transaction& tx, Scope const& scope, db::Instant when, MatterId id, PaperId paper_id,
                            std::string const& reason) {
    auto const matter = TRY(own_open(tx, scope, id));
    auto const paper = TRY(registry::find_paper(tx, scope, paper_id));
    TRY(check_reason(reason));
    if (tx.run("DELETE FROM matter_papers WHERE matter_id = :matter AND paper_id = :paper",
               {{"matter", id}, {"paper", paper_id}}) == 0)
        return fail(Code::not_found, "Văn bản không có trong hồ sơ này.", {}, "Tải lại trang hồ sơ.");
    log(tx, scope, when, "matter_paper_removal", matter, paper_json(paper), text::nfc(reason));
    return {};
}

base::Result<void> close(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today, MatterId id,
                         base::Date on) {
    auto const matter = TRY(own_open(tx, scope, id));
    if (on > today || on < matter.opened_on)
        return fail(Code::invalid_input,
                    on > today ? "Ngày kết thúc ở tương lai."
                               : "Ngày kết thúc trước ngày mở hồ sơ, " + matter.opened_on.vietnamese() + ".",
                    "on", "Sửa ngày kết thúc.");
    if (!tx.find<std::int64_t>("SELECT 1 FROM matter_papers WHERE matter_id = :matter LIMIT 1", {{"matter", id}}))
        return fail(Code::invalid_input, "Hồ sơ chưa có văn bản nào.", "on",
                    "Đưa văn bản vào hồ sơ trước khi kết thúc.");
    tx.run("UPDATE matters SET closed_on = :on WHERE id = :id", {{"on", on}, {"id", id}});
    log(tx, scope, when, "matter_closing", matter, nlohmann::ordered_json{{"Kết thúc", on.vietnamese()}}.dump());
    return {};
}

base::Result<void> reopen(db::Transaction& tx, Scope const& scope, db::Instant when, MatterId id,
                          std::string const& reason) {
    auto const matter = TRY(own(tx, scope, id));
    if (!matter.closed_on) return fail(Code::refused, "Hồ sơ đang mở.", {}, "Tải lại trang hồ sơ.");
    TRY(check_reason(reason));
    tx.run("UPDATE matters SET closed_on = NULL WHERE id = :id", {{"id", id}});
    log(tx, scope, when, "matter_reopening", matter, {}, text::nfc(reason));
    return {};
}

base::Date archive_by(base::Date closed_on) {
    // 29 February has no day of its own a year later
    return base::Date::of(closed_on.year() + 1, closed_on.month(), closed_on.day())
        .value_or(base::Date::last_of_month(closed_on.year() + 1, closed_on.month()));
}

} // namespace documents::matters
