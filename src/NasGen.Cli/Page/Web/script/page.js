// The page as a whole: its sections, in order, and how it follows a search.

import { $, page, take } from './state.js';
import { el } from './elements.js';
import { watchTheme } from './theme.js';
import { clearCharts } from './charts.js';
import { front } from './front.js';
import { course, volume } from './course.js';
import { importance } from './importance.js';
import { parallel } from './parallel.js';
import { winner } from './winner.js';
import { curves } from './curves.js';
import { capacity } from './capacity.js';
import { untangling } from './untangling.js';
import { landscape } from './landscape.js';
import { failures, repeat } from './facts.js';
import { distributions, comparedFronts, efficiency, levels, bests } from './compare.js';

const manyTrials = 300;

// Each section makes its lead, its parts, and a function that draws its charts when they are in the page.
const ofSearch = [
  { id: 'front', name: 'Front', title: 'The Pareto front', make: front },
  { id: 'course', name: 'Progress', title: 'The best result so far', make: course },
  { id: 'volume', name: 'Hypervolume', title: 'Hypervolume: the front in one number', make: volume },
  { id: 'importance', name: 'Importance', title: 'Which decisions matter', make: importance },
  { id: 'parallel', name: 'Architectures', title: 'All architectures', make: parallel },
  { id: 'winner', name: 'Winner', title: 'The winner', make: winner },
  { id: 'curves', name: 'Training', title: 'Training curves', make: curves },
  { id: 'capacity', name: 'Capacity', title: 'What more depth, width or data would gain', make: capacity, isPresent: () => page.data.capacity },
  { id: 'untangling', name: 'Layers', title: 'How the layers separate the classes', make: untangling },
  { id: 'landscape', name: 'Landscape', title: 'How hard the space is to search', make: landscape },
  { id: 'failures', name: 'Failures', title: 'Failed trials', make: failures },
  { id: 'repeat', name: 'Repeat', title: 'How to repeat this search', make: repeat },
];
const ofComparison = [
  { id: 'distributions', name: 'Distributions', title: 'The typical architecture', make: distributions },
  { id: 'fronts', name: 'Fronts', title: 'The Pareto fronts', make: comparedFronts },
  { id: 'efficiency', name: 'Efficiency', title: 'What random search finds', make: efficiency },
  { id: 'levels', name: 'Equal cost', title: 'The best at equal cost', make: levels, isPresent: () => page.data.comparison.levels },
  { id: 'bests', name: 'Bests', title: 'The best of each', make: bests, isPresent: () => page.data.comparison.bests },
  { id: 'repeat', name: 'Repeat', title: 'How to repeat this comparison', make: repeat },
];
const present = () => (page.data.comparison ? ofComparison : ofSearch).filter(s => !s.isPresent || s.isPresent());

function head() {
  const { data } = page;
  document.title = data.space + ' – NasGen report';
  $('space').textContent = data.space;
  $('verdict').textContent = data.verdict;
  $('tiles').replaceChildren(...data.tiles.map(t => el('div', { class: 'tile' }, el('b', {}, t.value), el('span', {}, t.label))));
  // Existing links are kept, therefore they keep the focus.
  if ($('nav').childElementCount !== present().length) $('nav').replaceChildren(...present().map(s => el('a', { href: '#' + s.id }, s.name)));
}

function render() {
  const at = scrollY, drawers = [], many = page.data.trials.length > manyTrials;
  head();
  clearCharts();
  $('main').replaceChildren(...present().map(({ id, title, make }) => {
    const section = make();
    if (section.draw) drawers.push(section.draw);
    return el('section', { id }, el('h2', {}, title), el('p', { class: 'lead' }, section.lead), ...(section.parts ?? []));
  }));
  document.body.dataset.trials = page.data.trials.length;
  // An existing page is replaced at once, without flicker, unless it is so large that this would block the browser.
  const atOnce = document.body.dataset.drawn === 'all' && !many;
  document.body.dataset.drawn = 'some';
  drawAll(drawers, ++drawing, atOnce);
  scrollTo({ top: at, behavior: 'instant' });
}

// Draws one chart at a time, the first at once. The page reacts between two charts. A newer drawing ends an older one.
let drawing = 0;
function drawAll(drawers, number, atOnce) {
  if (number !== drawing) return;
  do drawers.shift()?.(); while (atOnce && drawers.length);
  if (drawers.length) setTimeout(() => drawAll(drawers, number, atOnce));
  else document.body.dataset.drawn = 'all';
}

const pause = milliseconds => new Promise(later => setTimeout(later, milliseconds));

function say(text, hasEnded) {
  $('live').textContent = text;
  $('live').classList.toggle('ended', hasEnded);
}

// A served page asks for newer data. If there are none, the answer is empty and nothing is drawn.
async function follow() {
  $('live').hidden = false;
  for (;;) {
    say(page.data.isRunning ? 'live' : 'the search has ended', !page.data.isRunning);
    await pause(page.data.isRunning ? 1000 : 3000);
    try {
      const answer = await fetch('data.json?version=' + encodeURIComponent(page.data.served), { cache: 'no-store' });
      if (answer.status !== 200) continue;
      take(await answer.json());
      render();
    } catch {
      say('not reachable', true);
      await pause(2000);
    }
  }
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
take(JSON.parse($('nas-data').textContent));
watchTheme(render);
render();
window.nas = { charts: page.charts, get data() { return page.data; } };
if (page.data.served) follow();
