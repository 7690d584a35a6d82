#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "directives/assignments/life.hpp"
#include "documents/registry/books.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Letters that an office sends about duties: what they say, before anything is stored or printed. Layout: Nghị định 30/2020/NĐ-CP, annex I.
namespace directives::letters {

using documents::registry::PaperId;
using LetterId = base::Id<struct LetterTag>;

enum class Kind {
    urging,     ///< công văn đôn đốc
    forwarding, ///< công văn chuyển tiếp, triển khai
    notice      ///< thông báo
};
std::string_view code_of(Kind kind); ///< "urging": stands in the store
std::optional<Kind> kind_of(std::string_view code);
std::string_view vietnamese(Kind kind); ///< "Công văn đôn đốc"
std::string_view paper_type(Kind kind); ///< "công văn", "thông báo": of the register

/// One letter to all, or one with a number of its own to each: what differs from body to body is another paper (Nghị định 30, article 15).
enum class Mode { to_all, to_each };
std::string_view code_of(Mode mode);
std::optional<Mode> mode_of(std::string_view code);

/// For whom the signer signs: Nghị định 30, article 13 and annex I, II.7.a.
enum class Capacity {
    head,      ///< signs as head
    deputy,    ///< KT.: for the head
    order,     ///< TL.: by order
    delegated, ///< TUQ.: by delegated power
    acting     ///< Q.: acting head
};
std::string_view code_of(Capacity capacity);
std::optional<Capacity> capacity_of(std::string_view code);
std::string_view vietnamese(Capacity capacity); ///< "KT. (ký thay)"

struct Signature {
    Capacity capacity = Capacity::head;
    std::string collective = {}; ///< "Ủy ban nhân dân": TM.; "": none
    std::string principal = {};  ///< KT., TL., TUQ.: for whom: "Chủ tịch"
    std::string chief =
        {};                ///< TL.: the deputy of an office signs for its chief: "Chánh Văn phòng"; "": the chief signs
    std::string post = {}; ///< "Phó Chủ tịch"
    std::string name = {}; ///< "Nguyễn Văn An", no title before it
};
/// Errors: invalid_input (no post; KT., TL., TUQ. without the post of the principal; "TM." typed where it is put by itself).
base::Result<void> check(Signature const& signature);
/// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". Before: check() is good.
std::vector<std::string> lines_of(Signature const& signature);

/// What a person edits before the letter is issued. Texts are NFC; paragraphs are parted by '\n'.
struct Content {
    std::string parent_issuer = {}, issuer = {}; ///< "Tỉnh Lai Châu" above it; both are printed in capitals
    std::string symbol = {};                     ///< "UBND-KT"
    std::string place = {};                      ///< "Lai Châu"
    std::string subject = {};                    ///< "đôn đốc …", without "V/v"
    std::string opening = {}, closing = {};      ///< before and after the table of facts
    std::vector<std::string> recipients = {};    ///< of "Nơi nhận", without dashes: "Như trên", "Lưu: VT, KT"
    Signature signature = {};
};
std::string to_json(Content const& content);
Content content_of(std::string_view json); ///< Before: to_json made it
/// Errors: invalid_input; `where` is the field of the form ("subject", "symbol", …).
base::Result<void> check(Content const& content);

/// A row of the table: who owes what. As told on the day of the letter; what becomes of the turn later changes nothing here.
struct Fact {
    TurnId turn = {};
    std::string duty = {};     ///< "Báo cáo kết quả phân bổ vốn"
    std::string due = {};      ///< "trước ngày 25/02/2026"
    std::string standing = {}; ///< "Quá hạn 3 ngày"
    friend bool operator==(Fact const&, Fact const&) = default;
};

/// One body that the letter goes to.
struct Recipient {
    OrganisationId organisation = {}; ///< none: a name alone
    std::string name;
    std::vector<Fact> facts = {};
    PaperId paper = {};      ///< of the letter that went there, once issued
    std::string number = {}; ///< "07/UBND-KT"
};

enum class LetterState { draft, issued, dropped };
std::string_view code_of(LetterState state);
std::optional<LetterState> letter_state_of(std::string_view code);
std::string_view vietnamese(LetterState state);

struct Letter {
    LetterId id = {};
    Kind kind = Kind::urging;
    Mode mode = Mode::to_all;
    LetterState state = LetterState::draft;
    std::int64_t version = 1;
    OrganisationId owner = {}; ///< whose people write it
    OrganisationId body = {};  ///< whose letter it is: the owner, or the committee whose office it is
    DirectiveId directive = {};
    PaperId cited = {}; ///< the paper that is urged, passed on or told of; none
    std::string cited_number = {};
    Content content = {};
    std::vector<Recipient> recipients = {};
    std::string made_by = {};
    std::optional<base::Date> issued_on = {};
    std::string issued_by = {};
};
/// How many papers it becomes.
std::size_t copies_of(Letter const& letter);

} // namespace directives::letters
