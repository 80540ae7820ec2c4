#include "app/image/MarkLayer.h"
#include "app/note/NotePanel.h"
#include "tests/support/RealWindow.h"
#include "tests/support/TestData.h"

#include <QAbstractButton>
#include <QAction>
#include <QDirIterator>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

/// A label of a sample picture with its place in image pixels.
struct Label {
    QString picture, text;
    QRect place;
};

QList<Label> sampleLabels() {
    QFile file(sourcePath("resources/samples/truth.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Label> labels;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const QJsonArray rect = row["rect"].toArray();
        labels << Label{row["image"].toString(), row["text"].toString(),
                        QRect(rect[0].toInt(), rect[1].toInt(), rect[2].toInt(), rect[3].toInt())};
    }
    return labels;
}

bool hasChinese(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The whole way of a person, over the real engine and the packs that the program carries.
class TestWholeWay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromDropToNote();
    void findsInChinese();
    void closesWhileAnswering();

private:
    void openSample(RealWindow& real, const Label& label);
    void checkNote(const QString& markdown, const Exchange& exchange);

    QTemporaryDir m_home;
    Label m_label, m_cancel;
};

void TestWholeWay::initTestCase() {
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    const QList<Label> labels = sampleLabels();
    QVERIFY(labels.size() >= 12);
    m_label = labels.first();
    for (const Label& label : labels) {
        if (label.picture == m_label.picture && label.text == QLatin1String("Cancel"))
            m_cancel = label;
    }
    QVERIFY(m_cancel.place.isValid());
}

void TestWholeWay::openSample(RealWindow& real, const Label& label) {
    real.window().resize(1280, 800);
    real.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&real.window()));
    real.window().start();
    QTRY_COMPARE_WITH_TIMEOUT(real.inference().state(), EngineState::Ready, 60000);
    real.drop(sourcePath("resources/samples/" + label.picture));
    QTRY_VERIFY(real.canvas().hasImage());
}

