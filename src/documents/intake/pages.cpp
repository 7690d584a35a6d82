#include "documents/intake/pages.hpp"

#include "base/json.hpp"
#include "documents/intake/pages_list.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <charconv>
#include <fmt/core.h>
#include <memory>

namespace documents::intake {
namespace {

using base::Code;
using http::Response;
using rights::Capability;
using site::Visit;

constexpr std::size_t kBatchBytesMax = 64;

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    return trouble == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

JobId job_of(Visit const& visit) { return JobId{number_of(visit.request.parameter("job"))}; }
std::string address_of(JobId job) { return fmt::format("{}/{}", kIntakeAddress, job.number()); }
std::string paper_address(PaperId paper) { return fmt::format("/documents/papers/{}", paper.number()); }

std::string sentence(base::Error const& error) {
    return error.mend.empty() ? error.message : error.message + " " + error.mend;
}

/// Letters and digits that the page made; anything else is left out.
std::string batch_of(std::string_view typed) {
    std::string batch;
    for (char const c : typed.substr(0, kBatchBytesMax))
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) batch += c;
    return batch;
}

/// Why the two are held to be one, for people.
std::string why(Like const& like) {
    if (like.by_code)
        return "Mã QR trên bản quét chỉ văn bản này, nhưng số đọc được khác, văn bản đã có bản ký, hoặc tệp có mã của "
               "hai văn bản.";
    switch (like.kind) {
    case LikeKind::bytes: return "Tệp này giống hệt từng byte tệp gốc của một văn bản đã có.";
    case LikeKind::number: return "Đã có văn bản cùng số, ký hiệu, cùng cơ quan ban hành và cùng ngày.";
    case LikeKind::text: return fmt::format("Nội dung chữ giống {} % một văn bản đã có.", like.percent);
    case LikeKind::none: break;
    }
    return {};
}

class Pages {
public:
    explicit Pages(PageServices services) : services_{std::move(services)} {}

    /// A file that the script has sent in parts, or a plain form with files.
    Response bring(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const batch = batch_of(form->fields.text("batch"));
        if (auto const id = form->fields.find("upload")) return bring_upload(visit, *id, batch);
        return bring_plain(visit, *form, batch);
    }

    Response progress(Visit const& visit) {
        auto session = services_.desk.store().lease();
        nlohmann::json answer = nlohmann::json::object();
        for (auto const& [state, count] :
             count_jobs(session, visit.scope(), batch_of(visit.request.query.text("batch"))))
            answer[std::string{name_of(state)}] = count;
        return http::json(answer.dump());
    }

    Response show(Visit const& visit) { return show(visit, {}, {}, 200); }

    Response decide(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        auto const verdict = form->fields.text("verdict");
        Decision decision{.reason = std::string{form->fields.text("reason")}};
        if (verdict == "take") {
            decision.verdict = Verdict::take;
        } else if (verdict == "attach") {
            decision.verdict = Verdict::attach;
            decision.paper = PaperId{number_of(form->fields.text("paper"))};
        } else if (verdict != "drop") {
            return http::refusal(
                {Code::invalid_input, "Chưa chọn cách xử lý.", {}, "Chọn một trong các nút của trang."});
        }
        auto const done = services_.desk.decide(visit.scope(), job_of(visit), decision);
        if (!done && done.error().code == Code::not_found) return http::refusal(done.error());
        if (!done) return show(visit, done.error(), decision.reason, 422);
        switch (decision.verdict) {
        case Verdict::take: return site::done(kIntakeAddress, "Tệp được nhận và đang được đọc lại.");
        case Verdict::drop: return site::done(kIntakeAddress, "Tệp đã bỏ.");
        case Verdict::attach: return site::done(kIntakeAddress, "Tệp đã thành tệp kèm theo văn bản.");
        }
        return http::see_other(kIntakeAddress);
    }

    Response retry(Visit const& visit) {
        auto const done = services_.desk.retry(visit.scope(), job_of(visit));
        if (!done && done.error().code == Code::not_found) return http::refusal(done.error());
        if (!done) return show(visit, done.error(), {}, 422);
        return site::done(kIntakeAddress, "Tệp đang được đọc lại.");
    }

