#include "documents/reading/duties.hpp"

#include "documents/reading/bodies.hpp"
#include "documents/reading/lines.hpp"
#include "documents/reading/phrases.hpp"
#include "documents/reading/subjects.hpp"
#include "documents/reading/zones.hpp"
#include "text/pattern.hpp"
#include "text/shadow.hpp"

#include <algorithm>
#include <array>

namespace documents::reading {

namespace {

/// What the clauses above hand down.
struct Context {
    std::vector<std::string> assignees, coordinators;
    bool named = false; ///< the assignees were named by a clause, not taken from the addressees
    std::string condition;
    std::vector<Deadline> deadlines;
    Zone zone = Zone::unknown;
    bool by_heading = false; ///< … by a heading that stands above the item, not by a lead-in
};

/// Documents whose items are orders unless a heading says otherwise; in others only "Tổ chức thực hiện" and named bodies count.
bool orders_by_nature(std::string_view type) {
    return type == "công văn" || type == "chỉ thị" || type == "công điện" || type == "thông báo" ||
           type == "hướng dẫn" || type == "giấy mời" || type == "thư công" || type == "biên bản" ||
           type == "kết luận" || type.empty();
}
bool names_its_addressees(std::string_view type) {
    return type == "công văn" || type == "công điện" || type == "hướng dẫn" || type == "giấy mời" ||
           type == "thư công" || type.empty() || type == "chỉ thị" || type == "thông báo";
}
bool reports_upwards(std::string_view type) { return type == "báo cáo" || type == "tờ trình"; }

class DutyReader {
public:
    DutyReader(Prose const& prose, std::vector<Clause> const& tree, Frame const& frame)
        : prose_{prose}, tree_{tree}, frame_{frame}, text_{prose.folded()}, time_{frame.header.date} {}

    std::vector<Obligation> read() {
        Context context;
        context.zone = orders_by_nature(frame_.header.type.value) ? Zone::orders : Zone::unknown;
        if (names_its_addressees(frame_.header.type.value))
            for (auto const& addressee : frame_.header.addressees) {
                auto const list = names_of(addressee);
                context.assignees.insert(context.assignees.end(), list.begin(), list.end());
            }
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            if (tree_[i].parent != Clause::kNone) continue;
            top(i, context);
        }
        return std::move(found_);
    }

private:
    /// An addressee as the assignees it stands for; "Như trên" and blanks of a mail merge stay as printed.
    static std::vector<std::string> names_of(Field const& addressee) {
        text::Shadow const shadow{addressee.value};
        Prose const own{shadow};
        std::vector<std::string> names;
        if (own.paragraphs().empty()) return {addressee.value};
        for (auto const& body : bodies_of(own, own.paragraphs().front())) names.push_back(body.name);
        return names;
    }

    void top(std::size_t i, Context& context) {
        auto const& clause = tree_[i];
        if (!clause.level) return free_paragraph(i, context);
        enumerated_ = true;
        visit(i, context);
    }

    // ---- free paragraphs

    void free_paragraph(std::size_t i, Context& context) {
        auto const& clause = tree_[i];
        auto const words = prose_.folded(clause.text);
        if (is_capitals(prose_.cased(clause.text))) {
            auto const zone = zone_of(words);
            if (zone != Zone::unknown) context.zone = zone;
            return;
        }
        if (words.ends_with(":")) {
            lead_in(clause.text, context);
            return;
        }
        if (reports_upwards(frame_.header.type.value)) return;
        // An order inside running text: "…, Sở Nội vụ đề nghị UBND các xã … trước ngày …".
        auto order = order_in(prose_, clause.text);
        if (!order) order = told_in(clause.text);
        if (!order) return;
        Context own = context;
        own.zone = Zone::orders;
        Range action{order->action, clause.text.to};
        if (!order->bodies.empty()) own.assignees = order->bodies, own.named = true;
        if (!order->condition.empty()) join_condition(own, order->condition);
        bool const closing = enumerated_ && words.contains("./.");
        std::size_t const before = found_.size();
        leaf(action, closing ? "kết" : clause.path, own, true);
        bool const dated = std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                                       [](Obligation const& duty) { return duty.deadline.kind != DeadlineKind::none; });
        // A closing order without a date repeats what the items have said.
        if ((closing || (enumerated_ && !dated)) && !dated) found_.resize(before);
    }

