#include "html/shape.hpp"

#include <vector>

namespace html {

namespace {

using base::Code;
using base::fail;

/// Whether a place in the template stands between <script …> and </script>.
bool inside_script(std::string_view before) {
    auto const open = before.rfind("<script");
    if (open == std::string_view::npos) return false;
    auto const close = before.rfind("</script");
    if (close != std::string_view::npos && close > open) return false;
    return before.find('>', open) != std::string_view::npos;
}

} // namespace

Shape::Names Shape::all_values() const {
    Names names = values;
    for (auto const& [name, section] : sections) names.merge(section.all_values());
    return names;
}

Shape::Names Shape::all_markers() const {
    Names names = markers;
    for (auto const& [name, section] : sections) names.merge(section.all_markers());
    return names;
}

Shape const* Shape::find_section(std::string_view name) const {
    if (auto const found = sections.find(name); found != sections.end()) return &found->second;
    for (auto const& [other, section] : sections)
        if (auto const* const deeper = section.find_section(name)) return deeper;
    return nullptr;
}

base::Result<Shape> shape_of(std::string_view name, std::string_view text) {
    auto const wrong = [&](std::string what) { return fail(Code::invalid_input, std::move(what), std::string{name}); };
    if (text.find("style=\"") != std::string_view::npos) return wrong("Mẫu trang có style=\"…\", CSP không cho phép.");

    Shape whole;
    std::vector<std::pair<std::string, Shape*>> open{{"", &whole}};
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        auto const end = text.find("}}", at);
        if (end == std::string_view::npos) return wrong("Mẫu trang có {{ mà không có }}.");
        auto const marker = text.substr(at + 2, end - at - 2);
        auto const word = marker.substr(0, marker.find(':'));
        if (marker.empty()) return wrong("Mẫu trang có {{}} rỗng.");
        switch (marker.front()) {
        case '!': break;
        case '%': return wrong("Mẫu trang tự đặt {{%…}}; bộ nạp đã đặt thay.");
        case '=': return wrong("Mẫu trang đổi dấu ngoặc bằng {{=…}}.");
        case '#': open.emplace_back(word.substr(1), &open.back().second->sections[std::string{word.substr(1)}]); break;
        case '/':
            if (open.size() < 2 || open.back().first != word.substr(1))
                return wrong("{{" + std::string{marker} + "}} không khớp với phần đang mở.");
            open.pop_back();
            break;
        case '>': open.back().second->markers.emplace(word.substr(1)); break;
        default:
            if (marker.find(":none") != std::string_view::npos)
                return wrong("{{" + std::string{marker} + "}}: không được dùng :none.");
            if (inside_script(text.substr(0, at))) return wrong("{{" + std::string{marker} + "}} nằm trong <script>.");
            if (!word.starts_with("BI_")) open.back().second->values.emplace(word); // BI_: built into ctemplate
        }
        at = end + 2;
    }
    if (open.size() > 1) return wrong("Phần {{#" + open.back().first + "}} không đóng.");
    return whole;
}

} // namespace html