    Response drop_many(Visit const& visit) {
        auto const form = visit.request.form();
        if (!form) return http::refusal(form.error());
        std::int64_t dropped = 0, left = 0;
        for (auto const& [name, value] : form->fields.list())
            if (name == "row")
                ++(services_.desk.decide(visit.scope(), JobId{number_of(value)}, {.verdict = Verdict::drop}) ? dropped
                                                                                                             : left);
        auto text = fmt::format("Đã bỏ {} tệp.", dropped);
        if (left > 0) text += fmt::format(" {} tệp giữ nguyên: chỉ bỏ được tệp nghi trùng hoặc không đọc được.", left);
        return site::done(kIntakeAddress, text);
    }

private:
    Response bring_upload(Visit const& visit, std::string_view id, std::string const& batch) {
        auto const file = services_.uploads.find(id);
        if (!file) return http::refusal(file.error());
        std::vector<Brought> const files{{file->path, file->name}};
        auto const answer = services_.desk.bring(visit.scope(), batch, files).front();
        if (!answer && answer.error().code == Code::unavailable)
            return http::refusal(answer.error()); // may be sent again
        services_.uploads.remove(id);
        if (!answer) return http::refusal(answer.error());
        return http::json(nlohmann::json{{"job", answer->job.number()},
                                         {"again", answer->again},
                                         {"address", address_of(answer->job)}}
                              .dump(),
                          201);
    }

    Response bring_plain(Visit const& visit, http::Form const& form, std::string const& batch) {
        if (form.files.empty())
            return http::refusal({Code::invalid_input, "Chưa chọn tệp nào.", {}, "Chọn ít nhất một tệp văn bản."});
        std::vector<http::UploadedFile> held;
        std::vector<Brought> files;
        std::vector<std::pair<std::string, base::Error>> lost;
        for (auto const& sent : form.files) {
            auto file = services_.uploads.store(visit.request.client, sent.name, sent.bytes);
            if (!file) {
                lost.emplace_back(sent.name, file.error());
                continue;
            }
            files.push_back({file->path, file->name});
            held.push_back(*std::move(file));
        }
        auto const answers = services_.desk.bring(visit.scope(), batch, files);
        for (auto const& file : held) services_.uploads.remove(file.id);
        html::Dictionary page;
        std::int64_t good = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            auto& line = page.add("FILE").set("NAME", files[i].name);
            if (!answers[i]) {
                line.add("WRONG").set("MESSAGE", sentence(answers[i].error()));
                continue;
            }
            ++good;
            line.add("GOOD")
                .set("ADDRESS", address_of(answers[i]->job))
                .set("TEXT", answers[i]->again ? "Đã gửi từ trước" : "Đã nhận, đang đọc");
        }
        for (auto const& [name, error] : lost)
            page.add("FILE").set("NAME", name).add("WRONG").set("MESSAGE", sentence(error));
        auto const total = static_cast<std::int64_t>(answers.size() + lost.size());
        page.set("GOOD_COUNT", good).set("COUNT", total);
        return services_.frame.respond(
            visit,
            {.title = "Tệp đã gửi", .main = html::render("documents/intake_sent", page), .current = "/documents"},
            good == 0 ? 422 : 200);
    }

    Response show(Visit const& visit, std::optional<base::Error> const& wrong, std::string const& reason, int status) {
        auto session = services_.desk.store().lease();
        auto const job = find_job(session, visit.scope(), job_of(visit));
        if (!job) return http::refusal(job.error());
        if (!wrong && job->paper)
            return http::see_other(paper_address(job->paper) + (job->state == JobState::taken ? "/review" : ""));
        html::Dictionary page;
        page.set("NAME", job->name)
            .set("SIZE", print_size(static_cast<std::uint64_t>(job->bytes)))
            .set("BY", job->owner.actor)
            .set("AT", print_moment(job->brought_at))
            .set("STATE", vietnamese(job->state));
        std::vector<html::FieldError> errors;
        if (wrong)
            errors = wrong->where == "reason" || wrong->where == "paper" ? html::errors_at(*wrong)
                                                                         : html::field_errors(*wrong);
        if (job->error) page.add("TROUBLE").set("MESSAGE", job->error->message).set("MEND", job->error->mend);
        if (under_way(job->state)) page.show("WORKING");
        if (!job->decided_by.empty()) page.add("DECIDED").set("WHO", job->decided_by).set("REASON", job->reason);
        if (job->state == JobState::duplicate) add_comparison(page, session, visit, *job, reason);
        if (job->state == JobState::failed)
            page.add("FAILED").set("OWN", address_of(job->id)).set("CSRF", site::csrf_field(visit.visitor));
        return services_.frame.respond(visit,
                                       {.title = job->name,
                                        .main = html::render("documents/intake_job", page),
                                        .errors = std::move(errors),
                                        .current = "/documents"},
                                       status);
    }