    /// Behind a lead-in a paragraph may name its body without an order verb: "Bộ … chịu trách nhiệm kiểm tra …".
    std::optional<Order> told_in(Range text) const {
        if (!led_in_ && !enumerated_) return std::nullopt;
        auto subject = subject_of(prose_, text);
        static text::Pattern const notice{R"((?:xin |tran trong )?thong bao (?:de|den|ket luan))"};
        if (subject.bodies.empty() || !subject.explicit_subject || RE2::PartialMatch(prose_.folded(text), notice))
            return std::nullopt;
        return Order{std::move(subject.bodies), std::move(subject.condition), subject.action};
    }

    void lead_in(Range text, Context& context) {
        led_in_ = true;
        if (context.zone != Zone::goals && orders_by_nature(frame_.header.type.value)) context.zone = Zone::orders;
        auto const order = last_order_in(prose_, text);
        if (order && !order->bodies.empty() && !(all_generic(order->bodies) && !context.assignees.empty())) {
            context.assignees = order->bodies;
            context.named = true;
        }
        if (!order) {
            // "Giám đốc Sở … có trách nhiệm:"
            auto const subject = subject_of(prose_, text);
            if (!subject.bodies.empty() && subject.leads) context.assignees = subject.bodies, context.named = true;
        }
        if (order)
            for (auto const& deadline : deadlines_in(prose_, {order->action, text.to}, time_))
                context.deadlines.push_back(deadline);
    }

    /// "các đơn vị", "quý cơ quan": whoever the letter is addressed to.
    static bool all_generic(std::vector<std::string> const& bodies) {
        static text::Pattern const generic{
            R"(^(?:cac |quy |nhung )?(?:don vi|co quan|dia phuong|co quan, don vi|don vi, dia phuong|co quan, don vi, dia phuong)(?: lien quan| tren| nay)?$)"};
        return std::ranges::all_of(bodies,
                                   [](std::string const& body) { return RE2::FullMatch(text::fold(body), generic); });
    }
    /// "cơ quan chuyên môn", "các đơn vị trực thuộc": those whom the body above puts to work.
    static bool all_subordinate(std::vector<std::string> const& bodies) {
        static text::Pattern const subordinate{R"((?:chuyen mon|truc thuoc|bo phan|thuoc quyen|nguoi dung dau))"};
        return std::ranges::all_of(
            bodies, [](std::string const& body) { return RE2::PartialMatch(text::fold(body), subordinate); });
    }

    static void join_condition(Context& context, std::string const& condition) {
        if (!context.condition.empty() && context.condition != condition) context.condition += "; ";
        if (context.condition != condition) context.condition += condition;
    }

    // ---- the tree

    void visit(std::size_t i, Context const& above) {
        auto const& clause = tree_[i];
        Context own = above;
        if (clause.children.empty()) {
            bool const bare_heading = is_capitals(prose_.cased(clause.text)) && clause.text.size() < 140;
            if (!bare_heading && wants_duties(own, clause.text)) leaf(clause.text, clause.path, own, false);
            return;
        }
        bool const whole_sentence = heading(clause, own);
        if (whole_sentence && wants_duties(own, clause.text)) {
            Context parent = own;
            leaf(clause.text, clause.path, parent, false);
        }
        for (auto const child : clause.children) visit_child(child, own);
    }

    void visit_child(std::size_t i, Context& context) {
        auto const& clause = tree_[i];
        if (!clause.level && prose_.folded(clause.text).ends_with(":") && clause.children.empty()) {
            // "Giao Sở Tài chính:" as a paragraph of its own among items.
            auto const order = last_order_in(prose_, clause.text);
            if (order && !order->bodies.empty()) context.assignees = order->bodies, context.named = true;
            return;
        }
        visit(i, context);
    }

