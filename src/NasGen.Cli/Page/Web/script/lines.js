// Draws the lines of all architectures without elements of Chart.js: thousands of them would block the page.

import { page } from './state.js';
import { css } from './theme.js';

const nearest = 12;   // the largest distance from the pointer to the line that it selects, in pixels

// places(trial) are the places of a trial on the axes. tell receives the trial under the pointer.
export function lines(places, axes, tell) {
  let pointed = null;

  const trace = (ctx, { x, y }, trial) =>
    places(trial).forEach((place, d) => ctx[d ? 'lineTo' : 'moveTo'](x.getPixelForValue(d), y.getPixelForValue(place)));

  function stroke(ctx, scales, trials, alpha, colour, width) {
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    trials.forEach(t => trace(ctx, scales, t));
    ctx.stroke();
  }

  const shown = chart => chart.data.datasets.filter((_, i) => chart.isDatasetVisible(i));

  function lineAt(chart, event) {
    const { x, y } = chart.scales, at = x.getValueForPixel(event.x);
    const d = Math.min(Math.max(Math.floor(at), 0), axes - 2), part = at - d;
    let best = null, least = nearest;
    for (const trial of shown(chart).flatMap(set => set.list)) {
      const place = places(trial), away = Math.abs(y.getPixelForValue(place[d] + part * (place[d + 1] - place[d])) - event.y);
      if (away < least) [least, best] = [away, trial];
    }
    return best;
  }

  return {
    id: 'lines',
    beforeDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      ctx.save();
      const alpha = set => pointed ? 0.25 : Math.min(0.8, 0.35 + 12 / set.list.length);
      shown(chart).reverse().forEach(set => stroke(ctx, scales, set.list, alpha(set), set.borderColor, set.width));
      if (pointed) stroke(ctx, scales, [pointed], 1, css('ink'), 2.5);
      ctx.restore();
    },
    afterEvent(chart, { event }) {
      const found = event.type === 'mouseout' ? null : lineAt(chart, event) ?? pointed;
      if (found === pointed) return;
      pointed = found;
      if (found) tell(found);
      chart.draw();
    },
  };
}

// The options of each decision beside its axis, and the ends of the metric's.
export function optionTexts(last, top, bottom) {
  return {
    id: 'options',
    afterDatasetsDraw(chart) {
      const { ctx, scales: { x, y } } = chart;
      function write(text, axis, place) {
        const side = axis === last ? -5 : 5;
        ctx.textAlign = axis === last ? 'right' : 'left';
        ctx.strokeText(text, x.getPixelForValue(axis) + side, y.getPixelForValue(place));
        ctx.fillText(text, x.getPixelForValue(axis) + side, y.getPixelForValue(place));
      }
      ctx.save();
      Object.assign(ctx, { font: '11px system-ui, sans-serif', textBaseline: 'middle', strokeStyle: css('card'), lineWidth: 4, fillStyle: css('ink') });
      page.data.decisions.forEach((d, n) => { if (d.options && d.options.length <= 10) d.options.forEach(o => write(o.text, n, o.at)); });
      write(top, last, 1);
      write(bottom, last, 0);
      ctx.restore();
    },
  };
}
