#include "app/support/Fonts.h"

#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

namespace lunette {

QFont withChineseFamily(const QFont& font) {
    static const QStringList kKnown{QStringLiteral("PingFang SC"),         QStringLiteral("Microsoft YaHei UI"),
                                    QStringLiteral("Noto Sans CJK SC"),    QStringLiteral("Noto Sans SC"),
                                    QStringLiteral("Source Han Sans SC"),  QStringLiteral("Source Han Sans CN"),
                                    QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("WenQuanYi Zen Hei"),
                                    QStringLiteral("Microsoft YaHei")};
    for (const QString& family : kKnown) {
        if (!QFontDatabase::hasFamily(family))
            continue;
        QFont both = font;
        both.setFamilies({QFontInfo(font).family(), family}); // a general name like "Sans Serif" would hide the second
        return both;
    }
    return font;
}

} // namespace lunette
