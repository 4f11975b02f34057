// Which decisions matter, and the expected result of each option.

import { page } from './state.js';
import { tick, title } from './numbers.js';
import { el, chartBox, dataTable } from './elements.js';
import { css } from './theme.js';
import { draw, axis, tooltip } from './charts.js';

const mostMarginals = 9;

const drawEffects = effects => draw('importance-chart', {
  type: 'bar',
  data: {
    labels: effects.map(e => e.name),
    datasets: [{ data: effects.map(e => e.share), backgroundColor: effects.map(e => css(e.isPair ? 'orange' : 'blue')), borderRadius: 4, barPercentage: 0.75 }],
  },
  options: {
    indexAxis: 'y',
    scales: {
      x: axis('Share of the variance (blue: alone, orange: as a pair)', 'share', { min: 0 }),
      y: { grid: { display: false }, ticks: { color: css('ink'), autoSkip: false } },
    },
    plugins: { legend: { display: false }, tooltip: tooltip({ label: item => effects[item.dataIndex].text }) },
  },
});

// All options have the same scale, therefore decisions can be compared.
function drawMarginal(id, { isOrdered, options }, [low, high]) {
  const metric = page.data.metric.name;
  draw(id, {
    data: {
      labels: options.map(o => o.option),
      datasets: [
        {
          type: 'line', data: options.map(o => o.mean), showLine: isOrdered,
          borderColor: css('blue'), backgroundColor: css('blue'), radius: 4, hoverRadius: 6, borderWidth: 2,
        },
        {
          type: 'bar', data: options.map(o => [o.mean - o.deviation, o.mean + o.deviation]),
          backgroundColor: css('sky') + '66', borderRadius: 3, maxBarThickness: 16, grouped: false,
        },
      ],
    },
    options: {
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { color: css('soft'), font: { size: 11 }, maxRotation: 40 } },
        y: {
          min: low, max: high, grid: { color: css('grid') }, border: { display: false },
          ticks: { color: css('soft'), maxTicksLimit: 4, includeBounds: false, font: { size: 11 }, callback: v => tick(metric, v) },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltip({ label: item => options[item.dataIndex].text, footer: items => options[items[0].dataIndex].trials }),
          filter: item => item.datasetIndex === 0,
        },
      },
    },
  });
}

export function importance() {
  const { importance, metric } = page.data;
  if (!importance) return { lead: 'Which decisions matter is estimated from eight completed architectures on, if their results differ.' };
  const { effects, marginals } = importance, shown = marginals.slice(0, mostMarginals), options = marginals.flatMap(m => m.options);
  const range = [Math.min(...options.map(o => o.mean - o.deviation)), Math.max(...options.map(o => o.mean + o.deviation))];
  const box = chartBox('importance-chart', 'Share of the variance that each decision explains');
  box.style.height = 70 + 26 * effects.length + 'px';
  return {
    lead: importance.lead,
    parts: [
      box, dataTable('importance-table', importance.effectTable),
      el('h3', {}, 'What each option is worth'),
      el('p', { class: 'lead' }, title(metric.name)
        + ' to expect with each option, averaged over all other decisions. The bar shows how far the trees of the forest differ.'),
      el('div', { class: 'small' }, ...shown.map((m, n) => el('figure', {}, el('figcaption', {}, m.decision), chartBox('marginal-' + n, m.decision)))),
      dataTable('marginal-table', importance.marginalTable),
    ],
    draw: () => {
      drawEffects(effects);
      shown.forEach((m, n) => drawMarginal('marginal-' + n, m, range));
    },
  };
}
