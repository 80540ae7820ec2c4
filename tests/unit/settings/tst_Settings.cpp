#include "core/settings/Settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

class tst_Settings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaults();
    void keepsValues();
    void takesNonsenseAsDefault_data();
    void takesNonsenseAsDefault();
    void tellsOnlyRealChanges();
    void namesChangedAnswerSettings();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString file() const { return m_folder->filePath(QStringLiteral("lunette.ini")); }
};

void tst_Settings::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Settings::defaults() {
    QSettings store(file(), QSettings::IniFormat);
    const Settings settings(store);
    QVERIFY(settings.language() == UiLanguage::System);
    QVERIFY(settings.theme() == UiTheme::System);
    QVERIFY(settings.alpha() == AlphaMode::White);
    QVERIFY(settings.device() == Device::Auto);
    QCOMPARE(settings.threads(), 0);
    QCOMPARE(settings.releaseMinutes(), 15);
    QCOMPARE(settings.maxTokens(), 0);
    QCOMPARE(settings.temperature(), 0.0);
    QVERIFY(!settings.includesOriginal());
    QVERIFY(settings.usesCorrections());
    QCOMPARE(settings.noteTemplate(), QStringLiteral("bilingual"));
    QVERIFY(!settings.noteFolder().isEmpty());
    QVERIFY(settings.changedAnswerSettings().isEmpty());
}

void tst_Settings::keepsValues() {
    {
        QSettings store(file(), QSettings::IniFormat);
        Settings settings(store);
        settings.setLanguage(UiLanguage::Chinese);
        settings.setTheme(UiTheme::Dark);
        settings.setAlpha(AlphaMode::Drop);
        settings.setDevice(Device::Cpu);
        settings.setThreads(3);
        settings.setReleaseMinutes(0);
        settings.setMaxTokens(128);
        settings.setTemperature(0.7);
        settings.setIncludesOriginal(true);
        settings.setUsesCorrections(false);
        settings.setNoteTemplate(QStringLiteral("alt-text"));
        settings.setNoteFolder(QStringLiteral("/notes"));
        settings.setPackName(QStringLiteral("lunette-reader"));
        settings.setLastFolder(QStringLiteral("/pictures"));
    }
    QSettings store(file(), QSettings::IniFormat);
    const Settings settings(store);
    QVERIFY(settings.language() == UiLanguage::Chinese);
    QVERIFY(settings.theme() == UiTheme::Dark);
    QVERIFY(settings.alpha() == AlphaMode::Drop);
    QVERIFY(settings.device() == Device::Cpu);
    QCOMPARE(settings.threads(), 3);
    QCOMPARE(settings.releaseMinutes(), 0);
    QCOMPARE(settings.maxTokens(), 128);
    QCOMPARE(settings.temperature(), 0.7);
    QVERIFY(settings.includesOriginal());
    QVERIFY(!settings.usesCorrections());
    QCOMPARE(settings.noteTemplate(), QStringLiteral("alt-text"));
    QCOMPARE(settings.noteFolder(), QStringLiteral("/notes"));
    QCOMPARE(settings.packName(), QStringLiteral("lunette-reader"));
    QCOMPARE(settings.lastFolder(), QStringLiteral("/pictures"));
}

void tst_Settings::takesNonsenseAsDefault_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("language") << "interface/language"
                              << "klingon";
    QTest::newRow("theme") << "interface/theme"
                           << "7";
    QTest::newRow("threads") << "engine/threads"
                             << "-4";
    QTest::newRow("many threads") << "engine/threads"
                                  << "100000";
    QTest::newRow("tokens") << "answer/maxTokens"
                            << "many";
    QTest::newRow("temperature") << "answer/temperature"
                                 << "-1";
    QTest::newRow("hot") << "answer/temperature"
                         << "nan";
    QTest::newRow("template") << "note/template"
                              << "../../etc";
}

void tst_Settings::takesNonsenseAsDefault() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QSettings store(file(), QSettings::IniFormat);
    store.setValue(key, value);
    const Settings settings(store);
    QVERIFY(settings.language() == UiLanguage::System);
    QVERIFY(settings.theme() == UiTheme::System);
    QCOMPARE(settings.threads(), 0);
    QCOMPARE(settings.maxTokens(), 0);
    QCOMPARE(settings.temperature(), 0.0);
    QCOMPARE(settings.noteTemplate(), QStringLiteral("bilingual"));
}

void tst_Settings::tellsOnlyRealChanges() {
    QSettings store(file(), QSettings::IniFormat);
    Settings settings(store);
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setThreads(2);
    settings.setThreads(2);
    QCOMPARE(changed.count(), 1);
    settings.setWindowState(QStringLiteral("geometry"), "abc");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(settings.windowState(QStringLiteral("geometry")), QByteArray("abc"));
}

void tst_Settings::namesChangedAnswerSettings() {
    QSettings store(file(), QSettings::IniFormat);
    Settings settings(store);
    settings.setTemperature(0.5);
    settings.setMaxTokens(64);
    QCOMPARE(settings.changedAnswerSettings(), (QStringList{"temperature: 0.5", "max_tokens: 64"}));
}

QTEST_APPLESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
