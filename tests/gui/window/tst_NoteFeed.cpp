#include "app/window/NoteFeed.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace lunette;

namespace {

NoteInput inputNamed(const QString& answer) {
    NoteInput input;
    input.image = QImage(20, 20, QImage::Format_RGB32);
    input.image.fill(Qt::white);
    input.crop = input.image.rect();
    Exchange exchange;
    exchange.crop = input.crop;
    exchange.asked = QStringLiteral("What?");
    exchange.answer.english = answer;
    exchange.state = ExchangeState::Done;
    input.conversation = {QStringLiteral("a.png"), input.image.size(), {exchange}};
    return input;
}

/// Keeps the only pool thread busy until it is released.
class BusyPool {
public:
    BusyPool() {
        pool().setMaxThreadCount(1);
        pool().start([this] { m_gate.acquire(); });
    }
    ~BusyPool() { release(); }
    void release() {
        m_gate.release();
        pool().waitForDone();
    }
    static QThreadPool& pool() { return *QThreadPool::globalInstance(); }

private:
    QSemaphore m_gate;
};

} // namespace

class tst_NoteFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneNote();
    void latestOfManyWins();
    void newerThanWhatWaits();

private:
    QString lastAnswer() const {
        return m_notes.empty() ? QString() : m_notes.back().conversation.exchanges.front().answer.english;
    }

    std::vector<Note> m_notes;
};

void tst_NoteFeed::init() {
    m_notes.clear();
}

void tst_NoteFeed::oneNote() {
    NoteFeed feed;
    connect(&feed, &NoteFeed::ready, this, [this](const Note& note) { m_notes.push_back(note); });
    QVERIFY(!feed.isPending());
    feed.update(inputNamed(QStringLiteral("A")));
    QVERIFY(feed.isPending());
    QTRY_COMPARE(lastAnswer(), QStringLiteral("A"));
    QVERIFY(!feed.isPending());
}

void tst_NoteFeed::latestOfManyWins() {
    NoteFeed feed;
    connect(&feed, &NoteFeed::ready, this, [this](const Note& note) { m_notes.push_back(note); });
    BusyPool pool;
    for (const char* name : {"A", "B", "C"})
        feed.update(inputNamed(QString::fromLatin1(name)));
    pool.release();
    QTRY_VERIFY(!m_notes.empty() && !feed.isPending());
    QCOMPARE(lastAnswer(), QStringLiteral("C"));
    QCOMPARE(m_notes.size(), size_t(1));
}

/// B waits while A is built; A is ready, which is not told yet; C comes: B must not be built after it.
void tst_NoteFeed::newerThanWhatWaits() {
    NoteFeed feed;
    connect(&feed, &NoteFeed::ready, this, [this](const Note& note) { m_notes.push_back(note); });
    BusyPool pool;
    feed.update(inputNamed(QStringLiteral("A")));
    feed.update(inputNamed(QStringLiteral("B")));
    pool.release();
    feed.update(inputNamed(QStringLiteral("C")));
    QTRY_VERIFY(!m_notes.empty() && !feed.isPending());
    QCOMPARE(lastAnswer(), QStringLiteral("C"));
}

QTEST_MAIN(tst_NoteFeed)
#include "tst_NoteFeed.moc"
