#include "app/settings/SettingsDialog.h"
#include "app/support/LanguageSwitcher.h"

#include <QComboBox>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

/// The choices as a person meets them.
class tst_SettingsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_language.apply(UiLanguage::English); }
    void releaseTakesEffectAtOnce_data();
    void releaseTakesEffectAtOnce();
    void releaseInBothLanguages();
    void everyFieldHasAName();

private:
    QTemporaryDir m_folder;
    LanguageSwitcher m_language;
};

void tst_SettingsDialog::releaseTakesEffectAtOnce_data() {
    QTest::addColumn<int>("minutes");
    for (const int minutes : Settings::releaseChoices())
        QTest::addRow("%d", minutes) << minutes;
}

void tst_SettingsDialog::releaseTakesEffectAtOnce() {
    QFETCH(int, minutes);
    QSettings store(m_folder.filePath(QString::number(minutes)), QSettings::IniFormat);
    Settings settings(store);
    SettingsDialog dialog(settings);
    auto* box = dialog.findChild<QComboBox*>(QStringLiteral("releaseBox"));
    QCOMPARE(box->currentText(), QStringLiteral("After 15 minutes idle"));
    box->setFocus();
    const int wanted = int(Settings::releaseChoices().indexOf(minutes));
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(settings.releaseMinutes(), minutes);
    QCOMPARE(SettingsDialog(settings).findChild<QComboBox*>(QStringLiteral("releaseBox"))->currentIndex(), wanted);
}

void tst_SettingsDialog::releaseInBothLanguages() {
    QSettings store(m_folder.filePath(QStringLiteral("language")), QSettings::IniFormat);
    Settings settings(store);
    SettingsDialog dialog(settings);
    auto* box = dialog.findChild<QComboBox*>(QStringLiteral("releaseBox"));
    m_language.apply(UiLanguage::Chinese);
    QTRY_COMPARE(box->currentText(), QStringLiteral("空闲 15 分钟后"));
    QCOMPARE(box->itemText(0), QStringLiteral("从不"));
    QCOMPARE(box->accessibleName(), QStringLiteral("释放模型占用的内存"));
    m_language.apply(UiLanguage::English);
    QTRY_COMPARE(box->currentText(), QStringLiteral("After 15 minutes idle"));
    QCOMPARE(box->count(), int(Settings::releaseChoices().size()));
}

void tst_SettingsDialog::everyFieldHasAName() {
    QSettings store(m_folder.filePath(QStringLiteral("names")), QSettings::IniFormat);
    Settings settings(store);
    SettingsDialog dialog(settings);
    for (const char* name : {"languageBox", "themeBox", "deviceBox", "threadsBox", "releaseBox", "maxTokensBox",
                             "temperatureBox", "alphaBox", "includeOriginalBox", "closeSettings"}) {
        const auto* field = dialog.findChild<QWidget*>(QString::fromLatin1(name));
        QVERIFY2(field && !field->accessibleName().isEmpty(), name);
    }
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_SettingsDialog.moc"
