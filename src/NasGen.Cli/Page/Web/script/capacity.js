// The capacity study: what more depth, width or data would gain. It is made on request.

import { page } from './state.js';
import { el, chartBox, dataTable, framed, tabs } from './elements.js';
import { showDepths } from './capacity-depth.js';
import { drawGains, drawShares } from './capacity-gains.js';
import { drawLearning } from './capacity-curves.js';

function showMeasure(box, measure) {
  const { name, gains, gainTable, shareTable } = measure;
  const charts = [
    gainTable && el('div', {},
      el('h3', {}, 'What each change would take away of the ' + name), chartBox('capacity-gain-chart', 'Gains with their intervals', 'low')),
    shareTable && el('div', {}, el('h3', {}, 'Approximation and estimation'), chartBox('capacity-share-chart', 'Shares of the ' + name, 'low')),
  ];
  box.replaceChildren(
    el('p', { class: 'detail', id: 'capacity-recommendation' }, measure.recommendation), el('p', { class: 'detail', id: 'capacity-shares' }, measure.shares),
    el('div', { class: 'even' }, ...charts.filter(c => c)),
    ...(gainTable ? [dataTable('capacity-gain-table', gainTable)] : []),
    el('h3', {}, 'Learning curves'), chartBox('capacity-curve-chart', 'The ' + name + ' against the number of training samples'),
    dataTable('capacity-curve-table', measure.curveTable),
    ...(shareTable ? [dataTable('capacity-share-table', shareTable, 'Show the shares as a table')] : []));
  drawLearning(measure);
  if (gains.length) drawGains(measure);
  if (shareTable) drawShares(measure);
}

export function capacity() {
  const { notes, measures, budgets, failures, lead } = page.data.capacity;
  const deep = budgets.filter(b => b.depths.length), measureBox = el('div'), depthBox = el('div', { class: 'holder low' });
  const showOne = name => showMeasure(measureBox, measures.find(m => m.name === name));
  const showBudget = cost => showDepths(depthBox, deep.find(b => b.cost === cost));
  const parts = [];
  if (notes.length) parts.push(el('p', { class: 'detail', id: 'capacity-notes' }, notes.join(' ')));
  const measureTabs = () => tabs('measure', measures.map(m => ({ key: m.name, label: 'by ' + m.name })), showOne);
  const budgetTabs = () => tabs('budget', deep.map(b => ({ key: b.cost, label: b.title })), showBudget);
  if (measures.length) parts.push(el('h3', {}, 'What would gain most'), measureTabs(), measureBox);
  if (deep.length) parts.push(el('h3', {}, 'The winner’s budget at each depth'), budgetTabs(), depthBox);
  if (failures) parts.push(framed(failures));
  return {
    lead, parts,
    draw: () => {
      if (measures.length) showOne(page.chosen.measure);
      if (deep.length) showBudget(page.chosen.budget);
    },
  };
}
