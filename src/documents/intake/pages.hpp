#pragma once

#include "documents/intake/desk.hpp"
#include "http/uploads.hpp"
#include "site/list.hpp"

namespace documents::intake {

/// What the pages of intake are given. All of it outlives the router.
struct PageServices {
    site::Frame const& frame;
    Desk& desk;
    http::Uploads& uploads;
    std::filesystem::path scratch;
};

inline constexpr char kIntakeAddress[] = "/documents/intake";

///   GET  /documents/intake                  the drop zone and the files of the own organisation; .xlsx, .csv
///   POST /documents/intake                  a plain form with files; or upload=ID&batch=TOKEN from the script: {"job","again","address"}
///   GET  /documents/intake-progress?batch=  {"waiting":…,"taken":…,…}: how the files of one batch stand
///   GET  /documents/intake/{job}            one file; a duplicate beside the paper that it looks like
///   POST /documents/intake/{job}/decision   verdict=take|drop|attach, reason, paper
///   POST /documents/intake/{job}/retry      reads a failed file once more
///   POST /documents/intake-drops            row=…: gives up several
void register_pages(site::Routes& routes, PageServices services);

} // namespace documents::intake
