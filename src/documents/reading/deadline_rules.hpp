#pragma once

#include "documents/reading/deadlines.hpp"
#include "text/dates.hpp"
#include "text/pattern.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The forms of deadline phrases, one rule each (administrative-documents.md 5.5). deadlines.cpp tries them in order at every place where
/// one could start.
namespace documents::reading {

/// A deadline in the making: what a rule found, and up to where it read.
struct Found {
    Deadline deadline;
    std::size_t to = 0;
    std::vector<Deadline> more; ///< "trước ngày 15/6 và 15/12": the second
};

/// One place of the text at which the rules try their forms.
class Place {
public:
    Place(Prose const& prose, std::size_t at, Range range, DocumentTime const& time)
        : prose_{prose}, text_{prose.folded().substr(0, range.to)}, at_{at}, range_{range}, time_{time} {}

    std::size_t at() const { return at_; }
    Range range() const { return range_; }
    std::string_view rest() const { return text_.substr(at_); }
    std::string_view before(std::size_t letters) const {
        auto const from = std::max(range_.from, at_ > letters ? at_ - letters : 0);
        return text_.substr(from, at_ - from);
    }
    /// Matches at this place; `length` is how far.
    template <class... Groups>
    bool take(text::Pattern const& pattern, std::size_t& length, Groups*... groups) const {
        re2::StringPiece input{rest().data(), rest().size()};
        bool const found = RE2::Consume(&input, pattern, groups...);
        length = rest().size() - input.size();
        return found;
    }
    std::optional<text::DateMatch> date(std::size_t at) const {
        if (text_.substr(at).starts_with("ngay ")) at += 5;
        while (at < text_.size() && text_[at] == ' ') ++at;
        if (at >= text_.size()) return std::nullopt;
        auto found = text::date_at(text_, at);
        if (found && found->to > text_.size()) return std::nullopt;
        return found;
    }
    /// The day a date means: a missing year is the document's, or the next where that day is past.
    std::optional<base::Date> day_of(text::DateMatch const& match) const {
        if (!match.day || !match.month) return std::nullopt;
        if (match.year) return match.whole();
        if (!time_.date) return std::nullopt;
        auto const own = time_.date->whole();
        auto same_year = base::Date::of(time_.date->year, *match.month, *match.day);
        if (own && same_year && *same_year < *own)
            return base::Date::of(time_.date->year + 1, *match.month, *match.day);
        return same_year;
    }
    int year_or(std::optional<int> year) const { return year ? *year : time_.date ? time_.date->year : 0; }
    Prose const& prose() const { return prose_; }
    std::string_view text() const { return text_; }

private:
    Prose const& prose_;
    std::string_view text_;
    std::size_t at_;
    Range range_;
    DocumentTime const& time_;
};

/// A rule reads its form at a place, or leaves it to the next rule.
using Rule = std::optional<Found> (*)(Place const&);

/// "(trước) ngày 20 tháng cuối quý", "ngày 15 của tháng cuối quý", "ngày 05 tháng đầu quý sau".
std::optional<Found> day_of_quarter(Place const& place);
/// "trước ngày 20 hằng tháng", "ngày 15 và ngày 30 hằng tháng", "ngày 05 của tháng sau", "ngày cuối cùng của tháng".
std::optional<Found> day_of_month(Place const& place);
/// "trước ngày 15/6 và 15/12 hằng năm"; "6 tháng trước ngày 10/6, năm trước ngày 10/12".
std::optional<Found> days_of_year(Place const& place);
/// "mỗi tháng ít nhất 02 lần: lần 1 vào ngày 15, lần 2 …"; "định kỳ hằng tháng báo cáo vào ngày 12 và trước 03 ngày cuối mỗi tháng".
std::optional<Found> periodic_phrase(Place const& place);
/// "thứ Sáu hằng tuần", "02 tuần/lần".
std::optional<Found> weekly(Place const& place);
/// "định kỳ, đột xuất": recurring, but no date can be computed from it.
std::optional<Found> unscheduled(Place const& place);
/// "trong thời hạn 05 ngày làm việc kể từ …", "ngay sau khi …".
std::optional<Found> counted(Place const& place);
/// "trước 17 giờ 00 ngày 25/02/2023", "chậm nhất ngày …", "trong ngày …", "thời hạn: …".
std::optional<Found> dated(Place const& place);
/// "trong tháng 10/2024", "trước quý III", "hoàn thành trong năm 2024".
std::optional<Found> whole_period(Place const& place);
/// "cuối năm 2024, …", "vào cuối tháng 9/2025", "giữa quý II".
std::optional<Found> part_of_period(Place const& place);

// ---- what the rules share

/// The digits as a number; 0 for none.
unsigned number(std::string_view digits);
Deadline once(base::Date date, Bound bound, double confidence = 0.95);
Deadline recurring(std::string rrule, Bound bound, double confidence = 0.95);
/// By the last day of a month, or of the year where `month` is 0; approximate.
Deadline by_end_of(int year, unsigned month);
/// "i", "IV", "3" -> 1..4; 0 for anything else.
unsigned quarter_of(std::string_view numeral);
/// A year that a directive of ours may name.
bool good_year(int year);
/// Words right before a date that make it a data cut-off, a reference period, an effective date or something past.
bool not_a_deadline(Place const& place);

} // namespace documents::reading
