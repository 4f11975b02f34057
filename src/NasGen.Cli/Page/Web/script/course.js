// How a number improved with training time or with trials: the best result, and the hypervolume.

import { page } from './state.js';
import { el, chartBox, dataTable, tabs } from './elements.js';
import { colourOf, dashOf } from './theme.js';
import { draw, axis, axisOf, legend, tooltip } from './charts.js';

const xs = { seconds: p => p.seconds, trials: p => p.trials };
const style = purpose => ({ borderColor: colourOf(purpose), backgroundColor: colourOf(purpose), borderDash: dashOf(purpose) });

function datasets(course, unit) {
  const x = xs[unit], last = Math.max(...course.series.map(s => x(s.points.at(-1))));
  return [
    ...course.series.map(s => ({
      label: s.name, data: s.points.map(p => ({ x: x(p), y: p.value, time: p.time, text: p.text })), ...style(s.purpose),
      stepped: true, borderWidth: 2.5, radius: 2.5, pointStyle: s.purpose === 'random' ? 'rect' : 'circle',
    })),
    ...course.levels.map(l => ({
      label: l.name, data: [0, last].map(at => ({ x: at, y: l.value, time: '', text: l.text })), ...style(l.purpose), borderWidth: 2, radius: 0,
    })),
  ];
}

function section(id, course) {
  const box = el('div', { class: 'holder low' });
  function show(unit) {
    const byTime = unit === 'seconds';
    box.replaceChildren(chartBox(id + '-chart', course.title, 'low'), dataTable(id + '-table', course.table));
    draw(id + '-chart', {
      type: 'line', data: { datasets: datasets(course, unit) },
      options: {
        interaction: { mode: 'nearest', intersect: false },
        scales: {
          x: byTime
            ? axisOf('Training time of its own trials', course.times)
            : axis('Its own trials', 'number', { type: 'linear', min: 0 }, { precision: 0 }),
          y: axis(course.title, course.measure, { grace: '6%' }),
        },
        plugins: {
          legend: legend(),
          tooltip: tooltip({
            title: items => byTime ? items[0].raw.time : items[0].raw.x + ' trials', label: item => item.dataset.label + ': ' + item.raw.text,
          }),
        },
      },
    });
  }
  return {
    lead: course.lead,
    parts: [tabs(id, [{ key: 'seconds', label: 'by training time' }, { key: 'trials', label: 'by trials' }], show), box],
    draw: () => show(page.chosen[id]),
  };
}

export const course = () => page.data.course
  ? section('course', page.data.course)
  : { lead: 'Neither the strategy nor random search has completed a trial yet.' };

export const volume = () => page.data.volume
  ? section('volume', page.data.volume)
  : { lead: 'Hypervolume measures a whole front in one number. It needs two completed trials that differ in each objective.' };
