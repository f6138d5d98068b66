#pragma once

#include "core/mapping/rule_set.h"
#include "ui/wizard/objects_catalog_index.h"
#include "ui/wizard/rules_explanation.h"

#include <QPlainTextEdit>

namespace godwit::ui {

class RulesCompleter;
class RulesHighlighter;
class RulesMargin;

/// An editor of rules, one a line: numbers its lines, colours patterns, completes names, underlines
/// what is wrong at the very character, and marks the rules that an explanation is about. Blank
/// lines are no rules.
class RulesEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RulesEditor(RuleList list, QWidget *parent = nullptr);

    void setType(ProjectType type);
    /// What names are completed from; may be null.
    void setCatalog(std::shared_ptr<const ObjectsCatalogIndex> catalog);

    /// Replaces the text, unless it says the same already; rulesEdited() is not emitted.
    void setRules(const std::vector<std::string> &rules);
    const std::vector<std::string> &rules() const { return m_rules; }
    /// The line of rule @p rule, from 0; empty if there is no such rule.
    std::optional<int> lineOf(std::size_t rule) const;

    /// Something wrong with a line, which only the whole project shows.
    struct Problem
    {
        std::size_t rule = 0;
        QString message;
    };
    void setProblems(const std::vector<Problem> &problems);
    /// Marks rules, in the margin and behind the text; brings the first one into view.
    void setMarks(const std::vector<RuleMark> &marks);
    void focusRule(std::size_t rule);

    /// What is wrong: with the line of the cursor, else the first; empty if nothing is.
    QString message() const;
    bool hasErrors() const { return !m_faults.empty(); }

    /// Where something is wrong. Columns count UTF-16 units from 0; the one behind the last
    /// character is the end of the line.
    struct Fault
    {
        int line = 0, column = 0;
        bool isWholeLine = false;
        QString message;
    };
    const std::vector<Fault> &faults() const { return m_faults; }

    int marginWidth() const;
    void paintMargin(QPaintEvent *event);

Q_SIGNALS:
    void rulesEdited();
    void messageChanged(const QString &message);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void readText();
    void check();
    void decorate();
    QTextEdit::ExtraSelection selectionOf(const Fault &fault) const;
    QTextEdit::ExtraSelection selectionOf(const RuleMark &mark) const;
    void sayMessage();
    void updateMargin(const QRect &rect, int dy);
    QString signOf(int line) const;

    RuleList m_list;
    ProjectType m_type = ProjectType::Migration;
    std::vector<std::string> m_rules;
    std::vector<int> m_lines; ///< by rule
    std::vector<Problem> m_problems;
    std::vector<Fault> m_faults;
    std::vector<RuleMark> m_marks;
    QString m_message;
    bool m_isSetting = false;
    RulesMargin *m_margin;
    RulesHighlighter *m_highlighter;
    RulesCompleter *m_completer;
};

} // namespace godwit::ui
