#pragma once

#include "base/json.hpp"
#include "imports/domain.hpp"
#include "imports/readers.hpp"
#include "support/store.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <map>
#include <string>

/// A domain for tests: villages with a code, a name and a number of households.
namespace sample {

inline void make_table(db::Database& store) {
    auto tx = store.write();
    tx.run_script("CREATE TABLE villages (code TEXT PRIMARY KEY, name TEXT NOT NULL, households BIGINT NOT NULL)");
    tx.commit();
}

struct Village {
    std::string name, households;
    friend bool operator==(Village const&, Village const&) = default;
};
using Villages = std::map<std::string, Village>;

inline Villages villages(db::Session& session) {
    Villages found;
    session.each<std::string, std::string, std::int64_t>(
        "SELECT code, name, households FROM villages", {},
        [&](std::string code, std::string name, std::int64_t count) { found[code] = {name, std::to_string(count)}; });
    return found;
}

class Domain final : public imports::Domain {
public:
    /// Called in the middle of write(), after half of the rows.
    std::function<void()> interrupt = [] {};

    imports::Description const& description() const override { return description_; }

    base::Result<std::unique_ptr<imports::Plan>> examine(db::Transaction& tx,
                                                         imports::Examination const& examination) const override {
        using namespace imports;
        auto plan = std::make_unique<Writing>(*this);
        auto const before = villages(tx);
        std::map<std::string, std::int64_t> seen;
        examination.each_row([&](Row const& row) {
            auto const& code = row.values[0];
            Village const now{row.values[1], row.values[2].empty() ? "0" : row.values[2]};
            Finding finding{.row = row.number, .verdict = Verdict::same, .key = "village/" + code, .label = now.name};
            if (auto const [first, fresh] = seen.emplace(code, row.sheet_row); !fresh) {
                finding.verdict = Verdict::rejected;
                finding.faults = {{0,
                                   {base::Code::invalid_input,
                                    fmt::format("Mã {} đã có ở dòng {}.", code, first->second),
                                    {},
                                    "Bỏ một trong hai dòng."}}};
            } else if (auto const old = before.find(code); old == before.end()) {
                finding.verdict = Verdict::added;
                plan->put.emplace_back(code, now);
            } else if (old->second != now) {
                finding.verdict = Verdict::changed;
                if (old->second.name != now.name) finding.changes.push_back({1, old->second.name, now.name});
                if (old->second.households != now.households)
                    finding.changes.push_back({2, old->second.households, now.households});
                plan->put.emplace_back(code, now);
            }
            examination.report(std::move(finding));
        });
        return plan;
    }

    base::Result<void> undo(db::Transaction& tx, rights::Scope const&, db::Instant, imports::BatchId batch,
                            std::string const&) const override {
        for (auto const& what : imports::kept(tx, batch)) {
            auto const json = nlohmann::json::parse(what);
            if (json.size() == 1)
                tx.run("DELETE FROM villages WHERE code = :code", {{"code", json[0].get<std::string>()}});
            else
                tx.run("UPDATE villages SET name = :name, households = :count WHERE code = :code",
                       {{"name", json[1].get<std::string>()},
                        {"count", std::stoll(json[2].get<std::string>())},
                        {"code", json[0].get<std::string>()}});
        }
        return {};
    }

private:
    struct Writing final : imports::Plan {
        explicit Writing(Domain const& of) : domain{of} {}
        Domain const& domain;
        std::vector<std::pair<std::string, Village>> put;
        base::Result<void> write(db::Transaction& tx, rights::Scope const&, db::Instant, imports::BatchId batch,
                                 std::string const&) override {
            auto const before = villages(tx);
            for (std::size_t i = 0; auto const& [code, village] : put) {
                if (i++ == put.size() / 2) domain.interrupt();
                auto const old = before.find(code);
                imports::keep(tx, batch,
                              old == before.end()
                                  ? nlohmann::json{code}.dump()
                                  : nlohmann::json{code, old->second.name, old->second.households}.dump());
                tx.run("INSERT INTO villages (code, name, households) VALUES (:code, :name, :count) ON CONFLICT (code) "
                       "DO UPDATE SET name = excluded.name, households = excluded.households",
                       {{"code", code}, {"name", village.name}, {"count", std::stoll(village.households)}});
            }
            return {};
        }
    };

    imports::Description description_{
        .key = "villages",
        .title = "Danh mục thôn, bản",
        .intro = "Mỗi dòng một thôn: mã, tên, số hộ.",
        .need = rights::Capability::edit_areas,
        .columns = {{.key = "code",
                     .heading = "Mã thôn",
                     .synonyms = {"Mã số"},
                     .required = true,
                     .read = imports::code_of(4)},
                    {.key = "name", .heading = "Tên thôn", .synonyms = {"Thôn, bản"}, .required = true},
                    {.key = "households", .heading = "Số hộ", .read = imports::integer_of}},
        .settings = {{.key = "from",
                      .label = "Có hiệu lực từ ngày",
                      .hint = "Ví dụ 27/3/2024",
                      .kind = imports::Setting::Kind::date}}};
};

/// A file of a test, removed with it.
class File {
public:
    explicit File(std::string_view text, std::string_view name = "thon.csv") {
        static int counter = 0;
        path_ = std::filesystem::temp_directory_path() /
                fmt::format("benvung-imports-{}-{}-{}", ::getpid(), ++counter, name);
        std::ofstream{path_, std::ios::binary} << text;
    }
    File(File const&) = delete;
    ~File() { std::filesystem::remove(path_); }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Twelve rows of `count` that can not be taken in, each in its own way or in the same.
inline std::string with_bad_rows(int good) {
    std::string text = "Mã thôn;Tên thôn;Số hộ;Ghi chú\n";
    for (int i = 1; i <= good; ++i) text += fmt::format("{:04};Bản số {};{};\n", i, i, 20 + i);
    for (int i = 1; i <= 5; ++i) text += fmt::format("{:04};Bản thêm {};nhiều;cùng lỗi\n", 9000 + i, i);
    text += "01A;Bản mã chữ;5;\n";
    text += ";Bản không mã;5;\n";
    text += "9100;;5;\n";
    text += "9101;Bản lẻ;5,5;\n";
    text += "9102;Bản hai nghĩa;12.75;\n";
    text += "12345;Bản mã dài;5;\n";
    text += "0001;Bản trùng mã;5;\n";
    return text;
}

} // namespace sample
