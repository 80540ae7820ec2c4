#include "app/models/PackCatalog.h"
#include "tests/support/ScriptedEngine.h"

#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

PackInfo builtIn(const std::string& name) {
    PackInfo pack = scriptedPack(name);
    pack.builtIn = true;
    return pack;
}

} // namespace

class tst_PackCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOnAnotherThread();
    void prefersTheUsersOwn();
    void findsByNameAndFolder();
    void hasNoModelWithoutOne();
};

void tst_PackCatalog::readsOnAnotherThread() {
    std::atomic<Qt::HANDLE> reader = nullptr;
    PackCatalog catalog([&reader] {
        reader = QThread::currentThreadId();
        return PackListing{{scriptedPack("one")}, {}};
    });
    QSignalSpy changed(&catalog, &PackCatalog::changed);
    QVERIFY(!catalog.isRead());
    catalog.refresh();
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(catalog.isRead());
    QVERIFY(reader != QThread::currentThreadId());
    QCOMPARE(catalog.listing().packs.size(), size_t(1));
}

void tst_PackCatalog::prefersTheUsersOwn() {
    PackListing listing{scriptedTranslators(), {}};
    listing.packs.push_back(builtIn("small"));
    listing.packs.push_back(scriptedPack("own"));
    PackCatalog catalog([listing] { return listing; });
    catalog.refresh();
    QTRY_VERIFY(catalog.defaultModel());
    QCOMPARE(catalog.defaultModel()->name, std::string("own"));
}

void tst_PackCatalog::findsByNameAndFolder() {
    PackCatalog catalog([] { return PackListing{{scriptedPack("one"), scriptedPack("two")}, {}}; });
    catalog.refresh();
    QTRY_VERIFY(catalog.isRead());
    QCOMPARE(catalog.find(QStringLiteral("two"))->name, std::string("two"));
    QCOMPARE(catalog.find(QStringLiteral("/packs/one"))->name, std::string("one"));
    QVERIFY(!catalog.find(QStringLiteral("three")));
}

void tst_PackCatalog::hasNoModelWithoutOne() {
    PackCatalog catalog([] { return PackListing{scriptedTranslators(), {}}; });
    catalog.refresh();
    QTRY_VERIFY(catalog.isRead());
    QVERIFY(!catalog.defaultModel());
}

QTEST_GUILESS_MAIN(tst_PackCatalog)
#include "tst_PackCatalog.moc"
