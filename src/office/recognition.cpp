#include "office/recognition.hpp"

#include "office/layout.hpp"
#include "office/lines.hpp"
#include "office/picture.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

namespace office {

using messages::Trouble;

namespace {

constexpr double kReadable = 60; ///< confidence of a word; upright text has 90 and more, text on its head 20 to 50

void write_file(std::filesystem::path const& path, std::string_view bytes) {
    std::ofstream{path, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

Readable readable(Page const& page) {
    Readable found;
    for (Word const& word : page.words) {
        auto const letters = std::ranges::count_if(word.text, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
        });
        if (letters < 2) continue;
        ++found.words;
        found.good += word.confidence > kReadable;
    }
    return found;
}

std::optional<base::Error> trouble(ChildResult const& child, Trouble missing, Trouble broken) {
    switch (child.ending) {
    case Ending::exited: return {};
    case Ending::missing: return messages::error(missing);
    case Ending::crashed:
        return messages::error(child.errors.contains("bad_alloc") || child.errors.contains("ut of memory")
                                   ? Trouble::memory_over
                                   : broken);
    case Ending::out_of_time:
    case Ending::cancelled: return messages::error(Trouble::time_over);
    case Ending::output_over: return messages::error(Trouble::text_too_large);
    }
    return {};
}

ChildResult render(Job const& job, std::size_t page, std::size_t dpi) {
    std::string const number = std::to_string(page);
    return run_child({"pdftoppm", "-q", "-gray", "-r", std::to_string(dpi), "-f", number, "-l", number, "-singlefile",
                      job.file.string()},
                     job.child(kPictureMax), job.scratch);
}

base::Result<std::vector<Page>> recognise(Job const& job, std::filesystem::path const& picture, std::size_t dpi,
                                          double scale, bool keep_picture) {
    std::string const base = (job.scratch / (picture.stem().string() + "-out")).string();
    std::vector<std::string> command{"tesseract", picture.string(), base, "-l", "vie", "--psm", "4"};
    if (dpi > 0) command.insert(command.end(), {"--dpi", std::to_string(dpi)});
    command.push_back("tsv");
    if (keep_picture) command.push_back("pdf");
    auto const child = run_child(command, job.child(1u << 20), job.scratch);
    if (auto const error = trouble(child, Trouble::tesseract_missing, Trouble::broken_picture))
        return std::unexpected{*error};
    if (child.status != 0) {
        bool const no_language =
            child.errors.contains("Failed loading language") || child.errors.contains("Error opening data file");
        return messages::fail(no_language                          ? Trouble::tesseract_missing
                              : child.errors.contains("bad_alloc") ? Trouble::memory_over
                                                                   : Trouble::broken_picture);
    }
    std::filesystem::path const tsv = base + ".tsv";
    std::error_code error;
    auto const size = std::filesystem::file_size(tsv, error);
    if (error) return messages::fail(Trouble::broken_picture);
    if (size > job.limits.text_bytes * 8) return messages::fail(Trouble::text_too_large);
    std::ifstream stream{tsv, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{stream}, {}};
    std::filesystem::remove(tsv, error);
    auto pages = read_tsv(text, scale, static_cast<std::size_t>(job.limits.scan_pages) + 1);
    for (Page& page : pages)
        for (Word& word : page.words) word.confidence = std::min(word.confidence, 99.0);
    return pages;
}

bool reads_well(Page const& page) {
    auto const found = readable(page);
    return found.good >= 5 && found.good * 10 >= found.words * 6;
}

int quarters_to_upright(Job const& job, std::filesystem::path const& picture) {
    constexpr std::string_view kRotate = "Rotate: ", kSure = "Orientation confidence: ";
    constexpr double kSureEnough = 2;
    auto const child = run_child({"tesseract", picture.string(), "-", "--psm", "0"}, job.child(1u << 16), job.scratch);
    if (child.ending != Ending::exited || child.status != 0) return 0; // too few letters, or no data for it
    auto const value_behind = [&](std::string_view label) {
        double value = 0;
        if (auto const at = child.output.find(label); at != std::string::npos)
            std::from_chars(child.output.data() + at + label.size(), child.output.data() + child.output.size(), value);
        return value;
    };
    if (value_behind(kSure) < kSureEnough) return 0;
    double const degrees = value_behind(kRotate);
    return degrees == 90 ? 1 : degrees == 180 ? 2 : degrees == 270 ? 3 : 0;
}

void straighten(Page& page, std::string_view picture) {
    for (Word& word : page.words)
        if (word.text == "~" || word.text == "—" || word.text == "–") word.text = "-"; // a dash by any other name
    std::erase_if(page.words, [](Word const& word) {
        bool const mark = word.text.find_first_not_of("|[]_{}~'`\"°.,:;“”‘’") == std::string::npos ||
                          word.text == "—" || word.text == "¦";
        return mark && (word.confidence < 60 || word.text.contains('|') || word.text.size() > 4) &&
               word.text.find("..") == std::string::npos;
    });
    for (Word& word : page.words) // a border read as a letter of the word beside it
        while (word.text.size() > 1 && (word.text.starts_with('|') || word.text.ends_with('|')))
            word.text.erase(word.text.starts_with('|') ? 0 : word.text.size() - 1, 1);
    double const slant = layout::slant_of(page.words);
    layout::set_upright(page.words, slant);
    if (!picture.empty()) page.rules = find_rules(picture, page.width, page.height, slant);
}

base::Result<Page> recognise_upright(Job const& job, std::string pgm, std::size_t number, std::size_t dpi) {
    std::filesystem::path const picture = job.scratch / ("page-" + std::to_string(number) + ".pgm");
    double const scale = 72.0 / static_cast<double>(dpi);
    auto const read = [&]() -> base::Result<Page> {
        auto pages = TRY(recognise(job, picture, dpi, scale, false));
        return pages.empty() ? Page{} : std::move(pages.front());
    };
    write_file(picture, pgm);
    Page page = TRY(read());
    if (!reads_well(page)) {
        if (int const quarters = quarters_to_upright(job, picture); quarters != 0) {
            auto turned_pgm = turned(pgm, quarters);
            write_file(picture, turned_pgm);
            if (Page other = TRY(read()); readable(other).good > readable(page).good) {
                page = std::move(other);
                pgm = std::move(turned_pgm);
            }
        }
    }
    std::error_code ignored;
    std::filesystem::remove(picture, ignored);
    straighten(page, pgm);
    return page;
}

} // namespace office
