#include "imports/views.hpp"

#include "html/template.hpp"
#include "http/uploads.hpp"
#include "imports/pages.hpp"
#include "imports/preview_table.hpp"
#include "site/frame.hpp"
#include "site/list.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace imports {

namespace {

using html::Dictionary;
using text::print_integer;

constexpr std::array<std::string_view, 4> kWords{"new", "changed", "same", "rejected"};

std::string print_instant(db::Instant at) {
    return site::list_text({.key = {}, .heading = {}, .type = site::ColumnType::instant, .sql = {}},
                           db::Column<db::Instant>::to(at));
}

std::string state_words(Batch const& batch) {
    return batch.broken ? "Dừng giữa chừng" : std::string{vietnamese(batch.state)};
}

std::string_view tone_of(Batch const& batch) {
    if (batch.broken || batch.state == State::failed) return "bv-tag-late";
    switch (batch.state) {
    case State::matching:
    case State::ready: return "bv-tag-soon";
    case State::committed: return "bv-tag-good";
    case State::reading:
    case State::examining:
    case State::committing: return "bv-tag-info";
    default: return "bv-tag-plain";
    }
}

/// "1.204 dòng mới, 87 dòng đổi"
std::string written_words(Counts const& counts) {
    std::string words;
    if (counts.added > 0) words = fmt::format("{} dòng mới", print_integer(counts.added));
    if (counts.changed > 0)
        words += fmt::format("{}{} dòng đổi", words.empty() ? "" : ", ", print_integer(counts.changed));
    return words;
}

std::string typed_date(std::string const& value) {
    auto const date = base::Date::parse(value);
    return date ? date->vietnamese() : value;
}

html::Markup settings_fields(Domain const& domain, Settings const& values, std::optional<base::Error> const& wrong) {
    Dictionary page;
    for (auto const& setting : domain.description().settings) {
        auto const found = values.find(setting.key);
        bool const date = setting.kind == Setting::Kind::date;
        bool const is_wrong = wrong && wrong->where == setting.label;
        auto& one = page.add("SETTING")
                        .set("KEY", setting.key)
                        .set("LABEL", setting.label)
                        .set("VALUE", found == values.end() ? ""
                                      : date                ? typed_date(found->second)
                                                            : found->second);
        if (!setting.hint.empty()) one.add("HINT").set("TEXT", setting.hint);
        one.show_if(!setting.hint.empty(), "HINTED");
        if (is_wrong) one.add("ERROR").set("MESSAGE", wrong->message);
        one.show_if(is_wrong, "WRONG");
        one.show_if(date, "DATE");
        one.show_if(date, "NUMERIC");
    }
    return html::render("imports/settings", page);
}

std::string field_of(Domain const& domain, base::Error const& error) {
    for (auto const& setting : domain.description().settings)
        if (setting.label == error.where) return "setting-" + setting.key;
    return "file";
}

html::Markup choose_form(site::Visitor const& visitor, BatchView const& view) {
    auto const& batch = view.batch;
    Dictionary page;
    page.set("ADDRESS", address_of(view.domain, batch.id))
        .set("CSRF", site::csrf_field(visitor))
        .set("SETTINGS", settings_fields(view.domain, batch.settings, view.wrong));
    for (std::size_t s = 0; s < batch.sheets.size(); ++s) {
        auto& sheet = page.add("SHEET").set("SHEET_NAME", fmt::format("Trang tính “{}”", batch.sheets[s].name));
        for (auto const& [number, gist] : batch.sheets[s].rows)
            sheet.add("ROW")
                .set("VALUE", fmt::format("{}:{}", s, number))
                .set("TEXT", fmt::format("Dòng {}: {}", number, gist))
                .show_if(batch.sheets[s].name == batch.sheet && number == batch.header_row, "CHOSEN");
    }
    auto const& columns = view.domain.description().columns;
    for (std::size_t i = 0; i < batch.headings.size(); ++i) {
        if (batch.headings[i].empty() && !batch.matching.at(i)) continue;
        auto& column = page.add("COLUMN")
                           .set("INDEX", static_cast<std::int64_t>(i))
                           .set("LETTER", office::column_letters(i))
                           .set("HEADING", batch.headings[i]);
        for (std::size_t c = 0; c < columns.size(); ++c)
            column.add("OPTION")
                .set("OPTION_KEY", columns[c].key)
                .set("TEXT", columns[c].heading)
                .show_if(batch.matching.at(i) == c, "CHOSEN");
    }
    return html::render("imports/choose", page);
}

void add_counts(Dictionary& preview, BatchView const& view) {
    auto const& counts = view.batch.counts;
    auto const own = address_of(view.domain, view.batch.id);
    auto const add = [&](std::optional<Verdict> verdict, std::int64_t number, std::string_view words) {
        preview.add("COUNT")
            .set("ADDRESS", verdict ? fmt::format("{}?show={}", own, word_of(*verdict)) : own + "?show=all")
            .set("NUMBER", print_integer(number))
            .set("WORD", words)
            .show_if(view.show == verdict, "CURRENT");
    };
    add(Verdict::added, counts.added, "mới");
    add(Verdict::changed, counts.changed, "đổi");
    add(Verdict::same, counts.same, "giữ nguyên");
    add(Verdict::rejected, counts.rejected, "bị từ chối");
    add(std::nullopt, counts.all(), "tất cả");
}

void add_written(Dictionary& page, Batch const& batch) {
    if (!batch.committed_at) return;
    auto const reason = [](std::string const& text) { return text.empty() ? std::string{"không ghi"} : text; };
    auto& written = page.add("WRITTEN")
                        .set("COUNTS", written_words(batch.counts))
                        .set("WHEN", print_instant(*batch.committed_at))
                        .set("BY", batch.committed_by)
                        .set("REASON", reason(batch.reason));
    if (batch.undone_at)
        written.add("UNDONE")
            .set("WHEN", print_instant(*batch.undone_at))
            .set("BY", batch.undone_by)
            .set("REASON", reason(batch.undo_reason));
}

void add_acts(Dictionary& page, site::Visitor const& visitor, BatchView const& view) {
    auto const& batch = view.batch;
    auto const own = address_of(view.domain, batch.id);
    auto const csrf = site::csrf_field(visitor);
    bool const ready = batch.state == State::ready;
    if (ready && !batch.repeats && batch.counts.added + batch.counts.changed > 0) {
        auto& commit = page.add("COMMIT")
                           .set("ADDRESS", own)
                           .set("CSRF", csrf)
                           .set("REASON", view.reason)
                           .set("COUNTS", written_words(batch.counts));
        if (batch.counts.rejected > 0)
            commit.add("LEAVE").set("NUMBER", print_integer(batch.counts.rejected)).show_if(view.leave, "CHOSEN");
    }
    if (batch.state == State::committed)
        page.add("UNDO")
            .set("ADDRESS", own)
            .set("CSRF", csrf)
            .set("REASON", view.reason)
            .set("ID", batch.id.number())
            .show_if(view.wrong.has_value(), "OPEN");
    if (ready || batch.state == State::matching || batch.state == State::failed || batch.broken)
        page.add("ABANDON").set("ADDRESS", own).set("CSRF", csrf);
}

} // namespace

