#include "app/models/PackText.h"

#include "app/support/ErrorText.h"

#include <QCoreApplication>

namespace lunette {

QString packTitle(const PackInfo& pack) {
    const QString title = localizedText(pack.title);
    return title.isEmpty() ? QString::fromStdString(pack.name) : title;
}

QString languageName(const std::string& code) {
    if (code == "en")
        return QCoreApplication::translate("lunette::PacksDialog", "English");
    if (code == "zh")
        return QCoreApplication::translate("lunette::PacksDialog", "Chinese");
    return QString::fromStdString(code);
}

} // namespace lunette
