#include "app/chat/ReasoningView.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lunette;

namespace {

std::vector<EvidencePart> parts() {
    return {{QStringLiteral("I see <b>a "), {}, 0},
            {QStringLiteral("door"), {{0.5, 0.5}}, 4},
            {QStringLiteral(" and "), {}, 0},
            {QStringLiteral("windows"), {{0.1, 0.1}, {0.2, 0.2}}, 5}};
}

} // namespace

class tst_ReasoningView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isFoldedAtFirst();
    void hidesWithoutThinking();
    void showsWordsNotMarkup();
    void keepsAndLetsGo();
    void ignoresStrangeLinks_data();
    void ignoresStrangeLinks();
    void paintsLitPhrases();
    void hasTheHeightOfItsWords();

private:
    std::unique_ptr<ReasoningView> m_view;
    LinkedText* m_text = nullptr;
    QToolButton* m_toggle = nullptr;
};

void tst_ReasoningView::init() {
    m_view = std::make_unique<ReasoningView>();
    m_view->resize(300, 200);
    m_view->setParts(parts());
    m_view->show();
    m_text = m_view->findChild<LinkedText*>(QStringLiteral("reasoningText"));
    m_toggle = m_view->findChild<QToolButton*>(QStringLiteral("reasoningToggle"));
    QVERIFY(m_text && m_toggle);
}

void tst_ReasoningView::isFoldedAtFirst() {
    QVERIFY(!m_view->isOpen() && !m_text->isVisible());
    QTest::keyClick(m_toggle, Qt::Key_Space);
    QVERIFY(m_view->isOpen() && m_text->isVisible());
    m_view->setParts({{QStringLiteral("other"), {}, 0}});
    QVERIFY(!m_view->isOpen());
    m_toggle->click();
    m_view->setParts({{QStringLiteral("other"), {}, 0}});
    QVERIFY(m_view->isOpen());
}

void tst_ReasoningView::hidesWithoutThinking() {
    m_view->setParts({});
    QVERIFY(!m_view->isVisible());
    m_view->setParts(parts());
    QVERIFY(m_view->isVisible());
}

void tst_ReasoningView::showsWordsNotMarkup() {
    QCOMPARE(m_text->toPlainText(), QStringLiteral("I see <b>a door4 and windows5,6"));
    QCOMPARE(m_text->accessibleDescription(), QStringLiteral("I see <b>a door and windows"));
}

void tst_ReasoningView::keepsAndLetsGo() {
    QSignalSpy kept(m_view.get(), &ReasoningView::keptChanged);
    Q_EMIT m_text->anchorClicked(QUrl(QStringLiteral("evidence:3")));
    QVERIFY(m_view->kept() == (std::set<int>{5, 6}));
    Q_EMIT m_text->anchorClicked(QUrl(QStringLiteral("evidence:1")));
    QVERIFY(m_view->kept() == (std::set<int>{4, 5, 6}));
    Q_EMIT m_text->anchorClicked(QUrl(QStringLiteral("evidence:3")));
    QVERIFY(m_view->kept() == (std::set<int>{4}));
    QCOMPARE(kept.size(), 3);
}

void tst_ReasoningView::ignoresStrangeLinks_data() {
    QTest::addColumn<QString>("link");
    for (const char* link : {"", "evidence:", "evidence:99", "evidence:-1", "evidence:x", "file:1", "evidence:0"})
        QTest::addRow("<%s>", link) << QString::fromLatin1(link);
}

void tst_ReasoningView::ignoresStrangeLinks() {
    QFETCH(QString, link);
    Q_EMIT m_text->anchorClicked(QUrl(link));
    QVERIFY(m_view->kept().empty());
}

void tst_ReasoningView::paintsLitPhrases() {
    const QString plain = m_text->toHtml();
    m_view->setLit({6});
    QVERIFY(m_text->toHtml() != plain);
    m_view->setLit({77});
    QCOMPARE(m_text->toHtml(), plain);
}

void tst_ReasoningView::hasTheHeightOfItsWords() {
    m_toggle->click();
    const int low = m_text->height();
    m_view->resize(120, 400);
    QTRY_VERIFY(m_text->height() > low);
}

QTEST_MAIN(tst_ReasoningView)
#include "tst_ReasoningView.moc"
