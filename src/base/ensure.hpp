#pragma once

#include <cstdio>
#include <cstdlib>

/// Stops the program where our own code is wrong; kept on in release. Never for input from outside: that is a Result.
#define ENSURE(condition)                                                                               \
    do {                                                                                                \
        if (!(condition)) {                                                                             \
            std::fprintf(stderr, "%s:%d: ENSURE(%s) does not hold\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                               \
        }                                                                                               \
    } while (false)
