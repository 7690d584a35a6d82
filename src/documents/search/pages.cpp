#include "documents/search/pages.hpp"

#include "base/json.hpp"
#include "documents/registry/pages.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "site/recent.hpp"

#include <fmt/core.h>

namespace documents::search {
namespace {

using http::Response;
using registry::PaperState;
using rights::Capability;
using site::Visit;

constexpr char kTitle[] = "Tìm văn bản";

std::string address_of(Wish const& wish) { return kSearchAddress + query_of(wish); }

void add_pieces(html::Dictionary& under, std::string_view section, std::vector<Piece> const& pieces) {
    for (auto const& piece : pieces) under.add(section).add(piece.marked ? "MARKED" : "PLAIN").set("TEXT", piece.text);
}

/// "11/10/2024", "tháng 6/2023", "" as the store has "2024-10-11", "2023-06", "".
std::string printed_day(std::string const& iso) {
    if (iso.size() == 10) return iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4);
    if (iso.size() == 7) return "tháng " + iso.substr(5, 2) + '/' + iso.substr(0, 4);
    return iso.empty() ? "ngày để trống" : "năm " + iso;
}

std::string printed_range(std::optional<base::Date> const& from, std::optional<base::Date> const& to) {
    if (from && to && *from == *to) return from->vietnamese();
    if (from && to) return from->vietnamese() + " – " + to->vietnamese();
    return from ? "từ " + from->vietnamese() : "đến " + to->vietnamese();
}

std::string label_of(Term const& term) {
    switch (term.kind) {
    case Term::Kind::number:
    case Term::Kind::number_key: return "Số, ký hiệu";
    case Term::Kind::symbol: return "Ký hiệu";
    case Term::Kind::issuer: return "Cơ quan";
    case Term::Kind::type: return "Loại";
    case Term::Kind::subject: return "Trích yếu";
    case Term::Kind::words: break;
    }
    return term.excluded ? "Không có chữ" : "Đúng cụm từ";
}

void add_option(html::Dictionary& page, std::string_view section, std::string_view value, std::string_view text,
                bool chosen) {
    page.add(section).set("VALUE", value).set("TEXT", text).show_if(chosen, "CHOSEN");
}

void add_form(html::Dictionary& page, Wish const& wish) {
    auto const& filters = wish.filters;
    page.set("TYPED", wish.typed).set("ISSUER", filters.issuer);
    page.set("FROM", filters.from ? filters.from->vietnamese() : "")
        .set("TO", filters.to ? filters.to->vietnamese() : "");
    for (auto const type : registry::types()) add_option(page, "TYPE", type, capitalised(type), type == filters.type);
    for (auto const state : {PaperState::draft, PaperState::confirmed, PaperState::withdrawn})
        add_option(page, "STATE", registry::name_of(state), registry::vietnamese(state), state == filters.state);
    add_option(page, "DIRECTION", "in", "Trong sổ đến", filters.direction == registry::Direction::in);
    add_option(page, "DIRECTION", "out", "Trong sổ đi", filters.direction == registry::Direction::out);
    page.show_if(filters.any(), "OPEN");
    page.show_if(wish.order == Order::rank, "RANKED");
}

/// What is left out of a wish by each chip.
void add_chips(html::Dictionary& page, Wish const& wish) {
    if (!wish.filters.any()) return;
    auto& chips = page.add("CHIPS");
    auto const add = [&](std::string_view label, std::string_view text, auto&& leave_out) {
        Wish without = wish;
        without.page = 1;
        leave_out(without.filters);
        chips.add("CHIP").set("LABEL", label).set("TEXT", text).set("ADDRESS", address_of(without));
    };
    auto const& filters = wish.filters;
    if (!filters.type.empty()) add("Loại", capitalised(filters.type), [](Filters& f) { f.type.clear(); });
    if (!filters.issuer.empty()) add("Cơ quan", filters.issuer, [](Filters& f) { f.issuer.clear(); });
    if (filters.state) add("Tình trạng", registry::vietnamese(*filters.state), [](Filters& f) { f.state.reset(); });
    if (filters.direction)
        add("Sổ", *filters.direction == registry::Direction::in ? "sổ đến" : "sổ đi",
            [](Filters& f) { f.direction.reset(); });
    if (filters.from || filters.to)
        add("Ngày", printed_range(filters.from, filters.to), [](Filters& f) { f.from.reset(), f.to.reset(); });
    Wish clear = wish;
    clear.filters = {};
    clear.page = 1;
    chips.set("CLEAR", address_of(clear));
}

/// How the box was read, where it is more than words.
void add_understood(html::Dictionary& page, Query const& query) {
    html::Dictionary* told = nullptr;
    auto const add = [&](std::string_view label, std::string_view text) {
        if (told == nullptr) told = &page.add("UNDERSTOOD");
        told->add("ITEM").set("LABEL", label).set("TEXT", text);
    };
    for (auto const& term : query.terms)
        if (term.kind != Term::Kind::words || term.excluded || term.words.size() > 1)
            add(term.excluded && term.kind != Term::Kind::words ? "Trừ " + label_of(term) : label_of(term),
                term.printed);
    if (query.from || query.to) add("Ngày", printed_range(query.from, query.to));
    page.show_if(query.cut, "CUT");
}

void add_hit(html::Dictionary& page, Hit const& hit) {
    auto& shown = page.add("HIT").set("ADDRESS", registry::address_of(hit.paper)).set("DAY", printed_day(hit.dated));
    add_pieces(shown, "TITLE", hit.title);
    add_pieces(shown, "SUBJECT", hit.subject);
    if (!hit.head.issuer.empty()) shown.add("BY").set("ISSUER", hit.head.issuer);
    if (hit.state == PaperState::draft) shown.show("DRAFT");
    if (hit.state == PaperState::withdrawn) shown.show("WITHDRAWN");
    if (hit.snippet.empty()) return;
    auto& snippet = shown.add("SNIPPET");
    if (!hit.clause.empty()) snippet.add("CLAUSE").set("PATH", hit.clause);
    add_pieces(snippet, "PIECE", hit.snippet);
}

std::string count_of(Results const& results) {
    if (!results.exact()) return fmt::format("Hơn {} văn bản", "1.000");
    return fmt::format("{} văn bản", results.total == kFound ? "1.000" : std::to_string(results.total));
}

void add_pages(html::Dictionary& page, Wish const& wish, Results const& results) {
    if (results.pages() < 2) return;
    auto& pages = page.add("PAGES");
    auto const add = [&](std::int64_t number, std::string_view text, std::string_view name) {
        Wish there = wish;
        there.page = number;
        auto& link = pages.add("PAGE").set("ADDRESS", address_of(there)).set("TEXT", text).set("NAME", name);
        link.show_if(number == results.page, "CURRENT");
    };
    if (results.page > 1) add(results.page - 1, "‹", "Trang trước");
    for (auto number = std::max<std::int64_t>(1, results.page - 3);
         number <= std::min(results.pages(), results.page + 3); ++number)
        add(number, std::to_string(number), fmt::format("Trang {}", number));
    if (results.page < results.pages()) add(results.page + 1, "›", "Trang sau");
    page.show_if(!results.exact() && results.page == results.pages(), "LAST");
}

void add_results(html::Dictionary& page, Wish const& wish, Results const& results) {
    auto& found = page.add("RESULTS");
    found.set("COUNT", count_of(results)).set("FIRST", (results.page - 1) * kPage + 1);
    Wish other = wish;
    other.page = 1;
    auto& orders = found.add("ORDERS");
    for (auto const& [order, text] : {std::pair{Order::newest, "Mới nhất"}, {Order::rank, "Khớp nhất"}}) {
        other.order = order;
        auto& link = orders.add("ORDER").set("ADDRESS", address_of(other)).set("TEXT", text);
        link.show_if(order == results.order, "CURRENT");
    }
    for (auto const& hit : results.hits) add_hit(found, hit);
    add_pages(found, wish, results);
}

/// Nothing was found: what could be tried, most promising first.
void add_nothing(html::Dictionary& page, Wish const& wish, Results const& results) {
    auto& nothing = page.add("NOTHING");
    auto const suggest = [&](std::string_view text, Wish const& instead, std::string_view link) {
        nothing.add("TRY").set("TEXT", text).set("ADDRESS", address_of(instead)).set("LINK", link);
    };
    Wish instead = wish;
    instead.page = 1;
    if (wish.filters.any()) {
        instead.filters = {};
        suggest("Tìm ở mọi văn bản, không lọc:", instead, "bỏ mọi điều kiện lọc");
    }
    for (auto const& term : results.query.terms)
        if (term.kind == Term::Kind::number_key && !term.excluded) {
            instead.typed = fmt::format("\"{}\"", term.printed);
            suggest("Tìm số này trong nội dung các văn bản khác:", instead, instead.typed);
            break;
        }
    if (wish.typed.find('"') != std::string::npos) {
        instead.typed = wish.typed;
        std::erase(instead.typed, '"');
        suggest("Tìm các chữ không cần liền nhau:", instead, instead.typed);
    }
    nothing.show_if(plain_words(results.query).size() > 1, "FEWER");
}

class Pages {
public:
    explicit Pages(PageServices services) : services_{services}, recent_{services.database} {}

