# How a folder becomes a library, and what every target of ours is compiled with.

find_program(CCACHE ccache)
if(CCACHE)
  # Paths relative to the root, so that one clone finds what another has compiled; the sloppiness is what ccache asks for with a
  # precompiled header.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=true
               CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(libical REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(ctemplate REQUIRED IMPORTED_TARGET libctemplate)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(nlohmann_json REQUIRED IMPORTED_TARGET nlohmann_json)

add_library(benvung_options INTERFACE)
target_compile_options(benvung_options INTERFACE -pthread -Wall -Wextra -Wshadow -Wconversion -Werror)
# clang sees into libstdc++: its std::stable_sort uses what it declares deprecated.
target_compile_options(benvung_options INTERFACE -Wno-deprecated-declarations)
target_include_directories(benvung_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(benvung_options INTERFACE Threads::Threads)
if(BENVUNG_SANITIZE)
  target_compile_options(benvung_options INTERFACE -fsanitize=${BENVUNG_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(benvung_options INTERFACE -fsanitize=${BENVUNG_SANITIZE})
endif()
if(BENVUNG_FUZZ)
  target_compile_options(benvung_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# benvung_precompiled(NAME header...): headers that most files include, read once. benvung_precompile(TARGET NAME) uses them. Off in the
# preset `dev`, where a missing #include must show.
function(benvung_precompiled name)
  if(BENVUNG_PCH)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "// Only the headers.\n")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE benvung_options fmt::fmt spdlog::spdlog)
    target_precompile_headers(${name} PRIVATE ${ARGN})
  endif()
endfunction()
function(benvung_precompile target name)
  if(BENVUNG_PCH)
    target_link_libraries(${target} PRIVATE fmt::fmt spdlog::spdlog)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
set(common_headers <algorithm> <array> <chrono> <filesystem> <fstream> <functional> <map> <memory> <optional> <ranges> <set> <span> <string>
    <string_view> <unordered_map> <variant> <vector> <fmt/core.h> ${PROJECT_SOURCE_DIR}/src/base/json.hpp)
set(page_headers ${PROJECT_SOURCE_DIR}/src/db/database.hpp ${PROJECT_SOURCE_DIR}/src/html/template.hpp
    ${PROJECT_SOURCE_DIR}/src/site/routes.hpp ${PROJECT_SOURCE_DIR}/src/site/list.hpp)
benvung_precompiled(precompiled ${common_headers})
benvung_precompiled(precompiled_for_pages ${common_headers} ${page_headers})

# benvung_library(NAME USES folder... LIBRARIES external...)
# Every .cpp below the current folder, as the library that stands for the folder. USES lists the folders whose headers it may
# include: tools/check_layers.py holds each #include against it, and the list itself against the order of the house.
function(benvung_library name)
  cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_USES} ${arg_LIBRARIES})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PRIVATE benvung_options PUBLIC ${arg_USES} ${arg_LIBRARIES})
  if("site" IN_LIST arg_USES)
    benvung_precompile(${name} precompiled_for_pages)
  else()
    benvung_precompile(${name} precompiled)
  endif()
endfunction()

# benvung_embed(LIBRARY assets|templates FOLDER file...): the files of the folder as bytes in the library, by tools/embed.py. The files
# are named only so that a change is noticed.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
function(benvung_embed library kind folder)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(stamp ${out}/${kind}.stamp)
  add_custom_command(
    OUTPUT ${stamp} BYPRODUCTS ${out}/${kind}.S ${out}/${kind}.cpp
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/embed.py ${kind} ${folder} ${out}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/embed.py ${ARGN} VERBATIM)
  add_custom_target(${library}_${kind} DEPENDS ${stamp})
  add_library(${library}_embedded OBJECT ${out}/${kind}.S ${out}/${kind}.cpp)
  set_source_files_properties(${out}/${kind}.S ${out}/${kind}.cpp PROPERTIES GENERATED ON)
  target_link_libraries(${library}_embedded PRIVATE benvung_options)
  add_dependencies(${library}_embedded ${library}_${kind})
  target_sources(${library} PRIVATE $<TARGET_OBJECTS:${library}_embedded>)
endfunction()
