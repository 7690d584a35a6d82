#include "areas/list_reader.hpp"

#include "areas/name.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace areas {
namespace {

struct ColumnWords {
    ListColumn column;
    std::string_view code;
    std::string_view vietnamese;
    std::array<std::string_view, 8> keys; ///< text::search_key of the headers in use
};

constexpr std::array<ColumnWords, 17> kColumns{{
    {ListColumn::level, "level", "Cấp", {"level", "cap", "cap hanh chinh"}},
    {ListColumn::code, "code", "Mã", {"code", "ma", "ma so", "ma don vi", "ma dvhc", "ma don vi hanh chinh"}},
    {ListColumn::name, "name", "Tên", {"name", "ten", "ten don vi", "ten dvhc", "ten don vi hanh chinh"}},
    {ListColumn::parent_code,
     "parent_code",
     "Mã cấp trên",
     {"parent code", "ma cap tren", "ma don vi cap tren", "thuoc ma"}},
    {ListColumn::from,
     "from",
     "Từ ngày",
     {"from", "valid from", "tu ngay", "hieu luc tu", "ngay bat dau", "ngay hieu luc"}},
    {ListColumn::until,
     "until",
     "Đến hết ngày",
     {"until", "valid until", "den ngay", "den het ngay", "het hieu luc", "ngay ket thuc"}},
    {ListColumn::kind, "kind", "Loại", {"kind", "loai", "loai hinh", "loai don vi"}},
    {ListColumn::province,
     "province",
     "Tỉnh",
     {"tinh", "tinh thanh pho", "tinh tp", "ten tinh", "ten tinh tp", "ten tinh thanh pho", "province"}},
    {ListColumn::province_code,
     "province_code",
     "Mã tỉnh",
     {"ma tinh", "ma tp", "ma tinh tp", "ma tinh thanh pho", "province code"}},
    {ListColumn::district, "district", "Huyện", {"huyen", "quan huyen", "ten huyen", "ten quan huyen", "district"}},
    {ListColumn::district_code, "district_code", "Mã huyện", {"ma huyen", "ma qh", "ma quan huyen", "district code"}},
    {ListColumn::commune,
     "commune",
     "Xã",
     {"xa", "phuong xa", "xa phuong", "ten xa", "ten phuong xa", "xa phuong thi tran", "commune", "xa phuong dac khu"}},
    {ListColumn::commune_code,
     "commune_code",
     "Mã xã",
     {"ma xa", "ma px", "ma phuong xa", "ma xa phuong", "commune code"}},
    {ListColumn::new_code, "new_code", "Mã mới", {"new code", "ma moi", "ma don vi moi", "ma dvhc moi"}},
    {ListColumn::new_name, "new_name", "Tên mới", {"new name", "ten moi", "ten don vi moi", "ten dvhc moi"}},
    {ListColumn::formed_from,
     "formed_from",
     "Hình thành từ",
     {"formed from", "formed from as printed", "hinh thanh tu", "duoc hinh thanh tu", "sap nhap tu", "nhap tu",
      "don vi truoc sap xep"}},
    {ListColumn::legal_act, "legal_act", "Căn cứ", {"legal act", "can cu", "van ban", "nghi quyet", "quyet dinh"}},
}};

constexpr std::array<ListColumn, kColumns.size()> kAll = [] {
    std::array<ListColumn, kColumns.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kColumns[i].column;
    return all;
}();

/// Without blanks at the ends, no-break spaces too (two bytes: a search for single ones would cut an "à" in half).
std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    constexpr std::string_view no_break = "\xC2\xA0";
    for (bool moved = true; moved;) {
        moved = false;
        for (; !text.empty() && blank.contains(text.front()); moved = true) text.remove_prefix(1);
        for (; !text.empty() && blank.contains(text.back()); moved = true) text.remove_suffix(1);
        for (; text.starts_with(no_break); moved = true) text.remove_prefix(no_break.size());
        for (; text.ends_with(no_break); moved = true) text.remove_suffix(no_break.size());
    }
    return text;
}

std::optional<Level> level_of_word(std::string_view word) {
    if (auto const level = level_from_code(word)) return level;
    std::string const key = text::search_key(word);
    if (key == "tinh" || key == "cap tinh" || key == "thanh pho truc thuoc trung uong") return Level::province;
    if (key == "huyen" || key == "cap huyen") return Level::district;
    if (key == "xa" || key == "cap xa") return Level::commune;
    if (key == "thon" || key == "cap thon") return Level::village;
    return std::nullopt;
}

