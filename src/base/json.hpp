#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// nlohmann_json with what every reader and writer of ours needs instantiated once, in base/json.cpp: in each file anew it was a tenth of
/// the time of a sanitized build.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;
extern template class nlohmann::detail::serializer<nlohmann::ordered_json>;
extern template class nlohmann::detail::json_sax_dom_parser<nlohmann::ordered_json>;
extern template class nlohmann::detail::json_sax_dom_callback_parser<nlohmann::ordered_json>;
extern template class nlohmann::detail::lexer<nlohmann::ordered_json, nlohmann::detail::iterator_input_adapter<char const*>>;
extern template class nlohmann::detail::parser<nlohmann::ordered_json, nlohmann::detail::iterator_input_adapter<char const*>>;
extern template class nlohmann::detail::lexer<nlohmann::ordered_json,
                                              nlohmann::detail::iterator_input_adapter<std::string::const_iterator>>;
extern template class nlohmann::detail::parser<nlohmann::ordered_json,
                                               nlohmann::detail::iterator_input_adapter<std::string::const_iterator>>;
extern template class std::vector<nlohmann::ordered_json>;
