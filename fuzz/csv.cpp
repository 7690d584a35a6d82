// Any bytes as a .csv. What is read does not depend on where the bytes are cut into pieces.
#include "office/csv_reader.hpp"
#include "sheets.hpp"

#include <algorithm>

namespace {

class Slow : public office::ByteSource {
public:
    Slow(std::string_view bytes, std::size_t piece) : bytes_{bytes}, piece_{piece} {}
    base::Result<std::size_t> read(char* to, std::size_t room) override {
        return bytes_.read(to, std::min(room, piece_));
    }

private:
    office::MemorySource bytes_;
    std::size_t piece_;
};

std::string read(std::string_view bytes, std::size_t piece) {
    std::string seen;
    auto const options = fuzzing::sheet_options(false);
    office::SheetRows::Receive const receive = fuzzing::Receiver{&seen};
    office::SheetRows rows{options, receive};
    auto const done = office::csv::read(
        [&]() -> base::Result<std::unique_ptr<office::ByteSource>> { return std::make_unique<Slow>(bytes, piece); },
        "a", rows);
    return seen + (done ? rows.summary().encoding : done.error().message + done.error().where);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    if (read(bytes, 1u << 16) != read(bytes, 1 + size % 7)) std::abort();
    return 0;
}
