#include "core/service/proof_style.h"

namespace godwit {

const char *const proofBrowserStyle = R"css(
:root { color-scheme: only light; }
* { box-sizing: border-box; }
@page { size: A4; margin: 16mm 15mm; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 60rem; background: #ffffff; color: #1d2327;
  font: 14px/1.5 "Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { margin: 0 0 1rem; font-size: 1.8em; line-height: 1.25; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid #0f6b6b; font-size: 1.2em;
  font-weight: 600; break-after: avoid; }
p { margin: .35rem 0; }
.kind { color: #0f6b6b; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; font-size: .85em; }
table { width: 100%; border-collapse: collapse; }
table.facts, table.verdict { margin: 1rem 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: #4a545c; font-weight: 600; border-bottom: 1px solid #8b979f; overflow-wrap: normal; }
table.list td { border-bottom: 1px solid #dde2e5; }
table.list tr.main td { border-bottom: none; padding-bottom: 0; break-after: avoid; }
table.list tr.detail td { padding-top: 0; }
table.facts td { padding: .15rem .6rem .15rem 0; }
td.what { width: 11rem; color: #4a545c; white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.small, tr.detail td { color: #4a545c; }
.small { font-size: .88em; }
.mono { font-family: "DejaVu Sans Mono", "Noto Sans Mono", Consolas, Menlo, monospace; font-size: .88em;
  overflow-wrap: anywhere; }
table.verdict td { padding: .9rem 1.1rem; border-left: 6px solid; }
.word { font-size: 1.7em; font-weight: 700; letter-spacing: .02em; }
table.verdict td.good { background: #e6f4ec; border-color: #14713d; } .good .word, .goodtext { color: #14713d; }
table.verdict td.bad { background: #fdebea; border-color: #b3261e; } .bad .word, .badtext { color: #b3261e; }
table.verdict td.doubt { background: #fdf3dd; border-color: #8a5a00; } .doubt .word, .doubttext { color: #8a5a00; }
table.verdict td.none { background: #eef1f3; border-color: #4a545c; } .none .word, .nonetext { color: #4a545c; }
.goodtext, .badtext, .doubttext, .nonetext { font-weight: 600; }
ul { margin: .4rem 0; padding-left: 1.3rem; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } }
)css";

const char *const proofRichTextStyle = R"css(
body { color: #1d2327; }
h1 { font-size: 17pt; font-weight: 600; margin-top: 0px; margin-bottom: 6px; }
h2 { color: #0f6b6b; font-size: 12pt; font-weight: 600; margin-top: 18px; margin-bottom: 4px; }
table { border-collapse: collapse; }
table.facts { margin-top: 8px; }
table.list th { border-bottom: 1px solid #8b979f; }
table.list td { border-bottom: 1px solid #dde2e5; }
table.list td.main { border-bottom-width: 0px; border-bottom-style: none; }
p { margin-top: 2px; margin-bottom: 2px; }
.kind { color: #0f6b6b; font-weight: 600; font-size: 8pt; }
th { color: #4a545c; font-weight: 600; text-align: left; }
td.what { color: #4a545c; }
.small { color: #4a545c; font-size: 8pt; }
.mono { font-family: "DejaVu Sans Mono", monospace; font-size: 7.5pt; }
.word { font-size: 17pt; font-weight: 700; }
td.good { background-color: #e6f4ec; padding: 8px; }
td.bad { background-color: #fdebea; padding: 8px; }
td.doubt { background-color: #fdf3dd; padding: 8px; }
td.none { background-color: #eef1f3; padding: 8px; }
.goodtext { color: #14713d; font-weight: 600; }
.badtext { color: #b3261e; font-weight: 600; }
.doubttext { color: #8a5a00; font-weight: 600; }
.nonetext { color: #4a545c; font-weight: 600; }
)css";

} // namespace godwit
