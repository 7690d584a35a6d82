#pragma once

#include "base/date.hpp"
#include "text/shadow.hpp"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From the text of an administrative document to what it says: header, references, obligations, money, targets, status rows.
/// Extraction proposes, a person confirms. Nothing found is an empty list; nothing is guessed. Sources: Nghị định 30/2020/NĐ-CP
/// (form of a document), and the wording of real directives.
namespace documents::reading {

using text::Span;

/// What every extracted item carries.
struct Item {
    Span span;             ///< where it stands in the text
    double confidence = 1; ///< 0..1
};

/// A value of the header with its place; an empty value was not found.
struct Field : Item {
    std::string value;
};

struct Header {
    Field issuer, parent_issuer;
    Field number, symbol;
    Field type;
    Field place;
    std::optional<base::PartialDate> date;
    Item date_item;
    Field subject;
    std::vector<Field> addressees, recipients; ///< one entry per printed item
    Field signer, signer_title;
    Field directed_by; ///< who gave the order where it is not the signer
    bool issuer_inferred = false;
};

struct Reference : Item {
    std::string type; ///< lower case: "quyết định"
    std::string number_symbol;
    std::optional<base::PartialDate> date;
    std::vector<base::PartialDate> other_dates; ///< the same document cited with another date
    std::string issuer;
    std::string point;          ///< "khoản 2"
    std::vector<Span> mentions; ///< every place, the first included
};

enum class DeadlineKind { none, once, recurring, relative };
enum class Bound { before, by, on, within };

struct Deadline : Item {
    DeadlineKind kind = DeadlineKind::none;
    Bound bound = Bound::by;
    std::optional<base::Date> date;
    std::string time;         ///< "17:00" where printed
    bool approximate = false; ///< the end of a period stands for "cuối năm", "trong quý I"
    std::string text;         ///< as printed
    std::string rrule;        ///< RFC 5545, recurring only; empty where the text gives no computable rule
    std::string from;         ///< "2024-10": first month or day of a recurring rule, where stated
    std::string anchor;       ///< relative only: the event
    std::optional<int> offset_days;
    bool working_days = false;
};

struct Obligation : Item {
    std::string clause;
    std::vector<std::string> assignees, coordinators, via;
    bool assignees_inherited = false;
    std::string action, condition, consequence;
    Deadline deadline;
    std::vector<Deadline> other_deadlines; ///< alternatives, and further dates of the same item
    bool urgent = false;
    std::vector<std::string> references; ///< number_symbol of those cited inside
};

enum class Source { total, central, local, other, state }; ///< total, NSTW, NSĐP, khác, NSNN
enum class Expenditure { unknown, investment, recurrent }; ///< null, đầu tư, sự nghiệp

struct MoneyLine : Item {
    std::string label;
    std::string component; ///< key by which lines of one component are proved together: "1.2"
    Source source = Source::total;
    Expenditure type = Expenditure::unknown;
    std::int64_t amount_vnd = 0;
    std::string printed;   ///< "45.500 triệu đồng"
    bool overall = false;  ///< a line of the whole plan, not of one component
    bool in_table = false; ///< a cell of a table, not running text
};

struct Target : Item {
    std::string indicator;
    std::string comparator; ///< = >= <= < > tăng giảm
    double value = 0;
    std::string printed_value; ///< "38,50"
    std::string unit;
};

struct StatusRow : Item {
    std::string stt, locality;
    bool draft_consulted = false, issued = false, not_issued = false;
    std::optional<Reference> document;
    std::string note;
    std::vector<std::string> cells; ///< as printed, column by column
};

/// One line of a proof: the parts that should make the whole.
struct Proof {
    std::string label;
    std::int64_t whole_vnd = 0, parts_vnd = 0;
    std::vector<std::size_t> parts;   ///< indices into Reading::money
    std::optional<std::size_t> whole; ///< index into Reading::money
    bool holds() const { return whole_vnd == parts_vnd; }
};

struct Finding {
    std::string
        code; ///< sum_mismatch, two_dates, issued_without_number, row_without_mark, count_mismatch, blank_number, blank_date, impossible_date, due_before_cutoff, ...
    std::string message; ///< Vietnamese
    bool note = false;   ///< worth knowing, not an error
    Span span;
};

struct Reading {
    Header header;
    std::vector<Reference> references;
    std::vector<Obligation> obligations;
    std::vector<MoneyLine> money;
    std::vector<Proof> proofs;
    std::vector<Target> targets;
    std::vector<std::string> status_columns; ///< header cells of the status table
    std::vector<StatusRow> status_rows;
    std::vector<Finding> findings;
};

struct Options {
    bool recognised = false; ///< the text comes from optical character recognition
};

/// Reads one document. `text` is what office::extract gives: UTF-8, any content; never fails. Linear in the length of the text.
Reading read(std::string_view text, Options const& options = {});

/// The schema of `benvung read --json`. `text` is the text that was read.
nlohmann::ordered_json to_json(Reading const& reading);

} // namespace documents::reading
