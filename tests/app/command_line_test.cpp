#include "app/command_line.hpp"

#include <doctest/doctest.h>

namespace {

app::Invocation parse(std::vector<char const*> words) {
    words.insert(words.begin(), "benvung");
    return app::parse_command_line(static_cast<int>(words.size()), words.data());
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("serve listens on this machine, port 8080, unless told otherwise") {
    auto const plain = std::get<app::Serve>(parse({"serve"}));
    CHECK(plain.address == "127.0.0.1");
    CHECK(plain.port == 8080);
    CHECK(plain.place.data == "./data");
    auto const told = std::get<app::Serve>(parse({"serve", "--port", "0", "--data", "/srv/x", "--address=0.0.0.0"}));
    CHECK(told.address == "0.0.0.0");
    CHECK(told.port == 0);
    CHECK(told.place.data == "/srv/x");
}

TEST_CASE("read takes files and one form") {
    auto const plain = std::get<app::Read>(parse({"read", "a.txt"}));
    CHECK(plain.files == std::vector<std::string>{"a.txt"});
    CHECK(plain.form == app::ReadForm::summary);
    auto const json = std::get<app::Read>(parse({"read", "a.txt", "--json", "công văn.docx"}));
    CHECK(json.files == std::vector<std::string>{"a.txt", "công văn.docx"});
    CHECK(json.form == app::ReadForm::json);
    CHECK(std::get<app::Read>(parse({"read", "--text", "a"})).form == app::ReadForm::text);
    CHECK(std::get<app::Read>(parse({"read", "--", "--json"})).files == std::vector<std::string>{"--json"});
}

TEST_CASE("a wrong line is told in Vietnamese with exit code 2") {
    struct Case {
        std::vector<char const*> words;
        char const* part;
    };
    Case const cases[] = {
        {{}, "Chưa nói lệnh nào"},
        {{"fly"}, "Chưa nói lệnh nào"},
        {{"read"}, "Thiếu TỆP"},
        {{"read", "a", "--json", "--text"}, "Chỉ chọn một trong"},
        {{"read", "a", "--jsn"}, "Không hiểu: --jsn"},
        {{"serve", "--port"}, "Sau --port phải có một giá trị"},
        {{"serve", "--port", "x"}, "từ 0 đến 65535"},
        {{"serve", "--port", "65536"}, "từ 0 đến 65535"},
        {{"serve", "--port", "-1"}, "từ 0 đến 65535"},
        {{"serve", "--port", "80x"}, "từ 0 đến 65535"},
        {{"version", "x"}, "Không hiểu: x"},
    };
    for (Case const& c : cases) {
        CAPTURE(c.part);
        auto const invocation = parse(c.words);
        auto const* const told = std::get_if<app::Told>(&invocation);
        REQUIRE(told != nullptr);
        CAPTURE(told->text);
        CHECK(told->exit_code == app::kMisused);
        CHECK(has(told->text, c.part));
    }
}

TEST_CASE("help is in Vietnamese throughout") {
    for (auto const& words : {std::vector<char const*>{"--help"}, {"serve", "--help"}, {"read", "-h"}}) {
        auto const told = std::get<app::Told>(parse(words));
        CAPTURE(told.text);
        CHECK(told.exit_code == app::kDone);
        CHECK(has(told.text, "Cách dùng: benvung"));
        for (char const* english :
             {"Usage", "Options", "Positionals", "Subcommands", "REQUIRED", "TEXT", "help message"}) {
            CAPTURE(english);
            CHECK_FALSE(has(told.text, english));
        }
    }
    CHECK(has(std::get<app::Told>(parse({"--help"})).text, "serve"));
    CHECK(has(std::get<app::Told>(parse({"serve", "--help"})).text, "Cách dùng: benvung serve [tùy chọn]\n"));
    CHECK(has(std::get<app::Told>(parse({"serve", "--help"})).text, "\n  --data THƯ_MỤC            Thư mục dữ liệu"));
}

TEST_CASE("documents export says what, and where to") {
    auto const plain = std::get<app::ExportAnnotations>(parse({"documents", "export", "--annotations"}));
    CHECK(plain.folder == "annotations");
    CHECK(plain.place.data == "./data");
    auto const told = std::get<app::ExportAnnotations>(
        parse({"documents", "export", "--annotations", "--out", "/tmp/x", "--data", "/srv/x"}));
    CHECK(told.folder == "/tmp/x");
    CHECK(told.place.data == "/srv/x");
    CHECK(std::get<app::Told>(parse({"documents", "export"})).exit_code == app::kMisused);
}
