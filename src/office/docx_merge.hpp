#pragma once

#include "base/result.hpp"
#include "office/extract.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Fills a .docx that has fields. The file stays an ordinary document that people edit in Word or LibreOffice:
///
///   {{ten}}              the value; it takes the look of the letters it was typed in. Capitals and blanks inside the braces do not count
///   {{#dong}} … {{/dong}} in one row of a table: the row is repeated for each record; each alone in a paragraph: all between them is
///   {{?ten}}             in a paragraph: the paragraph is left out where `ten` has no value; as a marker it prints nothing
///
/// A field that stands alone in its paragraph repeats the paragraph for each line of its value; elsewhere lines are parted by line breaks.
namespace office {

/// A picture at a field.
struct MergePicture {
    std::string png;
    double width_mm = 0, height_mm = 0;
    std::string description; ///< read aloud in place of the picture
};

/// What one letter says. A field without a value prints nothing; what the template does not ask for is left alone. Texts are UTF-8; letters
/// that XML can not hold are left out.
struct MergeValues {
    std::map<std::string, std::variant<std::string, MergePicture>, std::less<>> fields = {};
    std::map<std::string, std::vector<MergeValues>, std::less<>> rows = {}; ///< a name that is missing: no record
};

/// A name that a template may use: lower-case letters without diacritics, digits, '_'.
struct MergeName {
    std::string_view name;
    bool repeats = false; ///< {{#name}} … {{/name}}; else {{name}}
};

/// How far a template may go; it comes from outside.
inline constexpr Limits kTemplateLimits{
    .file_bytes = 10u << 20, .unpacked_bytes = 40u << 20, .text_bytes = 8u << 20, .memory_bytes = 0};

/// A template, taken apart once: filling it joins strings. Threads may share it.
class MergeTemplate {
public:
    /// Errors (Vietnamese, `where` quotes the paragraph): invalid_input (no .docx; damaged; a field that is not among `known`, told with the
    /// nearest one; a repetition that is not closed), limit_exceeded, refused (macros, content that is fetched from elsewhere when opened).
    static base::Result<MergeTemplate> parse(std::string_view bytes, std::span<MergeName const> known,
                                             Limits const& limits = kTemplateLimits);
    MergeTemplate(MergeTemplate&&) noexcept;
    MergeTemplate& operator=(MergeTemplate&&) noexcept;
    ~MergeTemplate();

    /// Names that it uses, each once, sorted.
    std::vector<std::string> const& names() const;

    /// One letter as a .docx. The same values give the same bytes. Errors: limit_exceeded.
    base::Result<std::string> fill(MergeValues const& letter) const;
    /// All letters in one .docx, each on pages of its own numbered from 1: to be printed at once. Before: at least one. Errors:
    /// limit_exceeded; unsupported (the template has fields in its header or footer, which letters of one file share).
    base::Result<std::string> fill_all(std::span<MergeValues const> letters) const;

    struct State;

private:
    explicit MergeTemplate(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace office
