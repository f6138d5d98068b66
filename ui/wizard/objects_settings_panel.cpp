#include "ui/wizard/objects_settings_panel.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/wizard/objects_columns_field.h"
#include "ui/wizard/objects_filter_field.h"

#include <QStackedWidget>

namespace godwit::ui {

ObjectsSettingsPanel::ObjectsSettingsPanel(ObjectsSourceProbe::Access access, QWidget *parent)
    : QWidget(parent)
    , m_probe(new ObjectsSourceProbe(std::move(access), this))
    , m_title(makeHeading({}, 3, this))
    , m_source(makeHint({}, this))
    , m_pages(new QStackedWidget(this))
    , m_databaseLabel(new QLabel(tr("Destination &database:"), this))
    , m_database(new QComboBox(this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_nameHint(makeHint({}, this))
    , m_nameMessage(new FieldMessage(m_name, this))
    , m_filter(new ObjectsFilterField(m_probe, this))
    , m_columns(new ObjectsColumnsField(m_probe, this))
{
    build();
    connectAll();
    showNothing();
}

void ObjectsSettingsPanel::build()
{
    m_title->setObjectName(QStringLiteral("objectSettingsTitle"));
    m_title->setWordWrap(true);
    m_database->setObjectName(QStringLiteral("objectSinkDatabase"));
    m_database->setEditable(true);
    m_database->setInsertPolicy(QComboBox::NoInsert);
    m_database->setMinimumContentsLength(8);
    m_database->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_databaseLabel->setBuddy(m_database);
    m_name->setObjectName(QStringLiteral("objectSinkName"));
    m_nameLabel->setBuddy(m_name);
    m_nameMessage->setObjectName(QStringLiteral("objectSinkNameMessage"));
    m_nameHint->setObjectName(QStringLiteral("objectSinkNameHint"));

    auto *hint = makeHint(tr("Choose an object on the right side to give it another name, to move "
                             "only some of its rows, or to leave columns out."),
                          m_pages);
    hint->setObjectName(QStringLiteral("objectSettingsHint"));
    hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_pages->addWidget(hint);
    auto *fields = new QWidget(m_pages);
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridStep / 2);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_databaseLabel, m_database, m_nameLabel, m_name, m_nameHint, m_nameMessage, m_filter})
        column->addWidget(widget);
    column->addWidget(m_columns, 1);
    column->addStretch(0);
    m_pages->addWidget(fields);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(gridStep / 2);
    outer->addWidget(m_title);
    outer->addWidget(m_source);
    outer->addWidget(m_pages, 1);
}

void ObjectsSettingsPanel::connectAll()
{
    connect(m_name, &QLineEdit::editingFinished, this, &ObjectsSettingsPanel::commitName);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            m_nameMessage->showError(tr("A name is needed; that of the source is “%1”.")
                                         .arg(toQString(m_settings.source.table)));
        else
            m_nameMessage->clearMessage();
    });
    connect(m_database->lineEdit(), &QLineEdit::editingFinished, this,
            &ObjectsSettingsPanel::commitDatabase);
    connect(m_database, &QComboBox::activated, this, &ObjectsSettingsPanel::commitDatabase);
    connect(m_filter, &ObjectsFilterField::filterChanged, this, [this](const QString &clause) {
        m_settings.mapping.whereClause =
            clause.isEmpty() ? std::nullopt : std::optional(toUtf8(clause));
        Q_EMIT filterChanged(clause);
    });
    connect(m_columns, &ObjectsColumnsField::keptChanged, this,
            &ObjectsSettingsPanel::columnsChanged);
    connect(m_columns, &ObjectsColumnsField::shardChanged, this,
            &ObjectsSettingsPanel::shardColumnsChanged);
}

void ObjectsSettingsPanel::setFieldsVisible(const ObjectSettings *one)
{
    const bool canMove = !one || one->canMove;
    m_databaseLabel->setVisible(canMove);
    m_database->setVisible(canMove);
    m_nameLabel->setVisible(one);
    m_name->setVisible(one);
    m_nameHint->setVisible(one && !one->whyNotRenamed.isEmpty());
    m_filter->setVisible(one && !one->isView);
    m_columns->setVisible(one && !one->isView);
}

