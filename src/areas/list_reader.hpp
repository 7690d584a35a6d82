#pragma once

#include "areas/unit.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Lists of areas as rows of text cells: ours (level, code, name, parent_code, from, until, kind), the official one (tỉnh, mã tỉnh, huyện,
/// mã huyện, xã, mã xã, cấp), and lists of mergers (mã mới, tên mới, hình thành từ).
namespace areas {

enum class ListColumn {
    level,
    code,
    name,
    parent_code,
    from,
    until,
    kind,
    province,
    province_code,
    district,
    district_code,
    commune,
    commune_code,
    new_code,
    new_name,
    formed_from,
    legal_act
};
std::string_view code_of(ListColumn column);    ///< "parent_code", as our own lists print it
std::string_view vietnamese(ListColumn column); ///< "Mã cấp trên"
std::span<ListColumn const> all_list_columns();
std::vector<std::string> headers_of(ListColumn column); ///< the words that lists use for it, folded
/// By any of the words that lists use, without case and diacritics. nullopt: not a column of ours; it is left aside.
std::optional<ListColumn> column_of(std::string_view header);

enum class ListShape { units, official, mergers };

struct ListHeader {
    ListShape shape;
    std::size_t row = 0;                            ///< index of the row that holds the header
    std::vector<std::optional<ListColumn>> columns; ///< by place
};
/// Whether cells of a row are a header of one of the three.
std::optional<ListHeader> header_of(std::span<std::string const> cells);

/// A unit as a list prints it.
struct ListedUnit {
    Level level;
    Title title;
    AreaCode code;
    std::optional<AreaCode> parent = {};
    Validity in;
    std::size_t row = 0; ///< as given to add()
};

struct ListedMerger {
    AreaCode code;
    std::string name;
    std::string wording;
    std::string legal_act;
    std::size_t row = 0;
};

/// What is wrong in one row.
struct RowFault {
    std::size_t row = 0;
    std::optional<ListColumn> column = {};
    base::Error told;
};

struct AreaList {
    ListShape shape = ListShape::units;
    std::vector<ListedUnit> units = {}; ///< parents before children; each unit once
    std::vector<ListedMerger> mergers = {};
    std::vector<RowFault> faults = {};
};

/// Takes a list row by row. Codes that a spreadsheet robbed of their zeros get them back (two digits for a province, three for a district,
/// five for a commune); names are composed (NFC) and single-blanked.
class ListReader {
public:
    /// `in`: when the units are in force where a row does not say it itself.
    ListReader(ListHeader header, Validity in) : header_{std::move(header)}, in_{in} {}
    /// `row`: its number for the person. A row without any text is passed over.
    void add(std::size_t row, std::span<std::string const> cells);
    std::size_t fault_count() const { return list_.faults.size(); }
    AreaList finish() &&;

private:
    std::string_view cell(std::span<std::string const> cells, ListColumn column) const;
    bool has(ListColumn column) const;
    void add_unit(std::size_t row, std::span<std::string const> cells);
    void add_official(std::size_t row, std::span<std::string const> cells);
    void add_merger(std::size_t row, std::span<std::string const> cells);
    void keep(ListedUnit unit);
    void fault(std::size_t row, std::optional<ListColumn> column, base::Error told);
    std::optional<AreaCode> read_code(std::size_t row, ListColumn column, std::string_view text, Level level);

    ListHeader header_;
    Validity in_;
    AreaList list_;
    std::map<std::pair<Level, std::string>, std::size_t> seen_; ///< place among the units, by level and code
};

} // namespace areas
