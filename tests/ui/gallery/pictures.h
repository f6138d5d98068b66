// The groups of pictures, one file each.
#pragma once

#include "tests/ui/gallery/gallery.h"
#include "tests/ui/gallery/gallery_home.h"
#include "ui/shell/workbench.h"

namespace godwit::ui {

void takeShellPictures(Gallery &gallery, const QString &language);
void takeSourcePictures(Gallery &gallery, const QString &language);
void takeWizardPictures(Gallery &gallery, const QString &language);
void takeRunPictures(Gallery &gallery, const QString &language);

/// The complete window over a home.
struct GalleryWindow
{
    GalleryWindow(GalleryHome &home, const QString &language);

    MainWindow &window() { return workbench.window(); }

    Workbench workbench;
};

} // namespace godwit::ui
