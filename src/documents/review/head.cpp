#include "documents/review/store.hpp"
#include "documents/review/values.hpp"

namespace documents::review {
namespace {

std::string* text_field(registry::Head& head, std::string_view field) {
    if (field == "issuer") return &head.issuer;
    if (field == "parent_issuer") return &head.parent_issuer;
    if (field == "number") return &head.number;
    if (field == "symbol") return &head.symbol;
    if (field == "type") return &head.type;
    if (field == "place") return &head.place;
    if (field == "subject") return &head.subject;
    if (field == "signer") return &head.signer;
    if (field == "signer_title") return &head.signer_title;
    if (field == "directed_by") return &head.directed_by;
    return nullptr;
}

} // namespace

Json value_of(registry::Head const& head, std::string_view field) {
    if (field == "date") return head.date ? Json(head.date->iso()) : Json(nullptr);
    if (field == "addressees") return head.addressees;
    if (field == "recipients") return head.recipients;
    auto copy = head; // one list of fields for both ways
    auto const* const text = text_field(copy, field);
    return text == nullptr || text->empty() ? Json(nullptr) : Json(*text);
}

void put_value(registry::Head& head, std::string_view field, Json const& value) {
    if (field == "date") {
        head.date.reset();
        if (value.is_string())
            if (auto const date = partial_date(value.get_ref<std::string const&>())) head.date = *date;
    } else if (field == "addressees" || field == "recipients") {
        auto texts = texts_in(Json{{"list", value}}, "list");
        (field == "addressees" ? head.addressees : head.recipients) = std::move(texts);
    } else if (auto* const text = text_field(head, field)) {
        auto const before = *text;
        *text = value.is_string() ? value.get<std::string>() : std::string{};
        // Whom the name means is told anew by whoever knows the organisations.
        if (*text != before && (field == "issuer" || field == "parent_issuer")) head.issuer_id = {};
    }
}

} // namespace documents::review
