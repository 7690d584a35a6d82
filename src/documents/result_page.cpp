#include "documents/result_page.hpp"

#include "documents/words.hpp"
#include "html/template.hpp"

#include <algorithm>
#include <array>

namespace documents {
namespace {

struct Kind {
    std::string_view name, title;
};
constexpr std::array<Kind, 8> kKinds{{{"header", "Thể thức"},
                                      {"duty", "Việc"},
                                      {"deadline", "Hạn"},
                                      {"reference", "Văn bản"},
                                      {"money", "Tiền"},
                                      {"target", "Chỉ tiêu"},
                                      {"status", "Tình hình"},
                                      {"finding", "Cần xem"}}};

base::Date day_of(Moment moment) { return base::FixedClock{moment}.today(); }

void add_files(html::Dictionary& page, ResultPlace const& place) {
    page.add("LIST").set("LIST_TOKEN", place.list).set("COUNT", static_cast<std::int64_t>(place.entries.size()));
    auto& files = page.add("FILES").set("LIST_TOKEN", place.list);
    for (std::size_t i = 0; i < place.entries.size(); ++i) {
        auto const& entry = place.entries[i];
        auto& line = files.add("ENTRY").set("NAME", entry.name);
        if (entry.token.empty()) {
            line.add("UNREAD").set("NUMBER", static_cast<std::int64_t>(i) + 1);
            continue;
        }
        auto& read = line.add("READ").set("TOKEN", entry.token);
        read.show_if(entry.token == place.token, "CURRENT");
    }
}

} // namespace

html::Markup render_result(Result const& result, ResultPlace const& place, Moment now, std::chrono::minutes keep) {
    html::Dictionary page;
    auto paper = render_paper(result);
    page.set("TITLE", document_title(result.reading, result.name));
    page.set("FILE", place.sample ? std::string{"Văn bản mẫu"} : result.name + " · " + print_size(result.size_bytes));
    page.set("ADDRESS", place.address).set("NOW", print_moment(now));
    page.show_if(result.recognised, "RECOGNISED");
    if (place.sample)
        page.show("SAMPLE");
    else
        page.add("KEPT").set("UNTIL", print_time(result.read_at + keep));
    if (place.entries.size() > 1) add_files(page, place);
    auto const marks = marks_of(result.reading);
    for (auto const& kind : kKinds) {
        if (std::ranges::find(marks, kind.name, &Mark::kind) == marks.end()) continue;
        page.add("KIND").set("KIND_NAME", kind.name).set("KIND_TITLE", kind.title);
    }
    for (auto const& section : sections_of(result.reading, place.bodies))
        page.add("CONTENT")
            .set("SECTION_ID", section.id)
            .set("SECTION_TITLE", section.title)
            .set("SECTION_COUNT", static_cast<std::int64_t>(section.count));
    page.set("TEXT", std::move(paper.markup));
    if (paper.cut) page.add("CUT").set("SHOWN", print_size(kShownBytes));
    page.set("PANEL", render_panel(result.reading, place.bodies, day_of(now)));
    return html::render("documents/result", page);
}

} // namespace documents
