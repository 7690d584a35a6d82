#include "documents/reading/subjects.hpp"

#include "documents/reading/bodies.hpp"
#include "documents/reading/phrases.hpp"
#include "text/pattern.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

constexpr auto kOrders = std::to_array<std::string_view>(
    {"kính đề nghị", "đề nghị", "yêu cầu", "giao nhiệm vụ cho", "giao", "giao cho", "phân công", "ủy quyền cho",
     "ủy quyền", "kiến nghị", "trân trọng đề nghị", "thống nhất giao", "đồng ý giao"});

Phrases const& orders() {
    static Phrases const list{kOrders};
    return list;
}

std::vector<std::string> names(BodyList const& list) {
    std::vector<std::string> found;
    for (auto const& body : list.bodies) found.push_back(body.name);
    return found;
}

/// "địa phương chưa …", "các đơn vị được …": a group told by what it has done is a condition, not a body.
bool is_group(Prose const& prose, BodyList const& list, std::size_t end) {
    static text::Pattern const generic{
        R"(^(?:cac |nhung )?(?:dia phuong|don vi|co quan|ho|truong hop|doi tuong|xa|huyen|chu dau tu|ho ngheo)\b)"};
    auto const words = prose.folded(list.range);
    if (!RE2::PartialMatch(words, generic) || list.bodies.size() > 1) return false;
    auto const rest = prose.folded().substr(list.range.to, std::min<std::size_t>(end - list.range.to, 12));
    static text::Pattern const did{
        R"(^ (?:chua|da|co (?:nhu cau|ho|so|cong|ty le|kho khan|du an)|duoc|con|khong|dang|khac))"};
    return RE2::PartialMatch(rest, did) || words.contains("khac");
}

std::size_t skip_marks(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && (text[at] == ' ' || text[at] == ',' || text[at] == ':' || text[at] == '-')) ++at;
    return at;
}

/// Past an order verb and the polite words round it; unchanged where none stands there.
std::size_t past_order(Prose const& prose, std::size_t at, std::size_t end, bool& ordered) {
    if (auto const verb = orders().find_at(prose, at, end)) {
        ordered = true;
        at = skip_marks(prose.folded(), verb->range.to, end);
        for (auto const polite : {std::string_view{"dong chi "}, std::string_view{"cac dong chi "},
                                  std::string_view{"cho "}, std::string_view{"quy "}})
            if (prose.folded().substr(at).starts_with(polite) && !prose.folded().substr(at).starts_with("cho y kien"))
                at += polite.size();
    }
    return at;
}

/// Reads bodies at `at` and what follows them into the subject. False where no body stands there or where it is no subject.
bool take_bodies(Prose const& prose, std::size_t at, std::size_t end, Subject& subject) {
    auto const text = prose.folded();
    while (end > at && (text[end - 1] == '.' || text[end - 1] == ';' || text[end - 1] == ' ')) --end;
    if (at >= end) return false;
    if (duty_word_at(prose, at, end)) {
        // "Thống kê tỉnh", "Thanh tra tỉnh" are bodies; "Thống kê hộ nghèo" is an act.
        static text::Pattern const office{
            R"(^(?:thong ke|thanh tra|kiem toan|bao hiem) (?:tinh|huyen|khu vuc|nha nuoc|xa hoi|co so|thanh pho))"};
        if (!RE2::PartialMatch(text.substr(at, 30), office)) return false;
    }
    auto const list = bodies_at(prose, at, end);
    if (!list) return false;
    auto rest = trimmed(text, {list->range.to, end});
    bool const colon = !rest.empty() && text[rest.from] == ':';
    auto next = skip_marks(text, list->range.to, end);
    bool const verb = next >= end || duty_word_at(prose, next, end);
    if (!colon && !verb) return false;
    if (is_group(prose, *list, end)) return false;
    subject.bodies = names(*list);
    subject.explicit_subject = colon || verb;
    subject.action = next;
    auto const after = text.substr(next, std::min<std::size_t>(end - next, 40));
    subject.leads = after.starts_with("chu tri") || after.starts_with("co trach nhiem") ||
                    after.starts_with("chiu trach nhiem") || after.starts_with("la co quan") ||
                    after.starts_with("la don vi");
    // "UBND các địa phương … được phân bổ kế hoạch vốn … quan tâm": what qualifies the body is a condition.
    if (after.starts_with("duoc ")) {
        for (std::size_t i = next + 5; i < end; ++i)
            if (word_starts(text, i) &&
                (text.substr(i).starts_with("quan tam") || text.substr(i).starts_with("tap trung") ||
                 text.substr(i).starts_with("khan truong") || text.substr(i).starts_with("co trach nhiem") ||
                 text.substr(i).starts_with("chu dong"))) {
                subject.condition = prose.slice(trimmed(text, {next, i}, ","));
                subject.action = i;
                break;
            }
    }
    return true;
}

