// How much each change would reduce the error, and the parts of the error.

import { tickOfDifference } from './numbers.js';
import { folded } from './elements.js';
import { css } from './theme.js';
import { draw, axis, legend, tooltip } from './charts.js';

const colourOf = gain => gain.isShown ? 'green' : gain.interval[1] !== null && gain.interval[1] < 0 ? 'red' : 'faint';
const names = () => ({ grid: { display: false }, ticks: { color: css('ink'), font: { size: 11 } } });

export function drawGains({ metric, gains }) {
  const ends = gains.flatMap(g => [g.estimate, ...g.interval.filter(v => v !== null), 0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)], margin = 0.06 * (high - low || 1);
  draw('capacity-gain-chart', {
    type: 'bar',
    data: {
      labels: gains.map(g => folded(g.change, 22)),
      datasets: [
        { type: 'scatter', data: gains.map((g, i) => ({ x: g.estimate, y: i })), backgroundColor: css('ink'), borderColor: css('ink'), radius: 4.5 },
        {
          data: gains.map(g => g.interval.includes(null) ? null : g.interval), backgroundColor: gains.map(g => css(colourOf(g)) + '99'),
          borderRadius: 3, maxBarThickness: 16, grouped: false,
        },
      ],
    },
    options: {
      indexAxis: 'y', interaction: { mode: 'nearest', intersect: false, axis: 'y' },
      scales: {
        y: names(),
        x: axis('Reduction of the error', 'number', { min: low - margin, max: high + margin },
          { includeBounds: false, maxTicksLimit: 5, format: v => tickOfDifference(metric, v) }),
      },
      plugins: {
        legend: { display: false },
        tooltip: { ...tooltip({ title: items => gains[items[0].dataIndex].change, label: item => gains[item.dataIndex].text }), filter: (item, i) => i === 0 },
      },
    },
  });
}

export function drawShares({ name, curves }) {
  const laws = curves.filter(c => c.law);
  const share = (label, colour, of) => ({ label, data: laws.map(c => of(c.law.shareInterval)), backgroundColor: colour, maxBarThickness: 34 });
  draw('capacity-share-chart', {
    type: 'bar',
    data: {
      labels: laws.map(c => folded(c.title, 18)),
      datasets: [
        share('approximation', css('orange'), s => s[0]), share('one or the other', css('faint') + '66', s => s[1] - s[0]),
        share('estimation', css('sky'), s => 1 - s[1]),
      ],
    },
    options: {
      indexAxis: 'y', scales: { x: axis('Share of the ' + name, 'share', { stacked: true, min: 0, max: 1 }), y: { stacked: true, ...names() } },
      plugins: { legend: legend(), tooltip: tooltip({ label: item => laws[item.dataIndex].law.shareText }) },
    },
  });
}