/// The kind by the name's own word, on a level.
std::optional<Kind> kind_of_name(NameParts const& parts, Level level) {
    if (parts.is_city_word)
        return level == Level::province   ? std::optional{Kind::city}
               : level == Level::district ? std::optional{Kind::district}
                                          : std::nullopt;
    if (parts.kind && level_of(*parts.kind) == level) return parts.kind;
    return std::nullopt;
}

std::optional<Kind> kind_of_word(std::string_view word, Level level) {
    if (auto const kind = kind_from_code(word)) return kind;
    std::string const probe = std::string{word} + " A"; // a name of that kind
    return kind_of_name(split_name(probe), level);
}

std::size_t width_of(Level level) {
    return level == Level::province ? 2 : level == Level::district ? 3 : level == Level::commune ? 5 : 0;
}

base::Error error(std::string message, std::string mend) {
    return {base::Code::invalid_input, std::move(message), {}, std::move(mend)};
}

} // namespace

std::string_view code_of(ListColumn column) { return std::ranges::find(kColumns, column, &ColumnWords::column)->code; }
std::string_view vietnamese(ListColumn column) {
    return std::ranges::find(kColumns, column, &ColumnWords::column)->vietnamese;
}
std::span<ListColumn const> all_list_columns() { return kAll; }

std::vector<std::string> headers_of(ListColumn column) {
    std::vector<std::string> headers;
    for (std::string_view const key : std::ranges::find(kColumns, column, &ColumnWords::column)->keys)
        if (!key.empty()) headers.emplace_back(key);
    return headers;
}

std::optional<ListColumn> column_of(std::string_view header) {
    std::string const key = text::search_key(header);
    if (key.empty()) return std::nullopt;
    for (ColumnWords const& words : kColumns)
        if (std::ranges::find(words.keys, key) != words.keys.end()) return words.column;
    return std::nullopt;
}

std::optional<ListHeader> header_of(std::span<std::string const> cells) {
    ListHeader header{ListShape::units, 0, {}};
    for (std::string const& cell : cells) {
        auto column = column_of(cell);
        if (column && std::ranges::find(header.columns, column) != header.columns.end())
            column.reset(); // the first one counts
        header.columns.push_back(column);
    }
    auto const has = [&](ListColumn column) {
        return std::ranges::find(header.columns, std::optional{column}) != header.columns.end();
    };
    if (has(ListColumn::formed_from) && (has(ListColumn::new_code) || has(ListColumn::code)))
        header.shape = ListShape::mergers;
    else if (has(ListColumn::province_code) && has(ListColumn::province))
        header.shape = ListShape::official;
    else if (!(has(ListColumn::code) && has(ListColumn::name)))
        return std::nullopt;
    return header;
}

std::string_view ListReader::cell(std::span<std::string const> cells, ListColumn column) const {
    for (std::size_t i = 0; i < header_.columns.size() && i < cells.size(); ++i)
        if (header_.columns[i] == column) return trimmed(cells[i]);
    return {};
}

bool ListReader::has(ListColumn column) const {
    return std::ranges::find(header_.columns, std::optional{column}) != header_.columns.end();
}

void ListReader::fault(std::size_t row, std::optional<ListColumn> column, base::Error told) {
    list_.faults.push_back({row, column, std::move(told)});
}

void ListReader::add(std::size_t row, std::span<std::string const> cells) {
    if (std::ranges::all_of(cells, [](std::string const& cell) { return trimmed(cell).empty(); })) return;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!text::is_clean_utf8(cells[i])) {
            fault(row, i < header_.columns.size() ? header_.columns[i] : std::nullopt,
                  error("Ô có ký tự hỏng, không đúng bảng mã UTF-8.", "Lưu lại tệp với bảng mã UTF-8 rồi nhập lại."));
            return;
        }
    switch (header_.shape) {
    case ListShape::units: return add_unit(row, cells);
    case ListShape::official: return add_official(row, cells);
    case ListShape::mergers: return add_merger(row, cells);
    }
}

