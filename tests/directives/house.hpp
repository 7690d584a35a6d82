#pragma once

#include "areas/list_plan.hpp"
#include "areas/list_reader.hpp"
#include "areas/provinces.hpp"
#include "areas/store.hpp"
#include "directives/assignments/draft.hpp"
#include "documents/registry/books.hpp"
#include "organisations/store.hpp"
#include "support/store.hpp"

#include <doctest/doctest.h>

/// Quảng Nam with three made-up districts until 30 June 2025, its bodies, and papers of our own wording: for tests of directives.
namespace directive_house {

using namespace directives;
using base::Date;
using organisations::Identity;
using rights::Scope;
using support::Store;

inline base::Date day(char const* iso) { return base::Date::parse(iso).value(); }
inline db::Instant noon(base::Date on) { return db::Instant{on.days()} + std::chrono::hours{5}; }

inline constexpr char kDepartment[] = "so-ldtbxh";

/// A letter of the department to the districts: one report by a day with a consequence, one twice a month, one without a day.
inline std::string letter() {
    return "UBND TỈNH QUẢNG NAM\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - "
           "Tự do - Hạnh "
           "phúc\n\nSố: 815/LĐTBXH-BTXH\n\nQuảng Nam, ngày 03 tháng 10 năm 2024\n\nV/v báo cáo vốn đối ứng\n\nKính "
           "gửi: UBND các huyện, "
           "thị xã, thành phố.\n\nSở Lao động - Thương binh và Xã hội đề nghị:\n\n1. UBND các huyện, thị xã, thành "
           "phố\n\na) Báo cáo kết "
           "quả bố trí vốn đối ứng, gửi về Sở Lao động - Thương binh và Xã hội trong ngày 11/10/2024. Trường hợp địa "
           "phương không có báo "
           "cáo theo đúng thời gian trên thì xem như chưa bố trí vốn đối ứng.\n\nb) Báo cáo tiến độ giải ngân mỗi "
           "tháng 02 lần: lần 1 vào "
           "ngày 15, lần 2 vào ngày cuối mỗi tháng, kể từ tháng 10/2024.\n\nc) Đẩy nhanh tiến độ rà soát hộ "
           "nghèo.\n\n2. Sở Tài chính chủ "
           "trì, phối hợp với Kho bạc Nhà nước tỉnh đối chiếu số liệu trước ngày 20/10/2024.\n\nNơi nhận:\n- Như "
           "trên;\n- Lưu: VT.\n\nGIÁM "
           "ĐỐC\n\nTrần Thị Lụa\n";
}

class House {
public:
    explicit House(Store& store) : store_{*store}, atlases_{*store}, resolvers_{*store, atlases_, catalogue_} {
        {
            auto tx = store_.write();
            REQUIRE(areas::put_known_provinces(tx, support::everything(), {}).has_value());
            put(tx,
                {{"level", "code", "name", "parent_code"},
                 {"district", "990", "Huyện Suối Lụa", "49"},
                 {"district", "991", "Huyện Đồi Sim", "49"},
                 {"district", "992", "Thành phố Bến Chè", "49"},
                 {"commune", "99001", "Xã Vườn Chè", "990"},
                 {"commune", "99002", "Xã Suối Trong", "990"}},
                {.from = {}, .until = day("2025-06-30")});
            tx.commit();
        }
        auto again = store_.write();
        auto const done = organisations::generate_into(again, support::everything(), {}, catalogue_, *atlases_.now(),
                                                       {.central = true, .within = {area("49")}});
        REQUIRE(done.has_value());
        again.commit();
    }

    areas::AreaId area(char const* code) {
        return atlases_.now()->with_code(areas::AreaCode::parse(code).value(), day("2024-10-01")).at(0)->id;
    }
    OrganisationId body(char const* rule, char const* code) {
        Identity const identity{rule, code[0] == 0 ? areas::AreaId{} : area(code)};
        auto session = store_.lease();
        auto const ids = organisations::ids_of(session, support::everything(), std::span{&identity, 1}).value();
        INFO(rule, " of ", code);
        REQUIRE(ids.size() == 1);
        return ids.begin()->second;
    }

