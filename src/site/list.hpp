#pragma once

#include "base/clock.hpp"
#include "db/database.hpp"
#include "html/page.hpp"
#include "office/docx_table.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lists: filtered, sorted, paged by the store, with the whole state in the address; on the screen, on paper, as .xlsx, .csv and JSON.
///
/// A domain describes its list; all that comes from the address is bound or looked up in the description, never put into SQL.
///   GET /areas?q=muong&level=commune&sort=name&descending=1&page=2&size=50&column=name&column=code
/// What an address asks for and the list does not have (an unknown column, page 999, a day that does not exist) is left out, and said so in
/// a notice above the list.
///
/// Speed. A page of 50 rows from 100 000 takes well under a millisecond of the store where an index begins with what WHERE fixes and ends
/// with (sort expression, key), for each common order. A search needs a `words` table: up to 1 000 rows with the rarest word are then looked
/// up (1 to 3 ms); where all words are common, rows are read in the order of the list until the page is full (5 to 20 ms in 100 000 rows;
/// less where the index of that order holds the folded column too). Without such a table every search reads so: fine to about 10 000 rows.
/// A page costs as many index steps as rows stand before it. `nullable` columns make the engines sort for themselves.
namespace site {

enum class ColumnType {
    text,
    integer, ///< BIGINT, printed 1.234
    money,   ///< BIGINT of đồng
    date,    ///< DATE
    instant, ///< BIGINT, microseconds since 1970 UTC; printed in Vietnam's time
    status   ///< a word of `words` as a coloured tag
};

/// What stands in the store, as people read it.
struct Word {
    enum class Tone { plain, good, soon, late, info, doubt };
    std::string value; ///< "commune"
    std::string text;  ///< "Xã"
    Tone tone = Tone::plain;
};

struct ListColumn {
    std::string key;     ///< in the address: "name"
    std::string heading; ///< "Tên địa bàn"
    ColumnType type = ColumnType::text;
    std::string sql;       ///< expression over List::from; for text and status of type text
    std::string sort = {}; ///< expression to sort by; "": `sql` of numbers and days; text without it is not sorted
    bool nullable = false; ///< `sort` may be NULL: such rows stand last
    std::vector<Word> words = {}; ///< stored value -> what is shown; a value without a word is shown as it is
    std::string link = {};        ///< "/areas/{key}": the cell leads there; {key} is the row's key
    bool shown = true;            ///< before a person chose columns
    bool fixed = false;           ///< can not be hidden: what names the row
};

struct ListFilter {
    enum class Kind { choice, text, exact, date };
    std::string key;   ///< in the address: "level"
    std::string label; ///< "Cấp"
    Kind kind = Kind::choice;
    /// A condition that uses :value: the chosen word's value, the day as 'YYYY-MM-DD', or for text '% typed%' of the folded words, to be
    /// written as "(' ' || u.folded) LIKE :value" over a column that holds text::search_key; for exact what was typed, as it is.
    std::string sql;
    std::vector<Word> choices = {}; ///< of a choice, in their order
    std::string otherwise = {};     ///< the choice that holds where the address names none; "": all rows
};

/// Something that is done with selected rows: POST to `address` with row=KEY for each, and csrf.
struct ListAct {
    std::string address, text;
};

struct List {
    std::string address;    ///< of the page, without a query: "/areas"
    std::string caption;    ///< "Địa bàn": also the name of the files
    std::string key;        ///< BIGINT expression that names the row: the last sort key, {key} of links, `row` of acts
    std::string from;       ///< "area_units u JOIN …"
    std::string where = {}; ///< what the person may see and the list is about; "": all
    db::Binds binds = {};   ///< of `where` and `from`; names that begin with "list_" are the component's own
    std::vector<ListColumn> columns;
    std::vector<ListFilter> filters = {};
    std::string search = {}; ///< column that holds text::search_key of all that is searched; "": no search box
    /// Table (word, row_id) with PRIMARY KEY (word, row_id), filled from list_words(): what makes a search among many rows fast.
    std::string words = {};
    std::string words_of = {};    ///< BIGINT expression that is row_id of `words`; "": `key`
    std::string search_hint = {}; ///< "tên, tên cũ hoặc mã"
    std::string sort;             ///< key of the column that a fresh list is sorted by
    bool descending = false;
    std::vector<ListAct> acts = {};
    std::string none = {};      ///< nothing is there at all: "Chưa có địa bàn nào."
    std::string none_next = {}; ///< what to do then: "Nhập danh mục bằng lệnh benvung areas import."
    html::Link none_link = {};  ///< or the link that does it
};

/// What the address (and the remembered choice of columns) asks for, checked against the list.
struct ListState {
    struct Chosen {
        std::string key, value; ///< of a date the day in ISO form
    };
    std::string search; ///< as typed
    std::vector<Chosen> filters;
    std::string sort; ///< key of a column; "" where the list is not sorted by any
    bool descending = false;
    std::int64_t page = 1;
    std::int64_t size = 50;                ///< 20, 50, 100, kListAll
    std::vector<std::string> columns;      ///< keys of those shown, in the order of the list; empty: as the list says
    bool columns_chosen = false;           ///< the address names them: to be remembered
    std::vector<std::string> notices = {}; ///< what the address asked for and was left out, in words
};
inline constexpr std::int64_t kListAll = 1000; ///< "tất cả": a page never has more rows
inline constexpr std::int64_t kCounted = 1000; ///< up to so many rows are counted, then "hơn 1.000"

ListState list_state(List const& list, http::Request const& request);
/// "?q=…&page=2", without what a fresh list has anyway; "" for a fresh list.
std::string list_query(List const& list, ListState const& state);

struct ListRow {
    std::int64_t key;
    std::vector<db::Value> cells; ///< of List::columns that are shown, in their order
};
struct ListPage {
    ListState state; ///< with the page that there is
    std::vector<ListRow> rows;
    std::int64_t total = 0; ///< at most kCounted + 1
    bool more = false;      ///< there are rows after these
    bool filtered = false;  ///< search or filters left rows out
    bool exact() const { return total <= kCounted; }
};
ListPage read_list(db::Session& session, List const& list, ListState state);
/// The columns that are shown, in their order.
std::vector<ListColumn const*> shown_columns(List const& list, ListState const& state);

/// The list as part of a page. Where it has acts, csrf_field(visitor, kListActs) stands somewhere on the page too. A page may hold one list.
html::Markup render_list(List const& list, ListPage const& page);
inline constexpr std::string_view kListActs = "list-batch"; ///< id of the form of the acts

/// The cell as it is read: "1.234", "31/10/2024", the word of a status; "" for NULL.
std::string list_text(ListColumn const& column, db::Value const& value);

/// The whole filtered list, in constant memory, as a file to be sent; the file goes with the response. Call it on Work::heavy.
/// `format` is "xlsx" or "csv".
base::Result<http::Response> export_list(db::Database& database, List const& list, ListState const& state,
                                         std::string_view format, std::filesystem::path const& scratch);

/// The whole list as a .docx in the order of `state`, one page of it after the other; `table.headings` is filled with those of its columns.
/// Call it on Work::heavy.
base::Result<http::Response> list_on_paper(db::Session& session, List const& list, ListState state,
                                           office::PaperTable table, std::filesystem::path const& scratch);

/// {"items":[{"id":1,"name":"…",…}],"total":…,"total_exact":true,"page":1,"size":50,"next":"/api/v1/areas?page=2"}: all columns under their
/// keys, status words as stored. `address` is that of the API. A wrong parameter is an error here.
base::Result<http::Response> list_json(db::Database& database, List const& list, http::Request const& request,
                                       std::string_view address);
/// What OpenAPI tells of it.
Operation list_operation(List const& list, std::string id, std::string summary);

struct ListServices {
    Frame const& frame;
    db::Database& database;
    std::filesystem::path scratch;
};

/// Registers GET address (the page: heading, `above`, the list), address.xlsx and address.csv.
struct ListPages {
    std::string address;
    rights::Capability need;
    std::function<List(Visit const&)> describe; ///< what this person may see
    std::function<html::Markup(Visit const&)> above =
        {}; ///< between the heading and the list: links to new records, imports
    /// Whoever acts for the same body with the same rights is shown the same, so that the page may be made once for all of them (recent.hpp).
    /// Never where the list or what stands above it is about the person.
    bool same_for_all = false;
};
void add_list(Routes& routes, ListServices services, ListPages pages);

/// For a $text column that is sorted by: its plain order is text::sort_key's (places, bodies) or text::person_sort_key's (persons).
std::string sort_column(std::string_view name);
std::string person_sort_column(std::string_view name);

/// The words of a text for the table List::words: those of text::search_key, each once, sorted.
std::vector<std::string> list_words(std::string_view text);

} // namespace site
