// Says where the program finds texts: pictures on stdin ("WIDTH HEIGHT\n" and RGB bytes, one after the other), for each
// a line with the place of every text as JSON, [[x, y, width, height], ...]. models/controls trains on these places.

#include "core/engine/moondream/ScreenElements.h"

#include <algorithm>
#include <iostream>

using namespace lunette;

namespace {

constexpr int kLargestSide = 20000;

std::vector<PixelRect> placesIn(const RgbImage& image) {
    std::vector<PerceivedPiece> pieces;
    for (const TextPiece& piece : findTextPieces(image)) {
        pieces.emplace_back();
        pieces.back().piece = piece;
        pieces.back().text = "text";
    }
    std::vector<PixelRect> places;
    for (const ScreenElement& element : screenOf(image, pieces).elements)
        places.push_back(element.place);
    return places;
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (int width = 0, height = 0; std::cin >> width >> height;) {
        if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide) {
            std::cerr << "a picture of 1 to " << kLargestSide << " pixels a side is wanted\n";
            return 2;
        }
        RgbImage image{width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3)};
        std::cin.get();
        if (!std::cin.read(reinterpret_cast<char*>(image.pixels.data()), std::streamsize(image.pixels.size())))
            return 1;
        std::cout << '[';
        const char* comma = "";
        for (const PixelRect& place : placesIn(image)) {
            std::cout << comma << '[' << place.x << ',' << place.y << ',' << place.width << ',' << place.height << ']';
            comma = ",";
        }
        std::cout << ']' << std::endl;
    }
    return 0;
}
