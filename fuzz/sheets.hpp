// What must hold of every row that a spreadsheet reader hands out, whatever bytes it was given.
#pragma once

#include "office/sheet_rows.hpp"
#include "text/unicode.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace fuzzing {

inline office::SheetOptions sheet_options(bool fill) {
    office::SheetOptions options;
    options.limits.unpacked_bytes = 4u << 20;
    options.limits.shared_text_bytes = 1u << 20;
    options.limits.cells = 100'000;
    options.limits.columns = 300;
    options.limits.text_bytes = 10'000;
    options.limits.merges = 1'000;
    options.limits.sheets = 20;
    options.name = "a";
    options.merges = fill ? office::Merges::fill : office::Merges::keep;
    return options;
}

/// Checks the rows, and writes down what they hold where asked to.
class Receiver {
public:
    explicit Receiver(std::string* seen = nullptr) : seen_{seen} {}

    base::Result<office::Flow> operator()(office::SheetRow const& row) {
        if (row.sheet_index != sheet_) number_ = 0;
        sheet_ = row.sheet_index;
        require(row.number > number_ && !row.cells.empty() && !row.cells.back().empty());
        number_ = row.number;
        for (office::Cell const& cell : row.cells) {
            require(cell.date.has_value() == (cell.kind == office::CellKind::date));
            require(cell.kind != office::CellKind::empty || cell.text.empty());
            require(cell.text.empty() || text::is_clean_utf8(cell.text));
            if (cell.kind == office::CellKind::number)
                require(cell.text.find_first_not_of("-0123456789.") == std::string::npos);
            if (seen_ != nullptr) (*seen_ += cell.text) += '\x1F';
        }
        if (seen_ != nullptr) *seen_ += std::to_string(number_) + '\x1E';
        return office::Flow::go_on;
    }

private:
    static void require(bool holds) {
        if (!holds) std::abort();
    }
    std::string* seen_;
    std::size_t sheet_ = 0;
    std::int64_t number_ = 0;
};

/// Bytes as a file with a path, in memory.
class File {
public:
    explicit File(std::string_view bytes) : handle_{::memfd_create("fuzz", MFD_CLOEXEC)} {
        if (handle_ < 0 || ::write(handle_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            std::abort();
    }
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() { ::close(handle_); }
    std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

private:
    int handle_;
};

} // namespace fuzzing
