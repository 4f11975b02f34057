// The colours of the light and the dark theme. The theme of the system applies unless the reader has chosen one.

import { $ } from './state.js';

export const css = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

const colours = { search: 'blue', random: 'orange', default: 'green', largest: 'purple', trivial: 'red', all: 'faint' };
const dashes = { random: [6, 4], default: [2, 3], largest: [10, 4], trivial: [1, 4] };

export const colourOf = purpose => css(colours[purpose] ?? 'purple');
export const dashOf = purpose => dashes[purpose] ?? [];

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light')) === 'dark';

// Charts contain their colours, therefore a new theme draws them again. Some browsers give files no storage; the choice is then lost when
// the page is closed.
export function watchTheme(render) {
  try {
    const kept = localStorage.getItem('nasgen-theme');
    if (kept) document.documentElement.dataset.theme = kept;
  } catch { }
  $('theme').onclick = () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('nasgen-theme', document.documentElement.dataset.theme); } catch { }
    render();
  };
  systemIsDark.addEventListener('change', render);
}
