// Keys: / search, g o, g p, g s, g l, g d pages, ? help.
const PAGES = { o: '/', p: '/processes', s: '/services', l: '/logs', d: '/sites' };
const SECOND_KEY_WITHIN = 1_200;

export function startKeys() {
  let wentAt = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    if (event.key === '/') {
      const search = document.querySelector('input[type=search]');
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (event.key === '?') {
      document.getElementById('keys')?.showModal();
    } else if (event.key === 'g') {
      wentAt = Date.now();
    } else if (PAGES[event.key] && Date.now() - wentAt < SECOND_KEY_WITHIN) {
      location.assign(PAGES[event.key]);
    }
  });
}

function typing(element) {
  return element.matches('input, select, textarea, [contenteditable]');
}
