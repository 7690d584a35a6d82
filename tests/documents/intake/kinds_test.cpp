#include "documents/intake/kinds.hpp"

#include "documents/intake/house.hpp"

#include <doctest/doctest.h>
#include <optional>

using namespace documents::intake;
using base::Code;

TEST_CASE("programs, scripts and macros are refused at the door by their bytes, whatever they are called") {
    intake_house::Folder const folder;
    struct Case {
        char const* name;
        std::string bytes;
        std::optional<Code> refused;
        Weight weight = Weight::quick;
    };
    std::string const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    auto const utf16 = [](std::string_view text) {
        std::string out;
        for (char const c : text) (out += c) += '\0';
        return out;
    };
    Case const cases[] = {
        {"cong-van.txt", "Công văn số 1", std::nullopt},
        {"cong-van.pdf", "MZ\x90 not a letter", Code::unsupported},
        {"cong-van.docx",
         "\x7f"
         "ELF\x02",
         Code::unsupported},
        {"chay.txt", "#!/bin/sh\necho", Code::unsupported},
        {"chay.BAT", "@echo off", Code::unsupported},
        {"thu.js", "alert(1)", Code::unsupported},
        {"thu.docx", std::string{"PK\x03\x04"} + "word/vbaProject.bin", Code::unsupported},
        {"thu.zip", std::string{"PK\x03\x04"} + "META-INF/MANIFEST.MF", Code::unsupported},
        {"thu.odt", std::string{"PK\x03\x04"} + "META-INF/manifest.xml", std::nullopt},
        {"thu.doc", ole + utf16("WordDocument") + utf16("_VBA_PROJECT"), Code::unsupported},
        {"thu.doc", ole + utf16("WordDocument"), std::nullopt, Weight::slow},
        {"thu.rtf", "{\\rtf1\\ansi}", std::nullopt, Weight::slow},
        {"rong.txt", "", Code::invalid_input},
        {"quet.pdf", "%PDF-1.4 …", std::nullopt, Weight::slow},
        {"quet.txt", "\x89PNG\r\n\x1a\n", std::nullopt, Weight::slow},
    };
    for (auto const& c : cases) {
        CAPTURE(c.name);
        CAPTURE(c.bytes);
        auto const weight = look_at(folder.put(c.name, c.bytes), c.name);
        CHECK(weight.has_value() == !c.refused.has_value());
        if (weight) {
            CHECK(*weight == c.weight);
        } else {
            CHECK(weight.error().code == c.refused);
            CHECK(weight.error().where == c.name);
            CHECK_FALSE(weight.error().mend.empty());
        }
    }
    CHECK(look_at(folder.path / "missing", "missing").error().code == Code::not_found);
}
