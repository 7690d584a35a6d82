#pragma once

#include "base/id.hpp"
#include "base/json.hpp"
#include "db/values.hpp"
#include "text/shadow.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the reader proposed for one paper, thing by thing, and what a person made of it. Pure rules: no SQL, no pages.
///
/// Values are JSON in the schema of `benvung read --json` (docs/architecture.md). A field of the head is {"value": …} with its place.
namespace documents::review {

using Json = nlohmann::ordered_json;
using ItemId = base::Id<struct ReviewItemTag>;

enum class Kind { header, duty, reference, money, target, status };
enum class State {
    proposed,  ///< nobody looked at it yet
    confirmed, ///< the proposal is right
    corrected, ///< a person says something else; the proposal is kept beside it
    rejected,  ///< it should not be there; for a field of the head: it is blank
    added      ///< the reader proposed nothing
};

inline constexpr Kind kKinds[] = {Kind::header, Kind::duty, Kind::reference, Kind::money, Kind::target, Kind::status};

std::string_view name_of(Kind kind);    ///< "duty": stands in the store
std::string_view name_of(State state);  ///< "proposed"
std::string_view section_of(Kind kind); ///< "obligations": its list in the schema; "header"
std::optional<Kind> kind_of(std::string_view name);
std::optional<State> state_of(std::string_view name);

/// The fields of the head, in the order in which they are shown.
struct HeaderField {
    std::string_view name, words; ///< "issuer", "Cơ quan ban hành"
    std::string_view mark;        ///< in short, before its place in the text
    bool list = false;            ///< several values
    bool always = false;          ///< also looked at where the reader found it blank
};
std::span<HeaderField const> header_fields();
HeaderField const* find_header_field(std::string_view name);

struct Item {
    ItemId id; ///< none: not stored yet
    Kind kind = Kind::header;
    std::string field;         ///< of the head: "issuer"; else empty
    std::int64_t position = 0; ///< orders the items of one kind; kStep apart, so that others go between
    State state = State::proposed;
    Json proposal = {}; ///< null: the reader proposed nothing
    Json value = {};    ///< what a person says; null unless corrected or added
    std::int64_t version = 1;
    ItemId origin = {}; ///< the duty it was split from or joined into
    std::optional<db::Instant> changed_at = {};
    std::string changed_by = {};

    /// What holds: the proposal, or what a person says instead; null where it was rejected.
    Json const& said() const;
};
inline constexpr std::int64_t kStep = 1000;

/// The items of a reading, none decided. Before: `reading` has the sections of the schema; what is missing or misshapen is left out.
std::vector<Item> items_of(Json const& reading);
/// The same, one after the other, without a copy.
void each_proposal(
    Json const& reading,
    std::function<void(Kind, std::string_view field, std::int64_t position, Json const& proposal)> const& take);

/// Whether the reader proposed something that can be right or wrong.
bool offered(Item const& item);
bool offered(Kind kind, Json const& proposal);
/// Still to be looked at by a person. A field of the head that is rightly blank most of the time is not asked for.
bool is_open(Item const& item);
std::size_t open_count(std::span<Item const> items);

/// Whether two values say the same: places, confidence and what the reader keeps for itself do not count.
bool same_content(Kind kind, Json const& left, Json const& right);

/// What becomes of an item when a person says that `value` is right.
struct Decision {
    State state;
    Json value; ///< null where the proposal holds
};
Decision decide(Item const& item, Json value);

/// One duty as several: everything but the action is taken over; the first keeps the clause, the next are "2.b#2". The place of each part
/// is where its words stand within the duty's place in `text`. Before: the item is a duty that holds; at least two actions.
std::vector<Json> split(Item const& duty, std::span<std::string const> actions, std::string_view text);
/// Several duties as one: actions one after the other, bodies of all, the first deadline that there is. Before: at least two duties that hold.
Json join(std::span<Item const> duties);

/// The confirmed result in the schema of the reader's tests. Items that nobody decided stand as proposed; rejected ones are left out.
Json annotations(std::span<Item const> items);

/// How often the reader was right.
struct Tally {
    std::int64_t confirmed = 0, corrected = 0, rejected = 0, added = 0;
    void add(State state, bool was_offered, std::int64_t count = 1);
    std::int64_t decided() const { return confirmed + corrected + rejected; } ///< proposals that a person judged
    std::optional<double> right() const; ///< share of the proposals that stood; nullopt where none was judged
    std::optional<double> found() const; ///< share of what is in the papers that the reader proposed, right or nearly
};

/// Where a value stands in the text: its "span". nullopt: nowhere.
using Place = text::Span;
std::optional<Place> place_of(Json const& value);

} // namespace documents::review
