#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Days on which the state's offices work. Saturday, Sunday and the holidays of Bộ luật Lao động 2019 (45/2019/QH14), article 112, are days
/// off; a holiday that meets a weekend is taken on the next working day (article 111 khoản 3); days that were swapped are dated data.
namespace directives::due {

enum class DayKind { working, weekend, holiday, substitute /**< nghỉ bù */, made_up /**< làm bù on a weekend */ };

struct DayNote {
    DayKind kind = DayKind::working;
    std::string name = {};   ///< "Tết Nguyên đán"
    std::string source = {}; ///< the act, or why it is only expected
    bool expected = false;   ///< follows from the law; the year's notice was not entered, and its days may differ
    bool recalled = false;   ///< entered from memory of the notice; not yet held against it
};

/// "thứ Hai" … "Chủ nhật".
std::string_view weekday_name(base::Date day);
/// "làm việc", "nghỉ cuối tuần", "nghỉ lễ", "nghỉ bù", "làm bù".
std::string_view kind_name(DayKind kind);

///
/// A handle: copies go their own ways, and adopt() lets all threads that hold this one see another content from then on.
class Calendar {
public:
    Calendar() = default;
    Calendar(Calendar const& other) : content_{other.content_.load()} {}
    Calendar& operator=(Calendar const& other) {
        adopt(other);
        return *this;
    }
    /// From now on it says what `other` says.
    void adopt(Calendar const& other) { content_.store(other.content_.load()); }

    /// catalogue/directives/holidays.yaml: fixed holidays, lunar days of each year, swaps.
    static Calendar built_in();
    /// Of a catalogue's text. Errors: invalid_input with the line.
    static base::Result<Calendar> parse(std::string_view yaml);

    DayNote at(base::Date day) const;
    bool works(base::Date day) const; ///< working or made_up
    /// Whether the catalogue says something of that year; elsewhere only the plain week is known.
    bool covers(base::Date day) const;
    /// `count` working days after `day`, `day` itself not counted; before where negative.
    base::Date plus_working_days(base::Date day, int count) const;
    /// `day` itself where it works, or where nobody works within a year (an administrator's error must not hang the program).
    base::Date next_working(base::Date day) const;
    base::Date previous_working(base::Date day) const; ///< as next_working
    /// Working days after `from` up to and with `to`. Where `to` is earlier: those from `to` up to, without, `from`, as a negative number, so
    /// that it undoes plus_working_days in both directions.
    int working_days_between(base::Date from, base::Date to) const;

    /// Days that an administrator entered; they win over the catalogue. Errors: invalid_input: no name, too long, "weekend" in the week.
    base::Result<void> set(base::Date day, DayNote note);
    /// What differs from the plain week, from `from` to `to`.
    std::vector<std::pair<base::Date, DayNote>> notes(base::Date from, base::Date to) const;

private:
    struct Content {
        std::map<base::Date, DayNote> notes = {}; ///< days that differ from the plain week, or have something to say
        int first_year = 0, last_year = -1;
    };
    base::Date step(base::Date day, int direction) const;

    std::atomic<std::shared_ptr<Content const>> content_{std::make_shared<Content const>()};
};

} // namespace directives::due
