// Takes 1 000 Word files into the register, on both engines, beside reading the same files and keeping nothing.
//   bench_intake [files]
// "reading alone" reads one file after the other, as `benvung read` does; its second line is two threads, as intake has them.
// The texts are the project's own samples, lengthened to what offices send (220 to 5 000 words); each has its number and its words.
#include "base/clock.hpp"
#include "db/schema.hpp"
#include "documents/intake/folder.hpp"
#include "documents/reading/reading.hpp"
#include "documents/samples.hpp"
#include "office/extract.hpp"
#include "support/postgres.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <zip.h>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;
namespace intake = documents::intake;

constexpr std::size_t kThreads = 2;
constexpr std::int64_t kOffice = 11;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

void write_docx(fs::path const& path, std::string const& text) {
    std::string body;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        body += "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(std::string_view{text}.substr(at, end - at)) +
                "</w:t></w:r></w:p>";
        at = end + 1;
    }
    std::string const xml =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
        "</w:body></w:document>";
    int error = 0;
    zip_t* out = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (out == nullptr) std::exit(2);
    zip_file_add(out, "word/document.xml", zip_source_buffer(out, xml.data(), xml.size(), 0), ZIP_FL_ENC_UTF_8);
    if (zip_close(out) != 0) std::exit(2);
}

/// The sample with another number and with more of the same kind of paragraphs.
std::string letter(std::size_t number) {
    auto const samples = documents::samples();
    std::string text{documents::find_sample_text(samples[number % samples.size()].name)->text};
    if (auto const at = text.find("Số: "); at != std::string::npos) {
        auto const slash = text.find('/', at);
        text.replace(at + 4, slash - at - 4, std::to_string(number + 1));
    }
    std::size_t const extra = number % 20 == 0 ? 120 : number % 10; // a few are long
    for (std::size_t i = 0; i < extra; ++i)
        text += "\n" + std::to_string(i + 1) + ". Yêu cầu đơn vị thứ " + std::to_string(number * 31 + i) +
                " rà soát danh sách hộ của địa bàn số " + std::to_string(number * 17 + i * 3) +
                ", tổng hợp kết quả theo biểu mẫu kèm theo và báo cáo cơ quan chủ trì trước ngày 15 hằng tháng.";
    return text;
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double read_alone(std::vector<fs::path> const& files, fs::path const& scratch, std::size_t readers) {
    auto const start = Clock::now();
    double const processor = processor_seconds();
    std::atomic<std::size_t> next = 0, duties = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readers; ++i)
        threads.emplace_back([&] {
            for (std::size_t at = next++; at < files.size(); at = next++) {
                auto const extraction = office::extract(files[at], files[at].filename().string(), {}, scratch);
                if (!extraction) std::exit(2);
                duties += documents::reading::read(extraction->text, {.recognised = false}).obligations.size();
            }
        });
    for (auto& thread : threads) thread.join();
    double const seconds = seconds_since(start);
    std::printf("reading alone, %zu at a time     %7.2f s  %6.0f files/s  processor %5.2f s  (%zu duties)\n", readers,
                seconds, static_cast<double>(files.size()) / seconds, processor_seconds() - processor, duties.load());
    return seconds;
}

void measure(char const* name, std::string const& place, fs::path const& in, fs::path const& data, double alone) {
    base::SystemClock const clock;
    db::Database store{db::settings_of(place)};
    if (!db::migrate(store, db::embedded_migrations(), db::to_instant(clock.now()))) std::exit(2);
    store.lease().run(
        "INSERT INTO organisations (id, identity, kind, level, name, name_sort, searched, source, certainty, "
        "changed) VALUES (:id, NULL, 'office', 'central', 'Văn phòng', 'Văn phòng', '', '', 'read', 0)",
        {{"id", kOffice}});
    auto scope = rights::Scope::of_operator("bench");
    scope.organisation = rights::OrganisationId{kOffice};
    auto const run = [&](char const* what) {
        auto const start = Clock::now();
        double const processor = processor_seconds();
        intake::Desk desk{
            store, clock, {.originals = data / "originals", .scratch = data / "scratch", .threads = kThreads}};
        auto const files = intake::import_folder(desk, scope, in);
        if (!files) std::exit(2);
        double const seconds = seconds_since(start);
        auto const taken = std::ranges::count(*files, intake::JobState::taken, &intake::FolderFile::state);
        std::printf(
            "%-10s %-19s %7.2f s  %6.0f files/s  processor %5.2f s  %.2f of reading alone  (%ld of %zu taken)\n", name,
            what, seconds, static_cast<double>(files->size()) / seconds, processor_seconds() - processor,
            alone / seconds, static_cast<long>(taken), files->size());
    };
    run("reading and storing");
    run("the same folder");
}

} // namespace

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 1000;
    fs::path const folder = fs::temp_directory_path() / ("benvung-intake-" + std::to_string(::getpid()));
    fs::create_directories(folder / "in");
    fs::create_directories(folder / "scratch");
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < count; ++i) {
        files.push_back(folder / "in" / (std::to_string(i + 1) + ".docx"));
        write_docx(files.back(), letter(i));
    }
    ::sync(); // what this program wrote is not the register's to wait for
    double const alone = read_alone(files, folder / "scratch", 1);
    static_cast<void>(read_alone(files, folder / "scratch", kThreads));
    measure("SQLite", (folder / "store.sqlite").string(), folder / "in", folder / "lite", alone);
    measure("PostgreSQL", support::Postgres::shared().new_database(), folder / "in", folder / "pg", alone);
    fs::remove_all(folder);
}