std::string address_of(Domain const& domain) { return fmt::format("{}/{}", kImportsAddress, domain.description().key); }
std::string address_of(Domain const& domain, BatchId batch) {
    return fmt::format("{}/{}", address_of(domain), batch.number());
}

std::string_view word_of(Verdict verdict) { return kWords.at(static_cast<std::size_t>(verdict)); }

std::optional<Verdict> verdict_of(std::string_view word) {
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (kWords.at(i) == word) return static_cast<Verdict>(i);
    return std::nullopt;
}

std::string progress_of(Batch const& batch) {
    switch (batch.state) {
    case State::reading: return fmt::format("Đang đọc tệp: {} dòng", print_integer(batch.rows_read));
    case State::examining:
        return fmt::format("Đang kiểm tra: {} trên {} dòng", print_integer(batch.rows_examined),
                           print_integer(batch.rows_read));
    case State::committing: return fmt::format("Đang ghi {}", written_words(batch.counts));
    default: return std::string{vietnamese(batch.state)};
    }
}

html::Page start_page(std::vector<Domain const*> const& domains, std::vector<Batch> const& batches) {
    Dictionary page;
    page.show_if(domains.empty(), "NO_RIGHT");
    if (!domains.empty()) {
        auto& kinds = page.add("KINDS");
        for (Domain const* domain : domains)
            kinds.add("KIND")
                .set("ADDRESS", address_of(*domain))
                .set("TITLE", domain->description().title)
                .set("INTRO", domain->description().intro);
        kinds.show_if(batches.empty(), "NONE");
        if (!batches.empty()) {
            auto& some = kinds.add("SOME");
            for (auto const& batch : batches) {
                auto const domain = std::ranges::find_if(
                    domains, [&](Domain const* one) { return one->description().key == batch.domain; });
                if (domain == domains.end()) continue;
                some.add("BATCH")
                    .set("ID", batch.id.number())
                    .set("ADDRESS", address_of(**domain, batch.id))
                    .set("FILE", batch.file_name)
                    .set("TITLE", (*domain)->description().title)
                    .set("AT", print_instant(batch.created_at))
                    .set("ACTOR", batch.actor)
                    .set("TONE", tone_of(batch))
                    .set("STATE", state_words(batch))
                    .set("ADDED", print_integer(batch.counts.added))
                    .set("CHANGED", print_integer(batch.counts.changed))
                    .set("REJECTED", print_integer(batch.counts.rejected));
            }
        }
    }
    return {.title = "Nhập tệp", .main = html::render("imports/start", page), .current = kImportsAddress};
}

