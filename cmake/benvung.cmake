# How a folder becomes a library, and what every target of ours is compiled with.

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
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
target_compile_options(benvung_options INTERFACE -Wall -Wextra -Wshadow -Wconversion -Werror)
# g++ 12 at -O2 takes the inactive member of a std::variant for an uninitialised one; clang-tidy and the sanitizers look for real ones.
target_compile_options(benvung_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
target_include_directories(benvung_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(benvung_options INTERFACE Threads::Threads)
if(BENVUNG_SANITIZE)
  target_compile_options(benvung_options INTERFACE -fsanitize=${BENVUNG_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(benvung_options INTERFACE -fsanitize=${BENVUNG_SANITIZE})
endif()
if(BENVUNG_FUZZ)
  # clang sees into libstdc++: its std::stable_sort uses what it declares deprecated.
  target_compile_options(benvung_options INTERFACE -fsanitize=fuzzer-no-link -Wno-deprecated-declarations)
endif()

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
