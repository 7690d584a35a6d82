#include "html/template.hpp"

#include "html/embedded.hpp"
#include "html/shape.hpp"

#include <algorithm>
#include <ctemplate/template.h>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

namespace html {

namespace {

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;
constexpr std::string_view kPragma = R"({{%AUTOESCAPE context="HTML"}})";

/// The only template with `:none`: it puts ready-made Markup where a page says {{>NAME}}.
constexpr std::string_view kMarkupName = "html/markup";
constexpr std::string_view kMarkupText = R"({{%AUTOESCAPE context="HTML"}}{{MARKUP:none}})";

/// All templates of the program. Filled at start; afterwards only read.
struct Library {
    ctemplate::TemplateCache cache;
    std::map<std::string, Shape, std::less<>> shapes;
    std::shared_mutex mutex; ///< of `shapes`; the cache has its own

    Library() {
        cache.StringToTemplateCache(std::string{kMarkupName}, kMarkupText.data(), kMarkupText.size(), kStrip);
        shapes.emplace(kMarkupName, Shape{.values = {"MARKUP"}, .markers = {}, .sections = {}});
    }
};

Library& library() {
    static Library all;
    return all;
}

ctemplate::TemplateString view(std::string_view text) { return {text.data(), text.size()}; }

/// Fills `target` from `source`. `parents` are the dictionaries around, outermost first: an included template does not see them by itself.
void fill(ctemplate::TemplateDictionary& target, Dictionary const& source, std::vector<Dictionary const*>& parents) {
    for (auto const& [name, value] : source.values()) target.SetValueWithoutCopy(view(name), view(value));
    for (auto const& [name, markup] : source.pieces()) {
        auto* const child = target.AddIncludeDictionary(view(name));
        child->SetFilename(view(kMarkupName));
        child->SetValueWithoutCopy("MARKUP", view(markup.text()));
    }
    parents.push_back(&source);
    for (auto const& section : source.sections())
        fill(*target.AddSectionDictionary(view(section.name)), section.dictionary, parents);
    for (auto const& include : source.includes()) {
        auto* const child = target.AddIncludeDictionary(view(include.name));
        child->SetFilename(view(include.template_name));
        for (Dictionary const* const parent : parents)
            for (auto const& [name, value] : parent->values()) child->SetValueWithoutCopy(view(name), view(value));
        fill(*child, include.dictionary, parents);
    }
    parents.pop_back();
}

/// Compares one dictionary with its place in a template; `seen` are the names that the dictionaries around have set.
class Comparison {
public:
    explicit Comparison(Library const& all) : all_{all} {}

    void template_of(std::string_view name, Dictionary const& dictionary,
                     std::set<std::string, std::less<>> const& seen) {
        auto const found = all_.shapes.find(name);
        if (found == all_.shapes.end()) {
            complaints_.push_back("there is no template " + std::string{name});
            return;
        }
        std::string const outer = std::exchange(place_, std::string{name});
        part(found->second, dictionary, seen);
        place_ = outer;
    }
    std::vector<std::string> complaints() && { return std::move(complaints_); }

private:
    void part(Shape const& shape, Dictionary const& dictionary, std::set<std::string, std::less<>> seen) {
        std::set<std::string, std::less<>> known = shape.all_values();
        for (auto const& include : dictionary.includes())
            if (auto const found = all_.shapes.find(include.template_name); found != all_.shapes.end())
                known.merge(found->second.all_values());
        for (auto const& [name, value] : dictionary.values()) {
            seen.insert(name);
            if (!known.contains(name) && !used_below(dictionary, name)) complain("does not know the value " + name);
        }
        for (auto const& name : shape.values)
            if (!seen.contains(name)) complain("needs the value " + name);
        for (auto const& [name, markup] : dictionary.pieces())
            if (!shape.all_markers().contains(name)) complain("has no marker {{>" + name + "}}");
        for (auto const& section : dictionary.sections()) {
            auto const* const inside = shape.find_section(section.name);
            if (inside == nullptr)
                complain("has no section {{#" + section.name + "}}");
            else
                part(*inside, section.dictionary, seen);
        }
        for (auto const& include : dictionary.includes()) {
            if (!shape.all_markers().contains(include.name)) complain("has no marker {{>" + include.name + "}}");
            template_of(include.template_name, include.dictionary, seen);
        }
    }