    /// Takes from a heading what it hands down. True where it is an order of its own as well.
    bool heading(Clause const& clause, Context& own) {
        auto const words = prose_.folded(clause.text);
        auto const capital = is_capitals(prose_.cased(clause.text));
        bool const short_heading = clause.text.size() < 140 && !words.ends_with(".") && !words.ends_with(";");
        if (short_heading || capital) {
            auto const label = words.substr(0, words.find(':'));
            auto const zone = zone_of(label);
            if (zone != Zone::unknown) own.zone = zone;
        }
        Subject const subject = subject_of(prose_, clause.text);
        if (!subject.bodies.empty()) {
            own.assignees = subject.bodies;
            own.named = own.by_heading = true;
            own.coordinators = subject.coordinators;
            if (own.zone == Zone::unknown) own.zone = Zone::orders;
        }
        if (!subject.condition.empty()) join_condition(own, subject.condition);
        if (words.ends_with(":") || short_heading) {
            for (auto const& deadline : deadlines_in(prose_, clause.text, time_)) own.deadlines.push_back(deadline);
            return false;
        }
        return true;
    }

    bool wants_duties(Context const& own, Range text) const {
        if (own.zone == Zone::results) return false;
        if (own.zone == Zone::orders) return true;
        if (reports_upwards(frame_.header.type.value)) return false;
        // Elsewhere only a named body with an order or a date of its own counts.
        Subject const subject = subject_of(prose_, text);
        if (own.named && own.zone == Zone::unknown) return true;
        if (subject.bodies.empty()) return false;
        if (own.zone == Zone::unknown && subject.explicit_subject) return true;
        if (own.zone == Zone::goals || own.zone == Zone::money) return subject.ordered;
        return subject.ordered || subject.leads || !deadlines_in(prose_, text, time_).empty();
    }

    // ---- one item

    struct Piece {
        Range text;
        Subject subject;
        std::vector<Deadline> deadlines;
        std::string condition, consequence;
        bool fresh_subject = false;
    };

    /// "Thời gian: …", "Địa điểm: …", "Địa chỉ liên hệ: …", "(Dự thảo gửi kèm)": told for information.
    static bool is_information(std::string_view words) {
        static text::Pattern const label{
            R"(^(?:thoi gian|dia diem|chu tri|thanh phan|hinh thuc|kinh phi|doi tuong|pham vi|dia chi|muc tieu|noi dung hop|so dien thoai|dien thoai)(?: [a-z ,]{0,40})?:)"};
        return words.starts_with("(") || words.contains("hinh tu internet") || RE2::PartialMatch(words, label);
    }

    void leaf(Range text, std::string const& path, Context const& context, bool subject_known) {
        auto const words = prose_.folded(text);
        if (is_information(words)) return;
        if (is_consequence(words)) {
            if (found_.empty()) return;
            auto& last = found_.back();
            last.consequence = prose_.slice(trimmed(text_, text, ".;"));
            last.condition += (last.condition.empty() ? "" : "; ") + last.consequence;
            return;
        }
        auto pieces = split(text, subject_known);
        std::size_t number = 0;
        for (auto& piece : pieces) {
            auto obligation = make(piece, context, number > 0 ? &pieces[number - 1] : nullptr);
            if (!obligation) continue;
            ++number;
            obligation->clause = number == 1 ? path : path + "#" + std::to_string(number);
            found_.push_back(std::move(*obligation));
        }
    }

