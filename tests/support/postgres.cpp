#include "support/postgres.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <memory>
#include <pwd.h>
#include <stdexcept>
#include <string_view>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace support {

namespace {

constexpr char kUser[] = "postgres"; // the account that Debian's package makes: the server refuses to run as root

std::filesystem::path program(char const* name) {
    for (auto const& entry : std::filesystem::directory_iterator{"/usr/lib/postgresql"})
        if (auto path = entry.path() / "bin" / name; std::filesystem::exists(path)) return path;
    throw std::runtime_error{"PostgreSQL is missing (package postgresql): ./test installs it"};
}

/// Starts a program, as the account of PostgreSQL where we are root. Its output goes to `log`.
pid_t start_program(std::vector<std::string> const& arguments, std::filesystem::path const& log) {
    passwd const* const account = ::geteuid() == 0 ? ::getpwnam(kUser) : nullptr;
    pid_t const parent = ::getpid();
    std::fflush(nullptr); // what waits in our buffers must not be printed twice
    pid_t const child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // also where the test program crashes
    if (::getppid() != parent) ::_exit(127);
    if (account != nullptr && (::setgid(account->pw_gid) != 0 || ::setuid(account->pw_uid) != 0)) ::_exit(127);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // a change of the account clears it
    if (std::freopen(log.c_str(), "a", stdout) == nullptr || std::freopen(log.c_str(), "a", stderr) == nullptr)
        ::_exit(127);
    std::vector<char*> raw;
    for (auto const& argument : arguments) raw.push_back(const_cast<char*>(argument.c_str()));
    raw.push_back(nullptr);
    ::setenv("LC_ALL", "C", 1);
    ::execv(raw[0], raw.data());
    ::_exit(127);
}

void run_program(std::vector<std::string> const& arguments, std::filesystem::path const& log) {
    int status = 0;
    ::waitpid(start_program(arguments, log), &status, 0);
    if (status != 0) throw std::runtime_error{arguments[0] + " failed, see " + log.string()};
}

} // namespace

Postgres& Postgres::shared() {
    static Postgres server;
    return server;
}

Postgres::Postgres() {
    std::string pattern = (std::filesystem::temp_directory_path() / "benvung-pg-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"mkdtemp"};
    folder_ = pattern;
    if (::geteuid() == 0)
        if (passwd const* const account = ::getpwnam(kUser);
            account == nullptr || ::chown(folder_.c_str(), account->pw_uid, account->pw_gid) != 0)
            throw std::runtime_error{"no account postgres"};
    run_program({program("initdb").string(), "-D", (folder_ / "data").string(), "-U", kUser, "-A", "trust", "-E",
                 "UTF8", "--no-sync", "--locale=C"},
                folder_ / "initdb.log");
    start();
}

void Postgres::start() {
    // fsync off: nothing here outlives the machine; that commits are durable is PostgreSQL's own promise.
    server_ =
        start_program({program("postgres").string(), "-D", (folder_ / "data").string(), "-k", folder_.string(), "-c",
                       "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60", "-c", "shared_buffers=64MB"},
                      folder_ / "server.log");
    for (int i = 0; i < 200; ++i) {
        try {
            db::Database probe{
                db::settings_of(fmt::format("postgresql:///postgres?host={}&user={}", folder_.string(), kUser))};
            return;
        } catch (db::Failure const&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{25});
        }
    }
    throw std::runtime_error{"PostgreSQL did not start, see " + folder_.string()};
}

std::string Postgres::new_database(std::string const& model) {
    auto const name = fmt::format("test_{}", ++count_);
    auto const name_of = [](std::string const& address) {
        auto const begin = address.find(":///") + 4;
        return address.substr(begin, address.find('?') - begin);
    };
    db::Database server{
        db::settings_of(fmt::format("postgresql:///postgres?host={}&user={}", folder_.string(), kUser))};
    server.lease().run_script("CREATE DATABASE " + name + (model.empty() ? "" : " TEMPLATE " + name_of(model)));
    return fmt::format("postgresql:///{}?host={}&user={}", name, folder_.string(), kUser);
}

void Postgres::drop_database(std::string const& address) {
    auto const begin = address.find(":///") + 4;
    db::Database server{
        db::settings_of(fmt::format("postgresql:///postgres?host={}&user={}", folder_.string(), kUser))};
    server.lease().run_script("DROP DATABASE IF EXISTS " + address.substr(begin, address.find('?') - begin) +
                              " WITH (FORCE)");
}

void Postgres::kill() {
    ::kill(server_, SIGQUIT); // immediate shutdown: as a crash, the log is replayed at the next start
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
}

void Postgres::start_again() { start(); }

Postgres::~Postgres() {
    if (server_ > 0) {
        ::kill(server_, SIGQUIT);
        ::waitpid(server_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

} // namespace support
