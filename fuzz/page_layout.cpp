// Any bytes as the TSV that a child writes, laid out as a printed page and as a scan; and as a rendered picture.
#include "office/flow.hpp"
#include "office/layout.hpp"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    auto pages = office::read_tsv(bytes, 1, 4);
    auto const rules = office::find_rules(bytes, 595, 842, 0.01);
    if (!pages.empty()) pages.front().rules.insert(pages.front().rules.end(), rules.begin(), rules.end());
    (void)office::flow::write(office::lay_out(pages, office::Origin::scan), 1u << 20);
    (void)office::flow::write(office::lay_out(std::move(pages), office::Origin::print), 1u << 20);
    return 0;
}
