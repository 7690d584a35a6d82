#include "documents/intake/work.hpp"

#include "office/extract.hpp"

#include <fmt/format.h>

namespace documents::intake {
namespace {

constexpr std::size_t kExcerptBytes = 3000;

std::string_view name_of(office::Format format) {
    switch (format) {
    case office::Format::text: return "text";
    case office::Format::docx: return "docx";
    case office::Format::odt: return "odt";
    case office::Format::pdf: return "pdf";
    case office::Format::image: return "image";
    }
    return "";
}

/// The beginning of a text, cut on the border of a letter.
std::string excerpt_of(std::string_view text) {
    std::size_t end = std::min(text.size(), kExcerptBytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)};
}

base::Error secret(Prepared const& prepared) {
    return {base::Code::refused, fmt::format("Văn bản có dấu “{}”: không đưa vào hệ thống này.", prepared.secrecy),
            prepared.job.name,
            "Quản lý văn bản theo quy định về bảo vệ bí mật nhà nước; tệp đã được xóa khỏi máy chủ."};
}

void decide(db::Transaction& tx, db::Instant when, base::Date today, Prepared const& prepared, Job& job) {
    if (!prepared.secrecy.empty()) {
        job.state = JobState::refused;
        job.error = secret(prepared);
        return;
    }
    if (prepared.trouble) {
        job.state = JobState::failed;
        job.error = prepared.trouble;
        return;
    }
    if (!job.forced) job.like = find_like(tx, job.owner.organisation, job.digest, prepared.face);
    if (!job.forced && job.like.kind != LikeKind::none) {
        job.state = JobState::duplicate;
        job.told =
            Told{prepared.face.head, prepared.paper.pages, prepared.paper.format, excerpt_of(prepared.paper.text)};
        return;
    }
    auto const id = registry::take_in(tx, job.owner, when, today, prepared.paper);
    if (!id) {
        job.state = JobState::failed;
        job.error = id.error();
        return;
    }
    keep_sketch(tx, *id, prepared.face.shingles);
    job.state = JobState::taken;
    job.paper = *id;
}

} // namespace

Prepared prepare(registry::Originals const& originals, std::filesystem::path const& scratch, Job job) {
    Prepared prepared{.job = std::move(job), .trouble = {}};
    Job const& claimed = prepared.job;
    auto& paper = prepared.paper;
    auto const file = originals.path_of(claimed.digest);
    std::error_code error;
    if (claimed.tries > kTriesMax) {
        prepared.trouble = base::Error{base::Code::limit_exceeded, "Máy chủ đã dừng nhiều lần khi đọc tệp này.",
                                       claimed.name, "Lưu lại thành .docx hoặc .pdf rồi gửi lại; báo người quản trị."};
        return prepared;
    }
    if (!std::filesystem::exists(file, error)) {
        prepared.trouble = base::Error{base::Code::not_found, "Tệp không còn trong kho của máy chủ.", claimed.name,
                                       "Gửi lại tệp; báo người quản trị chạy benvung verify."};
        return prepared;
    }
    auto extraction = office::extract(file, claimed.name, {}, scratch);
    if (!extraction) {
        prepared.trouble = std::move(extraction).error();
        return prepared;
    }
    prepared.secrecy = registry::secrecy_mark(extraction->text);
    if (!prepared.secrecy.empty()) return prepared; // nothing more of it is to be kept
    paper.file_name = claimed.name;
    paper.digest = claimed.digest;
    paper.bytes = claimed.bytes;
    paper.format = name_of(extraction->format);
    paper.pages = extraction->pages;
    paper.recognised = extraction->recognised;
    paper.text = std::move(extraction->text);
    paper.reading = reading::read(paper.text, {.recognised = paper.recognised});
    prepared.face = {registry::head_of(paper.reading), paper.recognised, shingles_of(paper.text)};
    return prepared;
}

void settle(db::Transaction& tx, db::Instant when, base::Date today, std::span<Prepared const> prepared) {
    lock_intake(tx);
    for (auto const& one : prepared) {
        if (!still_claimed(tx, one.job)) continue;
        Job job = one.job;
        job.changed_at = when;
        job.error.reset();
        try {
            tx.savepoint([&] { decide(tx, when, today, one, job); });
        } catch (db::Failure const& failure) {
            if (failure.trouble() != db::Trouble::check && failure.trouble() != db::Trouble::other) throw;
            job = one.job; // a value that the store does not take: this file alone fails
            job.changed_at = when;
            job.state = JobState::failed;
            job.error = db::error_of(failure);
        }
        if (job.error) job.reason = job.error->message;
        update_job(tx, job);
    }
}

} // namespace documents::intake
