#pragma once

#include "organisations/organisation.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The dated rules of catalogue/organisations/*.yaml: which bodies there are on which level and since when, what they are called and by what
/// short forms, what became of them, who leads which part of the programme. Each rule names its source and how sure it is.
namespace organisations {

struct Rule {
    std::string key; ///< "so-tai-chinh"
    Kind kind;
    Level level;
    /// By the word in front of the area's name, folded ("huyen", "thi xa"; "" for all others): "Sở Tài chính {area}", "Huyện ủy {bare}".
    std::vector<std::pair<std::string, std::string>> names;
    std::vector<std::string> only; ///< the words in front for which there is such a body; empty: all
    std::vector<std::string>
        forms; ///< how documents call it, without the area, fields spelt out: "Sở Tài chính", "Sở TC"
    Validity in;
    std::vector<std::string>
        committee; ///< rules of the first line, in the same area or the one above it; the first that exists counts
    std::vector<std::string>
        profession; ///< rules of the second line, in the area above or at the centre; all that exist count
    std::string source;
    Certainty certainty = Certainty::recalled;
};

struct SuccessionRule {
    std::string from, to;
    base::Date on;
    std::string task;
    std::string source;
    Certainty certainty = Certainty::recalled;
};

/// Who leads a project or sub-project of the programme at the centre ("DA1.2").
struct Lead {
    std::string component;
    std::string rule; ///< of a ministry
    Validity in;
    std::string source;
    Certainty certainty = Certainty::recalled;
};

/// A word of collective names: "sở", "ban, ngành", "đoàn thể".
struct GroupWord {
    std::string words;
    std::vector<Kind> kinds;
};

/// How a person who stands for a body is called: "Chủ tịch". "Chánh Văn phòng" stands for "Văn phòng".
struct Title {
    std::string words;
    std::string body = {}; ///< what the words say of the body; often nothing
};

class Catalogue {
public:
    /// The one in the program.
    static Catalogue built_in();
    /// Errors: invalid_input with the key of the entry that is wrong.
    static base::Result<Catalogue> parse(std::string_view bodies_yaml, std::string_view words_yaml,
                                         std::string_view leads_yaml);

    std::vector<Rule> const& rules() const { return rules_; }
    std::vector<SuccessionRule> const& successions() const { return successions_; }
    std::vector<Lead> const& leads() const { return leads_; }
    std::vector<GroupWord> const& group_words() const { return group_words_; }
    std::vector<Title> const& titles() const { return titles_; }
    /// Words that are read alike: "Ủy ban nhân dân" as "ubnd".
    std::vector<std::pair<std::string, std::string>> const& spellings() const { return spellings_; }
    std::vector<std::string> const& narrowing() const {
        return narrowing_;
    } ///< "liên quan": not all of a group is meant
    Rule const* find(std::string_view key) const; ///< nullptr where there is none
    /// Whoever leads the component that day; of its parent ("DA1") where it has none of its own. nullptr: nobody known.
    Lead const* lead(std::string_view component, base::Date on) const;

private:
    std::vector<Rule> rules_;
    std::vector<SuccessionRule> successions_;
    std::vector<Lead> leads_;
    std::vector<GroupWord> group_words_;
    std::vector<Title> titles_;
    std::vector<std::pair<std::string, std::string>> spellings_;
    std::vector<std::string> narrowing_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

} // namespace organisations