    /// Whether a template included further down uses the value.
    bool used_below(Dictionary const& dictionary, std::string const& name) const {
        auto const in = [&](Dictionary::Child const& child) {
            auto const found = all_.shapes.find(child.template_name);
            return (found != all_.shapes.end() && found->second.all_values().contains(name)) ||
                   used_below(child.dictionary, name);
        };
        return std::ranges::any_of(dictionary.sections(), in) || std::ranges::any_of(dictionary.includes(), in);
    }

    void complain(std::string what) { complaints_.push_back("template " + place_ + " " + std::move(what)); }

    Library const& all_;
    std::string place_;
    std::vector<std::string> complaints_;
};

} // namespace

Dictionary& Dictionary::set(std::string_view name, std::string_view value) {
    if (auto const found = std::ranges::find(values_, name, &Value::name); found != values_.end())
        found->value = value;
    else
        values_.push_back({std::string{name}, std::string{value}});
    return *this;
}

Dictionary& Dictionary::set(std::string_view name, std::int64_t value) {
    return set(name, std::string_view{std::to_string(value)});
}

Dictionary& Dictionary::set(std::string_view name, Markup markup) {
    pieces_.push_back({std::string{name}, std::move(markup)});
    return *this;
}

Dictionary& Dictionary::add(std::string_view section) {
    return sections_.emplace_back(std::string{section}).dictionary;
}

Dictionary& Dictionary::include(std::string_view marker, std::string_view template_name) {
    return includes_.emplace_back(std::string{marker}, std::string{template_name}).dictionary;
}

base::Result<void> load_template(std::string_view name, std::string_view text) {
    auto shape = TRY(shape_of(name, text));
    auto& all = library();
    std::unique_lock const lock{all.mutex};
    if (all.shapes.contains(name))
        return base::fail(base::Code::invalid_input, "Mẫu trang này đã được nạp.", std::string{name});
    std::string const whole = std::string{kPragma} + std::string{text};
    if (!all.cache.StringToTemplateCache(std::string{name}, whole.data(), whole.size(), kStrip))
        return base::fail(base::Code::invalid_input, "Mẫu trang có lỗi cú pháp; thư viện ghi chi tiết ở stderr.",
                          std::string{name});
    all.shapes.emplace(name, std::move(shape));
    return {};
}

base::Result<void> load_templates() {
    static auto const loaded = []() -> base::Result<void> {
        for (auto const& embedded : embedded_templates()) {
            auto one = load_template(embedded.name, embedded.text);
            if (!one) return one;
        }
        return {};
    }();
    return loaded;
}

std::vector<std::string> template_names() {
    std::shared_lock const lock{library().mutex};
    std::vector<std::string> names;
    for (auto const& [name, shape] : library().shapes) names.push_back(name);
    return names;
}

std::vector<std::string> mismatches(std::string_view template_name, Dictionary const& dictionary) {
    std::shared_lock const lock{library().mutex};
    Comparison comparison{library()};
    comparison.template_of(template_name, dictionary, {});
    return std::move(comparison).complaints();
}

Markup render(std::string_view template_name, Dictionary const& dictionary) {
#ifdef BENVUNG_STRICT_TEMPLATES
    if (auto const complaints = mismatches(template_name, dictionary); !complaints.empty())
        throw std::logic_error{complaints.front()};
#endif
    ctemplate::TemplateDictionary filled{"page"};
    std::vector<Dictionary const*> parents;
    fill(filled, dictionary, parents);
    std::string page;
    if (!library().cache.ExpandWithData(view(template_name), kStrip, &filled, nullptr, &page))
        throw std::logic_error{"template " + std::string{template_name} + " or one that it includes is not loaded"};
    return Markup::trusted(std::move(page));
}

std::string escape(std::string_view text) {
    std::string safe;
    safe.reserve(text.size() + text.size() / 8);
    for (char const c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

} // namespace html
