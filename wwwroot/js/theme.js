// Follows the system until somebody switches; the choice stays in this browser.
(() => {
  const key = 'lethe-theme';
  const order = ['system', 'light', 'dark'];
  const root = document.documentElement;
  const read = () => {
    try { return localStorage.getItem(key) ?? 'system'; } catch { return 'system'; }
  };
  const apply = theme => { root.dataset.theme = order.includes(theme) ? theme : 'system'; };
  apply(read());
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-theme-switch]')) return;
    const next = order[(order.indexOf(root.dataset.theme) + 1) % order.length];
    try { localStorage.setItem(key, next); } catch { /* A browser that keeps nothing still switches. */ }
    apply(next);
  });
})();
