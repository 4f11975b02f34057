// The winner: its blocks, their layers, and the shapes between them.

import { page } from './state.js';
import { el, framed } from './elements.js';

const width = 460, left = 30, inner = 400;   // sizes in the units of the drawing
const line = 15;                             // the height of a line of text

function node(tag, attributes, text) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

// The shape between two blocks, as a line of text, and its height.
const shape = (text, y) => node('text',
  { x: width / 2, y: y + 13, 'text-anchor': 'middle', 'font-size': 12, fill: 'var(--soft)', 'data-shape': text }, text.replaceAll('x', ' × '));
const shapeHeight = 19;

const arrow = y => node('path', { d: `M${width / 2} ${y}v11m-4 -5l4 5l4 -5`, fill: 'none', stroke: 'var(--soft)', 'stroke-width': 1.5 });
const arrowHeight = 15;

// A block: its name, its size, a bar for its share of all parameters, and its layers.
function block(b, lines, total, y) {
  const height = 57 + line * lines.length, x = left + 14;
  const parts = [
    node('rect', { x: left, y, width: inner, height, rx: 11, fill: 'var(--chip)', stroke: 'var(--line)' }),
    node('text', { x, y: y + 21, 'font-size': 14, 'font-weight': 650, fill: 'var(--ink)' }, b.property + (b.block ? ' · ' + b.block : '')),
    node('text', { x, y: y + 36, 'font-size': 11, fill: 'var(--soft)' }, b.size),
    ...lines.map((l, i) => node('text', { x: x + 11 * l.depth, y: y + 54 + line * i, 'font-size': 11.5, fill: 'var(--ink)' }, l.text)),
  ];
  if (b.parameters && total) parts.push(node('rect', {
    x, y: y + height - 5, width: Math.max(2, (inner - 28) * b.parameters / total), height: 2.5, rx: 1, fill: 'var(--blue)',
  }));
  return { parts, height };
}

function drawing({ blocks, genotype }) {
  const total = blocks.reduce((sum, b) => sum + (b.parameters ?? 0), 0);
  const parts = [shape(blocks[0]?.input ?? '', 14)];
  let y = 14 + shapeHeight;
  for (const b of blocks) {
    const { parts: own, height } = block(b, joined(b.layers), total, y + arrowHeight);
    const end = y + arrowHeight + height + 3;
    parts.push(arrow(y), ...own, arrow(end), shape(b.output, end + arrowHeight));
    y = end + arrowHeight + shapeHeight + 4;
  }
  const svg = node('svg', { viewBox: `0 0 ${width} ${y + 6}`, role: 'img', 'aria-label': 'The winner as a graph: ' + genotype, id: 'winner-svg' });
  svg.append(...parts);
  return svg;
}

// Puts the layers of a branch on as few lines as possible. The title of a branch has its own line.
function joined(layers) {
  const lines = [], isOpening = text => /^(residual|branch|\+|x ·|node|preprocessing)/.test(text);
  for (const layer of layers) {
    const text = layer.trimStart(), depth = (layer.length - text.length) / 2, last = lines.at(-1);
    const fits = last && last.depth === depth && !isOpening(last.text) && !isOpening(text) && (last.text + ' → ' + text).length < 58 - 2 * depth;
    if (fits) last.text += ' · ' + text;
    else lines.push({ text, depth });
  }
  return lines;
}

export function winner() {
  const { winner } = page.data;
  if (!winner) return { lead: 'There is no winner yet, or the shapes inside it are not known.' };
  const table = framed(winner.table);
  table.id = 'winner-table';
  const genotype = el('p', {}, el('code', { id: 'winner-genotype' }, winner.genotype));
  return { lead: winner.lead, parts: [el('div', { class: 'two' }, drawing(winner), el('div', {}, genotype, table))] };
}
