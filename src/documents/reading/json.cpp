#include "documents/reading/reading.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace documents::reading {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string const& value) { return value.empty() ? Json(nullptr) : Json(value); }
Json span_of(Span span) { return Json::array({span.from, span.to}); }
template <class T>
Json date_or_null(std::optional<T> const& date) {
    return date ? Json(date->iso()) : Json(nullptr);
}

char const* name(DeadlineKind kind) {
    switch (kind) {
    case DeadlineKind::once: return "once";
    case DeadlineKind::recurring: return "recurring";
    case DeadlineKind::relative: return "relative";
    case DeadlineKind::none: break;
    }
    return "none";
}

char const* name(Bound bound) {
    switch (bound) {
    case Bound::before: return "before";
    case Bound::on: return "on";
    case Bound::within: return "within";
    case Bound::by: break;
    }
    return "by";
}

char const* name(Source source) {
    switch (source) {
    case Source::central: return "NSTW";
    case Source::local: return "NSĐP";
    case Source::other: return "khác";
    case Source::state: return "NSNN";
    case Source::total: break;
    }
    return "total";
}

Json name(Expenditure type) {
    switch (type) {
    case Expenditure::investment: return "đầu tư";
    case Expenditure::recurrent: return "sự nghiệp";
    case Expenditure::unknown: break;
    }
    return nullptr;
}

Json items(std::vector<Field> const& fields) {
    Json list = Json::array();
    for (auto const& field : fields) list.push_back(field.value);
    return list;
}

Json header_json(Header const& header) {
    Json json;
    Json places = Json::object();
    auto const put = [&](char const* key, Field const& field) {
        json[key] = text_or_null(field.value);
        if (!field.value.empty()) places[key] = {{"span", span_of(field.span)}, {"confidence", field.confidence}};
    };
    put("issuer", header.issuer);
    put("parent_issuer", header.parent_issuer);
    put("number", header.number);
    put("symbol", header.symbol);
    put("type", header.type);
    put("place", header.place);
    json["date"] = date_or_null(header.date);
    if (header.date)
        places["date"] = {{"span", span_of(header.date_item.span)}, {"confidence", header.date_item.confidence}};
    put("subject", header.subject);
    auto const put_list = [&](char const* key, std::vector<Field> const& fields) {
        json[key] = items(fields);
        if (fields.empty()) return;
        Json spans = Json::array();
        double confidence = 1;
        for (auto const& field : fields) {
            spans.push_back(span_of(field.span));
            confidence = std::min(confidence, field.confidence);
        }
        places[key] = {{"spans", std::move(spans)}, {"confidence", confidence}};
    };
    put_list("addressees", header.addressees);
    put_list("recipients", header.recipients);
    put("signer", header.signer);
    put("signer_title", header.signer_title);
    put("directed_by", header.directed_by);
    json["issuer_inferred"] = header.issuer_inferred;
    json["places"] = std::move(places);
    return json;
}

Json reference_json(Reference const& reference) {
    Json json{{"type", reference.type},
              {"number_symbol", text_or_null(reference.number_symbol)},
              {"date", date_or_null(reference.date)},
              {"issuer", text_or_null(reference.issuer)},
              {"point", text_or_null(reference.point)}};
    if (!reference.other_dates.empty())
        for (auto const& date : reference.other_dates) json["other_dates"].push_back(date.iso());
    json["mentions"] = Json::array();
    for (auto const mention : reference.mentions) json["mentions"].push_back(span_of(mention));
    json["span"] = span_of(reference.span);
    json["confidence"] = reference.confidence;
    return json;
}

