#include "documents/bodies_named.hpp"

#include "organisations/pages.hpp"

#include <algorithm>

namespace documents {
namespace {

using organisations::Outcome;

/// The last day of what is printed of the date: a plan "of 2024" is read with the bodies of the end of 2024.
base::Date last_day(base::PartialDate const& date) {
    if (auto const whole = date.whole()) return *whole;
    return base::Date::last_of_month(date.year, date.month.value_or(12));
}

} // namespace

std::optional<std::size_t> NamedBodies::find(std::string_view printed) const {
    auto const at = std::ranges::find(names, printed, &NamedBody::printed);
    return at == names.end() ? std::nullopt : std::optional{static_cast<std::size_t>(at - names.begin())};
}

std::optional<NamedBodies> name_bodies(reading::Reading const& reading, organisations::Resolvers& resolvers,
                                       db::Database& database, rights::Scope const& scope, base::Date today) {
    if (!scope.may(rights::Capability::read_organisations)) return std::nullopt;
    auto const& header = reading.header;
    bool const dated = header.date && header.date->year >= 1900 && header.date->year <= 2199;
    NamedBodies bodies{.on = dated ? last_day(*header.date) : today, .dated = dated};
    auto const current = resolvers.now();

    organisations::Context context{.on = bodies.on};
    if (!header.issuer.value.empty()) {
        auto found = current->resolver.resolve_issuer(header.issuer.value, header.parent_issuer.value,
                                                      header.place.value, bodies.on);
        if (found.outcome == Outcome::one) {
            context.issuer = found.candidates.front().identity;
            context.area = found.candidates.front().identity.area;
        }
        bodies.names.push_back({header.issuer.value, "ban hành", std::move(found), {}});
    }
    for (auto const& addressee : header.addressees) context.addressees.push_back(addressee.value);
    auto const add = [&](std::vector<std::string> const& names, char const* role) {
        for (auto const& name : names)
            if (!name.empty() && !bodies.find(name))
                bodies.names.push_back({name, role, current->resolver.resolve(name, context), {}});
    };
    for (auto const& duty : reading.obligations) add(duty.assignees, "được giao");
    for (auto const& duty : reading.obligations) add(duty.via, "chỉ đạo thực hiện");
    for (auto const& duty : reading.obligations) add(duty.coordinators, "phối hợp");

    std::vector<organisations::Identity> identities;
    for (auto const& name : bodies.names)
        for (auto const& one : name.found.candidates) identities.push_back(one.identity);
    auto session = database.lease();
    auto const ids = organisations::ids_of(session, scope, identities);
    if (!ids) return std::nullopt;
    for (auto& name : bodies.names)
        for (auto const& one : name.found.candidates) {
            auto const known = ids->find(one.identity);
            auto const id = one.id ? one.id : known != ids->end() ? known->second : organisations::OrganisationId{};
            name.addresses.push_back(id ? organisations::address_of(id) : std::string{});
        }
    return bodies;
}

} // namespace documents
