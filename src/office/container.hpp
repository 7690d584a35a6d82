#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace office {

/// A .docx or .odt as a zip container, read with a budget: nothing is unpacked beyond Limits::unpacked_bytes in all, whatever sizes the
/// container claims, and no nested container is ever opened.
class Container {
public:
    /// Opens bytes, which must outlive the container. Errors: invalid_input where it is truncated or malformed.
    static base::Result<Container> open(std::string_view bytes, Limits const& limits);

    bool has(char const* name) const;
    std::vector<std::string> names() const; ///< of all parts, in their order in the container
    /// One part, unpacked. Errors: invalid_input (missing, damaged, encrypted), limit_exceeded.
    base::Result<std::string> part(char const* name);

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Discard> archive_;
    std::size_t budget_bytes_ = 0;
};

} // namespace office
