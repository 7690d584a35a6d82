#include "directives/assignments/life.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <utility>

namespace directives {

using base::Code;
using base::fail;

namespace {

struct StateWords {
    State state;
    std::string_view code, vietnamese;
};
constexpr std::array<StateWords, 7> kStates{{{State::not_started, "not_started", "Chưa thực hiện"},
                                             {State::in_progress, "in_progress", "Đang thực hiện"},
                                             {State::submitted, "submitted", "Đã nộp, chờ tiếp nhận"},
                                             {State::returned, "returned", "Trả lại để làm tiếp"},
                                             {State::accepted, "accepted", "Hoàn thành"},
                                             {State::withdrawn, "withdrawn", "Đã thu hồi"},
                                             {State::handed_over, "handed_over", "Đã bàn giao"}}};

struct EventWords {
    EventKind kind;
    std::string_view code, vietnamese;
};
constexpr std::array<EventWords, 17> kEvents{{
    {EventKind::issued, "issued", "Giao việc"},
    {EventKind::seen, "seen", "Đã xem"},
    {EventKind::progress, "progress", "Ghi tiến độ"},
    {EventKind::submitted, "submitted", "Nộp kết quả"},
    {EventKind::returned, "returned", "Trả lại để làm tiếp"},
    {EventKind::accepted, "accepted", "Tiếp nhận kết quả"},
    {EventKind::extension_asked, "extension_asked", "Xin gia hạn"},
    {EventKind::extension_granted, "extension_granted", "Cho gia hạn"},
    {EventKind::extension_refused, "extension_refused", "Không cho gia hạn"},
    {EventKind::escalated, "escalated", "Báo cáo vượt thẩm quyền"},
    {EventKind::answered, "answered", "Trả lời nội dung vượt thẩm quyền"},
    {EventKind::passed_on, "passed_on", "Giao tiếp cho cấp dưới"},
    {EventKind::silence, "silence", "Ghi nhận mặc định do không báo cáo"},
    {EventKind::silence_superseded, "silence_superseded", "Báo cáo đến sau thay cho ghi nhận mặc định"},
    {EventKind::handed_over, "handed_over", "Bàn giao cho cơ quan khác"},
    {EventKind::withdrawn, "withdrawn", "Thu hồi nhiệm vụ"},
    {EventKind::corrected, "corrected", "Sửa hạn"},
}};

template <class Table, class Key>
auto const& row_of(Table const& table, Key key) {
    return table.at(static_cast<std::size_t>(key)); // the tables stand in the order of the enumerators
}

int days_between(base::Date from, base::Date to) { return static_cast<int>((to.days() - from.days()).count()); }

} // namespace

std::string_view code_of(State state) { return row_of(kStates, state).code; }

std::optional<State> state_of(std::string_view code) {
    auto const found = std::ranges::find(kStates, code, &StateWords::code);
    return found == kStates.end() ? std::nullopt : std::optional{found->state};
}

std::string_view vietnamese(State state) { return row_of(kStates, state).vietnamese; }

bool is_open(State state) {
    return state != State::accepted && state != State::withdrawn && state != State::handed_over;
}

std::string_view code_of(EventKind kind) { return row_of(kEvents, kind).code; }

std::optional<EventKind> event_kind_of(std::string_view code) {
    auto const found = std::ranges::find(kEvents, code, &EventWords::code);
    return found == kEvents.end() ? std::nullopt : std::optional{found->kind};
}

std::string_view vietnamese(EventKind kind) { return row_of(kEvents, kind).vietnamese; }

Stand stand_of(Clocked const& turn, base::Date today) {
    int const late = turn.last_day && turn.submitted_on ? days_between(*turn.last_day, *turn.submitted_on) : 0;
    switch (turn.state) {
    case State::withdrawn:
    case State::handed_over: return {Standing::off};
    case State::accepted: return late > 0 ? Stand{Standing::done_late, late} : Stand{Standing::done};
    case State::submitted: return late > 0 ? Stand{Standing::waiting_late, late} : Stand{Standing::waiting};
    case State::not_started:
    case State::in_progress:
    case State::returned: break;
    }
    if (!turn.last_day) return {Standing::undated};
    int const left = days_between(today, *turn.last_day);
    if (left < 0) return {Standing::overdue, -left};
    if (left == 0) return {Standing::today};
    return {left <= kSoonDays ? Standing::soon : Standing::ahead, left};
}

std::string_view code_of(Standing standing) {
    constexpr std::array<std::string_view, 10> kCodes{"undated", "ahead",        "soon", "today",     "overdue",
                                                      "waiting", "waiting_late", "done", "done_late", "off"};
    return kCodes.at(static_cast<std::size_t>(standing));
}

std::string vietnamese(Stand const& stand) {
    switch (stand.standing) {
    case Standing::undated: return "Không có hạn tính được";
    case Standing::ahead:
    case Standing::soon: return fmt::format("Còn {} ngày", stand.days);
    case Standing::today: return "Hạn hôm nay";
    case Standing::overdue: return fmt::format("Quá hạn {} ngày", stand.days);
    case Standing::waiting: return "Đã nộp, chờ tiếp nhận";
    case Standing::waiting_late: return fmt::format("Nộp muộn {} ngày, chờ tiếp nhận", stand.days);
    case Standing::done: return "Hoàn thành";
    case Standing::done_late: return fmt::format("Hoàn thành, nộp muộn {} ngày", stand.days);
    case Standing::off: return "Không còn theo dõi";
    }
    std::unreachable();
}

base::Result<State> after(State state, Act act) {
    auto const told = [&](std::string_view why, std::string_view mend) {
        return fail(Code::refused, std::string{why}, {}, std::string{mend});
    };
    if (!is_open(state))
        return told(fmt::format("Việc này đã kết thúc: {}.", vietnamese(state)), "Tải lại trang để xem diễn biến.");
    switch (act) {
    case Act::start:
    case Act::progress:
        if (state == State::submitted)
            return told("Kết quả đã nộp và đang chờ tiếp nhận.", "Nộp lại kết quả mới nếu cần bổ sung.");
        return State::in_progress;
    case Act::submit: return State::submitted;
    case Act::accept: return State::accepted;
    case Act::send_back:
        if (state != State::submitted)
            return told("Chưa có kết quả nộp lên để trả lại.", "Chờ cơ quan thực hiện nộp kết quả.");
        return State::returned;
    case Act::withdraw: return State::withdrawn;
    case Act::hand_over: return State::handed_over;
    case Act::extend: return state;
    }
    std::unreachable();
}

std::string_view vietnamese(Share::Whose whose) {
    switch (whose) {
    case Share::Whose::follower_giving: return "Cấp giao việc";
    case Share::Whose::body: return "Cơ quan thực hiện";
    case Share::Whose::follower_accepting: return "Cấp tiếp nhận";
    }
    std::unreachable();
}

std::vector<Share> shares_of(base::Date paper_day, std::span<Step const> steps, std::optional<base::Date> last_day,
                             base::Date today) {
    std::vector<Share> shares;
    auto const add = [&](Share::Whose whose, base::Date from, base::Date to) {
        if (to <= from) return;
        int late = 0;
        if (last_day && to > *last_day) late = days_between(std::max(from, *last_day), to);
        if (!shares.empty() && shares.back().whose == whose) {
            shares.back().to = to;
            shares.back().days += days_between(from, to);
            shares.back().late_days += late;
        } else {
            shares.push_back({whose, from, to, days_between(from, to), late});
        }
    };
    auto whose = Share::Whose::follower_giving;
    base::Date since = paper_day;
    bool ended = false;
    for (Step const& step : steps) {
        auto next = whose;
        switch (step.kind) {
        case EventKind::issued:
        case EventKind::returned: next = Share::Whose::body; break;
        case EventKind::submitted: next = Share::Whose::follower_accepting; break;
        case EventKind::accepted:
        case EventKind::withdrawn:
        case EventKind::handed_over: ended = true; break;
        default: continue;
        }
        base::Date const on = std::max(step.on, since); // a result that came before it was recorded begins nothing anew
        add(whose, since, on);
        since = on;
        whose = next;
        if (ended) return shares;
    }
    add(whose, since, std::max(today, since));
    return shares;
}

} // namespace directives
