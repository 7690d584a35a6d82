#include "documents/registry/paper.hpp"

#include "documents/words.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace documents::registry {
namespace {

/// Calls `take` with each printed piece of the head: lines, and what stands apart in one line (two columns read side by side).
template <class Take>
void each_piece_of_head(std::string_view text, Take take) {
    constexpr int kLinesOfHead = 40; // the stamp stands under the number, the number under the issuer
    int lines = 0;
    while (!text.empty() && lines < kLinesOfHead) {
        auto const end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        bool any = false;
        while (!line.empty()) {
            auto const cut = std::min({line.find('\t'), line.find("   "), line.size()});
            std::string_view piece = line.substr(0, cut);
            line.remove_prefix(cut);
            auto const blank = [](char c) { return c == ' ' || c == '*' || c == '\t' || c == '\r' || c == '\f'; };
            while (!piece.empty() && blank(piece.front())) piece.remove_prefix(1);
            while (!piece.empty() && (blank(piece.back()) || piece.back() == '.')) piece.remove_suffix(1);
            while (!line.empty() && blank(line.front())) line.remove_prefix(1);
            if (piece.empty()) continue;
            any = true;
            take(piece);
        }
        lines += any;
    }
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::string_view name_of(PaperState state) {
    switch (state) {
    case PaperState::draft: return "draft";
    case PaperState::confirmed: return "confirmed";
    case PaperState::withdrawn: break;
    }
    return "withdrawn";
}

std::string_view vietnamese(PaperState state) {
    switch (state) {
    case PaperState::draft: return "Chờ xác nhận";
    case PaperState::confirmed: return "Đã xác nhận";
    case PaperState::withdrawn: break;
    }
    return "Đã rút";
}

std::string_view vietnamese(Urgency urgency) {
    switch (urgency) {
    case Urgency::urgent: return "Khẩn";
    case Urgency::very_urgent: return "Thượng khẩn";
    case Urgency::express: return "Hoả tốc";
    case Urgency::none: break;
    }
    return "";
}

Head head_of(reading::Reading const& reading) {
    auto const& from = reading.header;
    auto const values = [](std::vector<reading::Field> const& fields) {
        std::vector<std::string> list;
        for (auto const& field : fields) list.push_back(field.value);
        return list;
    };
    return {.issuer = from.issuer.value,
            .parent_issuer = from.parent_issuer.value,
            .issuer_id = {},
            .number = from.number.value,
            .symbol = from.symbol.value,
            .type = from.type.value,
            .place = from.place.value,
            .date = from.date,
            .subject = from.subject.value,
            .signer = from.signer.value,
            .signer_title = from.signer_title.value,
            .directed_by = from.directed_by.value,
            .urgency = Urgency::none,
            .addressees = values(from.addressees),
            .recipients = values(from.recipients)};
}

std::string number_symbol(Head const& head) {
    if (head.symbol.empty()) return head.number;
    return head.number + '/' + head.symbol;
}

std::string title_of(Head const& head) {
    std::string title = capitalised(head.type.empty() ? "văn bản" : head.type);
    if (head.number.empty()) return title + " không số" + (head.symbol.empty() ? "" : " /" + head.symbol);
    return title + ' ' + number_symbol(head);
}

std::string number_key(std::string_view number_symbol) {
    std::string const folded = text::fold(number_symbol);
    std::string_view rest = folded;
    while (!rest.empty() && !is_letter_or_digit(rest.front())) rest.remove_prefix(1);
    std::string key;
    while (rest.size() > 1 && rest.front() == '0' && is_digit(rest[1])) rest.remove_prefix(1);
    while (!rest.empty() && is_digit(rest.front())) {
        key += rest.front();
        rest.remove_prefix(1);
    }
    // "219a/UBND": one letter right behind the digits is the number's
    if (!key.empty() && !rest.empty() && is_letter_or_digit(rest.front()) &&
        (rest.size() == 1 || !is_letter_or_digit(rest[1]))) {
        key += rest.front();
        rest.remove_prefix(1);
    }
    std::string symbol;
    for (char const c : rest)
        if (is_letter_or_digit(c)) symbol += c;
    return symbol.empty() ? key : key + '/' + symbol;
}

std::span<std::string_view const> types() {
    static constexpr auto kTypes = std::to_array<std::string_view>({"công văn",
                                                                    "nghị quyết",
                                                                    "quyết định",
                                                                    "chỉ thị",
                                                                    "quy chế",
                                                                    "quy định",
                                                                    "thông cáo",
                                                                    "thông báo",
                                                                    "hướng dẫn",
                                                                    "chương trình",
                                                                    "kế hoạch",
                                                                    "phương án",
                                                                    "đề án",
                                                                    "dự án",
                                                                    "báo cáo",
                                                                    "biên bản",
                                                                    "tờ trình",
                                                                    "hợp đồng",
                                                                    "công điện",
                                                                    "bản ghi nhớ",
                                                                    "bản thỏa thuận",
                                                                    "giấy ủy quyền",
                                                                    "giấy mời",
                                                                    "giấy giới thiệu",
                                                                    "giấy nghỉ phép",
                                                                    "phiếu gửi",
                                                                    "phiếu chuyển",
                                                                    "phiếu báo",
                                                                    "thư công",
                                                                    "luật",
                                                                    "nghị định",
                                                                    "thông tư",
                                                                    "thông tư liên tịch",
                                                                    "nghị quyết liên tịch",
                                                                    "văn bản hợp nhất",
                                                                    "kết luận"});
    return kTypes;
}

base::Result<base::PartialDate> parse_partial_date(std::string_view typed) {
    auto const whole = text::parse_date(typed);
    if (whole) return base::PartialDate{whole->year(), whole->month(), whole->day()};
    std::string const folded = text::fold(typed);
    auto const from = folded.find_first_of("0123456789");
    auto const to = folded.find_last_of("0123456789");
    if (from != std::string::npos) {
        auto const match = text::date_at(folded, from);
        if (match && !match->day && match->to == to + 1)
            if (auto const partial = match->partial()) return *partial;
        constexpr std::size_t kYearDigits = 4;
        if (to - from + 1 == kYearDigits && folded.find_first_not_of("0123456789", from) > to) {
            int const year = std::stoi(folded.substr(from, kYearDigits));
            if (year >= 1945 && year < 2200) return base::PartialDate{.year = year, .month = {}, .day = {}};
        }
    }
    auto error = whole.error();
    error.mend += " Ngày để trống trên văn bản thì nhập tháng và năm, ví dụ 10/2026.";
    return std::unexpected{error};
}

std::string secrecy_mark(std::string_view text) {
    static constexpr auto kMarks =
        std::to_array<std::string_view>({"MẬT", "TỐI MẬT", "TUYỆT MẬT"}); // as stamped: with diacritics
    std::string found;
    each_piece_of_head(text, [&](std::string_view piece) {
        constexpr std::size_t kLongest = 40;
        if (!found.empty() || piece.size() > kLongest) return;
        std::string const upper = text::upper(text::nfc(piece));
        std::string_view said = upper;
        for (std::string_view const before : {"ĐỘ MẬT: ", "ĐỘ MẬT:", "ĐỘ "})
            if (said.starts_with(before)) {
                said.remove_prefix(before.size());
                break;
            }
        for (std::string_view const mark : kMarks)
            if (said == mark) found = mark;
    });
    return found;
}

Urgency urgency_mark(std::string_view text) {
    Urgency found = Urgency::none;
    each_piece_of_head(text, [&](std::string_view piece) {
        constexpr std::size_t kLongest = 40;
        if (piece.size() > kLongest) return;
        std::string const key = text::search_key(piece);
        // "HỎA TỐC HẸN GIỜ" is one of the express ones
        Urgency const here = key == "khan"                                      ? Urgency::urgent
                             : key == "thuong khan"                             ? Urgency::very_urgent
                             : key == "hoa toc" || key.starts_with("hoa toc h") ? Urgency::express
                                                                                : Urgency::none;
        found = std::max(found, here);
    });
    return found;
}

} // namespace documents::registry
