#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "rights/scope.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Administrative units through time. A unit is one extent with one place in the tree; where its extent changes it ends, and what came of
/// it is told by succession. Its name, its code and its parent may change while it lives: each is dated.
namespace areas {

/// Which unit, for ever: never given to another one. Codes are not identities, they are used again.
using AreaId = rights::AreaId;

/// An official code: 1 to 10 digits as printed, leading zeros kept ("01", "001" and "00001" are three codes).
/// Source: Quyết định 124/2004/QĐ-TTg and 19/2025/QĐ-TTg: two digits a province, three a district, five a commune.
class AreaCode {
public:
    /// Takes digits with blanks around them. Errors: invalid_input.
    static base::Result<AreaCode> parse(std::string_view text);
    std::string const& digits() const { return digits_; }
    friend auto operator<=>(AreaCode const&, AreaCode const&) = default;

private:
    explicit AreaCode(std::string digits) : digits_{std::move(digits)} {}
    std::string digits_;
};

/// From the largest to the smallest.
enum class Level { province, district, commune, village };

/// What the unit is. `city` is one under the central government; a city, town or urban district under a province is a `district`: which of
/// them, its name says ("Quận Ba Đình"). A special zone ("đặc khu") stands on the commune's level.
enum class Kind { province, city, district, commune, ward, township, special_zone, village };

Level level_of(Kind kind);
std::string_view code_of(Level level); ///< "province", … as files and the database hold it
std::string_view code_of(Kind kind);   ///< "special_zone", …
std::optional<Level> level_from_code(std::string_view code);
std::optional<Kind> kind_from_code(std::string_view code);
std::string_view vietnamese(Level level); ///< "tỉnh", "huyện", "xã", "thôn"
std::string_view vietnamese(Kind kind);   ///< "thành phố trực thuộc trung ương", "đặc khu", …

/// From the first to the last day, both counted. No first day: since before what was recorded. No last day: still so.
struct Validity {
    std::optional<base::Date> from = {};
    std::optional<base::Date> until = {};

    bool holds(base::Date day) const { return (!from || *from <= day) && (!until || day <= *until); }
    bool overlaps(Validity const& other) const;
    bool covers(Validity const& other) const; ///< whether every day of `other` is one of these
    bool ends_before_it_begins() const { return from && until && *until < *from; }
    std::string vietnamese() const; ///< "từ 01/07/2025", "đến hết 30/06/2025", "từ … đến hết …", "không ghi ngày"
    friend bool operator==(Validity const&, Validity const&) = default;
};

template <class T>
struct Dated {
    T value;
    Validity in;
    friend bool operator==(Dated const&, Dated const&) = default;
};

/// How a unit is called, with the word for what it is ("Phường Ba Đình", not "Ba Đình"), and what it is: the two change together.
struct Title {
    std::string name; ///< NFC
    Kind kind;
    friend bool operator==(Title const&, Title const&) = default;
};

/// Each list is in order of time. A province has no parent; a village often has no code.
struct Unit {
    AreaId id;
    Level level;
    Validity in;
    std::vector<Dated<Title>> titles; ///< at least one
    std::vector<Dated<AreaCode>> codes;
    std::vector<Dated<AreaId>> parents;

    Title const& title_at(base::Date day) const; ///< of the nearest time where none holds that day
    Title const& title() const;                  ///< the latest
    /// Of the day; the pointer lives as long as the unit. nullptr where there was none.
    AreaCode const* code_at(base::Date day) const;
    AreaCode const* code() const; ///< the latest
    std::optional<AreaId> parent_at(base::Date day) const;
    std::optional<AreaId> parent() const; ///< the latest
    /// The given day moved into the time of the unit: its last day, or its first, where it did not exist that day.
    base::Date nearest_day(base::Date day) const;
};

/// How a predecessor went into a successor.
enum class Change {
    merge,      ///< wholly, together with others
    split,      ///< was divided into several new units, of which this is one
    part,       ///< a part of its area and people
    remainder,  ///< what was left after parts had gone elsewhere
    renamed,    ///< wholly and alone, under another name
    reparented, ///< wholly and alone, under another parent
};
std::string_view code_of(Change change);
std::optional<Change> change_from_code(std::string_view code);
std::string_view vietnamese(Change change); ///< "nhập toàn bộ", "chia tách", "nhập một phần", …
/// Whether all of the predecessor went this way.
bool is_whole(Change change);

struct Succession {
    AreaId predecessor;
    AreaId successor;
    Change change;
    base::Date on;              ///< the successor's first day under it
    std::string legal_act = {}; ///< "Nghị quyết 202/2025/QH15"; empty where unknown
    std::string note = {};
    friend bool operator==(Succession const&, Succession const&) = default;
};

} // namespace areas
