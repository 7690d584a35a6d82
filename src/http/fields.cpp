#include "http/fields.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <cctype>

namespace http {

namespace {

using base::Code;
using base::fail;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string_view trimmed(std::string_view text) {
    auto const from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

base::Result<std::string> too_many(std::size_t limit) {
    return fail(Code::limit_exceeded, "Biểu mẫu có nhiều hơn " + std::to_string(limit) + " mục.", "dữ liệu gửi lên",
                "Chia thành nhiều lần gửi.");
}

base::Result<std::string> too_long(std::string_view what, std::size_t limit) {
    return fail(Code::limit_exceeded, std::string{what} + " dài hơn " + std::to_string(limit) + " byte.",
                "dữ liệu gửi lên", "Rút ngắn rồi gửi lại.");
}

base::Result<std::string> malformed(std::string_view what) {
    return fail(Code::invalid_input, std::string{what}, "dữ liệu gửi lên",
                "Tải lại trang rồi gửi lại từ biểu mẫu của trang.");
}

} // namespace

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (Field const& field : fields_)
        if (field.name == name) return field.value;
    return std::nullopt;
}

std::string_view Fields::text(std::string_view name) const { return find(name).value_or(std::string_view{}); }

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (Field const& field : fields_)
        if (field.name == name) values.push_back(field.value);
    return values;
}

base::Result<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus_is_blank) {
            decoded += ' ';
        } else if (text[at] != '%') {
            decoded += text[at];
        } else {
            int const high = at + 1 < text.size() ? hex_digit(text[at + 1]) : -1;
            int const low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
            if (high < 0 || low < 0)
                return fail(Code::invalid_input, "Sau dấu % trong địa chỉ phải là hai chữ số thập lục phân.",
                            "địa chỉ trang", "Mở lại trang từ liên kết gốc, hoặc viết %25 thay cho dấu %.");
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    if (!text::is_clean_utf8(decoded))
        return fail(Code::invalid_input, "Địa chỉ hoặc biểu mẫu chứa byte không phải chữ UTF-8.", "địa chỉ trang",
                    "Mở lại trang từ liên kết gốc.");
    return decoded;
}

std::string percent_encode(std::string_view text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~');
        if (plain) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += kDigits[byte >> 4];
            encoded += kDigits[byte & 15];
        }
    }
    return encoded;
}

base::Result<Fields> parse_query(std::string_view query, FormLimits const& limits) {
    Fields fields;
    std::size_t count = 0;
    while (!query.empty()) {
        auto const end = std::min(query.find('&'), query.size());
        auto const pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        if (++count > limits.fields) return std::unexpected{too_many(limits.fields).error()};
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = TRY(percent_decode(pair.substr(0, equals), true));
        auto value = TRY(percent_decode(pair.substr(std::min(equals + 1, pair.size())), true));
        if (name.size() > limits.name_bytes) return std::unexpected{too_long("Tên một mục", limits.name_bytes).error()};
        if (value.size() > limits.value_bytes)
            return std::unexpected{too_long("Nội dung một mục", limits.value_bytes).error()};
        fields.add(std::move(name), std::move(value));
    }
    return fields;
}

namespace {

/// `; name="value"` pairs after the first word of a header. Quoted values keep what is between the quotes, with \" and \\ undone where a
/// browser writes them so; a backslash before anything else stays, because old senders put whole Windows paths there.
std::vector<Field> header_parameters(std::string_view header) {
    std::vector<Field> parameters;
    auto at = header.find(';');
    while (at < header.size()) {
        ++at;
        auto const equals = header.find('=', at);
        if (equals == std::string_view::npos) break;
        auto const semicolon = header.find(';', at);
        if (semicolon < equals) { // a word without a value
            at = semicolon;
            continue;
        }
        std::string name{trimmed(header.substr(at, equals - at))};
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        at = header.find_first_not_of(" \t", equals + 1);
        std::string value;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                bool const escaped =
                    header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\');
                value += escaped ? header[++at] : header[at];
            }
            at = header.find(';', at);
        } else if (at < header.size()) {
            auto const end = std::min(header.find(';', at), header.size());
            value = trimmed(header.substr(at, end - at));
            at = end;
        }
        parameters.push_back({std::move(name), std::move(value)});
    }
    return parameters;
}

std::string_view find_parameter(std::vector<Field> const& parameters, std::string_view name) {
    auto const found = std::ranges::find(parameters, name, &Field::name);
    return found == parameters.end() ? std::string_view{} : std::string_view{found->value};
}

/// Browsers write '"', CR and LF in names as %22, %0D, %0A and nothing else so.
std::string unescape_name(std::string_view name) {
    std::string plain;
    for (std::size_t at = 0; at < name.size(); ++at) {
        auto const three = name.substr(at, 3);
        if (three == "%22" || three == "%0D" || three == "%0A") {
            plain += three == "%22" ? '"' : ' ';
            at += 2;
        } else {
            plain += name[at];
        }
    }
    return plain;
}

struct PartHeader {
    std::string name, file_name, content_type;
    bool is_file = false;
};

