#include "documents/review/values.hpp"

#include <algorithm>

namespace documents::review {

Json const& member(Json const& object, std::string_view key) {
    static Json const kNothing;
    if (!object.is_object()) return kNothing;
    auto const found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

std::string text_in(Json const& object, std::string_view key) {
    auto const& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::vector<std::string> texts_in(Json const& object, std::string_view key) {
    std::vector<std::string> texts;
    auto const& list = member(object, key);
    if (!list.is_array()) return texts;
    for (auto const& one : list)
        if (one.is_string()) texts.push_back(one.get<std::string>());
    return texts;
}

reading::Deadline deadline_of(Json const& json) {
    using reading::Bound;
    using reading::DeadlineKind;
    reading::Deadline made;
    auto const kind = text_in(json, "kind"), bound = text_in(json, "bound");
    made.kind = kind == "once"        ? DeadlineKind::once
                : kind == "recurring" ? DeadlineKind::recurring
                : kind == "relative"  ? DeadlineKind::relative
                                      : DeadlineKind::none;
    made.bound = bound == "before"   ? Bound::before
                 : bound == "on"     ? Bound::on
                 : bound == "within" ? Bound::within
                                     : Bound::by;
    if (auto const date = base::Date::parse(text_in(json, "date"))) made.date = *date;
    made.time = text_in(json, "time");
    made.approximate = member(json, "approx") == true;
    made.text = text_in(json, "text");
    made.rrule = text_in(json, "rrule");
    made.from = text_in(json, "from");
    made.anchor = text_in(json, "anchor");
    if (auto const& days = member(json, "offset_days"); days.is_number_integer()) made.offset_days = days.get<int>();
    made.working_days = member(json, "working_days") == true;
    return made;
}

reading::Target target_of(Json const& json) {
    reading::Target made;
    made.indicator = text_in(json, "indicator");
    made.comparator = text_in(json, "comparator");
    if (auto const& value = member(json, "value"); value.is_number()) made.value = value.get<double>();
    made.printed_value = text_in(json, "text");
    if (made.printed_value.empty()) {
        made.printed_value = member(json, "value").dump();
        std::ranges::replace(made.printed_value, '.', ',');
    }
    made.unit = text_in(json, "unit");
    return made;
}

reading::StatusRow status_of(Json const& json) {
    reading::StatusRow made;
    made.stt = text_in(json, "stt");
    made.locality = text_in(json, "locality");
    made.draft_consulted = member(json, "draft_consulted") == true;
    made.issued = member(json, "issued") == true;
    made.not_issued = member(json, "not_issued") == true;
    made.note = text_in(json, "note");
    return made;
}

} // namespace documents::review
