#pragma once

#include "areas/unit.hpp"
#include "rights/scope.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Bodies that issue, receive, hold money and answer, through time. A body ends where its area ends or the law dissolves it; what became of
/// its tasks is told by succession.
namespace organisations {

using areas::AreaId;
using areas::Dated;
using areas::Validity;

/// Which body, for ever.
using OrganisationId = rights::OrganisationId;

/// The level on which a body stands. A body of several provinces (a regional treasury) is on the provinces' level.
enum class Level { central, province, district, commune };

/// What the body is.
enum class Kind {
    assembly,           ///< Quốc hội and its offices' master
    government,         ///< Chính phủ, and the Prime Minister for it
    ministry,           ///< bộ, cơ quan ngang bộ
    central_agency,     ///< below a ministry or the government: cục, vụ, văn phòng quốc gia
    party_committee,    ///< tỉnh ủy, huyện ủy, đảng ủy
    party_board,        ///< ban and văn phòng of a Party committee
    council,            ///< hội đồng nhân dân
    committee,          ///< ủy ban nhân dân
    office,             ///< văn phòng of council or committee
    department,         ///< sở, and what stands beside it (ban dân tộc, thanh tra tỉnh)
    division,           ///< phòng of a district or a commune
    public_unit,        ///< trung tâm, trạm, trường
    front,              ///< Mặt trận Tổ quốc
    union_body,         ///< socio-political organisations: women, farmers, youth, veterans, labour
    association,        ///< other associations: Red Cross, elderly
    steering_committee, ///< ban chỉ đạo
    project_board,      ///< ban quản lý dự án
    treasury,           ///< kho bạc nhà nước
    bank,               ///< ngân hàng chính sách xã hội
    press,              ///< báo, đài
    police,
    army,
    sector_agency, ///< of the centre on the spot: thuế, thống kê, bảo hiểm xã hội
    justice,       ///< tòa án, viện kiểm sát
    other
};

/// A body answers in two lines: to the committee of its own area, and to the body of its field on the level above.
enum class Line { committee, profession };

std::string_view code_of(Level level); ///< "central", as files and the database hold it
std::string_view code_of(Kind kind);   ///< "department"
std::string_view code_of(Line line);   ///< "committee"
std::optional<Level> level_from_code(std::string_view code);
std::optional<Kind> kind_from_code(std::string_view code);
std::optional<Line> line_from_code(std::string_view code);
std::string_view vietnamese(Level level); ///< "trung ương", "cấp tỉnh"
std::string_view vietnamese(Kind kind);   ///< "sở và tương đương"
std::string_view vietnamese(Line line);   ///< "trực thuộc", "theo ngành dọc"
Level level_of(areas::Level level);       ///< Before: not a village.

/// How sure a rule of the catalogue is: an administrator checks what was only recalled.
enum class Certainty { read, recalled };
std::string_view code_of(Certainty certainty); ///< "read", "recalled"
std::optional<Certainty> certainty_from_code(std::string_view code);
std::string_view vietnamese(Certainty certainty); ///< "đã đối chiếu văn bản", "cần kiểm tra lại"

/// What a body is by the catalogue: the rule that made it and the area it was made for. The same identity is the same body, so that
/// generating twice changes nothing.
struct Identity {
    std::string rule; ///< "so-tai-chinh"
    AreaId area = {}; ///< none for central bodies

    std::string text() const; ///< "so-tai-chinh/49", "bo-tai-chinh": as the database holds it
    static std::optional<Identity> parse(std::string_view text);
    friend auto operator<=>(Identity const&, Identity const&) = default;
};

struct Superior {
    Line line;
    Identity body;
    Validity in;
    friend bool operator==(Superior const&, Superior const&) = default;
};

/// A body as the rules make it.
struct Body {
    Identity identity;
    Kind kind;
    Level level;
    Validity in;
    std::vector<Dated<std::string>> names; ///< at least one, in order of time; changes with the name of the area
    std::vector<Superior> superiors;       ///< both lines

    std::string const& name_at(base::Date day) const; ///< of the nearest time where none holds that day
    std::string const& name() const;                  ///< the latest
};

/// Where tasks went when a body ended. Several successors share them by task.
struct Succession {
    Identity predecessor;
    Identity successor;
    base::Date on;         ///< the successor's first day with them
    std::string task = {}; ///< "giảm nghèo"; empty: all, or what the areas' merger says
    std::string legal_act = {};
    friend bool operator==(Succession const&, Succession const&) = default;
};

} // namespace organisations
