#pragma once

#include "app/command_line.hpp"
#include "base/clock.hpp"

#include <filesystem>

/// A backup is a folder: benvung.sqlite holds every table as it stood at one moment, whatever the engine; manifest.json holds the digest
/// of that file, the rows of each table, the version and the time; originals/ holds the files of documents that those tables name. It is
/// made under another name and renamed when whole. A file that is missing does not stop a backup: the rest is worth more; it is told.
namespace app {

int back_up(BackUp const& wanted, base::Clock const& clock);
int restore(Restore const& wanted, base::Clock const& clock); ///< into an empty place only
int verify(Verify const& wanted, base::Clock const& clock);   ///< a store in use, or a backup
int move(Move const& wanted, base::Clock const& clock);       ///< the same data in the other engine

} // namespace app
