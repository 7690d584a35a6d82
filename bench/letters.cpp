// A thousand letters from one template, each with its own facts, number and QR code. The peer writes the same parts of the same letters with
// libzip alone: nothing is merged, no code drawn.
//   bench_letters [letters]
#include "directives/letters/paper.hpp"
#include "directives/letters/standard.hpp"
#include "office/container.hpp"
#include "office/make_archive.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <vector>

namespace {

using namespace directives::letters;
using Clock = std::chrono::steady_clock;

Letter letter_to(std::size_t bodies) {
    Letter letter{.kind = Kind::urging, .mode = Mode::to_each, .content = {}};
    letter.content = {
        .parent_issuer = {},
        .issuer = "Ủy ban nhân dân\ntỉnh Suối Đá",
        .symbol = "UBND-KT",
        .place = "Suối Đá",
        .subject = "đôn đốc thực hiện nhiệm vụ giảm nghèo bền vững",
        .opening = "Thực hiện Công văn số 306/BVL-GN ngày 08/01/2026 của Bộ Việc làm, Ủy ban nhân dân tỉnh đã giao các "
                   "cơ quan, đơn vị thực hiện theo thời hạn.\nĐến ngày 05/02/2026, đơn vị chưa hoàn thành:",
        .closing = "Ủy ban nhân dân tỉnh đề nghị đơn vị khẩn trương hoàn thành./.",
        .recipients = {"Như trên", "Chủ tịch UBND tỉnh", "Lưu: VT, KT"},
        .signature = {.capacity = Capacity::deputy,
                      .collective = "Ủy ban nhân dân",
                      .principal = "Chủ tịch",
                      .post = "Phó Chủ tịch",
                      .name = "Nguyễn Văn An"}};
    for (std::size_t i = 0; i < bodies; ++i) {
        Recipient one{.organisation = {}, .name = fmt::format("UBND xã Suối {}", i + 1), .facts = {}};
        for (int fact = 0; fact < 5; ++fact)
            one.facts.push_back(
                {.turn = {},
                 .duty = fmt::format("Báo cáo kết quả phân bổ và giải ngân vốn sự nghiệp kỳ {}", fact + 1),
                 .due = "25/01/2026",
                 .standing = "Quá hạn 11 ngày"});
        letter.recipients.push_back(std::move(one));
    }
    return letter;
}

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

struct Parts {
    std::vector<std::string> names, bytes;
};

Parts unpacked(std::string const& file) {
    auto container = office::Container::open(file, {}).value();
    Parts parts;
    for (auto const& name : container.names()) {
        parts.names.push_back(name);
        parts.bytes.push_back(container.part(name.c_str()).value());
    }
    return parts;
}

} // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
    auto const letter = letter_to(count);
    base::Date const day = base::Date::of(2026, 2, 5).value();
    auto begun = Clock::now();
    auto const form = office::MergeTemplate::parse(standard_template(letter.kind), field_names()).value();
    std::vector<std::string> files;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        files.push_back(
            form.fill(values_of(paper_of(letter, i, {fmt::format("{:02}", i + 1), day, fmt::format("BV:{:016}", i)})))
                .value());
        bytes += files.back().size();
    }
    double const merging = seconds(begun);

    std::vector<Parts> parts;
    for (auto const& file : files) parts.push_back(unpacked(file));
    begun = Clock::now();
    std::size_t same = 0;
    for (Parts const& one : parts) {
        std::vector<office::ArchivePart> views;
        for (std::size_t i = 0; i < one.names.size(); ++i) views.push_back({one.names[i], one.bytes[i]});
        same += office::make_archive(views).value().size();
    }
    double const writing = seconds(begun);

    begun = Clock::now();
    std::vector<office::MergeValues> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(values_of(paper_of(letter, i, {fmt::format("{:02}", i + 1), day, fmt::format("BV:{:016}", i)})));
    auto const together = form.fill_all(all).value().size();
    double const joining = seconds(begun);

    fmt::print("{} letters, {:.1f} MB: merged in {:.2f} s; the same bytes written alone {:.2f} s; ratio {:.2f}\n",
               count, static_cast<double>(bytes) / 1e6, merging, writing, merging / writing);
    fmt::print("all in one file, {:.1f} MB: {:.2f} s\n", static_cast<double>(together) / 1e6, joining);
    return bytes == same && merging < 10 ? 0 : 1;
}
