#pragma once

#include <compare>
#include <string>
#include <string_view>

/// The order of the Vietnamese alphabet, by ICU: a ă â b c d đ e ê … o ô ơ … u ư; letters first, then tones in the order ngang, huyền, hỏi, ngã,
/// sắc, nặng, then case. Numbers inside a name count as numbers ("Phường 2" before "Phường 10"). Both normal forms compare as one.
namespace text {

/// For places, bodies and everything else that is sorted by its full name.
std::weak_ordering collate(std::string_view left, std::string_view right);
/// Bytes whose plain order is the order of collate(); for a sorted column.
std::string sort_key(std::string_view text);

/// Persons stand by given name, then middle names, then family name, although they print the family name first: "Lò Văn An" before
/// "Bùi Thị Bình". A strict weak order.
bool person_less(std::string_view left, std::string_view right);
/// Bytes whose plain order is the order of person_less().
std::string person_sort_key(std::string_view name);

} // namespace text
