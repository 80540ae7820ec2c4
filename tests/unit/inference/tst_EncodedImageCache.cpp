#include "core/inference/EncodedImageCache.h"

#include <QTest>

using namespace lunette;

namespace {

class Image : public EncodedImage {
public:
    size_t bytes() const override { return 1; }
    StageTimings timings() const override { return {}; }
};

RgbImage filled(int width, int height, uint8_t value) {
    return {width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 3, value)};
}

} // namespace

class tst_EncodedImageCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLatest();
    void replacesAKey();
    void keysFollowContent();
};

void tst_EncodedImageCache::keepsTheLatest() {
    EncodedImageCache cache(3);
    for (const char* key : {"a", "b", "c"})
        cache.insert(key, std::make_shared<const Image>());
    QVERIFY(cache.find("a"));
    cache.insert("d", std::make_shared<const Image>());
    QCOMPARE(cache.size(), size_t(3));
    QVERIFY(cache.find("a"));
    QVERIFY(!cache.find("b"));
    cache.clear();
    QVERIFY(!cache.find("a"));
}

void tst_EncodedImageCache::replacesAKey() {
    EncodedImageCache cache(2);
    const auto second = std::make_shared<const Image>();
    cache.insert("a", std::make_shared<const Image>());
    cache.insert("a", second);
    QCOMPARE(cache.size(), size_t(1));
    QCOMPARE(cache.find("a").get(), static_cast<const EncodedImage*>(second.get()));
}

void tst_EncodedImageCache::keysFollowContent() {
    const QByteArray key = EncodedImageCache::keyOf(filled(4, 2, 7), "pack");
    QCOMPARE(EncodedImageCache::keyOf(filled(4, 2, 7), "pack"), key);
    QVERIFY(EncodedImageCache::keyOf(filled(4, 2, 8), "pack") != key);
    QVERIFY(EncodedImageCache::keyOf(filled(2, 4, 7), "pack") != key);
    QVERIFY(EncodedImageCache::keyOf(filled(4, 2, 7), "other") != key);
}

QTEST_APPLESS_MAIN(tst_EncodedImageCache)
#include "tst_EncodedImageCache.moc"
