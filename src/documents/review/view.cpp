#include "documents/review/view.hpp"

#include "documents/result_page.hpp"
#include "documents/review/page_images.hpp"
#include "documents/review/summary.hpp"
#include "documents/review/values.hpp"
#include "documents/words.hpp"
#include "html/template.hpp"
#include "text/numbers.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace documents::review {
namespace {

using html::Dictionary;

constexpr std::int64_t kPagesShown = 400;

std::string count_words(View const& view, Kind kind) {
    auto const left = left_words(view, kind);
    if (kind == Kind::header) return left;
    auto const all = std::ranges::count(view.items, kind, &Item::kind);
    return all == 0 ? left : fmt::format("{} mục, {}", all, left);
}

std::string_view add_words(Kind kind) {
    switch (kind) {
    case Kind::duty: return "việc";
    case Kind::reference: return "văn bản";
    case Kind::money: return "số tiền";
    case Kind::target: return "chỉ tiêu";
    case Kind::status: return "dòng";
    case Kind::header: break;
    }
    return "đầu văn bản";
}

std::vector<Json> findings_of(View const& view) {
    auto const reading = Json::parse(view.reading.json, nullptr, false);
    std::vector<Json> findings;
    if (auto const& list = member(reading, "findings"); list.is_array())
        for (auto const& finding : list) findings.push_back(finding);
    return findings;
}

void add_findings(Dictionary& page, View const& view) {
    auto const findings = findings_of(view);
    if (findings.empty()) return;
    auto& section = page.add("FINDINGS").set("COUNT", static_cast<std::int64_t>(findings.size()));
    for (bool const notes : {false, true}) // what is wrong comes first
        for (std::size_t i = 0; i < findings.size(); ++i) {
            bool const note = member(findings[i], "note") == true;
            if (note != notes) continue;
            auto& line = section.add("FINDING").set("N", static_cast<std::int64_t>(i + 1));
            line.set("MESSAGE", text_in(findings[i], "message")).show(note ? "NOTE" : "ERROR");
            line.show_if(place_of(findings[i]).has_value(), "WHERE");
        }
}

void add_group(Dictionary& page, View const& view, Kind kind) {
    auto& group = page.add("GROUP").set("GROUP_KIND", name_of(kind)).set("GROUP_TITLE", vietnamese_many(kind));
    group.set("GROUP_COUNT", count_words(view, kind));
    group.show("SHOWN");
    html::Markup items;
    for (auto const& item : view.items)
        if (item.kind == kind) items += render_item(view, item);
    group.set("ITEMS", std::move(items));
    if (!view.may_change) return;
    auto& tools = group.add("GROUP_TOOLS");
    if (kind != Kind::header) tools.add("GROUP_ADD").set("ADD_WORDS", add_words(kind));
}

void add_images(Dictionary& page, View const& view) {
    if (view.paper.files.empty() || !has_page_images(view.paper.files.front().format)) return;
    page.show("IMAGES");
    auto& pages = page.add("PAGES");
    for (std::int64_t number = 1; number <= std::clamp<std::int64_t>(view.paper.pages, 1, kPagesShown); ++number)
        pages.add("PAGE").set("NUMBER", number);
}

std::string mark_words(Item const& item) {
    if (item.kind == Kind::header) return std::string{find_header_field(item.field)->mark};
    switch (item.kind) {
    case Kind::duty: return title_of(item);
    case Kind::reference: return "VB";
    case Kind::money: return "Tiền";
    case Kind::target: return "Chỉ tiêu";
    default: return "Dòng";
    }
}

/// Places of one item, the first as its anchor.
void add_marks(std::vector<Mark>& marks, Item const& item, std::size_t text_bytes) {
    auto const& said = item.said();
    if (said.is_null() || (item.kind == Kind::header && find_header_field(item.field) == nullptr)) return;
    auto const name = fmt::format("item-{}", item.id.number());
    std::size_t count = 0;
    auto const add = [&](Json const& span, std::string_view kind, std::string label, std::string anchor) {
        auto const place = place_of(Json{{"span", span}});
        if (!place || place->to > text_bytes) return;
        if (anchor.empty()) anchor = "t-" + name + (count == 0 ? "" : fmt::format("-{}", count + 1));
        marks.push_back({{place->from, place->to}, std::string{kind}, name, std::move(label), std::move(anchor)});
        ++count;
    };
    if (auto const& mentions = member(said, "mentions"); mentions.is_array() && !mentions.empty())
        for (auto const& mention : mentions) add(mention, name_of(item.kind), mark_words(item), {});
    else if (auto const& spans = member(said, "spans"); spans.is_array())
        for (auto const& span : spans) add(span, name_of(item.kind), mark_words(item), {});
    else
        add(member(said, "span"), name_of(item.kind), mark_words(item), {});
    if (item.kind == Kind::duty)
        add(member(member(said, "deadline"), "span"), "deadline", "Hạn", "t-" + name + "-deadline");
}

std::string percent(std::optional<double> share) {
    if (!share) return "–";
    return text::print_number({static_cast<std::int64_t>(*share * 1000 + 0.5), 1}) + "%";
}

std::string month_words(std::string const& month) {
    return month.size() == 7 ? month.substr(5) + "/" + month.substr(0, 4) : month;
}

} // namespace

std::string progress_words(std::size_t open) {
    return open == 0 ? "Đã xem hết các mục" : fmt::format("Còn {} mục", open);
}

std::string left_words(View const& view, Kind kind) {
    std::size_t open = 0, all = 0;
    for (auto const& item : view.items) {
        if (item.kind != kind) continue;
        ++all;
        open += is_open(item);
    }
    if (all == 0) return "không có";
    return open == 0 ? "xong" : fmt::format("còn {}", open);
}

