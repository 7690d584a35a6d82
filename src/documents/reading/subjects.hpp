#pragma once

#include "documents/reading/prose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace documents::reading {

/// Who an item names before it says what to do.
struct Subject {
    std::vector<std::string> bodies;       ///< assignees; empty where the item names nobody
    std::vector<std::string> coordinators; ///< "chủ trì, phối hợp với …" of a heading
    std::string condition;                 ///< "Đối với địa phương chưa …", "Trên cơ sở đề xuất của …"
    std::size_t action = 0;                ///< letter at which the action starts
    bool ordered = false;                  ///< "Giao …", "Đề nghị …", "Yêu cầu …" stands before the bodies
    bool leads = false;                    ///< "chủ trì", "có trách nhiệm", "chịu trách nhiệm" follows them
    bool explicit_subject = false;         ///< the bodies are followed by ':' or by a duty word
};

/// Reads the beginning of an item. "Chỉ đạo Sở X …" names nobody: the one who is addressed answers for it (see via_of).
Subject subject_of(Prose const& prose, Range item);

/// An order verb inside running text: "…, Sở Nội vụ đề nghị UBND các xã rà soát …".
struct Order {
    std::vector<std::string> bodies; ///< empty: the order goes to the addressees
    std::string condition;
    std::size_t action = 0;
};
std::optional<Order> order_in(Prose const& prose, Range text);
/// The last one: the lead-in of a list names its bodies at its end.
std::optional<Order> last_order_in(Prose const& prose, Range text);

/// The bodies after "phối hợp với".
std::vector<std::string> coordinators_in(Prose const& prose, Range action);
/// The bodies after an opening "Chỉ đạo".
std::vector<std::string> via_of(Prose const& prose, Range action);
/// "(nếu có …)", "trường hợp vượt thẩm quyền …": a condition inside the action.
std::string condition_in(Prose const& prose, Range action);

/// An item cut at sentence marks and at semicolons outside brackets.
std::vector<Range> sentences(Prose const& prose, Range item);

} // namespace documents::reading
