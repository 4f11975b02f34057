// The winner's budget of parameters or MACs at each depth.

import { page } from './state.js';
import { title } from './numbers.js';
import { chartBox, dataTable, foldedGenotype } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip, whiskers } from './charts.js';

const kinds = [
  ['the winner', 'red', 'rectRot', d => d.isWinner],
  ['the winner’s blocks', 'blue', 'circle', d => !d.isWinner && d.isSpent && d.isSameBlocks],
  ['other blocks', 'orange', 'rect', d => !d.isWinner && d.isSpent && !d.isSameBlocks],
  ['cannot spend the budget', 'faint', 'triangle', d => !d.isWinner && !d.isSpent],
];

const low = d => d.mean - (d.deviation ?? 0);
const high = d => d.mean + (d.deviation ?? 0);

const datasets = depths => kinds.map(([label, colour, pointStyle, is]) => ({
  label, pointStyle, radius: 6, hoverRadius: 8, borderColor: css(colour), backgroundColor: css(colour), borderWidth: 2,
  data: depths.filter(is).map(d => ({ x: d.depth, y: d.mean, low: low(d), high: high(d), d })),
})).filter(set => set.data.length);

export function showDepths(box, budget) {
  const metric = page.data.metric.name, { depths } = budget, numbers = depths.map(d => d.depth);
  box.replaceChildren(
    chartBox('capacity-depth-chart', title(metric) + ' at each depth for ' + budget.title, 'low'), dataTable('capacity-depth-table', budget.table));
  draw('capacity-depth-chart', {
    type: 'scatter', plugins: [whiskers], data: { datasets: datasets(depths) },
    options: {
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: axis('Blocks in total', 'number', { type: 'linear', min: Math.min(...numbers) - 0.5, max: Math.max(...numbers) + 0.5 },
          { stepSize: 1, includeBounds: false, precision: 0 }),
        y: axis(title(metric) + ' on validation data', metric, {
          suggestedMin: Math.min(...depths.map(low)), suggestedMax: Math.max(...depths.map(high)), grace: '6%',
        }),
      },
      plugins: {
        legend: legend(),
        tooltip: tooltip({ title: items => items[0].raw.d.share, label: item => item.raw.d.text, footer: items => foldedGenotype(items[0].raw.d.genotype) }),
      },
    },
  });
}
