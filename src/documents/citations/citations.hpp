#pragma once

#include "base/date.hpp"
#include "documents/registry/paper.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a paper rests on, and how papers stand to each other: rules without a store.
namespace documents::citations {

using registry::PaperId;

/// How number and symbol are compared among citations: as registry::number_key, and the bodies that are printed in several ways are one
/// ("306/BLĐTBXH-VP" and "306/LĐTBXH-VP"). "" for a law that is cited by its title.
std::string name_of(std::string_view number_symbol);

struct Citation {
    std::string name;    ///< name_of(printed)
    std::string printed; ///< "880/QĐ-TTg"
    std::string type, issuer;
    std::optional<base::PartialDate> date;
    std::vector<base::PartialDate> other_dates; ///< the same paper cited with another date
};

enum class Relation { replaces, amends, answers, encloses };
std::string_view code_of(Relation relation); ///< "replaces": stands in the store
std::optional<Relation> relation_of(std::string_view code);
std::string_view vietnamese(Relation relation);         ///< "Thay thế"
std::string_view vietnamese_passive(Relation relation); ///< "Bị thay thế bởi"

struct Proposal {
    Relation relation;
    std::string name, printed;
};

/// The citations of a reading (the schema of `benvung read --json`), each paper once, in the order of the text; what has no number is left
/// out. Never throws, whatever the JSON.
std::vector<Citation> citations_of(nlohmann::ordered_json const& reading);
/// What the wording before a citation says: "thay thế Quyết định số …", "trả lời Công văn số …".
std::vector<Proposal> proposals_of(nlohmann::ordered_json const& reading, std::string_view text);

/// What is kept of a paper here, worked out without the store.
struct Trail {
    std::string own; ///< its own name; "" where it has no number
    std::vector<Citation> citations;
    std::vector<Proposal> proposals; ///< none about itself
};
Trail trail_of(registry::Head const& head, nlohmann::ordered_json const& reading, std::string_view text);
/// Of a reading as it lies in the store.
Trail trail_of_stored(registry::Head const& head, std::string_view reading_json, std::string_view text);

/// A paper of the register that a citation may mean.
struct Known {
    PaperId id;
    std::string title, subject, issuer;
    std::optional<base::PartialDate> date;
    bool withdrawn = false;
};

enum class Match {
    same,       ///< number and date agree, or one of the dates is blank
    other_date, ///< the number agrees, the date does not: one of the two is wrong, or it is another body's paper
    none        ///< not in the register
};

struct Resolved {
    Match match = Match::none;
    std::optional<Known> paper;
};

/// Which of the papers with that name is meant. Where several agree, the one of the printed issuer, else the newest.
Resolved resolve(Citation const& citation, std::vector<Known> const& candidates);

} // namespace documents::citations
