#include "documents/registry/papers.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/search/index.hpp"
#include "documents/words.hpp"
#include "organisations/store.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace documents::registry {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;

namespace {

base::Error unknown() {
    return {Code::not_found,
            "Không có văn bản này trong sổ của cơ quan anh/chị.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác đã nhận văn bản."};
}

/// Of the papers that may be changed: those that the scope's own organisation may see. A supervisor only looks.
base::Result<Paper> own_paper(db::Transaction& tx, Scope const& scope, PaperId id) {
    TRY(may_change(scope));
    if (!tx.find<std::int64_t>("SELECT 1 FROM paper_access WHERE organisation_id = :own AND paper_id = :paper",
                               {{"own", scope.organisation}, {"paper", id}}))
        return std::unexpected{unknown()};
    rows::lock_paper(tx, id);
    auto paper = rows::read(tx, id);
    if (!paper) return std::unexpected{unknown()};
    return *std::move(paper);
}

base::Result<void> unchanged(Paper const& paper, std::int64_t seen) {
    if (paper.version == seen) return {};
    return fail(Code::refused,
                fmt::format("{} đã sửa văn bản này lúc {}, sau khi anh/chị mở trang.", paper.changed_by,
                            print_moment(paper.changed_at)),
                {}, "Xem lại nội dung mới rồi sửa tiếp; nội dung anh/chị vừa nhập vẫn còn trên trang.");
}

base::Result<void> not_withdrawn(Paper const& paper) {
    if (paper.state != PaperState::withdrawn) return {};
    return fail(Code::refused, "Văn bản đã rút, không sửa được nữa.", {}, "Nhận lại văn bản như văn bản mới nếu cần.");
}

void raise(Paper& paper, Scope const& scope, db::Instant when) {
    ++paper.version;
    paper.changed_at = when;
    paper.changed_by = scope.actor;
}

std::string object_of(PaperId id) { return fmt::format("paper/{}", id.number()); }

base::Result<std::string> reason_of(std::string const& typed) {
    constexpr std::size_t kBytesMax = 2000;
    auto reason = text::nfc(typed);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Code::invalid_input, "Nhập lý do.", "reason", "Ví dụ: ghi nhầm ngày ban hành.");
    if (reason.size() > kBytesMax)
        return fail(Code::invalid_input, "Lý do quá dài.", "reason", "Rút gọn còn dưới 500 chữ.");
    return reason;
}

} // namespace

base::Result<void> may_change(Scope const& scope) {
    TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không có sổ văn bản.", {},
                    "Chuyển sang vị trí văn thư của một cơ quan ở góc trên bên phải.");
    return {};
}

base::Result<void> attach(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id, PaperFile const& file,
                          std::int64_t bytes) {
    auto const paper = TRY(own_paper(tx, scope, id));
    TRY(not_withdrawn(paper));
    record_original(tx, when, file.digest, bytes);
    std::int64_t position = 1;
    for (auto const& there : paper.files) position = std::max(position, there.position + 1);
    rows::insert_file(tx, id, {position, file.name, file.digest, file.format, file.signed_copy});
    audit::write(
        tx, scope, when,
        {.verb = "paper_attachment",
         .object = object_of(id),
         .label = title_of(paper.head),
         .before = {},
         .after = nlohmann::ordered_json{{file.signed_copy ? "Bản ký" : "Tệp kèm", file.name}, {"Mã băm", file.digest}}
                      .dump()});
    return {};
}

base::Result<Paper> find_paper(db::Session& session, Scope const& scope, PaperId id) {
    TRY(rights::require(scope, Capability::read_documents));
    db::Binds binds{{"paper", id}};
    auto const may_see = visible(session, scope, "papers.id", binds);
    if (!session.find<std::int64_t>("SELECT 1 FROM papers WHERE id = :paper AND " + may_see, binds))
        return std::unexpected{unknown()};
    auto paper = rows::read(session, id);
    if (!paper) return std::unexpected{unknown()};
    return *std::move(paper);
}

base::Result<StoredReading> current_reading(db::Session& session, Scope const& scope, PaperId id) {
    TRY(find_paper(session, scope, id));
    auto reading = rows::current_reading(session, id);
    if (!reading) return std::unexpected{unknown()};
    return *std::move(reading);
}

std::string visible(db::Session& session, Scope const& scope, std::string_view paper, db::Binds& binds) {
    bool const supervises = scope.may(Capability::supervise);
    if (supervises && scope.areas.is_everything()) return "1 = 1";
    binds.push_back({"sight_own", scope.organisation});
    std::string who = "sight.organisation_id = :sight_own";
    if (supervises) {
        std::vector<std::int64_t> below;
        if (auto const ids = organisations::ids_in(session, scope, scope.areas))
            for (auto const id : *ids) below.push_back(id.number());
        binds.push_back({"sight_below", db::list_of(below)});
        who = "(" + who + " OR sight.organisation_id IN " + db::in_list(session.engine(), "sight_below") + ")";
    }
    return fmt::format("EXISTS (SELECT 1 FROM paper_access sight WHERE sight.paper_id = {} AND {})", paper, who);
}