std::optional<AreaCode> ListReader::read_code(std::size_t row, ListColumn column, std::string_view text, Level level) {
    std::string padded{text};
    if (padded.size() < width_of(level) && !padded.empty()) padded.insert(0, width_of(level) - padded.size(), '0');
    auto code = AreaCode::parse(padded);
    if (code && (width_of(level) == 0 || padded.size() == width_of(level))) return *code;
    if (text.empty())
        fault(row, column, error("Thiếu " + text::lower(vietnamese(column)) + ".", "Ghi mã theo danh mục chính thức."));
    else if (!code)
        fault(row, column, std::move(code).error());
    else
        fault(row, column,
              error("Mã “" + std::string{text} + "” dài " + std::to_string(padded.size()) + " chữ số, cấp " +
                        std::string{vietnamese(level)} + " có " + std::to_string(width_of(level)) + " chữ số.",
                    "Kiểm tra cấp và mã."));
    return std::nullopt;
}

void ListReader::add_unit(std::size_t row, std::span<std::string const> cells) {
    std::string const name = tidy_name(cell(cells, ListColumn::name));
    if (name.empty())
        return fault(row, ListColumn::name, error("Thiếu tên đơn vị.", "Ghi tên đầy đủ, ví dụ “Xã Tân Lập”."));
    if (name.size() > 200)
        return fault(row, ListColumn::name,
                     error("Tên dài hơn 200 byte.", "Kiểm tra xem ô có lẫn nội dung khác không."));
    NameParts const parts = split_name(name);
    std::string_view const level_word = cell(cells, ListColumn::level);
    auto level = level_of_word(level_word);
    std::string_view const kind_word = cell(cells, ListColumn::kind);
    if (!level && !level_word.empty())
        return fault(row, ListColumn::level,
                     error("Không hiểu cấp “" + std::string{level_word.substr(0, 60)} + "”.",
                           "Ghi province, district, commune, village hoặc tỉnh, huyện, xã, thôn."));
    if (!level && kind_from_code(kind_word)) level = level_of(*kind_from_code(kind_word));
    if (!level && parts.kind) level = level_of(*parts.kind);
    if (!level)
        return fault(
            row, ListColumn::level,
            error("Không biết đơn vị “" + name + "” thuộc cấp nào.", "Thêm cột Cấp: tỉnh, huyện, xã hoặc thôn."));
    auto kind = kind_word.empty() ? kind_of_name(parts, *level) : kind_of_word(kind_word, *level);
    if (kind && level_of(*kind) != *level) kind.reset();
    if (!kind) {
        if (!kind_word.empty())
            return fault(row, ListColumn::kind,
                         error("Loại “" + std::string{kind_word.substr(0, 60)} + "” không thuộc cấp " +
                                   std::string{vietnamese(*level)} + ".",
                               "Sửa cột Loại hoặc cột Cấp."));
        return fault(row, ListColumn::name,
                     error("Tên “" + name + "” thiếu từ chỉ loại của cấp " + std::string{vietnamese(*level)} + ".",
                           "Ghi đủ, ví dụ “Xã Tân Lập”, “Phường 4”, hoặc thêm cột Loại."));
    }
    auto const code = read_code(row, ListColumn::code, cell(cells, ListColumn::code), *level);
    if (!code) return;
    ListedUnit unit{*level, {name, *kind}, *code, {}, in_, row};
    std::string_view const parent = cell(cells, ListColumn::parent_code);
    if (*level != Level::province) {
        if (parent.empty())
            return fault(
                row, ListColumn::parent_code,
                error("Thiếu mã đơn vị cấp trên của " + name + ".", "Ghi mã tỉnh hoặc mã huyện mà đơn vị trực thuộc."));
        auto parsed = AreaCode::parse(parent.size() == 1 ? "0" + std::string{parent} : std::string{parent});
        if (!parsed) return fault(row, ListColumn::parent_code, std::move(parsed).error());
        unit.parent = *parsed;
    }
    for (auto const& [column, end] :
         {std::pair{ListColumn::from, &unit.in.from}, std::pair{ListColumn::until, &unit.in.until}}) {
        std::string_view const text = cell(cells, column);
        if (text.empty()) continue;
        auto date = text::parse_date(text);
        if (!date) return fault(row, column, std::move(date).error());
        *end = *date;
    }
    if (unit.in.ends_before_it_begins())
        return fault(row, ListColumn::until,
                     error("Đơn vị kết thúc (" + unit.in.until->vietnamese() + ") trước khi bắt đầu (" +
                               unit.in.from->vietnamese() + ").",
                           "Sửa một trong hai ngày."));
    keep(std::move(unit));
}

