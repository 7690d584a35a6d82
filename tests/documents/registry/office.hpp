#pragma once

#include "documents/registry/books.hpp"
#include "site/list.hpp"
#include "support/store.hpp"
#include "text/search.hpp"

#include <doctest/doctest.h>

/// Two offices with clerks, and papers of our own wording, for tests of the register.
namespace office_house {

using namespace documents::registry;
using base::Date;
using support::Store;

inline constexpr std::int64_t kOffice = 11, kDepartment = 12, kCommittee = 13, kMinistry = 14;

inline base::Date day(char const* iso) { return base::Date::parse(iso).value(); }
inline db::Instant noon(char const* iso) { return db::Instant{day(iso).days()} + std::chrono::hours{5}; }

inline void add_organisations(db::Database& store) {
    auto tx = store.write();
    std::pair<std::int64_t, char const*> const names[] = {{kOffice, "Văn phòng UBND tỉnh Suối Đá"},
                                                          {kDepartment, "Sở Việc làm tỉnh Suối Đá"},
                                                          {kCommittee, "UBND tỉnh Suối Đá"},
                                                          {kMinistry, "Bộ Việc làm"}};
    for (auto const& [id, name] : names)
        tx.run("INSERT INTO organisations (id, identity, kind, level, name, name_sort, searched, source, certainty, "
               "changed) VALUES (:id, NULL, 'office', 'central', :name, :name, :searched, '', 'read', 0)",
               {{"id", id}, {"name", name}, {"searched", text::search_key(name)}});
    for (auto const& [id, name] : names)
        tx.run("INSERT INTO organisation_names (organisation_id, name, alias) VALUES (:id, :name, 0)",
               {{"id", id}, {"name", name}});
    tx.run("INSERT INTO organisation_superiors (organisation_id, superior_id, line) VALUES (:office, :committee, "
           "'committee')",
           {{"office", kOffice}, {"committee", kCommittee}});
    for (auto const& [id, name] : names)
        for (auto const& word : site::list_words(name))
            tx.run("INSERT INTO organisation_words (word, row_id) VALUES (:word, :id)", {{"word", word}, {"id", id}});
    tx.commit();
}

inline rights::Scope clerk_of(std::int64_t organisation) {
    auto scope = support::everything();
    scope.organisation = OrganisationId{organisation};
    scope.areas = rights::AreaSet::of({});
    scope.capabilities = rights::capabilities_of(rights::Role::clerk);
    scope.actor = "Lò Thị Hoa, văn thư";
    return scope;
}

inline std::string letter(std::string const& number, std::string const& subject) {
    return "ỦY BAN NHÂN DÂN\nTỈNH SUỐI ĐÁ\n\nSố: " + number +
           "/UBND-KT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSuối Đá, ngày 14 tháng 10 "
           "năm "
           "2026\n\nV/v " +
           subject +
           "\n\nKính gửi: Sở Việc làm.\n\nYêu cầu Sở Việc làm báo cáo trước ngày 30/10/2026./.\n\nTM. ỦY BAN NHÂN "
           "DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n";
}

/// A paper as intake brings it.
inline NewPaper paper_of(std::string const& text) {
    NewPaper paper;
    paper.file_name = "congvan.txt";
    paper.digest = std::string(56, '0') + std::to_string(10'000'000 + std::hash<std::string>{}(text) % 80'000'000);
    paper.bytes = static_cast<std::int64_t>(text.size());
    paper.format = "text";
    paper.text = text;
    paper.reading = documents::reading::read(text);
    return paper;
}

inline PaperId take(Store& store, rights::Scope const& scope, std::string const& text) {
    auto tx = store->write();
    auto const id = take_in(tx, scope, noon("2026-10-15"), day("2026-10-15"), paper_of(text));
    REQUIRE(id.has_value());
    tx.commit();
    return *id;
}

inline PaperId take_confirmed(Store& store, rights::Scope const& scope, std::string const& text) {
    auto const id = take(store, scope, text);
    auto tx = store->write();
    auto const confirmed = confirm(tx, scope, noon("2026-10-15"), id, 1);
    REQUIRE_MESSAGE(confirmed.has_value(), confirmed.error().message);
    tx.commit();
    return id;
}

inline BookId book(Store& store, rights::Scope const& scope, Direction direction, std::int64_t body = 0,
                   std::string const& series = "") {
    auto tx = store->write();
    auto const id = open_book(tx, scope, noon("2026-01-05"), base::Date::of(2026, 1, 5).value(),
                              {.id = {},
                               .keeper = {},
                               .body = OrganisationId{body},
                               .direction = direction,
                               .series = series,
                               .name = direction == Direction::in ? "Sổ văn bản đến" : "Sổ công văn đi"});
    REQUIRE(id.has_value());
    tx.commit();
    return *id;
}

} // namespace office_house
