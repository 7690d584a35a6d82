#include "documents/intake/jobs.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "text/search.hpp"

#include <array>
#include <fmt/core.h>
#include <utility>

namespace documents::intake {
namespace {

using Json = nlohmann::ordered_json;
using rights::Capability;
using rights::Scope;

struct StateWord {
    JobState state;
    char const *name, *vietnamese;
};
constexpr StateWord kStates[] = {
    {JobState::waiting, "waiting", "Chờ đọc"},        {JobState::reading, "reading", "Đang đọc"},
    {JobState::duplicate, "duplicate", "Nghi trùng"}, {JobState::taken, "taken", "Đã nhận"},
    {JobState::attached, "attached", "Là tệp kèm"},   {JobState::dropped, "dropped", "Đã bỏ"},
    {JobState::refused, "refused", "Không nhận"},     {JobState::failed, "failed", "Không đọc được"}};

constexpr std::array<std::pair<LikeKind, char const*>, 4> kLikes{
    {{LikeKind::none, ""}, {LikeKind::bytes, "bytes"}, {LikeKind::number, "number"}, {LikeKind::text, "text"}}};

std::string text_of(std::optional<base::Error> const& error) {
    if (!error) return {};
    return Json{{"code", static_cast<int>(error->code)},
                {"message", error->message},
                {"where", error->where},
                {"mend", error->mend}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<base::Error> error_of(std::string const& text) {
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    return base::Error{static_cast<base::Code>(json.value("code", 0)), json.value("message", ""),
                       json.value("where", ""), json.value("mend", "")};
}

std::string text_of(std::optional<Told> const& told) {
    if (!told) return {};
    auto const& head = told->head;
    return Json{{"issuer", head.issuer},
                {"number", head.number},
                {"symbol", head.symbol},
                {"type", head.type},
                {"year", head.date ? head.date->year : 0},
                {"month", head.date ? head.date->month.value_or(0) : 0},
                {"day", head.date ? head.date->day.value_or(0) : 0},
                {"subject", head.subject},
                {"signer", head.signer},
                {"pages", told->pages},
                {"format", told->format},
                {"excerpt", told->excerpt}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Told> told_of(std::string const& text) {
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Told told;
    told.head.issuer = json.value("issuer", "");
    told.head.number = json.value("number", "");
    told.head.symbol = json.value("symbol", "");
    told.head.type = json.value("type", "");
    if (int const year = json.value("year", 0); year > 0) {
        base::PartialDate date{.year = year, .month = {}, .day = {}};
        if (unsigned const month = json.value("month", 0u); month > 0) date.month = month;
        if (unsigned const day = json.value("day", 0u); day > 0) date.day = day;
        told.head.date = date;
    }
    told.head.subject = json.value("subject", "");
    told.head.signer = json.value("signer", "");
    told.pages = json.value("pages", std::int64_t{0});
    told.format = json.value("format", "");
    told.excerpt = json.value("excerpt", "");
    return told;
}

std::vector<Job> read_jobs(db::Session& session, std::string_view where, db::Binds const& binds) {
    std::vector<Job> jobs;
    session.each<JobId, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::string,
                 std::int64_t, std::string, Digest, std::int64_t, bool, bool, bool, JobState, db::Instant, std::int64_t,
                 db::Instant, db::Instant, std::optional<PaperId>, std::optional<PaperId>, LikeKind, std::int64_t,
                 std::string, std::string, std::string, std::string, bool>(
        fmt::format(
            "SELECT id, batch, organisation_id, person_id, post_id, on_behalf_of, brought_by, client, channel, "
            "name, digest, bytes, slow, kept, forced, state, lease_until, tries, brought_at, changed_at, "
            "paper_id, like_paper, like_kind, like_share, told_json, error_json, decided_by, reason, by_code FROM "
            "intake_jobs {}",
            where),
        binds,
        [&](JobId id, std::string batch, std::int64_t organisation, std::int64_t person, std::int64_t post,
            std::int64_t on_behalf_of, std::string brought_by, std::string client, std::int64_t channel,
            std::string name, Digest digest, std::int64_t bytes, bool slow, bool kept, bool forced, JobState state,
            db::Instant lease_until, std::int64_t tries, db::Instant brought_at, db::Instant changed_at,
            std::optional<PaperId> paper, std::optional<PaperId> like_paper, LikeKind like_kind, std::int64_t share,
            std::string told, std::string error, std::string decided_by, std::string reason, bool by_code) {
            Job job{.id = id,
                    .batch = std::move(batch),
                    .name = std::move(name),
                    .digest = std::move(digest),
                    .bytes = bytes,
                    .slow = slow,
                    .kept = kept,
                    .forced = forced,
                    .state = state,
                    .lease_until = lease_until,
                    .tries = tries,
                    .brought_at = brought_at,
                    .changed_at = changed_at,
                    .paper = paper.value_or(PaperId{}),
                    .like = {like_paper.value_or(PaperId{}), like_kind, static_cast<int>(share), by_code},
                    .told = told_of(told),
                    .error = error_of(error),
                    .decided_by = std::move(decided_by),
                    .reason = std::move(reason)};
            job.owner.organisation = rights::OrganisationId{organisation};
            job.owner.person = rights::PersonId{person};
            job.owner.post = rights::PostId{post};
            job.owner.on_behalf_of = rights::PostId{on_behalf_of};
            job.owner.actor = std::move(brought_by);
            job.owner.client = std::move(client);
            job.owner.channel = static_cast<rights::Channel>(channel);
            job.owner.capabilities = {Capability::read_documents, Capability::register_documents};
            jobs.push_back(std::move(job));
        });
    return jobs;
}

template <class Id>
std::optional<Id> given(Id id) {
    return id ? std::optional{id} : std::nullopt;
}

} // namespace

std::string_view name_of(JobState state) {
    for (auto const& word : kStates)
        if (word.state == state) return word.name;
    ENSURE(false);
}

std::string_view vietnamese(JobState state) {
    for (auto const& word : kStates)
        if (word.state == state) return word.vietnamese;
    ENSURE(false);
}

bool under_way(JobState state) { return state == JobState::waiting || state == JobState::reading; }

std::optional<Job> read_job(db::Session& session, JobId id) {
    auto jobs = read_jobs(session, "WHERE id = :id", {{"id", id}});
    if (jobs.empty()) return std::nullopt;
    return std::move(jobs.front());
}

base::Result<Job> find_job(db::Session& session, Scope const& scope, JobId id) {
    TRY(rights::require(scope, Capability::register_documents));
    auto job = read_job(session, id);
    if (!job || !scope.organisation || job->owner.organisation != scope.organisation)
        return base::fail(base::Code::not_found,
                          fmt::format("Không có tệp số {} trong các tệp cơ quan đã gửi.", id.number()), {},
                          "Chọn tệp trong danh sách ở trang Nhận văn bản.");
    return *std::move(job);
}

JobId insert_job(db::Transaction& tx, Job const& job) {
    registry::record_original(tx, job.brought_at, job.digest, job.bytes);
    return tx
        .find<JobId>(
            "INSERT INTO intake_jobs (batch, organisation_id, person_id, post_id, on_behalf_of, brought_by, "
            "client, channel, name, searched, digest, bytes, slow, kept, state, brought_at, changed_at) VALUES "
            "(:batch, :organisation, :person, :post, :behalf, :actor, :client, :channel, :name, :searched, "
            ":digest, :bytes, :slow, 1, 'waiting', :at, :at) RETURNING id",
            {{"batch", job.batch},
             {"organisation", job.owner.organisation},
             {"person", job.owner.person},
             {"post", job.owner.post},
             {"behalf", job.owner.on_behalf_of},
             {"actor", job.owner.actor},
             {"client", job.owner.client},
             {"channel", static_cast<std::int64_t>(job.owner.channel)},
             {"name", job.name},
             {"searched", text::search_key(job.name)},
             {"digest", job.digest},
             {"bytes", job.bytes},
             {"slow", job.slow},
             {"at", job.brought_at}})
        .value();
}

std::optional<Job> brought_before(db::Session& session, Job const& job) {
    auto jobs =
        read_jobs(session,
                  "WHERE digest = :digest AND organisation_id = :organisation AND person_id = :person AND name = "
                  ":name AND state NOT IN ('dropped', 'refused', 'failed') ORDER BY id DESC LIMIT 1",
                  {{"digest", job.digest},
                   {"organisation", job.owner.organisation},
                   {"person", job.owner.person},
                   {"name", job.name}});
    if (jobs.empty()) return std::nullopt;
    return std::move(jobs.front());
}

void lock_intake(db::Transaction& tx) { db::lock(tx, "documents-intake"); }

std::vector<Job> claim(db::Transaction& tx, std::string const& node, db::Instant now, Weights weights,
                       std::size_t most) {
    auto const find = [&](int slow, std::size_t limit) {
        return read_jobs(
            tx,
            "WHERE slow = :slow AND state IN ('waiting', 'reading') AND (state = 'waiting' OR lease_until < "
            ":now) ORDER BY id LIMIT :most",
            {{"slow", slow}, {"now", now}, {"most", static_cast<std::int64_t>(limit)}});
    };
    std::vector<Job> jobs;
    if (weights == Weights::all) jobs = find(1, 1);
    if (jobs.empty()) jobs = find(0, most);
    for (auto& job : jobs) {
        job.state = JobState::reading;
        job.lease_until = now + kLease;
        ++job.tries;
        tx.run("UPDATE intake_jobs SET state = 'reading', node = :node, lease_until = :until, tries = tries + 1, "
               "changed_at = :now WHERE id = :id",
               {{"node", node}, {"until", job.lease_until}, {"now", now}, {"id", job.id}});
    }
    return jobs;
}

bool still_claimed(db::Session& session, Job const& job) {
    return session
        .find<std::int64_t>(
            "SELECT 1 FROM intake_jobs WHERE id = :id AND state = 'reading' AND lease_until = :lease AND "
            "tries = :tries",
            {{"id", job.id}, {"lease", job.lease_until}, {"tries", job.tries}})
        .has_value();
}

void give_back(db::Session& session, Job const& job) {
    session.run(
        "UPDATE intake_jobs SET state = 'waiting', lease_until = 0, tries = tries - 1 WHERE id = :id AND state = "
        "'reading' AND lease_until = :lease",
        {{"id", job.id}, {"lease", job.lease_until}});
}

void end_leases(db::Session& session, std::string const& node) {
    session.run("UPDATE intake_jobs SET lease_until = 0 WHERE state = 'reading' AND node = :node", {{"node", node}});
}

void update_job(db::Session& session, Job const& job) {
    session.run(
        "UPDATE intake_jobs SET state = :state, lease_until = 0, tries = :tries, kept = :kept, forced = :forced, "
        "changed_at = :at, paper_id = :paper, like_paper = :like, like_kind = :kind, like_share = :share, "
        "by_code = :by_code, told_json = :told, error_json = :error, decided_by = :by, reason = :reason WHERE id = :id",
        {{"state", job.state},
         {"tries", job.tries},
         {"kept", job.kept},
         {"forced", job.forced},
         {"at", job.changed_at},
         {"paper", given(job.paper)},
         {"like", given(job.like.paper)},
         {"kind", job.like.kind},
         {"share", job.like.percent},
         {"by_code", job.like.by_code},
         {"told", text_of(job.told)},
         {"error", text_of(job.error)},
         {"by", job.decided_by},
         {"reason", job.reason},
         {"id", job.id}});
}

std::vector<Job> jobs_of(db::Session& session, std::string const& batch) {
    return read_jobs(session, "WHERE batch = :batch ORDER BY id", {{"batch", batch}});
}

std::map<JobState, std::int64_t> count_jobs(db::Session& session, Scope const& scope, std::string const& batch) {
    std::map<JobState, std::int64_t> counts;
    session.each<JobState, std::int64_t>(
        "SELECT state, COUNT(*) FROM intake_jobs WHERE batch = :batch AND organisation_id = :own GROUP BY state",
        {{"batch", batch}, {"own", scope.organisation}},
        [&](JobState state, std::int64_t count) { counts[state] = count; });
    return counts;
}

bool any_open(db::Session& session, std::string const& batch) {
    return session
        .find<std::int64_t>(
            "SELECT 1 FROM intake_jobs WHERE state IN ('waiting', 'reading') AND (:batch = '' OR batch = "
            ":batch) LIMIT 1",
            {{"batch", batch}})
        .has_value();
}

std::vector<Job> jobs_to_sweep(db::Session& session) {
    return read_jobs(session, "WHERE kept = 1 AND state IN ('refused', 'dropped') ORDER BY id", {});
}

bool forget_original(db::Transaction& tx, Job const& job) {
    tx.run("UPDATE intake_jobs SET kept = 0 WHERE id = :id", {{"id", job.id}});
    bool forgotten = false;
    try {
        tx.savepoint([&] {
            forgotten =
                tx.run("DELETE FROM originals WHERE digest = :digest AND NOT EXISTS (SELECT 1 FROM paper_files f WHERE "
                       "f.digest = :digest) AND NOT EXISTS (SELECT 1 FROM intake_jobs j WHERE j.digest = :digest AND "
                       "j.state IN ('waiting', 'reading', 'duplicate', 'failed'))",
                       {{"digest", job.digest}}) > 0;
        });
    } catch (db::Failure const& failure) {
        if (failure.trouble() != db::Trouble::foreign_key) throw;
        return false; // a domain above needs these bytes: a report, a template
    }
    return forgotten;
}

} // namespace documents::intake

namespace db {

documents::intake::JobState Column<documents::intake::JobState>::from(Value const& value) {
    auto const name = Column<std::string>::from(value);
    for (auto const& word : documents::intake::kStates)
        if (name == word.name) return word.state;
    throw_misfit("a state of an intake job");
}

Value Column<documents::intake::LikeKind>::to(documents::intake::LikeKind like_kind) {
    for (auto const& [like, name] : documents::intake::kLikes)
        if (like == like_kind) return std::string{name};
    ENSURE(false);
}

documents::intake::LikeKind Column<documents::intake::LikeKind>::from(Value const& value) {
    auto const name = Column<std::string>::from(value);
    for (auto const& [like, text] : documents::intake::kLikes)
        if (name == text) return like;
    throw_misfit("a kind of likeness");
}

} // namespace db
