#pragma once

#include "core/settings/Settings.h"

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace lunette {

/// Changes the language of the running program; every widget hears of it by QEvent::LanguageChange. GUI thread.
class LanguageSwitcher : public QObject {
    Q_OBJECT

public:
    explicit LanguageSwitcher(QObject* parent = nullptr);

    void apply(UiLanguage language);

private:
    QTranslator m_texts;   ///< our own
    QTranslator m_toolkit; ///< Qt's dialogs and standard buttons
    QLocale m_system;
    int m_applied = -1;
};

} // namespace lunette
