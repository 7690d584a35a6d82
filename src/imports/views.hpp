#pragma once

#include "html/page.hpp"
#include "imports/desk.hpp"
#include "site/visit.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the pages show. No query, no rule.
namespace imports {

std::string address_of(Domain const& domain);
std::string address_of(Domain const& domain, BatchId batch);

html::Page start_page(std::vector<Domain const*> const& domains, std::vector<Batch> const& batches);

struct NewView {
    Domain const& domain;
    Settings typed = {};
    std::optional<base::Error> wrong = {};
};
html::Page new_page(site::Visitor const& visitor, NewView const& view);

inline constexpr std::int64_t kPageRows = 50;

struct BatchView {
    Domain const& domain;
    Batch const& batch;
    std::optional<Verdict> show = {}; ///< none: all rows
    std::int64_t page = 1;
    std::vector<Found> rows = {};
    std::optional<base::Error> wrong = {}; ///< why the act was refused
    std::string wrong_field = {};          ///< where the summary leads
    std::string reason = {};               ///< as typed
    bool leave = false;
};
html::Page batch_page(site::Visitor const& visitor, BatchView const& view);

/// "Đang đọc tệp: 12.000 dòng"
std::string progress_of(Batch const& batch);

/// The word of a verdict in an address: "new", "changed", "same", "rejected".
std::string_view word_of(Verdict verdict);
std::optional<Verdict> verdict_of(std::string_view word);

} // namespace imports
