#include "app/cli/BenchReport.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kMega = 1e6;
constexpr double kGiga = 1e9;

/// Three digits, and more where the number is longer.
QString brief(double value) {
    return QString::number(value, 'f', value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
}

QString brief(double value, const char* unit) {
    return brief(value) + u' ' + QString::fromLatin1(unit);
}

QString duration(double milliseconds) {
    return milliseconds >= 10'000 ? brief(milliseconds / 1000, "s") : brief(milliseconds, "ms");
}

QString counted(int number, const char* what) {
    return QStringLiteral("%1 %2%3").arg(number).arg(QLatin1String(what),
                                                     number == 1 ? QString() : QStringLiteral("s"));
}

double least(const BenchStage& stage) {
    return *std::min_element(stage.milliseconds.begin(), stage.milliseconds.end());
}

using Row = std::array<QString, 7>;

constexpr std::array kWidths{-25, 10, 10, 10, 10, 7, 9};

QString line(const Row& row) {
    QString text;
    for (size_t i = 0; i < row.size(); ++i)
        text += kWidths[i] < 0 ? row[i].leftJustified(-kWidths[i]) : row[i].rightJustified(kWidths[i]);
    return text + u'\n';
}

Row rowOf(const BenchStage& stage, const MachineLimits& limits) {
    const QString none = QStringLiteral("-");
    const bool known = !stage.shares.empty();
    const QString share = QString::number(100 * median(stage.shares), 'f', 0) + QStringLiteral(" %");
    const QString bound = isMemoryBound(stage.cost, limits) ? QStringLiteral("memory") : QStringLiteral("compute");
    return {QString::fromStdString(stage.title),
            duration(median(stage.milliseconds)),
            duration(least(stage)),
            stage.cost.flop > 0 ? brief(stage.cost.flop / kGiga) : none,
            stage.cost.bytes > 0 ? brief(stage.cost.bytes / kMega) : none,
            known ? share : none,
            known ? bound : none};
}

double medianOf(const BenchPart& part, const char* name) {
    const BenchStage* stage = part.find(name);
    return stage ? median(stage->milliseconds) : 0;
}

/// From the picture to the first word; 0 when not every stage was measured.
double firstWordMs(const BenchPart& part) {
    if (!part.find("tile") || !part.find("prompt"))
        return 0;
    double sum = part.tiles * medianOf(part, "tile");
    for (const char* name : {"preprocess", "projector", "prefill", "prompt"})
        sum += medianOf(part, name);
    return sum;
}

QString summary(const BenchPart& part) {
    QString text;
    if (part.width > 0)
        text += QStringLiteral("picture of %1 x %2: %3, %4 measured\n")
                    .arg(part.width)
                    .arg(part.height)
                    .arg(counted(part.tiles, "tile"))
                    .arg(part.measuredTiles);
    if (!part.sourceIds.empty())
        text += QStringLiteral("the sentence: %1 tokens to read, %2 to write, %3\n")
                    .arg(part.sourceIds.size())
                    .arg(part.steps)
                    .arg(counted(part.beams, "beam"));
    if (const double first = firstWordMs(part); first > 0)
        text += QStringLiteral("from this picture to the first word of an answer: %1\n").arg(duration(first));
    if (const double token = medianOf(part, "token"); token > 0)
        text += QStringLiteral("then %1 tokens a second\n").arg(brief(1000 / token));
    if (part.peakBytes > 0)
        text += QStringLiteral("peak memory: %1\n").arg(brief(double(part.peakBytes) / kMega, "MB"));
    return text;
}

QString partText(const BenchPart& part) {
    const MachineLimits limits = part.limits();
    QString text = QString::fromStdString(part.kind + " " + part.name);
    if (!part.revision.empty() && part.revision != part.name)
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(part.revision));
    text += QStringLiteral(": %1 on %2, %3, loaded in %4, median and shortest of %5\n")
                .arg(QString::fromStdString(part.precision), QString::fromStdString(part.device),
                     counted(limits.threads, "thread"), duration(part.loadMs), counted(int(part.rounds()), "round"));
    text += QStringLiteral("this machine now: reads %1 a second, multiplies %2 matrices with %3 a second\n\n")
                .arg(brief(limits.bytesPerSecond / kGiga, "GB"), QString::fromStdString(limits.matrixType),
                     brief(limits.flopPerSecond / kGiga, "GFLOP"));
    text += line({"stage", "median", "shortest", "GFLOP", "MB", "share", "limit"});
    for (const BenchStage& stage : part.stages())
        text += line(rowOf(stage, limits));
    return text + u'\n' + summary(part);
}

Json stageJson(const BenchStage& stage, const MachineLimits& limits) {
    Json json{{"name", stage.name},
              {"samples", stage.milliseconds.size()},
              {"median_ms", median(stage.milliseconds)},
              {"min_ms", least(stage)},
              {"flop", stage.cost.flop},
              {"bytes", stage.cost.bytes}};
    if (!stage.shares.empty()) {
        json["share_of_limit"] = median(stage.shares);
        json["limit"] = isMemoryBound(stage.cost, limits) ? "memory" : "compute";
    }
    return json;
}

Json partJson(const BenchPart& part) {
    const MachineLimits limits = part.limits();
    Json json{{"name", part.name}};
    if (!part.revision.empty())
        json["revision"] = part.revision;
    json["precision"] = part.precision;
    json["device"] = part.device;
    json["rounds"] = part.rounds();
    json["load_ms"] = part.loadMs;
    json["file_bytes"] = part.fileBytes;
    if (part.peakBytes > 0)
        json["peak_bytes"] = part.peakBytes;
    json["machine"] = {{"threads", limits.threads},
                       {"bytes_per_second", limits.bytesPerSecond},
                       {"flop_per_second", limits.flopPerSecond},
                       {"matrix_type", limits.matrixType}};
    if (part.width > 0)
        json["image"] = {{"width", part.width},
                         {"height", part.height},
                         {"tiles", part.tiles},
                         {"measured_tiles", part.measuredTiles}};
    if (!part.sourceIds.empty())
        json["sentence"] = {{"source_ids", part.sourceIds}, {"beams", part.beams}, {"steps", part.steps}};
    if (const double first = firstWordMs(part); first > 0)
        json["first_word_ms"] = first;
    json["stages"] = Json::array();
    for (const BenchStage& stage : part.stages())
        json["stages"].push_back(stageJson(stage, limits));
    return json;
}

} // namespace

std::string benchText(const std::vector<BenchPart>& parts) {
    QStringList texts;
    for (const BenchPart& part : parts)
        texts << partText(part);
    return (texts.join(u'\n') +
            QStringLiteral(
                "\nshare: the time that reading or computing needs at this machine's own best speed, divided "
                "by the time taken.\nMore than 100 % of memory: the weights stay in the processor's cache.\n"))
        .toStdString();
}

Json benchJson(const std::vector<BenchPart>& parts) {
    Json json;
    for (const BenchPart& part : parts)
        json[part.kind] = partJson(part);
    return json;
}

} // namespace lunette
