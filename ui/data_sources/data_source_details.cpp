#include "ui/data_sources/data_source_details.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "ui/common/connection_report.h"
#include "ui/common/status_badge.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <QFormLayout>
#include <QStackedWidget>

namespace godwit::ui {

namespace {

constexpr qsizetype mostProjects = 8;

QString shown(const std::string &text)
{
    return toQString(maskSecrets(text));
}

} // namespace

DataSourceDetails::DataSourceDetails(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_production(new StatusBadge(this))
    , m_report(new ConnectionReport(this))
{
    setObjectName(QStringLiteral("dataSourceDetails"));
    QLabel *nothing = makeHint(tr("Select a data source to see its details."), this);
    nothing->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(nothing);

    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(gridStep, 0, 0, 0);
    column->setSpacing(gridStep);
    m_name = makeHeading({}, 2, page);
    m_name->setObjectName(QStringLiteral("detailsName"));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setWordWrap(true);
    m_production->setStatus(Status::Warning, tr("Production"));
    m_production->setObjectName(QStringLiteral("detailsProduction"));
    m_rowsPlace = new QVBoxLayout;
    m_report->setObjectName(QStringLiteral("detailsReport"));
    column->addWidget(m_name);
    column->addWidget(m_production, 0, Qt::AlignLeft);
    column->addLayout(m_rowsPlace);
    column->addWidget(makeHeading(tr("Connection"), 3, page));
    column->addWidget(m_report, 1);
    m_pages->addWidget(page);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
}

void DataSourceDetails::clear()
{
    m_id.clear();
    m_report->clear();
    m_pages->setCurrentIndex(0);
}

void DataSourceDetails::show(const DataSourceModel::Row &row,
                             const std::vector<std::string> &usedBy)
{
    if (row.record.id != m_id)
        m_report->clear(); // that was said of another one
    m_id = row.record.id;
    m_name->setText(toQString(row.record.name));
    m_production->setVisible(row.record.production);

    delete m_rowsBox;
    m_rowsBox = new QWidget(this);
    m_rows = new QFormLayout(m_rowsBox);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(4);
    m_rows->setHorizontalSpacing(2 * gridStep);
    addRows(row);
    QStringList projects;
    for (const std::string &name : usedBy) {
        if (projects.size() == mostProjects) {
            projects << QStringLiteral("…"); // the project list has them all
            break;
        }
        projects << toQString(name);
    }
    addRow(tr("Used by"),
           projects.isEmpty() ? tr("no project") : projects.join(QStringLiteral(", ")),
           "detailsUsedBy");
    m_rowsPlace->addWidget(m_rowsBox);
    m_pages->setCurrentIndex(1);
}

void DataSourceDetails::addRows(const DataSourceModel::Row &row)
{
    addRow(tr("URL"), shown(row.record.url), "detailsUrl");
    if (row.source) {
        const DataSource &source = *row.source;
        addRow(tr("Kind"), kindName(source.kind));
        if (source.kind == StoreKind::Sqlite)
            addRow(tr("File"), shown(source.path));
        else
            addRow(tr("Place"), placeOf(source));
        addRow(tr("User name"), shown(source.user));
        addRow(tr("Tenant"), shown(source.tenant));
        addRow(tr("Cluster"), shown(source.cluster));
        addRow(tr("Database"), shown(source.database));
        QStringList options;
        for (const auto &[key, value] : source.options)
            options << shown(printable(key + '=' + value));
        addRow(tr("Options"), options.join(QLatin1Char('\n')));
    }
    addRow(tr("Password from"), shown(row.record.passwordVariable));
    addRow(tr("Added"), formatTime(row.record.createdAt));
    addRow(tr("ID"), toQString(row.record.id));
    addRow(tr("Remarks"), toQString(row.record.remarks), "detailsRemarks");
}

void DataSourceDetails::addRow(const QString &label, const QString &value, const char *name)
{
    if (value.isEmpty())
        return;
    auto *text = new QLabel(value, m_rowsBox);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true); // as high as its lines at the width it gets
    text->setSizePolicy(policy);
    text->setToolTip(value.toHtmlEscaped()); // a long word is cut off
    text->setAccessibleName(label + QStringLiteral(": ") + value);
    if (name)
        text->setObjectName(QLatin1String(name));
    auto *caption = new QLabel(label, m_rowsBox);
    caption->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_rows->addRow(caption, text);
}

void DataSourceDetails::test(const DataSource &source)
{
    m_report->test(source);
}

} // namespace godwit::ui
