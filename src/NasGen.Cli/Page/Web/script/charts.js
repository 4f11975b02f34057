// The parts that all charts share: axes, legend, tooltips.

import { $, page } from './state.js';
import { tick, title } from './numbers.js';
import { el, foldedGenotype } from './elements.js';
import { css } from './theme.js';

export function draw(id, config) {
  page.charts[id]?.destroy();
  config.options = { animation: false, maintainAspectRatio: false, responsive: true, ...config.options };
  page.charts[id] = new Chart($(id), config);
}

export function clearCharts() {
  for (const id of Object.keys(page.charts)) {
    page.charts[id].destroy();
    delete page.charts[id];
  }
}

// An axis in the unit of the measure of this name. A logarithmic axis has texts only at 1, 2 and 5.
export function axis(text, name, more = {}, { format = v => tick(name, v), ...ticks } = {}) {
  const isTold = v => more.type !== 'logarithmic' || /^[125](e|\.0*e)/.test(v.toExponential(6));
  return {
    title: { display: true, text, color: css('soft') }, grid: { color: css('grid') }, border: { color: css('line') },
    ticks: { color: css('soft'), maxRotation: 0, autoSkipPadding: 14, callback: v => isTold(v) ? format(v) : '', ...ticks }, ...more,
  };
}

// An axis with given ticks and texts. Ticks that do not fit are left out.
export const axisOf = (text, ticks) => axis(text, 'number', {
  type: 'linear', min: 0, afterBuildTicks: scale => { scale.ticks = ticks.filter(t => t.at <= scale.max).map(t => ({ value: t.at })); },
}, { format: v => ticks.find(t => t.at === v)?.text ?? '' });

// Ticks at whole numbers only.
export const wholeTicks = { stepSize: 1, precision: 0, format: v => Number.isInteger(v) && v >= 0 ? v : '' };

export const legend = filter => ({ position: 'bottom', labels: { color: css('ink'), usePointStyle: true, boxHeight: 7, padding: 14, filter } });

export const tooltip = callbacks => ({
  callbacks, backgroundColor: css('ink'), titleColor: css('card'), bodyColor: css('card'), footerColor: css('card'),
  padding: 10, displayColors: false, footerFont: { weight: 'normal' },
});

const trialTitle = trial => 'Trial ' + trial.id + ', ' + trial.by;
const described = (trial, names) => names.filter(n => trial.texts[n] && trial.texts[n] !== '–').map(n => title(n) + ': ' + trial.texts[n]);

// The tooltip of a point that is a trial.
export const ofTrial = names => tooltip({
  title: items => items.length ? trialTitle(page.trials.get(items[0].raw.trial)) : '',
  label: item => described(page.trials.get(item.raw.trial), names),
  footer: items => items.length ? foldedGenotype(page.trials.get(items[0].raw.trial).genotype) : '',
});

// A trial in the box below a chart.
export const say = (id, trial, names) => $(id).replaceChildren(
  el('strong', {}, trialTitle(trial)), ': ' + described(trial, names).join(', '), el('code', {}, trial.genotype));

// The metric, then the costs. The cost that is shown comes first.
export const shownNames = first => [page.data.metric.name, ...new Set([first, ...page.data.fronts.map(f => f.cost)])].filter(n => n !== undefined);

export const whiskers = {
  id: 'whiskers',
  beforeDatasetsDraw(chart) {
    const { ctx, scales: { y } } = chart;
    ctx.save();
    ctx.lineWidth = 2;
    chart.data.datasets.forEach((set, i) => chart.isDatasetVisible(i) && chart.getDatasetMeta(i).data.forEach((point, j) => {
      const { low, high } = set.data[j];
      if (!Number.isFinite(low) || !Number.isFinite(high)) return;
      ctx.strokeStyle = set.borderColor;
      ctx.beginPath();
      ctx.moveTo(point.x, y.getPixelForValue(low));
      ctx.lineTo(point.x, y.getPixelForValue(high));
      ctx.stroke();
    }));
    ctx.restore();
  },
};
