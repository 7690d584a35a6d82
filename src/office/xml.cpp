#include "office/xml.hpp"

#include "office/messages.hpp"

namespace office::xml {
namespace {

using messages::Trouble;

struct DepthProbe : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() <= kDepthMax; }
};

} // namespace

base::Result<void> parse(pugi::xml_document& document, std::string& bytes, Blanks blanks, std::string_view where) {
    unsigned const options = pugi::parse_default | pugi::parse_doctype |
                             (blanks == Blanks::meaningful ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
    auto const outcome = document.load_buffer_inplace(bytes.data(), bytes.size(), options);
    for (auto const node : document.children())
        if (node.type() == pugi::node_doctype) return messages::fail(Trouble::xml_entities, std::string{where});
    if (!outcome || !document.document_element()) return messages::fail(Trouble::broken_xml, std::string{where});
    DepthProbe probe;
    if (!document.traverse(probe)) return messages::fail(Trouble::xml_too_deep, std::string{where});
    return {};
}

std::string_view local(pugi::xml_node node) {
    std::string_view const whole = node.name();
    auto const colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

} // namespace office::xml
