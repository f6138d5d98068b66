#pragma once

#include "ui/wizard/project_files.h"

#include <QDialog>

namespace godwit::ui {

/// A project file with errors: what is wrong, where, and how to put it right. Accepted means: open
/// it all the same, to mend it here.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(const ProjectFile &file, QWidget *parent);
};

} // namespace godwit::ui
