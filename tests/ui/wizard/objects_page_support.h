// The objects page on a screen.
#pragma once

#include "tests/ui/wizard/objects_support.h"
#include "tests/ui/wizard/wizard_support.h"
#include "ui/wizard/objects_page.h"
#include "ui/wizard/objects_tree_view.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace godwit::ui {

/// A page on a catalogue that is there.
struct ShownObjectsPage
{
    WizardHome home;
    ProjectDraft draft{*home.session};
    ObjectsPage page{draft};

    explicit ShownObjectsPage(std::shared_ptr<const Catalog> catalog = smallCatalog())
    {
        nameAndPlace(draft, "p", home.shop, home.copy);
        page.resize(1080, 560);
        if (catalog)
            draft.adoptCatalog(std::move(catalog), {});
        page.show();
    }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    bool isReady()
    {
        return QTest::qWaitFor([this] { return page.catalog() != nullptr; });
    }
    void choose(const char *tree, const char *database, const char *name)
    {
        auto *view = find<ObjectsTreeView>(tree);
        const auto found = view->objects()->withKeys({{database, name}});
        if (found.size() == 1)
            view->choose(found.front());
    }
    /// Picks one object and chooses it on the right side.
    bool pick(const char *database, const char *name)
    {
        auto *sink = find<ObjectsTreeView>("sinkTree");
        const std::uint32_t before = sink->objects()->objectCount();
        choose("sourceTree", database, name);
        QTest::mouseClick(find<QPushButton>("pickObjects"), Qt::LeftButton);
        const bool picked =
            QTest::qWaitFor([&] { return sink->objects()->objectCount() == before + 1; });
        choose("sinkTree", database, name);
        return picked;
    }
    const TransferMapping &mapping() { return draft.project().transferMapping; }
    QString text(const char *label) { return find<QLabel>(label)->text(); }
    QString message(const char *label)
    {
        auto *shown = find<QLabel>(label);
        return shown->isVisible() ? shown->text() : QString();
    }
};

} // namespace godwit::ui
