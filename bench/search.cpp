// Search among many papers: first page newest first and by rank, 50 sessions at once. The texts are put together from the samples of the
// gallery, word after word as they follow each other there, with names and figures that are rare.
//   bench_search PLACE [papers]         PLACE: a path of a new SQLite file or postgresql://… of an empty database; one that was filled is used again
//   bench_search PLACE papers PORT      prints what people type and serves the page of search; for bench/search.sh
#include "documents/search/search.hpp"
#include "db/schema.hpp"
#include "documents/registry/paper.hpp"
#include "documents/samples.hpp"
#include "documents/search/index.hpp"
#include "documents/search/pages.hpp"
#include "serving.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <map>
#include <random>
#include <sys/resource.h>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
using documents::search::Order;
constexpr std::int64_t kOwn = 1, kSmall = 7; ///< one sees every paper, the other one of 200
constexpr int kSessions = 50;

/// Texts that read like directives from afar: each word is followed by one that follows it in a sample.
class Texts {
public:
    Texts() {
        for (auto const& sample : documents::samples()) {
            std::string_view rest = documents::find_sample_text(sample.name)->text;
            std::string before;
            while (!rest.empty()) {
                auto const end = std::min(rest.find_first_of(" \n\t"), rest.size());
                std::string word{rest.substr(0, end)};
                rest.remove_prefix(std::min(rest.size(), end + 1));
                if (word.empty()) continue;
                if (!before.empty()) after_[before].push_back(word);
                words_.push_back(word);
                before = word;
            }
        }
    }

    std::string text(std::mt19937& random, std::size_t words) {
        std::string text;
        std::string word = any(random);
        for (std::size_t i = 0; i < words; ++i) {
            auto const dice = random() % 100;
            if (dice < 4) {
                text += fmt::format("{}{} ", any(random), random() % 5000); // names, codes and amounts
            } else if (dice < 12 || !after_.contains(word)) {
                word = any(random);
            } else {
                auto const& next = after_[word];
                word = next[random() % next.size()];
            }
            text += word;
            text += i % 17 == 16 ? '\n' : ' ';
        }
        return text;
    }
    std::string const& any(std::mt19937& random) const { return words_[random() % words_.size()]; }

private:
    std::map<std::string, std::vector<std::string>> after_;
    std::vector<std::string> words_;
};

void fill(db::Database& store, std::int64_t papers) {
    Texts texts;
    std::mt19937 random{2026}; // the same papers on both engines
    auto const start = Clock::now();
    bool const postgresql = store.engine() == db::Engine::postgresql;
    if (postgresql) store.lease().run_script("DROP INDEX search_papers_lexemes"); // built at once afterwards
    auto const first = base::Date::of(2021, 1, 1).value();
    constexpr std::int64_t kBlock = 500;
    for (std::int64_t block = 0; block < papers; block += kBlock) {
        auto tx = store.write();
        for (std::int64_t id = block + 1; id <= std::min(papers, block + kBlock); ++id) {
            auto const day = first.plus_days(static_cast<int>(id * 1800 / papers)).iso();
            auto const number = std::to_string(1 + random() % 4000);
            std::string const symbol = random() % 2 == 0 ? "UBND-KT" : "LĐTBXH-VPQGGN";
            std::string const subject = texts.text(random, 12), text = texts.text(random, 220 + random() % 4781);
            tx.run("INSERT INTO papers (id, state, version, issuer, parent_issuer, number, symbol, number_key, type, "
                   "place, dated, date_text, listed_day, subject, signer, signer_title, directed_by, urgency, "
                   "addressees_json, recipients_json, pages, searched, taken_in_at, taken_in_by, taken_in_for, "
                   "changed_at, changed_by) VALUES (:id, 'confirmed', 1, 'Ủy ban nhân dân tỉnh', '', :number, :symbol, "
                   ":key, 'công văn', '', :on_day, :day_text, :listed, :subject, '', '', '', 0, '[]', '[]', 1, '', 0, "
                   "'', 1, 0, '')",
                   {{"id", id},
                    {"number", number},
                    {"symbol", symbol},
                    {"key", documents::registry::number_key(number + "/" + symbol)},
                    {"on_day", day},
                    {"day_text", day},
                    {"listed", day},
                    {"subject", subject}});
            tx.run("INSERT INTO paper_readings (paper_id, reader, current, read_at, recognised, text, reading_json) "
                   "VALUES (:id, 'bench', 1, 0, 0, :text, '{}')",
                   {{"id", id}, {"text", text}});
            for (auto const organisation : {kOwn, id % 200 == 0 ? kSmall : 100 + id % 50})
                tx.run("INSERT INTO paper_access (organisation_id, paper_id, day) VALUES (:organisation, :id, :on_day)",
                       {{"organisation", organisation}, {"id", id}, {"on_day", day}});
            documents::search::index(tx, documents::registry::PaperId{id});
        }
        tx.commit();
        if (block % 10'000 == 0)
            std::fprintf(stderr, "%lld papers, %.0f s\n", static_cast<long long>(block + kBlock),
                         std::chrono::duration<double>(Clock::now() - start).count());
    }
    if (postgresql) {
        auto session = store.lease();
        session.run_script("CREATE INDEX search_papers_lexemes ON search_papers USING gin (lexemes) WITH "
                           "(gin_pending_list_limit = 512)");
        session.run_script("VACUUM ANALYZE");
    }
    std::printf("filled with %lld papers in %.0f s\n", static_cast<long long>(papers),
                std::chrono::duration<double>(Clock::now() - start).count());
}

rights::Scope clerk(std::int64_t organisation) { return bench::officer(organisation, rights::Role::clerk); }

/// What people type: words of the texts, two or three of them, some in quotes, one that is rare, a number.
std::vector<std::string> typed(std::size_t count) {
    Texts texts;
    std::mt19937 random{7};
    std::vector<std::string> queries;
    while (queries.size() < count) {
        auto const pair = texts.text(random, 2);
        switch (random() % 6) {
        case 0: queries.push_back(texts.any(random)); break;
        case 1: queries.push_back(texts.any(random) + " " + texts.any(random)); break;
        case 2: queries.push_back(pair); break;
        case 3: queries.push_back("\"" + pair + "\""); break;
        case 4: queries.push_back(fmt::format("{}{}", texts.any(random), random() % 5000)); break;
        default: queries.push_back(fmt::format("{}/LĐTBXH", 1 + random() % 4000)); break;
        }
    }
    return queries;
}

/// Of this program, all threads; a server's is not among it.
double processor_ms() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const ms = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

/// `pause`: how long a person reads before the next search; 0: none.
void measure(db::Database& store, char const* what, std::vector<std::string> const& queries, Order order,
             std::int64_t organisation, std::chrono::milliseconds pause) {
    auto const scope = clerk(organisation);
    std::vector<std::vector<double>> times(kSessions);
    std::atomic<std::int64_t> hits{0};
    auto const end = Clock::now() + std::chrono::seconds{6};
    double const before = processor_ms();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kSessions; ++i)
            threads.emplace_back([&, i] {
                std::mt19937 random{static_cast<unsigned>(i)};
                while (Clock::now() < end) {
                    if (pause.count() > 0) std::this_thread::sleep_for(pause / 2 + pause * (random() % 1000) / 1000);
                    auto const& query = queries[random() % queries.size()];
                    auto const start = Clock::now();
                    auto session = store.lease();
                    auto const found = documents::search::search(session, scope, {.typed = query, .order = order});
                    if (!found) std::abort();
                    times[static_cast<std::size_t>(i)].push_back(
                        std::chrono::duration<double, std::milli>(Clock::now() - start).count());
                    hits += std::ssize(found->hits);
                }
            });
    }
    std::vector<double> all;
    for (auto const& some : times) all.insert(all.end(), some.begin(), some.end());
    std::ranges::sort(all);
    auto const at = [&](double share) {
        return all[static_cast<std::size_t>(static_cast<double>(all.size() - 1) * share)];
    };
    std::printf("%-44s %6.0f/s   p50 %7.2f   p99 %7.2f ms   processor %.2f ms   hits %.1f\n", what,
                static_cast<double>(all.size()) / 6, at(0.5), at(0.99),
                (processor_ms() - before) / static_cast<double>(all.size()),
                static_cast<double>(hits) / static_cast<double>(all.size()));
    std::fflush(stdout);
}

