// The names of marks beside their points. A phone has no room for names, therefore a mark has a number there, and a list below the chart
// gives the names.

import { css } from './theme.js';

const height = 15;       // the height of a line of text, in pixels
const gap = 13;          // the distance from a point to the middle of its label, in pixels
const symbol = 8;        // half the width of a mark's symbol, in pixels
const far = 26;          // a label at a larger distance (in pixels) gets a line to its point

const phone = matchMedia('(max-width: 560px)');

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

// Places around a point, the nearest first: above, below, right and left, at increasing distances.
function* places(point, width) {
  for (let away = gap; ; away += height / 2) {
    const beside = away - gap + symbol + 4;
    yield { x: point.x - width / 2, y: point.y - away - height / 2 };
    yield { x: point.x - width / 2, y: point.y + away - height / 2 };
    yield { x: point.x + beside, y: point.y - height / 2 };
    yield { x: point.x - beside - width, y: point.y - height / 2 };
    yield { x: point.x + symbol, y: point.y - away - height / 2 };
    yield { x: point.x + symbol, y: point.y + away - height / 2 };
    yield { x: point.x - symbol - width, y: point.y - away - height / 2 };
    yield { x: point.x - symbol - width, y: point.y + away - height / 2 };
    if (away > 2000) return;
  }
}

// The first free place within the area. A name that is wider than the area is moved to its edge.
function place(point, width, area, taken) {
  for (const { x, y } of places(point, width)) {
    const box = { x: Math.max(area.left, Math.min(x, area.right - width)), y, width, height };
    if (y < area.top || y + height > area.bottom) continue;
    if (!taken.some(other => overlaps(box, other))) return box;
  }
  return null;
}

function marksOf(chart) {
  return chart.data.datasets.flatMap((set, i) => !set.named || !chart.isDatasetVisible(i) ? [] : chart.getDatasetMeta(i).data.map((point, j) => (
    { point: { x: point.x, y: point.y }, colour: set.borderColor, name: set.data[j].label, number: set.data[j].number })));
}

function write(context, label) {
  const { box, mark, text } = label, middle = { x: box.x + box.width / 2, y: box.y + height / 2 };
  context.fillStyle = mark.colour;
  if (Math.hypot(middle.x - mark.point.x, middle.y - mark.point.y) > far + box.width / 2) {
    context.strokeStyle = mark.colour;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(mark.point.x, mark.point.y);
    context.lineTo(middle.x, middle.y);
    context.stroke();
  }
  context.strokeStyle = css('card');
  context.lineWidth = 4;
  context.strokeText(text, box.x, middle.y);
  context.fillText(text, box.x, middle.y);
}

export const labels = {
  id: 'labels',
  afterDatasetsDraw(chart) {
    const context = chart.ctx, marks = marksOf(chart);
    const taken = marks.map(({ point }) => ({ x: point.x - symbol, y: point.y - symbol, width: 2 * symbol, height: 2 * symbol }));
    context.save();
    context.font = '600 12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    chart.labels = marks.flatMap(mark => {
      const text = phone.matches ? String(mark.number) : mark.name;
      const box = place(mark.point, context.measureText(text).width, chart.chartArea, taken);
      if (!box) return [];
      taken.push(box);
      return [{ box, mark, text }];
    });
    chart.labels.forEach(label => write(context, label));
    context.restore();
  },
};
