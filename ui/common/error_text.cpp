#include "ui/common/error_text.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace godwit::ui {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString masked(const std::string &text)
{
    return toQString(maskSecrets(text));
}

} // namespace

QString asSentence(const std::string &text)
{
    QString words = masked(text);
    if (words.isEmpty())
        return words;
    words[0] = words[0].toUpper();
    const QChar last = words.back();
    if (last.isLetterOrNumber() || last == QLatin1Char('"') || last == QLatin1Char(')'))
        words += QLatin1Char('.');
    return words;
}

QString errorSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return ErrorText::tr("This cannot be done as it was asked for.");
    case ErrorCode::NotJson:
        return ErrorText::tr("The file is not JSON.");
    case ErrorCode::MissingField:
        return ErrorText::tr("Something required is missing.");
    case ErrorCode::WrongType:
        return ErrorText::tr("A field holds the wrong kind of value.");
    case ErrorCode::UnknownValue:
        return ErrorText::tr("A field holds a value that does not exist.");
    case ErrorCode::OutOfRange:
        return ErrorText::tr("A number is out of its range.");
    case ErrorCode::DuplicateKey:
        return ErrorText::tr("A key stands twice in the file.");
    case ErrorCode::InvalidName:
        return ErrorText::tr("This name cannot be used.");
    case ErrorCode::InvalidRule:
        return ErrorText::tr("A matching rule is not valid.");
    case ErrorCode::InvalidFilter:
        return ErrorText::tr("A row filter is not valid.");
    case ErrorCode::UnknownField:
        return ErrorText::tr("A field is unknown; it is kept as it is.");
    case ErrorCode::Tolerated:
        return ErrorText::tr("Not what the format says, but understood.");
    case ErrorCode::PrecheckFailed:
        return ErrorText::tr("A check before the start failed.");
    case ErrorCode::NotSupported:
        return ErrorText::tr("Godwit cannot do this yet.");
    case ErrorCode::NameCollision:
        return ErrorText::tr("Two objects would get the same name.");
    case ErrorCode::AlreadyRunning:
        return ErrorText::tr("The project is running already.");
    case ErrorCode::UnfinishedRun:
        return ErrorText::tr("The project has an unfinished run.");
    case ErrorCode::ConnectionFailed:
        return ErrorText::tr("The connection could not be made.");
    case ErrorCode::ConnectionLost:
        return ErrorText::tr("The connection broke.");
    case ErrorCode::Busy:
        return ErrorText::tr("The server is busy; trying again is safe.");
    case ErrorCode::AccessDenied:
        return ErrorText::tr("The server refused access.");
    case ErrorCode::ObjectMissing:
        return ErrorText::tr("An object is missing.");
    case ErrorCode::SchemaMismatch:
        return ErrorText::tr("A table's definition does not fit.");
    case ErrorCode::DestinationNotEmpty:
        return ErrorText::tr("The destination holds rows already.");
    case ErrorCode::DataRejected:
        return ErrorText::tr("The destination refused or altered a value.");
    case ErrorCode::StatementFailed:
        return ErrorText::tr("A statement failed.");
    case ErrorCode::VerificationFailed:
        return ErrorText::tr("Source and destination differ.");
    case ErrorCode::NotProven:
        return ErrorText::tr("It could not be proven that source and destination are the same.");
    case ErrorCode::Io:
        return ErrorText::tr("A file could not be read or written.");
    case ErrorCode::StateDamaged:
        return ErrorText::tr("Godwit's own database is damaged.");
    case ErrorCode::Cancelled:
        return ErrorText::tr("It was cancelled.");
    case ErrorCode::Internal:
        break;
    }
    return ErrorText::tr("Something went wrong inside Godwit.");
}

QString errorMessage(const Error &error)
{
    QString text = asSentence(error.message);
    if (!error.proposal.empty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + asSentence(error.proposal);
    return text;
}

QString errorDetails(const Error &error)
{
    QStringList lines;
    const auto line = [&lines](const char *what, const std::string &value) {
        if (!value.empty())
            lines << QStringLiteral("%1: %2").arg(QLatin1String(what), masked(value));
    };
    // Words of the JSON documents, not translated: these lines go into tickets and searches.
    line("code", std::string(codeName(error.code)));
    line("level", std::string(levelName(error.level)));
    line("message", error.message);
    line("proposal", error.proposal);
    line("object", error.object);
    line("pointer", error.pointer);
    line("where", join(error.where, " > "));
    return lines.join(QLatin1Char('\n'));
}

Status statusOf(Level level)
{
    switch (level) {
    case Level::Fatal:
    case Level::Error:
        return Status::Bad;
    case Level::Warning:
        return Status::Warning;
    case Level::Note:
        break;
    }
    return Status::Idle;
}

} // namespace godwit::ui
