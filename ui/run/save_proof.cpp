#include "ui/run/save_proof.h"

#include "core/base/whole_file.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/run/proof_pdf.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QUrl>

#include <utility>

namespace godwit::ui {

namespace {

const QString folderPurpose = QStringLiteral("report");
const QString formatKey = QStringLiteral("report/format");

struct Choice
{
    ProofFormat format;
    QString suffix;
    QString filter;
};

const std::vector<Choice> &choices()
{
    static const std::vector<Choice> all = {
        {ProofFormat::Html, QStringLiteral("html"),
         SaveProof::tr("Web page, for reading and printing (*.html *.htm)")},
        {ProofFormat::Pdf, QStringLiteral("pdf"), SaveProof::tr("PDF document (*.pdf)")},
        {ProofFormat::Json, QStringLiteral("json"), SaveProof::tr("JSON, for programs (*.json)")},
    };
    return all;
}

const Choice &choiceOf(const QString &suffix)
{
    for (const Choice &choice : choices()) {
        if (choice.suffix == suffix)
            return choice;
    }
    return choices().front();
}

const Choice &choiceOfFilter(const QString &filter)
{
    for (const Choice &choice : choices()) {
        if (choice.filter == filter)
            return choice;
    }
    return choices().front();
}

QString proposedName(const ProjectRecord &project)
{
    QString name = toQString(project.name);
    name.replace(QLatin1Char('/'), QLatin1Char('_')); // a name may hold anything
    return name + QStringLiteral("-proof");
}

} // namespace

ProofFormat proofFormatOfFile(const QString &file, ProofFormat fallback)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QLatin1String("htm"))
        return ProofFormat::Html;
    if (suffix == QLatin1String("txt"))
        return ProofFormat::Text;
    for (const Choice &choice : choices()) {
        if (choice.suffix == suffix)
            return choice.format;
    }
    return fallback;
}

SaveProof::SaveProof(std::filesystem::path home, std::string projectId, QWidget *window)
    : QObject(window)
    , m_home(std::move(home))
    , m_projectId(std::move(projectId))
    , m_window(window)
{}

void SaveProof::ask(const ProjectRecord &project)
{
    if (isBusy())
        return;
    const Choice &usual = choiceOf(Settings::instance().value(formatKey).toString());
    auto *dialog = new QFileDialog(m_window, tr("Save the proof"));
    dialog->setObjectName(QStringLiteral("proofDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    QStringList filters;
    for (const Choice &choice : choices())
        filters << choice.filter;
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(usual.filter);
    dialog->setDefaultSuffix(usual.suffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(choiceOfFilter(filter).suffix);
    });
    dialog->setDirectory(Settings::instance().lastFolder(folderPurpose));
    dialog->selectFile(proposedName(project));
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString &file) {
        const ProofFormat format =
            proofFormatOfFile(file, choiceOfFilter(dialog->selectedNameFilter()).format);
        Settings::instance().rememberFolder(folderPurpose, file);
        Settings::instance().setValue(formatKey, QString::fromUtf8(formatName(format).data()));
        save(file, format);
    });
    dialog->open();
}

Result<SaveProof::Saved> SaveProof::write(StateDatabase &state, const std::string &projectId,
                                          const std::string &file, ProofFormat format,
                                          const std::stop_token &stop)
{
    auto report = collectProof(state, projectId);
    if (!report)
        return failure(std::move(report));
    auto key = ProofKey::ofHome(state.home());
    if (!key)
        return failure(std::move(key));
    std::string bytes;
    if (format == ProofFormat::Pdf) {
        const QString title = tr("Proof report of %1").arg(toQString(report->project.name));
        const QByteArray pdf = proofPdf(toQString(proofSource(*report, *key)), title, stop);
        if (pdf.isEmpty() && !stop.stop_requested())
            return fail(ErrorCode::Io, "the PDF could not be drawn",
                        "save the report as a web page, and print it from a browser");
        bytes = sealedPdf(pdf.toStdString(), *key);
    } else {
        bytes = proofFile(*report, format, *key);
    }
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped before anything was written");
    if (auto written = writeWholeFile(file, bytes); !written)
        return failure(std::move(written));
    return Saved{std::move(report->project.name), std::move(report->headline)};
}

void SaveProof::save(const QString &file, ProofFormat format)
{
    if (isBusy())
        return;
    m_task = runInBackground(
        this,
        [home = m_home, id = m_projectId, path = toUtf8(file),
         format](std::stop_token stop) -> Result<Saved> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return write(**state, id, path, format, stop);
        },
        [this, file](const Result<Saved> &done) {
            m_task = nullptr;
            end();
            if (!done) {
                ErrorPanel::report(m_window, tr("The proof was not saved"), done.error());
                return;
            }
            Q_EMIT saved(file);
            tell(file, *done);
        });
    showProgress();
    Q_EMIT busyChanged();
}

// Thousands of tables take their time as PDF.
void SaveProof::showProgress()
{
    m_progress = new QProgressDialog(tr("Saving the proof…"), tr("Cancel"), 0, 0, m_window);
    m_progress->setObjectName(QStringLiteral("proofProgress"));
    m_progress->setWindowTitle(tr("Save the proof"));
    m_progress->setMinimumDuration(300); // ms
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        if (m_task)
            m_task->cancel();
        m_task = nullptr;
        end();
    });
}

void SaveProof::end()
{
    if (m_progress) {
        m_progress->disconnect(this);
        m_progress->deleteLater();
        m_progress = nullptr;
    }
    Q_EMIT busyChanged();
}

void SaveProof::tell(const QString &file, const Saved &saved)
{
    const bool proven = saved.headline.verdict == ProofVerdict::ProvenEqual;
    auto *message = new QMessageBox(
        proven ? QMessageBox::Information : QMessageBox::Warning, tr("Save the proof"),
        tr("The proof was saved as %1.").arg(QDir::toNativeSeparators(file)), QMessageBox::Close,
        m_window);
    message->setObjectName(QStringLiteral("proofSaved"));
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->setTextFormat(Qt::PlainText);
    //: the report's verdict and its reason
    message->setInformativeText(
        tr("It says: %1: %2.")
            .arg(QString::fromUtf8(verdictName(saved.headline.verdict).data()),
                 toQString(saved.headline.sentence)));
    QPushButton *open = message->addButton(tr("&Open"), QMessageBox::ActionRole);
    open->setObjectName(QStringLiteral("proofOpen"));
    message->setDefaultButton(open);
    connect(open, &QPushButton::clicked, message,
            [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    message->open();
}

} // namespace godwit::ui
