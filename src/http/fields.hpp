#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

struct Field {
    std::string name, value;

    friend bool operator==(Field const&, Field const&) = default;
};

/// Named values in the order in which they were sent; a name may come several times. Names and values are UTF-8 without NUL.
class Fields {
public:
    Fields() = default;
    explicit Fields(std::vector<Field> fields) : fields_{std::move(fields)} {}

    std::optional<std::string_view> find(std::string_view name) const; ///< the first of that name
    std::string_view text(std::string_view name) const; ///< the first of that name, "" where there is none
    std::vector<std::string_view> all(std::string_view name) const;
    std::vector<Field> const& list() const { return fields_; }
    void add(std::string name, std::string value) { fields_.push_back({std::move(name), std::move(value)}); }

private:
    std::vector<Field> fields_;
};

/// A file of a form. `bytes` borrows from the body that was parsed.
struct FormFile {
    std::string field;        ///< name of the input
    std::string name;         ///< file name as sent, without folders; may be empty
    std::string content_type; ///< as claimed by the sender
    std::string_view bytes;
};

/// What a form sent. An <input type=file> left empty gives no entry in `files`.
struct Form {
    Fields fields;
    std::vector<FormFile> files;
};

struct FormLimits {
    std::size_t fields = 2000;         ///< pairs or parts
    std::size_t name_bytes = 256;      ///< one name
    std::size_t value_bytes = 1 << 20; ///< one value that is not a file
    std::size_t part_header_bytes = 8 << 10;
};

/// Decodes %XX, and '+' as a blank where `plus_is_blank`. Raw UTF-8 passes.
/// Errors: invalid_input for a '%' without two hexadecimal digits, malformed UTF-8, NUL.
base::Result<std::string> percent_decode(std::string_view text, bool plus_is_blank);

/// `text` with all but letters, digits and "-._~" as %XX: to be put into one path segment or one query value.
std::string percent_encode(std::string_view text);

/// Reads "a=1&b=&c": a name without '=' has an empty value, empty pairs are skipped.
/// Errors: invalid_input as percent_decode; limit_exceeded.
base::Result<Fields> parse_query(std::string_view query, FormLimits const& limits = {});

/// Reads a body of type multipart/form-data (RFC 7578). `content_type` is the whole header, with its boundary. File names are taken as
/// raw UTF-8 or from filename*= (RFC 5987). Errors: invalid_input (no boundary, a part without name, cut off), limit_exceeded.
base::Result<Form> parse_multipart(std::string_view content_type, std::string_view body, FormLimits const& limits = {});

/// The form of a body by its content type. Errors: unsupported for any other type; as the two above.
base::Result<Form> parse_form(std::string_view content_type, std::string_view body, FormLimits const& limits = {});

} // namespace http
