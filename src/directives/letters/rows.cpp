#include "directives/letters/rows.hpp"

#include "base/ensure.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <array>
#include <fmt/core.h>

namespace directives::letters::rows {
namespace {

template <class Id>
std::optional<Id> given(Id id) {
    return id ? std::optional{id} : std::nullopt;
}

/// As one_line, for each line; empty lines at the ends go.
std::string lines(std::string const& typed) {
    std::string out;
    for (std::size_t from = 0; from <= typed.size();) {
        auto const to = std::min(typed.find('\n', from), typed.size());
        auto const line = one_line(typed.substr(from, to - from));
        if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
        from = to + 1;
    }
    return out;
}

/// "07/UBND-KT", "07/UBND-KT … 19/UBND-KT"
std::string numbers_of(Letter const& letter) {
    if (letter.recipients.empty() || letter.recipients.front().number.empty()) return {};
    auto const& first = letter.recipients.front().number;
    auto const& last = letter.recipients.back().number;
    return first == last ? first : fmt::format("{} … {}", first, last);
}

std::string searched(Letter const& letter) {
    std::string words = letter.content.subject + ' ' + numbers_of(letter) + ' ' + letter.cited_number;
    for (auto const& recipient : letter.recipients) words += ' ' + recipient.name;
    return text::search_key(words);
}

db::Binds binds_of(Letter const& letter, db::Instant when) {
    return {{"body", letter.body},           {"mode", code_of(letter.mode)},       {"state", code_of(letter.state)},
            {"version", letter.version},     {"content", to_json(letter.content)}, {"subject", letter.content.subject},
            {"searched", searched(letter)},  {"numbers", numbers_of(letter)},      {"at", when},
            {"issued_on", letter.issued_on}, {"issued_by", letter.issued_by}};
}

void read_recipients(db::Session& session, Letter& letter) {
    db::Binds const binds{{"letter", letter.id}};
    session.each<std::optional<OrganisationId>, std::string, std::optional<PaperId>, std::string>(
        "SELECT organisation_id, name, paper_id, number FROM letter_recipients WHERE letter_id = :letter ORDER BY "
        "position",
        binds,
        [&](std::optional<OrganisationId> organisation, std::string name, std::optional<PaperId> paper,
            std::string number) {
            letter.recipients.push_back({.organisation = organisation.value_or(OrganisationId{}),
                                         .name = std::move(name),
                                         .facts = {},
                                         .paper = paper.value_or(PaperId{}),
                                         .number = std::move(number)});
        });
    session.each<std::int64_t, std::optional<TurnId>, std::string, std::string, std::string>(
        "SELECT recipient, turn_id, duty, due, standing FROM letter_facts WHERE letter_id = :letter ORDER BY "
        "recipient, position",
        binds,
        [&](std::int64_t recipient, std::optional<TurnId> turn, std::string duty, std::string due,
            std::string standing) {
            auto const at = static_cast<std::size_t>(recipient);
            ENSURE(at < letter.recipients.size());
            letter.recipients[at].facts.push_back(
                {turn.value_or(TurnId{}), std::move(duty), std::move(due), std::move(standing)});
        });
}

} // namespace

std::optional<Row> read(db::Session& session, LetterId id) {
    auto const found = session.find<OrganisationId, OrganisationId, std::string, std::string, std::string, std::int64_t,
                                    std::optional<DirectiveId>, std::optional<PaperId>, std::string, std::string,
                                    std::string, db::Instant, std::string, std::optional<base::Date>, std::string>(
        "SELECT owner_id, body_id, kind, mode, state, version, directive_id, cited_id, cited_number, content_json, "
        "made_by, changed_at, changed_by, issued_on, issued_by FROM letters WHERE id = :id",
        {{"id", id}});
    if (!found) return std::nullopt;
    Row row{.letter = {}};
    Letter& letter = row.letter;
    letter.id = id;
    std::string kind, mode, state, content;
    std::optional<DirectiveId> directive;
    std::optional<PaperId> cited;
    std::tie(letter.owner, letter.body, kind, mode, state, letter.version, directive, cited, letter.cited_number,
             content, letter.made_by, row.changed_at, row.changed_by, letter.issued_on, letter.issued_by) = *found;
    letter.kind = kind_of(kind).value();
    letter.mode = mode_of(mode).value();
    letter.state = letter_state_of(state).value();
    letter.directive = directive.value_or(DirectiveId{});
    letter.cited = cited.value_or(PaperId{});
    letter.content = content_of(content);
    read_recipients(session, letter);
    return row;
}

void lock(db::Transaction& tx, LetterId id) {
    if (tx.engine() == db::Engine::postgresql)
        tx.find<std::int64_t>("SELECT id FROM letters WHERE id = :id FOR UPDATE", {{"id", id}});
}

LetterId insert(db::Transaction& tx, Letter const& letter, db::Instant when, base::Date today) {
    auto binds = binds_of(letter, when);
    binds.insert(binds.end(), {{"owner", letter.owner},
                               {"kind", code_of(letter.kind)},
                               {"directive", given(letter.directive)},
                               {"cited", given(letter.cited)},
                               {"cited_number", letter.cited_number},
                               {"today", today},
                               {"by", letter.made_by}});
    return tx
        .find<LetterId>(
            "INSERT INTO letters (owner_id, body_id, kind, mode, state, version, directive_id, cited_id, "
            "cited_number, content_json, subject, searched, numbers, made_at, made_on, made_by, changed_at, "
            "changed_by, issued_on, issued_by) VALUES (:owner, :body, :kind, :mode, :state, :version, "
            ":directive, :cited, :cited_number, :content, :subject, :searched, :numbers, :at, :today, :by, :at, "
            ":by, :issued_on, :issued_by) RETURNING id",
            binds)
        .value();
}

void update(db::Transaction& tx, Letter const& letter, db::Instant when, std::string const& by) {
    auto binds = binds_of(letter, when);
    binds.insert(binds.end(), {{"id", letter.id}, {"by", by}});
    tx.run(
        "UPDATE letters SET body_id = :body, mode = :mode, state = :state, version = :version, content_json = "
        ":content, "
        "subject = :subject, searched = :searched, numbers = :numbers, changed_at = :at, changed_by = :by, issued_on = "
        ":issued_on, issued_by = :issued_by WHERE id = :id",
        binds);
}

void write_recipients(db::Transaction& tx, Letter const& letter) {
    for (char const* const table : {"letter_facts", "letter_recipients"})
        tx.run(fmt::format("DELETE FROM {} WHERE letter_id = :letter", table), {{"letter", letter.id}});
    static constexpr std::array<std::string_view, 6> recipient_columns{"letter_id", "position", "organisation_id",
                                                                       "name",      "paper_id", "number"};
    std::size_t next = 0;
    tx.bulk_insert("letter_recipients", recipient_columns, [&](std::vector<db::Value>& cells) {
        if (next == letter.recipients.size()) return false;
        auto const& one = letter.recipients[next];
        cells = {letter.id.number(),
                 static_cast<std::int64_t>(next),
                 one.organisation ? db::Value{one.organisation.number()} : db::Value{},
                 one.name,
                 one.paper ? db::Value{one.paper.number()} : db::Value{},
                 one.number};
        ++next;
        return true;
    });
    static constexpr std::array<std::string_view, 7> fact_columns{"letter_id", "recipient", "position", "turn_id",
                                                                  "duty",      "due",       "standing"};
    std::size_t of = 0, fact = 0;
    tx.bulk_insert("letter_facts", fact_columns, [&](std::vector<db::Value>& cells) {
        while (of < letter.recipients.size() && fact == letter.recipients[of].facts.size()) {
            ++of;
            fact = 0;
        }
        if (of == letter.recipients.size()) return false;
        auto const& one = letter.recipients[of].facts[fact];
        cells = {letter.id.number(),
                 static_cast<std::int64_t>(of),
                 static_cast<std::int64_t>(fact),
                 one.turn ? db::Value{one.turn.number()} : db::Value{},
                 one.duty,
                 one.due,
                 one.standing};
        ++fact;
        return true;
    });
}

void set_form(db::Transaction& tx, LetterId id, std::int64_t form) {
    tx.run("UPDATE letters SET form_id = :form WHERE id = :id",
           {{"id", id}, {"form", form > 0 ? std::optional{form} : std::nullopt}});
}

std::vector<Told> told_of(db::Session& session, OrganisationId own, TurnId turn) {
    std::vector<Told> told;
    session.each<LetterId, std::string, std::string, base::Date, std::string>(
        "SELECT l.id, l.kind, l.state, COALESCE(l.issued_on, l.made_on), r.number FROM letter_facts f JOIN letters l "
        "ON "
        "l.id = f.letter_id JOIN letter_recipients r ON r.letter_id = f.letter_id AND r.position = f.recipient WHERE "
        "f.turn_id = :turn AND l.state <> 'dropped' AND (l.state = 'issued' OR l.owner_id = :own) ORDER BY l.id DESC",
        {{"turn", turn}, {"own", own}},
        [&](LetterId letter, std::string kind, std::string state, base::Date day, std::string number) {
            told.push_back({letter, kind_of(kind).value(), letter_state_of(state).value(), day, std::move(number)});
        });
    return told;
}

std::optional<Content> last_content(db::Session& session, OrganisationId owner, OrganisationId body) {
    auto const json = session.find<std::string>(
        "SELECT content_json FROM letters WHERE owner_id = :owner AND body_id = :body AND state <> 'dropped' ORDER BY "
        "made_on DESC, id DESC LIMIT 1",
        {{"owner", owner}, {"body", body}});
    return json ? std::optional{content_of(*json)} : std::nullopt;
}

base::Error unknown() {
    return {base::Code::not_found,
            "Không có văn bản này trong các văn bản cơ quan anh/chị soạn.",
            {},
            "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác của cơ quan soạn."};
}

std::string one_line(std::string const& typed) {
    std::string text;
    for (char const c : text::nfc(typed)) {
        bool const blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank)
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

Content cleaned(Content content) {
    auto& signature = content.signature;
    for (std::string* const field : {&content.symbol, &content.place, &content.subject, &signature.collective,
                                     &signature.principal, &signature.chief, &signature.post, &signature.name})
        *field = one_line(*field);
    for (std::string* const field : {&content.parent_issuer, &content.issuer, &content.opening, &content.closing})
        *field = lines(*field);
    for (std::string& item : content.recipients) item = one_line(item);
    std::erase(content.recipients, "");
    return content;
}

} // namespace directives::letters::rows
