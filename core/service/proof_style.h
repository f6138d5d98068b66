#pragma once

namespace godwit {

/// Style sheet of a report in a browser and on paper.
extern const char *const proofBrowserStyle;
/// The same looks with the few properties that QTextDocument knows.
extern const char *const proofRichTextStyle;

} // namespace godwit
