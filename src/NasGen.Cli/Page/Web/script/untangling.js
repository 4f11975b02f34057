// The number of hyperplanes that separate the classes after each layer. The input is at 0, and each decision ends at its number,
// therefore networks of different depth share one axis.

import { page } from './state.js';
import { el, chartBox, dataTable } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip } from './charts.js';

const looks = [['red', [], 'rectRot'], ['blue', [6, 4], 'circle'], ['green', [2, 3], 'triangle'], ['purple', [10, 4], 'rect'], ['orange', [4, 4], 'star']];

// Code lengths are whole numbers. Each network is drawn a little below the previous one, therefore equal lengths stay visible.
const offset = 0.07;

function dataset(network, i, height) {
  const [colour, borderDash, pointStyle] = looks[i % looks.length];
  const y = layer => height(layer) === null ? null : height(layer) - offset * i;
  return {
    label: network.title, data: network.layers.map(layer => ({ x: layer.at, y: y(layer), layer })),
    borderColor: css(colour), backgroundColor: css(colour), borderDash, borderWidth: i ? 1.8 : 2.6, pointStyle, radius: i ? 4 : 6, hoverRadius: 8, clip: 10,
  };
}

function drawUntangling({ networks, stages, least }) {
  const layers = networks.flatMap(n => n.layers), isEndless = layers.some(l => l.kind === 'infinite');
  const highest = Math.max(least, ...layers.map(l => l.length)), endless = highest + 1;
  const height = l => l.kind === 'finite' ? l.length : l.kind === 'infinite' ? endless : null;
  const lengthTick = v => isEndless && v === endless ? '∞' : Number.isInteger(v) ? v : '';
  draw('untangling-chart', {
    type: 'line', data: { datasets: networks.map((n, i) => dataset(n, i, height)) },
    options: {
      interaction: { mode: 'nearest', intersect: false },
      layout: { padding: { right: 12, top: 6 } },
      scales: {
        x: axis('After', 'number', { type: 'linear', min: 0, max: stages.length - 1 },
          { stepSize: 1, autoSkip: false, maxRotation: 40, format: v => stages[v] ?? '' }),
        y: axis('Hyperplanes (LDCL)', 'number', { min: Math.max(0, least - 1), max: isEndless ? endless + 0.3 : highest + 0.5 },
          { stepSize: 1, format: lengthTick }),
      },
      plugins: {
        legend: legend(),
        tooltip: tooltip({
          title: items => items.length ? 'After ' + items[0].raw.layer.name : '', label: item => item.dataset.label + ': ' + item.raw.layer.text,
        }),
      },
    },
  });
}

export function untangling() {
  const { untangling } = page.data;
  if (!untangling) return {
    lead: 'After each layer of a classifier, this section counts the straight cuts that are needed to tell the classes apart. '
      + 'It is measured at the end of a search, when the winner and the baselines are trained from scratch.',
  };
  return {
    lead: untangling.lead,
    parts: [
      el('div', { class: 'holder low' }, chartBox('untangling-chart', 'Code length after each layer, winner beside baselines', 'low')),
      dataTable('untangling-table', untangling.table),
    ],
    draw: () => drawUntangling(untangling),
  };
}
