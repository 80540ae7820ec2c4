#include "core/base/MappedFile.h"

#include <QFileInfo>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace lunette {

namespace {

tl::unexpected<Error> failMissing(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::path part = file;
    part += ".incomplete";
    if (std::filesystem::exists(part, ignored))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is only partly downloaded"),
                    LUNETTE_TEXT("Error", "let the download finish, or start it again"), {displayPath(file)});
    return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 does not exist"),
                LUNETTE_TEXT("Error", "check the folder, or download the file again"), {displayPath(file)});
}

bool startsWithIgnoringCase(std::string_view text, std::string_view start) {
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
               return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
           });
}

} // namespace

Result<std::shared_ptr<MappedFile>> MappedFile::open(const std::filesystem::path& file) {
    const QFileInfo info(file);
    if (!info.exists())
        return failMissing(file);
    if (info.isDir())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a folder, not a file"),
                    LUNETTE_TEXT("Error", "choose the file itself"), {displayPath(file)});
    if (file.extension() == ".incomplete")
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is only partly downloaded"),
                    LUNETTE_TEXT("Error", "let the download finish, or start it again"), {displayPath(file)});
    auto mapped = std::make_shared<MappedFile>();
    mapped->m_file.setFileName(info.filePath());
    const auto failUnreadable = [&] {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 cannot be read (%2)"),
                    LUNETTE_TEXT("Error", "check the file's permissions and the disk"),
                    {displayPath(file), mapped->m_file.errorString().toStdString()});
    };
    if (!mapped->m_file.open(QIODevice::ReadOnly))
        return failUnreadable();
    const qint64 size = mapped->m_file.size();
    if (size > 0) {
        const uchar* start = mapped->m_file.map(0, size);
        if (start == nullptr)
            return failUnreadable();
        mapped->m_bytes = std::as_bytes(std::span(start, static_cast<size_t>(size)));
    }
    return mapped;
}

Result<std::string> readTextFile(const std::filesystem::path& file, int64_t limit) {
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(mapped.error());
    const auto bytes = (*mapped)->bytes();
    if (bytes.size() > static_cast<size_t>(limit))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is larger than any file of its kind"),
                    LUNETTE_TEXT("Error", "check that it is the right file"), {displayPath(file)});
    if (auto real = refuseStandIn(bytes, displayPath(file)); !real)
        return fail(std::move(real.error()));
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::string displayPath(const std::filesystem::path& file) {
    const std::u8string text = file.u8string();
    return {text.begin(), text.end()};
}

Result<void> refuseStandIn(std::span<const std::byte> bytes, const std::string& file) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::min<size_t>(bytes.size(), 256));
    if (text.starts_with("version https://git-lfs"))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a Git LFS pointer, not the file it stands for"),
                    LUNETTE_TEXT("Error", "run 'git lfs pull' in its folder, or download the file itself"), {file});
    if (startsWithIgnoringCase(text, "<!doctype html") || startsWithIgnoringCase(text, "<html"))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a web page, not the file it should be"),
                    LUNETTE_TEXT("Error", "download the file itself, not the page that shows it"), {file});
    return {};
}

} // namespace lunette
