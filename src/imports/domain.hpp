#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "office/sheet_reader.hpp"
#include "rights/scope.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a domain says of the files it takes in. The framework reads the file, matches columns, stages the rows, shows what would change, takes
/// corrections, writes all or nothing and undoes; the domain knows what a row means.
namespace imports {

using BatchId = base::Id<struct BatchTag>;

struct Column {
    std::string key;     ///< "parent_code": stands in the store, and as a heading it is understood too
    std::string heading; ///< "Mã cấp trên"
    std::vector<std::string> synonyms =
        {};                ///< other headings; all are compared without case, diacritics and punctuation
    bool required = false; ///< the file must have the column and every row a value
    /// From a cell to the value as the domain wants it, in one canonical text. Not called for an empty cell (its value is ""). Empty: the cell's
    /// text with single blanks. See readers.hpp.
    std::function<base::Result<std::string>(office::Cell const&)> read = {};
};

/// What the person says once for the whole file.
struct Setting {
    enum class Kind { text, date };
    std::string key;   ///< "from"
    std::string label; ///< "Có hiệu lực từ ngày"
    std::string hint = {};
    Kind kind = Kind::text; ///< a date is handed on as "2025-07-01"
    bool required = false;
};
using Settings = std::map<std::string, std::string, std::less<>>; ///< by key; one that was left empty is missing

/// One row of the file that could be read: every cell fits its column.
struct Row {
    std::int64_t number;    ///< within the batch, from 1, in the order of the file
    std::int64_t sheet_row; ///< as the spreadsheet program numbers it
    std::vector<std::string>
        values; ///< by Description::columns; "" for an empty cell or a column that the file has not
};

enum class Verdict { added, changed, same, rejected };

struct CellChange {
    std::size_t column; ///< of Description::columns
    std::string before, after;
};

struct Fault {
    std::optional<std::size_t> column = {}; ///< none: the row as a whole
    base::Error told;                       ///< `where` is filled by the framework with sheet, row and column letter
};

/// What would become of one row.
struct Finding {
    std::int64_t row; ///< Row::number
    Verdict verdict;
    std::string key = {};                 ///< what the row is about, for undo: "area/01234"; the same in every batch
    std::string label = {};               ///< for people: "Xã Mường Than"
    std::vector<CellChange> changes = {}; ///< of a changed row
    std::vector<Fault> faults = {};       ///< of a rejected row, at least one
    std::vector<std::string> notes = {};  ///< taken, but the person should know
};

/// What examine() gets.
struct Examination {
    rights::Scope const& scope;
    Settings const& settings;
    std::vector<bool> const& present; ///< by column: the file has it
    /// Hands out all rows that could be read, in order, in constant memory; may be called again. Statements may be run meanwhile.
    std::function<void(std::function<void(Row const&)> const&)> each_row;
    /// Takes one finding. In any order; at most one for a row; a row never reported is `same`.
    std::function<void(Finding)> report;
};

/// What was found to be written. Lives no longer than the transaction it was made in.
class Plan {
public:
    virtual ~Plan() = default;
    /// Writes the rows that were reported as added or changed; those rejected are left out. Where something is replaced, says so to keep() for
    /// undo (unless the domain keeps it itself). The framework writes the audit row of the batch. An error rolls everything back.
    virtual base::Result<void> write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, BatchId batch,
                                     std::string const& reason) = 0;
};

struct Description {
    std::string key;   ///< "areas": in addresses, commands, the store
    std::string title; ///< "Danh mục đơn vị hành chính"
    std::string intro; ///< one sentence: which file, which columns
    rights::Capability need;
    std::vector<Column> columns;
    std::vector<Setting> settings = {};
};

class Domain {
public:
    virtual ~Domain() = default;
    virtual Description const& description() const = 0;

    /// Whether these columns are enough, beyond Column::required. Errors: invalid_input with what is missing.
    virtual base::Result<void> check_columns(std::vector<bool> const& present) const;

    /// Checks all rows together and against the store as `tx` sees it. The preview runs it in a reading transaction, the commit once more in the
    /// writing one: the same checks. Must not write. Errors: what makes the whole file useless (settings that contradict); faults of rows are
    /// reported.
    virtual base::Result<std::unique_ptr<Plan>> examine(db::Transaction& tx, Examination const& examination) const = 0;

    /// Takes back what write() did for this batch, as one act, in a transaction of the caller. Later batches that touched the same keys have
    /// been ruled out. Errors: refused, with words, where something else rests on it since.
    virtual base::Result<void> undo(db::Transaction& tx, rights::Scope const& scope, db::Instant when, BatchId batch,
                                    std::string const& reason) const = 0;
};

/// Keeps for undo what a row replaced, in a form of the domain's own ("{"id":7,"name":"…"}").
void keep(db::Transaction& tx, BatchId batch, std::string_view what);
/// What was kept, last first.
std::vector<std::string> kept(db::Session& session, BatchId batch);

} // namespace imports
