#include "documents/reading/score.hpp"

#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <fmt/core.h>
#include <functional>
#include <set>

namespace reading_score {
namespace {

using nlohmann::json;

json const kNull;

json const& at(json const& object, char const* key) {
    if (!object.is_object()) return kNull;
    auto const found = object.find(key);
    return found == object.end() ? kNull : *found;
}

/// A field as text; what is missing, null or no text is empty.
std::string field(json const& object, char const* key) {
    json const& value = at(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

json const& items(json const& object, char const* key) {
    static json const none = json::array();
    json const& value = at(object, key);
    return value.is_array() ? value : none;
}

bool optional(json const& item) { return item.is_object() && at(item, "optional") == json(true); }

std::string printed(json const& item) {
    return item.is_string() ? item.get<std::string>() : item.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::size_t common(std::vector<std::string> a, std::vector<std::string> b) {
    std::ranges::sort(a);
    std::ranges::sort(b);
    std::vector<std::string> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both.size();
}

/// Number and symbol without blanks, dots and the differences between dashes.
std::string symbol(std::string_view printed_symbol) {
    std::string out;
    std::string const upper = text::upper(text::nfc(printed_symbol));
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (upper.compare(i, 3, "–") == 0 || upper.compare(i, 3, "—") == 0) {
            out += '-';
            i += 2;
        } else if (upper[i] != ' ' && upper[i] != '.' && upper[i] != '\t' && upper[i] != '\n') {
            out += upper[i];
        }
    }
    return out;
}

/// Days since 1970 of "2024-10-11"; nothing for less than a full date.
std::optional<int> day_number(std::string const& iso) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (iso.size() != 10 || std::sscanf(iso.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return {};
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return {};
    return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::map<std::string, std::string> rule_parts(std::string_view rule) {
    std::map<std::string, std::string> parts;
    std::string const text = text::upper(rule);
    for (std::size_t from = 0; from < text.size();) {
        std::size_t const to = std::min(text.find(';', from), text.size());
        std::string part = text.substr(from, to - from);
        if (part.starts_with("RRULE:")) part.erase(0, 6);
        if (auto const equals = part.find('='); equals != std::string::npos) {
            std::set<std::string> values;
            std::string const list = part.substr(equals + 1);
            for (std::size_t at = 0; at <= list.size();) {
                std::size_t const end = std::min(list.find(',', at), list.size());
                values.insert(list.substr(at, end - at));
                at = end + 1;
            }
            std::string joined;
            for (auto const& value : values) joined += value + ",";
            parts[part.substr(0, equals)] = joined;
        }
        from = to + 1;
    }
    return parts;
}

struct Comparison {
    Score score;

    Tally& tally(char const* section) { return score.sections[section]; }
    void differs(std::string line) { score.differences.push_back(std::move(line)); }

    /// Pairs the items of two lists one to one, the most alike first, and counts what is left over.
    std::vector<std::pair<json, json>> pair_up(char const* section, json const& gold, json const& found, double bound,
                                               std::function<double(json const&, json const&)> const& likeness) {
        struct Candidate {
            double likeness;
            std::size_t gold, found;
        };
        std::vector<Candidate> candidates;
        for (std::size_t g = 0; g < gold.size(); ++g) {
            for (std::size_t f = 0; f < found.size(); ++f) {
                if (double const like = likeness(gold[g], found[f]); like >= bound) candidates.push_back({like, g, f});
            }
        }
        std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::likeness);
        std::vector<bool> gold_used(gold.size()), found_used(found.size());
        std::vector<std::pair<json, json>> pairs;
        for (Candidate const& candidate : candidates) {
            if (gold_used[candidate.gold] || found_used[candidate.found]) continue;
            gold_used[candidate.gold] = found_used[candidate.found] = true;
            if (!optional(gold[candidate.gold])) pairs.emplace_back(gold[candidate.gold], found[candidate.found]);
        }
        Tally& count = tally(section);
        count.right += static_cast<double>(pairs.size());
        for (std::size_t g = 0; g < gold.size(); ++g) {
            if (gold_used[g] || optional(gold[g])) continue;
            count.missed += 1;
            differs(fmt::format("{}: missing {}", section, printed(gold[g])));
        }
        for (std::size_t f = 0; f < found.size(); ++f) {
            if (found_used[f]) continue;
            count.extra += 1;
            differs(fmt::format("{}: not expected {}", section, printed(found[f])));
        }
        return pairs;
    }

    void names(char const* section, json const& gold, json const& found) {
        pair_up(section, gold, found, .6, [](json const& g, json const& f) { return alike(printed(g), printed(f)); });
    }

    void header(json const& gold, json const& found) {
        struct Rule {
            char const* name;
            double bound; ///< least likeness; 0 = letter by letter, as symbols are compared
        };
        static constexpr std::array kRules{Rule{"issuer", .8},   Rule{"number", 0},   Rule{"symbol", 0},
                                           Rule{"type", .9},     Rule{"place", .9},   Rule{"date", 0},
                                           Rule{"subject", .85}, Rule{"signer", .95}, Rule{"signer_title", .8}};
        std::set<std::string> inferred;
        for (json const& name : items(gold, "inferred")) inferred.insert(printed(name));
        for (Rule const& rule : kRules) {
            std::string const g = field(gold, rule.name), f = field(found, rule.name);
            if ((g.empty() && f.empty()) || (f.empty() && inferred.contains(rule.name))) continue;
            if (g.empty() || f.empty()) {
                (g.empty() ? tally("header").extra : tally("header").missed) += 1;
                differs(fmt::format("header.{}: '{}' instead of '{}'", rule.name, f, g));
                continue;
            }
            std::string const alternative = field(gold, (std::string{rule.name} + "_alt").c_str());
            auto const equal = [&](std::string const& right) {
                return rule.bound == 0 ? symbol(right) == symbol(f) : alike(right, f) >= rule.bound;
            };
            bool const ok = equal(g) || (!alternative.empty() && equal(alternative));
            tally("header").add(ok);
            if (!ok) differs(fmt::format("header.{}: '{}' instead of '{}'", rule.name, f, g));
        }
        for (char const* list : {"addressees", "recipients"}) {
            if (gold.contains(list)) names(list, items(gold, list), items(found, list));
        }
    }

    void references(json const& gold, json const& found) {
        auto const numbered = [](json const& list) {
            json out = json::array();
            for (json const& item : list) {
                if (!field(item, "number_symbol").empty()) out.push_back(item);
            }
            return out;
        };
        auto const cited = [](json const& g, json const& f) {
            std::string const printed_as = symbol(field(f, "number_symbol"));
            if (symbol(field(g, "number_symbol")) == printed_as) return 1.0;
            return std::ranges::any_of(items(g, "variants"),
                                       [&](json const& v) { return symbol(printed(v)) == printed_as; })
                       ? 1.0
                       : 0.0;
        };
        for (auto const& [g, f] : pair_up("references", numbered(gold), numbered(found), 1, cited)) {
            std::string const right = field(g, "date"), read = field(f, "date");
            if (right.empty() && read.empty()) continue;
            bool const ok = read == right || (!read.empty() && read == field(g, "date_alt"));
            count("reference dates", ok, !read.empty(), !right.empty());
            if (!ok)
                differs(fmt::format("reference dates: {} has '{}' instead of '{}'", field(g, "number_symbol"), read,
                                    right));
        }
    }

    void count(char const* section, bool ok, bool was_found, bool was_due) {
        Tally& counted = tally(section);
        if (ok) {
            counted.right += 1;
            return;
        }
        counted.extra += was_found ? 1 : 0;
        counted.missed += was_due ? 1 : 0;
    }

    void deadline(json const& gold, json const& found) {
        json const& g = at(gold, "deadline");
        json const& f = at(found, "deadline");
        auto const kind = [](json const& item) {
            std::string const text = field(item, "kind");
            return text.empty() ? std::string{"none"} : text;
        };
        std::string const right = kind(g), read = kind(f);
        if ((right == "none" && read == "none") || at(gold, "deadline_weak") == json(true)) return;
        bool ok = right == read;
        if (ok && right == "once") {
            auto const due = day_number(field(g, "date")), given = day_number(field(f, "date"));
            bool const period = at(g, "approx") == json(true);
            ok = due == given || (period && (!given || std::abs(*due - *given) <= 31));
            if (ok && !period && !field(g, "bound").empty()) {
                bool const same_bound = field(g, "bound") == field(f, "bound");
                tally("deadline bounds").add(same_bound);
                if (!same_bound) differs(fmt::format("deadline bounds: {} instead of {}", printed(f), printed(g)));
            }
        } else if (ok && !field(g, "rrule").empty()) {
            ok = same_rule(field(g, "rrule"), field(f, "rrule"));
        }
        count("deadlines", ok, read != "none", right != "none");
        if (!ok)
            differs(
                fmt::format("deadlines: clause {}: {} instead of {}", field(gold, "clause"), printed(f), printed(g)));
    }

    void obligations(json const& gold, json const& found) {
        auto const duty = [](json const& g, json const& f) {
            std::string const right = field(g, "action"), read = field(f, "action");
            std::string const clause = symbol(field(g, "clause"));
            bool const same_clause = !clause.empty() && clause == symbol(field(f, "clause"));
            return covered(right, read) + .05 * alike(right, read) + (same_clause ? .1 : 0);
        };
        for (auto const& [g, f] : pair_up("obligations", gold, found, .6, duty)) {
            names("assignees", items(g, "assignees"), items(f, "assignees"));
            names("coordinators", items(g, "coordinators"), items(f, "coordinators"));
            deadline(g, f);
        }
    }

    void money(json const& gold, json const& found) {
        auto const same = [](json const& g, json const& f, char const* key) {
            return words(field(g, key)) == words(field(f, key));
        };
        auto const line = [&](json const& g, json const& f) {
            if (at(g, "amount_vnd") != at(f, "amount_vnd")) return 0.0;
            return 1 + (same(g, f, "source") ? .2 : 0) + (same(g, f, "type") ? .2 : 0) +
                   .1 * alike(field(g, "label"), field(f, "label"));
        };
        for (auto const& [g, f] : pair_up("money", gold, found, 1, line)) {
            for (char const* key : {"source", "type"}) {
                if (field(g, key).empty() && field(f, key).empty()) continue;
                bool const ok = same(g, f, key);
                tally("money attributes").add(ok);
                if (!ok) {
                    differs(fmt::format("money attributes: {} of {} is '{}' instead of '{}'", key, printed(g),
                                        field(f, key), field(g, key)));
                }
            }
        }
    }

    void targets(json const& gold, json const& found) {
        auto const value = [](json const& item) {
            return at(item, "value").is_number() ? at(item, "value").get<double>() : std::nan("");
        };
        auto const aim = [&](json const& g, json const& f) {
            if (!(std::abs(value(g) - value(f)) < 1e-9)) return 0.0;
            return 1 + .3 * alike(field(g, "indicator"), field(f, "indicator")) +
                   (words(field(g, "unit")) == words(field(f, "unit")) ? .1 : 0);
        };
        for (auto const& [g, f] : pair_up("targets", gold, found, 1, aim)) {
            std::string const read = field(f, "comparator").empty() ? "=" : field(f, "comparator");
            bool const ok = alike(field(g, "indicator"), field(f, "indicator")) >= .5 &&
                            (read == field(g, "comparator") || read == field(g, "comparator_alt"));
            tally("target attributes").add(ok);
            if (!ok) differs(fmt::format("target attributes: {} read as {}", printed(g), printed(f)));
        }
    }

    void status_rows(json const& gold, json const& found) {
        auto const row = [](json const& g, json const& f) {
            if (words(field(g, "locality")) != words(field(f, "locality"))) return 0.0;
            double agreed = 0;
            for (char const* mark : {"draft_consulted", "issued", "not_issued"})
                agreed += at(g, mark) == at(f, mark) ? 1 : 0;
            agreed +=
                symbol(field(at(g, "document"), "number_symbol")) == symbol(field(at(f, "document"), "number_symbol"))
                    ? 1
                    : 0;
            agreed += alike(field(g, "note"), field(f, "note"));
            return agreed / 5;
        };
        pair_up("status rows", gold, found, .8, row);
    }

    /// Codes only, and of those only the ones that annotations are made for; a reader may notice more.
    void findings(json const& gold, json const& found) {
        static std::set<std::string> const kAnnotated{"sum_mismatch",     "two_dates",       "issued_without_number",
                                                      "row_without_mark", "count_mismatch",  "blank_number",
                                                      "blank_date",       "impossible_date", "due_before_cutoff"};
        std::set<std::string> right, read;
        for (json const& code : gold) right.insert(printed(code));
        for (json const& finding : found) {
            if (kAnnotated.contains(field(finding, "code"))) read.insert(field(finding, "code"));
        }
        for (std::string const& code : kAnnotated) {
            bool const due = right.contains(code), given = read.contains(code);
            if (!due && !given) continue;
            count("findings", due && given, given, due);
            if (due != given) differs(fmt::format("findings: {} {}", code, due ? "missing" : "not expected"));
        }
    }
};

} // namespace

double Tally::precision() const { return right + extra == 0 ? 1 : right / (right + extra); }
double Tally::recall() const { return right + missed == 0 ? 1 : right / (right + missed); }
double Tally::f1() const { return empty() ? 1 : 2 * right / (2 * right + extra + missed); }

void Score::add(Score const& other) {
    for (auto const& [name, tally] : other.sections) {
        Tally& sum = sections[name];
        sum.right += tally.right;
        sum.extra += tally.extra;
        sum.missed += tally.missed;
    }
    differences.insert(differences.end(), other.differences.begin(), other.differences.end());
}

double Score::overall() const {
    double sum = 0;
    int counted = 0;
    for (auto const& [name, tally] : sections) {
        if (tally.empty()) continue;
        sum += tally.f1();
        ++counted;
    }
    return counted == 0 ? 1 : sum / counted;
}

std::string Score::table() const {
    std::string out;
    for (auto const& [name, tally] : sections) {
        if (tally.empty()) continue;
        out += fmt::format("{:18} precision {:.3f}  recall {:.3f}  F1 {:.3f}  ({} right, {} extra, {} missed)\n", name,
                           tally.precision(), tally.recall(), tally.f1(), tally.right, tally.extra, tally.missed);
    }
    return out + fmt::format("overall F1 {:.3f}\n", overall());
}

Score compare(json const& gold, json const& found) {
    Comparison comparison;
    if (gold.contains("header") && !at(gold["header"], "fragment").is_boolean())
        comparison.header(gold["header"], at(found, "header"));
    comparison.references(items(gold, "references"), items(found, "references"));
    comparison.obligations(items(gold, "obligations"), items(found, "obligations"));
    comparison.money(items(gold, "money"), items(found, "money"));
    comparison.targets(items(gold, "targets"), items(found, "targets"));
    comparison.status_rows(items(gold, "status_rows"), items(found, "status_rows"));
    if (gold.contains("findings")) comparison.findings(items(gold, "findings"), items(found, "findings"));
    return std::move(comparison.score);
}

std::vector<std::string> words(std::string_view text) {
    static std::array<std::pair<std::string_view, std::string_view>, 8> const kTones{{{"oà", "òa"},
                                                                                      {"oá", "óa"},
                                                                                      {"oả", "ỏa"},
                                                                                      {"oã", "õa"},
                                                                                      {"oạ", "ọa"},
                                                                                      {"uỷ", "ủy"},
                                                                                      {"uý", "úy"},
                                                                                      {"quí", "qúy"}}};
    std::string plain = text::lower(text::nfc(text));
    for (auto const& [from, to] : kTones) {
        for (std::size_t at = plain.find(from); at != std::string::npos; at = plain.find(from, at + to.size())) {
            plain.replace(at, from.size(), to);
        }
    }
    std::vector<std::string> out;
    std::string word;
    auto const close = [&] {
        if (!word.empty()) out.push_back(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < plain.size(); ++i) {
        auto const byte = static_cast<unsigned char>(plain[i]);
        // Dashes, quotes, the ellipsis and the hard blank are the only marks outside ASCII that stand between words.
        bool const general_punctuation = plain.compare(i, 2, "\xE2\x80") == 0;
        bool const hard_blank = plain.compare(i, 2, "\xC2\xA0") == 0;
        if (general_punctuation || hard_blank) {
            close();
            i += general_punctuation ? 2 : 1;
        } else if (byte >= 0x80 || std::isalnum(byte)) {
            word += plain[i];
        } else {
            close();
        }
    }
    close();
    return out;
}

double covered(std::string_view gold, std::string_view found) {
    auto const due = words(gold);
    return due.empty() ? 0 : static_cast<double>(common(due, words(found))) / static_cast<double>(due.size());
}

double alike(std::string_view a, std::string_view b) {
    auto const left = words(a), right = words(b);
    if (left.empty() && right.empty()) return 1;
    return 2 * static_cast<double>(common(left, right)) / static_cast<double>(left.size() + right.size());
}

bool same_rule(std::string_view a, std::string_view b) {
    auto left = rule_parts(a), right = rule_parts(b);
    for (auto* parts : {&left, &right}) {
        if (parts->contains("BYMONTH")) (*parts)["FREQ"] = "IN MONTHS";
        if (!parts->contains("INTERVAL")) (*parts)["INTERVAL"] = "1,";
        // Which occurrence starts a rule is told by its "from", not by the rule.
        std::erase_if(*parts, [](auto const& part) {
            return part.first != "FREQ" && part.first != "INTERVAL" && !part.first.starts_with("BY");
        });
    }
    return left == right;
}

} // namespace reading_score
