#include "imports/pages.hpp"

#include "base/json.hpp"
#include "http/fields.hpp"
#include "imports/views.hpp"

#include <charconv>
#include <fmt/core.h>
#include <memory>
#include <random>
#include <tuple>

namespace imports {

namespace {

using http::Response;
using site::Visit;

constexpr std::int64_t kRecent = 50;

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// "cell-12-3" without "cell-": row 12, column 3 of the file.
std::optional<std::pair<std::int64_t, std::size_t>> place_of(std::string_view text) {
    auto const dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const row = number_of(text.substr(0, dash)), column = number_of(text.substr(dash + 1));
    if (!row || !column) return std::nullopt;
    return std::pair{*row, static_cast<std::size_t>(*column)};
}

Settings typed_settings(Domain const& domain, http::Form const& form) {
    Settings typed;
    for (auto const& setting : domain.description().settings)
        if (auto const value = form.fields.text("setting-" + setting.key); !value.empty())
            typed.emplace(setting.key, value);
    return typed;
}

std::string trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::string{text};
}

/// The pages of one domain.
class Pages {
public:
    Pages(PageServices services, Domain const& domain) : services_{services}, domain_{domain} {}

    Response form(Visit const& visit) const {
        return services_.frame.respond(visit, new_page(visit.visitor, {.domain = domain_}));
    }

    Response bring(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const typed = typed_settings(domain_, *form);
        auto const file = received(visit, *form);
        auto const id = file ? services_.desk.bring(visit.scope(), domain_, file->path, file->name, typed)
                             : base::Result<BatchId>{std::unexpected{file.error()}};
        if (file) services_.uploads.remove(file->id);
        if (id) return http::see_other(address_of(domain_, *id));
        auto const status = http::status_of(id.error().code);
        return services_.frame.respond(
            visit, new_page(visit.visitor, {.domain = domain_, .typed = typed, .wrong = id.error()}), status);
    }

    Response show(Visit const& visit) const {
        auto const batch = services_.desk.find(visit.scope(), domain_, id_of(visit));
        if (!batch) return http::refusal(batch.error());
        BatchView view{.domain = domain_, .batch = *batch};
        auto const wanted = visit.request.query.text("show");
        view.show = wanted.empty() ? first_filter(*batch) : verdict_of(wanted);
        view.page = std::max<std::int64_t>(1, number_of(visit.request.query.text("page")).value_or(1));
        return respond(visit, std::move(view), 200);
    }

    Response progress(Visit const& visit) const {
        auto const batch = services_.desk.find(visit.scope(), domain_, id_of(visit));
        if (!batch) return http::refusal(batch.error());
        return http::json(nlohmann::json{{"state", name_of(batch->state)},
                                         {"text", progress_of(*batch)},
                                         {"done", !works(batch->state) || batch->broken}}
                              .dump());
    }

    Response rejected(Visit const& visit) const {
        auto const batch = services_.desk.find(visit.scope(), domain_, id_of(visit));
        if (!batch) return http::refusal(batch.error());
        auto const file = temporary_file();
        if (auto const written = write_rejected(services_.desk.store(), domain_, *batch, *file); !written)
            return http::refusal(written.error());
        auto response = http::download(
            {}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            fmt::format("{} - dòng bị từ chối.xlsx", std::filesystem::path{batch->file_name}.stem().string()));
        response.file = *file;
        response.keep = file;
        return response;
    }

    Response choose(Visit const& visit) const {
        return act(visit, "header", {}, [&](BatchId id, http::Form const& form) -> base::Result<void> {
            auto const batch = TRY(services_.desk.find(visit.scope(), domain_, id));
            Desk::Choice choice;
            choice.settings = typed_settings(domain_, form);
            auto const header = form.fields.text("header");
            auto const colon = header.find(':');
            auto const sheet = number_of(header.substr(0, colon));
            auto const row = colon == std::string_view::npos ? std::nullopt : number_of(header.substr(colon + 1));
            if (!sheet || !row || static_cast<std::size_t>(*sheet) >= batch.sheets.size())
                return base::fail(base::Code::invalid_input, "Chọn trang tính và dòng tiêu đề.");
            choice.sheet = batch.sheets[static_cast<std::size_t>(*sheet)].name;
            choice.header_row = *row;
            if (choice.sheet == batch.sheet && choice.header_row == batch.header_row)
                choice.matching = TRY(chosen_columns(batch, form));
            return services_.desk.choose(visit.scope(), domain_, id, std::move(choice));
        });
    }

