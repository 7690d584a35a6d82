#pragma once

#include "base/result.hpp"
#include "office/child.hpp"
#include "office/extract.hpp"
#include "office/messages.hpp"
#include "office/words.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Inside of office/: words out of pictures by tesseract, pictures out of pages by poppler, both as child processes.
namespace office {

/// A document that is being read, until its time is over.
struct Job {
    std::filesystem::path const& file;
    Limits const& limits;
    std::filesystem::path const& scratch;
    std::chrono::steady_clock::time_point deadline;
    std::atomic<bool>* cancelled = nullptr;

    ChildLimits child(std::size_t output_bytes) const {
        return {limits.memory_bytes, deadline, output_bytes, cancelled};
    }
};

inline constexpr std::size_t kPictureMax = 64u << 20; ///< bytes of one rendered page

/// What a child's end means; nothing where it exited by itself.
std::optional<base::Error> trouble(ChildResult const& child, messages::Trouble missing, messages::Trouble broken);

/// One page of a PDF in grey, as a PGM.
ChildResult render(Job const& job, std::size_t page, std::size_t dpi);

/// What tesseract reads in a picture, as it lies; its unit turned into points by `scale`. `dpi` 0: what the picture says of itself.
/// `keep_picture`: also as a PDF, STEM-out.pdf in the scratch folder.
base::Result<std::vector<Page>> recognise(Job const& job, std::filesystem::path const& picture, std::size_t dpi,
                                          double scale, bool keep_picture);

/// Words of two letters and more, and those of them that were read with some certainty.
struct Readable {
    std::size_t words = 0, good = 0;
};
Readable readable(Page const& page);

/// Whether a recognised page is text at all: lines that lie on their side or on their head are read as noise.
bool reads_well(Page const& page);

/// How many quarters of a turn, clockwise, set the picture upright; 0 where that can not be told.
int quarters_to_upright(Job const& job, std::filesystem::path const& picture);

/// Sets the slant of a recognised page right, words and lines together; drops what tesseract makes of borders and specks.
/// `pgm`: the picture in which it was read, for the drawn lines; "": none.
void straighten(Page& page, std::string_view pgm);

/// A page of which there is a picture, upright and straightened: one that lies on its side or on its head is turned and read again.
base::Result<Page> recognise_upright(Job const& job, std::string pgm, std::size_t number, std::size_t dpi);

} // namespace office
