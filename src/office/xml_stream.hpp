#pragma once

#include "base/result.hpp"
#include "office/package.hpp"

#include <exception>
#include <optional>
#include <string_view>

struct XML_ParserStruct;

namespace office {

/// Reads XML as it comes, by expat. DOCTYPE, nesting deeper than xml::kDepthMax and a single tag of more than a megabyte are refused. Names
/// come without their prefix, which is free in XML.
class XmlStream {
public:
    XmlStream() = default;
    XmlStream(XmlStream const&) = delete;
    XmlStream& operator=(XmlStream const&) = delete;
    virtual ~XmlStream() = default;

    /// To the end of the source, or to the first `refuse` or `leave`. What a handler throws is thrown from here.
    base::Result<void> run(ByteSource& source);

protected:
    /// Names and values in turn, ended by a null, as expat hands them out: valid during the call.
    using Attributes = char const* const*;
    virtual void start(std::string_view name, Attributes attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;

    void refuse(base::Error error); ///< stops; `run` returns the error
    void leave();                   ///< stops; `run` succeeds
    bool stopped() const { return left_ || refused_ || thrown_; }

private:
    struct Handlers;
    void stop();
    XML_ParserStruct* parser_ = nullptr;
    int depth_ = 0;
    bool left_ = false;
    std::optional<base::Error> refused_;
    std::exception_ptr thrown_;
};

/// Whether an attribute's name, its prefix aside, is `wanted`.
bool is_named(char const* attribute, std::string_view wanted);
/// The value of an attribute by its name without prefix; null where it is missing.
char const* attribute(char const* const* attributes, std::string_view wanted);

} // namespace office
