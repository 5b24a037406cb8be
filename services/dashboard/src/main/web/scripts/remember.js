/** The last filters of the process list are kept in the browser: the tab leads back to them. */
const KEY = 'totem-process-filters';

export function rememberFilters() {
  if (location.pathname === '/processes') {
    keep();
    document.addEventListener('htmx:pushedIntoHistory', keep);
  }
  const tab = document.querySelector('[data-tab=PROCESSES]');
  const kept = sessionStorage.getItem(KEY);
  if (tab && kept && location.pathname !== '/processes') {
    tab.href = `/processes${kept}`;
  }
}

function keep() {
  sessionStorage.setItem(KEY, location.search);
}
