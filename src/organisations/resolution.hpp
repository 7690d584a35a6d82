#pragma once

#include "areas/atlas.hpp"
#include "organisations/generation.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which bodies a document means by the names it prints.
namespace organisations {

/// What the document says besides the name.
struct Context {
    base::Date on;                            ///< of the document
    std::optional<Identity> issuer = {};      ///< whose words these are
    AreaId area = {};                         ///< the issuer's; none: the country
    std::vector<std::string> addressees = {}; ///< as printed: "các sở có tên trên" means those among them
};

enum class Outcome {
    one,     ///< this body
    group,   ///< all of these: "UBND các huyện, thị xã, thành phố"
    several, ///< one of these, the document does not say which
    none
};

struct Candidate {
    Identity identity;      ///< empty rule for a body that people added
    OrganisationId id = {}; ///< only for bodies that people added or changed
    std::string name;       ///< of the day
    Validity in;
    bool exists = true; ///< false: it had ended by then, or had not begun; see successors()
};

struct Resolution {
    Outcome outcome = Outcome::none;
    std::vector<Candidate> candidates = {};
    std::string reason = {}; ///< why these, for the person, in Vietnamese
    std::string narrowed_by =
        {};               ///< what of a group is meant: "liên quan", "được giao chủ trì dự án"; all of it where empty
    bool by_head = false; ///< the head was named for the body: "Chủ tịch UBND tỉnh"
};

/// A body that people added, or one of the rules' that they gave other dates, names or aliases.
struct OwnBody {
    OrganisationId id;
    std::optional<Identity> identity = {}; ///< of the rules
    AreaId area = {};
    Validity in;
    std::vector<Dated<std::string>> names; ///< official ones and aliases; the first is the one to show
};

/// Resolves names; never changed once built. Keeps references to catalogue and atlas.
class Resolver {
public:
    Resolver(Catalogue const& catalogue, areas::Atlas const& atlas, std::vector<OwnBody> own = {});
    ~Resolver();
    Resolver(Resolver&&) noexcept;

    /// Tolerant as the reader is: case, diacritics, blanks, dashes and one wrong letter in a long short form do not matter.
    Resolution resolve(std::string_view printed, Context const& context) const;

    /// The issuer of a document: `parent` is the body printed above it, `place` where the document was made ("Quảng Nam").
    Resolution resolve_issuer(std::string_view printed, std::string_view parent, std::string_view place,
                              base::Date on) const;

    struct Index; ///< resolution_index.hpp

private:
    std::unique_ptr<Index const> index_;
};

} // namespace organisations