void TestWholeWay::fromDropToNote() {
    RealWindow real;
    openSample(real, m_label);
    if (QTest::currentTestFailed())
        return;

    QSignalSpy settled(&real.canvas(), &ImageCanvas::regionSettled);
    const QRect wanted = m_label.place.adjusted(-6, -6, 6, 6) & real.canvas().image().rect();
    real.drag(wanted);
    QTRY_COMPARE(settled.count(), 1);
    const QRect crop = real.canvas().region();
    QVERIFY2(qAbs(crop.x() - wanted.x()) <= 2 && qAbs(crop.right() - wanted.right()) <= 2,
             qPrintable(QString("the frame begins at %1 and is %2 wide").arg(crop.x()).arg(crop.width())));

    QSignalSpy pieces(&real.inference(), &InferenceController::tokens);
    const QString question = QStringLiteral("这里写着什么？");
    real.ask(question);
    const auto& exchanges = real.session().conversation().exchanges;
    QCOMPARE(exchanges.size(), size_t(1));
    QTRY_VERIFY_WITH_TIMEOUT(!pieces.isEmpty(), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(exchanges[0].state, ExchangeState::Done, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!exchanges[0].answer.chinese.isEmpty(), 60000);
    const Exchange exchange = exchanges[0];
    qInfo() << "label" << m_label.text << "asked" << exchange.question.english << "answer" << exchange.answer.english
            << "/" << exchange.answer.chinese;
    QCOMPARE(exchange.question.chinese, question);
    QVERIFY(!exchange.question.english.isEmpty() && !hasChinese(exchange.question.english));
    QVERIFY(!exchange.answer.english.trimmed().isEmpty());
    QCOMPARE(exchange.crop, crop);
    QVERIFY(exchange.timings.tokens >= pieces.count());

    QSignalSpy exported(real.find<NotePanel>("notePanel"), &NotePanel::exported);
    real.find<QAction>("exportAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 10000);
    checkNote(exported[0][0].toString(), exchange);
}

void TestWholeWay::checkNote(const QString& markdown, const Exchange& exchange) {
    const QString text = QString::fromUtf8(contents(markdown));
    QVERIFY(text.startsWith("---\n"));
    QVERIFY(text.contains("offline: true"));
    QVERIFY(text.contains(exchange.asked));
    QVERIFY(text.contains(exchange.answer.chinese.section('\n', 0, 0).left(4)));

    // Every picture that the note shows is there and can be read.
    static const QRegularExpression link("!\\[[^\\]]*\\]\\(<?([^)>]+)>?\\)");
    auto links = link.globalMatch(text);
    QVERIFY(links.hasNext());
    const QDir folder = QFileInfo(markdown).dir();
    QSize smallest(100000, 100000);
    while (links.hasNext()) {
        const QString path = folder.filePath(QUrl::fromPercentEncoding(links.next().captured(1).toUtf8()));
        QImageReader reader(path);
        QVERIFY2(reader.canRead(), qPrintable(path));
        smallest = smallest.boundedTo(reader.size());
    }
    QCOMPARE(smallest, exchange.crop.size());

    QString sidecar = markdown;
    sidecar.replace(QRegularExpression("\\.md$"), ".lunette.json");
    const QJsonObject stored = QJsonDocument::fromJson(contents(sidecar)).object();
    QVERIFY2(!stored.isEmpty(), qPrintable(sidecar));
    QVERIFY(QJsonDocument(stored).toJson().contains(exchange.asked.toUtf8()));

    QDirIterator leftovers(folder.path(), {"*.part", "*.tmp", "*.XXXXXX"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(!leftovers.hasNext());
}

void TestWholeWay::findsInChinese() {
    RealWindow real;
    openSample(real, m_cancel);
    if (QTest::currentTestFailed())
        return;
    QTest::mouseClick(real.find<QAbstractButton>("skill_find"), Qt::LeftButton);
    real.ask(QStringLiteral("取消"));
    const auto& exchanges = real.session().conversation().exchanges;
    QCOMPARE(exchanges.size(), size_t(1));
    QTRY_COMPARE_WITH_TIMEOUT(exchanges[0].state, ExchangeState::Done, 120000);
    QCOMPARE(exchanges[0].question.english.toLower(), QStringLiteral("find: cancel"));
    QCOMPARE(exchanges[0].objects.size(), size_t(1));
    const QSize picture = real.canvas().image().size();
    const Box& box = exchanges[0].objects.front();
    const QPointF middle((box.xMin + box.xMax) / 2 * picture.width(), (box.yMin + box.yMax) / 2 * picture.height());
    QVERIFY2(QRectF(m_cancel.place).contains(middle), qPrintable(QString("%1, %2").arg(middle.x()).arg(middle.y())));

    // The mark is on the canvas; the keys make it the crop, and the note shows it with its number.
    QTRY_VERIFY(real.canvas().markLayer()->find(1) != nullptr);
    QSignalSpy exported(real.find<NotePanel>("notePanel"), &NotePanel::exported);
    real.find<QAction>("exportAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 10000);
    const QString markdown = exported[0][0].toString();
    QVERIFY(QString::fromUtf8(contents(markdown)).contains(QStringLiteral("-marked.png")));
    real.canvas().setFocus();
    QTest::keyClick(&real.canvas(), Qt::Key_N);
    QTest::keyClick(&real.canvas(), Qt::Key_Return);
    QVERIFY(real.canvas().region().intersects(m_cancel.place));
    QVERIFY(real.canvas().region().height() < 60);
}

void TestWholeWay::closesWhileAnswering() {
    RealWindow real;
    openSample(real, m_label);
    if (QTest::currentTestFailed())
        return;
    real.ask("What is in this picture?");
    QTRY_COMPARE_WITH_TIMEOUT(int(real.inference().state() != EngineState::Ready), 1, 10000);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(real.window().close());
    real.close();
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString("closing took %1 ms").arg(clock.elapsed())));
}

QTEST_MAIN(TestWholeWay)
#include "tst_WholeWay.moc"
