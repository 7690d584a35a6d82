#include "office/plain_text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace std::string_literals;

TEST_CASE("plain text comes out as UTF-8 in form C with plain line ends, whatever it was saved as") {
    struct Case {
        std::string bytes, text;
    };
    Case const cases[] = {
        {"Hạn: 15/6", "Hạn: 15/6"},
        {"\xEF\xBB\xBFHạn", "Hạn"},
        {"a\r\nb\rc\n", "a\nb\nc\n"},
        {"Ha\xCC\xA3n", "Hạn"},
        {"\xFF\xFEH\0\xA1\x1En\0"s, "Hạn"},
        {"\xFE\xFF\0H\x1E\xA1\0n"s, "Hạn"},
        {"H\0a\0n\0 \0c\0u\0o\0i\0"s, "Han cuoi"},
        {"\0H\0a\0n\0 \0c\0u\0o\0i"s, "Han cuoi"},
        {"ngày\xC2\xA0"
         "15",
         "ngày 15"},
        {"đôn\xC2\xAD đốc\xE2\x80\x8B", "đôn đốc"},
        {"\xFF\xFE\x3D\xD8"s, "\xEF\xBF\xBD"},
        {"Plain English is fine.", "Plain English is fine."},
    };
    for (Case const& c : cases) {
        CAPTURE(c.text);
        auto const read = office::plain_text(c.bytes);
        REQUIRE(read.has_value());
        CHECK(*read == c.text);
    }
}

TEST_CASE("a few stray bytes are kept as replacement characters") {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "Báo cáo trước ngày 15 hằng tháng.\n";
    auto const read = office::plain_text(text + "\xFF\xC3");
    REQUIRE(read.has_value());
    CHECK(read->ends_with("\xEF\xBF\xBD\xEF\xBF\xBD"));
}

TEST_CASE("noise and the old Vietnamese encodings are refused, each by its own message") {
    std::string noise;
    for (unsigned i = 0; i < 4000; ++i) noise += static_cast<char>((i * 2654435761u) >> 13);
    auto const refused = office::plain_text(noise);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == base::Code::unsupported);
    CHECK(refused.error().message.contains("nhị phân"));

    std::string const tcvn = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. ";
    std::string latin; // the same letters as single bytes
    for (std::size_t i = 0; i < tcvn.size(); ++i) {
        auto const byte = static_cast<unsigned char>(tcvn[i]);
        if (byte == 0xC2 || byte == 0xC3) {
            ++i;
            latin += static_cast<char>(static_cast<unsigned char>(tcvn[i]) + (byte == 0xC3 ? 0x40 : 0));
        } else
            latin += tcvn[i];
    }
    auto const old = office::plain_text(latin);
    REQUIRE(!old.has_value());
    CHECK(old.error().message.contains("TCVN3"));
    CHECK(!office::plain_text("").has_value());
}

TEST_CASE("what was read once reads the same again") {
    CHECK(rc::check("idempotent", [](std::string const& bytes) {
        auto const once = office::plain_text(bytes);
        if (!once || once->empty()) return;
        RC_ASSERT(office::cleaned(*once) == *once);
    }));
}