Json deadline_json(Deadline const& deadline) {
    Json json{{"kind", name(deadline.kind)}, {"date", date_or_null(deadline.date)}};
    json["bound"] = deadline.kind == DeadlineKind::none ? Json(nullptr) : Json(name(deadline.bound));
    json["text"] = text_or_null(deadline.text);
    json["rule"] = deadline.kind == DeadlineKind::recurring ? Json(deadline.text) : Json(nullptr);
    json["rrule"] = text_or_null(deadline.rrule);
    if (deadline.kind == DeadlineKind::none) return json;
    if (!deadline.time.empty()) json["time"] = deadline.time;
    if (!deadline.from.empty()) json["from"] = deadline.from;
    if (deadline.approximate) json["approx"] = true;
    if (!deadline.anchor.empty()) json["anchor"] = deadline.anchor;
    if (deadline.offset_days) json["offset_days"] = *deadline.offset_days, json["working_days"] = deadline.working_days;
    json["span"] = span_of(deadline.span);
    json["confidence"] = deadline.confidence;
    return json;
}

Json obligation_json(Obligation const& duty) {
    Json json{{"clause", duty.clause},
              {"assignees", duty.assignees},
              {"assignees_inherited", duty.assignees_inherited},
              {"coordinators", duty.coordinators},
              {"via", duty.via},
              {"action", duty.action},
              {"condition", text_or_null(duty.condition)},
              {"consequence", text_or_null(duty.consequence)},
              {"deadline", deadline_json(duty.deadline)}};
    if (!duty.other_deadlines.empty())
        for (auto const& other : duty.other_deadlines) json["other_deadlines"].push_back(deadline_json(other));
    json["urgent"] = duty.urgent;
    json["references"] = duty.references;
    json["span"] = span_of(duty.span);
    json["confidence"] = duty.confidence;
    return json;
}

} // namespace

Json to_json(Reading const& reading) {
    Json json;
    json["header"] = header_json(reading.header);
    for (auto const* section : {"references", "obligations", "money", "proofs", "targets", "status_rows", "findings"})
        json[section] = Json::array();
    for (auto const& reference : reading.references) json["references"].push_back(reference_json(reference));
    for (auto const& duty : reading.obligations) json["obligations"].push_back(obligation_json(duty));
    for (auto const& line : reading.money)
        json["money"].push_back({{"label", line.label},
                                 {"source", name(line.source)},
                                 {"type", name(line.type)},
                                 {"amount_vnd", line.amount_vnd},
                                 {"text", line.printed},
                                 {"span", span_of(line.span)},
                                 {"confidence", line.confidence}});
    for (auto const& proof : reading.proofs)
        json["proofs"].push_back({{"label", proof.label},
                                  {"whole_vnd", proof.whole_vnd},
                                  {"parts_vnd", proof.parts_vnd},
                                  {"holds", proof.holds()},
                                  {"whole", proof.whole ? Json(*proof.whole) : Json(nullptr)},
                                  {"parts", proof.parts}});
    for (auto const& target : reading.targets)
        json["targets"].push_back({{"indicator", target.indicator},
                                   {"comparator", target.comparator},
                                   {"value", target.value},
                                   {"unit", text_or_null(target.unit)},
                                   {"text", target.printed_value},
                                   {"span", span_of(target.span)},
                                   {"confidence", target.confidence}});
    for (auto const& row : reading.status_rows) {
        Json item{{"stt", row.stt},
                  {"locality", row.locality},
                  {"draft_consulted", row.draft_consulted},
                  {"issued", row.issued},
                  {"not_issued", row.not_issued}};
        item["document"] = row.document ? Json{{"type", row.document->type},
                                               {"number_symbol", row.document->number_symbol},
                                               {"date", date_or_null(row.document->date)}}
                                        : Json(nullptr);
        item["note"] = text_or_null(row.note);
        item["span"] = span_of(row.span);
        item["confidence"] = row.confidence;
        json["status_rows"].push_back(std::move(item));
    }
    for (auto const& finding : reading.findings)
        json["findings"].push_back({{"code", finding.code},
                                    {"message", finding.message},
                                    {"note", finding.note},
                                    {"span", span_of(finding.span)}});
    return json;
}

} // namespace documents::reading
