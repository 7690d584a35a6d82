#pragma once

#include "documents/reading/clauses.hpp"
#include "documents/reading/prose.hpp"
#include "documents/reading/reading.hpp"

#include <string_view>
#include <vector>

namespace documents::reading {

/// The component that amounts belong to, as the text goes on: "Dự án 1" and below it "Tiểu dự án 2".
class ComponentTracker {
public:
    /// Takes notice of an item that starts a component; any other item changes nothing.
    void see(Prose const& prose, Range item);
    void leave() {
        project_ = sub_ = project_head_ = {};
        number_ = 0;
    }
    bool inside() const { return !project_.empty() || !sub_.empty(); }
    std::string label() const;     ///< "Dự án 1 - Tiểu dự án 1: Hỗ trợ …"
    std::string component() const; ///< a key that lines of one component share

private:
    std::string project_, project_head_, sub_;
    int number_ = 0;
};

/// Source and kind of expenditure that words name; the last named wins.
std::optional<Source> source_named(std::string_view folded);
std::optional<Expenditure> expenditure_named(std::string_view folded);

/// The amounts of running text with label, source and kind (administrative-documents.md 5.8). Incomes, thresholds and costs per household
/// are left out.
std::vector<MoneyLine> money_in(Prose const& prose, std::vector<Clause> const& tree, std::vector<Finding>& findings);

/// What must add up: kinds to a source, sources to a component, components to the plan.
std::vector<Proof> proofs_of(std::vector<MoneyLine> const& money);

} // namespace documents::reading
