// The losses of the trainings from scratch.

import { page } from './state.js';
import { plain } from './numbers.js';
import { el, chartBox, dataTable, tabs } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip } from './charts.js';

// The first seed is drawn thick and stands in the legend. The others are thin.
function losses(training, isFirst) {
  const loss = (label, index, colour, more) => ({
    label, data: training.points.map((p, i) => ({ x: i + 1, y: p[index] })), borderColor: css(colour) + (isFirst ? '' : '77'), backgroundColor: css(colour),
    borderWidth: isFirst ? 2.2 : 1.2, radius: 0, isFirst, ...more,
  });
  return [loss('training loss', 0, 'blue'), loss('validation loss', 1, 'red', { borderDash: [6, 3] })];
}

function drawCurves(trainings) {
  const isPositive = trainings.every(t => t.points.flat().every(v => v === null || v > 0));
  draw('curves-chart', {
    type: 'line', data: { datasets: trainings.flatMap((t, i) => losses(t, i === 0)) },
    options: {
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: axis('Epoch', 'number', { type: 'linear', min: 1 }),
        y: axis('Loss' + (isPositive ? ' (logarithmic)' : ''), 'number', { type: isPositive ? 'logarithmic' : 'linear' }, { maxTicksLimit: 6 }),
      },
      plugins: {
        legend: legend((item, data) => data.datasets[item.datasetIndex].isFirst),
        tooltip: tooltip({ title: items => 'Epoch ' + items[0].raw.x, label: item => item.dataset.label + ': ' + plain(item.raw.y) }),
      },
    },
  });
}

export function curves() {
  const { curves } = page.data;
  if (!curves) return {
    lead: 'No training has been recorded epoch by epoch yet. That happens at the end of a search, when the best architectures are trained from scratch; '
      + 'a scoring method of your own has no epochs.',
  };
  const names = [...new Set(curves.trainings.map(t => t.name))];
  const box = el('div', { class: 'holder low' });
  function show(name) {
    box.replaceChildren(chartBox('curves-chart', 'Training and validation loss by epoch', 'low'));
    drawCurves(curves.trainings.filter(t => t.name === name));
  }
  return {
    lead: curves.lead,
    parts: [tabs('curves', names.map(name => ({ key: name, label: name })), show), box, dataTable('curves-table', curves.table)],
    draw: () => show(page.chosen.curves),
  };
}
