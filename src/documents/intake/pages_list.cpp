#include "documents/intake/pages_list.hpp"

#include "documents/words.hpp"
#include "html/template.hpp"
#include "http/fields.hpp"
#include "text/numbers.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

namespace documents::intake {
namespace {

using site::ColumnType;
using site::ListFilter;
using site::Word;

std::vector<Word> state_words() {
    using Tone = Word::Tone;
    std::vector<Word> words;
    for (auto const& [state, tone] :
         {std::pair{JobState::waiting, Tone::plain}, std::pair{JobState::reading, Tone::info},
          std::pair{JobState::duplicate, Tone::soon}, std::pair{JobState::failed, Tone::late},
          std::pair{JobState::taken, Tone::good}, std::pair{JobState::attached, Tone::good},
          std::pair{JobState::dropped, Tone::plain}, std::pair{JobState::refused, Tone::late}})
        words.push_back({std::string{name_of(state)}, std::string{vietnamese(state)}, tone});
    return words;
}

site::List describe(site::Visit const& visit) {
    site::List list{.address = kIntakeAddress,
                    .caption = "Tệp đã gửi",
                    .key = "j.id",
                    .from = "intake_jobs j LEFT JOIN papers p ON p.id = COALESCE(j.paper_id, j.like_paper)",
                    .where = "j.organisation_id = :own",
                    .binds = {{"own", visit.scope().organisation}},
                    .columns = {},
                    .search = "j.searched",
                    .search_hint = "tên tệp",
                    .sort = "at",
                    .descending = true,
                    .acts = {{"/documents/intake-drops", "Bỏ các tệp đã chọn"}},
                    .none = "Chưa có tệp nào.",
                    .none_next = "Thả văn bản vào ô ở trên."};
    list.columns = {
        {.key = "name",
         .heading = "Tệp",
         .sql = "j.name",
         .sort = {},
         .link = std::string{kIntakeAddress} + "/{key}",
         .fixed = true},
        {.key = "state",
         .heading = "Bước",
         .type = ColumnType::status,
         .sql = "j.state",
         .sort = {},
         .words = state_words()},
        {.key = "paper",
         .heading = "Văn bản",
         .sql = "CASE WHEN p.id IS NULL THEN '' WHEN p.subject = '' THEN '(chưa có trích yếu)' ELSE p.subject END",
         .sort = {},
         .link = std::string{kIntakeAddress} + "/{key}"},
        {.key = "reason", .heading = "Ghi chú", .sql = "j.reason", .sort = {}},
        {.key = "at", .heading = "Gửi lúc", .type = ColumnType::instant, .sql = "j.brought_at", .sort = "j.id"},
        {.key = "by", .heading = "Người gửi", .sql = "j.brought_by", .sort = {}},
        {.key = "decided", .heading = "Người xử lý", .sql = "j.decided_by", .sort = {}, .shown = false},
    };
    list.filters = {{.key = "state", .label = "Bước", .sql = "j.state = :value", .choices = state_words()}};
    if (auto batch = std::string{visit.request.query.text("batch")}; !batch.empty()) // one comes with it from a sending
        list.filters.push_back({.key = "batch",
                                .label = "Lần gửi",
                                .sql = "j.batch = :value",
                                .choices = {{std::move(batch), "lần gửi này", Word::Tone::plain}}});
    return list;
}

/// How the files of the sending stand that the address names, each state a link to its files.
void add_batch(html::Dictionary& page, db::Session& session, site::Visit const& visit) {
    auto const batch = std::string{visit.request.query.text("batch")};
    if (batch.empty()) return;
    auto const counts = count_jobs(session, visit.scope(), batch);
    std::int64_t all = 0;
    for (auto const& [_, count] : counts) all += count;
    if (all == 0) return;
    auto& told = page.add("BATCH_TOLD").set("COUNT", text::print_integer(all));
    for (auto const& [state, count] : counts)
        told.add("STATE")
            .set("NUMBER", text::print_integer(count))
            .set("TEXT", vietnamese(state))
            .set("ADDRESS",
                 fmt::format("{}?state={}&batch={}", kIntakeAddress, name_of(state), http::percent_encode(batch)));
}

html::Markup drop_zone(db::Session& session, site::Visit const& visit) {
    std::array<unsigned char, 12> batch{};
    randombytes_buf(batch.data(), batch.size());
    html::Dictionary page;
    page.set("CSRF", site::csrf_field(visit.visitor))
        .set("BATCH", fmt::format("{:02x}", fmt::join(batch, "")))
        .set("FILE_BYTES", static_cast<std::int64_t>(http::kUploadFileBytes))
        .set("FILE_SIZE", print_size(http::kUploadFileBytes))
        .set("FORM_SIZE", print_size(http::kPlainFormBytes));
    add_batch(page, session, visit);
    return html::render("documents/intake_above", page);
}

} // namespace

void register_list(site::Routes& routes, PageServices const& services) {
    site::add_list(routes, {.frame = services.frame, .database = services.desk.store(), .scratch = services.scratch},
                   {.address = kIntakeAddress,
                    .need = rights::Capability::register_documents,
                    .describe = describe,
                    .above = [services](site::Visit const& visit) {
                        auto session = services.desk.store().lease();
                        return drop_zone(session, visit);
                    }});
}

} // namespace documents::intake
