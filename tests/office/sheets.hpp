#pragma once

#include "archive.hpp"
#include "office/sheet_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

/// Spreadsheets made inside a test, and what the reader finds in them.
namespace sheets {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// An .xlsx of one sheet "Bảng"; `sheet` is what stands inside <worksheet>. More parts take the place of those made here.
inline std::string xlsx(std::string const& sheet, Parts more = {}, std::string const& workbook = {}) {
    std::string const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    Parts parts{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" + relations +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r=\"" + relations + "\">" + workbook +
                                "<sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relations +
             "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" + relations +
             "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet>" + sheet + "</worksheet>"}};
    for (auto& part : more) {
        std::erase_if(parts, [&](auto const& old) { return old.first == part.first; });
        parts.push_back(std::move(part));
    }
    return archive::make(parts);
}

inline std::string rows(std::string const& data) { return "<sheetData>" + data + "</sheetData>"; }

/// An .ods; `tables` is what stands inside <office:spreadsheet>.
inline std::string ods_content(std::string const& tables, std::string const& styles = {}) {
    return "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" xmlns:style=\"s\" "
           "xmlns:calcext=\"c\"><office:automatic-styles>" +
           styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
           "</office:spreadsheet></office:body></office:document-content>";
}

inline std::string ods(std::string const& tables, std::string const& styles = {}) {
    return archive::make(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ods_content(tables, styles)}});
}

struct Found {
    office::SheetSummary summary;
    std::vector<std::pair<std::int64_t, std::vector<office::Cell>>> rows;

    /// The cells of a row as texts.
    std::vector<std::string> texts(std::int64_t number) const {
        std::vector<std::string> out;
        for (auto const& [row, cells] : rows)
            if (row == number)
                for (auto const& cell : cells) out.push_back(cell.text);
        return out;
    }
    office::Cell cell(std::int64_t number, std::size_t column) const {
        for (auto const& [row, cells] : rows)
            if (row == number && column < cells.size()) return cells[column];
        return {};
    }
};

inline base::Result<Found> read(std::string const& bytes, office::SheetOptions options = {},
                                std::string const& name = "a.bin") {
    archive::Folder const folder;
    Found found;
    auto summary = office::read_sheets(folder.write(name, bytes), options,
                                       [&](office::SheetRow const& row) -> base::Result<office::Flow> {
                                           found.rows.push_back({row.number, {row.cells.begin(), row.cells.end()}});
                                           return office::Flow::go_on;
                                       });
    if (!summary) return std::unexpected{summary.error()};
    found.summary = *std::move(summary);
    return found;
}

inline Found must_read(std::string const& bytes, office::SheetOptions options = {}, std::string const& name = "a.bin") {
    auto found = read(bytes, std::move(options), name);
    if (!found) FAIL(found.error().message, " ", found.error().where);
    return *std::move(found);
}

/// The error that reading must give.
inline base::Error refusal(std::string const& bytes, office::SheetOptions options = {},
                           std::string const& name = "a.bin") {
    auto found = read(bytes, std::move(options), name);
    if (found) FAIL("read without an error");
    CHECK(!found.error().mend.empty());
    return found.error();
}

} // namespace sheets
