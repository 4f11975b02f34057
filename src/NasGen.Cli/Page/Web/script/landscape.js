// How hard the space is to search: results by their distance from the best architecture.

import { page } from './state.js';
import { title } from './numbers.js';
import { el, chartBox, dataTable, framed } from './elements.js';
import { css } from './theme.js';
import { draw, axis, ofTrial, wholeTicks } from './charts.js';

// Points at the same distance are spread a little. The shift of a point is always the same.
const spread = id => ((id * 7919 % 101) / 101 - 0.5) * 0.25;

export function landscape() {
  const { landscape, metric: { name } } = page.data;
  if (!landscape) return { lead: 'How hard the space is to search is estimated from eight completed architectures on, if their results differ.' };
  return {
    lead: landscape.lead,
    parts: [
      el('div', { class: 'two' }, framed(landscape.facts), chartBox('landscape-chart', title(name) + ' by distance from the best', 'low')),
      dataTable('landscape-table', landscape.table),
    ],
    draw: () => draw('landscape-chart', {
      type: 'scatter',
      data: {
        datasets: [{
          data: landscape.points.map(([trial, distance, value]) => ({ x: distance + spread(trial), y: value, trial })),
          backgroundColor: css('blue') + '99', radius: 4, hoverRadius: 6,
        }],
      },
      options: {
        interaction: { mode: 'nearest', intersect: true },
        scales: { x: axis('Decisions that differ from the best', 'number', {}, wholeTicks), y: axis(title(name), name, { grace: '6%' }) },
        plugins: { legend: { display: false }, tooltip: ofTrial([name]) },
      },
    }),
  };
}