    Response correct_rows(Visit const& visit) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::vector<Correction> corrections;
        for (auto const& [name, value] : form->fields.list()) {
            if (!name.starts_with("cell-")) continue;
            auto const place = place_of(std::string_view{name}.substr(5));
            if (!place) continue;
            corrections.push_back({.row = place->first,
                                   .file_column = place->second,
                                   .text = trimmed(value),
                                   .all_alike = !form->fields.text("alike-" + name.substr(5)).empty()});
        }
        auto const id = id_of(visit);
        auto const changed = services_.desk.mend(visit.scope(), domain_, id, corrections);
        if (!changed) return refuse(visit, id, changed.error(), "", Verdict::rejected);
        if (*changed == 0)
            return refuse(visit, id, {base::Code::invalid_input, "Chưa sửa ô nào.", {}, "Sửa ô tô màu rồi lưu lại."},
                          "", Verdict::rejected);
        return http::see_other(address_of(domain_, id) + "?show=rejected");
    }

    Response commit(Visit const& visit) const {
        return act(visit, "reason", {}, [&](BatchId id, http::Form const& form) -> base::Result<void> {
            auto const reason = trimmed(form.fields.text("reason"));
            if (reason.empty())
                return base::fail(base::Code::invalid_input, "Nhập lý do hoặc số quyết định.", {},
                                  "Ví dụ: Quyết định số 124/2004/QĐ-TTg.");
            auto const leave = !form.fields.text("leave").empty();
            return services_.desk.commit(visit.scope(), domain_, id, reason, leave ? Rejected::leave : Rejected::stop);
        });
    }

    Response undo(Visit const& visit) const {
        return act(visit, "undo-reason", "Lô đã được hoàn tác.",
                   [&](BatchId id, http::Form const& form) -> base::Result<void> {
                       auto const reason = trimmed(form.fields.text("reason"));
                       if (reason.empty()) return base::fail(base::Code::invalid_input, "Nhập lý do hoàn tác.");
                       return undo_batch(services_.desk.store(), services_.desk.clock(), visit.scope(), domain_, id,
                                         reason);
                   });
    }

    Response resume(Visit const& visit) const {
        return act(visit, "", {},
                   [&](BatchId id, http::Form const&) { return services_.desk.resume(visit.scope(), domain_, id); });
    }

    Response abandon(Visit const& visit) const {
        return act(visit, "", "Lô đã bỏ, không ghi gì.",
                   [&](BatchId id, http::Form const&) { return services_.desk.abandon(visit.scope(), domain_, id); });
    }

private:
    static BatchId id_of(Visit const& visit) {
        return BatchId{number_of(visit.request.parameter("batch")).value_or(0)};
    }

    /// What a person looks at first: what must be mended, then what would change.
    static std::optional<Verdict> first_filter(Batch const& batch) {
        if (batch.state == State::ready && batch.counts.rejected > 0) return Verdict::rejected;
        if (batch.counts.changed > 0) return Verdict::changed;
        if (batch.counts.added > 0) return Verdict::added;
        return std::nullopt;
    }

    Response respond(Visit const& visit, BatchView view, int status) const {
        auto session = services_.desk.store().lease();
        view.rows = findings_page(session, view.batch.id, view.show, (view.page - 1) * kPageRows, kPageRows);
        return services_.frame.respond(visit, batch_page(visit.visitor, view), status);
    }

    /// The page once more, with why the act was refused.
    Response refuse(Visit const& visit, BatchId id, base::Error const& why, std::string field,
                    std::optional<Verdict> show = {}) const {
        auto const batch = services_.desk.find(visit.scope(), domain_, id);
        if (!batch) return http::refusal(batch.error());
        auto const form = visit.request.form();
        BatchView view{.domain = domain_, .batch = *batch, .wrong = why, .wrong_field = std::move(field)};
        view.show = show ? show : first_filter(*batch);
        if (form) {
            view.reason = form->fields.text("reason");
            view.leave = !form->fields.text("leave").empty();
        }
        return respond(visit, std::move(view), http::status_of(why.code) == 403 ? 422 : http::status_of(why.code));
    }

