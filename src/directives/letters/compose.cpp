#include "directives/letters/compose.hpp"

#include "directives/assignments/store.hpp"
#include "directives/letters/store.hpp"
#include "organisations/store.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace directives::letters {
namespace {

using base::Code;
using base::fail;
using rights::Scope;
namespace registry = documents::registry;

constexpr int kDaysToAnswer = 7; ///< first proposal; a person changes it

/// "Ủy ban nhân dân tỉnh Lai Châu" -> "tỉnh Lai Châu"; "" where it is no committee.
std::string area_of_committee(std::string_view name) {
    for (std::string_view const prefix : {"Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND "})
        if (name.starts_with(prefix)) return std::string{name.substr(prefix.size())};
    return {};
}

std::string place_of(std::string_view area) {
    for (std::string_view const kind :
         {"tỉnh ", "thành phố ", "huyện ", "thị xã ", "quận ", "xã ", "phường ", "thị trấn ", "đặc khu "})
        if (text::lower(area).starts_with(kind)) return std::string{area.substr(kind.size())};
    return std::string{area};
}

/// First letters of the words: "Sở Tài chính" -> "STC".
std::string initials(std::string_view name) {
    std::string out;
    bool fresh = true;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t length = 1;
        while (i + length < name.size() && (static_cast<unsigned char>(name[i + length]) & 0xC0) == 0x80) ++length;
        std::string_view const letter = name.substr(i, length);
        bool const word = letter != " " && letter != "-" && letter != "," && letter != "\n";
        if (word && fresh) out += text::upper(letter);
        fresh = !word;
        i += length;
    }
    return out;
}

/// Where a letter begins: names, signature and symbol of the body's last letter, else by the rules.
base::Result<Content> beginning(db::Session& session, Scope const& scope, OrganisationId body, base::Date today) {
    if (auto last = last_content(session, scope, body)) {
        last->subject = last->opening = last->closing = {};
        return *std::move(last);
    }
    auto const organisation = TRY(organisations::find(session, scope, body));
    std::string superior;
    if (auto const relations = organisations::relations_of(session, scope, body))
        for (auto const& one : relations->superiors)
            if (one.line == organisations::Line::committee && one.in.holds(today)) superior = one.name;
    auto const names = names_of(organisation ? organisation->name_at(today) : std::string{}, superior);
    Content content{
        .parent_issuer = names.parent, .issuer = names.issuer, .symbol = names.symbol, .place = names.place};
    if (names.collective) content.signature.collective = "Ủy ban nhân dân";
    content.signature.post = names.collective ? "Chủ tịch" : "Thủ trưởng";
    if (names.issuer.starts_with("Sở ")) content.signature.post = "Giám đốc";
    content.recipients = {"Như trên", "Lưu: VT"};
    return content;
}

std::string printed_day(std::optional<base::Date> const& day) { return day ? day->vietnamese() : "không ghi ngày"; }

/// "Công văn số 306/LĐTBXH-VPQGGN"
std::string short_title(Directive const& directive) {
    std::string title = directive.title;
    if (auto const slash = title.find('/'); slash != std::string::npos)
        if (auto const blank = title.rfind(' ', slash); blank != std::string::npos) title.insert(blank, " số");
    return title;
}

/// "Công văn số 306/LĐTBXH-VPQGGN ngày 03/10/2024 của Bộ … về …"
std::string cited(Directive const& directive) {
    auto out = fmt::format("{} ngày {}", short_title(directive), directive.day.vietnamese());
    if (!directive.issuer_name.empty()) out += " của " + directive.issuer_name;
    if (!directive.subject.empty()) out += " về " + directive.subject;
    return out;
}

void word_urging(Letter& letter, std::optional<Directive> const& directive, std::string const& body, base::Date today) {
    auto& content = letter.content;
    bool const each = letter.mode == Mode::to_each;
    content.subject = directive ? fmt::format("đôn đốc thực hiện nhiệm vụ được giao tại {}", short_title(*directive))
                                : std::string{"đôn đốc thực hiện các nhiệm vụ quá hạn"};
    content.opening =
        directive ? fmt::format("Thực hiện {}, {} đã giao các cơ quan, đơn vị thực hiện nhiệm vụ theo thời hạn.\n",
                                cited(*directive), body)
                  : std::string{};
    content.opening += fmt::format("Đến ngày {}, {} chưa hoàn thành nhiệm vụ được giao như sau:", today.vietnamese(),
                                   each ? "cơ quan, đơn vị" : "các cơ quan, đơn vị");
    content.closing =
        fmt::format("{} đề nghị {} khẩn trương hoàn thành, gửi kết quả về {} trước ngày {}; nêu rõ lý do chậm và thời "
                    "gian hoàn thành./.",
                    body, each ? "cơ quan, đơn vị" : "các cơ quan, đơn vị có tên nêu trên", body,
                    today.plus_days(kDaysToAnswer).vietnamese());
}

void word_forwarding(Letter& letter, std::optional<Directive> const& directive, std::string const& body) {
    auto& content = letter.content;
    content.subject = directive ? "triển khai thực hiện " + short_title(*directive) : std::string{};
    content.opening =
        directive
            ? fmt::format("{} nhận được {} (gửi kèm).\n{} giao các cơ quan, đơn vị thực hiện các nhiệm vụ sau:", body,
                          cited(*directive), body)
            : std::string{};
    content.closing =
        fmt::format("Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo {} để xem xét, "
                    "giải quyết./.",
                    body);
}

