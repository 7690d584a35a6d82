#include "organisations/rules.hpp"

#include "base/ensure.hpp"
#include "organisations/catalogue.hpp"

#include <algorithm>
#include <map>
#include <yaml-cpp/yaml.h>

namespace organisations {
namespace {

/// What is wrong in a catalogue; caught in parse().
struct Fault {
    std::string what;
    std::string where;
};

std::string text_of(YAML::Node const& node, char const* key) {
    return node[key] ? node[key].as<std::string>() : std::string{};
}

std::vector<std::string> texts_of(YAML::Node const& node) {
    std::vector<std::string> texts;
    for (auto const& one : node) texts.push_back(one.as<std::string>());
    return texts;
}

std::optional<base::Date> date_of(YAML::Node const& node, char const* key, std::string const& where) {
    if (!node[key]) return std::nullopt;
    auto const date = base::Date::parse(node[key].as<std::string>());
    if (!date) throw Fault{std::string{key} + " không phải là ngày năm-tháng-ngày", where};
    return *date;
}

Validity validity_of(YAML::Node const& node, std::string const& where) {
    Validity const in{date_of(node, "from", where), date_of(node, "until", where)};
    if (in.ends_before_it_begins()) throw Fault{"until đứng trước from", where};
    return in;
}

Certainty certainty_of(std::string const& text, std::string const& where) {
    auto const certainty = certainty_from_code(text);
    if (!certainty) throw Fault{"certainty phải là read hoặc recalled", where};
    return *certainty;
}

struct Field {
    std::string name;
    std::vector<std::string> spellings; ///< the name too
};
using Fields = std::map<std::string, Field, std::less<>>;

/// "Sở [xd]" as all its spellings, the official one first.
std::vector<std::string> spelt_out(std::string const& form, Fields const& fields, std::string const& where) {
    auto const open = form.find('[');
    if (open == form.npos) return {form};
    auto const close = form.find(']', open);
    if (close == form.npos) throw Fault{"thiếu dấu ]", where};
    auto const field = fields.find(form.substr(open + 1, close - open - 1));
    if (field == fields.end()) throw Fault{"không có lĩnh vực " + form.substr(open, close - open + 1), where};
    std::vector<std::string> forms;
    for (auto const& spelling : field->second.spellings)
        forms.push_back(form.substr(0, open) + spelling + form.substr(close + 1));
    return forms;
}

std::string without_place(std::string name) {
    for (std::string_view const place : {" {area}", " {bare}"})
        if (auto const at = name.find(place); at != name.npos) name.erase(at, place.size());
    return name;
}

Rule rule_of(YAML::Node const& node, Fields const& fields, YAML::Node const& defaults) {
    Rule rule{.key = text_of(node, "key"),
              .kind = {},
              .level = {},
              .names = {},
              .only = {},
              .forms = {},
              .in = {},
              .committee = {},
              .profession = {},
              .source = {}};
    if (rule.key.empty() || rule.key.contains('/')) throw Fault{"thiếu key, hoặc key có dấu /", text_of(node, "name")};
    auto const kind = kind_from_code(text_of(node, "kind"));
    auto const level = level_from_code(text_of(node, "level"));
    if (!kind || !level) throw Fault{"kind hoặc level không có trong danh mục", rule.key};
    rule.kind = *kind;
    rule.level = *level;
    auto const named = [&](std::string const& prefix, std::string const& pattern) {
        auto const forms = spelt_out(pattern, fields, rule.key);
        bool const placed = pattern.contains("{area}") || pattern.contains("{bare}");
        if (pattern.empty() || placed == (rule.level == Level::central))
            throw Fault{"tên phải có {area} hoặc {bare}, trừ cơ quan trung ương", rule.key};
        rule.names.emplace_back(prefix, forms.front());
        for (auto const& form : forms) rule.forms.push_back(without_place(form));
    };
    for (auto const& name : node["names"]) named(name.first.as<std::string>(), name.second.as<std::string>());
    named("", text_of(node, "name"));
    for (auto const& form : texts_of(node["forms"]))
        for (auto const& spelling : spelt_out(form, fields, rule.key)) rule.forms.push_back(spelling);
    rule.only = texts_of(node["only"]);
    rule.in = validity_of(node, rule.key);
    rule.committee = texts_of(node["committee"]);
    rule.profession = texts_of(node["profession"]);
    auto const said = [&](char const* key) {
        return node[key] ? text_of(node, key) : (defaults ? text_of(defaults, key) : std::string{});
    };
    rule.source = said("source");
    if (rule.source.empty()) throw Fault{"quy tắc phải nêu nguồn (source)", rule.key};
    rule.certainty = certainty_of(said("certainty"), rule.key);
    return rule;
}

} // namespace

base::Result<Catalogue> Catalogue::parse(std::string_view bodies_yaml, std::string_view words_yaml,
                                         std::string_view leads_yaml) {
    Catalogue made;
    try {
        auto const words = YAML::Load(std::string{words_yaml});
        auto const bodies = YAML::Load(std::string{bodies_yaml});
        auto const leads = YAML::Load(std::string{leads_yaml});
        Fields fields;
        for (auto const& node : words["fields"]) {
            Field field{text_of(node, "name"), {text_of(node, "name")}};
            for (auto& spelling : texts_of(node["short"])) field.spellings.push_back(std::move(spelling));
            fields.insert_or_assign(text_of(node, "key"), std::move(field));
        }
        for (auto const& node : words["spellings"])
            for (auto const& entry : node)
                for (auto& spelling : texts_of(entry.second))
                    made.spellings_.emplace_back(std::move(spelling), entry.first.as<std::string>());
        for (auto const& node : words["titles"])
            for (auto& title : texts_of(node["words"]))
                made.titles_.push_back({std::move(title), text_of(node, "for")});
        for (auto const& node : words["groups"]) {
            std::vector<Kind> kinds;
            for (auto const& code : texts_of(node["kinds"])) {
                auto const kind = kind_from_code(code);
                if (!kind) throw Fault{"không có loại " + code, "groups"};
                kinds.push_back(*kind);
            }
            for (auto& word : texts_of(node["words"])) made.group_words_.push_back({std::move(word), kinds});
        }
        made.narrowing_ = texts_of(words["narrowing"]);

        YAML::Node defaults{YAML::NodeType::Undefined};
        for (auto const& node : bodies["rules"]) {
            if (node["default"]) {
                defaults.reset(node["default"]);
                continue;
            }
            Rule rule = rule_of(node, fields, defaults);
            if (!made.by_key_.emplace(rule.key, made.rules_.size()).second) throw Fault{"key có hai lần", rule.key};
            made.rules_.push_back(std::move(rule));
        }
        for (auto const& rule : made.rules_)
            for (auto const* line : {&rule.committee, &rule.profession})
                for (auto const& key : *line)
                    if (made.find(key) == nullptr) throw Fault{"không có quy tắc " + key, rule.key};
        for (auto const& node : bodies["successions"]) {
            std::string const from = text_of(node, "from");
            std::string const to = text_of(node, "to");
            auto const on = date_of(node, "on", from);
            if (made.find(from) == nullptr || made.find(to) == nullptr || !on)
                throw Fault{"kế thừa phải nêu from, to có trong rules và ngày on", from + " → " + to};
            made.successions_.push_back({from, to, *on, text_of(node, "task"), text_of(node, "source"),
                                         certainty_of(text_of(node, "certainty"), from)});
        }
        for (auto const& node : leads["leads"]) {
            Lead lead{text_of(node, "component"), text_of(node, "ministry"), {}, text_of(node, "source")};
            lead.in = validity_of(node, lead.component);
            lead.certainty = certainty_of(text_of(node, "certainty"), lead.component);
            if (made.find(lead.rule) == nullptr) throw Fault{"không có bộ " + lead.rule, lead.component};
            made.leads_.push_back(std::move(lead));
        }
    } catch (Fault const& fault) {
        return base::fail(base::Code::invalid_input, "Danh mục cơ quan có mục sai: " + fault.what + ".", fault.where,
                          "Sửa mục đó trong catalogue/organisations.");
    } catch (YAML::Exception const& trouble) {
        return base::fail(base::Code::invalid_input, "Danh mục cơ quan không đọc được theo YAML.", trouble.what(),
                          "Sửa tệp trong catalogue/organisations.");
    }
    return made;
}

Catalogue Catalogue::built_in() {
    auto made = parse(catalogue_file("bodies.yaml"), catalogue_file("words.yaml"), catalogue_file("leads.yaml"));
    ENSURE(made.has_value());
    return *std::move(made);
}

Rule const* Catalogue::find(std::string_view key) const {
    auto const at = by_key_.find(std::string{key});
    return at == by_key_.end() ? nullptr : &rules_[at->second];
}

Lead const* Catalogue::lead(std::string_view component, base::Date on) const {
    for (;;) {
        for (auto const& lead : leads_)
            if (lead.component == component && lead.in.holds(on)) return &lead;
        auto const dot = component.rfind('.');
        if (dot == component.npos) return nullptr;
        component = component.substr(0, dot);
    }
}

} // namespace organisations
