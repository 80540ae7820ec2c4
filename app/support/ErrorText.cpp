#include "app/support/ErrorText.h"

#include <QCoreApplication>
#include <QLocale>

namespace lunette {

namespace {

QString translated(const std::string& pattern, const std::vector<std::string>& args) {
    const QString text = QCoreApplication::translate("Error", pattern.c_str());
    return QString::fromStdString(fillTemplate(text.toStdString(), args));
}

QString capitalized(QString text) {
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString errorSentence(const Error& error) {
    const QString what = capitalized(translated(error.what, error.args));
    if (error.advice.empty())
        return QCoreApplication::translate("ErrorSentence", "%1.").arg(what);
    //: %1 says what happened, %2 what to do.
    return QCoreApplication::translate("ErrorSentence", "%1: %2.").arg(what, translated(error.advice, error.args));
}

QString remarkSentence(const Remark& remark) {
    return QCoreApplication::translate("ErrorSentence", "%1.").arg(capitalized(translated(remark.text, remark.args)));
}

QString localizedText(const std::map<std::string, std::string>& byLanguage) {
    for (const char* language : {isChineseInterface() ? "zh" : "en", "en"}) {
        if (const auto it = byLanguage.find(language); it != byLanguage.end())
            return QString::fromStdString(it->second);
    }
    return byLanguage.empty() ? QString() : QString::fromStdString(byLanguage.begin()->second);
}

bool isChineseInterface() {
    return QLocale().language() == QLocale::Chinese;
}

} // namespace lunette
