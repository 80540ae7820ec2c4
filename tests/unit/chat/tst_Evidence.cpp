#include "core/chat/Evidence.h"

#include <QTest>

using namespace lunette;

class tst_Evidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void numbersFollowTheAnswer();
    void nothingWithoutThinking();
};

void tst_Evidence::cuts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QPoint>>("spans");
    QTest::addColumn<QStringList>("wanted");
    const QString text = QStringLiteral("I see a door.");
    QTest::newRow("middle") << text << QList<QPoint>{{8, 12}} << QStringList{"I see a ", "[door]", "."};
    QTest::newRow("whole") << text << QList<QPoint>{{0, 13}} << QStringList{"[I see a door.]"};
    QTest::newRow("none") << text << QList<QPoint>() << QStringList{"I see a door."};
    QTest::newRow("beyond the text") << text << QList<QPoint>{{8, 99}} << QStringList{"I see a ", "[door.]"};
    QTest::newRow("before the text") << text << QList<QPoint>{{-5, 1}} << QStringList{"[I]", " see a door."};
    QTest::newRow("turned round") << text << QList<QPoint>{{12, 8}} << QStringList{"I see a door", "[]", "."};
    QTest::newRow("overlap") << text << QList<QPoint>{{2, 8}, {6, 12}} << QStringList{"I ", "[see a ]", "[door]", "."};
    QTest::newRow("out of order") << text << QList<QPoint>{{8, 12}, {0, 1}}
                                  << QStringList{"[I]", " see a ", "[door]", "."};
    QTest::newRow("code points") << QStringLiteral("😀😀 门 door") << QList<QPoint>{{3, 4}}
                                 << QStringList{"😀😀 ", "[门]", " door"};
    QTest::newRow("empty text") << QString() << QList<QPoint>{{0, 4}} << QStringList{"[]"};
}

void tst_Evidence::cuts() {
    QFETCH(QString, text);
    QFETCH(QList<QPoint>, spans);
    QFETCH(QStringList, wanted);
    Exchange exchange;
    exchange.reasoning = Reasoning{text.toStdString(), {}, {}};
    for (const QPoint& span : spans)
        exchange.reasoning->grounding.push_back({span.x(), span.y(), {{0.5, 0.5}}});
    QStringList parts;
    for (const EvidencePart& part : evidenceParts(exchange))
        parts << (part.points.empty() ? part.text : u'[' + part.text + u']');
    QCOMPARE(parts, wanted);
}

void tst_Evidence::numbersFollowTheAnswer() {
    Exchange exchange;
    exchange.objects.resize(2);
    exchange.points.resize(1);
    exchange.reasoning = Reasoning{"a b", {}, {{0, 1, {{0, 0}, {1, 1}}}, {1, 2, {}}, {2, 3, {{0, 0}}}}};
    const std::vector<EvidencePart> parts = evidenceParts(exchange);
    QCOMPARE(parts.size(), size_t(3));
    QVERIFY(parts[0].numbers() == std::vector<int>({4, 5}));
    QVERIFY(parts[1].numbers().empty());
    QVERIFY(parts[2].numbers() == std::vector<int>{6});
}

void tst_Evidence::nothingWithoutThinking() {
    QVERIFY(evidenceParts(Exchange()).empty());
}

QTEST_MAIN(tst_Evidence)
#include "tst_Evidence.moc"
