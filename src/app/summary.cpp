#include "app/summary.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace app {

namespace {

using namespace documents::reading;

constexpr std::size_t kLinesMax = 8, kLettersMax = 110;

/// At most kLettersMax letters of the text, cut between two of them.
std::string clipped(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && ++letters > kLettersMax) return std::string{text.substr(0, at)} + "…";
    }
    return std::string{text};
}

std::string joined(std::vector<std::string> const& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::string shown(base::PartialDate const& date) {
    if (auto const whole = date.whole()) return "ngày " + whole->vietnamese();
    return date.month ? fmt::format("tháng {:02}/{} (ngày để trống)", *date.month, date.year)
                      : fmt::format("năm {}", date.year);
}

std::string shown(Deadline const& deadline) {
    switch (deadline.kind) {
    case DeadlineKind::none: return "không nêu";
    case DeadlineKind::recurring: return "định kỳ, " + deadline.text;
    case DeadlineKind::relative: return deadline.text;
    case DeadlineKind::once: break;
    }
    if (!deadline.date) return deadline.text;
    auto day = deadline.date->vietnamese();
    if (!deadline.time.empty()) day = deadline.time + " " + day;
    if (deadline.bound == Bound::before) day = "trước " + day;
    return deadline.approximate ? fmt::format("{} ({})", day, deadline.text) : day;
}

class Sheet {
public:
    void line(std::string_view text) { (text_ += text) += '\n'; }
    void field(std::string_view label, std::string_view value) {
        if (!value.empty()) line(fmt::format("{}: {}", label, clipped(value)));
    }
    template <class Items, class Print>
    void list(std::string_view title, Items const& items, Print print) {
        if (items.empty()) return;
        line(fmt::format("\n{} ({})", title, items.size()));
        for (std::size_t i = 0; i < std::min(items.size(), kLinesMax); ++i) print(i + 1, items[i]);
        if (items.size() > kLinesMax)
            line(fmt::format("  … còn {} mục nữa; xem đủ bằng --json.", items.size() - kLinesMax));
    }
    std::string text() && { return std::move(text_); }

private:
    std::string text_;
};

void print_header(Sheet& sheet, Header const& header, std::string_view file_name) {
    std::string number = header.number.value;
    if (!header.symbol.value.empty()) number += "/" + header.symbol.value;
    std::string title = header.type.value.empty() ? "văn bản" : header.type.value;
    if (!number.empty()) title += " số " + number;
    if (header.date) title += ", " + shown(*header.date);
    sheet.line(fmt::format("{}: {}", file_name, title));
    sheet.field("Cơ quan ban hành", header.issuer.value + (header.issuer_inferred ? " (suy ra từ nội dung)" : ""));
    sheet.field("Trích yếu", header.subject.value);
    std::vector<std::string> addressees;
    for (Field const& one : header.addressees) addressees.push_back(one.value);
    sheet.field("Kính gửi", joined(addressees));
    sheet.field("Người ký",
                header.signer.value + (header.signer_title.value.empty() ? "" : ", " + header.signer_title.value));
}

void print_obligation(Sheet& sheet, std::size_t number, Obligation const& obligation) {
    auto who = joined(obligation.assignees);
    if (!obligation.coordinators.empty()) who += " (phối hợp: " + joined(obligation.coordinators) + ")";
    sheet.line(fmt::format("  {}. {}{}", number, who.empty() ? "" : clipped(who) + ": ", clipped(obligation.action)));
    std::string due = shown(obligation.deadline);
    for (Deadline const& other : obligation.other_deadlines) due += "; " + shown(other);
    sheet.line("     Hạn: " + clipped(due));
}

/// "NSTW, đầu tư"; empty for a total.
std::string source_and_kind(MoneyLine const& line) {
    using documents::reading::Expenditure;
    using documents::reading::Source;
    std::string words = line.source == Source::central ? "NSTW"
                        : line.source == Source::local ? "NSĐP"
                        : line.source == Source::other ? "huy động khác"
                        : line.source == Source::state ? "NSNN"
                                                       : "";
    std::string_view const kind = line.type == Expenditure::investment  ? "đầu tư"
                                  : line.type == Expenditure::recurrent ? "sự nghiệp"
                                                                        : "";
    if (!words.empty() && !kind.empty()) words += ", ";
    return words + std::string{kind};
}

void print_money(Sheet& sheet, Reading const& reading) {
    sheet.list("Số tiền", reading.money, [&](std::size_t, MoneyLine const& line) {
        auto const which = source_and_kind(line);
        sheet.line(
            fmt::format("  {}: {}{}", clipped(line.label), line.printed, which.empty() ? "" : " (" + which + ")"));
    });
    if (reading.proofs.empty()) return;
    auto const good = static_cast<std::size_t>(std::ranges::count_if(reading.proofs, &Proof::holds));
    sheet.line(good == reading.proofs.size() ? fmt::format("  Cộng lại: cả {} tổng đều khớp.", good)
                                             : fmt::format("  Cộng lại: {} trong {} tổng không khớp.",
                                                           reading.proofs.size() - good, reading.proofs.size()));
}

void print_status(Sheet& sheet, std::vector<StatusRow> const& rows) {
    if (rows.empty()) return;
    auto const issued = std::ranges::count_if(rows, &StatusRow::issued);
    auto const consulted =
        std::ranges::count_if(rows, [](StatusRow const& row) { return row.draft_consulted && !row.issued; });
    sheet.line(fmt::format("\nBảng tình hình ({} dòng): {} đã ban hành, {} mới lấy ý kiến dự thảo, {} còn lại.",
                           rows.size(), issued, consulted, std::ssize(rows) - issued - consulted));
}

} // namespace

std::string summary(Reading const& reading, std::string_view file_name) {
    Sheet sheet;
    print_header(sheet, reading.header, file_name);
    sheet.list("Nhiệm vụ", reading.obligations,
               [&](std::size_t number, Obligation const& one) { print_obligation(sheet, number, one); });
    print_money(sheet, reading);
    sheet.list("Chỉ tiêu", reading.targets, [&](std::size_t, Target const& target) {
        sheet.line(fmt::format("  {}: {} {} {}", clipped(target.indicator), target.comparator, target.printed_value,
                               target.unit));
    });
    print_status(sheet, reading.status_rows);
    sheet.list("Cần xem lại", reading.findings, [&](std::size_t, Finding const& finding) {
        sheet.line(fmt::format("  {} {}", finding.note ? "-" : "!", clipped(finding.message)));
    });
    if (reading.obligations.empty() && reading.money.empty() && reading.targets.empty() && reading.status_rows.empty())
        sheet.line("\nKhông tìm thấy nhiệm vụ, số tiền, chỉ tiêu hay bảng tình hình nào trong văn bản này.");
    return std::move(sheet).text();
}

} // namespace app
