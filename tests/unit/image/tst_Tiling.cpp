#include "core/image/Tiling.h"

#include <QTest>

using namespace lunette;

class tst_Tiling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selects_data();
    void selects();
    void neverSplitsWithoutTiles();
    void scaleOfTiles();
    void cutsEveryTile();
    void canvasCentresOnMedian();
    void canvasKeepsLargePictures();
    void pairTiles_data();
    void pairTiles();
};

void tst_Tiling::selects_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    const int table[][4] = {{32, 32, 1, 1},     {300, 200, 1, 1},   {378, 378, 1, 1},   {379, 379, 3, 3},
                            {500, 500, 3, 3},   {640, 480, 2, 4},   {480, 640, 4, 2},   {800, 600, 2, 4},
                            {1000, 1000, 3, 3}, {1024, 768, 3, 4},  {1280, 720, 2, 4},  {1920, 1080, 2, 4},
                            {1080, 1920, 4, 2}, {4000, 3000, 2, 4}, {3840, 2160, 2, 4}, {1200, 400, 2, 6},
                            {5000, 400, 1, 10}, {1176, 378, 1, 1},  {1177, 379, 2, 6},  {1, 1, 1, 1},
                            {600, 800, 4, 2},   {30000, 20, 1, 1}};
    for (const auto& row : table)
        QTest::addRow("%dx%d", row[0], row[1]) << row[0] << row[1] << row[2] << row[3];
}

void tst_Tiling::selects() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, rows);
    QFETCH(int, columns);
    const TileGrid grid = selectTiling(width, height, {});
    QCOMPARE(grid.rows, rows);
    QCOMPARE(grid.columns, columns);
}

void tst_Tiling::neverSplitsWithoutTiles() {
    TilingRule rule;
    rule.maxTiles = 0;
    QCOMPARE(selectTiling(4000, 3000, rule), TileGrid({1, 1}));
}

void tst_Tiling::scaleOfTiles() {
    // 1920 x 1080 is seen as 1176 x 644.
    QCOMPARE(tilingScale(1920, 1080, {}), 644.0 / 1080.0);
    QCOMPARE(tilingScale(0, 10, {}), 0.0);
}

void tst_Tiling::cutsEveryTile() {
    RgbImage image{640, 480, std::vector<uint8_t>(640 * 480 * 3, 7)};
    const TiledImage tiled = cutTiles(image, {});
    QCOMPARE(tiled.tiles.size(), size_t(1 + 2 * 4));
    for (const RgbImage& tile : tiled.tiles) {
        QCOMPARE(tile.width, 378);
        QCOMPARE(tile.height, 378);
        QVERIFY(std::all_of(tile.pixels.begin(), tile.pixels.end(), [](uint8_t v) { return v == 7; }));
    }
}

void tst_Tiling::canvasCentresOnMedian() {
    RgbImage image{100, 10, std::vector<uint8_t>(100 * 10 * 3, 200)};
    image.row(5)[50 * 3] = 0;
    CanvasRule rule{true, 270, 0.7, 6.5};
    const RgbImage canvas = placeOnCanvas(image, rule);
    QCOMPARE(canvas.width, 270);
    QCOMPARE(canvas.height, 189);
    QCOMPARE(int(canvas.row(0)[0]), 200);
    QCOMPARE(int(canvas.row((189 - 10) / 2 + 5)[((270 - 100) / 2 + 50) * 3]), 0);
    rule.enabled = false;
    QCOMPARE(placeOnCanvas(image, rule).width, 100);
}

void tst_Tiling::canvasKeepsLargePictures() {
    RgbImage image{400, 300, std::vector<uint8_t>(400 * 300 * 3, 1)};
    const RgbImage canvas = placeOnCanvas(image, {true, 270, 0.7, 0});
    QCOMPARE(canvas.width, 400);
    QCOMPARE(canvas.height, 300);
}

void tst_Tiling::pairTiles_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("tiles");
    QTest::newRow("small") << 500 << 300 << 1;
    QTest::newRow("wide") << 1600 << 800 << 2;
    QTest::newRow("large square") << 1600 << 1600 << 4;
}

void tst_Tiling::pairTiles() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, tiles);
    RgbImage image{width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3, 9)};
    const TiledImage tiled = cutPairTiles(image, {});
    QCOMPARE(int(tiled.tiles.size()), tiles);
    QCOMPARE(tiled.averagedGlobal, tiles > 1);
}

QTEST_APPLESS_MAIN(tst_Tiling)
#include "tst_Tiling.moc"
