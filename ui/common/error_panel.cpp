#include "ui/common/error_panel.h"

#include "core/base/secret.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int pictureSize = 24;
constexpr int detailLines = 7;
constexpr int dialogWidth = 560; ///< pixels

QLabel *makeText(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton *makeButton(const char *name, const QString &text, Icon picture, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setIcon(icon(picture));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

ErrorPanel::ErrorPanel(QWidget *parent)
    : QFrame(parent)
    , m_picture(new QLabel(this))
    , m_sentence(makeText("errorSentence", this))
    , m_object(makeText("errorObject", this))
    , m_message(makeText("errorMessage", this))
    , m_fold(makeButton("errorFold", tr("&Details"), Icon::ChevronRight, this))
    , m_copy(makeButton("errorCopy", tr("&Copy details"), Icon::Copy, this))
    , m_details(new QPlainTextEdit(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Error"));
    m_sentence->setFont(headingFont(3));
    m_object->setFont(monospaceFont());
    m_details->setObjectName(QStringLiteral("errorDetails"));
    m_details->setAccessibleName(tr("Details of the error"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(monospaceFont());
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * detailLines);
    m_fold->setCheckable(true);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_fold);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(gridStep / 2);
    for (QWidget *widget : {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_object),
                            static_cast<QWidget *>(m_message)})
        column->addWidget(widget);
    column->addLayout(buttons);
    column->addWidget(m_details);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(gridStep);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(column, 1);

    connect(m_fold, &QToolButton::toggled, this, &ErrorPanel::foldDetails);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
    foldDetails(false);
    hide();
}

void ErrorPanel::showError(const Error &error)
{
    showErrors({error});
}

void ErrorPanel::showErrors(const std::vector<Error> &errors)
{
    if (errors.empty()) {
        clear();
        return;
    }
    const Error &first = errors.front();
    m_hasError = true;
    m_level = first.level;
    QString sentence = errorSentence(first.code);
    if (errors.size() > 1)
        sentence +=
            QLatin1Char(' ')
            + tr("And %n more, see the details.", nullptr, static_cast<int>(errors.size()) - 1);
    m_sentence->setText(sentence);
    m_object->setText(toQString(maskSecrets(first.object)));
    m_object->setVisible(!first.object.empty());
    m_message->setText(errorMessage(first));
    QStringList details;
    for (const Error &error : errors)
        details << errorDetails(error);
    m_details->setPlainText(details.join(QStringLiteral("\n\n")));
    setAccessibleDescription(sentence + QLatin1Char(' ') + m_message->text());
    redraw();
    show();
}

void ErrorPanel::clear()
{
    m_hasError = false;
    m_details->clear();
    m_fold->setChecked(false);
    setAccessibleDescription({});
    hide();
}

void ErrorPanel::report(QWidget *window, const QString &title, const Error &error)
{
    report(window, title, std::vector<Error>{error});
}

void ErrorPanel::report(QWidget *window, const QString &title, const std::vector<Error> &errors)
{
    QDialog dialog(window);
    dialog.setObjectName(QStringLiteral("errorDialog"));
    dialog.setWindowTitle(title);
    auto *heading = makeHeading(title, 2, &dialog);
    heading->setWordWrap(true);
    auto *panel = new ErrorPanel(&dialog);
    panel->setFrameShape(QFrame::NoFrame);
    panel->showErrors(errors);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(heading);
    column->addWidget(panel);
    column->addStretch();
    column->addWidget(buttons);
    dialog.setMinimumWidth(dialogWidth);
    dialog.exec();
}

void ErrorPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void ErrorPanel::foldDetails(bool open)
{
    m_fold->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    m_details->setVisible(open);
    m_copy->setVisible(open);
}

void ErrorPanel::redraw()
{
    m_picture->setPixmap(
        statusIcon(statusOf(m_level)).pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
}

} // namespace godwit::ui
