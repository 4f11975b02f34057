// The error against the number of training samples, with the law that was fitted to it.

import { tick, plain, title } from './numbers.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip, whiskers } from './charts.js';

const colours = { winner: 'red', largest: 'purple', smallest: 'green' };

const hidden = { borderWidth: 0, radius: 0, hitRadius: 0 };

// The law with its interval. The area between the upper end and the lower end, which is the next dataset, is filled.
const lawSets = (law, line, colour) => [
  { label: 'the law', data: law.points.map(([x, y]) => ({ x, y })), ...line, radius: 0, hitRadius: 0, borderWidth: 1.5 },
  { label: '95 % interval of the law', data: law.points.map(([x, , , y]) => ({ x, y })), ...line, ...hidden, fill: '+1', backgroundColor: colour + '22' },
  { label: '', data: law.points.map(([x, , y]) => ({ x, y })), ...line, ...hidden },
];

const low = p => p.mean - (p.deviation ?? 0);

function setsOf(curve) {
  const colour = css(colours[curve.role]), isWinner = curve.role === 'winner', blue = css('blue');
  const line = { borderColor: colour, backgroundColor: colour, showLine: true, borderWidth: 2 };
  const validation = curve.points.map(p => ({ x: p.samples, y: p.mean, low: low(p), high: p.mean + (p.deviation ?? 0), size: p.size, text: p.text }));
  const sets = isWinner && curve.law ? lawSets(curve.law, line, colour) : [];
  sets.push({
    label: curve.title + ', validation', data: validation, ...line, showLine: !isWinner, radius: 4.5, pointStyle: isWinner ? 'rectRot' : 'circle',
  });
  if (isWinner && curve.points.some(p => Number.isFinite(p.training))) sets.push({
    label: 'the winner, on its training data', data: curve.points.map(p => ({ x: p.samples, y: p.training, size: p.size, text: p.trainingText })),
    ...line, borderColor: blue, backgroundColor: blue, borderDash: [6, 3], radius: 3.5,
  });
  return sets;
}

const isPositive = p => low(p) > 0 && (p.training === undefined || p.training > 0);

export function drawLearning({ name, metric, curves }) {
  const points = curves.flatMap(c => c.points), isLog = points.every(isPositive), laws = curves.filter(c => c.law);
  const sizes = laws.length ? laws.flatMap(c => c.law.points.map(p => p[0])) : points.map(p => p.samples);
  const error = metric === name ? title(metric) : 'Error';
  draw('capacity-curve-chart', {
    type: 'scatter', plugins: [whiskers], data: { datasets: curves.flatMap(setsOf) },
    options: {
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: axis('Training samples (logarithmic)', 'number', {
          type: 'logarithmic', min: Math.min(...points.map(p => p.samples)) * 0.9, max: Math.max(...sizes) * 1.1,
        }),
        y: axis(error + (isLog ? ' (logarithmic)' : ''), metric, isLog ? { type: 'logarithmic' } : { min: 0, grace: '6%' }),
      },
      plugins: {
        legend: legend(item => item.text !== ''),
        tooltip: tooltip({
          title: items => items[0].raw.size ?? plain(items[0].raw.x) + ' samples',
          label: item => item.dataset.label + ': ' + (item.raw.text ?? tick(metric, item.raw.y)),
        }),
      },
    },
  });
}
