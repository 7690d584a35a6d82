// Names of bodies as documents print them: any bytes are resolved or refused with a reason, and only to bodies that the rules make.
#include "areas/provinces.hpp"
#include "base/ensure.hpp"
#include "organisations/resolution.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace organisations;
    static Catalogue const catalogue = Catalogue::built_in();
    static areas::Atlas const atlas = [] {
        auto known = areas::known_provinces();
        return areas::Atlas{std::move(known.units), std::move(known.successions)};
    }();
    static Resolver const resolver{catalogue, atlas};
    std::string_view const printed{reinterpret_cast<char const*>(data), size};
    Context const contexts[] = {{.on = base::Date::of(2024, 6, 1).value()},
                                {.on = base::Date::of(2026, 1, 1).value(),
                                 .area = atlas.provinces(base::Date::of(2026, 1, 1).value()).front()->id}};
    for (Context const& context : contexts) {
        Resolution const found = resolver.resolve(printed, context);
        ENSURE((found.outcome == Outcome::none) == found.candidates.empty());
        ENSURE(!found.reason.empty());
        for (Candidate const& one : found.candidates) {
            ENSURE(!one.name.empty());
            ENSURE(outline_of(catalogue, atlas, one.identity).has_value());
        }
    }
    resolver.resolve_issuer(printed, printed, printed, base::Date::of(2024, 6, 1).value());
    return 0;
}
