#include "documents/registry/arrivals.hpp"

#include "audit/audit.hpp"
#include "base/json.hpp"
#include "documents/citations/store.hpp"
#include "documents/registry/paper_rows.hpp"
#include "documents/review/store.hpp"
#include "documents/search/index.hpp"

#include <fmt/core.h>

namespace documents::registry {

struct Trace {
    std::string secrecy; ///< the mark of a state secret: nothing more was made of it
    Head head;
    std::string reading_json;
    std::vector<review::Seed> seeds;
    citations::Trail trail;
    search::Indexed indexed;
};

struct Arrivals::Arrived {
    rights::Scope const* scope;
    NewPaper const* paper;
    std::shared_ptr<Trace const> trace;
    Paper row;
};

std::shared_ptr<Trace const> trace_of(NewPaper const& paper) {
    auto trace = std::make_shared<Trace>();
    trace->secrecy = secrecy_mark(paper.text);
    if (!trace->secrecy.empty()) return trace;
    trace->head = head_of(paper.reading);
    trace->head.urgency = urgency_mark(paper.text);
    auto const json = reading::to_json(paper.reading);
    trace->reading_json = json.dump();
    trace->seeds = review::seeds_of(json);
    trace->trail = citations::trail_of(trace->head, json, paper.text);
    trace->indexed = search::indexed_of(trace->head, json, paper.text);
    return trace;
}

Arrivals::Arrivals(db::Transaction& tx, db::Instant when, base::Date today) : tx_{tx}, when_{when}, today_{today} {}
Arrivals::~Arrivals() = default;

base::Result<PaperId> Arrivals::take_in(rights::Scope const& scope, NewPaper const& paper) {
    TRY(may_change(scope));
    auto trace = paper.trace ? paper.trace : trace_of(paper);
    if (!trace->secrecy.empty())
        return base::fail(
            base::Code::refused, fmt::format("Văn bản có dấu “{}”: không đưa vào hệ thống này.", trace->secrecy),
            paper.file_name, "Quản lý văn bản theo quy định về bảo vệ bí mật nhà nước; tệp chưa được lưu lại.");
    Paper row{.head = trace->head,
              .listed_day = today_,
              .pages = paper.pages,
              .taken_in_at = when_,
              .taken_in_by = scope.actor,
              .taken_in_for = scope.organisation,
              .changed_at = when_,
              .changed_by = scope.actor};
    record_original(tx_, when_, paper.digest, paper.bytes);
    rows::insert(tx_, row);
    rows::insert_file(tx_, row.id, {0, paper.file_name, paper.digest, paper.format});
    rows::insert_first_reading(tx_, row.id, when_, {kReader, paper.recognised, paper.text, trace->reading_json});
    rows::insert_access(tx_, row.id, scope.organisation, row.listed_day);
    auto const id = row.id;
    arrived_.push_back({&scope, &paper, std::move(trace), std::move(row)});
    return id;
}

void Arrivals::settle() {
    if (arrived_.empty()) return;
    std::vector<Paper const*> papers;
    std::vector<review::Seeded> seeded;
    std::vector<citations::Arrived> cited;
    std::vector<search::Arrived> found;
    std::vector<audit::Deed> deeds;
    for (auto const& one : arrived_) {
        papers.push_back(&one.row);
        seeded.push_back({one.row.id, one.trace->seeds});
        cited.push_back({one.row.id, &one.trace->trail});
        found.push_back({one.row.id, one.row.listed_day, one.scope->organisation, &one.trace->indexed});
        nlohmann::ordered_json const after{{"Tệp", one.paper->file_name}, {"Mã băm", one.paper->digest}};
        deeds.push_back({one.scope,
                         {.verb = "paper_intake",
                          .object = fmt::format("paper/{}", one.row.id.number()),
                          .label = title_of(one.row.head),
                          .before = {},
                          .after = after.dump()}});
    }
    rows::insert_words(tx_, papers);
    review::seed(tx_, seeded);
    citations::follow_new(tx_, when_, cited);
    search::index_new(tx_, found);
    audit::write(tx_, when_, deeds);
    arrived_.clear();
}

base::Result<PaperId> take_in(db::Transaction& tx, rights::Scope const& scope, db::Instant when, base::Date today,
                              NewPaper const& paper) {
    Arrivals arrivals{tx, when, today};
    auto const id = arrivals.take_in(scope, paper);
    arrivals.settle();
    return id;
}

} // namespace documents::registry
