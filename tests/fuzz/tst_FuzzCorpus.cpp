#include "tests/support/TestData.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

extern "C" {
int checkpoint(const uint8_t* data, size_t size);
int config(const uint8_t* data, size_t size);
int encode(const uint8_t* data, size_t size);
int pickle(const uint8_t* data, size_t size);
int safetensors(const uint8_t* data, size_t size);
int sentencepiece(const uint8_t* data, size_t size);
int tokenizer(const uint8_t* data, size_t size);
int vocabulary(const uint8_t* data, size_t size);
}

/// Every input that fuzzing kept goes through its target again, with any compiler: a broken promise of a reader aborts.
class tst_FuzzCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replays_data();
    void replays();
};

using Target = int (*)(const uint8_t*, size_t);

void tst_FuzzCorpus::replays_data() {
    QTest::addColumn<Target>("target");
    QTest::addColumn<int>("least");
    QTest::newRow("checkpoint") << Target(checkpoint) << 50;
    QTest::newRow("config") << Target(config) << 50;
    QTest::newRow("encode") << Target(encode) << 2;
    QTest::newRow("pickle") << Target(pickle) << 50;
    QTest::newRow("safetensors") << Target(safetensors) << 50;
    QTest::newRow("sentencepiece") << Target(sentencepiece) << 20;
    QTest::newRow("tokenizer") << Target(tokenizer) << 50;
    QTest::newRow("vocabulary") << Target(vocabulary) << 50;
}

void tst_FuzzCorpus::replays() {
    QFETCH(Target, target);
    QFETCH(int, least);
    const QString folder = lunette::test::sourcePath(QStringLiteral("tests/fuzz/corpus/")) + QTest::currentDataTag();
    int count = 0;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext(); ++count) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(target(reinterpret_cast<const uint8_t*>(bytes.constData()), size_t(bytes.size())) == 0,
                 qPrintable(file.fileName()));
    }
    QVERIFY2(count >= least, qPrintable(QString::number(count)));
}

QTEST_GUILESS_MAIN(tst_FuzzCorpus)
#include "tst_FuzzCorpus.moc"
