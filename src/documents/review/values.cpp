#include "documents/review/values.hpp"

#include "documents/reading/recurrence.hpp"
#include "text/dates.hpp"
#include "text/money.hpp"
#include "text/numbers.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <charconv>

namespace documents::review {
namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr std::size_t kTextBytes = 20'000;
constexpr std::size_t kListEntries = 500;
constexpr int kYearMin = 1900, kYearMax = 2199;

enum class Form { text, list, ids, flag, date, partial, choice, money, level, deadline, document, span };

struct Key {
    std::string_view name, words;
    Form form = Form::text;
    bool needed = false;
    std::vector<std::string_view> choices = {}; ///< "" allows null
};

std::vector<Key> const& keys_of(Kind kind) {
    using enum Form;
    static std::vector<Key> const duty{{"clause", "Mục"},
                                       {"assignees", "Ai làm", list},
                                       {"assignee_ids", "Cơ quan được giao", ids},
                                       {"coordinators", "Phối hợp", list},
                                       {"via", "Chỉ đạo", list},
                                       {"action", "Việc", text, true},
                                       {"condition", "Điều kiện"},
                                       {"consequence", "Nếu không làm"},
                                       {"urgent", "Khẩn", flag},
                                       {"deadline", "Thời hạn", deadline},
                                       {"span", "Chỗ trong văn bản", span}};
    static std::vector<Key> const reference{{"type", "Loại văn bản"},  {"number_symbol", "Số, ký hiệu"},
                                            {"date", "Ngày", partial}, {"issuer", "Cơ quan ban hành"},
                                            {"point", "Điều, khoản"},  {"span", "Chỗ trong văn bản", span}};
    static std::vector<Key> const money_line{
        {"label", "Nội dung", text, true},
        {"source", "Nguồn", choice, true, {"total", "NSTW", "NSĐP", "khác", "NSNN"}},
        {"type", "Loại vốn", choice, false, {"", "đầu tư", "sự nghiệp"}},
        {"amount_vnd", "Số tiền", money, true},
        {"span", "Chỗ trong văn bản", span}};
    static std::vector<Key> const target{
        {"indicator", "Chỉ tiêu", text, true},
        {"comparator", "So sánh", choice, true, {"=", ">=", "<=", "<", ">", "tăng", "giảm"}},
        {"value", "Mức", level, true},
        {"unit", "Đơn vị"},
        {"span", "Chỗ trong văn bản", span}};
    static std::vector<Key> const status{{"stt", "STT"},
                                         {"locality", "Địa phương", text, true},
                                         {"draft_consulted", "Đã xin ý kiến", flag},
                                         {"issued", "Đã ban hành", flag},
                                         {"not_issued", "Chưa ban hành", flag},
                                         {"document", "Văn bản", document},
                                         {"note", "Ghi chú"},
                                         {"span", "Chỗ trong văn bản", span}};
    static std::vector<Key> const none;
    switch (kind) {
    case Kind::duty: return duty;
    case Kind::reference: return reference;
    case Kind::money: return money_line;
    case Kind::target: return target;
    case Kind::status: return status;
    case Kind::header: break;
    }
    return none;
}

base::Error misshapen(std::string_view words) {
    return {Code::invalid_input, "Giá trị gửi lên không đúng dạng.", std::string{words}, "Tải lại trang rồi nhập lại."};
}

/// NFC, no control characters but line ends, no blanks at the ends.
Result<std::string> clean(Json const& typed, std::string_view words) {
    if (typed.is_null()) return std::string{};
    if (!typed.is_string()) return std::unexpected{misshapen(words)};
    auto const& raw = typed.get_ref<std::string const&>();
    if (raw.size() > kTextBytes)
        return fail(Code::invalid_input, "Dài quá 20.000 byte.", std::string{words}, "Rút gọn lại.");
    auto text = text::nfc(raw);
    for (auto& letter : text)
        if (static_cast<unsigned char>(letter) < 0x20 && letter != '\n') letter = ' ';
    auto const from = text.find_first_not_of(" \n");
    if (from == std::string::npos) return std::string{};
    return text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

Json or_null(std::string text) { return text.empty() ? Json(nullptr) : Json(std::move(text)); }

Result<Json> clean_list(Json const& typed, std::string_view words) {
    if (typed.is_null()) return Json::array();
    if (!typed.is_array() || typed.size() > kListEntries) return std::unexpected{misshapen(words)};
    Json list = Json::array();
    for (auto const& one : typed) {
        auto text = TRY(clean(one, words));
        if (!text.empty()) list.push_back(std::move(text));
    }
    return list;
}

Result<Json> clean_ids(Json const& typed, std::string_view words) {
    if (typed.is_null()) return Json(nullptr);
    if (!typed.is_array() || typed.size() > kListEntries) return std::unexpected{misshapen(words)};
    for (auto const& one : typed)
        if (!one.is_null() && !one.is_number_unsigned()) return std::unexpected{misshapen(words)};
    bool const any = std::ranges::any_of(typed, [](Json const& one) { return !one.is_null(); });
    return any ? typed : Json(nullptr);
}

Result<Json> clean_date(Json const& typed, std::string_view words) {
    auto const text = TRY(clean(typed, words));
    if (text.empty()) return Json(nullptr);
    auto const date = text::parse_date(text);
    if (!date) return fail(Code::invalid_input, date.error().message, std::string{words}, date.error().mend);
    return Json(date->iso());
}

Result<Json> clean_partial(Json const& typed, std::string_view words) {
    auto const text = TRY(clean(typed, words));
    if (text.empty()) return Json(nullptr);
    auto const date = partial_date(text);
    if (!date) return fail(Code::invalid_input, date.error().message, std::string{words}, date.error().mend);
    return Json(date->iso());
}

Result<Json> clean_choice(Json const& typed, Key const& key) {
    auto const text = TRY(clean(typed, key.words));
    if (std::ranges::find(key.choices, text) == key.choices.end())
        return fail(Code::invalid_input, "Chọn một trong các giá trị của danh sách.", std::string{key.words});
    return or_null(text);
}

Result<Json> clean_money(Json const& typed, std::string_view words) {
    if (typed.is_number_integer()) {
        auto const vnd = typed.get<std::int64_t>();
        if (vnd < 0 || vnd > text::kAmountMax)
            return fail(Code::invalid_input, "Số tiền phải từ 0 đến chín triệu tỷ đồng.", std::string{words});
        return Json(vnd);
    }
    auto const text = TRY(clean(typed, words));
    if (text.empty()) return fail(Code::invalid_input, "Nhập số tiền, ví dụ 45.500 triệu đồng.", std::string{words});
    auto const amount = text::parse_money(text);
    if (!amount) return fail(Code::invalid_input, amount.error().message, std::string{words}, amount.error().mend);
    if (amount->vnd() < 0) return fail(Code::invalid_input, "Số tiền không được âm.", std::string{words});
    return Json(amount->vnd());
}

Result<Json> clean_document(Json const& typed, std::string_view words) {
    if (typed.is_null()) return Json(nullptr);
    if (!typed.is_object()) return std::unexpected{misshapen(words)};
    auto type = TRY(clean(member(typed, "type"), words));
    auto number = TRY(clean(member(typed, "number_symbol"), words));
    auto date = TRY(clean_partial(member(typed, "date"), words));
    if (type.empty() && number.empty()) return Json(nullptr);
    return Json{{"type", std::move(type)}, {"number_symbol", std::move(number)}, {"date", std::move(date)}};
}

Result<Json> clean_span(Json const& typed, std::size_t text_bytes) {
    constexpr std::string_view kWords = "Chỗ trong văn bản";
    if (typed.is_null()) return Json(nullptr);
    auto const place = place_of(Json{{"span", typed}});
    if (!place || place->to > text_bytes) return std::unexpected{misshapen(kWords)};
    return typed;
}

Result<Json> clean_deadline(Json const& typed) {
    constexpr std::string_view kWhere = "Thời hạn";
    if (typed.is_null()) return Json{{"kind", "none"}, {"date", nullptr}};
    if (!typed.is_object()) return std::unexpected{misshapen(kWhere)};
    auto const kind = TRY(clean(member(typed, "kind"), kWhere));
    if (kind == "none" || kind.empty())
        return Json{{"kind", "none"},  {"date", nullptr}, {"bound", nullptr},
                    {"text", nullptr}, {"rule", nullptr}, {"rrule", nullptr}};
    auto text = TRY(clean(member(typed, "text"), kWhere));
    auto bound = TRY(clean(member(typed, "bound"), kWhere));
    if (bound.empty()) bound = "by";
    if (bound != "before" && bound != "by" && bound != "on" && bound != "within")
        return std::unexpected{misshapen(kWhere)};
    Json made{{"kind", kind},          {"date", nullptr}, {"bound", bound},
              {"text", or_null(text)}, {"rule", nullptr}, {"rrule", nullptr}};
    if (kind == "once") {
        made["date"] = TRY(clean_date(member(typed, "date"), kWhere));
        if (made["date"].is_null())
            return fail(Code::invalid_input, "Nhập ngày hết hạn, ví dụ 27/3/2024.", std::string{kWhere},
                        "Nếu văn bản không nêu hạn, chọn “Không nêu hạn”.");
        if (auto time = TRY(clean(member(typed, "time"), kWhere)); !time.empty()) made["time"] = time;
        if (member(typed, "approx") == true) made["approx"] = true;
    } else if (kind == "recurring") {
        auto const from = TRY(clean(member(typed, "from"), kWhere));
        if (!from.empty()) made["from"] = TRY(clean_partial(Json(from), kWhere));
        made["rrule"] = TRY(checked_rule(TRY(clean(member(typed, "rrule"), kWhere)),
                                         from.empty() ? std::string{} : made["from"].get<std::string>()));
        made["rule"] = made["text"];
    } else if (kind == "relative") {
        auto const anchor = TRY(clean(member(typed, "anchor"), kWhere));
        if (anchor.empty() && text.empty())
            return fail(Code::invalid_input, "Nói rõ hạn tính từ việc gì, ví dụ: ngày nhận được văn bản.",
                        std::string{kWhere});
        if (!anchor.empty()) made["anchor"] = anchor;
        auto const& days = member(typed, "offset_days");
        if (days.is_number_integer()) {
            if (days.get<std::int64_t>() < 0 || days.get<std::int64_t>() > 3660)
                return fail(Code::invalid_input, "Số ngày phải từ 0 đến 3.660.", std::string{kWhere});
            made["offset_days"] = days;
            made["working_days"] = member(typed, "working_days") == true;
        } else if (!days.is_null()) {
            return fail(Code::invalid_input, "Nhập số ngày bằng chữ số, ví dụ 10.", std::string{kWhere});
        }
    } else {
        return std::unexpected{misshapen(kWhere)};
    }
    return made;
}

Result<Json> clean_level(Json& whole, Json const& typed, std::string_view words) {
    if (typed.is_number()) {
        whole.erase("text"); // how the old one was printed
        return typed;
    }
    auto const text = TRY(clean(typed, words));
    if (text.empty()) return fail(Code::invalid_input, "Nhập mức của chỉ tiêu, ví dụ 38,5.", std::string{words});
    auto const number = text::parse_number(text);
    if (!number) return fail(Code::invalid_input, number.error().message, std::string{words}, number.error().mend);
    whole["text"] = text;
    return Json(number->value());
}

Result<Json> checked_header(std::string_view name, Json const& base, Json const& typed, std::size_t text_bytes) {
    auto const* const field = find_header_field(name);
    if (field == nullptr) return std::unexpected{misshapen("Phần đầu văn bản")};
    Json made = base.is_object() ? base : Json::object();
    for (char const* key : {"confidence", "inferred"}) made.erase(key);
    auto const& value = member(typed, "value");
    if (field->list)
        made["value"] = TRY(clean_list(value, field->words));
    else if (name == "date")
        made["value"] = TRY(clean_partial(value, field->words));
    else
        made["value"] = or_null(TRY(clean(value, field->words)));
    if (typed.contains("span")) made["span"] = TRY(clean_span(typed["span"], text_bytes));
    return made;
}

std::optional<int> digits(std::string_view text) {
    int number = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

} // namespace

base::Result<Json> checked(Kind kind, std::string_view field, Json const& base, Json const& typed,
                           std::size_t text_bytes) {
    if (!typed.is_object()) return std::unexpected{misshapen("")};
    if (kind == Kind::header) return checked_header(field, base, typed, text_bytes);
    Json made = base.is_object() ? base : Json::object();
    made.erase("confidence");
    auto const& keys = keys_of(kind);
    for (auto const& [name, unused] : typed.items())
        if (std::ranges::find(keys, name, &Key::name) == keys.end()) return std::unexpected{misshapen(name)};
    for (auto const& key : keys) {
        if (!typed.contains(key.name) && made.contains(key.name)) continue;
        auto const& value = member(typed, key.name);
        switch (key.form) {
        case Form::text: {
            auto text = TRY(clean(value, key.words));
            if (text.empty() && key.needed)
                return fail(Code::invalid_input, "Ô này không được để trống.", std::string{key.words});
            made[key.name] = key.name == "clause" || key.name == "stt" ? Json(text) : or_null(text);
            break;
        }
        case Form::list: made[key.name] = TRY(clean_list(value, key.words)); break;
        case Form::ids: made[key.name] = TRY(clean_ids(value, key.words)); break;
        case Form::flag: made[key.name] = value == true; break;
        case Form::date: made[key.name] = TRY(clean_date(value, key.words)); break;
        case Form::partial: made[key.name] = TRY(clean_partial(value, key.words)); break;
        case Form::choice: made[key.name] = TRY(clean_choice(value, key)); break;
        case Form::money: made[key.name] = TRY(clean_money(value, key.words)); break;
        case Form::level: made[key.name] = TRY(clean_level(made, value, key.words)); break;
        case Form::deadline: made[key.name] = TRY(clean_deadline(value)); break;
        case Form::document: made[key.name] = TRY(clean_document(value, key.words)); break;
        case Form::span: made[key.name] = TRY(clean_span(value, text_bytes)); break;
        }
    }
    if (kind == Kind::reference && text_in(made, "number_symbol").empty() && text_in(made, "type").empty())
        return fail(Code::invalid_input, "Nhập số, ký hiệu hoặc loại của văn bản được dẫn.", "Số, ký hiệu");
    if (kind == Kind::duty && member(made, "assignee_ids").is_array() &&
        made["assignee_ids"].size() != made["assignees"].size())
        made["assignee_ids"] = nullptr;
    for (char const* inner : {"span", "assignee_ids"})
        if (made.contains(inner) && made[inner].is_null()) made.erase(inner);
    return made;
}

base::Result<std::string> checked_rule(std::string_view typed, std::string_view from) {
    constexpr char kWhere[] = "Thời hạn";
    constexpr char kMend[] = "Chọn hằng ngày, tuần, tháng hoặc năm, rồi nói rõ ngày nào.";
    // RFC 5545 knows rules by the hour and the second; a deadline is never finer than a day.
    static constexpr std::string_view kParts[] = {"FREQ",       "INTERVAL", "COUNT",    "UNTIL",     "BYDAY",
                                                  "BYMONTHDAY", "BYMONTH",  "BYSETPOS", "BYYEARDAY", "WKST"};
    auto rule = text::upper(typed);
    if (rule.starts_with("RRULE:")) rule.erase(0, 6);
    for (std::string_view rest = rule; !rest.empty();) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto const part = rest.substr(0, end);
        auto const equals = part.find('=');
        if (equals == std::string_view::npos || std::ranges::find(kParts, part.substr(0, equals)) == std::end(kParts))
            return fail(Code::invalid_input, "Cách lặp lại này hệ thống không dùng: " + std::string{part} + ".", kWhere,
                        kMend);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // From long ago, so that a rule that has ended still counts as a rule.
    auto const dates = reading::next_dates(rule, from, *base::Date::of(2000, 1, 1), 1);
    if (dates.empty()) return fail(Code::invalid_input, "Cách lặp lại này không cho ra ngày nào.", kWhere, kMend);
    return rule;
}

base::Result<base::PartialDate> partial_date(std::string_view typed) {
    auto const good = [](std::optional<int> year) { return year && *year >= kYearMin && *year <= kYearMax; };
    if (typed.size() == 4) {
        if (auto const year = digits(typed); good(year)) return base::PartialDate{*year, {}, {}};
    } else if (typed.size() == 7 && (typed[4] == '-' || typed[2] == '/')) {
        bool const iso = typed[4] == '-';
        auto const year = digits(typed.substr(iso ? 0 : 3, 4)), month = digits(typed.substr(iso ? 5 : 0, 2));
        if (good(year) && month && *month >= 1 && *month <= 12)
            return base::PartialDate{*year, static_cast<unsigned>(*month), {}};
    }
    auto const date = TRY(text::parse_date(typed));
    return base::PartialDate{date.year(), date.month(), date.day()};
}

} // namespace documents::review
