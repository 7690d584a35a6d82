#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "documents/reading/reading.hpp"
#include "rights/scope.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a register keeps of a paper. Fields: Nghị định 30/2020/NĐ-CP, annex VI part II.
namespace documents::registry {

using PaperId = base::Id<struct PaperTag>;
using rights::OrganisationId;

enum class PaperState {
    draft,     ///< taken in, proposed by the reader, not confirmed yet
    confirmed, ///< a person said that the head is right
    withdrawn  ///< kept with its reason; never deleted
};

/// Nghị định 30/2020/NĐ-CP, article 8: khẩn, thượng khẩn, hoả tốc.
enum class Urgency { none, urgent, very_urgent, express };

std::string_view name_of(PaperState state); ///< "draft": stands in the store
std::string_view vietnamese(PaperState state);
std::string_view vietnamese(Urgency urgency); ///< "" for none

/// The head of a paper. Texts are NFC and hold no NUL.
struct Head {
    std::string issuer, parent_issuer; ///< as printed, natural case
    OrganisationId issuer_id = {};     ///< whom it means; none: not known
    std::string number, symbol;        ///< "306", "LĐTBXH-VPQGGN"
    std::string type;                  ///< lower case: "công văn"
    std::string place;
    std::optional<base::PartialDate> date;
    std::string subject;
    std::string signer, signer_title; ///< who signed
    std::string directed_by;          ///< who ordered, where it is not the signer
    Urgency urgency = Urgency::none;
    std::vector<std::string> addressees, recipients;

    friend bool operator==(Head const&, Head const&) = default;
};

Head head_of(reading::Reading const& reading);
/// "Kế hoạch 213/KH-UBND", "Công văn không số"
std::string title_of(Head const& head);
/// "306/LĐTBXH-VPQGGN"; "" where both are blank.
std::string number_symbol(Head const& head);
/// How number and symbol are compared: "306/ldtbxhvpqggn". "306 /LĐTBXH–VPQGGN" has the same key.
std::string number_key(std::string_view number_symbol);

/// The 29 types of Nghị định 30/2020/NĐ-CP, article 7, and those of other papers that come in.
std::span<std::string_view const> types();
/// A date as a person types it, whole or in part: "14/10/2026", "10/2026", "2026". Errors: invalid_input with an example.
base::Result<base::PartialDate> parse_partial_date(std::string_view typed);

/// A state-secret mark (MẬT, TỐI MẬT, TUYỆT MẬT) that stands alone in a line of the head. Such papers must not enter the system:
/// Nghị định 30/2020/NĐ-CP, Quyết định 28/2018/QĐ-TTg. "" where there is none.
std::string secrecy_mark(std::string_view text);
/// The urgency mark that stands alone in a line of the head.
Urgency urgency_mark(std::string_view text);

/// The reader's version, kept with each reading; raised when readings change.
inline constexpr char kReader[] = "2026.11";

} // namespace documents::registry