    Response show(Visit const& visit) {
        auto made = recent_.get(visit, {}, [&] { return make(visit); });
        if (!made) return http::refusal(made.error());
        return services_.frame.respond(
            visit,
            {.title = std::move(made->title), .main = std::move(made->main), .current = registry::kDocumentsAddress});
    }

    base::Result<site::Made> make(Visit const& visit) const {
        auto asked = asked_of(visit.request.query);
        auto session = services_.database.lease();
        auto const results = search(session, visit.scope(), asked.wish);
        if (!results) return std::unexpected{results.error()};
        html::Dictionary page;
        add_form(page, asked.wish);
        add_chips(page, asked.wish);
        add_understood(page, results->query);
        for (auto const& notice : asked.notices) page.add("NOTICE").set("TEXT", notice);
        bool const asks = !results->query.empty() || asked.wish.filters.any();
        if (!asks)
            page.show("START");
        else if (results->hits.empty())
            add_nothing(page, asked.wish, *results);
        else
            add_results(page, asked.wish, *results);
        return site::Made{asked.wish.typed.empty() ? std::string{kTitle} : asked.wish.typed + " – " + kTitle,
                          html::render("documents/search", page)};
    }

    Response suggestions(Visit const& visit) const {
        auto session = services_.database.lease();
        auto const found = suggest(session, visit.scope(), visit.request.query.text("q"));
        if (!found) return http::refusal(found.error());
        auto json = nlohmann::ordered_json::array();
        for (auto const& suggestion : *found)
            json.push_back({{"address", registry::address_of(suggestion.paper)},
                            {"title", suggestion.title},
                            {"subject", suggestion.subject},
                            {"date", suggestion.dated.empty() ? "" : printed_day(suggestion.dated)}});
        return http::json(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }

private:
    PageServices services_;
    site::Recent recent_;
};

} // namespace

void register_pages(site::Routes& routes, PageServices const& services) {
    auto const pages = std::make_shared<Pages>(services);
    routes.add(std::string{"GET "} + kSearchAddress, Capability::read_documents,
               [pages](Visit const& visit) { return pages->show(visit); });
    routes.add("GET /documents/search/suggestions", Capability::read_documents,
               [pages](Visit const& visit) { return pages->suggestions(visit); });
}

} // namespace documents::search
