#include "documents/money_table.hpp"
#include "documents/result_page.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <utility>

namespace documents {
namespace {

using html::Dictionary;
using reading::Reading;

std::int64_t number(std::size_t i) { return static_cast<std::int64_t>(i) + 1; }
std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }
bool stands(text::Span span) { return span.from < span.to; }

/// A section with one text in it, where there is a text.
void add_text(Dictionary& owner, std::string_view section, std::string_view text) {
    if (!text.empty()) owner.add(section).set("TEXT", text);
}

void add_findings(Dictionary& panel, Reading const& reading) {
    if (reading.findings.empty()) return;
    auto& section = panel.add("FINDINGS").set("COUNT", count(reading.findings.size()));
    // What is wrong comes before what is worth knowing.
    for (bool const notes : {false, true})
        for (std::size_t i = 0; i < reading.findings.size(); ++i) {
            auto const& finding = reading.findings[i];
            if (finding.note != notes) continue;
            auto& line = section.add("FINDING").set("N", number(i)).set("MESSAGE", finding.message);
            line.show(finding.note ? "NOTE" : "ERROR");
            line.show_if(stands(finding.span), "PLACE");
        }
}

constexpr std::size_t kMembersShown = 12;

/// In short, where the name stands: a link, a number of bodies, or that it is not clear.
void add_meaning(Dictionary& owner, NamedBodies const& bodies, std::string_view printed) {
    auto const at = bodies.find(printed);
    if (!at) return;
    auto const& body = bodies.names[*at];
    auto& meaning = owner.add("MEANING");
    using organisations::Outcome;
    if (body.found.outcome == Outcome::one && !body.addresses.front().empty())
        meaning.add("ONE").set("ADDRESS", body.addresses.front()).set("TEXT", body.found.candidates.front().name);
    else if (body.found.outcome == Outcome::one)
        meaning.add("PLAIN").set("TEXT", body.found.candidates.front().name);
    else if (body.found.outcome == Outcome::group)
        meaning.add("MANY")
            .set("BODY", number(*at))
            .set("TEXT", std::to_string(body.found.candidates.size()) + " cơ quan");
    else
        meaning.add("UNCLEAR").set("BODY", number(*at));
}

void add_bodies(Dictionary& panel, NamedBodies const& bodies) {
    if (bodies.names.empty()) return;
    auto& section = panel.add("BODIES").set("COUNT", count(bodies.names.size())).set("ON", bodies.on.vietnamese());
    section.show_if(!bodies.dated, "UNDATED");
    using organisations::Outcome;
    for (std::size_t i = 0; i < bodies.names.size(); ++i) {
        auto const& body = bodies.names[i];
        auto const& found = body.found;
        auto& row = section.add("BODY").set("N", number(i)).set("PRINTED", body.printed).set("ROLE", body.role);
        bool const unclear = found.outcome == Outcome::several || found.outcome == Outcome::none;
        if (unclear)
            row.add("UNCLEAR").set("COUNT", found.candidates.empty()
                                                ? "không có trong danh mục"
                                                : "một trong " + std::to_string(found.candidates.size()) + " cơ quan");
        else if (found.outcome == Outcome::group)
            row.add("GROUP").set("COUNT", count(found.candidates.size()));
        for (std::size_t k = 0; k < found.candidates.size() && k < kMembersShown; ++k) {
            auto& member = row.add("MEMBER");
            auto const& one = found.candidates[k];
            if (body.addresses[k].empty())
                member.add("PLAIN").set("TEXT", one.name);
            else
                member.add("LINK").set("ADDRESS", body.addresses[k]).set("TEXT", one.name);
            if (!one.exists) member.add("GONE").set("PERIOD", one.in.vietnamese());
        }
        if (found.candidates.size() > kMembersShown)
            row.add("MORE").set("LEFT", count(found.candidates.size() - kMembersShown));
        add_text(row, "NARROWED", found.narrowed_by);
        add_text(row, "WHY", capitalised(found.reason));
    }
}

void add_facts(Dictionary& panel, Reading const& reading, NamedBodies const* bodies) {
    std::string term;
    for (auto const& fact : facts_of(reading.header)) {
        auto& line = panel.add("FACT").set("TERM", fact.term).set("VALUE", fact.value).set("ITEM", fact.item);
        line.show_if(std::exchange(term, fact.term) != fact.term,
                     "FIRST"); // several addressees stand under one heading
        if (fact.blank)
            line.show("BLANK");
        else
            line.show(stands(fact.span) ? "PLACED" : "UNPLACED");
        line.show_if(fact.inferred, "INFERRED");
        if (bodies != nullptr && fact.term == "Cơ quan ban hành" && !fact.blank) add_meaning(line, *bodies, fact.value);
    }
}

void add_deadline(Dictionary& row, reading::Obligation const& duty, base::Date today) {
    auto const& deadline = duty.deadline;
    auto const said = print_deadline(deadline);
    auto const due = said.empty() ? deadline.text : capitalised(said);
    add_text(row, "DUE", due);
    row.show_if(due.empty(), "NO_DUE");
    if (auto const left = days_left(deadline, today); !left.text.empty())
        row.add("LEFT").set("TEXT", left.text).set("CLASS", left.soon ? "bv-tag-soon" : "bv-tag-plain");
    if (!said.empty()) add_text(row, "PRINTED", deadline.text);
    add_text(row, "NEXT", print_next_dates(deadline, today));
    for (auto const& other : duty.other_deadlines) {
        auto const also = print_deadline(other);
        add_text(row, "OTHER",
                 also.empty()         ? other.text
                 : other.text.empty() ? also
                                      : also + " (“" + other.text + "”)");
    }
    row.show(is_sure(duty) && (deadline.kind == reading::DeadlineKind::none || is_sure(deadline)) ? "SURE" : "DOUBT");
}

void add_duties(Dictionary& panel, Reading const& reading, NamedBodies const* bodies, base::Date today) {
    if (reading.obligations.empty()) return;
    auto& section = panel.add("DUTIES").set("COUNT", count(reading.obligations.size()));
    for (std::size_t i = 0; i < reading.obligations.size(); ++i) {
        auto const& duty = reading.obligations[i];
        auto& row = section.add("DUTY").set("N", number(i));
        row.set("CLAUSE", duty.clause.empty() ? "Việc " + std::to_string(i + 1) : duty.clause);
        row.show(stands(duty.span) ? "PLACE" : "NOWHERE");
        row.set("WHO", duty.assignees.empty() ? "Không nêu rõ" : joined(duty.assignees));
        row.show_if(duty.assignees_inherited && !duty.assignees.empty(), "INHERITED");
        if (bodies != nullptr && !duty.assignees.empty()) {
            auto& meanings = row.add("MEANINGS");
            for (auto const& assignee : duty.assignees) add_meaning(meanings, *bodies, assignee);
        }
        add_text(row, "VIA", joined(duty.via));
        add_text(row, "COORDINATE", joined(duty.coordinators));
        row.set("ACTION", duty.action);
        row.show_if(duty.urgent, "URGENT");
        add_text(row, "CONDITION", duty.condition);
        add_text(row, "CONSEQUENCE", duty.consequence);
        add_text(row, "THEREBY", joined(duty.references));
        add_deadline(row, duty, today);
    }
}

void add_cells(Dictionary& row, std::string_view section, MoneyRow const& money, int decimals) {
    for (auto const& cell : money.cells) {
        auto& place = row.add(section);
        if (!cell.vnd)
            place.show("NOTHING");
        else if (cell.line)
            place.add("PRINTED").set("N", number(*cell.line)).set("AMOUNT", print_millions(*cell.vnd, decimals));
        else
            place.add("COMPUTED").set("AMOUNT", print_millions(*cell.vnd, decimals));
    }
}

void add_money(Dictionary& panel, Reading const& reading) {
    if (reading.money.empty()) return;
    auto const table = money_table(reading.money, reading.proofs);
    int const decimals = million_decimals(reading.money);
    auto& section = panel.add("MONEY").set("COUNT", count(reading.money.size()));
    for (auto const& column : table.columns) section.add("COLUMN").set("HEAD", column);
    for (auto const& row : table.rows) add_cells(section.add("ROW").set("LABEL", row.label), "CELL", row, decimals);
    if (table.sum && table.printed) {
        auto& foot = section.add("FOOT").set("LABEL", table.printed->label);
        for (auto const& cell : table.sum->cells)
            foot.add("SUM").set("AMOUNT", cell.vnd ? print_millions(*cell.vnd, decimals) : "");
        add_cells(foot, "TOTAL", *table.printed, decimals);
        for (auto const& difference : table.differences) {
            auto& place = foot.add("DIFFERENCE");
            if (!difference) continue;
            if (*difference == 0)
                place.show("HOLDS");
            else
                place.add("FAILS").set("AMOUNT", print_millions(*difference, decimals));
        }
    }
    if (reading.proofs.empty()) return;
    auto& proofs = section.add("PROOFS");
    for (auto const& proof : reading.proofs) {
        auto& line = proofs.add("PROOF").set("LABEL", proof.label);
        line.set("WHOLE", print_millions(proof.whole_vnd, decimals))
            .set("PARTS", print_millions(proof.parts_vnd, decimals));
        if (proof.holds())
            line.show("HOLDS");
        else
            line.add("FAILS").set("AMOUNT", print_millions(proof.whole_vnd - proof.parts_vnd, decimals));
    }
}

void add_targets(Dictionary& panel, Reading const& reading) {
    if (reading.targets.empty()) return;
    auto& section = panel.add("TARGETS").set("COUNT", count(reading.targets.size()));
    for (std::size_t i = 0; i < reading.targets.size(); ++i) {
        auto const& target = reading.targets[i];
        auto& row = section.add("TARGET").set("N", number(i));
        row.set("INDICATOR", capitalised(target.indicator))
            .set("VALUE", print_target_value(target))
            .set("UNIT", target.unit);
        row.show_if(!is_sure(target), "DOUBT");
    }
}

std::string_view state_class(std::string_view word) {
    if (word == "đã ban hành") return "bv-tag-good";
    if (word == "chưa ban hành") return "bv-tag-soon";
    if (word == "không đánh dấu") return "bv-tag-doubt";
    return "bv-tag-info";
}

void add_status(Dictionary& panel, Reading const& reading) {
    if (reading.status_rows.empty()) return;
    auto& section = panel.add("STATUS").set("COUNT", count(reading.status_rows.size()));
    for (std::size_t i = 0; i < reading.status_rows.size(); ++i) {
        auto const& status = reading.status_rows[i];
        auto& row = section.add("LINE")
                        .set("N", number(i))
                        .set("STT", status.stt)
                        .set("LOCALITY", status.locality)
                        .set("NOTE", status.note);
        for (auto const& word : status_words(status))
            row.add("STATE").set("TEXT", word).set("CLASS", state_class(word));
        std::string document;
        if (status.document) {
            document = capitalised(status.document->type) + " " + status.document->number_symbol;
            if (status.document->date) document += ", " + print_date(*status.document->date);
        }
        row.set("DOCUMENT", document);
    }
}

void add_references(Dictionary& panel, Reading const& reading) {
    if (reading.references.empty()) return;
    auto& section = panel.add("REFERENCES").set("COUNT", count(reading.references.size()));
    for (std::size_t i = 0; i < reading.references.size(); ++i) {
        auto const& reference = reading.references[i];
        auto& row = section.add("REFERENCE").set("N", number(i));
        row.set("TYPE", capitalised(reference.type))
            .set("NUMBER", reference.number_symbol)
            .set("ISSUER", reference.issuer);
        row.set("DATE", reference.date ? print_date(*reference.date) : "");
        add_text(row, "POINT", reference.point);
        row.show_if(!is_sure(reference), "DOUBT");
        for (auto const& other : reference.other_dates) add_text(row, "CONFLICT", print_date(other));
        for (std::size_t k = 0; k < std::max<std::size_t>(reference.mentions.size(), 1); ++k)
            row.add("MENTION").set("PLACE_NUMBER", number(k)).set("SUFFIX", k == 0 ? "" : "-" + std::to_string(k + 1));
    }
}

} // namespace

