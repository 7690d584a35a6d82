#include "documents/reading/money.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace documents::reading {

namespace {

constexpr std::array kParts = {Source::central, Source::local, Source::other, Source::state};

/// The lines of one component, told apart by what they are.
struct Component {
    std::string label;
    std::optional<std::size_t> total;
    std::map<Source, std::vector<std::size_t>> by_source; ///< lines without a kind; province and commune are both local
    std::map<Source, std::vector<std::size_t>> by_kind;   ///< lines with one
};

class Prover {
public:
    explicit Prover(std::vector<MoneyLine> const& money) : money_{money} {
        for (std::size_t i = 0; i < money.size(); ++i) place(i);
    }

    std::vector<Proof> prove() {
        for (auto const& key : order_) prove_component(components_[key]);
        prove_component(overall_);
        prove_plan();
        return std::move(proofs_);
    }

private:
    void place(std::size_t i) {
        auto const& line = money_[i];
        if (line.overall && overall_.total && line.source == Source::total && line.type == Expenditure::unknown)
            return; // another plan's total
        Component& component = line.overall ? overall_ : components_[line.component];
        if (!line.overall && component.label.empty()) order_.push_back(line.component);
        component.label = component.label.empty() ? line.label : component.label;
        if (line.source == Source::total && line.type == Expenditure::unknown) {
            if (!component.total) component.total = i;
        } else if (line.type == Expenditure::unknown)
            component.by_source[line.source].push_back(i);
        else
            component.by_kind[line.source].push_back(i);
    }

    std::int64_t vnd(std::size_t i) const { return money_[i].amount_vnd; }

    void add(std::string label, std::size_t whole, std::vector<std::size_t> parts) {
        if (parts.size() < 2) return;
        Proof proof{std::move(label), vnd(whole), 0, std::move(parts), whole};
        for (auto const part : proof.parts) proof.parts_vnd += vnd(part);
        proofs_.push_back(std::move(proof));
    }

    void prove_component(Component const& component) {
        for (auto const& [source, kinds] : component.by_kind) {
            if (auto const whole = component.by_source.find(source); whole != component.by_source.end())
                add(component.label, whole->second.front(), kinds);
            else if (source == Source::total && component.total)
                add(component.label, *component.total, kinds);
        }
        if (!component.total) return;
        std::vector<std::size_t> parts, firsts;
        for (auto const source : kParts) {
            append(parts, lines_of(component, source));
            append(firsts, first_of(component, source));
        }
        add(component.label, *component.total, agreeing(*component.total, std::move(parts), std::move(firsts)));
    }

    /// Two lines of one source are two levels of budget or one amount said twice: only what foots in neither way is wrong.
    std::vector<std::size_t> agreeing(std::size_t whole, std::vector<std::size_t> all,
                                      std::vector<std::size_t> firsts) const {
        auto const sum = [&](std::vector<std::size_t> const& lines) {
            std::int64_t vnds = 0;
            for (auto const line : lines) vnds += vnd(line);
            return vnds;
        };
        return sum(all) != vnd(whole) && sum(firsts) == vnd(whole) ? std::move(firsts) : std::move(all);
    }

    static std::vector<std::size_t> first_of(Component const& component, Source source) {
        auto lines = lines_of(component, source);
        if (component.by_source.contains(source)) lines.resize(1);
        return lines;
    }

    static void append(std::vector<std::size_t>& to, std::vector<std::size_t> const& from) {
        to.insert(to.end(), from.begin(), from.end());
    }

    /// A source's lines, or its kinds where it has no line of its own.
    static std::vector<std::size_t> lines_of(Component const& component, Source source) {
        if (auto const whole = component.by_source.find(source); whole != component.by_source.end())
            return whole->second;
        if (auto const kinds = component.by_kind.find(source); kinds != component.by_kind.end()) return kinds->second;
        return {};
    }

    /// The totals of the plan against the lines of its components: all, and source by source.
    void prove_plan() {
        if (order_.size() < 2) return;
        if (overall_.total) {
            std::vector<std::size_t> parts;
            for (auto const& key : order_) append(parts, whole_of(components_[key]));
            add("Tổng số", *overall_.total, std::move(parts));
        }
        static constexpr std::array<std::pair<Source, std::string_view>, 3> names = {
            {{Source::central, "Ngân sách trung ương"},
             {Source::local, "Ngân sách địa phương"},
             {Source::other, "Nguồn huy động khác"}}};
        for (auto const& [source, name] : names) {
            auto const whole = overall_.by_source.find(source);
            if (whole == overall_.by_source.end() || whole->second.size() != 1) continue;
            std::size_t const line = whole->second.front();
            std::vector<std::size_t> parts, firsts;
            for (auto const& key : order_) {
                append(parts, lines_of(components_[key], source));
                append(firsts, first_of(components_[key], source));
            }
            parts = agreeing(line, std::move(parts), std::move(firsts));
            if (parts.size() == 1) {
                Proof proof{std::string{name}, vnd(line), vnd(parts[0]), parts, line};
                proofs_.push_back(std::move(proof));
            } else
                add(std::string{name}, line, std::move(parts));
        }
    }

    static std::vector<std::size_t> whole_of(Component const& component) {
        if (component.total) return {*component.total};
        std::vector<std::size_t> parts;
        for (auto const source : kParts) append(parts, lines_of(component, source));
        if (parts.empty())
            if (auto const kinds = component.by_kind.find(Source::total); kinds != component.by_kind.end())
                return kinds->second;
        return parts;
    }

    std::vector<MoneyLine> const& money_;
    std::map<std::string, Component> components_;
    std::vector<std::string> order_;
    Component overall_;
    std::vector<Proof> proofs_;
};

} // namespace

std::vector<Proof> proofs_of(std::vector<MoneyLine> const& money) { return Prover{money}.prove(); }

} // namespace documents::reading
