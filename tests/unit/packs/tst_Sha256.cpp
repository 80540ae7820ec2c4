#include "core/packs/Sha256.h"
#include "tests/support/ModelFolders.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

class tst_Sha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownDigests_data();
    void knownDigests();
    void filesLargerThanAPiece();
    void unreadable();
    void stopsWhenTold();
};

static std::span<const std::byte> bytesOf(const QByteArray& text) {
    return std::as_bytes(std::span(text.constData(), size_t(text.size())));
}

/// The examples of FIPS 180-2.
void tst_Sha256::knownDigests_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("digest");
    QTest::newRow("nothing") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("a million") << QByteArray(1'000'000, 'a')
                               << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
}

void tst_Sha256::knownDigests() {
    QFETCH(QByteArray, text);
    Sha256 whole, pieces;
    whole.add(bytesOf(text));
    for (qsizetype at = 0; at < text.size(); at += 997)
        pieces.add(bytesOf(text.mid(at, 997)));
    const QString digest = QString::fromStdString(whole.hex());
    QTEST(digest, "digest");
    QCOMPARE(QString::fromStdString(pieces.hex()), digest);
}

void tst_Sha256::filesLargerThanAPiece() {
    QTemporaryDir folder;
    QByteArray content(20'000'003, 'x');
    for (qsizetype i = 0; i < content.size(); i += 4099)
        content[i] = char(i >> 8);
    QVERIFY(writeAll(folder.filePath(QStringLiteral("large")), content));
    const auto digest = sha256OfFile(toPath(folder.filePath(QStringLiteral("large"))));
    QVERIFY(digest);
    QCOMPARE(QByteArray::fromStdString(*digest), QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

void tst_Sha256::unreadable() {
    QTemporaryDir folder;
    for (const QString& path : {folder.path(), folder.filePath(QStringLiteral("none"))}) {
        const auto digest = sha256OfFile(toPath(path));
        QVERIFY(!digest);
        QCOMPARE(digest.error().code, ErrorCode::Pack);
    }
}

void tst_Sha256::stopsWhenTold() {
    QTemporaryDir folder;
    QVERIFY(writeAll(folder.filePath(QStringLiteral("large")), QByteArray(20'000'000, 'x')));
    int pieces = 0;
    const auto read = readInPieces(toPath(folder.filePath(QStringLiteral("large"))), [&](auto) -> Result<void> {
        ++pieces;
        return cancelled();
    });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QCOMPARE(pieces, 1);
}

QTEST_GUILESS_MAIN(tst_Sha256)
#include "tst_Sha256.moc"
