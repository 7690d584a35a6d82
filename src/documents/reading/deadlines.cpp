#include "documents/reading/deadlines.hpp"

#include "documents/reading/deadline_rules.hpp"
#include "documents/reading/phrases.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace documents::reading {

using base::Date;

namespace {

struct Named {
    std::string_view name;
    std::string_view first_letters;
    Rule rule;
};

/// In the order in which they are tried at a place: the longer form first.
constexpr Named kRules[] = {{"day of the quarter", "xtvcmlkdn0123456789", day_of_quarter},
                            {"day of the month", "xtvcmlkdn", day_of_month},
                            {"days of the year", "xtvcmlkdnb0123456789s", days_of_year},
                            {"unscheduled", "db", unscheduled},
                            {"periodic phrase", "dmhbtc", periodic_phrase},
                            {"weekly", "tvcshb0123456789n", weekly},
                            {"counted", "tcsnki", counted},
                            {"dated", "xthgkcmdn0123456789", dated},
                            {"whole period", "txdhck", whole_period},
                            {"part of a period", "vdcgxth", part_of_period}};

bool could_start(std::string_view text, std::size_t at) {
    char const c = text[at];
    return ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) && word_starts(text, at);
}

/// Words that no phrase of ours starts with are passed over; only these letters lead anywhere.
bool worth_trying(std::string_view text, std::size_t at) {
    static constexpr auto leads = std::to_array<std::string_view>(
        {"xong",     "truoc",     "trong",    "tre nhat", "thu ",      "thoi ",      "thuc hien che do",
         "vao ",     "cham ",     "muon ",    "la ngay",  "khong qua", "khong muon", "khong cham",
         "den ",     "dinh ky",   "dau ",     "dut diem", "ngay ",     "hang ",      "han ",
         "het ",     "hoan ",     "hai tuan", "moi ",     "bao cao ",  "che do",     "cuoi ",
         "cac ngay", "chieu thu", "chu nhat", "sau ",     "sang thu",  "ba tuan",    "ket thuc",
         "giua ",    "gui truoc", "toi da",   "6 thang",  "06 thang",  "cu ",        "it nhat"});
    char const c = text[at];
    if (c >= '0' && c <= '9') {
        // A form that starts with its figure says how often: "15/6 và 15/12 hằng năm", "02 tuần/lần", "6 tháng …, năm …".
        auto const soon = text.substr(at, 60);
        return soon.contains(" nam") || soon.contains("quy") || soon.contains("tuan") || soon.contains(" thang");
    }
    auto const rest = text.substr(at, 20);
    static auto const by_letter = [] {
        std::array<std::vector<std::string_view>, 26> buckets;
        for (auto const lead : leads)
            if (lead[0] >= 'a') buckets[static_cast<std::size_t>(lead[0] - 'a')].push_back(lead);
        return buckets;
    }();
    if (c < 'a' || c > 'z') return false;
    bool const leads_on = std::ranges::any_of(by_letter[static_cast<std::size_t>(c - 'a')],
                                              [&](auto lead) { return rest.starts_with(lead); });
    // "trong quá trình", "đến từng hộ": most of these words lead to no time; one would name a figure or a part of a period soon.
    auto const near = text.substr(at, 90);
    return leads_on &&
           (near.find_first_of("0123456789") != near.npos || near.contains("quy ") || near.contains("cuoi ") ||
            near.contains("dau ") || near.contains("hang ") || near.contains("moi ") || near.contains("dinh ky") ||
            near.contains("ngay ") || near.contains("giua "));
}

} // namespace

std::vector<Deadline> deadlines_in(Prose const& prose, Range range, DocumentTime const& time) {
    std::vector<Deadline> found;
    auto const text = prose.folded();
    for (std::size_t at = range.from; at < range.to; ++at) {
        if (!could_start(text, at) || !worth_trying(text, at)) continue;
        Place const place{prose, at, range, time};
        for (auto const& [name, first_letters, rule] : kRules) {
            if (!first_letters.contains(text[at])) continue;
            auto match = rule(place);
            if (!match) continue;
            Range const printed = trimmed(text, {at, match->to}, ",;(");
            for (auto* deadline : {&match->deadline}) {
                deadline->span = prose.span(printed);
                deadline->text = prose.slice(printed);
            }
            found.push_back(match->deadline);
            for (auto& more : match->more) {
                more.span = found.back().span;
                more.text = found.back().text;
                found.push_back(more);
            }
            at = std::max(at, match->to - 1);
            break;
        }
    }
    return found;
}

std::vector<Deadline> bare_deadline(Prose const& prose, Range cell, DocumentTime const& time) {
    Place const place{prose, cell.from, cell, time};
    static text::Pattern const quarter{R"((?:den |trong )?quy (iv|i{1,3}|[1-4])(?:(?:/|-| nam |,? ?)(\d{4}))?)"};
    static text::Pattern const year{R"((?:trong |den )?(?:nam )?(20\d{2}))"};
    std::optional<Deadline> found;
    std::size_t length = 0;
    std::string which, in_year;
    auto const at_year = [&] {
        return place.year_or(in_year.empty() ? std::nullopt : std::optional<int>{static_cast<int>(number(in_year))});
    };
    if (auto const match = place.date(cell.from)) {
        if (auto const day = place.day_of(*match))
            found = once(*day, Bound::by, 0.9);
        else if (match->month && !match->day && *match->month >= 1 && *match->month <= 12) {
            int const in = place.year_or(match->year);
            if (good_year(in)) found = by_end_of(in, *match->month);
        }
    }
    if (!found && place.take(quarter, length, &which, &in_year) && good_year(at_year()))
        found = by_end_of(at_year(), quarter_of(which) * 3);
    if (!found && place.take(year, length, &in_year) && length + 2 >= cell.size()) found = by_end_of(at_year(), 12);
    if (!found) return {};
    found->span = prose.span(cell);
    found->text = prose.slice(cell);
    return {*found};
}

std::vector<Date> cutoffs_in(Prose const& prose, Range range) {
    static text::Pattern const pattern{
        R"((?:tinh den|so lieu den|luy ke den|tinh tu [^;.]{1,30} den)(?: het)?(?: ngay)? )"};
    std::vector<Date> found;
    auto const text = prose.folded(range);
    re2::StringPiece input{text.data(), text.size()};
    while (RE2::FindAndConsume(&input, pattern)) {
        auto const at = range.from + (text.size() - input.size());
        if (auto const match = text::date_at(prose.folded(), at))
            if (auto const date = match->whole()) found.push_back(*date);
    }
    return found;
}

std::size_t leading(std::vector<Deadline> const& deadlines) {
    auto const rank = [](Deadline const& d) {
        if (d.kind == DeadlineKind::once) return d.approximate ? 2 : 4;
        if (d.kind == DeadlineKind::recurring) return d.rrule.empty() ? 0 : d.rrule.contains("BY") ? 4 : 1;
        return 3;
    };
    return static_cast<std::size_t>(std::ranges::max_element(deadlines, {}, rank) - deadlines.begin());
}

} // namespace documents::reading