void ListReader::add_official(std::size_t row, std::span<std::string const> cells) {
    struct Step {
        Level level;
        ListColumn name;
        ListColumn code;
    };
    constexpr std::array<Step, 3> steps{{{Level::province, ListColumn::province, ListColumn::province_code},
                                         {Level::district, ListColumn::district, ListColumn::district_code},
                                         {Level::commune, ListColumn::commune, ListColumn::commune_code}}};
    std::optional<AreaCode> above;
    for (Step const& step : steps) {
        std::string name = tidy_name(cell(cells, step.name));
        std::string_view const code_text = cell(cells, step.code);
        // A province without communes yet, an island district: the cells further right are empty.
        if (name.empty() && code_text.empty()) continue;
        if (name.empty())
            return fault(row, step.name,
                         error("Có mã " + std::string{code_text} + " nhưng thiếu tên.",
                               "Ghi tên đơn vị ở cột " + std::string{vietnamese(step.name)} + "."));
        NameParts const parts = split_name(name);
        auto kind = kind_of_name(parts, step.level);
        std::string_view const word = cell(cells, ListColumn::level);
        if (!kind && step.level == Level::commune && !word.empty()) {
            kind = kind_of_word(word, step.level);
            if (kind) name = tidy_name(std::string{word} + " " + name);
        }
        if (!kind)
            return fault(
                row, step.name,
                error("Tên “" + name + "” thiếu từ chỉ loại của cấp " + std::string{vietnamese(step.level)} + ".",
                      "Ghi đủ, ví dụ “Xã Tân Lập”, hoặc ghi loại ở cột Cấp."));
        auto code = read_code(row, step.code, code_text, step.level);
        if (!code) return;
        if (step.level != Level::province && !above)
            return fault(row, ListColumn::province_code,
                         error("Thiếu mã tỉnh của " + name + ".", "Ghi mã tỉnh ở mọi dòng."));
        keep({step.level, {name, *kind}, *code, above, in_, row});
        above = std::move(code);
    }
    if (!above)
        fault(row, ListColumn::province_code,
              error("Dòng không có mã đơn vị nào.", "Ghi mã tỉnh, mã xã hoặc xóa dòng."));
}

void ListReader::add_merger(std::size_t row, std::span<std::string const> cells) {
    bool const has_new = has(ListColumn::new_code);
    ListColumn const code_column = has_new ? ListColumn::new_code : ListColumn::code;
    auto const code = read_code(row, code_column, cell(cells, code_column), Level::commune);
    if (!code) return;
    std::string const wording{cell(cells, ListColumn::formed_from)};
    if (wording.empty())
        return fault(row, ListColumn::formed_from,
                     error("Không ghi đơn vị được hình thành từ đâu.", "Ghi các đơn vị cũ, hoặc “giữ nguyên”."));
    std::string const name =
        tidy_name(cell(cells, has(ListColumn::new_name) ? ListColumn::new_name : ListColumn::name));
    list_.mergers.push_back({*code, name, wording, std::string{cell(cells, ListColumn::legal_act)}, row});
}

void ListReader::keep(ListedUnit unit) {
    auto const [at, fresh] = seen_.emplace(std::pair{unit.level, unit.code.digits()}, list_.units.size());
    if (fresh) {
        list_.units.push_back(std::move(unit));
        return;
    }
    ListedUnit const& first = list_.units[at->second];
    bool const same = spelling_key(first.title.name) == spelling_key(unit.title.name) && first.parent == unit.parent;
    // The official list repeats the province and the district in every row.
    if (same && header_.shape == ListShape::official) return;
    if (same && first.in == unit.in)
        return fault(unit.row, ListColumn::code,
                     error("Dòng lặp lại đơn vị " + first.title.name + " của dòng " + std::to_string(first.row) + ".",
                           "Bỏ một trong hai dòng."));
    if (!first.in.overlaps(unit.in)) { // one code after the other in time
        list_.units.push_back(std::move(unit));
        return;
    }
    ListColumn const column = header_.shape == ListShape::units ? ListColumn::code
                              : unit.level == Level::province   ? ListColumn::province_code
                              : unit.level == Level::district   ? ListColumn::district_code
                                                                : ListColumn::commune_code;
    fault(unit.row, column,
          error("Mã " + unit.code.digits() + " đã là của " + first.title.name + " ở dòng " + std::to_string(first.row) +
                    "; hai đơn vị không thể cùng mã trong một ngày.",
                "Sửa mã, tên hoặc đơn vị cấp trên cho khớp."));
}

AreaList ListReader::finish() && {
    list_.shape = header_.shape;
    std::ranges::stable_sort(list_.units, {}, &ListedUnit::level);
    return std::move(list_);
}

} // namespace areas
