// Any bytes as an .xlsx: as the whole archive, and as the parts inside one.
#include "office/sheet_messages.hpp"
#include "office/xlsx_reader.hpp"
#include "sheets.hpp"

#include <map>

namespace {

/// Parts in one input are parted by "\n====\n": sheet, shared strings, styles, workbook, its relations. The last two have a usual form.
class Split : public office::Parts {
public:
    explicit Split(std::string_view bytes) {
        parts_["xl/workbook.xml"] =
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
        parts_["xl/_rels/workbook.xml.rels"] =
            "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"r2\" "
            "Type=\"/sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"r3\" Type=\"/styles\" "
            "Target=\"styles.xml\"/></Relationships>";
        for (char const* name :
             {"xl/sheet.xml", "xl/strings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}) {
            auto const end = bytes.find("\n====\n");
            parts_[name] = bytes.substr(0, end);
            if (end == std::string_view::npos) break;
            bytes.remove_prefix(end + 6);
        }
    }
    bool has(std::string const& name) override { return parts_.contains(name); }
    base::Result<std::unique_ptr<office::ByteSource>> open(std::string const& name) override {
        auto const found = parts_.find(name);
        if (found == parts_.end())
            return office::sheet_messages::fail(office::sheet_messages::Trouble::missing_part, name);
        return std::make_unique<office::MemorySource>(found->second);
    }

private:
    std::map<std::string, std::string> parts_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes{reinterpret_cast<char const*>(data), size};
    auto const options = fuzzing::sheet_options(size % 2 == 0);
    if (bytes.starts_with("PK")) {
        fuzzing::File const file{bytes};
        (void)office::read_sheets(file.path(), options, fuzzing::Receiver{});
        return 0;
    }
    Split parts{bytes};
    office::SheetRows::Receive const receive = fuzzing::Receiver{};
    office::SheetRows rows{options, receive};
    (void)office::xlsx::read(parts, rows);
    return 0;
}