/// "chủ trì, phối hợp với các cơ quan liên quan" behind the bodies of a heading.
void take_coordinators(Prose const& prose, Range item, Subject& subject) {
    auto const rest = Range{subject.action, item.to};
    auto const words = prose.folded(rest);
    if (!words.starts_with("chu tri") && !words.starts_with("phoi hop")) return;
    subject.coordinators = coordinators_in(prose, rest);
}

} // namespace

std::vector<std::string> coordinators_in(Prose const& prose, Range action) {
    static text::Pattern const lead{
        R"(phoi hop(?: chat che| thuong xuyen| kip thoi| cung| tot)?(?: voi| cung| giua)?:? )"};
    auto const words = prose.folded(action);
    re2::StringPiece input{words.data(), words.size()};
    std::vector<std::string> found;
    while (RE2::FindAndConsume(&input, lead)) {
        auto const at = action.from + words.size() - input.size();
        // "phối hợp thực hiện" names nobody.
        if (duty_word_at(prose, at, action.to)) continue;
        auto const list = bodies_at(prose, at, action.to);
        if (!list) continue;
        for (auto& name : names(*list)) found.push_back(std::move(name));
        break;
    }
    return found;
}

std::vector<std::string> via_of(Prose const& prose, Range action) {
    static text::Pattern const lead{
        R"(^(?:tiep tuc |tang cuong |quan tam |tap trung |chiu trach nhiem )?(?:chi dao|don doc|giao|huong dan, don doc|chi dao, huong dan|chi dao, don doc)(?: quyet liet)? )"};
    auto const words = prose.folded(action);
    re2::StringPiece input{words.data(), words.size()};
    if (!RE2::Consume(&input, lead)) return {};
    auto const at = action.from + words.size() - input.size();
    if (duty_word_at(prose, at, action.to)) return {};
    auto const list = bodies_at(prose, at, action.to);
    return list ? names(*list) : std::vector<std::string>{};
}

std::string condition_in(Prose const& prose, Range action) {
    static text::Pattern const pattern{
        R"((\(neu (?:chua|khong|co nhu cau|phat sinh|thuoc)[^)]*\)|truong hop (?:vuot tham quyen|co kho khan|phat sinh|can thiet)[^.;]*))"};
    auto const words = prose.folded(action);
    re2::StringPiece found;
    if (!RE2::PartialMatch(words, pattern, &found)) return {};
    auto const from = action.from + static_cast<std::size_t>(found.data() - words.data());
    return prose.slice(trimmed(prose.folded(), {from, from + found.size()}, "()"));
}

namespace {

/// "TP. Sơn La", "TX. Nghĩa Lộ": the full stop shortens a word.
bool names_a_town(std::string_view before) {
    for (auto const town : {std::string_view{"TP"}, std::string_view{"TX"}})
        if (before.ends_with(town) && (before.size() == 2 || before[before.size() - 3] == ' ')) return true;
    return false;
}

} // namespace

std::vector<Range> sentences(Prose const& prose, Range item) {
    std::vector<Range> found;
    auto const text = prose.folded();
    auto const cased = prose.cased();
    int depth = 0;
    std::size_t from = item.from;
    for (std::size_t i = item.from; i < item.to; ++i) {
        char const c = text[i];
        if (c == '(' || c == '[') ++depth;
        if ((c == ')' || c == ']') && depth > 0) --depth;
        if (depth > 0) continue;
        bool const stop =
            c == '.' && i + 1 < item.to && text[i + 1] == ' ' && i + 2 < item.to &&
            ((cased[i + 2] >= 'A' && cased[i + 2] <= 'Z') || cased[i + 2] == '(') && i > 0 &&
            !(i >= 2 && cased[i - 1] >= 'A' && cased[i - 1] <= 'Z' && (cased[i - 2] == ' ' || cased[i - 2] == '.')) &&
            !names_a_town(cased.substr(item.from, i - item.from));
        bool const semicolon = c == ';' && i + 1 < item.to;
        if (!stop && !semicolon) continue;
        if (auto const part = trimmed(text, {from, i + 1}); !part.empty()) found.push_back(part);
        from = i + 1;
    }
    if (auto const part = trimmed(text, {from, item.to}); !part.empty()) found.push_back(part);
    return found;
}

