#include "areas/import_domain.hpp"

#include "areas/list_plan.hpp"
#include "areas/store.hpp"
#include "imports/readers.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace areas {
namespace {

using imports::Verdict;

constexpr std::array kUnitColumns{ListColumn::level,       ListColumn::code,          ListColumn::name,
                                  ListColumn::parent_code, ListColumn::kind,          ListColumn::from,
                                  ListColumn::until,       ListColumn::province,      ListColumn::province_code,
                                  ListColumn::district,    ListColumn::district_code, ListColumn::commune,
                                  ListColumn::commune_code};
constexpr std::array kMergerColumns{ListColumn::new_code, ListColumn::new_name, ListColumn::formed_from,
                                    ListColumn::legal_act};

std::vector<imports::Column> columns_of(std::span<ListColumn const> wanted) {
    std::vector<imports::Column> columns;
    for (ListColumn const column : wanted) {
        bool const wording = column == ListColumn::formed_from;
        imports::Column told{.key = std::string{code_of(column)},
                             .heading = std::string{vietnamese(column)},
                             .synonyms = headers_of(column),
                             .required = false,
                             .read = imports::text_of(wording ? 20'000 : 300)};
        columns.push_back(std::move(told));
    }
    return columns;
}

std::optional<base::Date> day_of(imports::Settings const& settings, std::string_view key) {
    auto const at = settings.find(key);
    if (at == settings.end() || at->second.empty()) return std::nullopt;
    auto const day = base::Date::parse(at->second);
    return day ? std::optional{*day} : std::nullopt;
}

/// What became of the rows of a file, row by row.
class Findings {
public:
    explicit Findings(std::span<ListColumn const> columns) : columns_{columns} {}

    void add_row(imports::Row const& row) { numbers_[static_cast<std::size_t>(row.sheet_row)] = row.number; }
    void add(std::size_t sheet_row, Verdict verdict, std::string key, std::string label) {
        imports::Finding& finding = of(sheet_row);
        if (finding.verdict == Verdict::rejected || finding.verdict == Verdict::added) return;
        finding.verdict = verdict;
        finding.key = std::move(key);
        finding.label = std::move(label);
    }
    void change(std::size_t sheet_row, ListColumn column, std::string before, std::string after) {
        of(sheet_row).changes.push_back({place(column).value_or(0), std::move(before), std::move(after)});
    }
    void reject(RowFault const& fault) {
        imports::Finding& finding = of(fault.row);
        finding.verdict = Verdict::rejected;
        finding.faults.push_back({fault.column ? place(*fault.column) : std::nullopt, fault.told});
    }
    void note(std::size_t sheet_row, std::string text) { of(sheet_row).notes.push_back(std::move(text)); }

    void report(imports::Examination const& examination) {
        for (auto& [row, finding] : findings_) examination.report(std::move(finding));
    }

private:
    imports::Finding& of(std::size_t sheet_row) {
        auto const [at, fresh] = findings_.try_emplace(sheet_row);
        if (fresh) {
            at->second.row = numbers_.at(sheet_row);
            at->second.verdict = Verdict::same;
        }
        return at->second;
    }
    std::optional<std::size_t> place(ListColumn column) const {
        auto const at = std::ranges::find(columns_, column);
        return at == columns_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(at - columns_.begin())};
    }

    std::span<ListColumn const> columns_;
    std::unordered_map<std::size_t, std::int64_t> numbers_; ///< number in the batch, by row of the sheet
    std::map<std::size_t, imports::Finding> findings_;
};

class AreaPlan final : public imports::Plan {
public:
    explicit AreaPlan(ListPlan plan) : plan_{std::move(plan)} {}

    base::Result<void> write(db::Transaction& tx, rights::Scope const& scope, db::Instant when, imports::BatchId batch,
                             std::string const& reason) override {
        for (Succession& succession : plan_.successions)
            if (succession.legal_act.empty()) succession.legal_act = reason;
        for (OpenPart& part : plan_.open)
            if (part.legal_act.empty()) part.legal_act = reason;
        return apply_plan(tx, scope, when, plan_, {}, {}, batch.number());
    }

private:
    ListPlan plan_;
};

class AreaDomain : public imports::Domain {
public:
    AreaDomain(imports::Description description, std::span<ListColumn const> columns)
        : description_{std::move(description)}, columns_{columns} {}
    imports::Description const& description() const override { return description_; }

    base::Result<void> check_columns(std::vector<bool> const& present) const override {
        if (header(present)) return {};
        return base::fail(base::Code::invalid_input, "Các cột của tệp chưa đủ.", {}, needed());
    }

    base::Result<void> undo(db::Transaction& tx, rights::Scope const& scope, db::Instant, imports::BatchId batch,
                            std::string const&) const override {
        return undo_import(tx, scope, batch.number());
    }

protected:
    virtual std::string needed() const = 0;

    std::optional<ListHeader> header(std::vector<bool> const& present) const {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < columns_.size(); ++i) cells.emplace_back(present[i] ? code_of(columns_[i]) : "");
        return header_of(cells);
    }

    /// Reads all rows; the header is that of check_columns.
    AreaList read(imports::Examination const& examination, Validity in, Findings& findings) const {
        ListReader reader{header(examination.present).value(), in};
        examination.each_row([&](imports::Row const& row) {
            findings.add_row(row);
            reader.add(static_cast<std::size_t>(row.sheet_row), row.values);
        });
        return std::move(reader).finish();
    }

    imports::Description description_;
    std::span<ListColumn const> columns_;
};

class UnitsDomain final : public AreaDomain {
public:
    UnitsDomain()
        : AreaDomain{{.key = kUnitsImport,
                      .title = "Danh mục đơn vị hành chính",
                      .intro = "Danh sách tỉnh, huyện, xã với mã; theo cột của chúng tôi (Cấp, Mã, Tên, Mã cấp trên) "
                               "hoặc của danh mục chính thức (Tỉnh, Mã tỉnh, Huyện, Mã huyện, Xã, Mã xã, Cấp).",
                      .need = rights::Capability::edit_areas,
                      .columns = columns_of(kUnitColumns),
                      .settings = {{.key = "from",
                                    .label = "Có hiệu lực từ ngày",
                                    .hint = "Ví dụ 01/07/2025. Để trống nếu tệp có cột Từ ngày.",
                                    .kind = imports::Setting::Kind::date},
                                   {.key = "until",
                                    .label = "Có hiệu lực đến hết ngày",
                                    .hint = "Ví dụ 30/06/2025, với danh mục cũ.",
                                    .kind = imports::Setting::Kind::date}}},
                     kUnitColumns} {}

