#pragma once

#include "directives/letters/letter.hpp"
#include "office/docx_merge.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// A letter as it stands on paper. Numbers in brackets are the boxes of Nghị định 30/2020/NĐ-CP, annex I, part IV.
namespace directives::letters {

/// What is known only once the letter is issued. On a draft the number is blank and there is no code.
struct Stamp {
    std::string number = {}; ///< "07"; two digits at least
    std::optional<base::Date> day = {};
    std::string code = {}; ///< printed as QR
};

/// The boxes of one copy, ready to be printed: on the page that shows the letter, and into a template.
struct Paper {
    std::string parent_issuer, issuer;         ///< [2] capitals
    std::string number;                        ///< [3] "Số: 07/UBND-KT", or "Số:        /UBND-KT"
    std::string place_and_day;                 ///< [4] "Lai Châu, ngày 05 tháng 01 năm 2026"
    std::string title;                         ///< [5a] "THÔNG BÁO"; "" of an official letter
    std::string subject;                       ///< [5a] the abstract, or [5b] "V/v …"
    std::vector<std::string> addressees;       ///< [9a] empty for a notice; "- X;" where there are several
    std::vector<std::string> opening, closing; ///< [6]
    struct Row {
        std::string position, body, duty, due, standing;
    };
    std::vector<Row> rows;
    std::vector<std::string> authority;  ///< [7a]
    std::string signer;                  ///< [7b]
    std::vector<std::string> recipients; ///< [9b] "- Như trên;" … "- Lưu: VT, KT."
    std::string code;
};
/// `copy`: which of the papers, before copies_of(letter).
Paper paper_of(Letter const& letter, std::size_t copy, Stamp const& stamp);

/// "ngày 05 tháng 01 năm 2026": days below 10 and months 1 and 2 with a zero before (annex I, II.4.b); a draft leaves them blank.
std::string day_in_words(std::optional<base::Date> const& day);
/// "Như trên;" … "Lưu: VT.": dashes and ends of a list (annex I, II.9).
std::vector<std::string> listed(std::span<std::string const> items);

/// A field that a template may have, for people who make templates.
struct Field {
    office::MergeName name;
    char const* description;
    bool needed = false; ///< without it a letter is no letter
};
std::span<Field const> fields();
std::span<office::MergeName const> field_names();
/// Errors: invalid_input where a field that is needed is missing.
base::Result<void> check_needed(office::MergeTemplate const& form);

office::MergeValues values_of(Paper const& paper);

} // namespace directives::letters