std::vector<Section> sections_of(Reading const& reading, NamedBodies const* bodies) {
    std::vector<Section> sections;
    auto const add = [&](std::string id, std::string title, std::size_t size) {
        if (size > 0) sections.push_back({std::move(id), std::move(title), size});
    };
    add("can-xem", "Cần xem", reading.findings.size());
    add("nhiem-vu", "Nhiệm vụ", reading.obligations.size());
    if (bodies != nullptr) add("co-quan", "Cơ quan", bodies->names.size());
    add("von", "Vốn", reading.money.size());
    add("chi-tieu", "Chỉ tiêu", reading.targets.size());
    add("tinh-hinh", "Tình hình", reading.status_rows.size());
    add("dan-chieu", "Dẫn chiếu", reading.references.size());
    return sections;
}

html::Markup render_panel(Reading const& reading, NamedBodies const* bodies, base::Date today) {
    Dictionary panel;
    add_findings(panel, reading);
    add_facts(panel, reading, bodies);
    add_duties(panel, reading, bodies, today);
    if (bodies != nullptr) add_bodies(panel, *bodies);
    add_money(panel, reading);
    add_targets(panel, reading);
    add_status(panel, reading);
    add_references(panel, reading);
    panel.show_if(sections_of(reading, nullptr).empty(), "NOTHING_FOUND");
    return html::render("documents/panel", panel);
}

} // namespace documents
