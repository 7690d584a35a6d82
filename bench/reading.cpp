// Reads text directives in-process and sets the time beside a run of pdftotext on the same document.
//   bench_reading TEXT PDF...     TEXT PDF pairs, as tools/make_variants.py --kinds pdf makes them
//   bench_reading --corpus TEXT...   megabytes a second and core, and the memory that a reading takes
#include "documents/reading/reading.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

std::string bytes_of(char const* path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The median of nine rounds.
template <class Work>
double median_seconds(Work work) {
    std::vector<double> rounds;
    for (int i = 0; i < 9; ++i) {
        auto const start = Clock::now();
        work();
        rounds.push_back(seconds_since(start));
    }
    std::ranges::sort(rounds);
    return rounds[4];
}

void run_pdftotext(char const* pdf) {
    pid_t const child = fork();
    if (child == 0) {
        execlp("pdftotext", "pdftotext", pdf, "/dev/null", static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) std::fprintf(stderr, "pdftotext failed on %s\n", pdf);
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int corpus(int count, char** paths) {
    std::vector<std::string> texts;
    std::size_t bytes = 0, largest = 0;
    for (int i = 0; i < count; ++i) {
        texts.push_back(bytes_of(paths[i]));
        bytes += texts.back().size();
        largest = std::max(largest, texts.back().size());
    }
    if (bytes == 0) return 2;
    long const before = peak_kilobytes();
    std::size_t duties = 0;
    // Processor time: what one core does, whatever else the machine is doing.
    std::clock_t const start = std::clock();
    constexpr int kRounds = 9;
    for (int round = 0; round < kRounds; ++round)
        for (int repeat = 0; repeat < 20; ++repeat)
            for (auto const& text : texts) duties += documents::reading::read(text).obligations.size();
    double const seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kRounds;
    std::printf("corpus: %zu documents, %.1f MB/s on one core (aim 10), %zu duties; peak memory grew by %ld KB, the "
                "largest document has %zu KB\n",
                texts.size(), static_cast<double>(bytes) * 20 / seconds / 1e6, duties / 180, peak_kilobytes() - before,
                largest / 1000);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 2 && std::string_view{argv[1]} == "--corpus") return corpus(argc - 2, argv + 2);
    if (argc < 3 || argc % 2 == 0) {
        std::fprintf(stderr, "bench_reading TEXT PDF [TEXT PDF...] | bench_reading --corpus TEXT...\n");
        return 2;
    }
    for (int i = 1; i + 1 < argc; i += 2) {
        auto const text = bytes_of(argv[i]);
        std::size_t duties = 0;
        double const reading = median_seconds([&] { duties += documents::reading::read(text).obligations.size(); });
        double const peer = median_seconds([&] { run_pdftotext(argv[i + 1]); });
        std::printf("%s: reading %.2f ms, pdftotext %.2f ms, ratio %.3f (aim 0.100), %zu duties\n", argv[i],
                    reading * 1e3, peer * 1e3, reading / peer, duties / 9);
    }
    return 0;
}
