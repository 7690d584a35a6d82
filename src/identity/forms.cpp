#include "identity/forms.hpp"

#include "text/dates.hpp"
#include "text/unicode.hpp"

#include <charconv>

namespace identity {

namespace {

std::optional<Date> read_date(http::Fields const& fields, std::string_view name,
                              std::vector<html::FieldError>& errors) {
    auto const date = text::parse_date(fields.text(name));
    if (date) return *date;
    errors.push_back(field_error(date.error(), name));
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

html::FieldError field_error(base::Error const& error, std::string_view fallback_field) {
    return {error.where.empty() || error.where.find(' ') != std::string::npos ? std::string{fallback_field}
                                                                              : error.where,
            error.mend.empty() ? error.message : error.message + " " + error.mend};
}

Capabilities read_capabilities(http::Fields const& fields) {
    Capabilities capabilities;
    for (auto const name : fields.all("capabilities"))
        if (auto const capability = rights::capability_of(name)) capabilities.add(*capability);
    return capabilities;
}

PostForm read_post_form(http::Fields const& fields, Date today) {
    PostForm form;
    form.title = text::nfc(fields.text("title"));
    if (form.title.empty() || form.title.size() > 300)
        form.errors.push_back({"title", "Nhập chức danh, ví dụ: Chuyên viên"});
    if (auto const organisation = read_number(fields.text("organisation")))
        form.organisation = OrganisationId{*organisation};
    std::optional<Date> from = today, until;
    if (!fields.text("from").empty()) from = read_date(fields, "from", form.errors);
    if (!fields.text("until").empty()) until = read_date(fields, "until", form.errors);
    if (from) form.term = Term{*from, until};
    if (from && until && *until < *from)
        form.errors.push_back(
            {"until", "Ngày kết thúc đứng trước ngày bắt đầu. Nhập ngày kết thúc bằng hoặc sau ngày bắt đầu."});
    for (auto const name : fields.all("roles"))
        if (auto const role = rights::role_of(name)) form.roles.push_back(*role);
    if (form.roles.empty()) form.errors.push_back({"roles", "Chọn ít nhất một vai trò."});
    return form;
}

DelegationForm read_delegation_form(http::Fields const& fields, PostId from, Date today) {
    DelegationForm form{.delegation = {.from = from,
                                       .to = PostId{read_number(fields.text("to_post")).value_or(0)},
                                       .capabilities = read_capabilities(fields),
                                       .term = {today},
                                       .reason = text::nfc(fields.text("reason"))},
                        .errors = {}};
    if (!fields.text("from").empty())
        if (auto const day = read_date(fields, "from", form.errors)) form.delegation.term.from = *day;
    if (!fields.text("until").empty()) form.delegation.term.until = read_date(fields, "until", form.errors);
    if (!form.delegation.to) form.errors.push_back({"to_post", "Chọn người được ủy quyền."});
    return form;
}

} // namespace identity