    static void add_comparison(html::Dictionary& page, db::Session& session, Visit const& visit, Job const& job,
                               std::string const& reason) {
        auto& both = page.add("DUPLICATE");
        both.set("WHY", why(job.like)).set("OWN", address_of(job.id)).set("CSRF", site::csrf_field(visit.visitor));
        both.set("REASON", reason);
        both.show(job.like.by_code ? "SIGNED" : "ATTACHED");
        auto const paper = registry::find_paper(session, visit.scope(), job.like.paper);
        auto const reading = registry::current_reading(session, visit.scope(), job.like.paper);
        if (!paper || !reading || !job.told) { // it was withdrawn from sight meanwhile
            both.show("GONE");
            return;
        }
        auto& there = both.add("THERE");
        there.set("PAPER", paper_address(paper->id)).set("TITLE", registry::title_of(paper->head));
        auto const date = [](registry::Head const& head) { return head.date ? print_date(*head.date) : std::string{}; };
        auto const& fresh = job.told->head;
        auto const& old = paper->head;
        auto const original = paper->files.empty() ? std::string{} : paper->files.front().name;
        struct Field {
            char const* name;
            std::string fresh, old;
        };
        for (auto const& field :
             {Field{"Tên tệp", job.name, original}, Field{"Cơ quan ban hành", fresh.issuer, old.issuer},
              Field{"Số, ký hiệu", registry::number_symbol(fresh), registry::number_symbol(old)},
              Field{"Loại", capitalised(fresh.type), capitalised(old.type)}, Field{"Ngày", date(fresh), date(old)},
              Field{"Trích yếu", fresh.subject, old.subject}, Field{"Người ký", fresh.signer, old.signer},
              Field{"Người nhận vào", job.owner.actor, paper->taken_in_by},
              Field{"Lúc", print_moment(job.brought_at), print_moment(paper->taken_in_at)}})
            there.add("FIELD")
                .set("TERM", field.name)
                .set("NEW", field.fresh)
                .set("OLD", field.old)
                .show_if(field.fresh != field.old, "DIFFERS");
        there.set("NEW_TEXT", job.told->excerpt)
            .set("OLD_TEXT", std::string_view{reading->text}.substr(0, excerpt_end(reading->text)));
    }

    static std::size_t excerpt_end(std::string_view text) {
        std::size_t end = std::min<std::size_t>(text.size(), 3000);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        return end;
    }

    PageServices services_;
};

} // namespace

void register_pages(site::Routes& routes, PageServices services) {
    using enum Capability;
    register_list(routes, services);
    auto const pages = std::make_shared<Pages>(std::move(services));
    routes.add(
        "POST /documents/intake", register_documents, [pages](Visit const& visit) { return pages->bring(visit); },
        http::Work::quick, http::kPlainFormBytes);
    routes.add("GET /documents/intake-progress", register_documents,
               [pages](Visit const& visit) { return pages->progress(visit); });
    routes.add("POST /documents/intake-drops", register_documents,
               [pages](Visit const& visit) { return pages->drop_many(visit); });
    routes.add("GET /documents/intake/{job}", register_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("POST /documents/intake/{job}/decision", register_documents,
               [pages](Visit const& visit) { return pages->decide(visit); });
    routes.add("POST /documents/intake/{job}/retry", register_documents,
               [pages](Visit const& visit) { return pages->retry(visit); });
}

} // namespace documents::intake
