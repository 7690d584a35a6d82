#pragma once

#include "directives/letters/letter.hpp"

#include <string>

/// Our own templates, as .docx that an office may take, change in Word and upload as its own.
///
/// Nghị định 30/2020/NĐ-CP, annex I. Part I: A4 upright, margins 20 mm above and below (20–25), 30 mm left (30–35), 20 mm right (15–20), Times New
/// Roman, page number 14 in the middle of the top margin, not on the first page. Part II, by box: [1] 13 and 14 bold, the motto ruled at full
/// length; [2] 13, the issuer bold with a rule of a third to a half; [3] 13; [4] 14 italic; [5a] 14 bold, ruled; [5b] 13; [6] 14, first line
/// 1.27 cm, 6 pt between paragraphs; [7] 14 bold; [9a] 14; [9b] 12 bold italic, list 11.
namespace directives::letters {

/// The bytes of a .docx with the fields of paper.hpp; the same for each call.
std::string standard_template(Kind kind);

} // namespace directives::letters
