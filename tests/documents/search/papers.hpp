#pragma once

#include "documents/registry/office.hpp"
#include "documents/search/index.hpp"

/// Papers as they lie in the store, for tests of search: nothing is read, what is found is what stands here.
namespace papers_to_find {

using namespace office_house;

struct Made {
    std::string number = {}, subject = {}, on = "2026-10-14", text = {};
    std::string symbol = "UBND-KT", type = "công văn", issuer = "Ủy ban nhân dân tỉnh Suối Đá";
    std::vector<std::int64_t> seen_by = {kOffice};
    std::string state = "confirmed";
};

inline PaperId make(db::Transaction& tx, Made const& made) {
    auto const id = PaperId{
        tx.find<std::int64_t>(
              "INSERT INTO papers (state, version, issuer, parent_issuer, number, symbol, number_key, type, place, "
              "dated, date_text, listed_day, subject, signer, signer_title, directed_by, urgency, addressees_json, "
              "recipients_json, pages, searched, taken_in_at, taken_in_by, taken_in_for, changed_at, changed_by) "
              "VALUES "
              "(:state, 1, :issuer, '', :number, :symbol, :key, :type, '', :on_day, :day_text, :listed, :subject, '', "
              "'', '', 0, '[]', '[]', 1, '', 0, '', 1, 0, '') RETURNING id",
              {{"state", made.state},
               {"issuer", made.issuer},
               {"number", made.number},
               {"symbol", made.symbol},
               {"key", number_key(made.number + "/" + made.symbol)},
               {"type", made.type},
               {"on_day", made.on},
               {"day_text", made.on},
               {"listed", made.on},
               {"subject", made.subject}})
            .value()};
    tx.run("INSERT INTO paper_readings (paper_id, reader, current, read_at, recognised, text, reading_json) VALUES "
           "(:paper, 'test', 1, 0, 0, :text, :json)",
           {{"paper", id},
            {"text", made.text},
            {"json", R"({"obligations":[{"clause":"2","span":[0,400]},{"clause":"2.b","span":[10,60]}]})"}});
    for (auto const organisation : made.seen_by)
        tx.run("INSERT INTO paper_access (organisation_id, paper_id, day) VALUES (:organisation, :paper, :on_day)",
               {{"organisation", organisation}, {"paper", id}, {"on_day", made.on}});
    documents::search::index(tx, id);
    return id;
}

inline void make_all(Store& store, std::vector<Made> const& all) {
    auto tx = store->write();
    for (auto const& made : all) make(tx, made);
    tx.commit();
}

inline std::vector<Made> letters() {
    return {{.number = "1",
             .subject = "Hỗ trợ trâu bò sinh sản",
             .on = "2026-03-01",
             .text = "Cấp con giống cho hộ nghèo."},
            {.number = "2",
             .subject = "Giao vốn",
             .on = "2026-05-02",
             .text = "Hỗ trợ chăn nuôi trâu, bò và dê cho hộ cận nghèo."},
            {.number = "306",
             .subject = "Giảm nghèo",
             .on = "2026-04-03",
             .text = "Bò ăn cỏ. Trâu cày ruộng.",
             .symbol = "LĐTBXH-VPQGGN",
             .issuer = "Bộ Lao động"},
            {.number = "30", .subject = "Nhà ở", .on = "2025-12-31", .text = "Xóa nhà tạm.", .type = "kế hoạch"},
            {.number = "3065",
             .subject = "Nước sạch",
             .on = "2026-06-01",
             .text = "Theo 306/LĐTBXH-VPQGGN.",
             .seen_by = {kDepartment}}};
}

} // namespace papers_to_find
