#pragma once

#include "directives/letters/forms.hpp"
#include "directives/letters/prints.hpp"
#include "directives/pages/pages.hpp"

namespace directives::letters {

inline constexpr char kLettersAddress[] = "/directives/letters";
std::string address_of(LetterId letter); ///< "/directives/letters/12"

struct LetterServices {
    directives::PageServices pages;
    Printer& printer; ///< outlives the router
};

///   GET  /directives/letters                       what the office writes; .xlsx, .csv
///   GET  /directives/letters/new?directive=N&turn=N  kind and mode; POST /directives/letters (kind, mode, directive, turn or row, many)
///   GET  /directives/letters/{letter}              as on paper (?copy=2); POST …/issue, …/removal, …/print
///   GET, POST /directives/letters/{letter}/content its words, recipients and signature
///   GET  /directives/letters/{letter}/docx         the draft or the issued file (?copy=2); …/zip all files; …/together all in one .docx;
///                                                  …/pdf once it was made
///   GET, POST /directives/letters/forms            templates; GET …/forms/{form} one of the office's own, …/forms/standard/{kind} ours;
///                                                  POST …/forms/{form}/removal
void register_pages(site::Routes& routes, LetterServices const& services);

/// Parts of the above.
void register_list_pages(site::Routes& routes, LetterServices const& services);
void register_file_pages(site::Routes& routes, LetterServices const& services);
void register_form_pages(site::Routes& routes, LetterServices const& services);

/// The paper as markup; shared by the parts.
html::Markup render(Paper const& paper);

} // namespace directives::letters
