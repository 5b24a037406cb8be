// Commands to copy: the button says what became of it, and a screen reader hears it too.

const SHOWN_FOR = 1_500;

export function startCopying() {
  document.documentElement.classList.add('scripted');
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      copy(button);
    }
  });
}

async function copy(button) {
  button.dataset.words ??= button.textContent;
  let told = button.dataset.copied;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  } catch {
    told = button.dataset.refused;
  }
  document.getElementById('said').textContent = told;
  button.textContent = told;
  setTimeout(() => (button.textContent = button.dataset.words), SHOWN_FOR);
}
