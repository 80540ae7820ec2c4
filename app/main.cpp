#include <cstdio>

int main() {
    std::puts("lunette");
    return 0;
}
