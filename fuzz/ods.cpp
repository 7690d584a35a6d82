// Any bytes as an .ods: as the whole archive, and as the content inside one.
#include "office/ods_reader.hpp"
#include "sheets.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    auto const options = fuzzing::sheet_options(size % 2 == 0);
    if (bytes.starts_with("PK")) {
        fuzzing::File const file{bytes};
        (void)office::read_sheets(file.path(), options, fuzzing::Receiver{});
        return 0;
    }
    office::MemorySource source{bytes};
    office::SheetRows::Receive const receive = fuzzing::Receiver{};
    office::SheetRows rows{options, receive};
    (void)office::ods::read_content(source, rows);
    return 0;
}
