#pragma once

#include "documents/pages.hpp"

namespace documents {

///   POST /api/v1/readings?name=congvan.docx   the file itself as the body -> 200 with the schema of `benvung read --json`; nothing is kept
void register_api(site::Routes& routes, PageServices services);

} // namespace documents
