#include "documents/registry/paper_rows.hpp"

#include "base/json.hpp"
#include "documents/search/index.hpp"
#include "documents/words.hpp"
#include "organisations/store.hpp"
#include "site/list.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace db {

template <>
struct Column<documents::registry::PaperState> {
    static constexpr Kind kind = Kind::text;
    static Value to(documents::registry::PaperState state) { return std::string{documents::registry::name_of(state)}; }
    static documents::registry::PaperState from(Value const& value) {
        using enum documents::registry::PaperState;
        auto const name = Column<std::string>::from(value);
        for (auto const state : {draft, confirmed, withdrawn})
            if (name == documents::registry::name_of(state)) return state;
        throw_misfit("a state of a paper");
    }
};

} // namespace db

namespace documents::registry::rows {
namespace {

using Json = nlohmann::ordered_json;
using OptionalDate = std::optional<base::Date>;

std::string list_json(std::vector<std::string> const& list) { return Json(list).dump(); }
std::vector<std::string> list_of_json(std::string const& json) {
    return Json::parse(json).get<std::vector<std::string>>();
}

OptionalDate whole_date(Head const& head) { return head.date ? head.date->whole() : std::nullopt; }

/// Where a paper stands among others: its date; the end of its month or year where the day is blank; else the day it was taken in.
base::Date listed_day(Paper const& paper) {
    using namespace std::chrono;
    Head const& head = paper.head;
    if (auto const whole = whole_date(head)) return *whole;
    auto const in_vietnam = floor<days>(paper.taken_in_at + hours{7}); // no summer time there
    auto const taken_in = base::Date::of(in_vietnam).value_or(paper.listed_day);
    constexpr unsigned kDecember = 12;
    if (!head.date) return taken_in;
    return std::min(base::Date::last_of_month(head.date->year, head.date->month.value_or(kDecember)), taken_in);
}

/// "2024-10-11", "2023-06", "2024"
std::optional<base::PartialDate> partial_date(std::string const& iso) {
    if (iso.size() < 4) return std::nullopt;
    base::PartialDate date{.year = std::stoi(iso.substr(0, 4)), .month = {}, .day = {}};
    if (iso.size() >= 7) date.month = static_cast<unsigned>(std::stoi(iso.substr(5, 2)));
    if (iso.size() >= 10) date.day = static_cast<unsigned>(std::stoi(iso.substr(8, 2)));
    return date;
}

std::string searched(Paper const& paper) {
    Head const& head = paper.head;
    std::string symbol_squashed; // "ldtbxh vpqggn" is also found as "ldtbxhvpqggn"
    for (char const c : text::search_key(head.symbol))
        if (c != ' ') symbol_squashed += c;
    std::string words;
    for (std::string_view const part :
         {std::string_view{head.number}, std::string_view{head.symbol}, std::string_view{symbol_squashed},
          std::string_view{head.type}, std::string_view{head.issuer}, std::string_view{head.subject},
          std::string_view{head.signer}})
        (words += part) += ' ';
    return text::search_key(words);
}

db::Binds binds_of(Paper const& paper) {
    Head const& head = paper.head;
    auto const day = whole_date(head);
    return {{"state", paper.state},
            {"version", paper.version},
            {"issuer_id", head.issuer_id ? std::optional{head.issuer_id} : std::nullopt},
            {"issuer", head.issuer},
            {"parent_issuer", head.parent_issuer},
            {"number", head.number},
            {"symbol", head.symbol},
            {"number_key", number_key(number_symbol(head))},
            {"type", head.type},
            {"place", head.place},
            {"dated", day},
            {"date_text", head.date ? head.date->iso() : std::string{}},
            {"listed_day", listed_day(paper)},
            {"subject", head.subject},
            {"signer", head.signer},
            {"signer_title", head.signer_title},
            {"directed_by", head.directed_by},
            {"urgency", static_cast<std::int64_t>(head.urgency)},
            {"addressees", list_json(head.addressees)},
            {"recipients", list_json(head.recipients)},
            {"pages", paper.pages},
            {"searched", searched(paper)},
            {"confirmed_at", paper.confirmed_at},
            {"confirmed_by", paper.confirmed_by},
            {"changed_at", paper.changed_at},
            {"changed_by", paper.changed_by},
            {"withdrawn_at", paper.withdrawn_at},
            {"withdrawn_by", paper.withdrawn_by},
            {"withdrawn_reason", paper.withdrawn_reason}};
}

} // namespace

void insert_words(db::Transaction& tx, std::span<Paper const* const> papers) {
    static constexpr std::string_view kColumns[] = {"word", "row_id"};
    std::vector<std::string> words;
    std::size_t paper = 0, next = 0; // the words are those of the paper before
    tx.bulk_insert("paper_words", kColumns, [&](std::vector<db::Value>& cells) {
        while (next == words.size()) {
            if (paper == papers.size()) return false;
            words = site::list_words(searched(*papers[paper++]));
            next = 0;
        }
        cells = {std::move(words[next++]), papers[paper - 1]->id.number()};
        return true;
    });
}

void insert(db::Transaction& tx, Paper& paper) {
    paper.listed_day = listed_day(paper);
    auto binds = binds_of(paper);
    binds.insert(binds.end(), {{"at", paper.taken_in_at}, {"by", paper.taken_in_by}, {"for", paper.taken_in_for}});
    paper.id =
        tx.find<PaperId>(
              "INSERT INTO papers (state, version, issuer_id, issuer, parent_issuer, number, symbol, number_key, type, "
              "place, dated, date_text, listed_day, subject, signer, signer_title, directed_by, urgency, "
              "addressees_json, recipients_json, pages, searched, confirmed_at, confirmed_by, changed_at, "
              "changed_by, withdrawn_at, withdrawn_by, withdrawn_reason, taken_in_at, taken_in_by, taken_in_for) "
              "VALUES (:state, :version, :issuer_id, "
              ":issuer, :parent_issuer, :number, :symbol, :number_key, :type, :place, :dated, :date_text, :listed_day, "
              ":subject, :signer, :signer_title, :directed_by, :urgency, :addressees, :recipients, :pages, :searched, "
              ":confirmed_at, :confirmed_by, :changed_at, :changed_by, :withdrawn_at, :withdrawn_by, "
              ":withdrawn_reason, :at, :by, :for) RETURNING id",
              binds)
            .value();
}

void update(db::Transaction& tx, Paper const& paper) {
    auto binds = binds_of(paper);
    binds.push_back({"id", paper.id});
    tx.run("UPDATE papers SET state = :state, version = :version, issuer_id = :issuer_id, issuer = :issuer, "
           "parent_issuer = :parent_issuer, number = :number, symbol = :symbol, number_key = :number_key, type = "
           ":type, place = :place, dated = :dated, date_text = :date_text, listed_day = :listed_day, subject = "
           ":subject, signer = :signer, signer_title = :signer_title, directed_by = :directed_by, urgency = :urgency, "
           "addressees_json = :addressees, recipients_json = :recipients, pages = :pages, searched = :searched, "
           "confirmed_at = :confirmed_at, confirmed_by = :confirmed_by, changed_at = :changed_at, changed_by = "
           ":changed_by, withdrawn_at = :withdrawn_at, withdrawn_by = :withdrawn_by, "
           "withdrawn_reason = :withdrawn_reason WHERE id = :id",
           binds);
    tx.run("UPDATE paper_access SET day = :day WHERE paper_id = :id AND day <> :day",
           {{"day", listed_day(paper)}, {"id", paper.id}});
    tx.run("DELETE FROM paper_words WHERE row_id = :id", {{"id", paper.id}});
    Paper const* const only = &paper;
    insert_words(tx, {&only, 1});
}

void insert_file(db::Transaction& tx, PaperId paper, PaperFile const& file) {
    tx.run("INSERT INTO paper_files (paper_id, position, name, digest, format, signed) VALUES (:paper, :position, "
           ":name, :digest, :format, :signed)",
           {{"paper", paper},
            {"position", file.position},
            {"name", text::nfc(file.name)},
            {"digest", file.digest},
            {"format", file.format},
            {"signed", file.signed_copy}});
}

void insert_first_reading(db::Transaction& tx, PaperId paper, db::Instant when, StoredReading const& reading) {
    tx.run("INSERT INTO paper_readings (paper_id, reader, current, read_at, recognised, text, reading_json) VALUES "
           "(:paper, :reader, 1, :at, :recognised, :text, :json)",
           {{"paper", paper},
            {"reader", reading.reader},
            {"at", when},
            {"recognised", reading.recognised},
            {"text", reading.text},
            {"json", reading.json}});
}

void insert_access(db::Transaction& tx, PaperId paper, OrganisationId organisation, base::Date listed_day) {
    tx.run("INSERT INTO paper_access (organisation_id, paper_id, day) VALUES (:organisation, :paper, :day)",
           {{"organisation", organisation}, {"paper", paper}, {"day", listed_day}});
}

void insert_reading(db::Transaction& tx, PaperId paper, db::Instant when, StoredReading const& reading) {
    tx.run("UPDATE paper_readings SET current = 0 WHERE paper_id = :paper", {{"paper", paper}});
    tx.run("INSERT INTO paper_readings (paper_id, reader, current, read_at, recognised, text, reading_json) VALUES "
           "(:paper, :reader, 1, :at, :recognised, :text, :json) ON CONFLICT (paper_id, reader) DO UPDATE SET current "
           "= 1, read_at = :at, recognised = :recognised, text = :text, reading_json = :json",
           {{"paper", paper},
            {"reader", reading.reader},
            {"at", when},
            {"recognised", reading.recognised},
            {"text", reading.text},
            {"json", reading.json}});
    search::index_again(tx, paper);
}

std::optional<Paper> read(db::Session& session, PaperId id) {
    Paper paper{.listed_day = base::Date::last_of_month(2000, 1)};
    db::Binds const binds{{"id", id}};
    auto const head =
        session.find<PaperState, std::int64_t, std::optional<OrganisationId>, std::string, std::string, std::string,
                     std::string, std::string, std::string, std::string, base::Date, std::string>(
            "SELECT state, version, issuer_id, issuer, parent_issuer, number, symbol, type, place, date_text, "
            "listed_day, subject FROM papers WHERE id = :id",
            binds);
    if (!head) return std::nullopt;
    paper.id = id;
    std::optional<OrganisationId> issuer_id;
    std::string date_text;
    Head& h = paper.head;
    std::tie(paper.state, paper.version, issuer_id, h.issuer, h.parent_issuer, h.number, h.symbol, h.type, h.place,
             date_text, paper.listed_day, h.subject) = *head;
    h.issuer_id = issuer_id.value_or(OrganisationId{});
    h.date = partial_date(date_text);
    auto const rest = session.find<std::string, std::string, std::string, std::int64_t, std::string, std::string,
                                   std::int64_t, db::Instant, std::string, OrganisationId, db::Instant, std::string,
                                   std::optional<db::Instant>, std::string, std::optional<db::Instant>, std::string,
                                   std::string>(
        "SELECT signer, signer_title, directed_by, urgency, addressees_json, recipients_json, pages, taken_in_at, "
        "taken_in_by, taken_in_for, changed_at, changed_by, confirmed_at, confirmed_by, withdrawn_at, withdrawn_by, "
        "withdrawn_reason FROM papers WHERE "
        "id = :id",
        binds);
    std::int64_t urgency = 0;
    std::string addressees, recipients;
    std::tie(h.signer, h.signer_title, h.directed_by, urgency, addressees, recipients, paper.pages, paper.taken_in_at,
             paper.taken_in_by, paper.taken_in_for, paper.changed_at, paper.changed_by, paper.confirmed_at,
             paper.confirmed_by, paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_reason) = rest.value();
    h.urgency = static_cast<Urgency>(urgency);
    h.addressees = list_of_json(addressees);
    h.recipients = list_of_json(recipients);
    session.each<std::int64_t, std::string, Digest, std::string, bool>(
        "SELECT position, name, digest, format, signed FROM paper_files WHERE paper_id = :id ORDER BY position", binds,
        [&](std::int64_t position, std::string name, Digest digest, std::string format, bool signed_copy) {
            paper.files.push_back({position, std::move(name), std::move(digest), std::move(format), signed_copy});
        });
    return paper;
}

std::optional<StoredReading> current_reading(db::Session& session, PaperId paper) {
    auto const row = session.find<std::string, bool, std::string, std::string>(
        "SELECT reader, recognised, text, reading_json FROM paper_readings WHERE paper_id = :paper AND current = 1",
        {{"paper", paper}});
    if (!row) return std::nullopt;
    StoredReading reading;
    std::tie(reading.reader, reading.recognised, reading.text, reading.json) = *row;
    return reading;
}

void lock_paper(db::Transaction& tx, PaperId paper) {
    if (tx.engine() == db::Engine::postgresql)
        tx.find<std::int64_t>("SELECT id FROM papers WHERE id = :id FOR UPDATE", {{"id", paper}});
}

OrganisationId body_named(db::Session& session, rights::Scope const& scope, std::string const& name, base::Date day) {
    constexpr std::size_t kLooked = 20;
    if (name.empty()) return {};
    auto const found = organisations::search(session, scope, name, day, kLooked);
    if (!found) return {};
    auto const key = text::search_key(name);
    OrganisationId one;
    for (auto const& body : *found)
        for (auto const& called : body.names)
            if (text::search_key(called.text) == key) {
                if (one && one != body.id) return {};
                one = body.id;
            }
    return one;
}

Head cleaned(Head head) {
    auto const clean = [](std::string const& typed) {
        std::string text;
        for (char const c : text::nfc(typed)) { // control characters and runs of blanks: one blank
            bool const blank = static_cast<unsigned char>(c) <= ' ';
            if (!blank)
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
        if (text.ends_with(' ')) text.pop_back();
        return text;
    };
    for (std::string* const field : {&head.issuer, &head.parent_issuer, &head.number, &head.symbol, &head.type,
                                     &head.place, &head.subject, &head.signer, &head.signer_title, &head.directed_by})
        *field = clean(*field);
    head.type = text::lower(head.type);
    for (auto* const list : {&head.addressees, &head.recipients}) {
        for (std::string& item : *list) item = clean(item);
        std::erase(*list, "");
    }
    return head;
}

std::pair<std::string, std::string> changes(Head const& before, Head const& after) {
    Json was = Json::object(), now = Json::object();
    auto const note = [&](char const* field, std::string const& old, std::string const& made) {
        if (old == made) return;
        was[field] = old;
        now[field] = made;
    };
    auto const printed = [](std::optional<base::PartialDate> const& date) {
        return date ? print_date(*date) : std::string{};
    };
    note("Cơ quan ban hành", before.issuer, after.issuer);
    note("Cơ quan chủ quản", before.parent_issuer, after.parent_issuer);
    note("Số", before.number, after.number);
    note("Ký hiệu", before.symbol, after.symbol);
    note("Loại", before.type, after.type);
    note("Địa danh", before.place, after.place);
    note("Ngày", printed(before.date), printed(after.date));
    note("Trích yếu", before.subject, after.subject);
    note("Người ký", before.signer, after.signer);
    note("Chức vụ", before.signer_title, after.signer_title);
    note("Người chỉ đạo", before.directed_by, after.directed_by);
    note("Độ khẩn", std::string{vietnamese(before.urgency)}, std::string{vietnamese(after.urgency)});
    note("Kính gửi", joined(before.addressees), joined(after.addressees));
    note("Nơi nhận", joined(before.recipients), joined(after.recipients));
    if (before.issuer_id != after.issuer_id && now.empty()) now["Cơ quan trong danh mục"] = after.issuer_id.number();
    return {was.empty() ? std::string{} : was.dump(), now.empty() ? std::string{} : now.dump()};
}

} // namespace documents::registry::rows
