#pragma once

#include <span>
#include <string_view>

namespace documents {

/// A text that lies in the program; the table is made by tools/embed.py.
struct SampleText {
    std::string_view name; ///< "02-cong-van-tinh"
    std::string_view text;
};

std::span<SampleText const> sample_texts(); ///< sorted by name

/// A document of the gallery, for people who have none at hand.
struct Sample {
    std::string_view name;  ///< of its text and its address
    std::string_view title; ///< "Công văn đôn đốc của sở"
    std::string_view shows; ///< what is to be seen on it
};

std::span<Sample const> samples();
SampleText const* find_sample_text(std::string_view name);

} // namespace documents
