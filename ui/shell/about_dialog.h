#pragma once

#include <QDialog>

namespace godwit::ui {

/// Name, version, licences, and what Godwit is built on.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace godwit::ui