Subject subject_of(Prose const& prose, Range item) {
    auto const text = prose.folded();
    Subject subject;
    subject.action = item.from;
    std::size_t at = item.from;
    for (auto const lead :
         {std::string_view{"dong thoi, "}, std::string_view{"dong thoi "}, std::string_view{"ngoai ra, "},
          std::string_view{"mat khac, "}, std::string_view{"thong nhat "}})
        if (text.substr(at, item.to - at).starts_with(lead)) at += lead.size();
    // "Riêng đối với huyện A và huyện B cần …", "Đối với UBND các xã: …", "Đối với địa phương chưa …, đề nghị …"
    static text::Pattern const toward{R"(^(?:rieng doi voi|doi voi|rieng) (?:cac ?dong chi |dong chi )?)"};
    auto const words = text.substr(at, item.to - at);
    re2::StringPiece input{words.data(), words.size()};
    if (RE2::Consume(&input, toward)) {
        auto const named = at + words.size() - input.size();
        auto const list = bodies_at(prose, named, item.to);
        bool const group = !list || is_group(prose, *list, item.to);
        if (!group) {
            auto next = skip_marks(text, list->range.to, item.to);
            bool ordered = false;
            auto const after_order = past_order(prose, next, item.to, ordered);
            Subject other;
            // "Đối với hộ nghèo phát sinh, đề nghị UBND xã …": the order names its own bodies.
            if (ordered && take_bodies(prose, after_order, item.to, other)) {
                other.condition = prose.slice(trimmed(text, {at, list->range.to}));
                other.ordered = true;
                return other;
            }
            subject.bodies = names(*list);
            subject.explicit_subject = subject.ordered = true;
            subject.action = after_order;
            return subject;
        }
        // The condition ends at the comma before the order, or holds the whole heading.
        for (std::size_t i = named; i < std::min(item.to, named + 600); ++i) {
            if (text[i] != ',' && text[i] != ':') continue;
            auto const next = skip_marks(text, i, item.to);
            bool ordered = false;
            auto const after = past_order(prose, next, item.to, ordered);
            Subject other;
            bool const bodies = take_bodies(prose, after, item.to, other);
            if (!ordered && !bodies && !(text[i] == ':') && !duty_word_at(prose, next, item.to)) continue;
            if (bodies)
                subject = other;
            else
                subject.action = after;
            subject.condition = prose.slice(trimmed(text, {at, i}, ",:"));
            subject.ordered = ordered;
            return subject;
        }
        subject.condition = prose.slice(trimmed(text, item, ":.;"));
        subject.action = item.to;
        return subject;
    }
    // "Nhiệm vụ của Ban Chỉ đạo", "Trách nhiệm của chủ đầu tư": the heading names whom its items bind.
    static text::Pattern const of_whom{
        R"(^(?:nhiem vu|trach nhiem)(?:,? va| va)?(?: quyen han| nhiem vu| trach nhiem)? cua )"};
    re2::StringPiece heading{words.data(), words.size()};
    if (words.size() < 120 && RE2::Consume(&heading, of_whom)) {
        Range const named = trimmed(text, {at + words.size() - heading.size(), item.to}, ":.;");
        for (auto const& body : bodies_of(prose, named)) subject.bodies.push_back(body.name);
        subject.explicit_subject = true;
        subject.action = item.to;
        return subject;
    }
    bool ordered = false;
    auto const after = past_order(prose, at, item.to, ordered);
    if (take_bodies(prose, after, item.to, subject)) {
        subject.ordered = ordered;
        take_coordinators(prose, item, subject);
        return subject;
    }
    if (ordered) {
        // "Đề nghị chỉ đạo …": an order to whom the clause above names.
        subject.action = after;
        subject.ordered = true;
        return subject;
    }
    // "Báo cáo quý: Phòng Tài chính - Kế hoạch tổng hợp …": the subject stands behind a label.
    if (auto const colon = words.find(": "); colon < 140) {
        Subject labelled;
        auto const then = past_order(prose, at + colon + 2, item.to, labelled.ordered);
        bool const about = words.starts_with("ve ") || words.starts_with("doi voi ");
        if ((colon < 40 || (about && labelled.ordered)) && take_bodies(prose, then, item.to, labelled)) {
            take_coordinators(prose, item, labelled);
            return labelled;
        }
    }
    // "Trên cơ sở đề xuất của …, Sở Tài chính soát xét …": what stands before the body is its condition.
    static text::Pattern const premise{
        R"(^(?:tren co so|can cu|sau khi|theo|neu|truong hop|khi|de|nham|trong qua trinh|hang thang|hang quy|hang nam|dinh ky|truoc ngay|cham nhat|truoc|trong|ngay sau khi|den ngay|tu ngay|cuoi nam)[ ,])"};
    auto const opening = text.substr(at, item.to - at);
    if (RE2::PartialMatch(opening, premise)) {
        for (std::size_t i = at; i < std::min(item.to, at + 420); ++i) {
            if (text[i] == '.' && i + 1 < item.to && text[i + 1] == ' ') break;
            if (text[i] != ',' && text[i] != ':') continue;
            auto const next = skip_marks(text, i, item.to);
            bool order_inside = false;
            auto const then = past_order(prose, next, item.to, order_inside);
            Subject other;
            if (!take_bodies(prose, then, item.to, other)) {
                if (!order_inside) continue;
                other.action = then;
            }
            other.ordered = order_inside;
            static text::Pattern const conditional{R"(^(?:tren co so|sau khi|neu|truong hop|khi) )"};
            if (RE2::PartialMatch(opening, conditional)) other.condition = prose.slice(trimmed(text, {at, i}));
            return other;
        }
    }
    return subject;
}