std::vector<Mark> marks_of(View const& view) {
    std::vector<Mark> marks;
    auto const bytes = view.reading.text.size();
    for (auto const& item : view.items) add_marks(marks, item, bytes);
    auto const findings = findings_of(view);
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (auto const place = place_of(findings[i]); place && place->to <= bytes)
            marks.push_back({{place->from, place->to},
                             "finding",
                             fmt::format("finding-{}", i + 1),
                             member(findings[i], "note") == true ? "Lưu ý" : "Sai lệch",
                             fmt::format("t-finding-{}", i + 1)});
    return marks;
}

html::Markup render_text(View const& view) {
    return render_paper(view.reading.text, marks_of(view), Offsets::told).markup;
}

html::Markup render_review(View const& view, html::Markup const& csrf) {
    using registry::PaperState;
    auto const& paper = view.paper;
    Dictionary page;
    page.set("ADDRESS", address_of_review(paper.id))
        .set("ID", paper.id.number())
        .set("TITLE", registry::title_of(paper.head));
    page.set("CSRF", csrf).set("FILE", paper.files.empty() ? "" : paper.files.front().name);
    page.set("STATE", registry::vietnamese(paper.state));
    page.set("STATE_CLASS", paper.state == PaperState::confirmed   ? "bv-tag-good"
                            : paper.state == PaperState::withdrawn ? "bv-tag-late"
                                                                   : "bv-tag-soon");
    page.show_if(view.reading.recognised, "RECOGNISED");
    if (paper.state == PaperState::confirmed) {
        page.show_if(open_count(view.items) == 0, "REASONED");
        if (paper.confirmed_at)
            page.add("CONFIRMED").set("NAME", paper.confirmed_by).set("WHEN", print_moment(*paper.confirmed_at));
    }
    page.set("PROGRESS", progress_words(open_count(view.items)));
    page.set("TEXT", render_text(view));
    add_images(page, view);
    add_findings(page, view);
    for (Kind const kind : kKinds) {
        page.add("CONTENT")
            .set("SECTION", name_of(kind))
            .set("SECTION_TITLE", vietnamese_many(kind))
            .set("LEFT", left_words(view, kind));
        add_group(page, view, kind);
    }
    if (view.may_change) {
        page.show("CHANGEABLE");
        page.show_if(paper.state == PaperState::draft, "FINISH");
        page.show_if(paper.state == PaperState::confirmed, "REASON");
        page.show("PLAIN_FORM");
        page.show("LEGEND");
        for (Kind const kind : kKinds) page.add("ADD").set("ADD_KIND", name_of(kind)).set("ADD_WORDS", add_words(kind));
    }
    return html::render("documents/review", page);
}

html::Markup render_figures(Figures const& figures) {
    Dictionary page;
    if (figures.empty()) page.show("NONE");
    Dictionary* table = figures.empty() ? nullptr : &page.add("TABLE");
    for (auto const& [month, kinds] : figures)
        for (auto const& [kind, tally] : kinds)
            table->add("ROW")
                .set("MONTH", month_words(month))
                .set("KIND", vietnamese_many(kind))
                .set("RIGHT", text::print_integer(tally.confirmed))
                .set("CORRECTED", text::print_integer(tally.corrected))
                .set("REJECTED", text::print_integer(tally.rejected))
                .set("ADDED", text::print_integer(tally.added))
                .set("SHARE", percent(tally.right()))
                .set("FOUND", percent(tally.found()));
    return html::render("documents/review_figures", page);
}

reading::Reading names_in(std::vector<Item> const& items) {
    reading::Reading names;
    for (auto const& item : items) {
        auto const& said = item.said();
        if (item.kind == Kind::duty && !said.is_null()) {
            reading::Obligation duty;
            duty.assignees = texts_in(said, "assignees");
            duty.coordinators = texts_in(said, "coordinators");
            duty.via = texts_in(said, "via");
            names.obligations.push_back(std::move(duty));
        }
        if (item.kind != Kind::header) continue;
        if (item.field == "issuer") names.header.issuer.value = text_in(said, "value");
        if (item.field == "parent_issuer") names.header.parent_issuer.value = text_in(said, "value");
        if (item.field == "place") names.header.place.value = text_in(said, "value");
        if (item.field == "date")
            if (auto const date = partial_date(text_in(said, "value"))) names.header.date = *date;
        if (item.field == "addressees")
            for (auto& name : texts_in(said, "value")) {
                reading::Field field;
                field.value = std::move(name);
                names.header.addressees.push_back(std::move(field));
            }
    }
    return names;
}

base::Date day_of(registry::Paper const& paper, base::Date today) {
    auto const& date = paper.head.date;
    if (!date || date->year < 1900 || date->year > 2199) return today;
    if (auto const whole = date->whole()) return *whole;
    return base::Date::last_of_month(date->year, date->month.value_or(12));
}

std::string address_of_review(PaperId paper) { return fmt::format("/documents/papers/{}/review", paper.number()); }

std::string print_second(db::Instant when) {
    auto const there = std::chrono::floor<std::chrono::seconds>(when + std::chrono::hours{7});
    std::chrono::hh_mm_ss const time{there - std::chrono::floor<std::chrono::days>(there)};
    return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string print_when(db::Instant when) {
    auto const day = base::Date::of(std::chrono::floor<std::chrono::days>(when + std::chrono::hours{7}));
    return print_second(when) + (day ? " ngày " + day->vietnamese() : "");
}

} // namespace documents::review
