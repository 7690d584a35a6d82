#include "documents/review/summary.hpp"

#include "base/money.hpp"
#include "documents/review/values.hpp"
#include "documents/words.hpp"
#include "text/money.hpp"

namespace documents::review {
namespace {

std::string printed_date(Json const& value, std::string_view key) {
    auto const date = partial_date(text_in(value, key));
    return date ? print_date(*date) : text_in(value, key);
}

void append(std::string& said, std::string_view part, std::string_view between = "; ") {
    if (part.empty()) return;
    if (!said.empty()) said += between;
    said += part;
}

std::string header_summary(std::string_view field, Json const& value) {
    auto const& said = member(value, "value");
    if (said.is_array()) return joined(texts_in(value, "value"));
    if (field == "date") return printed_date(value, "value");
    return text_in(value, "value");
}

std::string duty_summary(Json const& duty) {
    auto said = joined(texts_in(duty, "assignees"));
    append(said, text_in(duty, "action"), ": ");
    auto const deadline = deadline_of(member(duty, "deadline"));
    auto due = print_deadline(deadline);
    if (deadline.kind == reading::DeadlineKind::recurring) due = "lặp lại " + deadline.rrule;
    append(said, due.empty() ? "" : "hạn " + due);
    append(said, joined(texts_in(duty, "coordinators")), "; phối hợp: ");
    return said;
}

std::string document_summary(Json const& document) {
    auto said = capitalised(text_in(document, "type"));
    append(said, text_in(document, "number_symbol"), " ");
    append(said, printed_date(document, "date"), ", ");
    return said;
}

std::string money_summary(Json const& line) {
    auto said = text_in(line, "label");
    auto const& amount = member(line, "amount_vnd");
    if (amount.is_number_integer())
        if (auto const money = base::Money::of(amount.get<std::int64_t>()))
            append(said, text::print_money(*money), ": ");
    append(said, text_in(line, "source") == "total" ? "" : text_in(line, "source"), ", ");
    append(said, text_in(line, "type"), ", ");
    return said;
}

} // namespace

std::string vietnamese(State state) {
    switch (state) {
    case State::proposed: return "chưa xem";
    case State::confirmed: return "đúng";
    case State::corrected: return "đã sửa";
    case State::rejected: return "đã bỏ";
    case State::added: return "thêm";
    }
    return "";
}

std::string_view vietnamese(Kind kind) {
    switch (kind) {
    case Kind::header: return "Phần đầu";
    case Kind::duty: return "Việc";
    case Kind::reference: return "Văn bản dẫn chiếu";
    case Kind::money: return "Số tiền";
    case Kind::target: return "Chỉ tiêu";
    case Kind::status: return "Dòng tình hình";
    }
    return "";
}

std::string_view vietnamese_many(Kind kind) {
    switch (kind) {
    case Kind::header: return "Thể thức";
    case Kind::duty: return "Nhiệm vụ";
    case Kind::reference: return "Văn bản dẫn chiếu";
    case Kind::money: return "Vốn";
    case Kind::target: return "Chỉ tiêu";
    case Kind::status: return "Bảng tình hình";
    }
    return "";
}

std::string title_of(Item const& item) {
    if (item.kind == Kind::header) {
        auto const* const field = find_header_field(item.field);
        return field == nullptr ? item.field : std::string{field->words};
    }
    std::string title{vietnamese(item.kind)};
    if (item.kind == Kind::duty)
        append(title, text_in(item.said().is_null() ? item.proposal : item.said(), "clause"), " ");
    return title;
}

std::string summary(Kind kind, std::string_view field, Json const& value) {
    if (value.is_null()) return {};
    switch (kind) {
    case Kind::header: return header_summary(field, value);
    case Kind::duty: return duty_summary(value);
    case Kind::reference: {
        auto said = document_summary(value);
        append(said, text_in(value, "issuer"), ", ");
        return said;
    }
    case Kind::money: return money_summary(value);
    case Kind::target: {
        auto said = text_in(value, "indicator");
        append(said, print_target_value(target_of(value)), ": ");
        append(said, text_in(value, "unit"), " ");
        return said;
    }
    case Kind::status: {
        auto said = text_in(value, "locality");
        append(said, joined(status_words(status_of(value)), ", "), ": ");
        append(said, document_summary(member(value, "document")), ", ");
        append(said, text_in(value, "note"));
        return said;
    }
    }
    return {};
}

} // namespace documents::review
