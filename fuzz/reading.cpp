// The reader itself: any text must come back as a reading whose spans lie inside the text, in bounded time.
#include "base/ensure.hpp"
#include "base/json.hpp"
#include "documents/reading/reading.hpp"

#include <cstdint>
#include <string_view>

namespace {

void inside(documents::reading::Span span, std::size_t size) {
    ENSURE(span.from <= span.to);
    ENSURE(span.to <= size);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const reading = documents::reading::read(text, {.recognised = size % 2 == 1});
    for (auto const& duty : reading.obligations) {
        inside(duty.span, size);
        inside(duty.deadline.span, size);
        ENSURE(!duty.assignees.empty());
    }
    for (auto const& reference : reading.references)
        for (auto const mention : reference.mentions) inside(mention, size);
    for (auto const& line : reading.money) inside(line.span, size);
    for (auto const& target : reading.targets) inside(target.span, size);
    for (auto const& row : reading.status_rows) inside(row.span, size);
    for (auto const& finding : reading.findings) inside(finding.span, size);
    for (auto const& proof : reading.proofs)
        for (auto const part : proof.parts) ENSURE(part < reading.money.size());
    // The text may hold anything; what is printed must still be JSON.
    (void)documents::reading::to_json(reading).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::strict);
    return 0;
}
