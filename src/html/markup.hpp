#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace html {

/// Ready-made markup. Only rendering a template makes it (or `trusted`, for text that we wrote ourselves), so text from outside can not
/// be taken for markup by mistake.
class Markup {
public:
    Markup() = default;
    static Markup trusted(std::string markup) { return Markup{std::move(markup)}; }

    std::string const& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    Markup& operator+=(Markup const& other) {
        text_ += other.text_;
        return *this;
    }

private:
    explicit Markup(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

} // namespace html