/// One after the other, to see what each kind costs.
void measure_alone(db::Database& store, std::string const& query, Order order, std::int64_t organisation) {
    auto const scope = clerk(organisation);
    auto session = store.lease();
    std::vector<double> times;
    std::int64_t total = 0;
    double const before = processor_ms();
    constexpr int kTimes = 30;
    for (int i = 0; i < kTimes; ++i) {
        auto const start = Clock::now();
        auto const found = documents::search::search(session, scope, {.typed = query, .order = order});
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        total = found->total;
    }
    std::ranges::sort(times);
    std::printf("  alone, %-36s %s %6.2f ms   processor %6.2f ms   total %lld\n", query.c_str(),
                order == Order::rank ? "rank  " : "newest", times[times.size() / 2], (processor_ms() - before) / kTimes,
                static_cast<long long>(total));
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "bench_search PLACE [papers] [PORT]\n");
        return 2;
    }
    std::int64_t const papers = count > 2 ? std::atoll(arguments[2]) : 100'000;
    bool const serves = count > 3;
    auto settings = db::settings_of(arguments[1]);
    if (!serves) settings.connections = kSessions;
    db::Database store{settings};
    if (!db::migrate(store, db::embedded_migrations(), {})) return 1;
    if (store.lease().find<std::int64_t>("SELECT COUNT(*) FROM papers").value_or(0) == 0) fill(store, papers);
    auto const queries = typed(2000);
    if (serves) {
        if (!bench::prepare()) return 1;
        for (auto const& query : queries) std::puts(query.c_str());
        bench::OneVisitor gate{clerk(kOwn)};
        return bench::serve(arguments[3], gate, [&](site::Routes& routes, site::Frame const& frame) {
            documents::search::register_pages(routes, {.frame = frame, .database = store});
        });
    }
    using std::chrono::milliseconds;
    for (auto const* query : {"hộ nghèo", "\"hộ nghèo\"", "kế hoạch vốn", "nghèo4711", "306/LĐTBXH", "hộ nghèo -vốn"})
        for (auto const order : {Order::newest, Order::rank}) measure_alone(store, query, order, kOwn);
    measure_alone(store, "hộ nghèo", Order::newest, kSmall);
    measure(store, "newest first, each after 250 ms", queries, Order::newest, kOwn, milliseconds{250});
    measure(store, "by rank, each after 250 ms", queries, Order::rank, kOwn, milliseconds{250});
    measure(store, "newest first, no pause", queries, Order::newest, kOwn, {});
    measure(store, "newest first, small organisation, no pause", queries, Order::newest, kSmall, {});
    measure(store, "by rank, no pause", queries, Order::rank, kOwn, {});
}
