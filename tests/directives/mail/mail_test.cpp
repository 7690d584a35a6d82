#include "directives/mail/sink.hpp"

#include "directives/house.hpp"
#include "directives/mail/digest.hpp"
#include "directives/mail/outbox.hpp"

#include <atomic>
#include <filesystem>
#include <thread>
#include <unistd.h>

using namespace directive_house;
using namespace directives::mail;
using mail_sink::Manner;
using mail_sink::Sink;
using support::on_both_engines;

namespace {

struct Folder {
    Folder() : path{std::filesystem::temp_directory_path() / ("benvung-mail-" + std::to_string(::getpid()))} {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

/// A person of the body, with a post for years.
std::int64_t person(db::Database& store, OrganisationId body, std::string const& name, char const* role) {
    auto tx = store.write();
    auto const id =
        tx.find<std::int64_t>("INSERT INTO persons (name, name_key, sort_key, user_name, password_hash, "
                              "must_change, created_at) VALUES (:name, 'x', 'x', :name, 'x', 0, 0) RETURNING id",
                              {{"name", name}})
            .value();
    auto const post =
        tx.find<std::int64_t>("INSERT INTO posts (person_id, organisation_id, title, from_day) VALUES (:id, "
                              ":body, 'Chuyên viên', '2020-01-01') RETURNING id",
                              {{"id", id}, {"body", body}})
            .value();
    tx.run("INSERT INTO post_roles (post_id, role) VALUES (:post, :role)", {{"post", post}, {"role", role}});
    tx.commit();
    return id;
}

void settle(db::Database& store, Vault const& vault, int port) {
    auto tx = store.write();
    auto const done = set_settings(tx, support::everything(), noon(day("2024-10-01")), vault,
                                   {.active = true,
                                    .server = "127.0.0.1",
                                    .port = port,
                                    .security = Security::none,
                                    .sender = "benvung@quangnam.gov.vn",
                                    .site_address = "https://benvung.quangnam.gov.vn/"},
                                   std::nullopt);
    REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().message));
    tx.commit();
}

bool put(db::Database& store, std::int64_t to, std::string const& key) {
    auto tx = store.write();
    bool const fresh = queue(tx, noon(day("2024-10-14")), "quangnam.gov.vn",
                             {.person = rights::PersonId{to},
                              .key = key,
                              .address = "an@quangnam.gov.vn",
                              .subject = "Việc của anh/chị",
                              .body = "Báo cáo\n.\nhết"});
    tx.commit();
    return fresh;
}

Sent real(Server const& server, Letter const& letter) { return send(server, letter, std::chrono::seconds{10}); }
bool always() { return true; }

std::string message_id(std::string const& letter) {
    auto const at = letter.find("Message-ID:");
    return letter.substr(at, letter.find("\r\n", at) - at);
}

} // namespace

TEST_CASE("an attempt tells whether the letter may have been taken") {
    Letter const letter{.from = "benvung@quangnam.gov.vn",
                        .to = "an@quangnam.gov.vn",
                        .message_id = "abc@quangnam.gov.vn",
                        .subject = "Việc của anh/chị",
                        .body = "Kính gửi anh/chị,\n.\nhết\n",
                        .at = noon(day("2024-10-14"))};
    struct Case {
        Manner manner;
        Outcome outcome;
        std::size_t letters;
    };
    Case const cases[] = {{Manner::good, Outcome::sent, 1},
                          {Manner::dies_after_data, Outcome::uncertain, 1},
                          {Manner::dies_before_data, Outcome::failed, 0},
                          {Manner::full, Outcome::failed, 0},
                          {Manner::unknown, Outcome::refused, 0},
                          {Manner::rejects_letter, Outcome::refused, 1}};
    for (auto const& [manner, outcome, letters] : cases) {
        CAPTURE(static_cast<int>(manner));
        Sink sink;
        sink.manner = manner;
        auto const sent = send({.host = "127.0.0.1", .port = sink.port(), .security = Security::none}, letter,
                               std::chrono::seconds{10});
        CAPTURE(sent.said);
        CHECK(sent.outcome == outcome);
        CHECK(sink.letters().size() == letters);
        CHECK(sink.connections() == 1);
        if (manner != Manner::good) CHECK_FALSE(sent.said.empty());
    }
    CHECK(send({.host = "127.0.0.1", .port = 1, .security = Security::none}, letter, std::chrono::seconds{5}).outcome ==
          Outcome::failed);
    // A server without STARTTLS gets nothing where it was asked for.
    Sink plain;
    CHECK(send({.host = "127.0.0.1", .port = plain.port(), .security = Security::starttls}, letter,
               std::chrono::seconds{5})
              .outcome != Outcome::sent);
    CHECK(plain.letters().empty());
}

