#pragma once

#include "db/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace support {

/// A PostgreSQL of the tests' own: made in a temporary folder at first use, listening on a socket there and nowhere else, stopped and
/// removed when the test program ends. Never touches a cluster of the machine.
class Postgres {
public:
    static Postgres& shared();

    /// The address of a new, empty database. With `model`, one with the schema and rows of that database (as CREATE DATABASE does).
    std::string new_database(std::string const& model = {});
    void drop_database(std::string const& address);

    /// As a crash of the server: all connections break at once; start_again() brings it back with what was committed.
    void kill();
    void start_again();

    ~Postgres();
    Postgres(Postgres const&) = delete;

private:
    Postgres();
    void start();
    std::filesystem::path folder_;
    int count_ = 0;
    pid_t server_ = -1;
};

} // namespace support