base::Result<PartHeader> read_part_header(std::string_view lines) {
    PartHeader header;
    bool disposed = false;
    while (!lines.empty()) {
        auto const end = std::min(lines.find("\r\n"), lines.size());
        auto const line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        auto const colon = line.find(':');
        if (colon == std::string_view::npos) return std::unexpected{malformed("Phần đầu của một mục bị hỏng.").error()};
        auto const name = trimmed(line.substr(0, colon));
        auto const value = trimmed(line.substr(colon + 1));
        if (same_letters(name, "content-type")) {
            header.content_type = text::is_clean_utf8(value) ? std::string{value} : std::string{};
        } else if (same_letters(name, "content-disposition")) {
            auto const parameters = header_parameters(value);
            disposed = same_letters(trimmed(value.substr(0, value.find(';'))), "form-data");
            header.name = unescape_name(find_parameter(parameters, "name"));
            auto const plain = std::ranges::find(parameters, "filename", &Field::name);
            auto const extended = find_parameter(parameters, "filename*"); // RFC 5987: UTF-8'vi'ten%20tep
            if (extended.size() > 7 && same_letters(extended.substr(0, 6), "utf-8'")) {
                auto const quote = extended.find('\'', 6);
                if (quote != std::string_view::npos) {
                    header.file_name = TRY(percent_decode(extended.substr(quote + 1), false));
                    header.is_file = true;
                }
            } else if (plain != parameters.end()) {
                header.file_name = unescape_name(plain->value);
                header.is_file = true;
            }
        }
    }
    if (!disposed || header.name.empty())
        return std::unexpected{malformed("Một mục của biểu mẫu không có tên.").error()};
    if (!text::is_clean_utf8(header.name) || !text::is_clean_utf8(header.file_name))
        return std::unexpected{malformed("Tên mục hoặc tên tệp chứa byte không phải chữ UTF-8.").error()};
    if (auto const slash = header.file_name.find_last_of("/\\"); slash != std::string::npos)
        header.file_name.erase(0, slash + 1);
    return header;
}

base::Result<bool> take_part(Form& form, std::string_view part, FormLimits const& limits) {
    auto const blank = part.starts_with("\r\n") ? 0 : part.find("\r\n\r\n");
    if (blank == std::string_view::npos) return std::unexpected{malformed("Phần đầu của một mục bị hỏng.").error()};
    if (blank > limits.part_header_bytes)
        return std::unexpected{too_long("Phần đầu của một mục", limits.part_header_bytes).error()};
    auto header = TRY(read_part_header(part.substr(0, blank)));
    auto const content = part.substr(blank + (part.starts_with("\r\n") ? 2 : 4));
    if (header.name.size() > limits.name_bytes)
        return std::unexpected{too_long("Tên một mục", limits.name_bytes).error()};
    if (header.is_file) {
        if (header.file_name.empty() && content.empty()) return true; // an <input type=file> where nothing was chosen
        if (header.file_name.size() > limits.name_bytes * 4)
            return std::unexpected{too_long("Tên tệp", limits.name_bytes * 4).error()};
        form.files.push_back(
            {std::move(header.name), std::move(header.file_name), std::move(header.content_type), content});
        return true;
    }
    if (content.size() > limits.value_bytes)
        return std::unexpected{too_long("Nội dung một mục", limits.value_bytes).error()};
    if (!text::is_clean_utf8(content))
        return std::unexpected{malformed("Nội dung một mục chứa byte không phải chữ UTF-8.").error()};
    form.fields.add(std::move(header.name), std::string{content});
    return true;
}

} // namespace

base::Result<Form> parse_multipart(std::string_view content_type, std::string_view body, FormLimits const& limits) {
    auto const parameters = header_parameters(content_type);
    auto const boundary = find_parameter(parameters, "boundary");
    if (boundary.empty() || boundary.size() > 70) // RFC 2046 5.1.1: 1 to 70 characters
        return std::unexpected{malformed("Biểu mẫu nhiều phần không nói dấu ngăn giữa các phần.").error()};

    std::string const first = "--" + std::string{boundary}, next = "\r\n" + first;
    std::size_t at = body.starts_with(first) ? first.size() : std::string_view::npos;
    if (at == std::string_view::npos) { // text before the first boundary is allowed and means nothing
        auto const found = body.find(next);
        if (found == std::string_view::npos) return std::unexpected{malformed("Biểu mẫu bị cắt ngang.").error()};
        at = found + next.size();
    }
    Form form;
    std::size_t count = 0;
    while (true) {
        if (body.substr(at, 2) == "--") return form;
        at = body.find_first_not_of(" \t", at); // RFC 2046 allows blanks after a boundary
        if (at == std::string_view::npos || body.substr(at, 2) != "\r\n")
            return std::unexpected{malformed("Biểu mẫu bị cắt ngang.").error()};
        at += 2;
        auto const end = body.find(next, at);
        if (end == std::string_view::npos) return std::unexpected{malformed("Biểu mẫu bị cắt ngang.").error()};
        if (++count > limits.fields) return std::unexpected{too_many(limits.fields).error()};
        TRY(take_part(form, body.substr(at, end - at), limits));
        at = end + next.size();
    }
}

base::Result<Form> parse_form(std::string_view content_type, std::string_view body, FormLimits const& limits) {
    auto const type = trimmed(content_type.substr(0, content_type.find(';')));
    if (same_letters(type, "multipart/form-data")) return parse_multipart(content_type, body, limits);
    if (same_letters(type, "application/x-www-form-urlencoded") || (type.empty() && body.empty())) {
        auto fields = TRY(parse_query(body, limits));
        return Form{std::move(fields), {}};
    }
    return fail(Code::unsupported, "Dữ liệu gửi lên không phải là biểu mẫu.", "dữ liệu gửi lên",
                "Gửi từ biểu mẫu của trang, hoặc dùng kiểu multipart/form-data.");
}

} // namespace http