    /// Cuts an item at sentence and semicolon marks into pieces with one subject and one deadline each.
    std::vector<Piece> split(Range text, bool subject_known) {
        std::vector<Piece> pieces;
        for (auto const clause : sentences(prose_, text)) {
            auto const words = prose_.folded(clause);
            if (!pieces.empty() && is_consequence(words)) {
                pieces.back().consequence = prose_.slice(trimmed(text_, clause, ".;"));
                continue;
            }
            bool const first = pieces.empty();
            Subject subject;
            if (!(first && subject_known)) subject = subject_of(prose_, clause);
            if (first && subject_known) subject.action = clause.from;
            auto dates = deadlines_in(prose_, clause, time_);
            bool const names_other = !first && !words.starts_with("phan cong") && !subject.bodies.empty() &&
                                     (subject.ordered || subject.leads || subject.explicit_subject) &&
                                     subject.bodies != pieces.back().subject.bodies;
            // "…; cuối năm 2024, tổ chức rà soát …": a date that opens a clause and is followed by an act of its own.
            auto const opening = prose_.span({clause.from, clause.from + 1}).from;
            bool const timing = words.starts_with("thoi gian") || words.starts_with("thoi han") ||
                                words.starts_with("hoan thanh") || words.starts_with("xong");
            bool const opens_with_date =
                !first && !timing && !dates.empty() && dates.front().kind == DeadlineKind::once &&
                dates.front().span.from <= opening + 4 && prose_.span(clause).to > dates.front().span.to + 24;
            bool const second_date = !first && !timing && !dates.empty() && !pieces.back().deadlines.empty() &&
                                     differs(dates, pieces.back().deadlines);
            bool const after_date = !first && words.starts_with("dong thoi") && !pieces.back().deadlines.empty();
            if (first || names_other || opens_with_date || second_date || after_date) {
                Piece piece;
                piece.text = clause;
                piece.subject = std::move(subject);
                piece.deadlines = std::move(dates);
                piece.fresh_subject = names_other;
                pieces.push_back(std::move(piece));
                continue;
            }
            auto& last = pieces.back();
            last.text.to = clause.to;
            last.deadlines.insert(last.deadlines.end(), dates.begin(), dates.end());
        }
        return pieces;
    }

    static bool differs(std::vector<Deadline> const& a, std::vector<Deadline> const& b) {
        auto const& x = a[leading(a)];
        auto const& y = b[leading(b)];
        // "báo cáo định kỳ hằng tháng … (vào ngày 12)": the second says the first more exactly.
        bool const refines = x.kind == DeadlineKind::recurring && y.kind == DeadlineKind::recurring &&
                             (!x.rrule.contains("BY") || !y.rrule.contains("BY"));
        return !refines && (x.kind != y.kind || x.date != y.date || x.rrule != y.rrule);
    }

    /// "Giao trưởng thôn …" below a heading that names its body: that body answers.
    bool delegates(Range text) const {
        auto const words = prose_.folded(text);
        return words.starts_with("giao ") || words.starts_with("phan cong ") || words.starts_with("chi dao ");
    }

    static bool is_consequence(std::string_view words) {
        static text::Pattern const pattern{
            R"(^(?:truong hop|neu|qua thoi (?:han|gian|diem)|sau thoi (?:gian|han|diem)|don vi nao|dia phuong nao|co quan nao|xa nao|huyen nao|cac don vi khong).*(?:xem nhu|coi nhu|duoc xem la|coi la|se khong|chiu trach nhiem|dong nghia|mac nhien|se xem xet|se bi |se tam dung|se thu hoi|kiem diem|se dieu chuyen))"};
        return RE2::PartialMatch(words, pattern);
    }

    static bool is_courtesy(std::string_view words) {
        static text::Pattern const pattern{
            R"(^(?:rat mong |kinh mong |tran trong )?(?:quan tam|nghiem tuc|khan truong|kip thoi|tich cuc|biet|, |va |de |phoi hop|chi dao|trien khai|to chuc|thuc hien|hien|phoi|hop|cung|duoc|theo quy dinh|dung quy dinh|cac noi dung (?:tren|nay)|noi dung (?:tren|nay)|nghiem|tuc| )+[./ ]*$)"};
        return RE2::FullMatch(words, pattern);
    }

    static bool is_approval(std::string_view words) {
        static text::Pattern const pattern{
            R"(^(?:co ban |ve co ban |ve chu truong, |tap the [a-z ]* )?(?:dong y|thong nhat|nhat tri|cho phep|ghi nhan|danh gia cao|bieu duong|hoan nghenh|thong qua|cam on|ban hanh kem theo|phe duyet (?:kem theo|ke hoach|danh muc|phuong an)|bai bo|thanh lap|quyet dinh nay|nghi quyet nay|ke hoach nay|van ban nay|cong van nay|quy che nay))"};
        return RE2::PartialMatch(words, pattern);
    }

