#include "identity/rules.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace identity {

namespace {

using base::Code;
using base::fail;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::size_t letters_of(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Ten letters and more: shorter ones are refused anyway.
constexpr std::array<std::string_view, 14> kMostUsed{
    "1234567890",  "0123456789", "0987654321",   "1234512345",  "12345678910", "abcdefghij", "qwertyuiop",
    "password123", "matkhau123", "matkhau12345", "anhyeuem123", "vietnam123",  "benvung123", "1111111111"};

} // namespace

base::Result<std::string> user_name_of(std::string_view typed) {
    auto const name = text::lower(text::nfc(trimmed(typed)));
    bool const plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    if (name.size() < 3 || name.size() > 40 || !plain)
        return fail(Code::invalid_input,
                    "Tên đăng nhập gồm 3 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối.", "user_name",
                    "Ví dụ: nguyen.van.an");
    return name;
}

base::Result<std::string> new_password(std::string_view typed, std::string_view user_name) {
    if (typed.size() > kPasswordBytes)
        return fail(Code::invalid_input, fmt::format("Mật khẩu dài quá {} byte.", kPasswordBytes), "password",
                    "Dùng một câu ngắn hơn.");
    auto password = text::nfc(typed);
    if (letters_of(password) < kPasswordLetters)
        return fail(Code::invalid_input, fmt::format("Mật khẩu phải có ít nhất {} ký tự.", kPasswordLetters),
                    "password", "Dễ nhớ nhất là một câu ngắn, ví dụ bốn từ không liên quan.");
    auto const lower = text::lower(password);
    if (!user_name.empty() && lower.find(user_name) != std::string::npos)
        return fail(Code::invalid_input, "Mật khẩu không được chứa tên đăng nhập.", "password", "Chọn một câu khác.");
    bool const one_letter = std::ranges::all_of(lower, [&](char c) { return c == lower.front(); });
    if (one_letter || std::ranges::find(kMostUsed, lower) != kMostUsed.end())
        return fail(Code::invalid_input, "Mật khẩu này quá nhiều người dùng, dễ bị đoán ra.", "password",
                    "Chọn một câu khác.");
    return password;
}

std::optional<std::string> typed_password(std::string_view typed) {
    if (typed.empty() || typed.size() > kPasswordBytes) return std::nullopt;
    return text::nfc(typed);
}

base::Result<std::string> person_name_of(std::string_view typed) {
    std::string name;
    for (char const c : text::nfc(trimmed(typed)))
        if (c != ' ' || (!name.empty() && name.back() != ' ')) name += c;
    bool const strange = std::ranges::any_of(name, [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '<' || c == '>' || c == '@' || (c >= '0' && c <= '9');
    });
    if (name.empty() || letters_of(name) > 100 || strange)
        return fail(Code::invalid_input, "Nhập họ và tên, không quá 100 chữ.", "name", "Ví dụ: Lò Thị Hoa");
    return name;
}

Capabilities Post::capabilities() const {
    Capabilities all{Capability::use_system};
    for (Role const role : roles) all = all | rights::capabilities_of(role);
    if (!organisation) return all;
    Capabilities kept;
    for (std::size_t i = 0; i < rights::kCapabilityCount; ++i)
        if (auto const capability = static_cast<Capability>(i);
            all.has(capability) && capability != Capability::administer_system)
            kept.add(capability);
    return kept;
}

Capabilities given(Delegation const& delegation, Post const& giver, base::Date day) {
    if (!delegation.term.holds(day) || !giver.term.holds(day)) return {};
    return delegation.capabilities & giver.capabilities();
}

base::Result<void> check_delegation(Delegation const& delegation, Post const& giver) {
    if (delegation.from == delegation.to)
        return fail(Code::invalid_input, "Không thể ủy quyền cho chính vị trí này.", "to_post",
                    "Chọn vị trí của người khác.");
    if (!delegation.term.until)
        return fail(Code::invalid_input, "Nhập ngày cuối của ủy quyền.", "until", "Ví dụ: 31/12/2026");
    if (*delegation.term.until < delegation.term.from)
        return fail(Code::invalid_input, "Ngày cuối của ủy quyền đứng trước ngày đầu.", "until",
                    "Nhập ngày cuối bằng hoặc sau ngày đầu.");
    if (delegation.term.from.plus_days(366) < *delegation.term.until)
        return fail(Code::invalid_input, "Một lần ủy quyền dài nhất là một năm.", "until",
                    "Nhập ngày cuối sớm hơn, hết hạn thì ủy quyền lại.");
    if (trimmed(delegation.reason).empty())
        return fail(Code::invalid_input, "Nhập lý do hoặc số giấy ủy quyền.", "reason",
                    "Ví dụ: Giấy ủy quyền số 05/GUQ-UBND");
    if (delegation.capabilities == Capabilities{})
        return fail(Code::invalid_input, "Chọn ít nhất một quyền để ủy quyền.", "capabilities");
    if (!((delegation.capabilities & giver.capabilities()) == delegation.capabilities))
        return fail(Code::refused, "Chỉ ủy quyền được những quyền mà vị trí này đang có.", "capabilities",
                    "Bỏ chọn các quyền khác.");
    return {};
}

bool is_alive(SessionTimes const& times, db::Instant now, SessionRules const& rules) {
    if (now < times.seen - rules.clock_slack) return false;
    return now < ends_at(times, rules);
}

db::Instant ends_at(SessionTimes const& times, SessionRules const& rules) {
    return std::min<db::Instant>(times.started + rules.longest, times.seen + rules.idle);
}

std::chrono::seconds wait_after(std::int64_t failures, std::int64_t free, db::Instant last, db::Instant now) {
    using namespace std::chrono;
    constexpr seconds kLongest = minutes{15};
    if (failures <= free || now >= last + hours{1}) return seconds{0};
    auto const doublings = std::min<std::int64_t>(failures - free - 1, 10);
    seconds const wait = std::min(seconds{5} * (std::int64_t{1} << doublings), kLongest);
    // A clock that was set back must not lock anyone out for longer than the wait itself.
    auto const passed = std::max(duration_cast<seconds>(now - last), seconds{0});
    return std::max(wait - passed, seconds{0});
}

std::string names_of(Capabilities const& capabilities) {
    std::string names;
    for (std::size_t i = 0; i < rights::kCapabilityCount; ++i) {
        auto const capability = static_cast<Capability>(i);
        if (!capabilities.has(capability)) continue;
        if (!names.empty()) names += ',';
        names += rights::name_of(capability);
    }
    return names;
}

Capabilities capabilities_from(std::string_view names) {
    Capabilities capabilities;
    while (!names.empty()) {
        auto const end = std::min(names.find(','), names.size());
        if (auto const capability = rights::capability_of(names.substr(0, end))) capabilities.add(*capability);
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return capabilities;
}

} // namespace identity
