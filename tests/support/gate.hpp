#pragma once

#include "site/visit.hpp"

#include <optional>

namespace support {

/// Everyone is the same visitor; nobody, where `visitor_` is emptied.
class FixedGate final : public site::Gate {
public:
    static constexpr char kCsrf[] = "csrf-of-the-test";

    explicit FixedGate(rights::Capabilities capabilities) {
        visitor_.emplace();
        visitor_->scope = rights::Scope::of_operator("Người kiểm thử");
        visitor_->scope.capabilities = capabilities;
        visitor_->person = "Người kiểm thử";
        visitor_->post = "Chuyên viên";
        visitor_->csrf = kCsrf;
    }
    std::optional<site::Visitor> visitor(http::Request const&) override { return visitor_; }
    std::optional<site::Visitor>& now() { return visitor_; }

private:
    std::optional<site::Visitor> visitor_;
};

} // namespace support
