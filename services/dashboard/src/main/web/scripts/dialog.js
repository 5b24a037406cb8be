// Dialogs: the keyboard help, and the one in which a process is ended.
import { released } from './parts.js';
import { endProcess } from './termination.js';

export function startDialogs() {
  const dialog = document.getElementById('dialog');
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-open]');
    if (opener) {
      event.preventDefault();
      document.getElementById(opener.dataset.open)?.showModal();
    }
    if (event.target.closest('[data-close]') && event.target.closest('dialog')) {
      event.preventDefault();
      event.target.closest('dialog').close();
    }
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target.id === 'dialog-body' && !dialog.open) {
      dialog.showModal();
    }
  });
  dialog.addEventListener('close', () => {
    document.getElementById('dialog-body').replaceChildren();
    released();
  });
  document.addEventListener('submit', (event) => {
    if (event.target.matches('form[data-termination]')) {
      event.preventDefault();
      endProcess(event.target);
    }
  });
}
