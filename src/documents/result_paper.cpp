#include "documents/result_page.hpp"
#include "documents/words.hpp"

#include "html/template.hpp"

#include <algorithm>

namespace documents {
namespace {

void add_text_fact(std::vector<Fact>& facts, std::string term, std::string label, reading::Field const& field,
                   bool blank_is_told = false) {
    if (field.value.empty() && !blank_is_told) return;
    facts.push_back({std::move(term), field.value, std::move(label), "", field.span, field.value.empty(), false});
}

void add_pieces(html::Dictionary& owner, std::vector<Segment> const& segments, std::vector<Mark> const& marks) {
    for (auto const& segment : segments) {
        auto& piece = owner.add("PIECE");
        std::vector<std::string_view> told; // a label that stands here already is not said again
        for (auto const i : segment.begins) {
            bool const again = std::ranges::find(told, marks[i].label) != told.end();
            told.push_back(marks[i].label);
            auto& place =
                piece.add("BEGIN").set("KIND", marks[i].kind).set("ANCHOR", marks[i].anchor).set("ITEM", marks[i].item);
            if (!again) place.add("LABELLED").set("LABEL", marks[i].label);
        }
        if (segment.marks.empty()) {
            piece.add("PLAIN").set("TEXT", segment.text);
            continue;
        }
        std::vector<std::string> items; // the innermost first, each once: a deadline and its duty are one item
        for (auto const i : segment.marks)
            if (std::ranges::find(items, marks[i].item) == items.end()) items.push_back(marks[i].item);
        piece.add("MARKED")
            .set("KIND", marks[segment.marks.front()].kind)
            .set("ITEMS", joined(items, " "))
            .set("TEXT", segment.text);
    }
}

} // namespace

std::vector<Fact> facts_of(reading::Header const& header) {
    std::vector<Fact> facts;
    add_text_fact(facts, "Cơ quan cấp trên", "Cấp trên", header.parent_issuer);
    add_text_fact(facts, "Cơ quan ban hành", "Cơ quan", header.issuer);
    if (!facts.empty()) facts.back().inferred = header.issuer_inferred;
    bool const is_document = !header.symbol.value.empty() || !header.issuer.value.empty();
    add_text_fact(facts, "Số", "Số", header.number, is_document);
    add_text_fact(facts, "Ký hiệu", "Ký hiệu", header.symbol);
    add_text_fact(facts, "Loại văn bản", "Loại", header.type);
    if (header.date)
        facts.push_back({"Ngày ban hành", print_date(*header.date), "Ngày", "", header.date_item.span, false, false});
    else if (is_document)
        facts.push_back({"Ngày ban hành", "", "Ngày", "", header.date_item.span, true, false});
    add_text_fact(facts, "Nơi ban hành", "Nơi", header.place);
    add_text_fact(facts, "Trích yếu", "Trích yếu", header.subject);
    for (auto const& addressee : header.addressees) add_text_fact(facts, "Kính gửi", "Gửi", addressee);
    add_text_fact(facts, "Người chỉ đạo", "Chỉ đạo", header.directed_by);
    add_text_fact(facts, "Chức vụ người ký", "Chức vụ", header.signer_title);
    add_text_fact(facts, "Người ký", "Ký", header.signer);
    for (auto const& recipient : header.recipients) add_text_fact(facts, "Nơi nhận", "Nhận", recipient);
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i].item = "header-" + std::to_string(i + 1);
    return facts;
}

std::vector<Mark> marks_of(reading::Reading const& reading) {
    std::vector<Mark> marks;
    auto const add = [&](text::Span span, std::string kind, std::string item, std::string label,
                         std::string const& anchor) {
        if (span.from < span.to)
            marks.push_back({span, std::move(kind), std::move(item), std::move(label), "t-" + anchor});
    };
    auto const numbered = [](std::string_view kind, std::size_t i) {
        return std::string{kind} + "-" + std::to_string(i + 1);
    };

    for (auto const& fact : facts_of(reading.header)) add(fact.span, "header", fact.item, fact.label, fact.item);
    for (std::size_t i = 0; i < reading.obligations.size(); ++i) {
        auto const& duty = reading.obligations[i];
        auto const item = numbered("duty", i);
        add(duty.span, "duty", item, duty.clause.empty() ? "Việc" : "Việc " + duty.clause, item);
        auto const place = numbered("deadline", i);
        if (duty.deadline.kind != reading::DeadlineKind::none) add(duty.deadline.span, "deadline", item, "Hạn", place);
        for (std::size_t k = 0; k < duty.other_deadlines.size(); ++k)
            add(duty.other_deadlines[k].span, "deadline", item, "Hạn", place + "-" + std::to_string(k + 2));
    }
    for (std::size_t i = 0; i < reading.references.size(); ++i) {
        auto const& reference = reading.references[i];
        auto const item = numbered("reference", i);
        if (reference.mentions.empty()) add(reference.span, "reference", item, "VB", item);
        for (std::size_t k = 0; k < reference.mentions.size(); ++k)
            add(reference.mentions[k], "reference", item, "VB", k == 0 ? item : item + "-" + std::to_string(k + 1));
    }
    for (std::size_t i = 0; i < reading.money.size(); ++i)
        add(reading.money[i].span, "money", numbered("money", i), "Tiền", numbered("money", i));
    for (std::size_t i = 0; i < reading.targets.size(); ++i)
        add(reading.targets[i].span, "target", numbered("target", i), "Chỉ tiêu", numbered("target", i));
    for (std::size_t i = 0; i < reading.status_rows.size(); ++i)
        add(reading.status_rows[i].span, "status", numbered("status", i), "Dòng", numbered("status", i));
    for (std::size_t i = 0; i < reading.findings.size(); ++i)
        add(reading.findings[i].span, "finding", numbered("finding", i),
            reading.findings[i].note ? "Lưu ý" : "Sai lệch", numbered("finding", i));
    return marks;
}

MarkedPaper render_paper(Result const& result) {
    return render_paper(result.text, marks_of(result.reading), Offsets::hidden);
}

MarkedPaper render_paper(std::string_view text, std::vector<Mark> const& marks, Offsets offsets) {
    auto const marked = mark(text, marks, kShownBytes);
    auto const tell = [&](html::Dictionary& owner, std::vector<Segment> const& segments) {
        if (offsets == Offsets::told && !segments.empty())
            owner.add("PLACE").set("AT", static_cast<std::int64_t>(segments.front().text.data() - text.data()));
    };
    html::Dictionary paper;
    html::Dictionary* table = nullptr; // rows that follow one another make one table
    for (auto const& line : marked.lines) {
        if (line.page_break) {
            paper.add("BLOCK").show("BREAK");
            table = nullptr;
        } else if (line.cells.size() == 1) {
            auto& paragraph = paper.add("BLOCK").add("PARAGRAPH");
            tell(paragraph, line.cells.front());
            add_pieces(paragraph, line.cells.front(), marks);
            table = nullptr;
        } else {
            if (table == nullptr) table = &paper.add("BLOCK").add("TABLE");
            auto& row = table->add("ROW");
            for (auto const& cell : line.cells) {
                auto& place = row.add("CELL");
                tell(place, cell);
                add_pieces(place, cell, marks);
            }
        }
    }
    return {html::render("documents/text", paper), marked.cut};
}

} // namespace documents