    /// A person of the body with these roles.
    Scope person(OrganisationId body, std::initializer_list<rights::Role> roles, char const* name) {
        auto scope = support::everything();
        scope.organisation = body;
        scope.areas = rights::AreaSet::of({});
        scope.capabilities = {};
        for (auto const role : roles) scope.capabilities = scope.capabilities | rights::capabilities_of(role);
        scope.actor = name;
        return scope;
    }
    Scope department() {
        return person(body(kDepartment, "49"), {rights::Role::clerk, rights::Role::head, rights::Role::specialist},
                      "Trần Thị Lụa");
    }
    Scope district(char const* code) {
        return person(body("ubnd-huyen", code), {rights::Role::clerk, rights::Role::head, rights::Role::specialist},
                      "Người của huyện");
    }

    PaperId confirmed(Scope const& scope, std::string const& text) {
        documents::registry::NewPaper paper;
        paper.file_name = "congvan.txt";
        paper.digest = std::string(56, '0') + std::to_string(10'000'000 + std::hash<std::string>{}(text) % 80'000'000);
        paper.bytes = static_cast<std::int64_t>(text.size());
        paper.format = "text";
        paper.text = text;
        paper.reading = documents::reading::read(text);
        auto tx = store_.write();
        auto const id = documents::registry::take_in(tx, scope, noon(day("2024-10-03")), day("2024-10-03"), paper);
        REQUIRE(id.has_value());
        REQUIRE(documents::registry::confirm(tx, scope, noon(day("2024-10-03")), *id, 1).has_value());
        tx.commit();
        return *id;
    }

    base::Result<DirectiveId> draft(Scope const& scope, base::Date today, PaperId paper, AssignmentId parent = {}) {
        auto tx = store_.write();
        auto made = make_draft(tx, scope, noon(today), today, catalogue_, *resolvers_.now(), paper, parent);
        if (made) tx.commit();
        return made;
    }

    /// The department's letter, issued on 4 October 2024.
    DirectiveId issued(Scope const& scope) {
        auto const id = draft(scope, day("2024-10-04"), confirmed(scope, letter()));
        REQUIRE_MESSAGE(id.has_value(), (id ? "" : id.error().message));
        act(scope, day("2024-10-04"), [&](db::Transaction& tx, base::Date today) {
            return issue(tx, scope, noon(today), today, calendar, *id, find_directive(tx, scope, today, *id)->version);
        });
        return *id;
    }

    /// Carries the act out and keeps it; it must be good.
    template <class Act>
    void act(Scope const&, base::Date today, Act const& what) {
        auto tx = store_.write();
        auto const done = what(tx, today);
        REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().message + " " + done.error().mend));
        tx.commit();
    }

    std::vector<Turn> turns(Scope const& scope, base::Date today, DirectiveId directive) {
        auto session = store_.lease();
        return turns_of(session, scope, today, directive);
    }
    /// The first turn of the body's whose duty begins so.
    Turn turn(Scope const& scope, base::Date today, DirectiveId directive, OrganisationId body,
              std::string_view action) {
        auto session = store_.lease();
        for (auto const& one : turns_of(session, scope, today, directive)) {
            if (one.organisation != body) continue;
            if (find_duty(session, scope, today, one.duty)->action.starts_with(action)) return one;
        }
        REQUIRE_MESSAGE(false, "no turn of a duty that begins with " << action);
        std::unreachable();
    }
    std::int64_t count(std::string const& sql) { return store_.lease().find<std::int64_t>(sql).value(); }

    db::Database& store() { return store_; }
    organisations::Resolvers& resolvers() { return resolvers_; }
    due::Calendar const calendar = due::Calendar::built_in();

private:
    static void put(db::Transaction& tx, std::vector<std::vector<std::string>> const& rows, areas::Validity in) {
        areas::ListReader reader{areas::header_of(rows.front()).value(), in};
        for (std::size_t i = 1; i < rows.size(); ++i) reader.add(i + 1, rows[i]);
        areas::AreaList list = std::move(reader).finish();
        auto const first = areas::begin_import(tx, support::everything()).value();
        auto const atlas = areas::load_atlas(tx, support::everything()).value();
        auto const plan = areas::plan_units(atlas, std::move(list), first);
        REQUIRE(areas::apply_plan(tx, support::everything(), {}, plan, "x", "x").has_value());
    }

    db::Database& store_;
    areas::Atlases atlases_;
    organisations::Catalogue catalogue_ = organisations::Catalogue::built_in();
    organisations::Resolvers resolvers_;
};

} // namespace directive_house
