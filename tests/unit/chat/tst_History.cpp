#include "core/chat/History.h"

#include <QTest>

#include <functional>

using namespace lunette;

namespace {

const QRect kFrame(10, 20, 300, 200);

Exchange answered() {
    Exchange exchange;
    exchange.asked = QStringLiteral("Welche?");
    exchange.question.english = QStringLiteral("Which?");
    exchange.answer.english = QStringLiteral("The left one.");
    exchange.crop = kFrame;
    exchange.state = ExchangeState::Done;
    return exchange;
}

} // namespace

/// Which earlier questions a follow-up is given.
class tst_History : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void oldestFirst();
};

void tst_History::takes_data() {
    using Edit = std::function<void(Exchange&)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("question"); // empty: it is no turn
    QTest::newRow("an answered question") << Edit([](Exchange&) {}) << "Which?";
    QTest::newRow("asked as typed") << Edit([](Exchange& e) { e.question.english.clear(); }) << "Welche?";
    QTest::newRow("another frame") << Edit([](Exchange& e) { e.crop.translate(1, 0); }) << "";
    QTest::newRow("stopped") << Edit([](Exchange& e) { e.state = ExchangeState::Stopped; }) << "";
    QTest::newRow("failed") << Edit([](Exchange& e) { e.state = ExchangeState::Failed; }) << "";
    QTest::newRow("still coming") << Edit([](Exchange& e) { e.state = ExchangeState::Streaming; }) << "";
    QTest::newRow("no answer") << Edit([](Exchange& e) { e.answer.english.clear(); }) << "";
    QTest::newRow("a ready question") << Edit([](Exchange& e) { e.presetName = QStringLiteral("short"); }) << "";
    QTest::newRow("boxes") << Edit([](Exchange& e) { e.request.skill = Skill::Detect; }) << "";
}

void tst_History::takes() {
    QFETCH(std::function<void(Exchange&)>, edit);
    QFETCH(QString, question);
    Conversation conversation;
    conversation.exchanges = {answered()};
    edit(conversation.exchanges.front());
    const std::vector<Turn> turns = earlierTurns(conversation, kFrame);
    QCOMPARE(turns.size(), size_t(question.isEmpty() ? 0 : 1));
    if (!question.isEmpty())
        QCOMPARE(turns.front(), (Turn{question.toStdString(), "The left one."}));
}

void tst_History::oldestFirst() {
    Conversation conversation;
    conversation.exchanges = {answered(), answered()};
    conversation.exchanges.back().question.english = QStringLiteral("And then?");
    const std::vector<Turn> turns = earlierTurns(conversation, kFrame);
    QCOMPARE(turns.size(), size_t(2));
    QCOMPARE(turns.front().question, std::string("Which?"));
    QCOMPARE(turns.back().question, std::string("And then?"));
}

QTEST_GUILESS_MAIN(tst_History)
#include "tst_History.moc"
