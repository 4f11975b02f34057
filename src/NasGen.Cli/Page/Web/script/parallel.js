// Each architecture as a line through its options.

import { page, measured } from './state.js';
import { title } from './numbers.js';
import { el, chartBox, tableOf, folded } from './elements.js';
import { css } from './theme.js';
import { draw, legend, say, shownNames } from './charts.js';
import { lines, optionTexts } from './lines.js';

const below = -0.14;   // the place of a decision that an architecture does not have

// Lines through equal options would cover each other, therefore each trial has a small shift, which is the same in every drawing.
const shift = id => ((id * 7919 % 101) / 101 - 0.5) * 0.035;

function placesOf(done) {
  const metric = page.data.metric.name, values = done.map(t => measured(t, metric));
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const height = t => max > min ? (measured(t, metric) - min) / (max - min) : 0.5;
  const places = new Map(done.map(t => [t.id, [...t.genes.map(place => (place ?? below) + shift(t.id)), height(t)]]));
  return trial => places.get(trial.id);
}

// The best tenth, the better half, the others.
function bundles(sorted, places) {
  const tenth = Math.max(1, Math.round(sorted.length / 10)), half = Math.max(tenth + 1, Math.round(sorted.length / 2));
  const last = page.data.decisions.length;
  const bundle = (label, list, colour, width) => ({
    label, list, width, data: list.map(t => ({ x: last, y: places(t).at(-1), trial: t.id })),
    borderColor: css(colour), backgroundColor: css(colour), radius: 2.5, hitRadius: 0, hoverRadius: 2.5,
  });
  return [
    bundle('best tenth', sorted.slice(0, tenth), 'red', 2), bundle('better half', sorted.slice(tenth, half), 'blue', 1.2),
    bundle('others', sorted.slice(half), 'faint', 1),
  ];
}

// A name that is a path, such as Stem.Width, can be broken after the point.
const foldedName = name => folded(name.replaceAll('.', '. '), 13).map(part => part.replace('. ', '.'));

function drawParallel(sorted, names) {
  const places = placesOf(sorted), metric = page.data.metric.name, last = names.length - 1;
  const [top, bottom] = page.data.metric.maximize ? [sorted[0], sorted.at(-1)] : [sorted.at(-1), sorted[0]];
  draw('parallel-chart', {
    type: 'scatter',
    plugins: [lines(places, names.length, t => say('parallel-detail', t, shownNames())), optionTexts(last, top.texts[metric], bottom.texts[metric])],
    data: { datasets: bundles(sorted, places) },
    options: {
      layout: { padding: { right: 8 } },
      events: ['mousemove', 'mouseout', 'click', 'touchstart'],
      scales: {
        x: {
          type: 'linear', min: 0, max: last, grid: { color: css('faint') },
          ticks: { stepSize: 1, autoSkip: false, color: css('ink'), maxRotation: 0, font: { size: 11 }, callback: v => foldedName(names[v] ?? '') },
        },
        y: { min: -0.2, max: 1.06, display: false },
      },
      plugins: { legend: legend(), tooltip: { enabled: false } },
    },
  });
}

function table() {
  const names = shownNames();
  return tableOf('trials-table', ['Trial', 'Found by', 'State', 'Share of training', ...names.map(title), 'Training time', 'Architecture'], () =>
    page.data.trials.map(t => [t.id, t.by, t.state, t.fidelity, ...names.map(n => t.texts[n]), t.time, t.genotype]), 'Show all trials as a table');
}

export function parallel() {
  const { data } = page, metric = data.metric.name;
  const done = data.trials.filter(t => t.state === 'Completed' && t.purpose !== 'retrain' && t.fidelity === 1 && Number.isFinite(measured(t, metric)));
  if (done.length < 2) return { lead: 'This chart needs two completed trials.' };
  const sorted = done.sort((a, b) => (measured(b, metric) - measured(a, metric)) * (data.metric.maximize ? 1 : -1));
  const names = [...data.decisions.map(d => d.name), title(metric)];
  const box = chartBox('parallel-chart', 'Every architecture as a line through its options');
  box.style.minWidth = 95 * names.length + 'px';
  return {
    lead: 'Each line is one architecture. It crosses each axis at the option that was chosen for this decision and ends at its ' + title(metric).toLowerCase()
      + '. A line that passes below an axis belongs to an architecture that does not have this decision.',
    parts: [
      el('div', { class: 'wide', tabindex: 0 }, box),
      el('p', { class: 'detail', id: 'parallel-detail' }, 'Point at a line, or tap it, to see its architecture.'),
      table(),
    ],
    draw: () => drawParallel(sorted, names),
  };
}
