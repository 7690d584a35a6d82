#include "documents/export.hpp"

#include "base/json.hpp"
#include "documents/result_page.hpp"
#include "documents/words.hpp"
#include "office/xlsx_writer.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace documents {
namespace {

using office::XlsxCell;
using office::XlsxColumn;
using reading::Reading;

constexpr std::size_t kCellBytes = 30'000; // Excel holds 32 767 characters in a cell

XlsxCell cell(std::string_view text) {
    if (text.empty()) return std::monostate{};
    if (text.size() <= kCellBytes) return std::string{text};
    auto end = kCellBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    return std::string{text.substr(0, end)} + "…";
}

/// A whole date is a date; one with blanks stays words.
XlsxCell cell(std::optional<base::PartialDate> const& date) {
    if (!date) return std::monostate{};
    if (auto const whole = date->whole()) return *whole;
    return print_date(*date);
}

XlsxCell cell(std::optional<base::Date> const& date) {
    if (!date) return std::monostate{};
    return *date;
}

std::string_view sure_word(reading::Item const& item) { return is_sure(item) ? "chắc" : "cần xem lại"; }

std::string_view source_word(reading::Source source) {
    switch (source) {
    case reading::Source::total: return "Tổng";
    case reading::Source::central: return "NSTW";
    case reading::Source::local: return "NSĐP";
    case reading::Source::other: return "Khác";
    case reading::Source::state: return "NSNN";
    }
    return "";
}

std::string_view expenditure_word(reading::Expenditure type) {
    switch (type) {
    case reading::Expenditure::unknown: return "";
    case reading::Expenditure::investment: return "đầu tư";
    case reading::Expenditure::recurrent: return "sự nghiệp";
    }
    return "";
}

/// A sheet that is only begun with its first row.
class Sheet {
public:
    Sheet(office::XlsxWriter& file, std::string name, std::vector<XlsxColumn> columns)
        : file_{file}, name_{std::move(name)}, columns_{std::move(columns)} {}

