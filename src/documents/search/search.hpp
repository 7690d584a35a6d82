#pragma once

#include "documents/registry/books.hpp"
#include "documents/search/query.hpp"
#include "documents/search/snippet.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Papers by what stands in them. Asks for Capability::read_documents; finds what registry::visible allows.
///
/// Speed. What the scope may see is a lexeme of the index, so that the newest papers of one organisation are a walk of the index that ends
/// with the page; it does not grow with the number of papers. A supervisor's scope and the filters by state and register are asked of each
/// paper on the way.
namespace documents::search {

enum class Order {
    newest,
    /// Papers with the words side by side in the subject, then all in the subject, then side by side and often in the text, then side by side,
    /// then often, then the rest; newest first within each.
    rank
};

struct Filters {
    std::string type = {};   ///< lower case: "công văn"; "": all
    std::string issuer = {}; ///< words of the issuer
    std::optional<registry::PaperState> state = {};
    std::optional<registry::Direction> direction =
        {}; ///< stands in such a register that the organisation keeps or that is its own
    std::optional<base::Date> from = {}, to = {};

    bool any() const { return !type.empty() || !issuer.empty() || state || direction || from || to; }
};

inline constexpr std::int64_t kPage = 20;    ///< hits of one page
inline constexpr std::int64_t kFound = 1000; ///< so many are counted, ranked and paged through; then "hơn 1.000"

struct Wish {
    std::string typed = {};
    Filters filters = {};
    Order order = Order::newest;
    std::int64_t page = 1;
};

struct Hit {
    registry::PaperId paper;
    registry::PaperState state = registry::PaperState::draft;
    registry::Head head; ///< issuer, parent_issuer, number, symbol, type, subject
    std::string dated;   ///< ISO as far as it is known: "2024-10-11", "2023-06", ""
    base::Date listed_day;
    std::vector<Piece> title, subject;
    std::vector<Piece> snippet; ///< empty where the words stand in the head alone
    std::string clause;         ///< "2.b": the duty in which the snippet stands; "" where it stands in none
};

struct Results {
    Query query;
    std::vector<Hit> hits;
    std::int64_t total = 0;      ///< at most kFound + 1
    std::int64_t page = 1;       ///< that there is
    Order order = Order::newest; ///< newest where there are no words to rank by
    bool exact() const { return total <= kFound; }
    std::int64_t pages() const { return (std::min(total, kFound) + kPage - 1) / kPage; }
};

/// An empty query with filters lists the newest papers; without filters nothing. Errors: refused.
base::Result<Results> search(db::Session& session, rights::Scope const& scope, Wish const& wish);

struct Suggestion {
    registry::PaperId paper;
    std::string title, subject; ///< "Công văn 306/LĐTBXH-VPQGGN"
    std::string dated;
};
/// Papers whose number and symbol begin as typed ("306/LĐTBXH"), those with exactly this number first, then newest first; at most 8.
/// Empty where no number was typed. Errors: refused.
base::Result<std::vector<Suggestion>> suggest(db::Session& session, rights::Scope const& scope, std::string_view typed);

} // namespace documents::search
