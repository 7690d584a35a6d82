#pragma once

#include "directives/boards/parts.hpp"

/// A matrix with what was asked for, as page, file and JSON show it.
namespace directives::boards {

inline constexpr std::size_t kRowsOnPage = 100;
inline constexpr std::size_t kColumnsOnPage = 40;

struct MatrixView {
    Wish wish;
    std::string kind = {}; ///< code of organisations::Kind; "": all
    RowOrder order = RowOrder::name;
    MatrixRows rows = {};
    Matrix matrix = {};
    std::vector<Choice> choices = {};
    bool chosen = false; ///< nothing was asked for: the newest paper was chosen
    std::size_t page = 1, columns_page = 1;

    std::size_t pages() const;
    std::size_t columns_pages() const;
    std::string address(std::size_t to_page, std::size_t to_columns, std::string_view path = kMatrixAddress) const;
};
base::Result<MatrixView> matrix_view(PageServices const& services, site::Visit const& visit);

/// The table of one page: bodies down, duties across, a total for each row and each column over the whole selection.
html::Markup matrix_table(MatrixView const& view, base::Date today);
/// The whole selection as .xlsx.
base::Result<http::Response> matrix_file(MatrixView const& view, base::Date today,
                                         std::filesystem::path const& scratch);
/// "25/02", with the year where it is another one than today's.
std::string short_day(base::Date day, base::Date today);

} // namespace directives::boards