void ObjectsSettingsPanel::show(const ObjectSettings &settings)
{
    const bool isSame = m_shown == Shown::One && m_settings.source == settings.source;
    if (!isSame)
        commit(); // what is being typed belongs to the object shown so far
    m_settings = settings;
    m_shown = Shown::One;
    m_isShowing = true;
    m_title->setText(toQString(settings.source.table));
    m_source->setVisible(true);
    const QString database = toQString(settings.source.database);
    m_source->setText(settings.isView ? tr("View of the database %1").arg(database)
                                      : tr("Table of the database %1").arg(database));
    m_database->setEditText(toQString(settings.sinkDatabase));
    m_nameLabel->setText(settings.isTopic ? tr("&Topic:") : tr("&Name at the destination:"));
    m_name->setEnabled(settings.whyNotRenamed.isEmpty());
    m_nameHint->setText(settings.whyNotRenamed);
    const QString name = toQString(settings.mapping.sinkName());
    const bool isTyping = isSame && m_name->hasFocus() && m_name->isModified();
    if (m_name->text() != name && !isTyping)
        m_name->setText(name);
    if (!isTyping)
        m_nameMessage->clearMessage();
    setFieldsVisible(&settings);
    m_pages->setCurrentIndex(1);
    m_isShowing = false;
    if (settings.isView)
        return;
    m_filter->show(settings.source, settings.mapping.whereClause.value_or(""),
                   settings.isSourceReadable);
    m_columns->show(settings.source, settings.mapping.filterColumns, settings.mapping.shardColumns,
                    settings.type == ProjectType::Sync, settings.isSourceReadable);
}

void ObjectsSettingsPanel::showSeveral(int count, const std::string &sinkDatabase)
{
    commit();
    m_settings = {};
    m_settings.sinkDatabase = sinkDatabase;
    m_shown = Shown::Several;
    m_probe->cancelFilter();
    m_isShowing = true;
    m_title->setText(tr("%n object(s)", nullptr, count));
    m_source->setText(tr("Choose a single one for its name, rows and columns."));
    m_source->setVisible(true);
    m_database->setEditText(toQString(sinkDatabase));
    m_nameMessage->clearMessage();
    setFieldsVisible(nullptr);
    m_isShowing = false;
    m_pages->setCurrentIndex(1);
}

void ObjectsSettingsPanel::showNothing()
{
    commit();
    m_settings = {};
    m_shown = Shown::Nothing;
    m_probe->cancelFilter();
    m_title->setText(tr("Settings"));
    m_source->setVisible(false);
    m_pages->setCurrentIndex(0);
}

void ObjectsSettingsPanel::setSinkDatabases(const QStringList &databases)
{
    const QString text = m_database->currentText();
    m_isShowing = true;
    m_database->clear();
    m_database->addItems(databases);
    m_database->setEditText(text);
    m_isShowing = false;
}

void ObjectsSettingsPanel::forgetSource()
{
    m_probe->forget();
}

bool ObjectsSettingsPanel::hasError() const
{
    return m_nameMessage->hasError() || m_filter->hasError();
}

void ObjectsSettingsPanel::focusField(const std::string &field)
{
    if (field == "whereClause") {
        m_filter->setFocus(Qt::OtherFocusReason);
    } else if (field == "filterColumns" || field == "shardColumns") {
        m_columns->setFocus(Qt::OtherFocusReason);
    } else {
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
    }
}

void ObjectsSettingsPanel::focusError()
{
    focusField(m_nameMessage->hasError() ? "mappedName" : "whereClause");
}

void ObjectsSettingsPanel::commit()
{
    if (m_shown == Shown::One) {
        commitName();
        m_filter->commit();
    }
    if (m_shown != Shown::Nothing)
        commitDatabase();
}

void ObjectsSettingsPanel::commitName()
{
    const QString name = m_name->text().trimmed();
    if (m_isShowing || m_shown != Shown::One || !m_name->isEnabled() || name.isEmpty()
        || name == toQString(m_settings.mapping.sinkName()))
        return;
    m_settings.mapping.mappedName =
        toUtf8(name) == m_settings.mapping.name ? std::string() : toUtf8(name);
    m_name->setModified(false);
    Q_EMIT nameChanged(name);
}

void ObjectsSettingsPanel::commitDatabase()
{
    const QString database = m_database->currentText().trimmed();
    const bool canMove = m_shown == Shown::Several || m_settings.canMove;
    if (m_isShowing || m_shown == Shown::Nothing || !canMove || database.isEmpty()
        || database == toQString(m_settings.sinkDatabase))
        return;
    m_settings.sinkDatabase = toUtf8(database);
    Q_EMIT sinkDatabaseChanged(database);
}

} // namespace godwit::ui
