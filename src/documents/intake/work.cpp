#include "documents/intake/work.hpp"

#include "documents/registry/arrivals.hpp"
#include "documents/registry/issue.hpp"
#include "office/extract.hpp"
#include "office/qr.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fstream>

namespace documents::intake {
namespace {

constexpr std::size_t kExcerptBytes = 3000;

std::string_view name_of(office::Format format) {
    switch (format) {
    case office::Format::text: return "text";
    case office::Format::docx: return "docx";
    case office::Format::odt: return "odt";
    case office::Format::doc: return "doc";
    case office::Format::rtf: return "rtf";
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

/// The papers that the codes name, each once.
std::vector<PaperId> papers_named(db::Session& session, Prepared const& prepared) {
    std::vector<PaperId> papers;
    for (auto const& code : prepared.codes)
        if (auto const paper = registry::paper_of_code(session, prepared.job.owner.organisation, code);
            paper && std::ranges::find(papers, paper) == papers.end())
            papers.push_back(paper);
    return papers;
}

Told told_of(Prepared const& prepared) {
    return {prepared.face.head, prepared.paper.pages, prepared.paper.format, excerpt_of(prepared.paper.text)};
}

/// A scan of what was issued here and signed. False: it is not.
bool take_signed_copy(db::Transaction& tx, db::Instant when, Prepared const& prepared, Job& job) {
    auto const papers = papers_named(tx, prepared);
    if (papers.empty()) return false;
    auto const paper = registry::find_paper(tx, job.owner, papers.front());
    if (!paper) return false;
    bool const same_bytes =
        std::ranges::any_of(paper->files, [&](auto const& file) { return file.digest == job.digest; });
    bool const signed_before = std::ranges::any_of(paper->files, [](auto const& file) { return file.signed_copy; });
    // The number is what a scan shows most plainly; one that was not read says nothing.
    auto const read = registry::number_key(prepared.face.head.number);
    bool const other_number = !read.empty() && read != registry::number_key(paper->head.number);
    if (papers.size() > 1 || signed_before || same_bytes || other_number) {
        job.state = JobState::duplicate;
        job.like = {.paper = paper->id, .kind = LikeKind::number, .percent = 0, .by_code = true};
        job.told = told_of(prepared);
        return true;
    }
    auto const format = prepared.paper.format.empty() ? std::string{"image"} : prepared.paper.format;
    auto const done =
        registry::attach(tx, job.owner, when, paper->id, {0, job.name, job.digest, format, true}, job.bytes);
    if (!done) return false;
    job.state = JobState::attached;
    job.paper = paper->id;
    job.reason = "Mã QR trên bản quét chỉ văn bản này.";
    return true;
}

void decide(db::Transaction& tx, registry::Arrivals& arrivals, db::Instant when, Prepared const& prepared, Job& job) {
    if (!prepared.secrecy.empty()) {
        job.state = JobState::refused;
        job.error = secret(prepared);
        return;
    }
    if (!job.forced && take_signed_copy(tx, when, prepared, job)) return;
    if (prepared.trouble) {
        job.state = JobState::failed;
        job.error = prepared.trouble;
        return;
    }
    if (!job.forced) job.like = find_like(tx, job.owner.organisation, job.digest, prepared.face, prepared.bands);
    if (!job.forced && job.like.kind != LikeKind::none) {
        job.state = JobState::duplicate;
        job.told = told_of(prepared);
        return;
    }
    auto const id = arrivals.take_in(prepared.job.owner, prepared.paper);
    if (!id) {
        job.state = JobState::failed;
        job.error = id.error();
        return;
    }
    if (prepared.bands) keep_sketch(tx, *id, *prepared.bands);
    job.state = JobState::taken;
    job.paper = *id;
}

/// What our own codes on a scan say.
std::vector<std::string> codes_on(std::filesystem::path const& file, std::filesystem::path const& scratch) {
    std::ifstream in{file, std::ios::binary};
    std::string head(16, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (head.starts_with("\xD0\xCF") || head.starts_with("{\\rtf")) return {}; // typed, not scanned
    auto codes =
        office::read_qr(file, head.starts_with("%PDF") ? office::Format::pdf : office::Format::image, {}, scratch);
    std::erase_if(codes, [](std::string const& code) { return !code.starts_with("BV:"); });
    return codes;
}

} // namespace

bool of_one_file(db::Failure const& failure) {
    return failure.trouble() == db::Trouble::check || failure.trouble() == db::Trouble::other;
}

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
    if (claimed.slow && !claimed.forced) prepared.codes = codes_on(file, scratch);
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
    if (!prepared.face.shingles.empty()) prepared.bands = bands_of(prepared.face.shingles);
    paper.trace = registry::trace_of(paper);
    return prepared;
}

void settle(db::Transaction& tx, db::Instant when, base::Date today, std::span<Prepared const> prepared, Care care) {
    lock_intake(tx);
    registry::Arrivals arrivals{tx, when, today};
    for (auto const& one : prepared) {
        if (!still_claimed(tx, one.job)) continue;
        Job job = one.job;
        job.changed_at = when;
        job.error.reset();
        if (care == Care::together) {
            decide(tx, arrivals, when, one, job);
        } else {
            try {
                tx.savepoint([&] {
                    registry::Arrivals alone{tx, when, today};
                    decide(tx, alone, when, one, job);
                    alone.settle();
                });
            } catch (db::Failure const& failure) {
                if (!of_one_file(failure)) throw;
                job = one.job;
                job.changed_at = when;
                job.state = JobState::failed;
                job.error = db::error_of(failure);
            }
        }
        if (job.error) job.reason = job.error->message;
        update_job(tx, job);
    }
    arrivals.settle();
}

} // namespace documents::intake