namespace {

std::optional<Order> order_at(Prose const& prose, Range text, std::size_t at) {
    bool ordered = false;
    auto const after = past_order(prose, at, text.to, ordered);
    if (!ordered) return std::nullopt;
    Order order;
    order.action = after;
    Subject subject;
    if (take_bodies(prose, after, text.to, subject)) {
        order.bodies = subject.bodies;
        order.action = subject.action;
        order.condition = subject.condition;
        return order;
    }
    if (auto const list = bodies_at(prose, after, text.to);
        list && (list->range.to + 1 >= text.to || prose.folded().substr(list->range.to).starts_with(" nhu sau") ||
                 prose.folded().substr(list->range.to).starts_with(" mot so"))) {
        order.bodies = names(*list);
        order.action = list->range.to;
        return order;
    }
    return order;
}

} // namespace

std::optional<Order> order_in(Prose const& prose, Range text) {
    auto const words = prose.folded();
    std::optional<Order> bare;
    for (std::size_t i = text.from; i < text.to; ++i) {
        if (!word_starts(words, i) || !orders().find_at(prose, i, text.to)) continue;
        // "theo đề nghị của", "nhiệm vụ được giao", "Thủ tướng Chính phủ giao …": told, not ordered here.
        auto const before = words.substr(i > 12 ? i - 12 : 0, std::min<std::size_t>(i, 12));
        if (before.ends_with("theo ") || before.ends_with("duoc ") || before.ends_with("da ") ||
            before.ends_with("xet ") || before.ends_with("tai ") || before.ends_with("von ") ||
            before.ends_with("noi dung ") || before.ends_with("cac "))
            continue;
        auto const order = order_at(prose, text, i);
        if (!order) continue;
        if (!order->bodies.empty()) return order;
        bool const verb_follows = duty_word_at(prose, order->action, text.to);
        if (!bare && verb_follows && !words.substr(order->action).starts_with("cua")) bare = order;
    }
    return bare;
}

std::optional<Order> last_order_in(Prose const& prose, Range text) {
    auto const words = prose.folded();
    std::optional<Order> last;
    for (std::size_t i = text.from; i < text.to; ++i) {
        if (!word_starts(words, i) || !orders().find_at(prose, i, text.to)) continue;
        auto const order = order_at(prose, text, i);
        if (order && (!order->bodies.empty() || !last)) last = order;
    }
    return last;
}

} // namespace documents::reading