base::Result<std::int64_t> correct_head(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id,
                                        std::int64_t seen, Head const& head, std::string const& reason) {
    auto paper = TRY(own_paper(tx, scope, id));
    TRY(not_withdrawn(paper));
    TRY(unchanged(paper, seen));
    std::string why = text::nfc(reason);
    if (paper.state == PaperState::confirmed) why = TRY(reason_of(reason));
    Head wanted = rows::cleaned(head);
    bool const other_issuer = wanted.issuer != paper.head.issuer || wanted.parent_issuer != paper.head.parent_issuer;
    if (!wanted.issuer_id && other_issuer) { // another name: whom it means is asked anew
        auto const day = wanted.date ? wanted.date->whole() : std::nullopt;
        wanted.issuer_id = rows::body_named(tx, scope, wanted.issuer, day.value_or(paper.listed_day));
    }
    if (wanted == paper.head) return paper.version;
    auto const [before, after] = rows::changes(paper.head, wanted);
    paper.head = wanted;
    raise(paper, scope, when);
    rows::update(tx, paper);
    rows::tell_followers(tx, id);
    audit::write(tx, scope, when,
                 {.verb = "paper_correction",
                  .object = object_of(id),
                  .label = title_of(paper.head),
                  .before = before,
                  .after = after,
                  .note = why});
    return paper.version;
}

base::Result<std::int64_t> confirm(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id,
                                   std::int64_t seen) {
    auto paper = TRY(own_paper(tx, scope, id));
    TRY(not_withdrawn(paper));
    if (paper.state == PaperState::confirmed) return paper.version;
    TRY(unchanged(paper, seen));
    struct Needed {
        std::string const& value;
        char const *field, *message, *mend;
    };
    for (auto const& needed :
         {Needed{paper.head.issuer, "issuer", "Nhập cơ quan ban hành.", "Ví dụ: Ủy ban nhân dân tỉnh Lai Châu."},
          Needed{paper.head.type, "type", "Chọn loại văn bản.", "Ví dụ: công văn, quyết định."},
          Needed{paper.head.subject, "subject", "Nhập trích yếu.", "Ví dụ: giao kế hoạch vốn năm 2026."}})
        if (needed.value.empty()) return fail(Code::invalid_input, needed.message, needed.field, needed.mend);
    paper.state = PaperState::confirmed;
    paper.confirmed_at = when;
    paper.confirmed_by = scope.actor;
    raise(paper, scope, when);
    rows::update(tx, paper);
    audit::write(tx, scope, when,
                 {.verb = "paper_confirmation",
                  .object = object_of(id),
                  .label = title_of(paper.head),
                  .before = {},
                  .after = rows::changes({}, paper.head).second});
    return paper.version;
}

base::Result<void> withdraw(db::Transaction& tx, Scope const& scope, db::Instant when, PaperId id,
                            std::string const& reason) {
    auto paper = TRY(own_paper(tx, scope, id));
    TRY(not_withdrawn(paper));
    auto const why = TRY(reason_of(reason));
    std::string const was{vietnamese(paper.state)};
    paper.state = PaperState::withdrawn;
    paper.withdrawn_at = when;
    paper.withdrawn_by = scope.actor;
    paper.withdrawn_reason = why;
    raise(paper, scope, when);
    rows::update(tx, paper);
    audit::write(tx, scope, when,
                 {.verb = "paper_withdrawal",
                  .object = object_of(id),
                  .label = title_of(paper.head),
                  .before = nlohmann::ordered_json{{"Trạng thái", was}}.dump(),
                  .after = nlohmann::ordered_json{{"Trạng thái", vietnamese(paper.state)}}.dump(),
                  .note = why});
    return {};
}

void give_access(db::Transaction& tx, PaperId paper, OrganisationId organisation) {
    tx.run("INSERT INTO paper_access (organisation_id, paper_id, day) SELECT :organisation, id, listed_day FROM papers "
           "WHERE id = :paper ON CONFLICT (organisation_id, paper_id) DO NOTHING",
           {{"organisation", organisation}, {"paper", paper}});
    search::index_again(tx, paper);
}

std::vector<PaperId> with_number(db::Session& session, Scope const& scope, std::string_view number_symbol) {
    auto const key = number_key(number_symbol);
    if (key.empty() || !scope.may(Capability::read_documents)) return {};
    db::Binds binds{{"key", key}};
    auto const may_see = visible(session, scope, "papers.id", binds);
    return session.rows<PaperId>(
        "SELECT id FROM papers WHERE number_key = :key AND " + may_see + " ORDER BY listed_day DESC, id DESC", binds);
}

} // namespace documents::registry
