// Fields that several kinds of data source have in common.
#pragma once

#include "ui/data_sources/form_fields.h"

#include <QCoreApplication>

namespace godwit::ui {

class SharedFields
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::SharedFields)

public:
    static QLineEdit *addHost(FormFields &fields, const FieldCheck &check = {});
    static QLineEdit *addPort(FormFields &fields, int usual);
    static void addUserAndPassword(FormFields &fields);
    static QLineEdit *addDatabase(FormFields &fields, const QString &placeholder);
    /// Primary, primary and standby, standby; also a single node of a cluster if @p withChildNode.
    static void addRole(FormFields &fields, bool withChildNode);
    static void addHeartbeat(FormFields &fields, const QString &table);
    /// tls, tls-ca, tls-cert, tls-key
    static void addTls(FormFields &fields);
    static void addRegion(FormFields &fields);
};

} // namespace godwit::ui
