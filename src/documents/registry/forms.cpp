#include "documents/registry/forms.hpp"

#include "documents/registry/pages.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "organisations/store.hpp"
#include "text/dates.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <charconv>

namespace documents::registry {
namespace {

using base::Code;
using base::fail;
using rights::Scope;

std::vector<std::string> lines_of(std::string const& typed) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from <= typed.size()) {
        auto const to = std::min(typed.find('\n', from), typed.size());
        lines.push_back(typed.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

std::string printed(std::optional<base::Date> const& day) { return day ? day->vietnamese() : std::string{}; }

} // namespace

std::int64_t number_of(std::string_view typed) {
    std::int64_t number = 0;
    auto const [end, trouble] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return trouble == std::errc{} && end == typed.data() + typed.size() && number > 0 ? number : 0;
}

base::Result<base::Date> typed_day(std::string_view typed, char const* where) {
    auto const day = text::parse_date(typed);
    if (!day) return fail(Code::invalid_input, day.error().message, where, day.error().mend);
    return *day;
}

TypedLine TypedLine::from(http::Fields const& fields) {
    auto const text = [&](char const* name) { return std::string{fields.text(name)}; };
    return {text("unit"),        text("due"),    text("handling"),   text("passed_on"),
            text("received_by"), text("copies"), text("recipients"), text("signer"),
            text("kept_by"),     text("reply"),  text("note")};
}

TypedLine TypedLine::from(Line const& line) {
    return {line.unit,        printed(line.due),
            line.handling,    printed(line.passed_on),
            line.received_by, line.copies ? std::to_string(*line.copies) : "",
            line.recipients,  line.signer,
            line.kept_by,     line.reply,
            line.note};
}

base::Result<Line> TypedLine::read(db::Session& session, Scope const& scope, base::Date day) const {
    Line line{.unit = text::nfc(unit),
              .handling = handling,
              .received_by = received_by,
              .recipients = recipients,
              .signer = signer,
              .kept_by = kept_by,
              .reply = reply,
              .note = note};
    line.unit_id = rows::body_named(session, scope, line.unit, day);
    if (!due.empty()) line.due = TRY(typed_day(due, "due"));
    if (!passed_on.empty()) line.passed_on = TRY(typed_day(passed_on, "passed_on"));
    if (line.due && *line.due < day)
        return fail(Code::invalid_input, "Hạn giải quyết trước ngày vào sổ.", "due", "Sửa một trong hai ngày.");
    if (!copies.empty()) {
        constexpr std::int64_t kCopiesMax = 100'000;
        line.copies = number_of(copies);
        if (*line.copies == 0 || *line.copies > kCopiesMax)
            return fail(Code::invalid_input, "Nhập số lượng bản bằng số, từ 1 đến 100.000.", "copies", "Ví dụ: 12.");
    }
    constexpr std::size_t kBytesMax = 8000;
    for (auto const& [text, field] : {std::pair{&handling, "handling"}, {&recipients, "recipients"}, {&note, "note"}})
        if (text->size() > kBytesMax)
            return fail(Code::invalid_input, "Nội dung quá dài.", field, "Rút gọn còn dưới 2.000 chữ.");
    return line;
}

html::Markup TypedLine::render(LineForm form) const {
    html::Dictionary page;
    page.set("PASSED_ON", passed_on).set("RECEIVED_BY", received_by).set("NOTE", note);
    if (form != LineForm::out)
        page.add("IN")
            .set("UNIT", unit)
            .set("DUE", due)
            .set("HANDLING", handling)
            .set("REPLY", reply)
            .show_if(form == LineForm::both, "TOLD");
    if (form != LineForm::in)
        page.add("OUT")
            .set("SIGNER", signer)
            .set("RECIPIENTS", recipients)
            .set("KEPT_BY", kept_by)
            .set("COPIES", copies)
            .show_if(form == LineForm::both, "TOLD");
    return html::render("documents/line_form", page);
}

TypedHead TypedHead::from(http::Fields const& fields) {
    auto const text = [&](char const* name) { return std::string{fields.text(name)}; };
    TypedHead typed;
    typed.head = {.issuer = text("issuer"),
                  .parent_issuer = text("parent_issuer"),
                  .number = text("number"),
                  .symbol = text("symbol"),
                  .type = text("type"),
                  .place = text("place"),
                  .date = {},
                  .subject = text("subject"),
                  .signer = text("signer"),
                  .signer_title = text("signer_title"),
                  .directed_by = text("directed_by"),
                  .urgency = static_cast<Urgency>(std::min<std::int64_t>(number_of(text("urgency")), 3)),
                  .addressees = {},
                  .recipients = {}};
    typed.date = text("date");
    typed.addressees = text("addressees");
    typed.recipients = text("recipients");
    return typed;
}

TypedHead TypedHead::from(Head const& head) {
    std::string date;
    if (head.date) {
        date = head.date->day     ? head.date->whole().value().vietnamese()
               : head.date->month ? std::to_string(*head.date->month) + "/" + std::to_string(head.date->year)
                                  : std::to_string(head.date->year);
    }
    return {head, date, joined(head.addressees, "\n"), joined(head.recipients, "\n")};
}

base::Result<Head> TypedHead::read(db::Session& session, Scope const& scope, base::Date today) const {
    Head read = head;
    if (!date.empty()) {
        auto const parsed = parse_partial_date(date);
        if (!parsed) return fail(Code::invalid_input, parsed.error().message, "date", parsed.error().mend);
        read.date = *parsed;
        if (auto const whole = parsed->whole(); whole && *whole > today.plus_days(1))
            return fail(Code::invalid_input, "Ngày ban hành ở tương lai.", "date",
                        "Nhập ngày ghi trên văn bản, không sau hôm nay.");
    }
    read.addressees = lines_of(addressees);
    read.recipients = lines_of(recipients);
    auto const day = read.date ? read.date->whole() : std::nullopt;
    read.issuer_id = rows::body_named(session, scope, text::nfc(read.issuer), day.value_or(today));
    constexpr std::size_t kSubjectBytesMax = 2000; // annex VI: 500 characters
    if (read.subject.size() > kSubjectBytesMax)
        return fail(Code::invalid_input, "Trích yếu dài quá 500 chữ.", "subject", "Rút gọn trích yếu.");
    return read;
}

} // namespace documents::registry