    base::Result<void> row(std::vector<XlsxCell> const& cells) {
        if (!begun_) {
            begun_ = true;
            auto added = file_.add_sheet(name_, columns_);
            if (!added) return added;
        }
        return file_.add_row(cells);
    }

private:
    office::XlsxWriter& file_;
    std::string name_;
    std::vector<XlsxColumn> columns_;
    bool begun_ = false;
};

base::Result<void> write_head(office::XlsxWriter& file, Result const& result) {
    Sheet sheet{file, "Thể thức", {{"Mục", 22}, {"Nội dung", 90}}};
    TRY(sheet.row({cell("Tệp"), cell(result.name)}));
    for (auto const& fact : facts_of(result.reading.header))
        TRY(sheet.row({cell(fact.term), cell(fact.blank ? std::string{"để trống"} : fact.value)}));
    return {};
}

base::Result<void> write_duties(office::XlsxWriter& file, Reading const& reading, base::Date today) {
    Sheet sheet{file,
                "Nhiệm vụ",
                {{"Mục", 10},
                 {"Ai làm", 34},
                 {"Phối hợp", 26},
                 {"Chỉ đạo", 26},
                 {"Việc", 70},
                 {"Hạn", 30},
                 {"Ngày hạn", 12},
                 {"Hạn như văn bản", 34},
                 {"Kỳ tới", 34},
                 {"Mốc khác", 30},
                 {"Điều kiện", 34},
                 {"Nếu không", 34},
                 {"Theo văn bản", 24},
                 {"Độ tin", 12}}};
    for (auto const& duty : reading.obligations) {
        std::vector<std::string> others;
        for (auto const& other : duty.other_deadlines)
            others.push_back(other.text.empty() ? print_deadline(other) : other.text);
        TRY(sheet.row({cell(duty.clause), cell(joined(duty.assignees)), cell(joined(duty.coordinators)),
                       cell(joined(duty.via)), cell(duty.action), cell(print_deadline(duty.deadline)),
                       cell(duty.deadline.date), cell(duty.deadline.text), cell(print_next_dates(duty.deadline, today)),
                       cell(joined(others)), cell(duty.condition), cell(duty.consequence),
                       cell(joined(duty.references)), cell(sure_word(duty))}));
    }
    return {};
}

base::Result<void> write_money(office::XlsxWriter& file, Reading const& reading) {
    Sheet lines{
        file, "Vốn", {{"Nội dung", 60}, {"Nguồn", 10}, {"Loại vốn", 12}, {"Số tiền (đồng)", 22}, {"Như văn bản", 26}}};
    for (auto const& line : reading.money)
        TRY(lines.row({cell(line.label), cell(source_word(line.source)), cell(expenditure_word(line.type)),
                       office::Dong{line.amount_vnd}, cell(line.printed)}));
    Sheet proofs{file,
                 "Kiểm tra cộng",
                 {{"Số kiểm tra", 60}, {"Văn bản ghi (đồng)", 22}, {"Tổng các phần (đồng)", 22}, {"Lệch (đồng)", 18}}};
    for (auto const& proof : reading.proofs)
        TRY(proofs.row({cell(proof.label), office::Dong{proof.whole_vnd}, office::Dong{proof.parts_vnd},
                        office::Dong{proof.whole_vnd - proof.parts_vnd}}));
    return {};
}

base::Result<void> write_rest(office::XlsxWriter& file, Reading const& reading) {
    Sheet targets{file, "Chỉ tiêu", {{"Chỉ tiêu", 70}, {"So sánh", 10}, {"Mức", 14}, {"Đơn vị", 20}}};
    for (auto const& target : reading.targets)
        TRY(targets.row(
            {cell(target.indicator), cell(target.comparator), cell(target.printed_value), cell(target.unit)}));
    Sheet status{file,
                 "Tình hình",
                 {{"STT", 6}, {"Địa phương", 26}, {"Tình hình", 40}, {"Văn bản", 26}, {"Ngày", 14}, {"Ghi chú", 50}}};
    for (auto const& row : reading.status_rows) {
        auto const document =
            row.document ? capitalised(row.document->type) + " " + row.document->number_symbol : std::string{};
        TRY(status.row({cell(row.stt), cell(row.locality), cell(joined(status_words(row), ", ")), cell(document),
                        cell(row.document ? row.document->date : std::nullopt), cell(row.note)}));
    }
    Sheet references{file,
                     "Dẫn chiếu",
                     {{"Loại", 16},
                      {"Số, ký hiệu", 26},
                      {"Ngày", 14},
                      {"Ngày khác", 20},
                      {"Cơ quan ban hành", 40},
                      {"Điều khoản", 16},
                      {"Số chỗ ghi", 12}}};
    for (auto const& reference : reading.references) {
        std::vector<std::string> others;
        for (auto const& date : reference.other_dates) others.push_back(print_date(date));
        TRY(references.row({cell(reference.type), cell(reference.number_symbol), cell(reference.date),
                            cell(joined(others)), cell(reference.issuer), cell(reference.point),
                            static_cast<std::int64_t>(std::max<std::size_t>(1, reference.mentions.size()))}));
    }
    Sheet findings{file, "Cần xem", {{"Mức", 12}, {"Nội dung", 110}}};
    for (auto const& finding : reading.findings)
        TRY(findings.row({cell(finding.note ? "Lưu ý" : "Sai lệch"), cell(finding.message)}));
    return {};
}

base::Result<void> write_all(std::filesystem::path const& path, Result const& result, base::Date today) {
    auto file = TRY(office::XlsxWriter::create(path));
    TRY(write_head(file, result));
    TRY(write_duties(file, result.reading, today));
    TRY(write_money(file, result.reading));
    TRY(write_rest(file, result.reading));
    return file.close();
}

} // namespace

base::Result<std::string> to_xlsx(Result const& result, base::Date today, std::filesystem::path const& scratch) {
    static std::atomic<unsigned> made = 0;
    auto const path = scratch / ("export-" + std::to_string(getpid()) + "-" + std::to_string(++made) + ".xlsx");
    auto const written = write_all(path, result, today);
    std::string bytes;
    if (written) {
        std::ifstream stream{path, std::ios::binary};
        bytes.assign(std::istreambuf_iterator<char>{stream}, {});
    }
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (!written) return std::unexpected{written.error()};
    return bytes;
}

std::string to_json_text(Result const& result) {
    return reading::to_json(result.reading).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
           "\n";
}

} // namespace documents
