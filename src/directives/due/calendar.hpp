#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Days on which the state's offices work. Saturday, Sunday and the holidays of Bộ luật Lao động 2019 (45/2019/QH14), article 112, are days
/// off; a holiday that meets a weekend is taken on the next working day (article 111 khoản 3); days that were swapped are dated data.
namespace directives::due {

enum class DayKind { working, weekend, holiday, substitute /**< nghỉ bù */, made_up /**< làm bù on a weekend */ };

struct DayNote {
    DayKind kind = DayKind::working;
    std::string name = {};   ///< "Tết Nguyên đán"
    std::string source = {}; ///< the act, or why it is only expected
    bool expected = false;   ///< computed from the law; the year's notice of swapped days was not entered
};

class Calendar {
public:
    /// catalogue/calendar: fixed holidays, lunar days of each year, swaps.
    static Calendar built_in();
    /// Of a catalogue's text. Errors: invalid_input with the line.
    static base::Result<Calendar> parse(std::string_view yaml);

    DayNote at(base::Date day) const;
    bool works(base::Date day) const; ///< working or made_up
    /// `count` working days after `day`, `day` itself not counted; before where negative.
    base::Date plus_working_days(base::Date day, int count) const;
    base::Date next_working(base::Date day) const;     ///< `day` itself where it works
    base::Date previous_working(base::Date day) const; ///< `day` itself where it works
    /// Working days after `from` up to and with `to`; negative where `to` is earlier.
    int working_days_between(base::Date from, base::Date to) const;

    /// Days that an administrator entered; they win over the catalogue. Errors: invalid_input.
    void set(base::Date day, DayNote note);

private:
    std::map<base::Date, DayNote> notes_; ///< days that differ from the plain week
};

} // namespace directives::due
