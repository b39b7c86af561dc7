// Follows the system until somebody switches; the choice stays in this browser.
(() => {
  const key = 'lethe-theme';
  const order = ['system', 'light', 'dark'];
  const root = document.documentElement;
  const read = () => {
    try { return localStorage.getItem(key) ?? 'system'; } catch { return 'system'; }
  };
  const mark = () => document.querySelectorAll('[data-theme-set]').forEach(one => one.setAttribute('aria-pressed', String(one.dataset.themeSet === root.dataset.theme)));
  const apply = theme => {
    root.dataset.theme = order.includes(theme) ? theme : 'system';
    mark();
  };
  apply(read());
  document.addEventListener('click', event => {
    const chosen = event.target.closest?.('[data-theme-set]')?.dataset.themeSet;
    if (!chosen && !event.target.closest?.('[data-theme-switch]')) return;
    const next = chosen ?? order[(order.indexOf(root.dataset.theme) + 1) % order.length];
    try { localStorage.setItem(key, next); } catch { /* A browser that keeps nothing still switches. */ }
    apply(next);
  });
  // Pages come and go without this script being run again.
  new MutationObserver(mark).observe(root, { childList: true, subtree: true });
})();
