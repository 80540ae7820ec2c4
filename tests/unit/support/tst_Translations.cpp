#include "app/support/ErrorText.h"
#include "app/support/LanguageSwitcher.h"
#include "core/base/Result.h"
#include "tests/support/TestData.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace lunette;

namespace {

struct Message {
    QString context, source, type;
    QStringList translations;
};

QList<Message> readMessages(const QString& file) {
    QFile device(file);
    QList<Message> messages;
    if (!device.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&device);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            messages << Message{context, xml.readElementText(), {}, {}};
        else if (xml.name() == u"translation") {
            messages.last().type = xml.attributes().value(QStringLiteral("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.last().translations << text;
        }
    }
    return messages;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%[1-9n]"));
    QStringList found;
    auto it = pattern.globalMatch(text);
    while (it.hasNext())
        found << it.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

/// Whether a number stands before things that are counted, outside sizes ("640 by 480 pixels"), without %n.
bool countsWithoutPlural(const QString& text) {
    static const QRegularExpression counted(QStringLiteral(
        "\\(s\\)|(?<!by |× |x )%L?[1-9] (?:[a-z]+ )?(?:answer|byte|character|file|folder|item|line|mark|"
        "minute|model|note|pack|picture|pixel|question|row|second|sentence|step|term|tile|time|token|turn|"
        "word)s\\b"));
    return !text.contains(QStringLiteral("%n")) && counted.match(text).hasMatch();
}

} // namespace

class tst_Translations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isComplete();
    void knowsEveryError();
    void keepsPlaceholders();
    void switchesWhileRunning();
    void errorsAreSentences();
    void pluralForms();
    void seesCountsWithoutPlural_data();
    void seesCountsWithoutPlural();
    void everyCountHasPluralForms();

private:
    QList<Message> m_chinese = readMessages(test::sourcePath(QStringLiteral("translations/lunette_zh_CN.ts")));
};

void tst_Translations::isComplete() {
    QVERIFY2(m_chinese.size() > 400, qPrintable(QString::number(m_chinese.size())));
    QStringList open;
    for (const Message& message : m_chinese) {
        if (!message.type.isEmpty() || message.translations.value(0).isEmpty())
            open << message.context + QStringLiteral(": ") + message.source;
    }
    QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
}

void tst_Translations::knowsEveryError() {
    QSet<QString> known;
    for (const Message& message : m_chinese) {
        if (message.context == u"Error")
            known << message.source;
    }
    static const QRegularExpression marked(
        QStringLiteral("LUNETTE_TEXT\\(\\s*\"Error\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"));
    static const QRegularExpression seam(QStringLiteral("\"\\s*\""));
    int seen = 0;
    QStringList unknown;
    for (const char* room : {"core", "app"}) {
        QDirIterator files(test::sourcePath(QString::fromLatin1(room)), {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto it = marked.globalMatch(QString::fromUtf8(file.readAll()));
            for (; it.hasNext(); ++seen) {
                QString text = it.next().captured(1).trimmed();
                text.replace(QStringLiteral("\\\""), QStringLiteral("\u0001")).remove(seam);
                text = text.mid(1, text.size() - 2).replace(QStringLiteral("\u0001"), QStringLiteral("\""));
                if (!known.contains(text) && text != u"...") // the example in Result.h
                    unknown << text;
            }
        }
    }
    QVERIFY2(seen > 300, qPrintable(QString::number(seen)));
    unknown.removeDuplicates();
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

void tst_Translations::keepsPlaceholders() {
    QStringList wrong;
    for (const Message& message : m_chinese) {
        if (placeholders(message.source) != placeholders(message.translations.value(0)))
            wrong << message.source;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Translations::switchesWhileRunning() {
    LanguageSwitcher switcher;
    switcher.apply(UiLanguage::Chinese);
    QVERIFY(isChineseInterface());
    QCOMPARE(QCoreApplication::translate("lunette::MainActions", "Open"), QStringLiteral("打开"));
    switcher.apply(UiLanguage::English);
    QVERIFY(!isChineseInterface());
    QCOMPARE(QCoreApplication::translate("lunette::MainActions", "Open"), QStringLiteral("Open"));
}

void tst_Translations::errorsAreSentences() {
    const Error error = fail(ErrorCode::Image, LUNETTE_TEXT("Error", "%1 is a folder"),
                             LUNETTE_TEXT("Error", "choose a picture inside it"), {"a%2b"})
                            .value();
    LanguageSwitcher switcher;
    switcher.apply(UiLanguage::English);
    QCOMPARE(errorSentence(error), QStringLiteral("A%2b is a folder: choose a picture inside it."));
    switcher.apply(UiLanguage::Chinese);
    QCOMPARE(errorSentence(error), QStringLiteral("A%2b 是文件夹：请选择其中的一张图片。"));
    QCOMPARE(localizedText({{"en", "reader"}, {"zh", "识字"}}), QStringLiteral("识字"));
    QCOMPARE(localizedText({{"en", "reader"}}), QStringLiteral("reader"));
    switcher.apply(UiLanguage::English);
}

void tst_Translations::pluralForms() {
    LanguageSwitcher switcher;
    switcher.apply(UiLanguage::English);
    QCOMPARE(QCoreApplication::translate("lunette::MainWindow", "Note: %n item(s)", nullptr, 1),
             QStringLiteral("Note: 1 item"));
    QCOMPARE(QCoreApplication::translate("lunette::MainWindow", "Note: %n item(s)", nullptr, 2),
             QStringLiteral("Note: 2 items"));
}

void tst_Translations::seesCountsWithoutPlural_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("seen");
    const auto row = [](const char* text, bool seen) { QTest::newRow(text) << QString::fromUtf8(text) << seen; };
    row("%1 files were read", true);
    row("Read %L1 lines", true);
    row("%2 earlier turns", true);
    row("%1 file(s)", true);
    row("%n file(s)", false);
    row("Whole picture, %1 by %2 pixels", false);
    row("%1 – %2 × %3 tiles", false);
    row("%1 needs the files of %2", false);
    row("Size: %1", false);
}

void tst_Translations::seesCountsWithoutPlural() {
    QFETCH(QString, text);
    QFETCH(bool, seen);
    QCOMPARE(countsWithoutPlural(text), seen);
}

/// The window counts with %n; every such text has a singular and a plural in English.
void tst_Translations::everyCountHasPluralForms() {
    const QStringList alwaysMany = {
        QStringLiteral("The question has %1 characters; at most %2 can be asked. Shorten it."),
        QStringLiteral(
            "The model was given: the picture, %1 of %2 earlier turns (the older ones did not fit), this question")};
    QStringList wrong;
    int counts = 0;
    LanguageSwitcher switcher;
    switcher.apply(UiLanguage::English);
    for (const Message& message : m_chinese) {
        if (message.context == u"Error" || alwaysMany.contains(message.source))
            continue;
        if (countsWithoutPlural(message.source))
            wrong << message.source;
        if (!message.source.contains(QStringLiteral("%n")))
            continue;
        ++counts;
        const QByteArray context = message.context.toUtf8(), source = message.source.toUtf8();
        const QString one = QCoreApplication::translate(context, source, nullptr, 1);
        const QString two = QCoreApplication::translate(context, source, nullptr, 2);
        if (one.contains(QStringLiteral("(s)")) || two.contains(QStringLiteral("(s)")) ||
            QString(two).replace(u'2', u'1') == one)
            wrong << message.source;
    }
    QVERIFY2(counts >= 8, qPrintable(QString::number(counts)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_Translations.moc"
