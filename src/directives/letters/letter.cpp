#include "directives/letters/letter.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "text/unicode.hpp"

#include <fmt/core.h>

namespace directives::letters {
namespace {

using base::Code;
using base::fail;
using Json = nlohmann::ordered_json;

template <class Value>
struct Word {
    Value value;
    std::string_view code, vietnamese;
};
constexpr Word<Kind> kKinds[] = {{Kind::urging, "urging", "Công văn đôn đốc"},
                                 {Kind::forwarding, "forwarding", "Công văn triển khai"},
                                 {Kind::notice, "notice", "Thông báo"}};
constexpr Word<Mode> kModes[] = {{Mode::to_all, "to_all", "Một văn bản gửi chung"},
                                 {Mode::to_each, "to_each", "Mỗi nơi một văn bản"}};
constexpr Word<Capacity> kCapacities[] = {{Capacity::head, "head", "Người đứng đầu ký"},
                                          {Capacity::deputy, "deputy", "KT. (ký thay)"},
                                          {Capacity::order, "order", "TL. (thừa lệnh)"},
                                          {Capacity::delegated, "delegated", "TUQ. (thừa ủy quyền)"},
                                          {Capacity::acting, "acting", "Q. (quyền)"}};
constexpr Word<LetterState> kStates[] = {{LetterState::draft, "draft", "Dự thảo"},
                                         {LetterState::issued, "issued", "Đã phát hành"},
                                         {LetterState::dropped, "dropped", "Đã bỏ"}};

template <class Value, std::size_t N>
Word<Value> const& word_of(Word<Value> const (&words)[N], Value value) {
    for (auto const& word : words)
        if (word.value == value) return word;
    ENSURE(false);
}
template <class Value, std::size_t N>
std::optional<Value> value_of(Word<Value> const (&words)[N], std::string_view code) {
    for (auto const& word : words)
        if (word.code == code) return word.value;
    return std::nullopt;
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

} // namespace

std::string_view code_of(Kind kind) { return word_of(kKinds, kind).code; }
std::optional<Kind> kind_of(std::string_view code) { return value_of(kKinds, code); }
std::string_view vietnamese(Kind kind) { return word_of(kKinds, kind).vietnamese; }
std::string_view paper_type(Kind kind) { return kind == Kind::notice ? "thông báo" : "công văn"; }
std::string_view code_of(Mode mode) { return word_of(kModes, mode).code; }
std::optional<Mode> mode_of(std::string_view code) { return value_of(kModes, code); }
std::string_view code_of(Capacity capacity) { return word_of(kCapacities, capacity).code; }
std::optional<Capacity> capacity_of(std::string_view code) { return value_of(kCapacities, code); }
std::string_view vietnamese(Capacity capacity) { return word_of(kCapacities, capacity).vietnamese; }
std::string_view code_of(LetterState state) { return word_of(kStates, state).code; }
std::optional<LetterState> letter_state_of(std::string_view code) { return value_of(kStates, code); }
std::string_view vietnamese(LetterState state) { return word_of(kStates, state).vietnamese; }

base::Result<void> check(Signature const& signature) {
    if (blank(signature.post))
        return fail(Code::invalid_input, "Nhập chức vụ của người ký.", "post", "Ví dụ: Phó Chủ tịch.");
    bool const for_other = signature.capacity == Capacity::deputy || signature.capacity == Capacity::order ||
                           signature.capacity == Capacity::delegated;
    if (for_other && blank(signature.principal))
        return fail(Code::invalid_input,
                    fmt::format("Nhập chức vụ của người được ký {}",
                                signature.capacity == Capacity::deputy ? "thay." : "theo lệnh, theo ủy quyền."),
                    "principal", "Ví dụ: Chủ tịch.");
    struct Field {
        std::string const& text;
        char const* name;
    };
    for (auto const& field : {Field{signature.collective, "collective"}, Field{signature.principal, "principal"},
                              Field{signature.chief, "chief"}, Field{signature.post, "post"}})
        for (char const* const mark : {"TM.", "KT.", "TL.", "TUQ.", "Q."})
            if (field.text.starts_with(mark))
                return fail(Code::invalid_input, fmt::format("Bỏ chữ {} ở đầu: máy tự ghi theo thẩm quyền ký.", mark),
                            field.name, "Ví dụ: Chủ tịch.");
    if (!signature.chief.empty() && signature.capacity != Capacity::order)
        return fail(Code::invalid_input, "Người đứng đầu đơn vị chỉ ghi khi ký thừa lệnh (TL.).", "chief",
                    "Bỏ trống ô này.");
    return {};
}

std::vector<std::string> lines_of(Signature const& signature) {
    std::vector<std::string> lines;
    // "Trường hợp ký thay mặt tập thể thì phải ghi chữ viết tắt “TM.” vào trước tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức". By order or by
    // delegation nobody signs for the collective: the head gave the power.
    bool const for_collective = signature.capacity != Capacity::order && signature.capacity != Capacity::delegated;
    if (!signature.collective.empty() && for_collective) lines.push_back("TM. " + text::upper(signature.collective));
    std::string const principal = text::upper(signature.principal), post = text::upper(signature.post);
    switch (signature.capacity) {
    case Capacity::head: lines.push_back(post); break;
    case Capacity::deputy: lines.insert(lines.end(), {"KT. " + principal, post}); break;
    case Capacity::order:
        lines.push_back("TL. " + principal);
        if (!signature.chief.empty()) lines.push_back("KT. " + text::upper(signature.chief));
        lines.push_back(post);
        break;
    case Capacity::delegated: lines.insert(lines.end(), {"TUQ. " + principal, post}); break;
    case Capacity::acting: lines.push_back("Q. " + post); break;
    }
    return lines;
}

std::string to_json(Content const& content) {
    auto const& signature = content.signature;
    return Json{{"parent_issuer", content.parent_issuer},
                {"issuer", content.issuer},
                {"symbol", content.symbol},
                {"place", content.place},
                {"subject", content.subject},
                {"opening", content.opening},
                {"closing", content.closing},
                {"recipients", content.recipients},
                {"capacity", code_of(signature.capacity)},
                {"collective", signature.collective},
                {"principal", signature.principal},
                {"chief", signature.chief},
                {"post", signature.post},
                {"name", signature.name}}
        .dump();
}

Content content_of(std::string_view json) {
    auto const read = Json::parse(json);
    auto const text = [&](char const* name) { return read.value(name, std::string{}); };
    Content content{.parent_issuer = text("parent_issuer"),
                    .issuer = text("issuer"),
                    .symbol = text("symbol"),
                    .place = text("place"),
                    .subject = text("subject"),
                    .opening = text("opening"),
                    .closing = text("closing"),
                    .recipients = read.value("recipients", std::vector<std::string>{}),
                    .signature = {}};
    content.signature = {.capacity = capacity_of(text("capacity")).value_or(Capacity::head),
                         .collective = text("collective"),
                         .principal = text("principal"),
                         .chief = text("chief"),
                         .post = text("post"),
                         .name = text("name")};
    return content;
}

base::Result<void> check(Content const& content) {
    struct Needed {
        std::string const& text;
        char const *field, *message, *mend;
    };
    for (auto const& needed :
         {Needed{content.issuer, "issuer", "Nhập cơ quan ban hành.", "Ví dụ: Ủy ban nhân dân tỉnh Lai Châu."},
          Needed{content.symbol, "symbol", "Nhập ký hiệu.", "Ví dụ: UBND-KT."},
          Needed{content.place, "place", "Nhập địa danh.", "Ví dụ: Lai Châu."},
          Needed{content.subject, "subject", "Nhập trích yếu.", "Ví dụ: đôn đốc báo cáo kết quả phân bổ vốn."},
          Needed{content.opening, "opening", "Nhập nội dung mở đầu.", "Nêu căn cứ và việc đề nghị."}})
        if (blank(needed.text)) return fail(Code::invalid_input, needed.message, needed.field, needed.mend);
    if (content.symbol.find_first_of("/ ") != std::string::npos)
        return fail(Code::invalid_input, "Ký hiệu có dấu “/” hoặc dấu cách.", "symbol",
                    "Chỉ ghi phần sau dấu “/”, các nhóm chữ nối bằng “-”: UBND-KT.");
    constexpr std::size_t kTextBytesMax = 60'000, kLineBytesMax = 2'000;
    for (auto const& [text, field] : {std::pair{&content.opening, "opening"}, {&content.closing, "closing"}})
        if (text->size() > kTextBytesMax)
            return fail(Code::invalid_input, "Nội dung quá dài.", field,
                        "Rút gọn, hoặc chuyển thành phụ lục kèm theo.");
    for (auto const& [text, field] : {std::pair{&content.subject, "subject"}, {&content.issuer, "issuer"}})
        if (text->size() > kLineBytesMax)
            return fail(Code::invalid_input, "Dòng chữ quá dài.", field, "Rút gọn còn dưới 500 chữ.");
    return check(content.signature);
}

std::size_t copies_of(Letter const& letter) { return letter.mode == Mode::to_each ? letter.recipients.size() : 1; }

} // namespace directives::letters
