#pragma once

#include "organisations/resolution.hpp"
#include "organisations/resolution_places.hpp"
#include "organisations/resolution_words.hpp"

#include <map>
#include <set>
#include <unordered_map>

/// Inside of resolution: what is looked up, and the steps. None of it changes once built.
namespace organisations {

struct Resolver::Index {
    Index(Catalogue const& its_catalogue, areas::Atlas const& its_atlas, std::vector<OwnBody> its_own);

    /// What a form stands for.
    struct Meant {
        std::vector<Rule const*> rules = {};
        std::vector<OwnBody const*> own = {};
        std::set<Level> levels() const;
    };
    struct Title {
        std::string words;             ///< folded
        std::vector<std::string> body; ///< folded
    };
    struct Group {
        std::string words;
        std::vector<Kind> kinds;
    };

    Catalogue const& catalogue;
    areas::Atlas const& atlas;
    std::vector<OwnBody> own;
    words::Spellings spellings;
    std::unordered_map<std::string, Meant> forms; ///< by squashed words
    std::vector<Title> titles;                    ///< longer ones first
    std::vector<Group> groups;                    ///< longer ones first
    std::vector<std::string> narrowing;           ///< small letters, NFC, with diacritics: "nơi" is not "Nội"
    std::map<Identity, OwnBody const*> changed;   ///< bodies of the rules that people gave other dates or names
    Meant committees;                             ///< of every level
};

/// One name that is being resolved.
class Reading {
public:
    Reading(Resolver::Index const& index, std::string_view printed, Context const& context);
    Resolution resolve();

private:
    using Words = std::vector<words::Word>;
    using Meant = Resolver::Index::Meant;

    Resolution without_titles(Words const& read);
    Resolution body(Words const& read) const;              ///< "Sở Tài chính tỉnh", "UBND các huyện"
    Resolution almost_body(Words const& read) const;       ///< the same with one wrong letter
    Resolution locality(Words const& read) const;          ///< "huyện Phước Sơn", "các địa phương"
    Resolution group(Words const& read) const;             ///< "các sở, ban, ngành cấp tỉnh"
    Resolution list(Words const& read) const;              ///< "HĐND, UBND tỉnh", "Các sở: Tài chính, Y tế"
    Resolution named_above(Resolution const& whole) const; ///< "có tên trên": those of the addressees
    void by_addressees(Resolution& found) const; ///< "Sở Y tế" in a letter to one province is the one of that province

    /// The bodies that `meant` has at the place that the words from `from` on say. Outcome::none where they say none.
    Resolution at_place(Meant const& meant, Words const& read, std::size_t from) const;
    Resolution at_place(Meant const& meant, Words const& read, std::size_t from, std::size_t cut) const;
    std::vector<Candidate> candidates(Meant const& meant, std::vector<areas::Unit const*> const& units) const;
    std::optional<Candidate> candidate(Rule const& rule, areas::Unit const* unit) const;
    Candidate candidate(OwnBody const& own) const;
    std::size_t narrowed_from(Words const& read, std::size_t from) const; ///< read.size() where nothing narrows
    std::string rest(Words const& read, std::size_t from) const;          ///< as printed

    Resolver::Index const& index_;
    std::string_view printed_;
    Context const& context_;
    places::Issuer issuer_;
};

/// Drops candidates that do not exist that day where others do; twice the same is once.
std::vector<Candidate> tidy(std::vector<Candidate> candidates);

} // namespace organisations
