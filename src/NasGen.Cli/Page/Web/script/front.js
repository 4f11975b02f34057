// The metric against each cost, with the winners and the baselines.

import { page, measured } from './state.js';
import { title, scaled, tickOfScaled } from './numbers.js';
import { el, chartBox, tableOf, tabs } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, ofTrial, say, shownNames } from './charts.js';
import { labels } from './labels.js';

const ranks = { winner: 0, pick: 1, baseline: 2 };
const kinds = [['winner', 'winner', 'red', 'rectRot', 8], ['pick', 'picks', 'purple', 'rectRot', 7], ['baseline', 'baselines', 'green', 'triangle', 7]];

// An architecture can have several marks. It is drawn once, with all its names, as the most important mark.
function marksOf(front) {
  const marks = new Map(), inside = new Set(front.points);
  const knee = front.knee ? [{ trial: front.knee, title: 'knee', kind: 'knee' }] : [];
  for (const { trial, title, kind } of [...page.data.marks, ...knee].filter(m => inside.has(m.trial))) {
    const known = marks.get(trial);
    if (!known) marks.set(trial, { trial, names: [title], kind });
    else {
      known.names.push(title);
      if (ranks[kind] < ranks[known.kind]) known.kind = kind;
    }
  }
  return [...marks.values()].map((m, i) => ({ ...m, label: [...new Set(m.names)].join(', '), number: i + 1 }));
}

const at = (cost, id) => ({ x: scaled(cost, measured(page.trials.get(id), cost)), y: measured(page.trials.get(id), page.data.metric.name), trial: id });

function datasets(front, marks) {
  const on = new Set(front.front), point = id => at(front.cost, id);
  const named = (kind, label, colour, pointStyle, radius) => ({
    label, data: marks.filter(m => m.kind === kind).map(m => ({ ...point(m.trial), ...m })), named: true,
    borderColor: css(colour), backgroundColor: css(colour), pointStyle, radius, hoverRadius: radius + 2, borderWidth: 2,
  });
  return [
    ...kinds.map(kind => named(...kind)),
    { ...named('knee', 'knee', 'ink', 'circle', 9), backgroundColor: 'transparent' },
    {
      label: 'front', data: front.front.map(point), showLine: true, stepped: true,
      borderColor: css('blue'), backgroundColor: css('blue'), radius: 4, hoverRadius: 7, borderWidth: 2,
    },
    {
      label: 'other trials', data: front.points.filter(id => !on.has(id)).map(point),
      backgroundColor: css('faint'), borderColor: css('faint'), radius: 3.5, hoverRadius: 6,
    },
  ].filter(set => set.data.length);
}

function table(front, marks) {
  const metric = page.data.metric.name, { cost } = front, on = new Set(front.front);
  const columns = ['Trial', title(metric), title(cost), 'On the front', 'Is', 'Found by', 'Architecture'];
  return tableOf('front-table', columns, () => front.points.map(id => page.trials.get(id)).sort((a, b) => measured(a, cost) - measured(b, cost)).map(t =>
    [t.id, t.texts[metric], t.texts[cost], on.has(t.id) ? 'yes' : '', marks.find(m => m.trial === t.id)?.label ?? '', t.by, t.genotype]));
}

// The list that explains the numbers in the chart on a phone.
const key = marks => el('ol', { class: 'key', id: 'front-key' }, ...marks.map(m => el('li', {}, m.label)));

function drawFront(front, marks) {
  const metric = page.data.metric.name, { cost } = front;
  const tell = (_, items, chart) => {
    if (items.length) say('front-detail', page.trials.get(chart.data.datasets[items[0].datasetIndex].data[items[0].index].trial), shownNames(cost));
  };
  const costs = front.points.map(id => measured(page.trials.get(id), cost)).filter(x => x > 0);
  const isLog = Math.max(...costs) / Math.min(...costs) > 20;
  draw('front-chart', {
    type: 'scatter', plugins: [labels], data: { datasets: datasets(front, marks) },
    options: {
      interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
      onHover: tell, onClick: tell,
      scales: {
        x: axis(title(cost) + (isLog ? ' (logarithmic)' : ''), cost, isLog ? { type: 'logarithmic' } : {}, { format: v => tickOfScaled(cost, v) }),
        y: axis(title(metric) + ' on validation data', metric, { grace: '6%' }),
      },
      plugins: { legend: legend(), tooltip: { ...ofTrial([metric, cost]), filter: (item, i) => i === 0 } },
    },
  });
}

export function front() {
  const { data } = page;
  if (!data.fronts.length) return { lead: 'No full training within the limits has completed yet.' };
  const box = el('div', { class: 'holder' });
  function show(cost) {
    const front = data.fronts.find(f => f.cost === cost), marks = marksOf(front);
    box.replaceChildren(chartBox('front-chart', title(data.metric.name) + ' against ' + title(cost)), key(marks), table(front, marks));
    drawFront(front, marks);
  }
  return {
    lead: data.frontLead,
    parts: [
      tabs('front', data.fronts.map(f => ({ key: f.cost, label: title(f.cost) })), show), box,
      el('p', { class: 'detail', id: 'front-detail', 'aria-live': 'polite' }, 'Point at a trial, or tap it, to see its architecture.'),
    ],
    draw: () => show(page.chosen.front),
  };
}
