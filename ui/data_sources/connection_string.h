#pragma once

#include "core/base/secret.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace godwit::ui {

/// The command line of `obclient` (or `mysql`) that OceanBase's console offers for copying, taken
/// apart.
///
/// Shape:  `obclient -h127.0.0.1 -P2883 -uroot@test#cluster -p'secret' -Dshop`; values may be
/// quoted,
///         stand after a blank or after `--host=`; the user may also be `cluster:tenant:user`.
struct ConnectionString
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ConnectionString)

public:
    std::string host;
    int port = 0; ///< 0: not given
    std::string user, tenant, cluster, database;
    Secret password;
    QString problem; ///< what is wrong with it; never repeats a part of it; empty: nothing

    static ConnectionString parse(const QString &text);
};

} // namespace godwit::ui
