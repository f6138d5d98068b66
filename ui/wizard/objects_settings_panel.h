#pragma once

#include "core/project/project.h"
#include "ui/common/field_message.h"
#include "ui/wizard/objects_source_probe.h"

#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace godwit::ui {

class ObjectsColumnsField;
class ObjectsFilterField;

/// What a settings panel shows of one object.
struct ObjectSettings
{
    TableName source;
    bool isView = false;
    ObjectMapping mapping;
    std::string sinkDatabase;
    bool canMove = true;   ///< to another database of the sink
    QString whyNotRenamed; ///< empty: it can be
    ProjectType type = ProjectType::Migration;
    bool isTopic = false;          ///< its name at the sink is a topic
    bool isSourceReadable = false; ///< the source can be asked
};

/// Settings of one chosen object: its name at the destination, the rows and the columns that move.
/// Says what was changed and keeps nothing: show() follows.
class ObjectsSettingsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectsSettingsPanel(ObjectsSourceProbe::Access access, QWidget *parent = nullptr);

    void show(const ObjectSettings &settings);
    /// Several objects at once: only their database can be changed.
    void showSeveral(int count, const std::string &sinkDatabase);
    void showNothing();
    /// Destinations to choose from.
    void setSinkDatabases(const QStringList &databases);
    /// What is still being typed is said now.
    void commit();
    /// The field of `mappedName`, `whereClause` or `filterColumns`; any other name: the first one.
    void focusField(const std::string &field);
    /// The first field that hasError() is about.
    void focusError();
    /// What is known of the source's tables is out of date.
    void forgetSource();
    bool hasError() const;

Q_SIGNALS:
    void nameChanged(const QString &name);
    void sinkDatabaseChanged(const QString &database);
    void filterChanged(const QString &clause);
    void columnsChanged(const std::vector<std::string> &kept);
    void shardColumnsChanged(const std::vector<std::string> &columns);

private:
    enum class Shown { Nothing, One, Several };
    void build();
    void connectAll();
    void setFieldsVisible(const ObjectSettings *one);
    void commitName();
    void commitDatabase();

    ObjectSettings m_settings;
    Shown m_shown = Shown::Nothing;
    bool m_isShowing = false; ///< fields are being filled, not edited
    ObjectsSourceProbe *m_probe;

    QLabel *m_title;
    QLabel *m_source;
    QStackedWidget *m_pages;
    QLabel *m_databaseLabel;
    QComboBox *m_database;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameHint;
    FieldMessage *m_nameMessage;
    ObjectsFilterField *m_filter;
    ObjectsColumnsField *m_columns;
};

} // namespace godwit::ui