TEST_CASE("a letter is plain mail whatever stands in it") {
    auto const text = message_of({.from = "a@b.vn",
                                  .to = "c@d.vn",
                                  .message_id = "x@b.vn",
                                  .subject = "Việc của anh/chị ngày 14/10/2024: quá hạn, đến hạn\r\nBcc: kẻ khác",
                                  .body = "dòng một\n.\ndòng hai",
                                  .at = noon(day("2024-10-14"))});
    CHECK(text.contains("Date: Mon, 14 Oct 2024 12:00:00 +0700\r\n"));
    CHECK_FALSE(text.contains("Bcc"));
    CHECK(text.contains("Subject: =?UTF-8?B?"));
    CHECK(text.contains("Message-ID: <x@b.vn>\r\n"));
    for (std::size_t at = 0; at < text.size();) { // no line is too long, and each ends with CRLF
        auto const end = text.find("\r\n", at);
        REQUIRE(end != text.npos);
        CHECK(end - at <= 78);
        at = end + 2;
    }
    for (auto const* wrong : {"", "an", "@b.vn", "an@", "a n@b.vn", "an@b.vn\r\nx", "<an@b.vn>", "an@b..vn", "an@@b.vn",
                              "an@.vn", "-x@b.vn"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_address(wrong).has_value());
    }
    CHECK(parse_address("  an.nguyen@laichau.gov.vn ").value() == "an.nguyen@laichau.gov.vn");
}

