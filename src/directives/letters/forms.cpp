#include "directives/letters/forms.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "directives/letters/standard.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>
#include <fstream>

namespace directives::letters {
namespace {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;
namespace registry = documents::registry;

std::vector<FormVersion> read(db::Session& session, std::string const& where, db::Binds const& binds) {
    std::vector<FormVersion> found;
    session.each<std::int64_t, std::string, std::int64_t, std::string, std::string, db::Instant, std::string, bool>(
        "SELECT id, kind, version, name, digest, uploaded_at, uploaded_by, retired FROM letter_forms WHERE " + where,
        binds,
        [&](std::int64_t id, std::string kind, std::int64_t version, std::string name, std::string digest,
            db::Instant at, std::string by, bool retired) {
            found.push_back(
                {id, kind_of(kind).value(), version, std::move(name), std::move(digest), at, std::move(by), retired});
        });
    return found;
}

base::Result<Form> standard(Kind kind) {
    auto parsed = TRY(office::MergeTemplate::parse(standard_template(kind), field_names()));
    return Form{0, std::make_shared<office::MergeTemplate const>(std::move(parsed))};
}

base::Result<Form> open(registry::Originals const& originals, FormVersion const& version) {
    auto const bytes = bytes_of(originals.path_of(version.digest));
    if (bytes.empty())
        return fail(Code::unavailable, "Tệp mẫu không còn trong kho.", version.name,
                    "Báo người quản trị chạy benvung verify, hoặc nạp lại mẫu.");
    auto parsed = TRY(read_form(bytes));
    return Form{version.id, std::make_shared<office::MergeTemplate const>(std::move(parsed))};
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, FormVersion const& form) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("letter_form/{}", form.id),
                  .label = fmt::format("{}, bản {}", vietnamese(form.kind), form.version),
                  .before = {},
                  .after = nlohmann::ordered_json{{"Tệp", form.name}, {"Mã băm", form.digest}}.dump()});
}

} // namespace

std::vector<FormVersion> forms_of(db::Session& session, Scope const& scope) {
    if (!scope.organisation) return {};
    return read(session, "owner_id = :own ORDER BY kind, version DESC", {{"own", scope.organisation}});
}

base::Result<FormVersion> find_form(db::Session& session, Scope const& scope, std::int64_t id) {
    TRY(rights::require(scope, Capability::read_documents));
    auto found = read(session, "id = :id AND owner_id = :own", {{"id", id}, {"own", scope.organisation}});
    if (found.empty())
        return fail(Code::not_found, "Cơ quan anh/chị không có mẫu này.", {},
                    "Chọn mẫu trong danh sách ở trang Mẫu văn bản.");
    return std::move(found.front());
}

base::Result<office::MergeTemplate> read_form(std::string_view bytes) {
    auto form = TRY(office::MergeTemplate::parse(bytes, field_names()));
    TRY(check_needed(form));
    return form;
}

base::Result<std::int64_t> add_form(db::Transaction& tx, Scope const& scope, db::Instant when, Kind kind,
                                    std::string const& name, registry::Digest const& digest, std::size_t bytes) {
    TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không có mẫu riêng.", {},
                    "Chuyển sang vị trí văn thư của một cơ quan.");
    registry::record_original(tx, when, digest, static_cast<std::int64_t>(bytes));
    FormVersion form{.kind = kind, .name = text::nfc(name), .digest = digest, .uploaded_by = scope.actor};
    if (form.name.empty()) form.name = "mau.docx";
    form.version =
        tx.find<std::int64_t>(
              "SELECT COALESCE(MAX(version), 0) + 1 FROM letter_forms WHERE owner_id = :own AND kind = :kind",
              {{"own", scope.organisation}, {"kind", code_of(kind)}})
            .value();
    form.id = tx.find<std::int64_t>(
                    "INSERT INTO letter_forms (owner_id, kind, version, name, digest, uploaded_at, uploaded_by) "
                    "VALUES (:own, :kind, :version, :name, :digest, :at, :by) RETURNING id",
                    {{"own", scope.organisation},
                     {"kind", code_of(kind)},
                     {"version", form.version},
                     {"name", form.name},
                     {"digest", digest},
                     {"at", when},
                     {"by", scope.actor}})
                  .value();
    log(tx, scope, when, "letter_form", form);
    return form.id;
}

base::Result<void> retire_form(db::Transaction& tx, Scope const& scope, db::Instant when, std::int64_t id) {
    TRY(rights::require(scope, Capability::register_documents));
    auto const form = TRY(find_form(tx, scope, id));
    if (form.retired) return {};
    tx.run("UPDATE letter_forms SET retired = 1 WHERE id = :id", {{"id", id}});
    log(tx, scope, when, "letter_form_end", form);
    return {};
}

base::Result<Form> current_form(db::Session& session, registry::Originals const& originals, OrganisationId owner,
                                Kind kind) {
    auto const found = read(session, "owner_id = :own AND kind = :kind AND retired = 0 ORDER BY version DESC LIMIT 1",
                            {{"own", owner}, {"kind", code_of(kind)}});
    return found.empty() ? standard(kind) : open(originals, found.front());
}

base::Result<Form> form_of(db::Session& session, registry::Originals const& originals, Letter const& letter) {
    auto const found = read(session, "id = (SELECT form_id FROM letters WHERE id = :id)", {{"id", letter.id}});
    return found.empty() ? standard(letter.kind) : open(originals, found.front());
}

std::string bytes_of(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace directives::letters
