#include "text/collation.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace {

template <class Less>
std::vector<std::string_view> sorted(std::vector<std::string_view> names, Less less) {
    std::reverse(names.begin(), names.end());
    std::sort(names.begin(), names.end(), less);
    return names;
}

bool place_less(std::string_view left, std::string_view right) { return text::collate(left, right) < 0; }

} // namespace

TEST_CASE("places stand in the order of the Vietnamese alphabet") {
    std::vector<std::string_view> const orders[] = {
        {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "v", "y"},
        {"ma", "mà", "mả", "mã", "má", "mạ", "me"},
        {"An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Giang", "Lai Châu"},
        {"Phường 1", "Phường 2", "Phường 10"},
        {"Dân Chủ", "Đân"},
    };
    for (auto const& order : orders) {
        CHECK(sorted(order, place_less) == order);
        CHECK(sorted(order, [](auto a, auto b) { return text::sort_key(a) < text::sort_key(b); }) == order);
    }
}

TEST_CASE("both normal forms of a name are one name") {
    CHECK(text::collate("Hưng", "Hu\u031bng") == 0);
    CHECK(text::collate("Hưng", "Hùng") != 0);
    CHECK(text::collate("", "a") < 0);
    CHECK(text::sort_key("Hưng") == text::sort_key("Hu\u031bng"));
}

TEST_CASE("persons stand by given name, then middle names, then family name") {
    std::vector<std::string_view> const order = {"An", "Bùi An", "Lò An", "Lò Thị An", "Bùi Văn An", "Lò Văn An", "Giàng A Ân", "Bùi Thị Bình", "Nguyễn Thị Thu Đào",
                                                 "Trần Văn Đạo", "Vàng A Páo"};
    CHECK(sorted(order, text::person_less) == order);
    CHECK(sorted(order, [](auto a, auto b) { return text::person_sort_key(a) < text::person_sort_key(b); }) == order);
    CHECK_FALSE(text::person_less("Lò  Văn An ", "Lò Văn An"));
    CHECK_FALSE(text::person_less("Lò Văn An", "Lò  Văn An "));
    CHECK_FALSE(text::person_less("", ""));
}

TEST_CASE("comparing two names and comparing their keys give one answer") {
    CHECK(rc::check("collate agrees with sort_key", [] {
        std::string const letters[] = {"a", "á", "ạ", "ă", "ấ", "b", "d", "đ", "D", "Đ", "e", "ê", "n", "g", " ", "-", "1", "10", "o\u0323", "ơ", "u\u031b"};
        auto const word = [&] {
            std::string made;
            for (int i = *rc::gen::inRange(0, 8); i > 0; --i) made += letters[*rc::gen::inRange<std::size_t>(0, std::size(letters))];
            return made;
        };
        std::string const a = word(), b = word();
        auto const order = text::collate(a, b);
        auto const keys = text::sort_key(a).compare(text::sort_key(b));
        RC_ASSERT((order < 0) == (keys < 0));
        RC_ASSERT((order > 0) == (keys > 0));
        RC_ASSERT(text::person_less(a, b) == (text::person_sort_key(a) < text::person_sort_key(b)));
    }));
}