void word_notice(Letter& letter, std::optional<Directive> const& directive, std::string const& body, base::Date today) {
    auto& content = letter.content;
    content.subject =
        directive ? "tình hình thực hiện nhiệm vụ được giao tại " + short_title(*directive) : std::string{};
    content.opening =
        directive
            ? fmt::format(
                  "Căn cứ {}, {} thông báo tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị đến ngày {} như sau:",
                  cited(*directive), body, today.vietnamese())
            : std::string{};
    content.closing = fmt::format("{} thông báo để các cơ quan, đơn vị biết, thực hiện./.", body);
}

bool taken(Kind kind, Turn const& turn, base::Date today) {
    if (kind == Kind::urging) return stand_of(turn.clocked(), today).standing == Standing::overdue;
    return is_open(turn.state);
}

base::Result<void> add_facts(db::Session& session, Scope const& scope, base::Date today, Letter& letter,
                             std::span<Turn const> turns) {
    for (Turn const& turn : turns) {
        if (!taken(letter.kind, turn, today)) continue;
        auto const duty = TRY(find_duty(session, scope, today, turn.duty));
        auto there = std::ranges::find(letter.recipients, turn.organisation, &Recipient::organisation);
        if (there == letter.recipients.end())
            there = letter.recipients.insert(
                there, {.organisation = turn.organisation, .name = turn.organisation_name, .facts = {}});
        there->facts.push_back(
            {turn.id, duty.action, printed_day(turn.last_day),
             letter.kind == Kind::forwarding ? std::string{} : vietnamese(stand_of(turn.clocked(), today))});
    }
    return {};
}

} // namespace

Names names_of(std::string const& body, std::string const& superior) {
    Names names;
    if (auto const area = area_of_committee(body); !area.empty()) {
        names.issuer = "Ủy ban nhân dân\n" + area;
        names.place = place_of(area);
        names.symbol = "UBND-VP";
        names.collective = true;
        return names;
    }
    names.issuer = body;
    auto const area = area_of_committee(superior);
    if (!area.empty()) {
        names.parent = "Ủy ban nhân dân\n" + area;
        names.place = place_of(area);
        if (names.issuer.ends_with(" " + area)) names.issuer.erase(names.issuer.size() - area.size() - 1);
    } else
        names.parent = superior;
    names.symbol = initials(names.issuer) + "-VP";
    return names;
}

base::Result<Letter> compose(db::Session& session, Scope const& scope, base::Date today, Wanted const& wanted) {
    if (!may_write(scope))
        return fail(Code::refused, "Vị trí công tác đang dùng không soạn được văn bản.", {},
                    "Chuyển sang vị trí chuyên viên, trưởng đơn vị hoặc văn thư của một cơ quan.");
    auto const own = own_bodies(session, scope, today);
    Letter letter{.kind = wanted.kind, .mode = wanted.mode, .content = {}};
    std::vector<Turn> turns = wanted.turns.empty() && wanted.directive
                                  ? turns_of(session, scope, today, wanted.directive)
                                  : find_turns(session, scope, today, wanted.turns);
    if (turns.empty() && !wanted.turns.empty())
        return fail(Code::not_found, "Không có lượt nào trong số đã chọn mà anh/chị được xem.", {},
                    "Chọn lại ở danh sách nhiệm vụ.");
    letter.body = scope.organisation;
    for (Turn const& turn : turns) {
        if (std::ranges::find(own, turn.follower) == own.end())
            return fail(Code::refused, fmt::format("Nhiệm vụ này do {} theo dõi.", turn.follower_name), {},
                        "Chỉ cơ quan theo dõi nhiệm vụ soạn văn bản gửi các đơn vị thực hiện.");
        letter.body = turn.follower;
    }
    bool const one_directive =
        std::ranges::all_of(turns, [&](Turn const& turn) { return turn.directive == turns.front().directive; });
    std::optional<Directive> directive;
    DirectiveId const meant = !turns.empty() && one_directive ? turns.front().directive : wanted.directive;
    if (meant) {
        directive = TRY(find_directive(session, scope, today, meant));
        letter.directive = meant;
        letter.cited = directive->paper;
        if (auto const paper = registry::find_paper(session, scope, directive->paper))
            letter.cited_number = registry::number_symbol(paper->head);
    }
    TRY(add_facts(session, scope, today, letter, turns));
    if (letter.kind == Kind::urging && !turns.empty() && letter.recipients.empty())
        return fail(Code::invalid_input, "Không có lượt nào quá hạn để đôn đốc.", {},
                    "Chọn lượt đã quá hạn, hoặc soạn công văn triển khai, thông báo.");
    letter.content = TRY(beginning(session, scope, letter.body, today));
    auto const organisation = TRY(organisations::find(session, scope, letter.body));
    auto const body = organisation ? organisation->name_at(today) : std::string{};
    switch (letter.kind) {
    case Kind::urging: word_urging(letter, directive, body, today); break;
    case Kind::forwarding: word_forwarding(letter, directive, body); break;
    case Kind::notice: word_notice(letter, directive, body, today); break;
    }
    return letter;
}

} // namespace directives::letters
