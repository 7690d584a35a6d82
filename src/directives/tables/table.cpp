#include "directives/tables/table.hpp"

#include "text/dates.hpp"
#include "text/numbers.hpp"
#include "text/pattern.hpp"
#include "text/search.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <re2/re2.h>

namespace directives::tables {

using base::Code;
using base::fail;

namespace {

constexpr std::array<std::string_view, 5> kKinds{"mark", "date", "document", "number", "note"};
constexpr std::array<std::string_view, 5> kKindWords{"Đánh dấu x", "Ngày", "Số, ngày văn bản", "Số lượng", "Ghi chú"};
constexpr std::array<std::string_view, 3> kParts{"other", "done", "not_done"};
constexpr std::array<std::string_view, 4> kOrigins{"holder", "unit", "register", "paper"};
constexpr std::array<std::string_view, 4> kOriginWords{"cơ quan lập bảng", "đơn vị tự điền", "sổ văn bản",
                                                       "bảng trong văn bản"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(std::array<std::string_view, N> const& names, std::string_view name) {
    auto const at = std::ranges::find(names, name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}

bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—" || text == "--"; }

base::Result<std::string> mark_of(std::string const& text) {
    static constexpr std::array<std::string_view, 7> kTicks{"x", "×", "✓", "✔", "v", "co", "da"};
    auto const folded = text::search_key(text);
    auto const ticks = [&](std::string_view word) { return std::ranges::find(kTicks, word) != kTicks.end(); };
    if (ticks(text) || ticks(folded)) return std::string{kMark};
    return fail(Code::invalid_input, "Ô đánh dấu chỉ nhận x, -, … hoặc để trống.", {},
                "Gõ x nếu đã làm; ghi chữ vào cột ghi chú.");
}

base::Result<std::string> number_of(std::string const& text) {
    // 5 000 rows of fifteen digits still add up in 64 bits.
    constexpr std::int64_t kScaledMax = 999'999'999'999'999;
    constexpr int kDecimalsMax = 3;
    auto const number = TRY(text::parse_number(text));
    if (number.decimals > kDecimalsMax || number.scaled > kScaledMax || number.scaled < -kScaledMax)
        return fail(Code::invalid_input, "Số quá dài: nhiều nhất 15 chữ số, trong đó 3 chữ số sau dấu phẩy.", {},
                    "Ví dụ: 1.234,5.");
    return text::print_number(number);
}

std::string cleaned(std::string_view typed) {
    auto text = text::nfc(typed);
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == 127) c = ' ';
    auto const from = text.find_first_not_of(' ');
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

} // namespace

std::string_view name_of(StepKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }
std::string_view vietnamese(StepKind kind) { return kKindWords.at(static_cast<std::size_t>(kind)); }
std::optional<StepKind> step_kind_of(std::string_view name) { return find_name<StepKind>(kKinds, name); }
std::string_view name_of(Part part) { return kParts.at(static_cast<std::size_t>(part)); }
std::optional<Part> part_of(std::string_view name) { return find_name<Part>(kParts, name); }
std::string_view name_of(Origin origin) { return kOrigins.at(static_cast<std::size_t>(origin)); }
std::string_view vietnamese(Origin origin) { return kOriginWords.at(static_cast<std::size_t>(origin)); }
std::optional<Origin> origin_of(std::string_view name) { return find_name<Origin>(kOrigins, name); }

bool is_value(std::string_view value) { return !value.empty() && value != kNone && value != kUnknown; }

base::Result<std::string> parse_value(StepKind kind, std::string_view typed) {
    constexpr std::size_t kBytesMax = 1000;
    auto const text = cleaned(typed);
    if (text.empty()) return std::string{};
    if (is_dash(text)) return std::string{kNone};
    if (text == "…" || text == "..." || text == "....") return std::string{kUnknown};
    if (text.size() > kBytesMax)
        return fail(Code::invalid_input, "Nội dung ô quá dài.", {}, "Rút gọn còn dưới 250 chữ.");
    switch (kind) {
    case StepKind::mark: return mark_of(text);
    case StepKind::date: {
        auto const day = TRY(text::parse_date(text));
        return day.iso();
    }
    case StepKind::number: return number_of(text);
    case StepKind::document:
    case StepKind::note: break;
    }
    return text;
}

std::string shown(StepKind kind, std::string_view value) {
    if (kind == StepKind::date)
        if (auto const day = base::Date::parse(value)) return day->vietnamese();
    return std::string{value};
}

Cited cited_in(std::string_view value) {
    if (!is_value(value)) return {};
    static text::Pattern const symbol{R"((\d{1,6}[a-zA-Z]?)\s*/\s*((?:\d{4}\s*/\s*)?\p{L}[\p{L}\d&.–-]*))"};
    static text::Pattern const number{R"((?i)s[ốo]:?\s*\d)"};
    Cited cited;
    re2::StringPiece digits, letters;
    if (RE2::PartialMatch(re2::StringPiece{value.data(), value.size()}, symbol, &digits, &letters)) {
        cited.number_symbol = std::string{digits} + '/' + std::string{letters};
        while (cited.number_symbol.ends_with('.')) cited.number_symbol.pop_back();
        cited.key = documents::registry::number_key(cited.number_symbol);
    }
    cited.numbered = !cited.key.empty() || RE2::PartialMatch(re2::StringPiece{value.data(), value.size()}, number);
    text::Shadow const shadow{value};
    auto const folded = shadow.folded();
    auto const is_digit = [&](std::size_t at) { return folded[at] >= '0' && folded[at] <= '9'; };
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (!is_digit(at) || (at > 0 && (is_digit(at - 1) || folded[at - 1] == '/'))) continue;
        if (auto const found = text::date_at(folded, at))
            if (auto const day = found->whole()) {
                cited.date = day;
                break;
            }
    }
    return cited;
}

std::vector<Step> usual_steps() {
    return {{.heading = "Đã lấy ý kiến dự thảo", .kind = StepKind::mark},
            {.heading = "Đã ban hành", .kind = StepKind::mark, .exclusive = 1, .part = Part::done},
            {.heading = "Chưa ban hành", .kind = StepKind::mark, .exclusive = 1, .part = Part::not_done},
            {.heading = "Số, ngày văn bản", .kind = StepKind::document},
            {.heading = "Ghi chú", .kind = StepKind::note}};
}

} // namespace directives::tables
