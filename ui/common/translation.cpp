#include "ui/common/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <string_view>

// A static library's resources are not linked in by themselves; this must stand outside of any
// namespace.
static void makeTranslationsKnown()
{
    Q_INIT_RESOURCE(translations);
}

namespace godwit::ui {

namespace {

QString nearestOffered(const QString &wanted)
{
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    // One written Chinese is offered, and it is nearer to a reader of the other than English is.
    return locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

/// For most classes lupdate leaves out the namespace of `namespace godwit::ui { ... }`, and tr()
/// asks with it.
class UnqualifiedTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *source, const char *disambiguation,
                      int count) const override
    {
        const std::string_view name(context ? context : "");
        const auto colons = name.rfind("::");
        if (colons != std::string_view::npos) {
            QString found =
                QTranslator::translate(context + colons + 2, source, disambiguation, count);
            if (!found.isNull())
                return found;
        }
        return QTranslator::translate(context, source, disambiguation, count);
    }
};

void install(const QString &file, const QString &folder)
{
    auto *translator = new UnqualifiedTranslator(QCoreApplication::instance());
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList offeredLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString installLanguage(const QString &language)
{
    makeTranslationsKnown();
    const QString chosen = nearestOffered(language);
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(chosen));
    // Qt's own texts first: the last one installed is asked first.
    install(QStringLiteral("qtbase_") + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("godwit_") + chosen, QStringLiteral(":/i18n"));
    return chosen;
}

} // namespace godwit::ui
