#include "app/support/LanguageSwitcher.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace lunette {

LanguageSwitcher::LanguageSwitcher(QObject* parent)
    : QObject(parent)
    , m_system(QLocale::system()) {}

void LanguageSwitcher::apply(UiLanguage language) {
    const bool systemIsChinese = m_system.uiLanguages().value(0).startsWith(QStringLiteral("zh"));
    const bool chinese = language == UiLanguage::Chinese || (language == UiLanguage::System && systemIsChinese);
    if (m_applied == int(chinese))
        return;
    m_applied = int(chinese);
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, m_system.territory()));
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_toolkit);
    const QString name = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (m_toolkit.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_toolkit);
    if (m_texts.load(QStringLiteral(":/i18n/lunette_") + name))
        QCoreApplication::installTranslator(&m_texts);
}

} // namespace lunette