TEST_CASE("each attempt is recorded before it is made, and nothing uncertain is repeated by itself") {
    on_both_engines([](Store& store) {
        Folder const folder;
        Vault const vault{folder.path / "key"};
        House house{store};
        auto const an = person(*store, house.body("ubnd-huyen", "990"), "An", "specialist");
        Sink sink;
        settle(*store, vault, sink.port());
        base::FixedClock clock{day("2024-10-14")};
        CHECK(put(*store, an, "one"));
        CHECK_FALSE(put(*store, an, "one"));
        // The row of the attempt is there, without a result, while the connection is open.
        std::int64_t open = 0;
        auto const looking = [&](Server const& server, Letter const& letter) {
            open = house.count("SELECT COUNT(*) FROM mail_attempts WHERE ended_at IS NULL");
            return real(server, letter);
        };
        CHECK(deliver(*store, clock, vault, looking, always) == 1);
        CHECK(open == 1);
        CHECK(sink.letters().size() == 1);
        CHECK(house.count("SELECT COUNT(*) FROM mails WHERE state = 'sent'") == 1);
        CHECK(deliver(*store, clock, vault, real, always) == 0);

        // The server dies after the data: shown, and left alone.
        sink.manner = Manner::dies_after_data;
        put(*store, an, "two");
        CHECK(deliver(*store, clock, vault, real, always) == 1);
        CHECK(house.count("SELECT COUNT(*) FROM mails WHERE state = 'uncertain'") == 1);
        clock.set(clock.now() + std::chrono::hours{48});
        CHECK(deliver(*store, clock, vault, real, always) == 0);
        CHECK(sink.letters().size() == 2);
        // A person sends it again: the same Message-ID.
        sink.manner = Manner::good;
        auto const id = house.count("SELECT id FROM mails WHERE state = 'uncertain'");
        {
            auto const now = db::to_instant(clock.now());
            auto tx = store->write();
            CHECK_FALSE(send_again(tx, house.department(), now, id).has_value());
            REQUIRE(send_again(tx, support::everything(), now, id).has_value());
            CHECK_FALSE(send_again(tx, support::everything(), now, id).has_value());
            tx.commit();
        }
        CHECK(deliver(*store, clock, vault, real, always) == 1);
        auto const letters = sink.letters();
        REQUIRE(letters.size() == 3);
        CHECK(message_id(letters[1]) == message_id(letters[2]));
        CHECK(message_id(letters[0]) != message_id(letters[1]));

        // The program dies in the middle: the attempt has no result.
        put(*store, an, "three");
        auto const killed = [](Server const&, Letter const&) -> Sent { throw std::runtime_error{"killed"}; };
        CHECK_THROWS(deliver(*store, clock, vault, killed, always));
        CHECK(house.count("SELECT COUNT(*) FROM mails WHERE state = 'trying'") == 1);
        CHECK(deliver(*store, clock, vault, real, always) == 0); // it may still run elsewhere
        clock.set(clock.now() + std::chrono::minutes{11});
        CHECK(deliver(*store, clock, vault, real, always) == 0);
        CHECK(house.count("SELECT COUNT(*) FROM mails WHERE state = 'uncertain'") == 1);
        CHECK(sink.letters().size() == 3);

        // A full box is tried again later, and at last given to a person.
        sink.manner = Manner::full;
        put(*store, an, "four");
        for (int i = 0; i < kTriesMax; ++i) {
            CHECK(deliver(*store, clock, vault, real, always) == 1);
            CHECK(deliver(*store, clock, vault, real, always) == 0);
            clock.set(clock.now() + std::chrono::hours{12});
        }
        CHECK(deliver(*store, clock, vault, real, always) == 0);
        CHECK(house.count("SELECT COUNT(*) FROM mails WHERE state = 'refused'") == 1);
        auto session = store->lease();
        auto const shown = mails(session, support::everything(), 10).value();
        CHECK(shown.size() == 4);
        CHECK_FALSE(shown.front().attempts.empty());
        CHECK_FALSE(mails(session, house.department(), 10).has_value());
    });
}

TEST_CASE("several servers that deliver at once make one attempt for each letter") {
    on_both_engines([](Store& store) {
        Folder const folder;
        Vault const vault{folder.path / "key"};
        House house{store};
        auto const an = person(*store, house.body("ubnd-huyen", "990"), "An", "specialist");
        settle(*store, vault, 25);
        for (int i = 0; i < 12; ++i) put(*store, an, std::to_string(i));
        base::FixedClock const clock{day("2024-10-14")};
        std::atomic<int> sent = 0;
        auto const counting = [&](Server const&, Letter const&) {
            ++sent;
            return Sent{Outcome::sent, {}};
        };
        std::vector<std::thread> servers;
        for (int i = 0; i < 4; ++i) servers.emplace_back([&] { deliver(*store, clock, vault, counting, always); });
        for (auto& server : servers) server.join();
        while (deliver(*store, clock, vault, counting, always) > 0) {
        } // who lost a race for a row left the rest
        CHECK(sent == 12);
        CHECK(house.count("SELECT COUNT(*) FROM mail_attempts") == 12);
    });
}

