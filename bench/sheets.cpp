// Reads an .xlsx by office/sheet_reader and sets time and memory beside unzipping and parsing the same XML with libzip and expat alone.
//   bench_sheets [ROWS=1000000] [KIND=shared|inline]   makes a file of that many rows of twelve cells in the temporary folder
//   bench_sheets FILE.xlsx                             takes a file that is there
#include "office/sheet_reader.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <expat.h>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>
#include <xlsxwriter.h>
#include <zip.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 5;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Twelve columns as a register of households has them: text that is shared or not, numbers, money, a date.
bool make(std::string const& file, unsigned rows, bool shared) {
    lxw_workbook_options options{};
    options.constant_memory = shared ? LXW_FALSE : LXW_TRUE;
    lxw_workbook* const book = workbook_new_opt(file.c_str(), &options);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "Hộ");
    lxw_format* const date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    char const* const communes[] = {"Xã Mường Hum", "Xã Bản Phố", "Xã Tả Van", "Phường Sa Pa", "Xã Nậm Pung"};
    bool right = true;
    for (lxw_row_t row = 0; row < rows; ++row) {
        auto const text = [&](lxw_col_t column, std::string const& value) {
            right = worksheet_write_string(sheet, row, column, value.c_str(), nullptr) == LXW_NO_ERROR && right;
        };
        auto const number = [&](lxw_col_t column, double value, lxw_format* format = nullptr) {
            right = worksheet_write_number(sheet, row, column, value, format) == LXW_NO_ERROR && right;
        };
        text(0, communes[row % 5]);
        text(1, "Thôn " + std::to_string(row % 97));
        text(2, "Nguyễn Văn Hộ " + std::to_string(row)); // each its own
        text(3, row % 3 == 0 ? "Hộ nghèo" : "Hộ cận nghèo");
        for (lxw_col_t column = 4; column < 10; ++column) number(column, row * 7 % (1'000u * column));
        number(10, 1'500'000.0 * (row % 1'000));
        number(11, 36'000.0 + row % 9'000, date);
    }
    return workbook_close(book) == LXW_NO_ERROR && right;
}

struct Parsed {
    std::size_t elements = 0, letters = 0;
};

void XMLCALL on_start(void* user, XML_Char const*, XML_Char const**) { ++static_cast<Parsed*>(user)->elements; }
void XMLCALL on_end(void*, XML_Char const*) {}
void XMLCALL on_text(void* user, XML_Char const*, int length) {
    static_cast<Parsed*>(user)->letters += static_cast<std::size_t>(length);
}

/// Every part of the archive that is XML, unzipped and parsed, and nothing made of it.
bool peer(std::string const& file) {
    zip_t* const archive = zip_open(file.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) return false;
    Parsed parsed;
    bool right = true;
    for (zip_int64_t entry = 0; entry < zip_get_num_entries(archive, 0); ++entry) {
        zip_file_t* const part = zip_fopen_index(archive, static_cast<zip_uint64_t>(entry), 0);
        XML_Parser const parser = XML_ParserCreate(nullptr);
        XML_SetUserData(parser, &parsed);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        for (;;) {
            constexpr int kChunk = 64 << 10;
            void* const buffer = XML_GetBuffer(parser, kChunk);
            zip_int64_t const got = zip_fread(part, buffer, kChunk);
            right = right && got >= 0 && XML_ParseBuffer(parser, static_cast<int>(got), got == 0) == XML_STATUS_OK;
            if (got <= 0) break;
        }
        XML_ParserFree(parser);
        zip_fclose(part);
    }
    zip_discard(archive);
    return right && parsed.elements > 0;
}

bool ours(std::string const& file) {
    std::int64_t cells = 0;
    auto const summary = office::read_sheets(file, {}, [&](office::SheetRow const& row) -> base::Result<office::Flow> {
        cells += static_cast<std::int64_t>(row.cells.size());
        return office::Flow::go_on;
    });
    if (!summary) std::fprintf(stderr, "%s %s\n", summary.error().message.c_str(), summary.error().where.c_str());
    return summary.has_value() && cells > 0;
}

struct Round {
    double seconds = 0;
    long peak_kilobytes = 0;
};

/// One run in a process of its own, so that its peak of memory is its own.
Round measure(bool (*work)(std::string const&), std::string const& file) {
    Round round;
    auto const start = Clock::now();
    pid_t const child = fork();
    if (child == 0) _exit(work(file) ? 0 : 1);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    round.seconds = seconds_since(start);
    round.peak_kilobytes = usage.ru_maxrss;
    if (status != 0) std::exit(1);
    return round;
}

} // namespace

int main(int argc, char** argv) {
    std::string file = argc > 1 && std::strchr(argv[1], '.') != nullptr ? argv[1] : "";
    bool const made = file.empty();
    if (made) {
        unsigned rows = 1'000'000;
        if (argc > 1) std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), rows);
        bool const shared = argc <= 2 || std::strcmp(argv[2], "inline") != 0;
        file =
            (std::filesystem::temp_directory_path() / ("bench-sheets-" + std::to_string(getpid()) + ".xlsx")).string();
        pid_t const child = fork(); // what writing takes is not counted
        if (child == 0) _exit(make(file, rows, shared) ? 0 : 1);
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) return 1;
        std::printf("%u rows x 12, %s strings, %.1f MB packed\n", rows, shared ? "shared" : "inline",
                    static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    }
    std::vector<double> mine, theirs;
    long peak = 0, peer_peak = 0;
    for (int round = 0; round < kRounds; ++round) { // in turns: both see the same machine
        Round const reader = measure(ours, file), bare = measure(peer, file);
        mine.push_back(reader.seconds);
        theirs.push_back(bare.seconds);
        peak = std::max(peak, reader.peak_kilobytes);
        peer_peak = std::max(peer_peak, bare.peak_kilobytes);
    }
    std::ranges::sort(mine);
    std::ranges::sort(theirs);
    double const a = mine[kRounds / 2], b = theirs[kRounds / 2];
    std::printf("reader %.2f s, %.1f MB; unzip and expat alone %.2f s, %.1f MB; ratio %.2f\n", a,
                static_cast<double>(peak) / 1024, b, static_cast<double>(peer_peak) / 1024, a / b);
    if (made) std::filesystem::remove(file);
}
