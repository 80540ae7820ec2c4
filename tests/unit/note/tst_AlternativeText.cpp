#include "core/note/AlternativeText.h"
#include "tests/support/SampleNote.h"

#include <QTest>

using namespace lunette;

class tst_AlternativeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneForAPicture_data();
    void oneForAPicture();
    void doubtsAreTold();
};

namespace {

const QRect kCrop(10, 20, 300, 200);

Exchange answered(const QString& kind, const QString& english, const QString& chinese) {
    Exchange exchange;
    exchange.crop = kCrop;
    exchange.answer = {english, chinese};
    exchange.request.skill = kind == "ask" ? Skill::Query : Skill::Caption;
    exchange.request.length = kind == "short" ? CaptionLength::Short : CaptionLength::Normal;
    return exchange;
}

} // namespace

void tst_AlternativeText::oneForAPicture_data() {
    QTest::addColumn<std::vector<Exchange>>("exchanges");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const Exchange brief = answered("short", "A dialog.", "一个对话框。");
    const Exchange detailed = answered("detailed", "A dialog with\ntwo buttons.", "带有两个按钮的对话框。");
    const Exchange title = answered("ask", "Settings", "设置");
    const Exchange count = answered("ask", "Two.", "两个。");
    Exchange elsewhere = answered("short", "Another.", "另一个。");
    elsewhere.crop = QRect(0, 0, 5, 5);
    using Exchanges = std::vector<Exchange>;
    QTest::newRow("nothing") << Exchanges{} << QString() << QString();
    QTest::newRow("other picture") << Exchanges{elsewhere} << QString() << QString();
    QTest::newRow("short one") << Exchanges{title, detailed, brief, count} << "A dialog."
                               << "一个对话框。";
    QTest::newRow("in one line") << Exchanges{detailed} << "A dialog with two buttons."
                                 << "带有两个按钮的对话框。";
    QTest::newRow("answers") << Exchanges{title, count, elsewhere} << "Settings; Two."
                             << "设置；两个。";
    QTest::newRow("sentences") << Exchanges{count, title, count} << "Two. Settings"
                               << "两个。设置";
    QTest::newRow("blank description") << Exchanges{answered("short", " ", ""), title} << "Settings"
                                       << "设置";
}

void tst_AlternativeText::oneForAPicture() {
    QFETCH(std::vector<Exchange>, exchanges);
    Note note = test::sampleNote();
    note.conversation.exchanges = exchanges;
    const BilingualText text = alternativeText(note, kCrop);
    QTEST(text.english, "english");
    QTEST(text.chinese, "chinese");
}

void tst_AlternativeText::doubtsAreTold() {
    Note note = test::sampleNote();
    Exchange doubtful = answered("short", "It says Sawe.", "上面写着 Sawe。");
    doubtful.doubtful = QStringList{QStringLiteral("Sawe")};
    note.conversation.exchanges = {doubtful};
    QCOMPARE(alternativeText(note, kCrop).english, QStringLiteral("It says Sawe (?)."));
}

QTEST_GUILESS_MAIN(tst_AlternativeText)
#include "tst_AlternativeText.moc"
