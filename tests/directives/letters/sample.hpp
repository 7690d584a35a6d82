#pragma once

#include "directives/letters/paper.hpp"

/// Letters of our own wording for tests.
namespace letter_sample {

using namespace directives::letters;

inline Letter urging(std::size_t bodies, std::size_t facts_each) {
    Letter letter{.kind = Kind::urging, .content = {}};
    letter.content = {
        .parent_issuer = "Tỉnh Suối Đá",
        .issuer = "Ủy ban nhân dân",
        .symbol = "UBND-KT",
        .place = "Suối Đá",
        .subject = "đôn đốc thực hiện nhiệm vụ giảm nghèo bền vững được giao tại Công văn số 306/BVL-GN",
        .opening = "Thực hiện Công văn số 306/BVL-GN ngày 08/01/2026 của Bộ Việc làm về báo cáo kết quả giảm "
                   "nghèo bền vững, Ủy ban nhân dân tỉnh đã giao các cơ quan, đơn vị thực hiện theo thời hạn.\nĐến "
                   "ngày 05/02/2026, các đơn vị sau chưa hoàn thành nhiệm vụ được giao:",
        .closing = "Ủy ban nhân dân tỉnh đề nghị các cơ quan, đơn vị có tên nêu trên khẩn trương hoàn thành và gửi "
                   "kết quả trước ngày 12/02/2026./.",
        .recipients = {"Như trên", "Chủ tịch UBND tỉnh (để báo cáo)", "Lưu: VT, KT"},
        .signature = {.capacity = Capacity::deputy,
                      .collective = "Ủy ban nhân dân",
                      .principal = "Chủ tịch",
                      .post = "Phó Chủ tịch",
                      .name = "Nguyễn Văn An"}};
    for (std::size_t i = 0; i < bodies; ++i) {
        Recipient recipient{.organisation = {}, .name = "UBND xã Suối " + std::to_string(i + 1), .facts = {}};
        for (std::size_t j = 0; j < facts_each; ++j)
            recipient.facts.push_back(
                {.turn = {},
                 .duty = "Báo cáo kết quả phân bổ và giải ngân vốn sự nghiệp kỳ " + std::to_string(j + 1),
                 .due = "25/01/2026",
                 .standing = "Quá hạn " + std::to_string(11 + j) + " ngày"});
        letter.recipients.push_back(std::move(recipient));
    }
    return letter;
}

inline Stamp stamp() { return {.number = "07", .day = base::Date::of(2026, 2, 5), .code = "BV:7GQK2M4TX9PDWZ5N"}; }

} // namespace letter_sample
