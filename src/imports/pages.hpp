#pragma once

#include "http/uploads.hpp"
#include "imports/desk.hpp"
#include "site/frame.hpp"
#include "site/routes.hpp"

#include <filesystem>

namespace imports {

inline constexpr char kImportsAddress[] = "/imports";

struct PageServices {
    site::Frame const& frame;
    Desk& desk;
    http::Uploads& uploads;
    std::filesystem::path scratch; ///< for files on their way out
};

///   GET  /imports                            use_system: what the person may bring, and what was brought
/// and for each domain, with its capability:
///   GET  /imports/KEY                        the form
///   POST /imports/KEY                        field "file", or "upload" with the id of an upload; settings as "setting-KEY"
///   GET  /imports/KEY/{id}?show=&page=       preview, state, what can be done
///   GET  /imports/KEY/{id}/progress          JSON {"state","text","done"}
///   GET  /imports/KEY/{id}/rejected.xlsx
///   POST /imports/KEY/{id}/choice | corrections | commitment | undo | resumption | abandonment
void register_pages(site::Routes& routes, PageServices services);

} // namespace imports
