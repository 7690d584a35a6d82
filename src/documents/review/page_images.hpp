#pragma once

#include "base/result.hpp"
#include "documents/registry/papers.hpp"

#include <filesystem>
#include <string_view>

namespace documents::review {

struct PageImage {
    std::filesystem::path file;
    std::string_view content_type;
};

/// Whether a paper of this format has pages to look at: PDF and pictures.
bool has_page_images(std::string_view format);

/// Pages of originals as pictures, made by pdftoppm in a child process within limits and kept below a scratch folder: the oldest go when
/// there are many. A PNG or JPEG is its own page. Threads share it.
class PageImages {
public:
    explicit PageImages(std::filesystem::path scratch) : folder_{std::move(scratch) / "pages"} {}

    /// Page `number`, from 1. Errors: not_found (no such page, a format without pages), unavailable (a program is missing), limit_exceeded,
    /// invalid_input (a damaged file).
    base::Result<PageImage> page(std::filesystem::path const& original, registry::PaperFile const& file,
                                 std::int64_t number) const;

private:
    base::Result<std::filesystem::path> as_pdf(std::filesystem::path const& picture,
                                               registry::Digest const& digest) const;
    void give_up_old() const;
    std::filesystem::path folder_;
};

} // namespace documents::review
