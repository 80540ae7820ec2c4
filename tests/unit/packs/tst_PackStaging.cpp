#include "core/packs/PackStaging.h"
#include "tests/support/ModelFolders.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace lunette;
using namespace lunette::test;

class tst_PackStaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomesThePack();
    void vanishes();
    void movedFrom();
    void oneOwner();
    void takenName();
};

static QStringList entries(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

void tst_PackStaging::becomesThePack() {
    QTemporaryDir folder;
    const QString packs = folder.filePath("not/there/yet");
    {
        auto staging = PackStaging::begin(toPath(packs));
        QVERIFY2(staging, staging ? "" : staging.error().message().c_str());
        QVERIFY(writeAll(packs + "/.importing/file", "x"));
        QVERIFY(staging->publish("包 1"));
    }
    QCOMPARE(entries(packs), QStringList{QStringLiteral("包 1")});
    QCOMPARE(readAll(packs + QStringLiteral("/包 1/file")), QByteArray("x"));
}

void tst_PackStaging::vanishes() {
    QTemporaryDir folder;
    {
        const auto staging = PackStaging::begin(toPath(folder.path()));
        QVERIFY(staging);
        QVERIFY(writeAll(folder.filePath(".importing/file"), "x"));
    }
    QVERIFY(entries(folder.path()).isEmpty());
}

void tst_PackStaging::movedFrom() {
    QTemporaryDir folder;
    std::optional<PackStaging> kept;
    {
        auto staging = PackStaging::begin(toPath(folder.path()));
        kept.emplace(std::move(*staging));
    }
    QVERIFY(std::filesystem::is_directory(kept->path()));
    kept.reset();
    QVERIFY(entries(folder.path()).isEmpty());
}

void tst_PackStaging::oneOwner() {
    QTemporaryDir folder;
    {
        const auto first = PackStaging::begin(toPath(folder.path()));
        QVERIFY(first);
        const auto second = PackStaging::begin(toPath(folder.path()));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Output);
        QVERIFY(std::filesystem::is_directory(first->path()));
    }
    QVERIFY(PackStaging::begin(toPath(folder.path())));
}

void tst_PackStaging::takenName() {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("taken/inner"));
    {
        auto staging = PackStaging::begin(toPath(folder.path()));
        const auto published = staging->publish("taken");
        QVERIFY(!published);
        QCOMPARE(published.error().code, ErrorCode::Output);
    }
    QCOMPARE(entries(folder.path()), QStringList{"taken"});
    QVERIFY(QDir(folder.path()).exists("taken/inner"));
}

QTEST_GUILESS_MAIN(tst_PackStaging)
#include "tst_PackStaging.moc"