TEST_CASE("the digest goes once a working day, to who wants it and has something to do") {
    on_both_engines([](Store& store) {
        Folder const folder;
        Vault const vault{folder.path / "key"};
        House house{store};
        auto const scope = house.department();
        house.issued(scope);
        auto const an = person(*store, house.body("ubnd-huyen", "990"), "Lò Thị An", "specialist");
        auto const head = person(*store, scope.organisation, "Trần Lụa", "head");
        auto const quiet = person(*store, house.body("ubnd-huyen", "991"), "Không Muốn", "specialist");
        settle(*store, vault, 25);
        for (auto const& [who, wants] : {std::pair{an, true}, {head, true}, {quiet, false}}) {
            auto tx = store->write();
            auto own = support::everything();
            own.person = rights::PersonId{who};
            REQUIRE(set_wish(tx, own, noon(day("2024-10-01")), {.address = "an@quangnam.gov.vn", .digest = wants}));
            CHECK_FALSE(set_wish(tx, own, noon(day("2024-10-01")), {.address = "an", .digest = true}).has_value());
            tx.commit();
        }
        auto const queued = [&](char const* on, int hour, int minute) {
            auto tx = store->write();
            auto const at = db::Instant{day(on).days()} + std::chrono::hours{hour - 7} + std::chrono::minutes{minute};
            auto const count = queue_digests(tx, at, house.calendar);
            tx.commit();
            return count;
        };
        CHECK(queued("2024-10-14", 6, 59) == 0); // Monday, before the hour
        CHECK(queued("2024-10-14", 7, 0) == 2);
        CHECK(queued("2024-10-14", 7, 1) == 0);
        CHECK(queued("2024-10-13", 9, 0) == 0); // Sunday
        CHECK(queued("2024-10-15", 9, 0) == 2);
        auto const body_for = [&](std::int64_t who) {
            return store->lease()
                .find<std::string>("SELECT body FROM mails WHERE person_id = :who ORDER BY id", {{"who", who}})
                .value();
        };
        CHECK(body_for(an).contains("QUÁ HẠN\n- Báo cáo kết quả"));
        CHECK(body_for(an).contains("quá hạn 3 ngày"));
        CHECK(body_for(an).contains("https://benvung.quangnam.gov.vn/directives/turns/"));
        CHECK(body_for(head).contains("ĐƠN VỊ KHÁC QUÁ HẠN"));
    });
}

TEST_CASE("the password of the mail server lies locked up, and only its key opens it") {
    Folder const folder;
    Vault const vault{folder.path / "key"}, other{folder.path / "other"};
    auto const sealed = vault.seal("mật khẩu");
    CHECK_FALSE(sealed.contains("mật khẩu"));
    CHECK(vault.seal("mật khẩu") != sealed);
    CHECK(Vault{folder.path / "key"}.unseal(sealed) == "mật khẩu");
    CHECK_FALSE(other.unseal(sealed).has_value());
    CHECK_FALSE(vault.unseal("rác").has_value());
    CHECK_FALSE(vault.unseal(sealed.substr(4)).has_value());
    CHECK((std::filesystem::status(folder.path / "key").permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    on_both_engines([&](Store& store) {
        auto tx = store->write();
        auto const set = [&](Settings const& settings, std::optional<std::string> password = {}) {
            return set_settings(tx, support::everything(), noon(day("2024-10-01")), vault, settings, password);
        };
        REQUIRE(set({.active = true, .server = "mail.gov.vn", .sender = "a@gov.vn"}, "bí mật"));
        CHECK(vault.unseal(settings_of(tx).password_sealed) == "bí mật");
        REQUIRE(set({.active = true, .server = "mail.gov.vn", .port = 465, .sender = "a@gov.vn"})); // the old one stays
        CHECK(vault.unseal(settings_of(tx).password_sealed) == "bí mật");
        REQUIRE(set({.sender = "a@gov.vn"}, ""));
        CHECK(settings_of(tx).password_sealed.empty());
        CHECK(set({.active = true, .sender = "a@gov.vn"}).error().where == "server");
        CHECK(set({.active = true, .server = "a b", .sender = "a@gov.vn"}).error().where == "server");
        CHECK(set({.active = true, .server = "mail.gov.vn", .port = 0, .sender = "a@gov.vn"}).error().where == "port");
        CHECK(set({.active = true, .server = "mail.gov.vn", .sender = "a"}).error().where == "sender");
        CHECK(set({.site_address = "javascript:alert(1)"}).error().where == "site_address");
        CHECK(set({.digest_minute = 1440}).error().where == "digest_minute");
        CHECK(tx.find<std::int64_t>(
                  "SELECT COUNT(*) FROM audit_rows WHERE after_json LIKE '%bí mật%' OR note LIKE '%bí mật%'") == 0);
    });
}
