// Two spaces side by side: their distributions, their fronts, and what random search finds in them.

import { page } from './state.js';
import { el, chartBox, dataTable, framed, tabs } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip } from './charts.js';
import { scaled, tickOfScaled } from './numbers.js';

const styles = [{ colour: 'blue', dash: [], mark: 'circle' }, { colour: 'orange', dash: [6, 4], mark: 'rect' }];

function dataset({ name, side, isLine, points }, view) {
  const { colour, dash, mark } = styles[side];
  return {
    label: name, data: points.map(p => ({ ...p, x: scaled(view.x.measure, p.x) })), pointStyle: mark,
    borderColor: css(colour), backgroundColor: css(colour) + (isLine ? '' : '66'),
    ...isLine
      ? { showLine: true, stepped: view.isStepped, borderDash: dash, borderWidth: 2.5, radius: 1.5, hoverRadius: 6 }
      : { borderWidth: 0, radius: 3.5, hoverRadius: 6 },
  };
}

function plot(id, { lead, views }) {
  const box = el('div', { class: 'holder low' });
  function show(key) {
    const view = views.find(v => v.key === key), { x, y } = view;
    box.replaceChildren(chartBox(id + '-chart', y.title + ' against ' + x.title), dataTable(id + '-table', view.table));
    draw(id + '-chart', {
      type: 'scatter', data: { datasets: view.lines.map(line => dataset(line, view)) },
      options: {
        interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
        scales: {
          x: axis(x.title + (x.isLogarithmic ? ' (logarithmic)' : ''), x.measure, { type: x.isLogarithmic ? 'logarithmic' : 'linear' },
            { format: v => tickOfScaled(x.measure, v) }),
          y: axis(y.title, y.measure, y.measure === 'share' ? { min: 0, max: 1 } : { grace: '4%' }),
        },
        plugins: { legend: legend(), tooltip: tooltip({ title: items => items[0].dataset.label, label: item => item.raw.text }) },
      },
    });
  }
  return {
    lead,
    parts: [views.length > 1 ? tabs(id, views.map(v => ({ key: v.key, label: v.label })), show) : null, box].filter(Boolean),
    draw: () => show(page.chosen[id] ?? views[0].key),
  };
}

const table = (lead, table) => ({ lead, parts: [framed(table)] });

export const distributions = () => plot('distributions', page.data.comparison.distributions);
export const comparedFronts = () => plot('fronts', page.data.comparison.fronts);
export const efficiency = () => plot('efficiency', page.data.comparison.efficiency);
export const levels = () => table('The best architecture of each space that costs no more.', page.data.comparison.levels);
export const bests = () => table(
  'The best of each sample, trained again from scratch with other seeds, on validation data. The test set stays closed.', page.data.comparison.bests);
