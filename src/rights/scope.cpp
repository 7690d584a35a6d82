#include "rights/scope.hpp"

#include <algorithm>

namespace rights {

AreaSet AreaSet::everything() {
    AreaSet set;
    set.everything_ = true;
    return set;
}

AreaSet AreaSet::of(std::vector<AreaId> areas) {
    std::ranges::sort(areas);
    AreaSet set;
    set.areas_ = std::make_shared<std::vector<AreaId> const>(std::move(areas));
    return set;
}

bool AreaSet::contains(AreaId area) const {
    return everything_ || (areas_ != nullptr && std::ranges::binary_search(*areas_, area));
}

std::vector<std::int64_t> AreaSet::numbers() const {
    std::vector<std::int64_t> numbers;
    if (areas_ == nullptr) return numbers;
    numbers.reserve(areas_->size());
    for (AreaId const area : *areas_) numbers.push_back(area.number());
    return numbers;
}

Scope Scope::of_operator(std::string actor) {
    return {.person = {},
            .post = {},
            .on_behalf_of = {},
            .organisation = {},
            .area = {},
            .areas = AreaSet::everything(),
            .capabilities = Capabilities::all(),
            .actor = std::move(actor),
            .client = {},
            .channel = Channel::command};
}

base::Result<void> require(Scope const& scope, Capability capability) {
    if (scope.may(capability)) return {};
    return base::fail(
        base::Code::refused, "Vị trí công tác đang dùng không có quyền “" + std::string{vietnamese(capability)} + "”.",
        {}, "Chuyển sang vị trí khác ở góc trên bên phải, hoặc đề nghị quản trị viên của đơn vị cấp quyền này.");
}

base::Result<void> require(Scope const& scope, Capability capability, AreaId area) {
    if (auto const may = require(scope, capability); !may) return may;
    if (scope.areas.contains(area)) return {};
    return base::fail(base::Code::not_found, "Không có bản ghi này trong phạm vi của anh/chị.", {},
                      "Kiểm tra lại đường dẫn, hoặc chuyển sang vị trí công tác phụ trách địa bàn đó.");
}

} // namespace rights
