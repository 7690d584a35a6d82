// What a script or another program sends to change a review: JSON from anybody who is signed in, and readings as the store has them.
#include "documents/review/requests.hpp"
#include "documents/review/summary.hpp"
#include "documents/review/values.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace documents::review;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const body{reinterpret_cast<char const*>(data), size};
    constexpr std::size_t kTextBytes = 1000;
    if (auto const save = save_of(body))
        for (auto const& change : save->changes)
            for (Kind const kind : kKinds) {
                auto const value = checked(kind, kind == Kind::header ? "date" : "", {}, change.value, kTextBytes);
                if (!value) continue;
                static_cast<void>(summary(kind, kind == Kind::header ? "date" : "", *value));
                if (auto const place = place_of(*value); place && place->to > kTextBytes) std::abort();
                // What was taken once is taken again, and says the same.
                Item item{.id = {}, .kind = kind, .field = kind == Kind::header ? "date" : ""};
                item.proposal = *value;
                if (!same_content(kind, *value, item.said())) std::abort();
                if (kind == Kind::duty) {
                    std::string const actions[] = {"một", "hai"};
                    if (split(item, actions, body).size() != 2) std::abort();
                    Item const duties[] = {item, item};
                    static_cast<void>(join(duties));
                }
            }
    auto const items = items_of(Json::parse(body, nullptr, false));
    static_cast<void>(annotations(items));
    for (auto const& item : items) static_cast<void>(summary(item.kind, item.field, item.said()));
    return 0;
}
