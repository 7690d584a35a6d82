#include "office/pdf.hpp"

#include "office/child.hpp"
#include "office/flow.hpp"
#include "office/layout.hpp"
#include "office/lines.hpp"
#include "office/messages.hpp"
#include "office/plain_text.hpp"
#include "office/recognition.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace office {
namespace {

using messages::Trouble;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kRuleDpi = 100;
constexpr std::size_t kScanDpi = 250; ///< measured against 200 and 300: the best on clean scans

constexpr std::size_t kLongSideOfA4 = 842; ///< points

constexpr std::size_t kWordsOfEmptyPage = 3;
constexpr unsigned kWorkers = 2;

bool may_hold_table(Page const& page) {
    std::size_t wide = 0;
    for (layout::Line const& line : layout::lines_of(page.words))
        for (std::size_t at = 1; at < line.words.size(); ++at)
            if (line.words[at].x0 - line.words[at - 1].x1 > 0.6 * line.height) {
                ++wide;
                break;
            }
    return wide >= 3;
}

bool is_legacy(std::vector<Page> const& pages) {
    std::string all;
    for (Page const& page : pages)
        for (Word const& word : page.words) all += word.text;
    return has_legacy_letters(all);
}

base::Result<std::vector<Page>> words_of_pdf(Job const& job) {
    std::size_t const pages_max = static_cast<std::size_t>(job.limits.pages);
    auto const child = run_child({"pdftotext", "-tsv", "-l", std::to_string(pages_max + 1), job.file.string(), "-"},
                                 job.child(job.limits.text_bytes * 8), job.scratch);
    if (auto const error = trouble(child, Trouble::pdftotext_missing, Trouble::broken_pdf))
        return std::unexpected{*error};
    if (child.errors.contains("Incorrect password") || child.errors.contains("Unsupported security handler") ||
        child.errors.contains("encrypt"))
        return messages::fail(Trouble::encrypted_pdf);
    auto pages = read_tsv(child.output, 1, pages_max + 1);
    if (child.status != 0 || pages.empty()) return messages::fail(Trouble::broken_pdf);
    if (pages.size() > pages_max) return messages::fail(Trouble::too_many_pages);
    return pages;
}

/// Calls `work(index)` for each index from two threads; the first failure stops the rest.
template <class Work>
base::Result<void> each_of(std::vector<std::size_t> const& indices, std::atomic<bool>& cancelled, Work const& work) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::optional<base::Error> first;
    auto const run = [&] {
        for (std::size_t at = next++; at < indices.size() && !cancelled; at = next++) {
            auto const done = work(indices[at]);
            if (done) continue;
            std::scoped_lock const lock{mutex};
            if (!first) first = done.error();
            cancelled = true;
        }
    };
    {
        std::vector<std::jthread> workers;
        for (std::size_t extra = 1; extra < std::min<std::size_t>(kWorkers, indices.size()); ++extra)
            workers.emplace_back(run);
        run();
    }
    if (first) return std::unexpected{*first};
    return {};
}

/// So few words in all pages that the picture is none of a text.
bool lacks_text(std::vector<Page> const& pages) {
    std::size_t words = 0;
    for (Page const& page : pages) words += readable(page).good;
    return words < 5;
}

/// A page of a PDF, rendered and recognised.
base::Result<Page> recognise_page(Job const& job, std::size_t number) {
    auto rendered = render(job, number, kScanDpi);
    if (rendered.ending == Ending::output_over) rendered = render(job, number, kRuleDpi); // a poster
    if (auto const error = trouble(rendered, Trouble::pdftotext_missing, Trouble::broken_pdf))
        return std::unexpected{*error};
    if (rendered.status != 0 || rendered.output.empty()) return messages::fail(Trouble::broken_pdf);
    return recognise_upright(job, std::move(rendered.output), number, kScanDpi);
}

/// A page of what tesseract wrapped, its longer side in pixels. Empty where poppler could not.
base::Result<std::string> render_wrapped(Job const& job, std::size_t page, std::size_t side) {
    auto const number = std::to_string(page);
    auto child = run_child({"pdftoppm", "-q", "-gray", "-scale-to", std::to_string(side), "-f", number, "-l", number,
                            "-singlefile", job.file.string()},
                           job.child(kPictureMax), job.scratch);
    if (child.ending == Ending::out_of_time) return messages::fail(Trouble::time_over);
    return std::move(child.output);
}

