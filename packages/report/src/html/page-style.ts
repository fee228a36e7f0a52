// Made from packages/report/page/report.css by "npm run generate".
export const PAGE_STYLE = `
:root { color-scheme: light dark; --page: light-dark(#f7f7f5, #131519); --sheet: light-dark(#ffffff, #1b1e24); --sunk: light-dark(#f4f5f6, #15181d); --text: light-dark(#1d2126, #e4e6e9); --quiet: light-dark(#55606c, #a3adb9); --rule: light-dark(#d9dde2, #343a44); --strong-rule: light-dark(#8a95a1, #66717f); --link: light-dark(#0a58a8, #8fbfff); --breaking: light-dark(#b3261e, #ff9a90); --risky: light-dark(#8a5300, #f2bd5c); --compatible: light-dark(#1a6b3c, #82d3a0); --docs: light-dark(#4a5a78, #a9bbe0); --old: light-dark(#fdeeec, #351d1e); --old-mark: light-dark(#f6c6c0, #6b2c2a); --new: light-dark(#e9f6ed, #16301f); --new-mark: light-dark(#b5e2c4, #24593a); --near: light-dark(#eef1f5, #262c35); --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font: 1rem / 1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
:root:not(.scripted) .needs-script { display: none; }
body { margin: 0 auto; max-width: 80rem; padding: 0 1.5rem 4rem; background: var(--page); color: var(--text); overflow-wrap: anywhere; }
a { color: var(--link); }
code,
pre,
kbd { font-family: var(--code); font-size: 0.875em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 2; padding: 0.5rem 1rem; background: var(--sheet); }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
button,
select,
input { font: inherit; font-size: 0.9375rem; color: inherit; background: var(--sheet); border: 1px solid var(--strong-rule); border-radius: 0.375rem; padding: 0.25rem 0.625rem; min-height: 2rem; }
button { cursor: pointer; }
button[aria-pressed="true"] { border-color: var(--text); box-shadow: inset 0 0 0 1px var(--text); }
button:hover { background: var(--near); }
summary { cursor: pointer; color: var(--link); }
.masthead { padding: 1.25rem 0 0.75rem; }
.product { display: flex; align-items: center; justify-content: space-between; min-height: 2rem; margin: 0 0 1rem; color: var(--quiet); }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; text-wrap: balance; }
.masthead.breaking .sign { color: var(--breaking); }
.masthead.risky .sign { color: var(--risky); }
.masthead.compatible .sign { color: var(--compatible); }
h2 { margin: 2.5rem 0 0; font-size: 1.25rem; }
.compared,
.owner { margin: 0.25rem 0 0; color: var(--quiet); font-weight: 400; }
.outcome { margin: 0.75rem 0 0; }
.filters { display: grid; gap: 0.5rem; padding: 0.75rem 0; background: var(--page); border-bottom: 1px solid var(--rule); }
@media (min-width: 701px) and (min-height: 800px) { .filters { position: sticky; top: 0; z-index: 1; } }
.filters p { margin: 0; }
.search { display: flex; flex: 1 1 20rem; gap: 0.75rem; align-items: center; }
.search input { flex: 1; min-width: 0; color: var(--text); }
.keys { margin-left: auto; color: var(--quiet); font-size: 0.875rem; }
kbd { padding: 0 0.375rem; border: 1px solid var(--strong-rule); border-radius: 0.25rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; margin: 0; padding: 0; border: 0; }
legend { float: left; margin-right: 0.375rem; padding: 0; }
legend,
.choice,
.search { font-size: 0.875rem; color: var(--quiet); }
.choice select { max-width: 18rem; color: var(--text); }
.chip { position: relative; display: inline-block; font-size: 0.875rem; }
.chip input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; min-height: 0; opacity: 0; cursor: pointer; }
.chip > span { display: block; padding: 0.2rem 0.75rem; border: 1px solid var(--strong-rule); border-radius: 1rem; color: var(--text); background: var(--sheet); }
.chip output { color: var(--quiet); font-variant-numeric: tabular-nums; }
.chip input:checked + span { background: var(--text); border-color: var(--text); color: var(--page); }
.chip input:checked + span output { color: inherit; }
.chip input:focus-visible + span { outline: 3px solid var(--link); outline-offset: 2px; }
.shown { display: flex; gap: 0.75rem; align-items: center; min-height: 2rem; font-size: 0.9375rem; }
.left-out,
#nothing { margin: 1rem 0 0; }
.note { margin: 0.5rem 0 0; color: var(--quiet); font-size: 0.875rem; }
.cause { margin: 1rem 0 0; background: var(--sheet); border: 1px solid var(--rule); border-radius: 0.5rem; content-visibility: auto; contain-intrinsic-size: auto 24rem; }
.cause.short { contain-intrinsic-size: auto 5.25rem; }
.cause.short + .cause.short { margin-top: 0.375rem; }
.cause > .note { margin: 0; padding: 0.75rem 1.25rem 0; }
.finding { padding: 1rem 1.25rem; }
.finding + .finding { border-top: 1px solid var(--rule); }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.4; }
.short .finding { padding-block: 0.625rem; }
.short h3 { font-size: 1rem; font-weight: 500; }
.badge { display: inline-block; margin-right: 0.375rem; padding: 0 0.5rem; border: 1px solid currentColor; border-radius: 0.25rem; font-size: 0.8125rem; }
.badge.breaking { color: var(--breaking); }
.badge.risky { color: var(--risky); }
.badge.compatible { color: var(--compatible); }
.badge.docs { color: var(--docs); }
.about { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; margin-top: 0.125rem; }
.meta,
.places { margin: 0.25rem 0 0; color: var(--quiet); font-size: 0.875rem; }
.tag::before { content: " · "; }
.operations { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 0.9375rem; }
.operations code { font-weight: 600; }
.operations ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0.25rem 0 0; padding: 0; list-style: none; }
.operations details { margin-top: 0.25rem; }
.more { margin-top: 0.375rem; font-size: 0.9375rem; }
.source { margin-top: 0.75rem; font-size: 0.9375rem; }
.source summary code { color: var(--quiet); }
.panes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.75rem; margin-top: 0.5rem; }
.pane { margin: 0; padding-bottom: 0.375rem; border: 1px solid var(--rule); border-radius: 0.375rem; background: var(--sunk); }
figcaption { padding: 0.25rem 0.75rem; border-bottom: 1px solid var(--rule); font-size: 0.875rem; }
.pane .note,
.further summary { margin: 0; padding: 0.25rem 0.75rem; font-size: 0.8125rem; }
pre { margin: 0; line-height: 1.5; white-space: pre-wrap; tab-size: 2; }
.line { position: relative; display: block; padding: 0 0.75rem 0 4.75rem; text-decoration: none; }
.line::before { content: attr(data-line); position: absolute; left: 0; width: 3.25rem; text-align: right; color: var(--quiet); }
.line:empty::after { content: "\\200b"; }
del.line { background: var(--old); }
ins.line { background: var(--new); }
.near .line.marked { background: var(--near); }
.line.marked::after { position: absolute; left: 3.5rem; top: 0; width: 1rem; text-align: center; font-weight: 700; }
del.line::after { content: "−"; color: var(--breaking); }
ins.line::after { content: "+"; color: var(--compatible); }
.near .line.marked::after { content: "·"; }
mark { color: inherit; border-radius: 0.125rem; }
del mark { background: var(--old-mark); }
ins mark { background: var(--new-mark); }
.facts { display: grid; gap: 0.25rem; margin: 0.75rem 0 0; font-size: 0.9375rem; }
.facts > div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0.5rem; align-items: baseline; }
dt { color: var(--quiet); }
dd { margin: 0; }
.message { margin-top: 0.25rem; padding: 0.5rem 0.75rem; border: 1px solid var(--rule); border-radius: 0.375rem; background: var(--sunk); }
.row { display: block; }
.row:empty::after { content: "\\200b"; }
.copy { min-height: 1.75rem; padding: 0 0.625rem; font-size: 0.875rem; }
.command { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
@media (max-width: 700px) { body { padding: 0 0.75rem 3rem; }
 h1 { font-size: 1.375rem; }
 .keys { display: none; }
 .choice { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.5rem; align-items: center; width: 100%; }
 .choice select { max-width: 100%; width: 100%; }
 .finding { padding: 0.875rem 0.75rem; }
 .panes { grid-template-columns: minmax(0, 1fr); }
 .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
 .line { padding-left: 3.5rem; }
 .line::before { width: 2.25rem; }
 .line.marked::after { left: 2.4rem; } }
@media print { :root, :root[data-theme] { color-scheme: light; font-size: 10pt; }
 body { max-width: none; padding: 0; background: none; }
 .filters, .skip, .further, button { display: none; }
 .cause { content-visibility: visible; border-color: var(--strong-rule); }
 .finding { break-inside: avoid-page; }
 .source::details-content, .more::details-content { content-visibility: visible; block-size: auto; } }
@media (forced-colors: active) { .chip input:checked + span { outline: 2px solid Highlight; } }
`;

export const PAGE_STYLE_DIGEST = 'sha256-t7OCNTVHSONKsjkLNkVbFTKNvxysopBFRytD4Q05sUo=';