html::Page new_page(site::Visitor const& visitor, NewView const& view) {
    auto const& about = view.domain.description();
    auto const megabytes = [](std::uint64_t bytes) { return fmt::format("{} MB", bytes >> 20); };
    Dictionary page;
    page.set("TITLE", about.title)
        .set("INTRO", about.intro)
        .set("ADDRESS", address_of(view.domain))
        .set("CSRF", site::csrf_field(visitor))
        .set("PLAIN_BYTES", static_cast<std::int64_t>(http::kPlainFormBytes))
        .set("FILE_BYTES", static_cast<std::int64_t>(http::kUploadFileBytes))
        .set("FILE_SIZE", megabytes(http::kUploadFileBytes))
        .set("PLAIN_SIZE", megabytes(http::kPlainFormBytes))
        .set("SETTINGS", settings_fields(view.domain, view.typed, view.wrong));
    std::vector<html::FieldError> errors;
    if (view.wrong) {
        auto const field = field_of(view.domain, *view.wrong);
        errors = html::field_errors(*view.wrong, field);
        if (field == "file") page.add("FILE_ERROR").set("MESSAGE", view.wrong->message);
    }
    for (auto const& column : about.columns)
        page.add("COLUMN")
            .set("HEADING", column.heading)
            .set("REQUIRED", column.required ? "có" : "không")
            .set("SYNONYMS", fmt::format("{}", fmt::join(column.synonyms, ", ")));
    return {.title = "Nhập tệp: " + about.title,
            .main = html::render("imports/new", page),
            .errors = std::move(errors),
            .current = kImportsAddress};
}

html::Page batch_page(site::Visitor const& visitor, BatchView const& view) {
    auto const& batch = view.batch;
    auto const own = address_of(view.domain, batch.id);
    auto const csrf = site::csrf_field(visitor);
    auto const& error = view.wrong ? view.wrong : batch.error;
    Dictionary page;
    page.set("KEY", view.domain.description().key)
        .set("TITLE", view.domain.description().title)
        .set("ID", batch.id.number())
        .set("FILE", batch.file_name)
        .set("TONE", tone_of(batch))
        .set("STATE", state_words(batch))
        .set("AT", print_instant(batch.created_at))
        .set("ACTOR", batch.actor);
    if (!batch.sheet.empty() && batch.header_row > 0)
        page.add("PLACE").set("SHEET", batch.sheet).set("HEADER_ROW", batch.header_row);
    if (batch.broken)
        page.add("BROKEN").set("ADDRESS", own).set("CSRF", csrf);
    else if (works(batch.state))
        page.add("WORKING").set("ADDRESS", own).set("PROGRESS", progress_of(batch));
    if (batch.repeats && batch.state == State::ready)
        page.add("REPEATED").set("ADDRESS", address_of(view.domain, batch.repeats)).set("ID", batch.repeats.number());
    for (auto const& note : batch.notes) page.add("NOTE").set("TEXT", note);
    add_written(page, batch);
    bool const choosable = batch.state == State::matching || batch.state == State::ready;
    if (choosable)
        page.add("CHOICE").set("CHOOSE", choose_form(visitor, view)).show_if(batch.state == State::matching, "OPEN");
    if (batch.state == State::ready || batch.state == State::committed || batch.state == State::undone) {
        auto& preview = page.add("PREVIEW");
        add_counts(preview, view);
        if (batch.counts.rejected > 0) preview.add("REJECTED").set("ADDRESS", own);
        add_table(preview, view, csrf);
    }
    add_acts(page, visitor, view);
    return {.title = fmt::format("Lô số {}: {}", batch.id.number(), batch.file_name),
            .main = html::render("imports/batch", page),
            .errors = error ? html::field_errors(*error, view.wrong  ? view.wrong_field
                                                         : choosable ? "header"
                                                                     : "")
                            : std::vector<html::FieldError>{},
            .current = kImportsAddress};
}

} // namespace imports
