// Between an address and what is wished of search.
#include "documents/search/pages.hpp"

#include "text/dates.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace documents::search {
namespace {

std::optional<base::Date> day_of(std::string_view typed, std::string_view label, std::vector<std::string>& notices) {
    if (typed.find_first_not_of(' ') == std::string_view::npos) return std::nullopt;
    if (auto const day = text::parse_date(typed)) return *day;
    notices.push_back(fmt::format("{}: “{}” không phải một ngày, ví dụ 27/3/2024.", label, typed.substr(0, 40)));
    return std::nullopt;
}

std::string cleaned(std::string_view typed) {
    constexpr std::size_t kBytesMax = 1000;
    auto text = text::nfc(typed.substr(0, kBytesMax * 2));
    if (text.size() > kBytesMax) {
        std::size_t end = kBytesMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
        text.resize(end);
    }
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

} // namespace

Asked asked_of(http::Fields const& query) {
    Asked asked;
    Wish& wish = asked.wish;
    wish.typed = cleaned(query.text("q"));
    if (query.text("order") == "rank") wish.order = Order::rank;
    for (auto const type : registry::types())
        if (type == query.text("type")) wish.filters.type = type;
    if (wish.filters.type.empty() && !query.text("type").empty())
        asked.notices.push_back(fmt::format("Không có loại văn bản “{}”.", query.text("type").substr(0, 40)));
    wish.filters.issuer = cleaned(query.text("issuer"));
    for (auto const state :
         {registry::PaperState::draft, registry::PaperState::confirmed, registry::PaperState::withdrawn})
        if (query.text("state") == registry::name_of(state)) wish.filters.state = state;
    if (query.text("direction") == "in") wish.filters.direction = registry::Direction::in;
    if (query.text("direction") == "out") wish.filters.direction = registry::Direction::out;
    wish.filters.from = day_of(query.text("from"), "Từ ngày", asked.notices);
    wish.filters.to = day_of(query.text("to"), "Đến ngày", asked.notices);
    auto const page = query.text("page");
    std::from_chars(page.data(), page.data() + page.size(), wish.page);
    wish.page = std::clamp<std::int64_t>(wish.page, 1, kFound / kPage);
    return asked;
}

std::string query_of(Wish const& wish) {
    std::string query;
    auto const add = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            query += fmt::format("{}{}={}", query.empty() ? '?' : '&', name, http::percent_encode(value));
    };
    add("q", wish.typed);
    if (wish.order == Order::rank) add("order", "rank");
    add("type", wish.filters.type);
    add("issuer", wish.filters.issuer);
    if (wish.filters.state) add("state", registry::name_of(*wish.filters.state));
    if (wish.filters.direction) add("direction", *wish.filters.direction == registry::Direction::in ? "in" : "out");
    if (wish.filters.from) add("from", wish.filters.from->vietnamese());
    if (wish.filters.to) add("to", wish.filters.to->vietnamese());
    if (wish.page > 1) add("page", std::to_string(wish.page));
    return query;
}

} // namespace documents::search