    base::Result<std::unique_ptr<imports::Plan>> examine(db::Transaction& tx,
                                                         imports::Examination const& examination) const override {
        Validity const in{day_of(examination.settings, "from"), day_of(examination.settings, "until")};
        auto const own = [&](ListColumn column) {
            return examination
                .present[static_cast<std::size_t>(std::ranges::find(kUnitColumns, column) - kUnitColumns.begin())];
        };
        if (!in.from && !in.until && !own(ListColumn::from) && !own(ListColumn::until))
            return base::fail(base::Code::invalid_input,
                              "Chưa biết danh mục có hiệu lực từ ngày nào hoặc đến hết ngày nào.", {},
                              "Ghi một trong hai ngày, ví dụ từ 01/07/2025 hoặc đến hết 30/06/2025.");
        if (in.ends_before_it_begins())
            return base::fail(base::Code::invalid_input, "Ngày kết thúc đứng trước ngày bắt đầu.", {},
                              "Sửa một trong hai ngày.");
        AreaId const first = TRY(begin_import(tx, examination.scope));
        Findings findings{kUnitColumns};
        AreaList list = read(examination, in, findings);
        Atlas const atlas = TRY(load_atlas(tx, examination.scope));
        ListPlan plan = plan_units(atlas, std::move(list), first);
        for (RowFault const& fault : plan.rejected) findings.reject(fault);
        for (std::size_t i = 0; i < plan.added.size(); ++i)
            findings.add(plan.rows[i], Verdict::added, "area/" + std::to_string(plan.added[i].id.number()),
                         plan.added[i].title().name);
        for (TitleChange const& change : plan.changed) {
            findings.add(change.row, Verdict::changed, "area/" + std::to_string(change.unit.number()),
                         change.after.name);
            findings.change(change.row, ListColumn::name, change.before.name, change.after.name);
        }
        for (RowFault const& notice : plan.notices)
            findings.note(notice.row, notice.told.message + " " + notice.told.mend);
        findings.report(examination);
        return std::make_unique<AreaPlan>(std::move(plan));
    }

private:
    std::string needed() const override { return "Cần Mã và Tên; hoặc Tỉnh và Mã tỉnh, cùng Xã và Mã xã."; }
};

class MergersDomain final : public AreaDomain {
public:
    MergersDomain()
        : AreaDomain{{.key = kMergersImport,
                      .title = "Danh sách sắp xếp đơn vị hành chính",
                      .intro = "Mỗi dòng là một đơn vị mới và các đơn vị cũ hình thành nên nó, ghi như trong nghị "
                               "quyết. Nhập danh mục cũ và mới trước.",
                      .need = rights::Capability::edit_areas,
                      .columns = columns_of(kMergerColumns),
                      .settings = {{.key = "from",
                                    .label = "Đơn vị mới có hiệu lực từ ngày",
                                    .hint = "Ví dụ 01/07/2025.",
                                    .kind = imports::Setting::Kind::date,
                                    .required = true}}},
                     kMergerColumns} {}

