#include "directives/tables/units.hpp"

#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace directives::tables {
namespace {

using organisations::Candidate;
using organisations::Outcome;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text::nfc(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        for (char& c : line)
            if (static_cast<unsigned char>(c) < ' ') c = ' ';
        // Lists are pasted with their dashes and ends: "- UBND xã A;".
        auto const from = line.find_first_not_of(" -+•*");
        if (from == std::string::npos) continue;
        auto const to = line.find_last_not_of(" ;,.");
        if (to != std::string::npos && to >= from) lines.push_back(line.substr(from, to - from + 1));
    }
    return lines;
}

/// Ids of the bodies that the rules make; what people added carries its own.
base::Result<std::vector<OrganisationId>> ids_of(db::Session& session, rights::Scope const& scope,
                                                 std::vector<Candidate const*> const& candidates) {
    std::vector<organisations::Identity> identities;
    for (auto const* one : candidates)
        if (one && !one->id) identities.push_back(one->identity);
    auto const known = TRY(organisations::ids_of(session, scope, identities));
    std::vector<OrganisationId> ids;
    for (auto const* one : candidates) {
        auto const at = one && !one->id ? known.find(one->identity) : known.end();
        ids.push_back(!one ? OrganisationId{} : one->id ? one->id : at != known.end() ? at->second : OrganisationId{});
    }
    return ids;
}

/// The body meant, where it is just one and was there that day.
std::optional<Candidate> one_of(organisations::Resolution found) {
    if (found.outcome != Outcome::one || found.candidates.empty() || !found.candidates.front().exists)
        return std::nullopt;
    return std::move(found.candidates.front());
}

} // namespace

base::Result<std::vector<Unit>> units_of(db::Session& session, rights::Scope const& scope,
                                         organisations::Resolvers::Current const& bodies,
                                         organisations::Context const& context, std::string_view lines) {
    struct Line {
        std::string label;
        std::optional<Candidate> body;
    };
    std::vector<Line> wanted;
    for (auto& line : lines_of(lines)) {
        auto found = bodies.resolver.resolve(line, context);
        if (found.outcome == Outcome::group)
            for (auto& member : found.candidates) {
                if (member.exists) wanted.push_back({member.name, std::move(member)});
            }
        else if (auto body = one_of(std::move(found)))
            wanted.push_back({std::move(line), std::move(body)});
        else
            wanted.push_back({std::move(line), std::nullopt});
        if (wanted.size() > kRowsMax)
            return base::fail(base::Code::invalid_input, "Bảng có quá 5.000 đơn vị.", "units",
                              "Chia thành nhiều bảng, ví dụ mỗi tỉnh một bảng.");
    }
    std::vector<Candidate const*> candidates;
    for (auto const& line : wanted) candidates.push_back(line.body ? &*line.body : nullptr);
    auto const ids = TRY(ids_of(session, scope, candidates));
    std::vector<Unit> units;
    std::set<OrganisationId> bodies_seen;
    std::set<std::string> names_seen;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        bool const first =
            ids[i] ? bodies_seen.insert(ids[i]).second : names_seen.insert(text::search_key(wanted[i].label)).second;
        if (first) units.push_back({std::move(wanted[i].label), ids[i]});
    }
    if (units.empty())
        return base::fail(base::Code::invalid_input, "Nhập ít nhất một đơn vị.", "units",
                          "Mỗi dòng một đơn vị hoặc một nhóm, ví dụ: UBND các xã, phường.");
    return units;
}

base::Result<std::vector<Unit>> units_named(db::Session& session, rights::Scope const& scope,
                                            organisations::Resolvers::Current const& bodies,
                                            organisations::Context const& context,
                                            std::vector<std::string> const& labels) {
    // As printed first: a table of departments names bodies. Then places, of the level on which most of them are found.
    constexpr std::array<std::array<std::string_view, 3>, 4> kLevels{
        {{"", "", ""},
         {"UBND tỉnh ", "UBND thành phố ", ""},
         {"UBND huyện ", "UBND thị xã ", "UBND thành phố "},
         {"UBND xã ", "UBND phường ", "UBND thị trấn "}}};
    std::vector<std::optional<Candidate>> best(labels.size());
    std::size_t best_count = 0;
    for (auto const& words : kLevels) {
        std::vector<std::optional<Candidate>> found(labels.size());
        std::size_t count = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t w = 0; w < words.size() && !found[i]; ++w)
                if (!words[w].empty() || w == 0)
                    found[i] = one_of(bodies.resolver.resolve(std::string{words[w]} + labels[i], context));
            count += found[i].has_value();
        }
        if (count <= best_count) continue;
        best_count = count;
        best = std::move(found);
    }
    std::vector<Candidate const*> candidates;
    for (auto const& body : best) candidates.push_back(body ? &*body : nullptr);
    auto const ids = TRY(ids_of(session, scope, candidates));
    std::vector<Unit> units;
    std::set<OrganisationId> seen;
    for (std::size_t i = 0; i < labels.size(); ++i)
        units.push_back({labels[i], ids[i] && seen.insert(ids[i]).second ? ids[i] : OrganisationId{}});
    return units;
}

} // namespace directives::tables