    std::optional<Obligation> make(Piece& piece, Context const& context, Piece const* before) {
        Obligation duty;
        Range action = trimmed(text_, {std::max(piece.subject.action, piece.text.from), piece.text.to}, ".;,:/ -");
        if (action.empty()) return std::nullopt;
        bool const passed_on = context.by_heading && piece.subject.ordered && delegates(piece.text);
        if (!piece.subject.bodies.empty() && (all_subordinate(piece.subject.bodies) || passed_on) &&
            !context.assignees.empty()) {
            duty.via = piece.subject.bodies;
            piece.subject.bodies.clear();
            action = trimmed(text_, piece.text, ".;,:/ -");
        }
        if (!piece.subject.bodies.empty())
            duty.assignees = piece.subject.bodies;
        else if (before != nullptr && !before->subject.bodies.empty())
            duty.assignees = before->subject.bodies;
        else {
            duty.assignees = context.assignees;
            duty.assignees_inherited = true;
        }
        if (duty.assignees.empty()) return std::nullopt;
        auto const words = prose_.folded(action);
        // "Huyện A: 546.440.000 đồng" gives, it does not ask.
        static text::Pattern const figure{R"(^[\d.,% -]+(?:trieu|ty|nghin|ngan)? ?(?:dong|d|vnd|ho|nguoi|xa)?$)"};
        if (RE2::FullMatch(words, figure)) return std::nullopt;
        if (is_courtesy(words) && piece.deadlines.empty()) return std::nullopt;
        if (is_approval(words) && piece.subject.bodies.empty() && piece.deadlines.empty()) return std::nullopt;
        static text::Pattern const execution{
            R"((?:chiu trach nhiem|can cu) (?:thi hanh|quyet dinh thi hanh|thuc hien) (?:quyet dinh|nghi quyet|ke hoach|chi thi|quy che) nay)"};
        if (RE2::PartialMatch(words, execution) || words.starts_with("thi hanh quyet dinh nay") ||
            words.contains("trach nhiem thi hanh quyet dinh"))
            return std::nullopt;
        duty.coordinators = piece.subject.coordinators.empty() ? context.coordinators : piece.subject.coordinators;
        if (piece.subject.coordinators.empty())
            if (auto const help = coordinators_in(prose_, action); !help.empty()) duty.coordinators = help;
        if (duty.via.empty()) duty.via = via_of(prose_, action);
        duty.action = without_footnotes(prose_.slice(action));
        duty.condition = piece.subject.condition;
        if (!context.condition.empty())
            duty.condition = duty.condition.empty() ? context.condition : context.condition + "; " + duty.condition;
        if (auto const inner = condition_in(prose_, action); !inner.empty())
            duty.condition += (duty.condition.empty() ? "" : "; ") + inner;
        duty.consequence = piece.consequence;
        if (!piece.consequence.empty()) duty.condition += (duty.condition.empty() ? "" : "; ") + piece.consequence;
        auto const& dates = piece.deadlines.empty() ? context.deadlines : piece.deadlines;
        if (!dates.empty()) {
            auto const lead = leading(dates);
            duty.deadline = dates[lead];
            for (std::size_t i = 0; i < dates.size(); ++i)
                if (i != lead) duty.other_deadlines.push_back(dates[i]);
        }
        static text::Pattern const urgent{R"((?:khan truong|ngay lap tuc|hoa toc|thuong khan|khan cap))"};
        duty.urgent = RE2::PartialMatch(words, urgent);
        duty.span = prose_.span(trimmed(text_, piece.text, "./ "));
        duty.confidence = piece.subject.bodies.empty() ? (context.named ? 0.85 : 0.7) : 0.95;
        return duty;
    }

    static std::string without_footnotes(std::string printed) {
        static text::Pattern const mark{R"(\s*\[footnoteRef:\d+\]\.?\s*(?:\[\d+:[^\]]*\]\.?)?|\s*\[\d+:[^\]]*\])"};
        RE2::GlobalReplace(&printed, mark, "");
        return printed;
    }

    Prose const& prose_;
    std::vector<Clause> const& tree_;
    Frame const& frame_;
    std::string_view text_;
    DocumentTime time_;
    std::vector<Obligation> found_;
    bool enumerated_ = false; ///< numbered items have begun
    bool led_in_ = false;     ///< a paragraph has announced what follows
};

} // namespace

std::vector<Obligation> duties(Prose const& prose, std::vector<Clause> const& tree, Frame const& frame) {
    return DutyReader{prose, tree, frame}.read();
}

} // namespace documents::reading
