#include <cstdio>

int main() {
    std::puts("benvung " BENVUNG_VERSION);
    return 0;
}
