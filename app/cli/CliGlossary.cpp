#include "app/cli/CliGlossary.h"

#include "core/text/GlossaryFile.h"

#include <QFileInfo>

#include <ostream>

namespace lunette {

Result<std::shared_ptr<const Glossary>> chooseGlossary(CliContext& context, const CliOptions& options) {
    const bool given = !options.glossary.isEmpty();
    const QString file = given ? options.glossary : context.glossary;
    if (options.glossary == QLatin1String("none") || (!given && !QFileInfo::exists(file)))
        return nullptr;
    auto reading = readGlossary(file);
    if (!reading && given)
        return fail(reading.error());
    if (!reading) {
        context.err << "lunette: your glossary is not used: " << reading.error().message() << std::endl;
        return nullptr;
    }
    if (given || options.verbose) {
        for (const Remark& remark : reading->remarks)
            context.err << "lunette: " << remark.message() << std::endl;
    }
    return std::make_shared<const Glossary>(std::move(reading->terms));
}

} // namespace lunette