base::Result<std::string> written(std::vector<Page> pages, Origin origin, Limits const& limits) {
    return cleaned(TRY(flow::write(lay_out(std::move(pages), origin), limits.text_bytes)));
}

} // namespace

base::Result<Extraction> pdf_text(std::filesystem::path const& file, Limits const& limits,
                                  std::filesystem::path const& scratch, Clock::time_point deadline) {
    std::atomic<bool> cancelled{false};
    Job const job{file, limits, scratch, deadline, &cancelled};
    auto pages = TRY(words_of_pdf(job));
    bool const legacy = is_legacy(pages);
    std::vector<std::size_t> blank, tables;
    for (std::size_t at = 0; at < pages.size(); ++at) {
        if (legacy || pages[at].words.size() < kWordsOfEmptyPage)
            blank.push_back(at);
        else if (may_hold_table(pages[at]))
            tables.push_back(at);
    }
    bool const scan = blank.size() * 2 > pages.size();
    if (blank.size() > static_cast<std::size_t>(limits.scan_pages)) {
        if (scan) return messages::fail(Trouble::too_many_scan_pages);
        blank.clear(); // empty pages in a long printed document
    }
    TRY(each_of(tables, cancelled, [&](std::size_t at) -> base::Result<void> {
        auto const picture = render(job, at + 1, kRuleDpi);
        if (picture.ending == Ending::out_of_time) return messages::fail(Trouble::time_over);
        pages[at].rules =
            find_rules(picture.output, pages[at].width, pages[at].height, 0); // without a picture there are none
        return {};
    }));
    TRY(each_of(blank, cancelled, [&](std::size_t at) -> base::Result<void> {
        Page page = TRY(recognise_page(job, at + 1));
        if (page.words.size() > pages[at].words.size() || legacy) pages[at] = std::move(page);
        return {};
    }));
    Extraction out{.text = {}, .format = Format::pdf, .recognised = scan, .pages = static_cast<int>(pages.size())};
    if (scan && lacks_text(pages)) return messages::fail(Trouble::picture_without_text);
    out.text = TRY(written(std::move(pages), scan ? Origin::scan : Origin::print, limits));
    return out;
}

base::Result<Extraction> image_text(std::filesystem::path const& file, Limits const& limits,
                                    std::filesystem::path const& scratch, Clock::time_point deadline) {
    std::atomic<bool> cancelled{false};
    Job const job{file, limits, scratch, deadline, &cancelled};
    auto pages = TRY(recognise(job, file, 0, 1, true));
    if (pages.size() > static_cast<std::size_t>(limits.scan_pages)) return messages::fail(Trouble::too_many_scan_pages);
    // Tesseract wraps what it read in a PDF: poppler renders that, so that no picture is decoded in this process.
    std::filesystem::path const wrapped = scratch / (file.stem().string() + "-out.pdf");
    Job const wrapped_job{wrapped, limits, scratch, deadline, &cancelled};
    for (std::size_t at = 0; at < pages.size(); ++at) {
        Page& page = pages[at];
        if (page.width <= 0) continue;
        if (!reads_well(page)) {
            auto const side = static_cast<std::size_t>(std::clamp(std::max(page.width, page.height), 1600.0, 4000.0));
            auto picture = TRY(render_wrapped(wrapped_job, at + 1, side));
            Page again = TRY(recognise_upright(wrapped_job, std::move(picture), at + 1, side * 72 / kLongSideOfA4));
            if (reads_well(again)) {
                page = std::move(again);
                continue;
            }
        }
        // What the picture says of its resolution is often wrong: a page is taken to be as wide as A4.
        double const scale = (page.width > page.height ? 842.0 : 595.0) / page.width;
        page.width *= scale;
        page.height *= scale;
        for (Word& word : page.words) {
            word.x0 *= scale;
            word.x1 *= scale;
            word.y0 *= scale;
            word.y1 *= scale;
        }
        straighten(page, TRY(render_wrapped(wrapped_job, at + 1, 1600)));
    }
    if (lacks_text(pages)) return messages::fail(Trouble::picture_without_text);
    Extraction out{.text = {}, .format = Format::image, .recognised = true, .pages = static_cast<int>(pages.size())};
    out.text = TRY(written(std::move(pages), Origin::scan, limits));
    return out;
}

} // namespace office
