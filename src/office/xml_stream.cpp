#include "office/xml_stream.hpp"

#include "base/ensure.hpp"
#include "office/sheet_messages.hpp"
#include "office/xml.hpp"

#include <expat.h>

#include <cstring>
#include <memory>
#include <utility>

namespace office {
namespace {

using sheet_messages::Trouble;

constexpr int kChunk = 64 << 10;
constexpr XML_Index kTagMax = 1 << 20; ///< expat holds a tag, a comment or an instruction until it is whole

std::string_view local(char const* name) {
    if (name[0] != '\0' && name[1] == '\0') return {name, 1}; // most elements of a sheet: c, v
    char const* const colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

} // namespace

/// Between expat's C frames and the handlers: nothing is thrown through them.
struct XmlStream::Handlers {
    template <class Work>
    static void guarded(XmlStream& stream, Work work) {
        if (stream.stopped()) return; // expat still ends the element in which it was stopped
        try {
            work();
        } catch (...) {
            stream.thrown_ = std::current_exception();
            stream.stop();
        }
    }
    static void start(void* user, XML_Char const* name, XML_Char const** attributes) {
        auto& stream = *static_cast<XmlStream*>(user);
        guarded(stream, [&] {
            if (++stream.depth_ > xml::kDepthMax) return stream.refuse(sheet_messages::error(Trouble::xml_too_deep));
            stream.start(local(name), attributes);
        });
    }
    static void end(void* user, XML_Char const* name) {
        auto& stream = *static_cast<XmlStream*>(user);
        guarded(stream, [&] {
            --stream.depth_;
            stream.end(local(name));
        });
    }
    static void text(void* user, XML_Char const* piece, int length) {
        auto& stream = *static_cast<XmlStream*>(user);
        guarded(stream, [&] { stream.text({piece, static_cast<std::size_t>(length)}); });
    }
    static void doctype(void* user, XML_Char const*, XML_Char const*, XML_Char const*, int) {
        auto& stream = *static_cast<XmlStream*>(user);
        stream.refuse(sheet_messages::error(Trouble::xml_entities));
    }
};

void XmlStream::stop() { XML_StopParser(parser_, XML_FALSE); }

void XmlStream::refuse(base::Error error) {
    if (!refused_) refused_ = std::move(error);
    stop();
}

void XmlStream::leave() {
    left_ = true;
    stop();
}

base::Result<void> XmlStream::run(ByteSource& source) {
    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> const parser{XML_ParserCreate(nullptr), XML_ParserFree};
    ENSURE(parser);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Handlers::start, Handlers::end);
    XML_SetCharacterDataHandler(parser_, Handlers::text);
    XML_SetStartDoctypeDeclHandler(parser_, Handlers::doctype);
    XML_Index fed = 0;
    for (;;) {
        void* const buffer = XML_GetBuffer(parser_, kChunk);
        if (buffer == nullptr) throw std::bad_alloc{};
        std::size_t const got = TRY(source.read(static_cast<char*>(buffer), kChunk));
        XML_Status const status = XML_ParseBuffer(parser_, static_cast<int>(got), got == 0);
        if (thrown_) std::rethrow_exception(thrown_);
        if (refused_) return std::unexpected{std::move(*refused_)};
        if (left_) return {};
        if (status != XML_STATUS_OK) return sheet_messages::fail(Trouble::broken_xml);
        if (got == 0) return {};
        fed += static_cast<XML_Index>(got);
        if (fed - XML_GetCurrentByteIndex(parser_) > kTagMax + kChunk) return sheet_messages::fail(Trouble::broken_xml);
    }
}

bool is_named(char const* attribute, std::string_view wanted) {
    std::string_view const whole{attribute};
    return whole == wanted ||
           (whole.size() > wanted.size() && whole.ends_with(wanted) && whole[whole.size() - wanted.size() - 1] == ':');
}

char const* attribute(char const* const* attributes, std::string_view wanted) {
    for (; *attributes != nullptr; attributes += 2)
        if (is_named(*attributes, wanted)) return attributes[1];
    return nullptr;
}

} // namespace office
