/** How pages look: in the colours of the reader's system, with a ring around what the keyboard is at. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e9ee);
  --paper: light-dark(#ffffff, #15181c);
  --quiet: light-dark(#4a5460, #aab4c0);
  --line: light-dark(#c5ccd4, #3a424c);
  --link: light-dark(#0b57a4, #8ab8f0);
  --code: light-dark(#f1f3f5, #21262c);
}
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0.75rem 1.5rem; list-style: none; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
main.wide { max-width: none; }
main:focus { outline: none; }
h1, h2 { line-height: 1.2; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.25rem 0.75rem; background: var(--paper); z-index: 1; }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
code:not(.swagger-ui *) { font-family: ui-monospace, monospace; font-size: 0.9em; background: var(--code); padding: 0.1em 0.3em; border-radius: 3px; overflow-wrap: anywhere; }
td code { white-space: nowrap; }
.swagger-ui a, .swagger-ui .info a, .swagger-ui .info .link, .swagger-ui .info__license__url a { color: var(--link); }
.swagger-ui .btn.authorize { color: light-dark(#17633a, #7fd6a8); border-color: light-dark(#17633a, #7fd6a8); }
.swagger-ui .btn.authorize span { color: inherit; }
.swagger-ui .btn.authorize svg { fill: currentColor; }
.swagger-ui .info .title small { background: #4a5460; }
.swagger-ui .info .title small pre { color: #ffffff; }
.swagger-ui .info .title small.version-stamp { background: #2f6b1f; }
.swagger-ui .opblock .opblock-summary-method { text-shadow: none; color: #ffffff; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #0b57a4; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #17633a; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #00665a; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #a3211c; }
.swagger-ui .parameter__name.required::after, .swagger-ui .parameter__name.required span { color: light-dark(#a3211c, #ff9b94); }
.swagger-ui .parameter__in, .swagger-ui .prop-format, .swagger-ui .parameter__type { color: var(--quiet); }
.swagger-ui table thead tr td, .swagger-ui table thead tr th, .swagger-ui table.headers td, .swagger-ui .header-col,
.swagger-ui .tab li, .swagger-ui .response-col_links, .swagger-ui .response-control-media-type__title,
.swagger-ui .response-control-media-type__accept-message { color: var(--ink); }
.swagger-ui .microlight span[style*="211, 99, 99"] { color: #ffb3ad !important; }
html.dark-mode .swagger-ui .opblock-body *:not(pre *):not(button):not(select):not(input):not(textarea):not(a) { color: var(--ink); }
`;
