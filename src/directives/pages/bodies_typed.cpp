#include "directives/pages/bodies_typed.hpp"

#include "text/search.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace directives {

using base::Code;
using base::fail;
using organisations::Outcome;

namespace {

std::vector<std::string> lines_of(std::string_view typed) {
    std::vector<std::string> lines;
    std::string line;
    auto const flush = [&] {
        auto const first = line.find_first_not_of(" \t\r-");
        if (first != std::string::npos) {
            auto const last = line.find_last_not_of(" \t\r;.");
            if (last != std::string::npos && last >= first) lines.push_back(line.substr(first, last - first + 1));
        }
        line.clear();
    };
    for (char const letter : text::nfc(typed)) {
        if (letter == '\n' || letter == ';')
            flush();
        else
            line += letter;
    }
    flush();
    return lines;
}

/// Who issued the paper, as the resolver names bodies.
organisations::Context context_of(db::Session& session, rights::Scope const& scope, Directive const& directive) {
    organisations::Context context{.on = directive.day};
    auto const whose = directive.issuer ? directive.issuer : directive.follower;
    if (auto const body = organisations::find(session, scope, whose); body && *body) {
        context.issuer = (*body)->identity;
        context.area = (*body)->area;
    }
    return context;
}

} // namespace

base::Result<std::vector<OrganisationId>> bodies_typed(db::Transaction& tx, rights::Scope const& scope,
                                                       db::Instant when, organisations::Resolvers& resolvers,
                                                       Directive const& directive, std::string_view typed,
                                                       char const* field) {
    std::vector<OrganisationId> ids;
    auto const lines = lines_of(typed);
    if (lines.empty()) return ids;
    auto const current = resolvers.now();
    auto const context = context_of(tx, scope, directive);
    for (auto const& line : lines) {
        auto const found = current->resolver.resolve(line, context);
        if (found.outcome == Outcome::one || found.outcome == Outcome::group) {
            std::vector<organisations::Identity> identities;
            for (auto const& one : found.candidates)
                if (!one.id) identities.push_back(one.identity);
            auto const known =
                TRY(organisations::ids_made(tx, scope, when, resolvers.catalogue(), *current->atlas, identities));
            for (auto const& one : found.candidates) {
                auto const at = known.find(one.identity);
                auto const id = one.id ? one.id : at != known.end() ? at->second : OrganisationId{};
                if (id) ids.push_back(id);
            }
            continue;
        }
        constexpr std::size_t kTold = 5;
        auto const named = TRY(organisations::search(tx, scope, line, directive.day, kTold));
        auto const wanted = text::search_key(line);
        OrganisationId exact;
        std::string names;
        for (auto const& one : named) {
            auto const name = one.name_at(directive.day);
            if (text::search_key(name) == wanted) exact = one.id;
            names += (names.empty() ? "" : "; ") + name;
        }
        if (named.size() == 1) exact = named.front().id;
        if (!exact)
            return fail(Code::invalid_input,
                        named.empty() ? fmt::format("Không biết “{}” là cơ quan nào vào ngày {}.", line,
                                                    directive.day.vietnamese())
                                      : fmt::format("“{}” có thể là nhiều cơ quan.", line),
                        field,
                        named.empty() ? "Ghi tên như ở trang Cơ quan; cơ quan chưa có thì thêm ở trang đó trước."
                                      : "Ghi đủ tên, ví dụ: " + names + ".");
        ids.push_back(exact);
    }
    return ids;
}

} // namespace directives
