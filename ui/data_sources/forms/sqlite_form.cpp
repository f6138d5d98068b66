#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

#include <QFileInfo>

namespace godwit::ui {

void SqliteForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    QLineEdit *path = fields.addFile(
        {"path", tr("&File:"), bindName(&DataSource::path),
         FieldChecks::all(
             {FieldChecks::required(tr("Choose the database's file, or the place of a new one.")),
              FieldChecks::sqliteFile()}),
         tr("/home/me/shop.db")},
        FormFields::FileUse::OpenOrCreate,
        tr("SQLite databases (*.db *.sqlite *.sqlite3 *.db3);;All files (*)"));
    QLabel *hint = fields.addHint(tr("There is no such file yet: it is made when a project first "
                                     "writes to it."));
    hint->setObjectName(QStringLiteral("newFileHint"));
    const auto showHint = [hint, path] {
        const QFileInfo file(path->text());
        hint->setVisible(file.isAbsolute() && !file.exists() && QFileInfo(file.path()).isDir());
    };
    QObject::connect(path, &QLineEdit::textChanged, &fields, showHint);
    showHint();
    fields.addText({"busyTimeout", tr("Wait for &locks (ms):"), bindOption("busy_timeout"),
                    FieldChecks::number(0, 3'600'000), QStringLiteral("15000"),
                    tr("How long to wait while another program holds the file.")});
}

} // namespace godwit::ui
