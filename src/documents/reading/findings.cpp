#include "documents/reading/findings.hpp"

#include "documents/reading/deadlines.hpp"
#include "documents/reading/phrases.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::reading {

namespace {

class Inspector {
public:
    Inspector(Prose const& prose, Frame const& frame, Reading& reading)
        : prose_{prose}, frame_{frame}, reading_{reading} {}

    void inspect() {
        sums();
        two_dates();
        status();
        blanks();
        impossible_dates();
        due_before_cutoff();
    }

private:
    void add(std::string code, std::string message, Span span, bool note = false) {
        Finding finding;
        finding.code = std::move(code);
        finding.message = std::move(message);
        finding.span = span;
        finding.note = note;
        reading_.findings.push_back(std::move(finding));
    }

    static std::string vnd(std::int64_t amount) { return text::print_integer(amount) + " đồng"; }

    void sums() {
        for (auto const& proof : reading_.proofs) {
            if (proof.holds()) continue;
            auto const difference = proof.whole_vnd - proof.parts_vnd;
            auto const span = proof.whole ? reading_.money[*proof.whole].span : Span{};
            add("sum_mismatch",
                fmt::format("{}: tổng ghi {}, các phần cộng lại được {}; {} {}.", proof.label, vnd(proof.whole_vnd),
                            vnd(proof.parts_vnd), difference > 0 ? "còn thiếu" : "thừa",
                            vnd(difference > 0 ? difference : -difference)),
                span);
        }
    }

    void two_dates() {
        for (auto const& reference : reading_.references) {
            if (reference.other_dates.empty()) continue;
            std::string dates = reference.date ? reference.date->iso() : "";
            for (auto const& other : reference.other_dates) dates += " và " + other.iso();
            add("two_dates",
                fmt::format("{} {} được viện dẫn với hai ngày khác nhau: {}.", reference.type, reference.number_symbol,
                            dates),
                reference.mentions.size() > 1 ? reference.mentions[1] : reference.span);
        }
    }

    void status() {
        std::size_t done = 0, undone = 0;
        for (auto const& row : reading_.status_rows) {
            done += row.issued;
            undone += row.not_issued;
            if (row.issued && !row.document)
                add("issued_without_number",
                    fmt::format("{}: đánh dấu đã ban hành nhưng không ghi số, ngày văn bản.", row.locality), row.span);
            if (!row.issued && !row.not_issued)
                add("row_without_mark", fmt::format("{}: không đánh dấu đã ban hành hay chưa ban hành.", row.locality),
                    row.span);
            if (row.issued && row.not_issued)
                add("two_marks", fmt::format("{}: vừa đánh dấu đã ban hành vừa đánh dấu chưa ban hành.", row.locality),
                    row.span);
        }
        if (reading_.status_rows.empty()) return;
        // "08/17 địa phương chưa …" against the table.
        static text::Pattern const fraction{
            R"((\d{1,3})/(\d{1,3}) (?:dia phuong|tinh|huyen|xa|don vi|so|phuong|co quan)[^.;]{0,30}?(chua|da) )"};
        auto const text = prose_.folded();
        re2::StringPiece input{text.data(), text.size()};
        re2::StringPiece count, of, which;
        auto const value = [](re2::StringPiece digits) {
            std::size_t v = 0;
            for (char const c : digits) v = v * 10 + static_cast<std::size_t>(c - '0');
            return v;
        };
        while (RE2::FindAndConsume(&input, fraction, &count, &of, &which)) {
            auto const from = static_cast<std::size_t>(count.data() - text.data());
            auto const to = static_cast<std::size_t>(of.data() - text.data()) + of.size();
            bool const negative = which == "chua";
            auto const rows = reading_.status_rows.size();
            // Rows without any mark have not issued either; the text may count them or not.
            auto const unmarked = rows - done - undone;
            auto const in_table = negative ? undone : done;
            bool const agrees = value(of) == rows && value(count) == in_table;
            if (agrees) continue;
            // Rows without any mark have not issued either; the text seems to count them so.
            bool const with_unmarked =
                negative && unmarked > 0 && value(of) == rows && value(count) == in_table + unmarked;
            add("count_mismatch",
                fmt::format("Lời văn ghi {}/{} {}, bảng có {} trên {} dòng{}.", value(count), value(of),
                            negative ? "chưa" : "đã", in_table, rows,
                            unmarked > 0 ? fmt::format(" ({} dòng không đánh dấu{})", unmarked,
                                                       with_unmarked ? "; tính cả thì khớp" : "")
                                         : ""),
                prose_.span({from, to}), with_unmarked);
        }
    }

    void blanks() {
        auto const& header = frame_.header;
        if (!header.symbol.value.empty() && header.number.value.empty())
            add("blank_number", "Số văn bản còn để trống.", header.symbol.span, true);
        if (header.date && !header.date->day)
            add("blank_date",
                fmt::format("Ngày ban hành chưa ghi đủ ({}).", header.date->month ? "thiếu ngày" : "thiếu ngày, tháng"),
                header.date_item.span, true);
    }

    /// Dates behind "ngày" that no calendar has: "ngày 31/02/2024".
    void impossible_dates() {
        auto const text = prose_.folded();
        for (auto at = text.find("ngay "); at != text.npos; at = text.find("ngay ", at + 5)) {
            if (at + 5 >= text.size() || !(text[at + 5] >= '0' && text[at + 5] <= '9')) continue;
            auto const date = text::date_at(text, at + 5);
            if (!date || !date->impossible) continue;
            add("impossible_date",
                fmt::format("“{}” không phải một ngày có thật.", prose_.slice({date->from, date->to})),
                prose_.span({date->from, date->to}));
        }
    }

    void due_before_cutoff() {
        for (auto const& duty : reading_.obligations) {
            if (!duty.deadline.date) continue;
            Range const range{letter_at(duty.span.from), letter_at(duty.span.to)};
            for (auto const cutoff : cutoffs_in(prose_, range))
                if (*duty.deadline.date < cutoff)
                    add("due_before_cutoff",
                        fmt::format("Hạn {} đến trước mốc số liệu {}: số liệu phải ước tính.",
                                    duty.deadline.date->vietnamese(), cutoff.vietnamese()),
                        duty.deadline.span, true);
        }
    }

    std::size_t letter_at(std::uint32_t byte) const { return prose_.letter_at(byte); }

    Prose const& prose_;
    Frame const& frame_;
    Reading& reading_;
};

} // namespace

void find_contradictions(Prose const& prose, Frame const& frame, Reading& reading) {
    Inspector{prose, frame, reading}.inspect();
}

} // namespace documents::reading
