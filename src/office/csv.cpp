#include "office/csv.hpp"

namespace office::csv {

bool looks_like_formula(std::string_view text) {
    auto const first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view{"=+-@\t\r"}.contains(text[first]);
}

void append_text(std::string& out, std::string_view text) {
    bool const formula = looks_like_formula(text);
    bool const quoted = text.find_first_of(";,\t|\"\r\n") != std::string_view::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
}

} // namespace office::csv
