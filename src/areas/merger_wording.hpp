#pragma once

#include "areas/unit.hpp"
#include "text/shadow.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Reads what a new unit was formed from, as resolutions and official lists print it:
///   "Phường A, Phường B, một phần diện tích TN, quy mô dân số của các phường C, D (quận X), phần còn lại của phường E sau khi sắp xếp"
namespace areas {

enum class Share { whole, part, remainder };
std::string_view code_of(Share share); ///< "whole"
std::optional<Share> share_from_code(std::string_view code);

/// One unit that is named, as far as the wording says.
struct FormedPart {
    std::string name;              ///< without the word in front: "Cửa Nam", "10"; NFC
    std::optional<Kind> kind = {}; ///< as printed, or of the list it stands in ("các phường C, D")
    bool kind_is_inherited = false;
    bool after_and = false;    ///< a bare name behind "và": perhaps the rest of one name ("Lao và Chải")
    std::string district = {}; ///< as printed behind the name: "quận Hai Bà Trưng"; empty where none
    std::string province = {}; ///< "tỉnh Bến Tre"
    Share share = Share::whole;
    text::Span span = {}; ///< of the piece in the wording
};

struct FormedFrom {
    bool unchanged = false;              ///< "giữ nguyên"
    std::vector<FormedPart> parts = {};  ///< in printed order
    std::vector<text::Span> unread = {}; ///< pieces in which no name was found
};

/// Never fails: what is not understood stands in `unread`. A share phrase ("một phần …", "phần còn lại của …") holds for the names behind
/// it up to the next phrase or to "sau khi sắp xếp"; what stands in parentheses holds for its own name alone. Linear in time.
FormedFrom read_merger_wording(std::string_view wording);

} // namespace areas
