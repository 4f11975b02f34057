// The sections that consist of tables only.

import { page } from './state.js';
import { el, framed } from './elements.js';

export const failures = () => page.data.failures
  ? { lead: page.data.failures.lead, parts: [framed(page.data.failures.table)] }
  : { lead: 'No trial failed, and each could be built within the limits.' };

export function repeat() {
  const row = ([name, text]) => el('tr', {}, el('td', {}, name), el('td', {}, el('code', {}, text)));
  return {
    lead: page.data.comparison ? 'The same command continues from the trainings in the journals.'
      : 'With one worker and a budget in trials, the same command repeats the search bit by bit on the same machine.',
    parts: [el('div', { class: 'plain' }, el('table', { id: 'repeat-table' }, el('tbody', {}, ...page.data.repeat.map(row))))],
  };
}