    template <class Act>
    Response act(Visit const& visit, std::string field, std::string_view told, Act perform) const {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const id = id_of(visit);
        auto const done = perform(id, *form);
        if (!done) return refuse(visit, id, done.error(), std::move(field));
        auto const address = address_of(domain_, id);
        return told.empty() ? http::see_other(address) : site::done(address, told);
    }

    base::Result<http::UploadedFile> received(Visit const& visit, http::Form const& form) const {
        if (auto const upload = form.fields.text("upload"); !upload.empty()) return services_.uploads.find(upload);
        for (auto const& file : form.files)
            if (file.field == "file" && !file.name.empty())
                return services_.uploads.store(visit.request.client, file.name, file.bytes);
        return base::fail(base::Code::invalid_input, "Chọn tệp cần nhập.");
    }

    base::Result<Matching> chosen_columns(Batch const& batch, http::Form const& form) const {
        auto const& columns = domain_.description().columns;
        Matching matching(batch.headings.size());
        std::vector<bool> taken(columns.size());
        for (std::size_t i = 0; i < matching.size(); ++i) {
            auto const key = form.fields.text(fmt::format("column-{}", i));
            for (std::size_t c = 0; c < columns.size(); ++c) {
                if (columns[c].key != key) continue;
                if (taken[c])
                    return base::fail(base::Code::invalid_input,
                                      fmt::format("Cột “{}” được chọn cho hai cột của tệp.", columns[c].heading), {},
                                      "Bỏ một trong hai.");
                taken[c] = true;
                matching[i] = c;
            }
        }
        return matching;
    }

    std::shared_ptr<std::filesystem::path const> temporary_file() const {
        std::filesystem::create_directories(services_.scratch);
        std::random_device random;
        auto path = services_.scratch / fmt::format("rejected-{:08x}{:08x}.xlsx", random(), random());
        return {new std::filesystem::path{std::move(path)}, [](std::filesystem::path const* file) {
                    std::error_code ignored;
                    std::filesystem::remove(*file, ignored);
                    delete file;
                }};
    }

    PageServices services_;
    Domain const& domain_;
};

Response start(PageServices const& services, Visit const& visit) {
    auto const& registry = services.desk.registry();
    std::vector<Domain const*> domains;
    for (Domain const* domain : registry.all())
        if (visit.scope().may(domain->description().need)) domains.push_back(domain);
    auto session = services.desk.store().lease();
    auto const batches =
        recent_batches(session, visit.scope(), registry, db::to_instant(services.desk.clock().now()), kRecent);
    return services.frame.respond(visit, start_page(domains, batches));
}

} // namespace

void register_pages(site::Routes& routes, PageServices services) {
    routes.add(fmt::format("GET {}", kImportsAddress), rights::Capability::use_system,
               [services](Visit const& visit) { return start(services, visit); });
    for (Domain const* domain : services.desk.registry().all()) {
        auto const pages = std::make_shared<Pages const>(services, *domain);
        auto const need = domain->description().need;
        auto const own = address_of(*domain);
        auto const add = [&](std::string_view method, std::string_view rest,
                             Response (Pages::*handler)(Visit const&) const, http::Work work = http::Work::quick,
                             std::size_t body_bytes = http::kBodyBytes) {
            routes.add(
                fmt::format("{} {}{}", method, own, rest), need,
                [pages, handler](Visit const& visit) { return (*pages.*handler)(visit); }, work, body_bytes);
        };
        add("GET", "", &Pages::form);
        add("POST", "", &Pages::bring, http::Work::heavy, http::kPlainFormBytes + (1u << 20));
        add("GET", "/{batch}", &Pages::show);
        add("GET", "/{batch}/progress", &Pages::progress);
        add("GET", "/{batch}/rejected.xlsx", &Pages::rejected, http::Work::heavy);
        add("POST", "/{batch}/choice", &Pages::choose);
        add("POST", "/{batch}/corrections", &Pages::correct_rows, http::Work::quick, 4u << 20);
        add("POST", "/{batch}/commitment", &Pages::commit);
        add("POST", "/{batch}/undo", &Pages::undo, http::Work::heavy);
        add("POST", "/{batch}/resumption", &Pages::resume);
        add("POST", "/{batch}/abandonment", &Pages::abandon);
    }
}

} // namespace imports
