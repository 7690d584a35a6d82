#pragma once

#include "base/result.hpp"
#include "html/markup.hpp"
#include "html/template.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace html {

/// One line of the error summary; the same words stand at the field.
struct FieldError {
    std::string field; ///< id of the input, without '#'; empty: the line is no link
    std::string message;
};

struct Link {
    std::string address, text;
};

struct Page {
    std::string title;                     ///< also the browser's; "Lỗi: " is put before it where there are errors
    Markup main;                           ///< what stands in <main>, with its own <h1>
    std::vector<FieldError> errors = {};   ///< the summary "Có lỗi cần sửa" above `main`
    std::vector<std::string> styles = {};  ///< names of assets besides app.css
    std::vector<std::string> scripts = {}; ///< names of assets besides app.js, loaded as modules
    std::string current = {};              ///< address of the entry of the navigation that is marked
    // What the frame of a signed-in person adds (site/frame.hpp):
    std::vector<Link> navigation = {}; ///< besides that of the frame's options
    Markup search = {};                ///< a box in the top bar
    Markup account = {};               ///< who is signed in, at the end of the top bar
    Markup notice = {};                ///< above everything in <main>
    std::string csrf = {};             ///< for scripts: <meta name="csrf">
    std::int64_t session_person = 0; ///< whose session it is, and in which post: a log-in in place must be by the same
    std::string session_post = {};
    int session_seconds = 0;    ///< until the session ends if nothing more is done; 0: there is none
    bool demonstration = false; ///< the top bar says that the data are for trial
};

/// What surrounds every page: skip link, top bar with name and navigation, help in the same place, foot with version.
class Frame {
public:
    struct Options {
        std::string version;
        std::vector<Link> navigation;
        Link help = {"/help", "Trợ giúp"};
    };
    explicit Frame(Options options) : options_{std::move(options)} {}

    http::Response respond(http::Request const& request, Page const& page, int status = 200) const;

    /// An http::ErrorPage: the page (or, for scripts, JSON) of response.error.
    void fill_error(http::Request const& request, http::Response& response) const;

private:
    Options options_;
};

/// The page that tells of response.error.
Page error_page(http::Request const& request, http::Response const& response);

/// The summary of errors as it stands above a page; empty markup for no error.
Markup error_summary(std::vector<FieldError> const& errors);
std::vector<FieldError> field_errors(base::Error const& error, std::string field = {});
/// The error beside the field that its `where` names; where it names none, beside `elsewhere`.
std::vector<FieldError> errors_at(base::Error const& error, std::string_view elsewhere = "main");

enum class BannerKind { done, note, warning };
Markup banner(BannerKind kind, std::string_view text);

/// A table with caption, column heads with scope, numbers to the right. Every row has as many cells as there are columns.
struct Column {
    std::string head;
    bool number = false;
};
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    bool row_heads = false; ///< the first cell of a row names it
};
Markup table(Table const& table);

} // namespace html
