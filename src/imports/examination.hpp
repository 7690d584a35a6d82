#pragma once

#include "imports/batch.hpp"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace imports {

/// Holds the staged rows of a batch against the columns and the domain's rules, within one transaction: the preview and the commit both do it
/// by this class.
class Examiner {
public:
    /// All of it outlives the examiner.
    Examiner(db::Transaction& tx, rights::Scope const& scope, Domain const& domain, Batch const& batch);
    Examiner(Examiner const&) = delete;

    struct Result {
        Counts counts;
        std::string
            digest; ///< of all values and of all that was found: equal where the commit would do what the preview showed
    };
    /// `take` gets one finding for each row, places filled in; `progress` the rows so far, now and then.
    base::Result<Result> run(std::function<void(Finding)> take, std::function<void(std::int64_t)> progress);

    Plan& plan() { return *plan_; } ///< Before: run() was good.

private:
    void each_row(std::function<void(Row const&)> const& take);
    /// nullopt: a cell does not fit; reported.
    std::optional<Row> read(StagedRow const& staged, bool reports);
    void report(Finding finding);

    db::Transaction& tx_;
    Domain const& domain_;
    Batch const& batch_;
    std::vector<bool> present_;
    std::vector<std::optional<std::size_t>> file_columns_; ///< by column of the domain
    Examination examination_;
    std::unique_ptr<Plan> plan_;

    std::function<void(Finding)> take_;
    std::function<void(std::int64_t)> progress_;
    std::vector<std::int64_t> sheet_rows_; ///< by row number - 1; filled by the first pass
    std::vector<bool> reported_;
    bool first_pass_done_ = false;
    Counts counts_;
    std::array<unsigned char, 32>
        found_{}; ///< the hashes of all findings, added bit by bit: their order does not matter
    std::string values_digest_;
};

} // namespace imports
