#pragma once

#include "base/clock.hpp"
#include "http/uploads.hpp"
#include "organisations/store.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <filesystem>

namespace documents {

/// What the pages of this domain are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    http::Uploads& uploads;
    std::filesystem::path scratch; ///< a folder that exists, for short-lived files of readers and writers
    base::Clock const& clock;
    organisations::Resolvers* resolvers = nullptr; ///< null: names of bodies are shown as printed
    db::Database* database = nullptr;              ///< with `resolvers`
};

/// The entry of the navigation for these pages.
inline constexpr char kReadingAddress[] = "/documents/reading";

///   GET  /documents/reading              the drop zone and the samples
///   POST /documents/readings             a plain form with files, or upload=ID&list=TOKEN from the script
///   GET  /documents/readings/{token}     a result or a list of results; also {token}.json and {token}.xlsx
///   GET  /documents/samples/{name}       the result of a sample of our own; also {name}.json and {name}.xlsx
///   GET  /help                           how it is used
/// Results lie in memory for 30 minutes, nothing is stored.
void register_pages(site::Routes& routes, PageServices services);

} // namespace documents
