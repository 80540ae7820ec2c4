#include "core/note/NoteTemplate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class tst_NoteTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void render_data();
    void render();
    void sections();
    void broken_data();
    void broken();
    void builtIn();
    void open();
};

void tst_NoteTemplate::render_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "no places"
                           << "no places";
    QTest::newRow("value") << "a {{name}} b"
                           << "a N b";
    QTest::newRow("spaces") << "{{ name }}"
                            << "N";
    QTest::newRow("unknown") << "[{{nothing}}]"
                             << "[]";
    QTest::newRow("not a tag") << "{name} }} {{name"
                               << "{name} }} {{name";
    QTest::newRow("filled") << "{{#name}}yes{{/name}}{{^name}}no{{/name}}"
                            << "yes";
    QTest::newRow("empty") << "{{#none}}yes{{/none}}{{^none}}no{{/none}}"
                           << "no";
    QTest::newRow("own line") << "a\n  {{#name}}  \nb\n{{/name}}\nc"
                              << "a\nb\nc";
    QTest::newRow("last line") << "a\n{{#name}}\nb\n{{/name}}"
                               << "a\nb\n";
    QTest::newRow("windows") << "{{#name}}\r\nb\r\n{{/name}}\r\n"
                             << "b\n";
    QTest::newRow("value with tag") << "{{tag}}"
                                    << "{{name}}";
    QTest::newRow("nested") << "{{#name}}{{#none}}x{{/none}}{{^none}}y{{/none}}{{/name}}"
                            << "y";
}

void tst_NoteTemplate::render() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    TemplateValues values;
    values.texts = {{"name", "N"}, {"none", ""}, {"tag", "{{name}}"}};
    const Result<NoteTemplate> parsed = NoteTemplate::parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->render(values), expected);
}

void tst_NoteTemplate::sections() {
    TemplateValues values, one, two;
    values.texts = {{"outer", "O"}, {"item", "none"}};
    one.texts = {{"item", "1"}};
    two.texts = {{"item", "2"}};
    values.lists = {{"list", {one, two}}, {"empty", {}}};
    const Result<NoteTemplate> parsed = NoteTemplate::parse(
        QStringLiteral("{{#list}}\n{{item}}{{outer}}\n{{/list}}\n{{#empty}}x{{/empty}}{{^empty}}e{{/empty}}{{item}}"));
    QVERIFY(parsed);
    QCOMPARE(parsed->render(values), QStringLiteral("1O\n2O\nenone"));
}

void tst_NoteTemplate::broken_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("not closed") << "{{#a}}text";
    QTest::newRow("not opened") << "text{{/a}}";
    QTest::newRow("crossed") << "{{#a}}{{#b}}{{/a}}{{/b}}";
}

void tst_NoteTemplate::broken() {
    QFETCH(QString, text);
    const Result<NoteTemplate> parsed = NoteTemplate::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Usage);
}

void tst_NoteTemplate::builtIn() {
    const QStringList names = NoteTemplate::builtInNames();
    QCOMPARE(names.size(), 5);
    for (const QString& name : names)
        QVERIFY2(NoteTemplate::open(name), qPrintable(name));
}

void tst_NoteTemplate::open() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.md"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("我的 {{title}}");
    file.close();
    const Result<NoteTemplate> own = NoteTemplate::open(path);
    QVERIFY(own);
    TemplateValues values;
    values.texts = {{"title", "T"}};
    QCOMPARE(own->render(values), QStringLiteral("我的 T"));
    const Result<NoteTemplate> missing = NoteTemplate::open(QStringLiteral("nothing"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::Usage);
    QVERIFY(!NoteTemplate::open(folder.path()));
    QVERIFY(file.resize(2 << 20));
    QVERIFY(!NoteTemplate::open(path));
}

QTEST_MAIN(tst_NoteTemplate)
#include "tst_NoteTemplate.moc"
