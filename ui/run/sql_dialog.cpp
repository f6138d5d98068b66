#include "ui/run/sql_dialog.h"

#include "core/base/secret.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/sql_highlighter.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>

namespace godwit::ui {

namespace {

constexpr QSize firstSize(760, 520);

} // namespace

SqlDialog::SqlDialog(const ObjectRecord &object, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("sqlDialog"));
    setWindowTitle(tr("SQL of %1").arg(qualifiedName(object.source)));
    resize(firstSize);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    if (object.error) {
        auto *panel = new ErrorPanel(this);
        panel->showError(*object.error);
        column->addWidget(panel);
    }
    if (!object.failedSql.empty())
        column->addWidget(makePart("failedSql", tr("The statement that failed"), object.failedSql),
                          1);
    column->addWidget(
        makePart("objectDdl", tr("How %1 is made").arg(qualifiedName(object.sink)), object.ddl), 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QWidget *SqlDialog::makePart(const char *name, const QString &title, const std::string &sql)
{
    auto *part = new QWidget(this);
    auto *heading = makeHeading(title, 3, part);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"), part);
    copy->setObjectName(QLatin1String(name) + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    copy->setAutoDefault(false);
    auto *text = new QPlainTextEdit(part);
    text->setObjectName(QLatin1String(name));
    text->setAccessibleName(title);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(monospaceFont());
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setPlainText(toQString(maskSecrets(sql)));
    text->setPlaceholderText(tr("No statement is stored: the object was there already, or its "
                                "turn has not come."));
    new SqlHighlighter(text->document());
    connect(copy, &QPushButton::clicked, text,
            [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });

    auto *row = new QHBoxLayout;
    row->addWidget(heading, 1);
    row->addWidget(copy);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    column->addLayout(row);
    column->addWidget(text, 1);
    return part;
}

} // namespace godwit::ui
