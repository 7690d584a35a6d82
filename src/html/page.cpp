#include "html/page.hpp"

#include "base/ensure.hpp"
#include "http/assets.hpp"

namespace html {

namespace {

void add_assets(Dictionary& layout, std::string_view section, std::string_view common,
                std::vector<std::string> const& further) {
    if (http::has_asset(common)) layout.add(section).set("ASSET", http::asset_path(common));
    for (std::string const& name : further) layout.add(section).set("ASSET", http::asset_path(name));
}

} // namespace

http::Response Frame::respond(http::Request const& request, Page const& page, int status) const {
    Dictionary layout;
    layout.set("TITLE", (page.errors.empty() ? "" : "Lỗi: ") + page.title);
    layout.set("VERSION", options_.version).set("REQUEST", request.id);
    layout.set("HELP_ADDRESS", options_.help.address).set("HELP_TEXT", options_.help.text);
    add_assets(layout, "STYLE", "app.css", page.styles);
    add_assets(layout, "SCRIPT", "app.js", page.scripts);
    if (http::has_asset("icon.svg")) layout.add("ICON").set("ASSET", http::asset_path("icon.svg"));
    auto links = options_.navigation;
    links.insert(links.end(), page.navigation.begin(), page.navigation.end());
    auto* const bar = links.empty() ? nullptr : &layout.add("NAVIGATION_BAR");
    // The entry under whose address the page stands: "/documents" for "/documents/books".
    std::string_view present;
    for (Link const& link : links)
        if (page.current == link.address || page.current.starts_with(link.address + "/"))
            if (link.address.size() > present.size()) present = link.address;
    for (Link const& link : links) {
        auto& entry = bar->add("NAVIGATION");
        entry.set("ADDRESS", link.address).set("TEXT", link.text);
        entry.show_if(link.address == present, "CURRENT");
    }
    layout.set("SEARCH", page.search).set("ACCOUNT", page.account).set("NOTICE", page.notice);
    if (!page.csrf.empty()) layout.add("CSRF").set("TOKEN", page.csrf);
    if (page.session_seconds > 0)
        layout.add("SESSION")
            .set("SECONDS", page.session_seconds)
            .set("PERSON", page.session_person)
            .set("POST", page.session_post);
    layout.show_if(page.demonstration, "DEMONSTRATION");
    layout.set("ERRORS", error_summary(page.errors));
    layout.set("MAIN", page.main);
    return http::page(render("html/layout", layout).text(), status);
}

Page error_page(http::Request const& request, http::Response const& response) {
    auto const error = response.error.value_or(http::error_of(response.status));
    Dictionary content;
    content.set("MESSAGE", error.message).set("REQUEST", request.id);
    if (!error.where.empty()) content.add("WHERE").set("TEXT", error.where);
    if (!error.mend.empty()) content.add("MEND").set("TEXT", error.mend);
    return {.title = "Lỗi: " + error.message, .main = render("html/error", content)};
}

void Frame::fill_error(http::Request const& request, http::Response& response) const {
    if (request.wants_json()) return http::plain_error_page(request, response);
    auto page = respond(request, error_page(request, response), response.status);
    response.body = std::move(page.body);
    response.content_type = std::move(page.content_type);
}

Markup error_summary(std::vector<FieldError> const& errors) {
    if (errors.empty()) return {};
    Dictionary summary;
    for (FieldError const& error : errors) {
        auto& line = summary.add("ERROR");
        line.set("MESSAGE", error.message);
        if (error.field.empty())
            line.show("PLAIN");
        else
            line.add("LINK").set("FIELD", error.field);
    }
    return render("html/error_summary", summary);
}

std::vector<FieldError> field_errors(base::Error const& error, std::string field) {
    std::string message = error.where.empty() ? error.message : error.where + ": " + error.message;
    if (!error.mend.empty()) message += " " + error.mend;
    return {{std::move(field), std::move(message)}};
}

std::vector<FieldError> errors_at(base::Error const& error, std::string_view elsewhere) {
    return field_errors({error.code, error.message, {}, error.mend},
                        error.where.empty() ? std::string{elsewhere} : error.where);
}

Markup banner(BannerKind kind, std::string_view text) {
    Dictionary content;
    content.set("TEXT", text);
    content.show(kind == BannerKind::done ? "DONE" : kind == BannerKind::note ? "NOTE" : "WARNING");
    return render("html/banner", content);
}

Markup table(Table const& table) {
    Dictionary content;
    content.set("CAPTION", table.caption);
    for (Column const& column : table.columns) {
        auto& head = content.add("COLUMN");
        head.set("HEAD", column.head);
        head.show_if(column.number, "NUMBER");
    }
    for (auto const& row : table.rows) {
        ENSURE(row.size() == table.columns.size());
        auto& line = content.add("ROW");
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto& cell = line.add("CELL");
            cell.set("TEXT", row[i]);
            cell.show(table.row_heads && i == 0 ? "ROW_HEAD" : table.columns[i].number ? "NUMBER" : "PLAIN");
        }
    }
    return render("html/table", content);
}

} // namespace html
