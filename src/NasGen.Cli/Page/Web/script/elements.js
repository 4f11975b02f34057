// The parts of the page that are not charts.

import { page } from './state.js';

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element[name] = value;
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(c => c !== null && c !== undefined));
  return element;
}

export const chartBox = (id, label, kind = '') => el('div', { class: 'chart ' + kind },
  el('canvas', { id, role: 'img', 'aria-label': label + '. The table below has the same numbers.' }));

// A table that is filled when it is opened, because a table can have a thousand rows.
export function tableOf(id, columns, rows, label = 'Show as a table') {
  const body = el('div', { class: 'scroll', tabindex: 0 });
  const fill = () => { if (!body.hasChildNodes()) body.append(plainTable(columns, rows())); };
  const details = el('details', { id, open: page.opened.has(id) }, el('summary', {}, label), body);
  details.ontoggle = () => {
    if (!details.open) return page.opened.delete(id);
    page.opened.add(id);
    fill();
  };
  if (details.open) fill();
  return details;
}

export const dataTable = (id, table, label) => tableOf(id, table.columns, () => table.rows, label);

function plainTable(columns, rows) {
  const looksLikeNumber = cell => cell === '–' || /^[−+\-\d]/.test(cell) && cell.length < 22;
  const kinds = columns.map((_, i) => rows.length > 0 && rows.every(row => looksLikeNumber(String(row[i]))) ? 'n' : undefined);
  return el('table', {},
    el('thead', {}, el('tr', {}, ...columns.map((column, i) => el('th', { class: kinds[i], scope: 'col' }, column)))),
    el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((cell, i) => el('td', { class: kinds[i] }, String(cell)))))));
}

export const framed = table => el('div', { class: 'plain' }, plainTable(table.columns, table.rows));

export function tabs(group, options, show) {
  if (!options.some(o => o.key === page.chosen[group])) page.chosen[group] = options[0].key;
  const button = o => el('button', {
    type: 'button', 'data-tab': group + ':' + o.key, 'aria-pressed': String(o.key === page.chosen[group]), onclick: () => choose(o.key),
  }, o.label);
  const buttons = options.map(button);
  const choose = key => {
    page.chosen[group] = key;
    options.forEach((o, i) => buttons[i].setAttribute('aria-pressed', String(o.key === key)));
    show(key);
  };
  return el('div', { class: 'tabs', role: 'group' }, ...buttons);
}

// Breaks a text at spaces into lines of a maximal length.
export function folded(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last && (last + ' ' + word).length > width) lines.push(word);
    else lines[lines.length - 1] = last ? last + ' ' + word : word;
  }
  return lines;
}

export const foldedGenotype = genotype => genotype.split('; ').flatMap(part => folded(part, 44));