    base::Result<std::unique_ptr<imports::Plan>> examine(db::Transaction& tx,
                                                         imports::Examination const& examination) const override {
        auto const on = day_of(examination.settings, "from");
        if (!on)
            return base::fail(base::Code::invalid_input, "Chưa biết việc sắp xếp có hiệu lực từ ngày nào.", {},
                              "Ghi ngày đầu tiên của đơn vị mới, ví dụ 01/07/2025.");
        TRY(begin_import(tx, examination.scope));
        Findings findings{kMergerColumns};
        AreaList const list = read(examination, {*on, {}}, findings);
        Atlas const atlas = TRY(load_atlas(tx, examination.scope));
        ListPlan plan = plan_mergers(atlas, list, *on, {});
        TRY(mark_known_parts(tx, examination.scope, plan));
        std::unordered_map<AreaId, std::size_t> rows{plan.merger_rows.begin(), plan.merger_rows.end()};
        for (RowFault const& fault : plan.rejected) findings.reject(fault);
        for (Succession const& succession : plan.successions)
            findings.add(rows.at(succession.successor), Verdict::added,
                         "area/" + std::to_string(succession.successor.number()),
                         atlas.unit(succession.successor).title_at(*on).name);
        for (RowFault const& notice : plan.notices)
            findings.note(notice.row, notice.told.message + " " + notice.told.mend);
        for (OpenPart const& part : plan.open) {
            findings.note(rows.at(part.successor),
                          "“" + part.printed + "”: " + part.why + " Sẽ chờ ở trang Tên đơn vị chờ quyết định.");
            if (!part.known)
                findings.add(rows.at(part.successor), Verdict::added, "area/" + std::to_string(part.successor.number()),
                             atlas.unit(part.successor).title_at(*on).name);
        }
        findings.report(examination);
        return std::make_unique<AreaPlan>(std::move(plan));
    }

private:
    std::string needed() const override { return "Cần Mã mới và Hình thành từ; nên có Tên mới."; }
};

} // namespace

std::unique_ptr<imports::Domain> units_import() { return std::make_unique<UnitsDomain>(); }
std::unique_ptr<imports::Domain> mergers_import() { return std::make_unique<MergersDomain>(); }

} // namespace areas
