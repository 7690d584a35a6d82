#include "areas/file_import.hpp"

#include "areas/name.hpp"
#include "areas/outline.hpp"
#include "areas/store.hpp"
#include "office/sheet_reader.hpp"
#include "text/numbers.hpp"
#include "text/search.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <sodium.h>

namespace areas {
namespace {

constexpr std::int64_t kHeaderRows = 30;
constexpr std::size_t kOutlineBytes = 200u << 20;

base::Result<std::string> digest_of(std::filesystem::path const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return base::fail(base::Code::not_found, "Không đọc được tệp.", path.filename().string(),
                          "Kiểm tra tên tệp và quyền đọc.");
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::vector<char> block(1u << 20);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(block.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

/// Takes the rows of a file: looks for the header, then reads below it.
class Receiver {
public:
    Receiver(FileSettings const& settings, AreaFile& file) : settings_{settings}, file_{file} {}

    base::Result<office::Flow> take(office::SheetRow const& row) {
        if (reader_ && row.sheet != file_.sheet) return office::Flow::stop;
        cells_.clear();
        bool broken = false;
        for (office::Cell const& cell : row.cells) {
            cells_.push_back(cell.text);
            broken = broken || cell.formula_without_result;
        }
        if (!reader_) return look_for_header(row);
        if (++file_.rows > kListRowsMost)
            return base::fail(base::Code::limit_exceeded, "Danh mục có hơn " + std::to_string(kListRowsMost) + " dòng.",
                              office::place(row.sheet, row.number), "Chia tệp theo tỉnh rồi nhập từng tệp.");
        auto const number = static_cast<std::size_t>(row.number);
        if (broken) {
            formula_faults_.push_back({number,
                                       {},
                                       {base::Code::invalid_input,
                                        "Dòng có công thức chưa được tính.",
                                        {},
                                        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi nhập."}});
            return office::Flow::go_on;
        }
        reader_->add(number, cells_);
        return reader_->fault_count() + formula_faults_.size() >= kFaultsMost ? office::Flow::stop
                                                                              : office::Flow::go_on;
    }

    bool found_header() const { return reader_.has_value(); }

    void finish() {
        file_.list = std::move(*reader_).finish();
        file_.list.faults.insert(file_.list.faults.end(), formula_faults_.begin(), formula_faults_.end());
    }

private:
    base::Result<office::Flow> look_for_header(office::SheetRow const& row) {
        auto header = row.number <= kHeaderRows ? header_of(cells_) : std::nullopt;
        if (!header) return office::Flow::go_on;
        bool const own_dates = std::ranges::any_of(
            header->columns, [](auto column) { return column == ListColumn::from || column == ListColumn::until; });
        bool const mergers = header->shape == ListShape::mergers;
        if (mergers ? !settings_.in.from : !own_dates && !settings_.in.from && !settings_.in.until)
            return base::fail(base::Code::invalid_input,
                              mergers ? "Chưa biết việc sắp xếp có hiệu lực từ ngày nào."
                                      : "Chưa biết danh mục có hiệu lực từ ngày nào hoặc đến hết ngày nào.",
                              settings_.name,
                              mergers ? "Ghi ngày đầu tiên của đơn vị mới, ví dụ 01/07/2025."
                                      : "Ghi một trong hai ngày, ví dụ từ 01/07/2025 hoặc đến hết 30/06/2025, hoặc "
                                        "thêm cột Từ ngày, Đến hết ngày.");
        for (std::size_t i = 0; i < header->columns.size(); ++i)
            if (!header->columns[i] && !cells_[i].empty()) file_.unknown_columns.push_back(cells_[i]);
        file_.sheet = row.sheet;
        file_.header_row = row.number;
        reader_.emplace(*std::move(header), settings_.in);
        return office::Flow::go_on;
    }

    FileSettings const& settings_;
    AreaFile& file_;
    std::optional<ListReader> reader_;
    std::vector<std::string> cells_;
    std::vector<RowFault> formula_faults_;
};

std::string line_of(RowFault const& fault) {
    return "  dòng " + std::to_string(fault.row) +
           (fault.column ? ", cột " + std::string{vietnamese(*fault.column)} : "") + ": " + fault.told.message +
           (fault.told.mend.empty() ? "" : " " + fault.told.mend) + "\n";
}

void print_faults(std::string& text, std::string_view head, std::vector<RowFault> const& faults) {
    constexpr std::size_t shown = 50;
    if (faults.empty()) return;
    text += fmt::format("{} ({}):\n", head, text::print_integer(static_cast<std::int64_t>(faults.size())));
    for (std::size_t i = 0; i < faults.size() && i < shown; ++i) text += line_of(faults[i]);
    if (faults.size() > shown) text += fmt::format("  … và {} dòng nữa.\n", faults.size() - shown);
}

std::string print_count(std::size_t count) { return text::print_integer(static_cast<std::int64_t>(count)); }

} // namespace

base::Result<AreaFile> read_area_file(std::filesystem::path const& path, FileSettings const& settings) {
    AreaFile file;
    file.digest = TRY(digest_of(path));
    Receiver receiver{settings, file};
    office::SheetOptions options;
    options.name = settings.name;
    auto const summary =
        TRY(office::read_sheets(path, options, [&](office::SheetRow const& row) { return receiver.take(row); }));
    file.notes = summary.notes;
    if (!receiver.found_header())
        return base::fail(base::Code::invalid_input,
                          "Không thấy dòng tiêu đề của một danh mục địa bàn trong 30 dòng đầu.", settings.name,
                          "Dùng các cột: level, code, name, parent_code; hoặc Tỉnh, Mã tỉnh, Huyện, Mã huyện, Xã, Mã "
                          "xã, Cấp; hoặc Mã mới, Tên mới, Hình thành từ.");
    receiver.finish();
    return file;
}

base::Result<Imported> import_area_file(db::Database& database, rights::Scope const& scope, db::Instant when,
                                        AreaFile const& file, FileSettings const& settings, Mode mode,
                                        std::int64_t import_id) {
    auto tx = database.write();
    AreaId const first = TRY(begin_import(tx, scope));
    Atlas const atlas = TRY(load_atlas(tx, scope));
    Imported imported;
    imported.plan = file.list.shape == ListShape::mergers
                        ? plan_mergers(atlas, file.list, settings.in.from.value(), settings.legal_act)
                        : plan_units(atlas, file.list, first);
    imported.plan.legal_act = settings.legal_act;
    TRY(mark_known_parts(tx, scope, imported.plan));
    if (!imported.plan.rejected.empty() || mode == Mode::dry_run || imported.plan.changes_nothing()) return imported;
    TRY(apply_plan(tx, scope, when, imported.plan, settings.name, file.digest, import_id));
    tx.commit();
    imported.written = true;
    return imported;
}

base::Result<OutlinesImported> import_outlines(db::Database& database, rights::Scope const& scope, db::Instant when,
                                               std::filesystem::path const& path, std::string const& name,
                                               base::Date on, Mode mode) {
    std::error_code trouble;
    auto const size = std::filesystem::file_size(path, trouble);
    if (trouble)
        return base::fail(base::Code::not_found, "Không đọc được tệp.", name, "Kiểm tra tên tệp và quyền đọc.");
    if (size > kOutlineBytes)
        return base::fail(base::Code::too_large, "Tệp lớn hơn 200 MB.", name, "Giản lược đường bao trước khi nhập.");
    std::ifstream stream{path, std::ios::binary};
    std::string const json{std::istreambuf_iterator<char>{stream}, {}};
    auto const features = TRY(read_geojson(json));

    auto tx = database.write();
    Atlas const atlas = TRY(load_atlas(tx, scope));
    OutlinesImported imported;
    std::vector<std::pair<AreaId, Outline>> outlines;
    for (OutlineFeature const& feature : features) {
        std::string const where = "mã " + feature.code;
        auto const code = AreaCode::parse(feature.code);
        auto const units = code ? atlas.with_code(*code, on) : std::vector<Unit const*>{};
        auto const key = [](std::string_view printed) { return text::search_key(split_name(printed).bare); };
        if (units.size() != 1)
            imported.faults.push_back({base::Code::not_found,
                                       "Không có đơn vị mã " + feature.code + " vào ngày " + on.vietnamese() + ".",
                                       where, "Kiểm tra mã và ngày của bản đồ."});
        else if (!feature.name.empty() && key(feature.name) != key(units[0]->title_at(on).name))
            imported.faults.push_back({base::Code::invalid_input,
                                       "Mã " + feature.code + " vào ngày " + on.vietnamese() + " là " +
                                           units[0]->title_at(on).name + ", bản đồ ghi " + feature.name + ".",
                                       where, "Kiểm tra ngày của bản đồ: mã có thể đã đổi ý nghĩa."});
        else
            outlines.emplace_back(units[0]->id, feature.outline);
    }
    imported.outlines = outlines.size();
    if (!imported.faults.empty() || mode == Mode::dry_run) return imported;
    TRY(put_outlines(tx, scope, when, outlines, name));
    tx.commit();
    return imported;
}

std::string report_of(Imported const& imported, AreaFile const& file, FileSettings const& settings,
                      Atlas const& after) {
    ListPlan const& plan = imported.plan;
    std::string text = fmt::format("{}, trang tính “{}”, tiêu đề ở dòng {}: {} dòng.\n", settings.name, file.sheet,
                                   file.header_row, print_count(file.rows));
    for (std::string const& note : file.notes) text += "Lưu ý: " + note + "\n";
    if (!file.unknown_columns.empty())
        text += fmt::format("Cột không dùng đến: {}.\n", fmt::join(file.unknown_columns, ", "));
    if (file.list.shape == ListShape::mergers) {
        std::size_t found = 0;
        for (std::size_t const count : plan.by_basis) found += count;
        text += fmt::format("Tìm được {} trong {} đơn vị cũ: ", print_count(found), print_count(plan.named));
        std::vector<std::string> ways;
        for (std::size_t i = 0; i < plan.by_basis.size(); ++i)
            if (plan.by_basis[i] > 0)
                ways.push_back(fmt::format("{} {}", print_count(plan.by_basis[i]), vietnamese(static_cast<Basis>(i))));
        text += fmt::format("{}.\nMới {} · đã có {} · lỗi {}.\n", fmt::join(ways, ", "),
                            print_count(plan.successions.size()), print_count(plan.same),
                            print_count(plan.rejected.size()));
        base::Date const before = plan.on.value().plus_days(-1);
        if (!plan.open.empty()) text += fmt::format("Chờ người quyết định ({}):\n", plan.open.size());
        for (OpenPart const& open : plan.open) {
            text += fmt::format("  {}: {}: “{}”. {}\n", open.where, after.full_name(open.successor, *plan.on),
                                open.printed, open.why);
            for (AreaId const candidate : open.candidates) text += "    - " + after.full_name(candidate, before) + "\n";
        }
        if (!plan.unclaimed.empty())
            text += fmt::format("Đơn vị cũ mà không dòng nào nhắc tới ({}):\n", plan.unclaimed.size());
        for (std::size_t i = 0; i < plan.unclaimed.size() && i < 50; ++i)
            text += "  " + after.full_name(plan.unclaimed[i], before) + "\n";
    } else {
        text +=
            fmt::format("Mới {} · đổi {} · giữ nguyên {} · lỗi {}.\n", print_count(plan.added.size()),
                        print_count(plan.changed.size()), print_count(plan.same), print_count(plan.rejected.size()));
        for (TitleChange const& change : plan.changed)
            text += fmt::format("  dòng {}: {} → {}\n", change.row, change.before.name, change.after.name);
    }
    print_faults(text, "Cần xem lại", plan.notices);
    print_faults(text, "Dòng lỗi", plan.rejected);
    if (imported.written)
        text += "Đã ghi.\n";
    else if (!plan.rejected.empty())
        text += "Chưa ghi dòng nào: sửa các dòng lỗi rồi nhập lại.\n";
    else if (plan.changes_nothing())
        text += "Không có gì thay đổi.\n";
    else
        text += "Chạy thử: chưa ghi dòng nào.\n";
    return text;
}

} // namespace areas
