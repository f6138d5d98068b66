#include "ui/wizard/import_dialog.h"

#include "ui/common/data_table.h"
#include "ui/common/icons.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/wizard/problem_model.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace godwit::ui {

ImportDialog::ImportDialog(const ProjectFile &file, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Open a project"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(gridStep);
    const int errors = static_cast<int>(file.loaded.errors.size());
    column->addWidget(makeHeading(tr("%1 cannot be used as it is: %n error(s)", nullptr, errors)
                                      .arg(QFileInfo(file.path).fileName()),
                                  2, this));
    column->addWidget(makeHint(
        file.canBeMended()
            ? tr("It can be opened for mending: what could not be read gets its default, and the "
                 "wizard shows what is left to put right. The file itself is not changed.")
            : tr("It is not complete JSON, so nobody knows what is missing. Put it right in a text "
                 "editor at the place below, then open it again."),
        this));
    auto *model = new ProblemModel(this);
    model->setProblems(problemsOf(file.loaded.errors, file.loaded.warnings));
    auto *table = new DataTable(QStringLiteral("import.problems"), this);
    table->setObjectName(QStringLiteral("importProblems"));
    table->setAccessibleName(tr("Problems of the file"));
    table->setMonospaceColumns({ProblemModel::WhereColumn});
    table->setColumnWidths({100, 260, 320});
    table->setModel(model);
    column->addWidget(table, 1);

    auto *buttons = new QDialogButtonBox(this);
    if (file.canBeMended()) {
        QPushButton *mend =
            buttons->addButton(tr("Open for &mending"), QDialogButtonBox::AcceptRole);
        mend->setObjectName(QStringLiteral("openForMending"));
        mend->setIcon(icon(Icon::Edit));
    }
    buttons->addButton(file.canBeMended() ? QDialogButtonBox::Cancel : QDialogButtonBox::Close)
        ->setObjectName(QStringLiteral("leaveFile"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(960, 420);
}

} // namespace godwit::ui
