#include "directives/letters/store.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "directives/assignments/store.hpp"
#include "directives/letters/rows.hpp"
#include "documents/citations/store.hpp"
#include "documents/words.hpp"
#include "organisations/store.hpp"
#include "text/search.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace directives::letters {

using base::Code;
using base::fail;
using rights::Capability;
using rights::Scope;
namespace registry = documents::registry;

namespace {

base::Result<void> check_may_write(Scope const& scope) {
    if (!may_write(scope)) TRY(rights::require(scope, Capability::register_documents));
    if (!scope.organisation)
        return fail(Code::refused, "Vị trí công tác đang dùng không thuộc cơ quan nào nên không soạn văn bản được.", {},
                    "Chuyển sang vị trí công tác của một cơ quan.");
    return {};
}

base::Result<void> is_draft(Letter const& letter) {
    if (letter.state == LetterState::draft) return {};
    return fail(Code::refused,
                letter.state == LetterState::issued ? "Văn bản đã phát hành, không sửa được nữa."
                                                    : "Dự thảo này đã bỏ.",
                {}, "Soạn văn bản mới nếu cần thay thế hoặc đính chính.");
}

base::Result<void> unchanged(rows::Row const& row, std::int64_t seen) {
    if (row.letter.version == seen) return {};
    return fail(Code::refused,
                fmt::format("{} đã sửa dự thảo này lúc {}, sau khi anh/chị mở trang.", row.changed_by,
                            documents::print_moment(row.changed_at)),
                {}, "Xem lại nội dung mới rồi sửa tiếp; nội dung anh/chị vừa nhập vẫn còn trên trang.");
}

base::Result<rows::Row> own_draft(db::Transaction& tx, Scope const& scope, LetterId id) {
    TRY(check_may_write(scope));
    rows::lock(tx, id);
    auto row = rows::read(tx, id);
    if (!row || row->letter.owner != scope.organisation) return std::unexpected{rows::unknown()};
    TRY(is_draft(row->letter));
    return *std::move(row);
}

/// The one body of that name today; none where there is none, or several.
OrganisationId body_named(db::Session& session, Scope const& scope, std::string const& name, base::Date today) {
    constexpr std::size_t kLooked = 20;
    auto const found = organisations::search(session, scope, name, today, kLooked);
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

std::vector<Recipient> recipients_of(db::Session& session, Scope const& scope, base::Date today,
                                     std::vector<Recipient> const& before, std::vector<std::string> const& names) {
    std::vector<Recipient> recipients;
    for (auto const& typed : names) {
        auto const name = rows::one_line(typed);
        if (name.empty() || std::ranges::any_of(recipients, [&](auto const& one) { return one.name == name; }))
            continue;
        auto const there = std::ranges::find(before, name, &Recipient::name);
        if (there != before.end())
            recipients.push_back(*there);
        else
            recipients.push_back({.organisation = body_named(session, scope, name, today), .name = name, .facts = {}});
    }
    return recipients;
}

base::Result<void> check_recipients(std::vector<Recipient> const& recipients) {
    constexpr std::size_t kMost = 1000;
    if (recipients.size() > kMost)
        return fail(Code::invalid_input, "Văn bản có hơn 1.000 nơi nhận.", "addressees", "Tách thành nhiều văn bản.");
    return {};
}

void log(db::Transaction& tx, Scope const& scope, db::Instant when, char const* verb, Letter const& letter,
         std::string before, std::string after) {
    audit::write(tx, scope, when,
                 {.verb = verb,
                  .object = fmt::format("letter/{}", letter.id.number()),
                  .label = fmt::format("{}: {}", vietnamese(letter.kind), letter.content.subject),
                  .before = std::move(before),
                  .after = std::move(after)});
}

/// What the register keeps of one copy.
registry::Outgoing outgoing_of(Letter const& letter, std::size_t copy, std::string const& issuer, base::Date day) {
    registry::Outgoing out{.head = {}, .line = {}, .file_name = {}, .readers = {}};
    auto const& content = letter.content;
    auto& head = out.head;
    head.issuer = issuer;
    head.parent_issuer = content.parent_issuer;
    head.issuer_id = letter.body;
    head.symbol = content.symbol;
    head.type = paper_type(letter.kind);
    head.place = content.place;
    head.date = base::PartialDate{.year = day.year(), .month = day.month(), .day = day.day()};
    head.subject = content.subject;
    head.signer = content.signature.name;
    head.signer_title = content.signature.post;
    head.recipients = content.recipients;
    for (std::size_t i = 0; i < letter.recipients.size(); ++i) {
        if (letter.mode == Mode::to_each && i != copy) continue;
        head.addressees.push_back(letter.recipients[i].name);
        if (letter.recipients[i].organisation) out.readers.push_back(letter.recipients[i].organisation);
    }
    out.line.signer = content.signature.name;
    out.line.recipients = documents::joined(head.addressees);
    out.line.kept_by = "Văn thư";
    out.line.copies =
        static_cast<std::int64_t>(std::max<std::size_t>(1, head.addressees.size()) + 1); // and the one that is kept
    constexpr char const* kNames[] = {"cong-van-don-doc", "cong-van-trien-khai", "thong-bao"};
    out.file_name = fmt::format("{}{}.docx", kNames[static_cast<std::size_t>(letter.kind)],
                                letter.mode == Mode::to_each ? fmt::format("-{:03}", copy + 1) : "");
    return out;
}

} // namespace

bool may_write(Scope const& scope) {
    return scope.organisation && (scope.may(Capability::register_documents) || scope.may(Capability::assign_duties) ||
                                  scope.may(Capability::report_duties));
}

bool may_issue(Scope const& scope) { return scope.organisation && scope.may(Capability::register_documents); }

base::Result<LetterId> make(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                            Letter const& wanted) {
    TRY(check_may_write(scope));
    Letter letter = wanted;
    letter.owner = scope.organisation;
    if (!letter.body) letter.body = scope.organisation;
    letter.content = rows::cleaned(letter.content);
    letter.made_by = scope.actor;
    TRY(check_recipients(letter.recipients));
    letter.id = rows::insert(tx, letter, when, today);
    rows::write_recipients(tx, letter);
    log(tx, scope, when, "letter_draft", letter, {},
        nlohmann::ordered_json{{"Nơi nhận", letter.recipients.size()}}.dump());
    return letter.id;
}

base::Result<Letter> find(db::Session& session, Scope const& scope, LetterId id) {
    TRY(rights::require(scope, Capability::read_documents));
    auto row = rows::read(session, id);
    if (!row || !scope.organisation || row->letter.owner != scope.organisation) return std::unexpected{rows::unknown()};
    return std::move(row->letter);
}

base::Result<std::int64_t> change(db::Transaction& tx, Scope const& scope, db::Instant when, base::Date today,
                                  LetterId id, std::int64_t seen, Change const& wanted) {
    auto row = TRY(own_draft(tx, scope, id));
    TRY(unchanged(row, seen));
    Letter& letter = row.letter;
    auto const before = to_json(letter.content);
    letter.mode = wanted.mode;
    letter.content = rows::cleaned(wanted.content);
    TRY(check(letter.content));
    letter.recipients = recipients_of(tx, scope, today, letter.recipients, wanted.recipients);
    TRY(check_recipients(letter.recipients));
    if (wanted.body) {
        auto const own = own_bodies(tx, scope, today);
        if (std::ranges::find(own, wanted.body) == own.end())
            return fail(Code::invalid_input, "Cơ quan này không phải là cơ quan anh/chị được thay mặt.", "body",
                        "Chọn cơ quan trong danh sách.");
        letter.body = wanted.body;
    }
    ++letter.version;
    rows::update(tx, letter, when, scope.actor);
    rows::write_recipients(tx, letter);
    log(tx, scope, when, "letter_change", letter, before, to_json(letter.content));
    return letter.version;
}

base::Result<void> drop(db::Transaction& tx, Scope const& scope, db::Instant when, LetterId id) {
    auto row = TRY(own_draft(tx, scope, id));
    row.letter.state = LetterState::dropped;
    ++row.letter.version;
    rows::update(tx, row.letter, when, scope.actor);
    log(tx, scope, when, "letter_drop", row.letter, {}, {});
    return {};
}

std::vector<registry::Book> books_for(db::Session& session, Scope const& scope, OrganisationId body) {
    std::vector<registry::Book> books;
    for (auto const& book : registry::books_of(session, scope))
        if (book.direction == registry::Direction::out && !book.closed && book.keeper == scope.organisation &&
            book.body == body)
            books.push_back(book);
    return books;
}

base::Result<std::vector<registry::Issued>> issue(db::Transaction& tx, Scope const& scope, db::Instant when,
                                                  base::Date today, LetterId id, std::int64_t seen,
                                                  Issuing const& issuing) {
    TRY(rights::require(scope, Capability::register_documents));
    auto row = TRY(own_draft(tx, scope, id));
    TRY(unchanged(row, seen));
    Letter& letter = row.letter;
    TRY(check(letter.content));
    if (letter.content.signature.name.empty())
        return fail(Code::invalid_input, "Nhập họ tên người ký.", "name", "Ví dụ: Nguyễn Văn An.");
    if (letter.recipients.empty())
        return fail(Code::invalid_input, "Văn bản chưa có nơi nhận.", "addressees", "Nhập mỗi nơi nhận một dòng.");
    auto const book = TRY(registry::find_book(tx, scope, issuing.book));
    if (book.body != letter.body)
        return fail(Code::invalid_input, "Sổ này cấp số cho văn bản của cơ quan khác.", "book",
                    "Chọn sổ văn bản đi của cơ quan ban hành.");
    auto const body = TRY(organisations::find(tx, scope, letter.body));
    auto const issuer = body ? body->name_at(issuing.day) : rows::one_line(letter.content.issuer);
    std::vector<registry::Outgoing> papers;
    for (std::size_t i = 0; i < copies_of(letter); ++i) papers.push_back(outgoing_of(letter, i, issuer, issuing.day));
    auto const make = [&](std::size_t copy, registry::Issued const& issued) {
        return issuing.form.form->fill(
            values_of(paper_of(letter, copy,
                               {.number = fmt::format("{:02}{}", issued.entry.number, issued.entry.suffix),
                                .day = issuing.day,
                                .code = issued.code})));
    };
    auto const issued = TRY(registry::issue(tx, scope, when, today, issuing.book, issuing.day, papers,
                                            issuing.originals, issuing.scratch, make));
    for (std::size_t i = 0; i < letter.recipients.size(); ++i) {
        auto const& mine = issued[letter.mode == Mode::to_each ? i : 0];
        letter.recipients[i].paper = mine.paper;
        letter.recipients[i].number = fmt::format("{:02}/{}", mine.entry.number, letter.content.symbol);
    }
    letter.state = LetterState::issued;
    letter.issued_on = issuing.day;
    letter.issued_by = scope.actor;
    ++letter.version;
    rows::update(tx, letter, when, scope.actor);
    rows::write_recipients(tx, letter);
    rows::set_form(tx, id, issuing.form.id);
    if (letter.kind == Kind::forwarding && !letter.cited_number.empty())
        for (auto const& one : issued) // the wording may have said it already: then it is proposed, and set by hand
            (void)documents::citations::relate(tx, scope, when, one.paper, documents::citations::Relation::encloses,
                                               letter.cited_number);
    log(tx, scope, when, "letter_issue", letter, {},
        nlohmann::ordered_json{{"Số", letter.recipients.front().number}, {"Số văn bản", issued.size()}}.dump());
    return issued;
}

std::vector<Told> told_of(db::Session& session, Scope const& scope, TurnId turn) {
    return rows::told_of(session, scope.organisation, turn);
}

std::optional<Content> last_content(db::Session& session, Scope const& scope, OrganisationId body) {
    return rows::last_content(session, scope.organisation, body);
}

} // namespace directives::letters
