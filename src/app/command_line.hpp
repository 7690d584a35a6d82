#pragma once

#include "app/store.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// The program itself: what it is told on the command line, and the wiring of everything.
namespace app {

inline constexpr int kDone = 0, kRefused = 1, kMisused = 2; ///< exit codes

enum class ReadForm { summary, json, text };

struct Serve {
    std::string address;
    std::uint16_t port = 0;
    StorePlace place;
    std::filesystem::path clock = {}; ///< of a TrialClock; empty: the machine's own time
    bool demonstration = false;       ///< fills an empty store with data for trial, and says so on every page
};

struct Read {
    std::vector<std::string> files;
    ReadForm form = ReadForm::summary;
};

struct BackUp {
    StorePlace place;
    std::string folder;
};

struct Restore {
    StorePlace place;
    std::string folder;
};

struct Verify {
    StorePlace place;
    std::string backup; ///< a backup instead of the store; "" for the store
};

/// From a data folder to PostgreSQL, or back.
struct Move {
    StorePlace from, into;
};

/// `benvung audit verify [FILE]`, `benvung audit export FILE`.
struct AuditVerify {
    StorePlace place;
    std::string file; ///< an exported log, which needs no store; "" for the store
};
struct AuditExport {
    StorePlace place;
    std::string file;
};

/// A list of areas, or of mergers, into the store.
struct ImportAreas {
    StorePlace place;
    std::string file;
    std::string from = {}, until = {}; ///< as typed; "" where the file itself says it
    std::string legal_act = {};
    bool dry_run = false;
};

/// A GeoJSON file of outlines.
struct ImportOutlines {
    StorePlace place;
    std::string file;
    std::string on = {}; ///< as typed; "": today
    bool dry_run = false;
};

/// `benvung documents export --annotations [--out FOLDER]`.
struct ExportAnnotations {
    StorePlace place;
    std::string folder;
};

/// `benvung user create NAME`, `benvung user reset NAME`.
struct UserCreate {
    StorePlace place;
    std::string user_name, name;
};
struct UserReset {
    StorePlace place;
    std::string user_name;
};

/// `benvung documents import DIR`, `benvung documents reread`.
struct ImportDocuments {
    StorePlace place;
    std::string folder;
    std::string as = {};     ///< user name of the clerk for whom it is done
    std::string report = {}; ///< .csv or .xlsx with a row for each file; "": none
};
struct RereadDocuments {
    StorePlace place;
    bool apply = false;
};

struct Version {};

/// Nothing to run: help was asked for (to stdout), or the line was wrong (to stderr).
struct Told {
    std::string text;
    int exit_code = kDone;
};

using Invocation =
    std::variant<Serve, Read, BackUp, Restore, Verify, Move, AuditVerify, AuditExport, ImportAreas, ImportOutlines,
                 ImportDocuments, RereadDocuments, ExportAnnotations, UserCreate, UserReset, Version, Told>;

Invocation parse_command_line(int argc, char const* const* argv);

} // namespace app
