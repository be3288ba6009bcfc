/** Styles of button and panel. Measures are in pixels: the shop's font size is not ours. */
export const STYLE = `
:host { all: initial !important; font: 16px/1.4 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif !important; color-scheme: light dark; }
@media print { :host { display: none !important; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.launcher {
  position: fixed; z-index: 2147483000; inset: auto max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) auto;
  display: inline-flex; align-items: center; gap: 8px; min-height: 52px; margin: 0; padding: 12px 20px 12px 16px; border: 0; border-radius: 26px;
  background: var(--accent); color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; box-shadow: 0 0 0 1px rgb(255 255 255 / 60%), 0 4px 16px rgb(0 0 0 / 30%);
}
.launcher:focus-visible, .close:focus-visible, .elsewhere:focus-visible { outline: 3px solid var(--ink); outline-offset: -5px; }
.launcher[data-unread]::after { content: ''; position: absolute; inset: 2px 2px auto auto; width: 14px; height: 14px; border: 2px solid #fff; border-radius: 50%; background: #c50f1f; }
.panel {
  position: fixed; z-index: 2147483001; inset: auto max(20px, env(safe-area-inset-right)) max(20px, env(safe-area-inset-bottom)) auto;
  width: 400px; height: min(680px, calc(100dvh - 40px)); max-width: none; max-height: none; margin: 0; padding: 0; border: 0; border-radius: 16px; overflow: hidden;
  background: Canvas; color: CanvasText; box-shadow: 0 0 0 1px rgb(0 0 0 / 12%), 0 12px 40px rgb(0 0 0 / 35%);
}
.panel[open] { display: flex; flex-direction: column; }
.head { display: flex; align-items: center; gap: 12px; padding: 8px 8px 8px 16px; background: var(--accent); color: var(--ink); }
.names { flex: 1; min-width: 0; }
.title { margin: 0; font-size: 16px; line-height: 22px; font-weight: 600; }
.title:focus { outline: none; }
.about { margin: 0; font-size: 12px; line-height: 16px; }
.close { display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 8px; background: transparent; color: inherit; cursor: pointer; }
.close:hover, .launcher:hover { filter: brightness(1.08); }
.body { position: relative; flex: 1; min-height: 0; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.notice { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 12px; padding: 24px; background: Canvas; text-align: center; }
.notice-text { margin: 0; }
.elsewhere { padding: 12px 20px; border-radius: 22px; background: var(--accent); color: var(--ink); font-weight: 600; text-decoration: none; }
@media (max-width: 480px), (max-height: 480px) {
  .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; }
  .head { padding-top: max(8px, env(safe-area-inset-top)); }
}
@media (max-width: 480px) { .launcher { inset: auto 12px max(12px, env(safe-area-inset-bottom)) auto; } }
@media (prefers-reduced-motion: no-preference) { .panel[open] { animation: rise 160ms ease-out; } }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
`;
