#include "core/base/Memory.h"

#include <QTest>

using namespace lunette;

class TestMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void available() {
#ifdef Q_OS_LINUX
        const auto bytes = availableMemory();
        QVERIFY(bytes.has_value());
        QVERIFY(*bytes > 1'000'000);
#else
        QSKIP("told on Linux only");
#endif
    }
    void size_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << quint64(0) << "0 bytes";
        QTest::newRow("small") << quint64(10'100'000) << "10.1 MB";
        QTest::newRow("rounds") << quint64(3'854'538'968) << "3.9 GB";
        QTest::newRow("large") << quint64(16'000'000'000) << "16.0 GB";
    }
    void size() {
        QFETCH(quint64, bytes);
        QTEST(sizeText(bytes), "text");
    }
};

QTEST_APPLESS_MAIN(TestMemory)
#include "tst_Memory.moc"
