'use strict';
(() => {
  const $ = id => document.getElementById(id);
  let data = JSON.parse($('nas-data').textContent);
  let trials = new Map();
  const charts = {};
  const chosen = {};       // what the reader pressed, by group: kept when live data arrive
  const opened = new Set(); // tables that are open

  // Words and numbers

  const shares = new Set(['Accuracy', 'BalancedAccuracy', 'F1']);
  const costs = new Set(['Parameters', 'Macs', 'Memory', 'Latency', 'Energy']);
  const round = (v, digits) => Number(v.toPrecision(digits)).toLocaleString('en-US', { maximumSignificantDigits: digits });
  const whole = v => Math.round(v).toLocaleString('en-US');
  const scaled = v => Math.abs(v) >= 1e9 ? round(v / 1e9, 3) + ' G' : Math.abs(v) >= 1e6 ? round(v / 1e6, 3) + ' M' : Math.abs(v) >= 1e4 ? round(v / 1e3, 3) + ' k' : round(v, 4);
  const duration = s => s === 0 ? '0 s' : s < 1 ? round(s * 1000, 3) + ' ms' : s < 60 ? round(s, 3) + ' s' : s < 3600 ? Math.floor(s / 60) + ' min' + (s % 60 >= 0.5 ? ' ' + Math.round(s % 60) + ' s' : '') : Math.floor(s / 3600) + ' h' + (s % 3600 >= 30 ? ' ' + Math.round(s % 3600 / 60) + ' min' : '');
  const timeStep = span => [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400].find(step => span / step <= 9) ?? 86400 * Math.ceil(span / 9 / 86400);
  const value = (name, v) => v === null || v === undefined ? '–' : shares.has(name) ? (100 * v).toFixed(2) + ' %'
    : name === 'Latency' ? (v < 1e-3 ? round(v * 1e6, 3) + ' µs' : round(v * 1e3, 3) + ' ms')
    : name === 'Energy' ? round(v * 1e3, 3) + ' mJ' : name === 'Memory' ? whole(v / 1024) + ' KiB' : costs.has(name) ? whole(v) : round(v, 5);
  const tick = (name, v) => shares.has(name) && (v < 0 || v > 1) ? '' : shares.has(name) ? round(100 * v, 4) + ' %' : name === 'Memory' ? round(v / 1024, 3) + ' KiB' : costs.has(name) && name !== 'Latency' && name !== 'Energy' ? scaled(v) : value(name, v);
  const title = name => ({ Macs: 'MACs', BalancedAccuracy: 'Balanced accuracy', CrossEntropy: 'Cross-entropy', MeanSquaredError: 'Mean squared error' })[name] ?? name;
  const who = { search: 'strategy', random: 'random search', default: 'your default', largest: 'largest that fits', retrain: 'trained again', all: 'all trials' };
  const by = purpose => who[purpose] ?? purpose;
  const measured = (t, name) => t.metrics[name] ?? t.costs[name];
  const direction = o => o.maximize ? 'higher is better' : 'lower is better';

  // Elements

  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, v] of Object.entries(attributes)) if (name.startsWith('on')) element[name] = v; else if (v !== undefined && v !== false) element.setAttribute(name, v === true ? '' : v);
    element.append(...children.filter(c => c !== null && c !== undefined));
    return element;
  }

  const chartBox = (id, label, kind = '') => el('div', { class: 'chart ' + kind }, el('canvas', { id, role: 'img', 'aria-label': label + '. The same numbers are in the table below.' }));

  // Filled when it is opened: a thousand rows cost nothing until somebody wants them.
  function tableOf(id, columns, rows, label = 'As a table') {
    const body = el('div', { class: 'scroll', tabindex: 0 });
    const fill = () => { if (!body.hasChildNodes()) body.append(plainTable(columns, rows())); };
    const details = el('details', { id, open: opened.has(id) }, el('summary', {}, label), body);
    details.ontoggle = () => { if (details.open) { opened.add(id); fill(); } else opened.delete(id); };
    if (details.open) fill();
    return details;
  }

  function plainTable(columns, rows) {
    const isNumber = columns.map((_, i) => rows.length > 0 && rows.every(r => r[i] === '–' || /^[−+\-\d]/.test(String(r[i])) && String(r[i]).length < 22));
    return el('table', {},
      el('thead', {}, el('tr', {}, ...columns.map((c, i) => el('th', { class: isNumber[i] ? 'n' : undefined, scope: 'col' }, c)))),
      el('tbody', {}, ...rows.map(r => el('tr', {}, ...r.map((cell, i) => el('td', { class: isNumber[i] ? 'n' : undefined }, String(cell)))))));
  }

  function tabs(group, options, show) {
    if (!options.some(o => o.key === chosen[group])) chosen[group] = options[0].key;
    const buttons = options.map(o => el('button', { type: 'button', 'data-tab': group + ':' + o.key, 'aria-pressed': String(o.key === chosen[group]), onclick: () => choose(o.key) }, o.label));
    const choose = key => {
      chosen[group] = key;
      options.forEach((o, i) => buttons[i].setAttribute('aria-pressed', String(o.key === key)));
      show(key);
    };
    return el('div', { class: 'tabs', role: 'group' }, ...buttons);
  }

  // Charts

  const css = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const colour = purpose => css({ search: 'blue', random: 'orange', default: 'green', largest: 'purple', all: 'faint' }[purpose] ?? 'purple');
  const dash = { random: [6, 4], default: [2, 3], largest: [10, 4], all: [1, 0] };

  function draw(id, config) {
    charts[id]?.destroy();
    config.options = Object.assign({ animation: false, maintainAspectRatio: false, responsive: true }, config.options);
    charts[id] = new Chart($(id), config);
  }

  const axis = (text, name, more = {}, ticks = {}) => Object.assign({
    title: { display: true, text, color: css('soft') }, grid: { color: css('grid') }, border: { color: css('line') },
    ticks: { color: css('soft'), maxRotation: 0, autoSkipPadding: 14, ...ticks, callback: v => name === 'seconds' ? duration(v) : name ? tick(name, v) : v.toLocaleString('en-US') },
  }, more);

  const legend = (filter) => ({ position: 'bottom', labels: { color: css('ink'), usePointStyle: true, boxHeight: 7, padding: 14, filter } });
  const tooltip = (callbacks) => ({ callbacks, backgroundColor: css('ink'), titleColor: css('card'), bodyColor: css('card'), footerColor: css('card'), padding: 10, displayColors: false, footerFont: { weight: 'normal' } });

  function described(t, names) {
    return names.filter(n => measured(t, n) !== undefined).map(n => title(n) + ': ' + value(n, measured(t, n)));
  }

  function folded(text, width) {
    const lines = [''];
    for (const word of text.split(' ')) if ((lines.at(-1) + ' ' + word).length > width && lines.at(-1)) lines.push(word); else lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
    return lines;
  }

  const ofTrial = names => tooltip({
    title: items => items.length ? trialTitle(trials.get(items[0].raw.trial)) : '',
    label: item => described(trials.get(item.raw.trial), names),
    footer: items => items.length ? trials.get(items[0].raw.trial).genotype.split('; ').flatMap(part => folded(part, 44)) : '',
  });
  const say = (id, t, names) => $(id).replaceChildren(el('strong', {}, trialTitle(t)), ': ' + described(t, names).join(', '), el('code', {}, t.genotype));
  const trialTitle = t => 'Trial ' + t.id + ', ' + by(t.purpose);

  // Names beside points that have one; the one that would cover another's goes below its point.
  const labels = {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const context = chart.ctx, taken = [];
      context.save();
      context.font = '600 12px system-ui, sans-serif';
      chart.data.datasets.forEach((set, i) => {
        // A phone has no room for the baselines' names; their sign is in the legend.
        if (!set.named || !chart.isDatasetVisible(i) || chart.width < 520 && set.label === 'baselines') return;
        chart.getDatasetMeta(i).data.forEach((point, j) => {
          const text = set.data[j].label, width = context.measureText(text).width;
          const x = Math.min(Math.max(chart.chartArea.left + 2, point.x - width / 2), chart.chartArea.right - width - 2);
          let y = point.y - 13 < chart.chartArea.top + 4 ? point.y + 13 : point.y - 13;
          for (let tries = 0; tries < 8 && taken.some(b => x < b.x + b.width && b.x < x + width && Math.abs(b.y - y) < 15); tries++) y += 15;
          taken.push({ x, y, width });
          context.fillStyle = set.borderColor;
          context.strokeStyle = css('card');
          context.lineWidth = 4;
          context.textBaseline = 'middle';
          context.strokeText(text, x, y);
          context.fillText(text, x, y);
        });
      });
      context.restore();
    },
  };

  // Sections: each returns its element and what draws it once it is in the page.

  const sections = [
    ['front', 'Front', front], ['course', 'Best so far', course], ['volume', 'Hypervolume', volume], ['importance', 'What mattered', importance],
    ['parallel', 'All architectures', parallel], ['winner', 'The winner', winner], ['curves', 'Training', curves], ['capacity', 'What more depth, width or data would buy', capacity],
    ['untangling', 'How it untangles the data', untangling], ['landscape', 'Landscape', landscape],
    ['failures', 'Failures', failures], ['repeat', 'Repeat it', repeat],
  ];
  // Sections that a report has on request.
  const present = ([id]) => id !== 'capacity' || data.capacity;

  function marksByTrial() {
    const marks = new Map();
    for (const m of data.marks) {
      const rank = { winner: 0, pick: 1, baseline: 2 }[m.kind];
      const known = marks.get(m.trial);
      const name = m.kind === 'baseline' ? { random: 'best of random search', default: 'your default', largest: 'largest that fits' }[m.name] ?? m.name : m.name;
      if (!known) marks.set(m.trial, { trial: m.trial, names: [name], kind: m.kind, rank });
      else { known.names.push(name); if (rank < known.rank) Object.assign(known, { kind: m.kind, rank }); }
    }
    return [...marks.values()];
  }

  function front() {
    if (!data.fronts.length) return { lead: 'No trial has completed within the limits yet.' };
    const metric = data.metric.name;
    const detail = el('p', { class: 'detail', id: 'front-detail', 'aria-live': 'polite' }, 'Point at a trial, or tap it, to read its architecture.');
    const box = el('div', { class: 'holder' });
    const names = cost => [metric, cost, ...data.fronts.map(f => f.cost).filter(c => c !== cost)];
    const tell = (_, items, chart) => items.length && say('front-detail', trials.get(chart.data.datasets[items[0].datasetIndex].data[items[0].index].trial), names(chosen.front));
    function show(cost) {
      const f = data.fronts.find(x => x.cost === cost);
      const at = id => ({ x: measured(trials.get(id), cost), y: measured(trials.get(id), metric), trial: id });
      const inside = new Set(f.points), onFront = new Set(f.front);
      const marks = marksByTrial().filter(m => inside.has(m.trial)).map(m => ({ ...at(m.trial), label: m.names.join(', '), kind: m.kind }));
      if (f.knee && !marks.some(m => m.trial === f.knee)) marks.push({ ...at(f.knee), label: 'knee', kind: 'knee' });
      else if (f.knee) marks.find(m => m.trial === f.knee).label += ', knee';
      const xs = f.points.map(id => measured(trials.get(id), cost)).filter(x => x > 0);
      const isLog = Math.max(...xs) / Math.min(...xs) > 20;
      const named = (kind, label, c, pointStyle, radius) => ({ label, data: marks.filter(m => m.kind === kind), named: true, borderColor: css(c), backgroundColor: css(c), pointStyle, radius, hoverRadius: radius + 2, borderWidth: 2 });
      box.replaceChildren(chartBox('front-chart', title(metric) + ' against ' + title(cost)), tableOf('front-table', ['Trial', title(metric), title(cost), 'On the front', 'Is', 'Found by', 'Architecture'], () =>
        f.points.map(id => trials.get(id)).sort((a, b) => measured(a, cost) - measured(b, cost)).map(t => [t.id, value(metric, measured(t, metric)), value(cost, measured(t, cost)), onFront.has(t.id) ? 'yes' : '', [...(marks.find(m => m.trial === t.id)?.label.split(', ') ?? [])].join(', '), by(t.purpose), t.genotype])));
      draw('front-chart', {
        type: 'scatter', plugins: [labels],
        data: {
          datasets: [
            named('winner', 'winner', 'red', 'rectRot', 8), named('pick', 'picks', 'purple', 'rectRot', 7), named('baseline', 'baselines', 'green', 'triangle', 7),
            { ...named('knee', 'knee point', 'ink', 'circle', 9), backgroundColor: 'transparent' },
            { label: 'front', data: f.front.map(at), showLine: true, stepped: true, borderColor: css('blue'), backgroundColor: css('blue'), radius: 4, hoverRadius: 7, borderWidth: 2 },
            { label: 'other trials', data: f.points.filter(id => !onFront.has(id)).map(at), backgroundColor: css('faint'), borderColor: css('faint'), radius: 3.5, hoverRadius: 6 },
          ].filter(d => d.data.length),
        },
        options: {
          interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
          onHover: tell, onClick: tell,
          scales: { x: axis(title(cost) + (isLog ? ' (logarithmic)' : ''), cost, isLog ? { type: 'logarithmic' } : {}), y: axis(title(metric) + ' on validation data', metric, { grace: '6%' }) },
          plugins: { legend: legend(), tooltip: Object.assign(ofTrial([metric, cost]), { filter: (item, i) => i === 0 }) },
        },
      });
    }
    return {
      lead: title(metric) + ' (' + direction(data.metric) + ') against each cost. On the line: architectures that no other beats in both.' + (data.limits.length ? ' Limit: ' + data.limits.join(', ') + '.' : ''),
      parts: [tabs('front', data.fronts.map(f => ({ key: f.cost, label: title(f.cost) })), show), box, detail],
      draw: () => show(chosen.front),
    };
  }

  function overTime(id, series, levels, name, text, format) {
    const box = el('div', { class: 'holder low' });
    function show(unit) {
      const x = unit === 'seconds' ? 0 : 1;
      const last = Math.max(0, ...series.map(s => s.points.at(-1)[x]));
      box.replaceChildren(chartBox(id + '-chart', text, 'low'), tableOf(id + '-table', ['Who', 'Training time', 'Trials', text], () => [
        ...series.flatMap(s => s.points.map(p => [by(s.purpose), duration(p[0]), whole(p[1]), format(p[2])])), ...levels.map(l => [by(l.purpose), '–', 1, format(l.value)])]));
      draw(id + '-chart', {
        type: 'line',
        data: {
          datasets: [
            ...series.map(s => ({ label: by(s.purpose), data: s.points.map(p => ({ x: p[x], y: p[2] })), stepped: true, borderColor: colour(s.purpose), backgroundColor: colour(s.purpose), borderDash: dash[s.purpose], borderWidth: 2.5, radius: 2.5, pointStyle: s.purpose === 'random' ? 'rect' : 'circle' })),
            ...levels.map(l => ({ label: by(l.purpose), data: [{ x: 0, y: l.value }, { x: last, y: l.value }], borderColor: colour(l.purpose), backgroundColor: colour(l.purpose), borderDash: dash[l.purpose], borderWidth: 2, radius: 0 })),
          ],
        },
        options: {
          interaction: { mode: 'nearest', intersect: false },
          scales: { x: axis(unit === 'seconds' ? 'Training time of its own trials' : 'Its own trials', unit === 'seconds' ? 'seconds' : '', { type: 'linear', min: 0 }, unit === 'seconds' ? { stepSize: timeStep(last) } : { precision: 0 }), y: axis(text, name, { grace: '6%' }) },
          plugins: { legend: legend(), tooltip: tooltip({ title: items => unit === 'seconds' ? duration(items[0].raw.x) : items[0].raw.x + ' trials', label: item => item.dataset.label + ': ' + format(item.raw.y) }) },
        },
      });
    }
    return { parts: [tabs(id, [{ key: 'seconds', label: 'by training time' }, { key: 'trials', label: 'by trials' }], show), box], draw: () => show(chosen[id]) };
  }

  function course() {
    const c = data.course, objective = data.objectives[0];
    if (!c.series.some(s => s.points.length)) return { lead: 'Neither the strategy nor random search has a completed trial yet.' };
    return { lead: 'The best ' + title(c.objective) + ' on validation data so far (' + direction(objective) + '), strategy beside random search, your default and the largest architecture that fits.', ...overTime('course', c.series.filter(s => s.points.length), c.levels, c.objective, title(c.objective), v => value(c.objective, v)) };
  }

  function volume() {
    const v = data.volume;
    if (!v) return { lead: 'It takes two trials that differ, in two objectives or one and the parameters.' };
    return { lead: v.sentence + ' The volume is what the front of ' + v.objectives.map(title).join(' and ') + ' dominates, in parts of the box from the worst seen (' + v.reference.join(', ') + ') to the ideal.', ...overTime('volume', v.series, [], '', 'Hypervolume', x => x.toFixed(4)) };
  }

  function importance() {
    const i = data.importance;
    if (!i) return { lead: 'It takes eight completed architectures that differ in their results.' };
    const effects = [...i.main.map(e => ({ ...e, kind: 'alone' })), ...i.pairs.filter(e => e.share >= 0.01).map(e => ({ ...e, kind: 'together' }))];
    const box = chartBox('importance-chart', 'Share of the variance that each decision explains');
    box.style.height = 70 + 26 * effects.length + 'px';
    const shown = i.marginals.slice(0, 9);
    const flat = i.marginals.flatMap(m => m.options);
    const [low, high] = [Math.min(...flat.map(o => o.mean - o.deviation)), Math.max(...flat.map(o => o.mean + o.deviation))];
    const believed = i.explained >= 0.5 ? 'It can be relied on.' : i.explained > 0.1 ? 'Read it as a hint.' : 'That is next to nothing: what follows is not to be believed yet.';
    const parts = [
      box, tableOf('importance-table', ['Decision', 'Share of the variance', 'Alone or together'], () => effects.map(e => [e.name, (100 * e.share).toFixed(1) + ' %', e.kind])),
      el('h3', {}, 'What each option is worth'), el('p', { class: 'lead' }, title(data.metric.name) + ' to be expected with the option, averaged over all other decisions; the bar is the spread between the trees.'),
      el('div', { class: 'small' }, ...shown.map((m, n) => el('figure', {}, el('figcaption', {}, m.decision), chartBox('marginal-' + n, m.decision)))),
      tableOf('marginal-table', ['Decision', 'Option', 'Expected', 'Spread', 'Trials'], () => i.marginals.flatMap(m => m.options.map(o => [m.decision, o.option, value(data.metric.name, o.mean), value(data.metric.name, o.deviation), o.trials]))),
    ];
    return {
      lead: 'Functional ANOVA over a random forest of ' + i.trials + ' architectures, which explains ' + Math.max(0, 100 * i.explained).toFixed(0) + ' % of the variance of those it was not shown. ' + believed,
      parts,
      draw: () => {
        draw('importance-chart', {
          type: 'bar',
          data: { labels: effects.map(e => e.name), datasets: [{ data: effects.map(e => 100 * e.share), backgroundColor: effects.map(e => css(e.kind === 'alone' ? 'blue' : 'orange')), borderRadius: 4, barPercentage: 0.75 }] },
          options: { indexAxis: 'y', scales: { x: axis('Share of the variance (blue: alone, orange: two together)', '', { min: 0, ticks: { color: css('soft'), callback: v => v + ' %' } }), y: { grid: { display: false }, ticks: { color: css('ink'), autoSkip: false } } }, plugins: { legend: { display: false }, tooltip: tooltip({ label: item => item.raw.toFixed(1) + ' %' }) } },
        });
        shown.forEach((m, n) => draw('marginal-' + n, {
          data: {
            labels: m.options.map(o => o.option),
            datasets: [
              { type: 'line', data: m.options.map(o => o.mean), borderColor: css('blue'), backgroundColor: css('blue'), showLine: m.isOrdered, radius: 4, hoverRadius: 6, borderWidth: 2 },
              { type: 'bar', data: m.options.map(o => [o.mean - o.deviation, o.mean + o.deviation]), backgroundColor: css('sky') + '66', borderRadius: 3, maxBarThickness: 16, grouped: false },
            ],
          },
          options: {
            interaction: { mode: 'index', intersect: false },
            scales: { x: { grid: { display: false }, ticks: { color: css('soft'), font: { size: 11 }, maxRotation: 40 } }, y: { min: low, max: high, grid: { color: css('grid') }, border: { display: false }, ticks: { color: css('soft'), maxTicksLimit: 4, includeBounds: false, font: { size: 11 }, callback: v => tick(data.metric.name, v) } } },
            plugins: { legend: { display: false }, tooltip: Object.assign(tooltip({ label: item => value(data.metric.name, m.options[item.dataIndex].mean) + ' ± ' + value(data.metric.name, m.options[item.dataIndex].deviation), footer: items => m.options[items[0].dataIndex].trials + ' trials' }), { filter: item => item.datasetIndex === 0 }) },
          },
        }));
      },
    };
  }

  function parallel() {
    const metric = data.metric.name;
    const done = data.trials.filter(t => t.state === 'Completed' && t.purpose !== 'retrain' && t.fidelity === 1 && Number.isFinite(measured(t, metric)));
    if (done.length < 2) return { lead: 'It takes two completed trials.' };
    const values = done.map(t => measured(t, metric));
    const [min, max] = [Math.min(...values), Math.max(...values)];
    const names = [...data.decisions.map(d => d.name), title(metric)];
    const position = (d, gene, id) => gene === null ? -0.14 : (data.decisions[d].isOrdered ? gene : data.decisions[d].options.length > 1 ? gene / (data.decisions[d].options.length - 1) : 0.5) + ((id * 7919 % 101) / 101 - 0.5) * 0.035;
    const sorted = [...done].sort((a, b) => (measured(b, metric) - measured(a, metric)) * (data.metric.maximize ? 1 : -1));
    const tenth = Math.max(1, Math.round(sorted.length / 10)), half = Math.max(tenth + 1, Math.round(sorted.length / 2));
    const places = new Map(done.map(t => [t.id, [...t.genes.map((g, d) => position(d, g, t.id)), max > min ? (measured(t, metric) - min) / (max - min) : 0.5]]));
    const bundle = (label, list, c, width) => ({ label, list, width, data: list.map(t => ({ x: names.length - 1, y: places.get(t.id).at(-1), trial: t.id })), borderColor: css(c), backgroundColor: css(c), radius: 2.5, hitRadius: 0, hoverRadius: 2.5 });
    let pointed = null;
    // Thousands of pieces of line are drawn by hand: as elements of the chart they would keep the page from answering.
    const lines = {
      id: 'lines',
      beforeDatasetsDraw(chart) {
        const { ctx, scales: { x, y } } = chart;
        const trace = t => places.get(t.id).forEach((place, d) => ctx[d ? 'lineTo' : 'moveTo'](x.getPixelForValue(d), y.getPixelForValue(place)));
        ctx.save();
        [...chart.data.datasets.keys()].reverse().filter(i => chart.isDatasetVisible(i)).forEach(i => {
          const set = chart.data.datasets[i];
          ctx.globalAlpha = pointed ? 0.25 : Math.min(0.8, 0.35 + 12 / set.list.length);
          ctx.strokeStyle = set.borderColor;
          ctx.lineWidth = set.width;
          ctx.beginPath();
          set.list.forEach(trace);
          ctx.stroke();
        });
        if (pointed) { ctx.globalAlpha = 1; ctx.strokeStyle = css('ink'); ctx.lineWidth = 2.5; ctx.beginPath(); trace(pointed); ctx.stroke(); }
        ctx.restore();
      },
      afterEvent(chart, { event }) {
        if (event.type === 'mouseout') { if (pointed) { pointed = null; chart.draw(); } return; }
        const { scales: { x, y } } = chart;
        const at = x.getValueForPixel(event.x), d = Math.min(Math.max(Math.floor(at), 0), names.length - 2), part = at - d;
        let best = null, least = 12;
        chart.data.datasets.forEach((set, i) => chart.isDatasetVisible(i) && set.list.forEach(t => {
          const place = places.get(t.id), away = Math.abs(y.getPixelForValue(place[d] + part * (place[d + 1] - place[d])) - event.y);
          if (away < least) { least = away; best = t; }
        }));
        if (best && best !== pointed) { pointed = best; say('parallel-detail', best, [metric, ...data.fronts.map(f => f.cost)]); chart.draw(); }
      },
    };
    const options = {
      id: 'options',
      afterDatasetsDraw(chart) {
        const { ctx, scales: { x, y } } = chart;
        ctx.save();
        ctx.font = '11px system-ui, sans-serif';
        ctx.textBaseline = 'middle';
        const write = (text, at, height) => {
          ctx.strokeStyle = css('card'); ctx.lineWidth = 4; ctx.fillStyle = css('ink');
          const left = at === names.length - 1;
          ctx.textAlign = left ? 'right' : 'left';
          ctx.strokeText(text, x.getPixelForValue(at) + (left ? -5 : 5), y.getPixelForValue(height));
          ctx.fillText(text, x.getPixelForValue(at) + (left ? -5 : 5), y.getPixelForValue(height));
        };
        data.decisions.forEach((d, n) => {
          if (d.options && d.options.length <= 10) d.options.forEach((o, k) => {
            const genes = d.isOrdered ? data.trials.find(t => t.genes[n] !== null && labelOf(t, n) === o)?.genes[n] : d.options.length > 1 ? k / (d.options.length - 1) : 0.5;
            if (genes !== undefined) write(o, n, genes);
          });
        });
        write(value(metric, max), names.length - 1, 1);
        write(value(metric, min), names.length - 1, 0);
        ctx.restore();
      },
    };
    const box = chartBox('parallel-chart', 'Every architecture as a line through its options');
    box.style.minWidth = 95 * names.length + 'px';
    return {
      lead: 'Each line is an architecture: its option of every decision, then its ' + title(metric) + '. Below the axes: a decision that the architecture does not have.',
      parts: [el('div', { class: 'wide', tabindex: 0 }, box), el('p', { class: 'detail', id: 'parallel-detail' }, 'Point at a line, or tap it, to read its architecture.'), tableOf('trials-table', ['Trial', 'Found by', 'State', 'Training', ...new Set([metric, ...data.fronts.map(f => f.cost)].map(title)), 'Seconds', 'Architecture'], () =>
        data.trials.map(t => [t.id, by(t.purpose), t.state, t.fidelity, ...[metric, ...data.fronts.map(f => f.cost)].map(n => value(n, measured(t, n))), round(t.seconds, 3), t.genotype]), 'All trials as a table')],
      draw: () => draw('parallel-chart', {
        type: 'scatter', plugins: [lines, options],
        data: { datasets: [bundle('best tenth', sorted.slice(0, tenth), 'red', 2), bundle('better half', sorted.slice(tenth, half), 'blue', 1.2), bundle('others', sorted.slice(half), 'faint', 1)] },
        options: {
          layout: { padding: { right: 8 } },
          events: ['mousemove', 'mouseout', 'click', 'touchstart'],
          scales: {
            x: { type: 'linear', min: 0, max: names.length - 1, grid: { color: css('faint') }, ticks: { stepSize: 1, autoSkip: false, color: css('ink'), callback: v => folded((names[v] ?? '').replaceAll('.', '. '), 13).map(s => s.replace('. ', '.')), maxRotation: 0, font: { size: 11 } } },
            y: { min: -0.2, max: 1.06, display: false },
          },
          plugins: { legend: legend(), tooltip: { enabled: false } },
        },
      }),
    };
  }

  // The option of a decision, from its place in the sorted positions.
  const positions = new Map();
  function labelOf(t, n) {
    const d = data.decisions[n];
    if (!positions.has(n)) positions.set(n, spread(d));
    const at = positions.get(n).findIndex(p => Math.abs(p - t.genes[n]) < 1e-3);
    return d.options[at];
  }
  function spread(d) {
    const numbers = d.options.map(Number);
    if (numbers.some(Number.isNaN) || numbers.length < 2) return d.options.map((_, i) => i / Math.max(1, d.options.length - 1));
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return numbers.map(v => (v - low) / (high - low));
  }

  function winner() {
    const w = data.winner;
    if (!w) return { lead: 'There is none yet, or the shapes of its blocks are not known.' };
    const total = w.blocks.reduce((sum, b) => sum + (b.parameters ?? 0), 0);
    const unknown = w.blocks.filter(b => b.parameters === undefined);
    return {
      lead: w.name + ': ' + w.costs + '.' + (w.scalars.length ? ' ' + w.scalars.join(', ') + '.' : '') + (unknown.length ? ' What ' + [...new Set(unknown.map(b => b.block))].join(', ') + ' costs is known only in sum: it is your own code.' : ''),
      parts: [el('div', { class: 'two' }, svgOf(w, total), el('div', {}, el('p', {}, el('code', { id: 'winner-genotype' }, w.genotype)), el('div', { class: 'plain', id: 'winner-table' }, plainTable(['Part', 'Block', 'Output', 'Parameters', 'MACs'],
        w.blocks.map(b => [b.property, b.block || 'head', b.output, b.parameters === undefined ? '–' : whole(b.parameters), b.macs === undefined ? '–' : whole(b.macs)])))))],
    };
  }

  function svgOf(w, total) {
    const ns = 'http://www.w3.org/2000/svg', width = 460, left = 30, inner = 400, parts = [];
    const node = (tag, attributes, text) => { const n = document.createElementNS(ns, tag); for (const [k, v] of Object.entries(attributes)) n.setAttribute(k, v); if (text !== undefined) n.textContent = text; parts.push(n); return n; };
    let y = 14;
    const shape = text => { y += 9; node('text', { x: width / 2, y: y + 4, 'text-anchor': 'middle', 'font-size': 12, fill: 'var(--soft)', 'data-shape': text }, text.replaceAll('x', ' × ')); y += 10; };
    const arrow = () => { node('path', { d: `M${width / 2} ${y}v11m-4 -5l4 5l4 -5`, fill: 'none', stroke: 'var(--soft)', 'stroke-width': 1.5 }); y += 15; };
    shape(w.blocks[0]?.input ?? '');
    for (const b of w.blocks) {
      arrow();
      const lines = joined(b.layers);
      const height = 48 + 15 * lines.length + 9;
      node('rect', { x: left, y, width: inner, height, rx: 11, fill: 'var(--chip)', stroke: 'var(--line)' });
      if (b.parameters && total) node('rect', { x: left + 14, y: y + height - 5, width: Math.max(2, (inner - 28) * b.parameters / total), height: 2.5, rx: 1, fill: 'var(--blue)' });
      node('text', { x: left + 14, y: y + 21, 'font-size': 14, 'font-weight': 650, fill: 'var(--ink)' }, b.property + (b.block ? ' · ' + b.block : ''));
      node('text', { x: left + 14, y: y + 36, 'font-size': 11, fill: 'var(--soft)' }, b.parameters === undefined ? 'your own code' : whole(b.parameters) + ' parameters' + (b.macs === undefined ? '' : ', ' + scaled(b.macs) + ' MACs'));
      lines.forEach((line, i) => node('text', { x: left + 14 + 11 * line.depth, y: y + 54 + 15 * i, 'font-size': 11.5, fill: 'var(--ink)' }, line.text));
      y += height + 3;
      arrow();
      shape(b.output);
      y += 4;
    }
    const svg = document.createElementNS(ns, 'svg');
    for (const [k, v] of Object.entries({ viewBox: `0 0 ${width} ${y + 6}`, role: 'img', 'aria-label': 'The winner as a graph: ' + w.genotype, id: 'winner-svg' })) svg.setAttribute(k, v);
    svg.append(...parts);
    return svg;
  }

  // Layers of one branch on as few lines as fit.
  function joined(layers) {
    const lines = [];
    for (const layer of layers) {
      const text = layer.trimStart(), depth = (layer.length - text.length) / 2, last = lines.at(-1);
      if (last && last.depth === depth && !/^(residual|branch|\+|x ·|node|preprocessing)/.test(last.text) && !/^(residual|branch|\+|x ·|node|preprocessing)/.test(text) && (last.text + ' → ' + text).length < 58 - 2 * depth) last.text += ' · ' + text;
      else lines.push({ text, depth });
    }
    return lines;
  }

  function curves() {
    if (!data.curves.length) return { lead: 'Curves are kept of the trainings from scratch, which come at the end of a search; a score method of your own has none.' };
    const groups = [...Map.groupBy(data.curves, c => c.name)];
    const facts = c => {
      const points = c.points.map((p, i) => ({ epoch: i + 1, train: p[0], validation: p[1] })).filter(p => Number.isFinite(p.train));
      const least = points.reduce((a, b) => b.train < a.train ? b : a, points[0]);
      const kept = points.filter(p => Number.isFinite(p.validation)).reduce((a, b) => a && a.validation <= b.validation ? a : b, undefined);
      return { least, kept, gap: kept ? kept.validation - kept.train : null };
    };
    const all = data.curves.map(c => ({ c, ...facts(c) })).filter(f => f.least);
    const reach = all.reduce((a, b) => b.least.train < a.least.train ? b : a);
    const box = el('div', { class: 'holder low' });
    function show(name) {
      const own = data.curves.filter(c => c.name === name);
      box.replaceChildren(chartBox('curves-chart', 'Training and validation loss by epoch', 'low'));
      draw('curves-chart', {
        type: 'line',
        data: {
          datasets: own.flatMap((c, i) => [
            { label: 'training loss', data: c.points.map((p, e) => ({ x: e + 1, y: p[0] })), borderColor: css('blue') + (i ? '77' : ''), backgroundColor: css('blue'), borderWidth: i ? 1.2 : 2.2, radius: 0, first: !i },
            { label: 'validation loss', data: c.points.map((p, e) => ({ x: e + 1, y: p[1] })), borderColor: css('red') + (i ? '77' : ''), backgroundColor: css('red'), borderDash: [6, 3], borderWidth: i ? 1.2 : 2.2, radius: 0, first: !i },
          ]),
        },
        options: {
          interaction: { mode: 'nearest', intersect: false },
          scales: { x: axis('Epoch', '', { type: 'linear', min: 1 }), y: axis('Loss', '', { type: own.every(c => c.points.flat().every(v => v === null || v > 0)) ? 'logarithmic' : 'linear', ticks: { color: css('soft'), maxTicksLimit: 6, callback: v => round(v, 2) } }) },
          plugins: { legend: legend((item, d) => d.datasets[item.datasetIndex].first), tooltip: tooltip({ title: items => 'Epoch ' + items[0].raw.x, label: item => item.dataset.label + ': ' + round(item.raw.y, 4) }) },
        },
      });
    }
    return {
      lead: 'Trainings from scratch of the finalists; the first seed is drawn thick. The gap between the losses where validation is lowest is what more data or more regularization could win (estimation); the least training loss reached, '
        + round(reach.least.train, 3) + ' by ' + reach.c.name + ', is what the architectures trained here could not fit any better (approximation).',
      parts: [tabs('curves', groups.map(([name]) => ({ key: name, label: name })), show), box,
        tableOf('curves-table', ['Finalist', 'Seed', 'Epochs', 'Best validation loss', 'at epoch', 'Training loss there', 'Gap', 'Least training loss'], () =>
          all.map(f => [f.c.name, '…' + f.c.seed.slice(-4), f.c.points.length, f.kept ? round(f.kept.validation, 4) : '–', f.kept?.epoch ?? '–', f.kept ? round(f.kept.train, 4) : '–', f.gap === null ? '–' : round(f.gap, 3), round(f.least.train, 4)]))],
      draw: () => show(chosen.curves),
    };
  }

  // Vertical whiskers through points that have { low, high }.
  const whiskers = {
    id: 'whiskers',
    beforeDatasetsDraw(chart) {
      const { ctx, scales: { y } } = chart;
      ctx.save();
      chart.data.datasets.forEach((set, i) => chart.isDatasetVisible(i) && chart.getDatasetMeta(i).data.forEach((point, j) => {
        const { low, high } = set.data[j];
        if (!Number.isFinite(low) || !Number.isFinite(high)) return;
        ctx.strokeStyle = set.borderColor;
        ctx.lineWidth = 2;
        ctx.beginPath();
        ctx.moveTo(point.x, y.getPixelForValue(low));
        ctx.lineTo(point.x, y.getPixelForValue(high));
        ctx.stroke();
      }));
      ctx.restore();
    },
  };

  function capacity() {
    const c = data.capacity, metric = data.metric.name;
    const roles = { winner: 'the winner', largest: 'the largest that fits', smallest: 'the smallest with the winner’s blocks' };
    const error = (m, v) => v === null || v === undefined ? '–' : value(m.metric, v);
    const range = (m, [low, high]) => low === null || high === null ? 'too few trainings to tell' : error(m, low) + ' to ' + error(m, high);
    const spread = (mean, deviation, format) => format(mean) + (deviation === null ? '' : ' ± ' + format(deviation));
    const depthBox = el('div', { class: 'holder low' }), measureBox = el('div');
    const parts = c.notes.length ? [el('p', { class: 'detail', id: 'capacity-notes' }, c.notes.join(' '))] : [];

    function showDepth(cost) {
      const b = c.budgets.find(x => x.cost === cost), format = v => value(metric, v);
      const kinds = [
        ['the winner', 'red', 'rectRot', d => d.isWinner], ['the winner’s blocks', 'blue', 'circle', d => !d.isWinner && d.isSpent && d.isSameBlocks],
        ['other blocks', 'orange', 'rect', d => !d.isWinner && d.isSpent && !d.isSameBlocks], ['cannot spend the budget', 'faint', 'triangle', d => !d.isWinner && !d.isSpent],
      ];
      const depths = b.depths.map(d => d.depth);
      depthBox.replaceChildren(
        chartBox('capacity-depth-chart', title(metric) + ' at each depth for ' + value(cost, b.value) + ' ' + title(cost), 'low'),
        tableOf('capacity-depth-table', ['Blocks', title(metric), 'Seeds', title(cost), 'Of the budget', 'Best of its depth', 'Architecture'], () =>
          b.depths.map(d => [d.depth, spread(d.mean, d.deviation, format), d.scores.length, value(cost, d.value), Math.round(100 * d.share) + ' %', d.isBest ? 'yes' : '', d.genotype])));
      draw('capacity-depth-chart', {
        type: 'scatter', plugins: [whiskers],
        data: {
          datasets: kinds.map(([label, colour, pointStyle, is]) => ({
            label, pointStyle, radius: 6, hoverRadius: 8, borderColor: css(colour), backgroundColor: css(colour), borderWidth: 2,
            data: b.depths.filter(is).map(d => ({ x: d.depth, y: d.mean, low: d.deviation === null ? d.mean : d.mean - d.deviation, high: d.deviation === null ? d.mean : d.mean + d.deviation, d })),
          })).filter(set => set.data.length),
        },
        options: {
          interaction: { mode: 'nearest', intersect: false },
          scales: {
            x: axis('Blocks, all in all', '', { type: 'linear', min: Math.min(...depths) - 0.5, max: Math.max(...depths) + 0.5 }, { stepSize: 1, includeBounds: false, precision: 0 }),
            y: axis(title(metric) + ' on validation data', metric, { suggestedMin: Math.min(...b.depths.map(d => d.mean - (d.deviation ?? 0))), suggestedMax: Math.max(...b.depths.map(d => d.mean + (d.deviation ?? 0))), grace: '6%' }),
          },
          plugins: { legend: legend(), tooltip: tooltip({ title: items => items[0].raw.d.depth + ' blocks, ' + Math.round(100 * items[0].raw.d.share) + ' % of the budget', label: item => spread(item.raw.d.mean, item.raw.d.deviation, format) + ' over ' + item.raw.d.scores.length + (item.raw.d.scores.length === 1 ? ' seed' : ' seeds'), footer: items => items[0].raw.d.genotype.split('; ').flatMap(part => folded(part, 44)) }) },
        },
      });
    }

    function learningSets(m) {
      const sets = [], colours = { winner: 'red', largest: 'purple', smallest: 'green' };
      for (const curve of m.curves) {
        const colour = css(colours[curve.role]), own = curve.role === 'winner';
        const line = { borderColor: colour, backgroundColor: colour, showLine: true, borderWidth: 2 };
        if (own && curve.law) sets.push(
          { label: 'the law', data: curve.law.points.map(([x, y]) => ({ x, y })), ...line, radius: 0, hitRadius: 0, borderWidth: 1.5 },
          { label: 'where it may lie', data: curve.law.points.map(([x, , , y]) => ({ x, y })), ...line, borderWidth: 0, radius: 0, hitRadius: 0, fill: '+1', backgroundColor: colour + '22' },
          { label: '', data: curve.law.points.map(([x, , y]) => ({ x, y })), ...line, borderWidth: 0, radius: 0, hitRadius: 0 });
        sets.push({ label: roles[curve.role] + ', validation', data: curve.points.map(p => ({ x: p.samples, y: p.mean, low: p.mean - (p.deviation ?? 0), high: p.mean + (p.deviation ?? 0) })), ...line, showLine: !own, radius: 4.5, pointStyle: own ? 'rectRot' : 'circle' });
        if (own && curve.points.some(p => Number.isFinite(p.training))) sets.push({ label: 'the winner, on what it was trained on', data: curve.points.map(p => ({ x: p.samples, y: p.training })), ...line, borderColor: css('blue'), backgroundColor: css('blue'), borderDash: [6, 3], radius: 3.5 });
      }
      return sets;
    }

    function showMeasure(key) {
      const m = c.measures.find(x => x.name === key), withLaw = m.curves.filter(x => x.law);
      const points = m.curves.flatMap(x => x.points), isLog = points.every(p => p.mean > 0 && p.mean - (p.deviation ?? 0) > 0 && (p.training === undefined || p.training > 0));
      const wide = withLaw.length ? Math.max(...withLaw.flatMap(x => x.law.points.map(p => p[0]))) : Math.max(...points.map(p => p.samples));
      const boxes = [
        m.gains.length ? el('div', {}, el('h3', {}, 'What it would take away of the ' + m.name), chartBox('capacity-gain-chart', 'Gains with their intervals', 'low')) : null,
        withLaw.length ? el('div', {}, el('h3', {}, 'Approximation and estimation'), chartBox('capacity-share-chart', 'Shares of the ' + m.name, 'low')) : null,
      ].filter(b => b);
      measureBox.replaceChildren(
        el('p', { class: 'detail', id: 'capacity-recommendation' }, m.recommendation), el('p', { class: 'detail', id: 'capacity-shares' }, m.shares),
        el('div', { class: 'even' }, ...boxes),
        ...(m.gains.length ? [tableOf('capacity-gain-table', ['Change', 'Less ' + m.name, '95 %'], () => m.gains.map(g => [g.change, error(m, g.estimate), range(m, g.interval)]))] : []),
        el('h3', {}, 'Learning curves'), chartBox('capacity-curve-chart', 'The ' + m.name + ' against the number of training samples'),
        tableOf('capacity-curve-table', ['Architecture', 'Of the data', 'Samples', 'On validation', 'Seeds', 'On what it was trained on', 'Genotype'], () =>
          m.curves.flatMap(x => x.points.map(p => [roles[x.role], round(100 * p.share, 3) + ' %', whole(p.samples), spread(p.mean, p.deviation, v => error(m, v)), p.validation.length, error(m, p.training), x.genotype]))),
        ...(withLaw.length ? [tableOf('capacity-share-table', ['Architecture', 'Approximation', 'Estimation', 'Share of approximation', '95 %', 'Law'], () =>
          withLaw.map(x => [roles[x.role], error(m, x.law.approximation), error(m, x.law.estimation), Math.round(100 * x.law.share) + ' %', x.law.shareInterval.map(s => Math.round(100 * s) + ' %').join(' to '), x.law.text]), 'The shares as a table')] : []));
      draw('capacity-curve-chart', {
        type: 'scatter', plugins: [whiskers], data: { datasets: learningSets(m) },
        options: {
          interaction: { mode: 'nearest', intersect: false },
          scales: {
            x: axis('Training samples (logarithmic)', '', { type: 'logarithmic', min: Math.min(...points.map(p => p.samples)) * 0.9, max: wide * 1.1, ticks: { color: css('soft'), maxRotation: 0, callback: v => /^[125]0*$/.test(v) ? whole(v) : '' } }),
            y: axis(title(m.metric) === m.name ? m.name : 'Error' + (isLog ? ' (logarithmic)' : ''), m.metric, isLog ? { type: 'logarithmic' } : { min: 0, grace: '6%' }),
          },
          plugins: { legend: legend(item => item.text !== ''), tooltip: tooltip({ title: items => whole(items[0].raw.x) + ' samples', label: item => item.dataset.label + ': ' + error(m, item.raw.y) }) },
        },
      });
      if (m.gains.length) {
        const ends = m.gains.flatMap(g => [g.estimate, ...g.interval.filter(v => v !== null), 0]);
        const room = Math.max(...ends) - Math.min(...ends) || 1;
        draw('capacity-gain-chart', {
          type: 'bar',
          data: {
            labels: m.gains.map(g => folded(g.change, 22)),
            datasets: [
              { type: 'scatter', data: m.gains.map((g, i) => ({ x: g.estimate, y: i })), backgroundColor: css('ink'), borderColor: css('ink'), radius: 4.5 },
              { data: m.gains.map(g => g.interval.some(v => v === null) ? null : g.interval), backgroundColor: m.gains.map(g => css(g.isShown ? 'green' : g.interval[1] !== null && g.interval[1] < 0 ? 'red' : 'faint') + '99'), borderRadius: 3, maxBarThickness: 16, grouped: false },
            ],
          },
          options: {
            indexAxis: 'y', interaction: { mode: 'nearest', intersect: false, axis: 'y' },
            scales: { y: { grid: { display: false }, ticks: { color: css('ink'), font: { size: 11 } } }, x: axis('Less error to the right', '', { min: Math.min(...ends) - 0.06 * room, max: Math.max(...ends) + 0.06 * room }, { includeBounds: false, maxTicksLimit: 5 }) },
            plugins: { legend: { display: false }, tooltip: Object.assign(tooltip({ title: items => m.gains[items[0].dataIndex].change, label: item => error(m, m.gains[item.dataIndex].estimate) + ', ' + range(m, m.gains[item.dataIndex].interval) }), { filter: (item, i) => i === 0 }) },
          },
        });
        const x = charts['capacity-gain-chart'].options.scales.x;
        x.ticks.callback = v => shares.has(m.metric) ? round(100 * v, 2) + ' %' : round(v, 2);
        charts['capacity-gain-chart'].update();
      }
      if (withLaw.length) draw('capacity-share-chart', {
        type: 'bar',
        data: {
          labels: withLaw.map(x => folded(roles[x.role], 18)),
          datasets: [
            { label: 'approximation', data: withLaw.map(x => x.law.shareInterval[0]), backgroundColor: css('orange'), maxBarThickness: 34 },
            { label: 'one or the other', data: withLaw.map(x => x.law.shareInterval[1] - x.law.shareInterval[0]), backgroundColor: css('faint') + '66', maxBarThickness: 34 },
            { label: 'estimation', data: withLaw.map(x => 1 - x.law.shareInterval[1]), backgroundColor: css('sky'), maxBarThickness: 34 },
          ],
        },
        options: {
          indexAxis: 'y', scales: { x: axis('Share of the ' + m.name, 'Accuracy', { stacked: true, min: 0, max: 1 }), y: { stacked: true, grid: { display: false }, ticks: { color: css('ink'), font: { size: 11 } } } },
          plugins: { legend: legend(), tooltip: tooltip({ label: item => { const { share, shareInterval } = withLaw[item.dataIndex].law; return 'approximation ' + Math.round(100 * share) + ' % (' + shareInterval.map(s => Math.round(100 * s) + ' %').join(' to ') + ')'; } }) },
        },
      });
    }

    if (c.measures.length) parts.push(el('h3', {}, 'What would buy most'), tabs('measure', c.measures.map(m => ({ key: m.name, label: 'by ' + m.name })), showMeasure), measureBox);
    if (c.budgets.some(b => b.depths.length)) parts.push(
      el('h3', {}, 'The winner’s budget at each depth'), tabs('budget', c.budgets.filter(b => b.depths.length).map(b => ({ key: b.cost, label: value(b.cost, b.value) + ' ' + (b.cost === 'Macs' ? 'MACs' : 'parameters') })), showDepth), depthBox);
    if (c.failures.length) parts.push(el('div', { class: 'plain' }, plainTable(['Count', 'State', 'Cause'], c.failures.map(f => [f.count, f.state.toLowerCase(), f.cause]))));
    return {
      lead: (c.measures.length ? '' : c.lead + ' ') + 'Judged by validation data, on which the winner was chosen too; ± is the standard deviation over seeds, and 95 % intervals are in brackets.',
      parts,
      draw: () => { if (c.measures.length) showMeasure(chosen.measure); if (c.budgets.some(b => b.depths.length)) showDepth(chosen.budget); },
    };
  }

  // Linear discriminant code lengths, which are whole: each network lies a little below the one before, so that equal ones are seen. The input is at 0 and each decision ends at its number, so that networks of different depth lie on one axis.
  function untangling() {
    const u = data.untangling;
    if (!u) return { lead: 'How many hyperplanes tell the classes apart after each layer is found out when the winner and the baselines are trained from scratch, at the end of a search for a classifier.' };
    const name = n => n.names.map(by).join(', '), stage = l => l.stage === '' ? 'input' : l.repeats === 1 ? l.stage : l.stage + ' ' + l.repeat + ' of ' + l.repeats;
    const text = l => l.kind === 'finite' ? (l.isExact ? '' : '≤ ') + l.length : l.kind === 'infinite' ? '∞' + (l.isExact ? '' : ' (none found)') : l.kind === 'undefined' ? 'undefined: collapsed' : 'not found out in time';
    const layers = u.networks.flatMap(n => n.layers), isEndless = layers.some(l => l.kind === 'infinite');
    const highest = Math.max(u.least, ...layers.map(l => l.length)), endless = highest + 1;
    const height = l => l.kind === 'finite' ? l.length : l.kind === 'infinite' ? endless : null;
    const colours = ['red', 'blue', 'green', 'purple', 'orange'], dashes = [[], [6, 4], [2, 3], [10, 4], [4, 4]], signs = ['rectRot', 'circle', 'triangle', 'rect', 'star'];
    const gaps = kind => layers.some(l => l.kind === kind);
    return {
      lead: 'The linear discriminant code length (LDCL): the least number of hyperplanes that give every class a code of its own after each layer, on the first ' + u.components + ' principal components of up to ' + u.samples + ' training samples, of each class all but ' + round(100 * u.tolerance, 3)
        + ' % on one side of each hyperplane. ' + u.least + ' is the least there can be; lower earlier is better untangled.' + (isEndless ? ' ∞: no set of hyperplanes does it, or none was found.' : '') + (gaps('undefined') ? ' Undefined, where there is no point: all samples have become one.' : '') + (gaps('unknown') ? ' Where there is no point otherwise, the time for it was over.' : ''),
      parts: [el('div', { class: 'holder low' }, chartBox('untangling-chart', 'Code length by layer, winner beside baselines', 'low')),
        tableOf('untangling-table', ['Network', 'After', 'LDCL', 'Dimensions'], () => u.networks.flatMap(n => n.layers.map(l => [name(n), stage(l), text(l), l.dimensions])))],
      draw: () => draw('untangling-chart', {
        type: 'line',
        data: {
          datasets: u.networks.map((n, i) => ({
            label: name(n), data: n.layers.map(l => ({ x: l.at, y: height(l) === null ? null : height(l) - 0.07 * i, layer: l })), borderColor: css(colours[i % 5]), backgroundColor: css(colours[i % 5]),
            borderDash: dashes[i % 5], borderWidth: i ? 1.8 : 2.6, pointStyle: signs[i % 5], radius: i ? 4 : 6, hoverRadius: 8, clip: 10,
          })),
        },
        options: {
          interaction: { mode: 'nearest', intersect: false },
          layout: { padding: { right: 12, top: 6 } },
          scales: {
            x: axis('After', '', { type: 'linear', min: 0, max: u.stages.length - 1, ticks: { color: css('soft'), stepSize: 1, autoSkip: false, maxRotation: 40, callback: v => Number.isInteger(v) ? u.stages[v] || 'input' : '' } }),
            y: axis('Hyperplanes (LDCL)', '', { min: Math.max(0, u.least - 1), max: isEndless ? endless + 0.3 : highest + 0.5, ticks: { color: css('soft'), stepSize: 1, callback: v => isEndless && v === endless ? '∞' : Number.isInteger(v) ? v : '' } }),
          },
          plugins: { legend: legend(), tooltip: tooltip({ title: items => items.length ? 'After ' + stage(items[0].raw.layer) : '', label: item => item.dataset.label + ': ' + text(item.raw.layer) }) },
        },
      }),
    };
  }

  function landscape() {
    const l = data.landscape;
    if (!l) return { lead: 'It takes eight completed architectures that differ in their results.' };
    const metric = data.metric.name;
    return {
      lead: l.sentence,
      parts: [el('div', { class: 'two' }, el('div', { class: 'plain' }, plainTable(['Measure', 'Value'], l.facts)), chartBox('landscape-chart', title(metric) + ' by distance from the best', 'low')),
        tableOf('landscape-table', ['Trial', 'Decisions that differ from the best', title(metric)], () => l.points.map(p => [p[0], p[1], value(metric, p[2])]))],
      draw: () => draw('landscape-chart', {
        type: 'scatter',
        data: { datasets: [{ data: l.points.map(p => ({ x: p[1] + ((p[0] * 7919 % 101) / 101 - 0.5) * 0.25, y: p[2], trial: p[0] })), backgroundColor: css('blue') + '99', radius: 4, hoverRadius: 6 }] },
        options: { interaction: { mode: 'nearest', intersect: true }, scales: { x: axis('Decisions that differ from the best', '', { ticks: { color: css('soft'), stepSize: 1, callback: v => Number.isInteger(v) && v >= 0 ? v : '' } }), y: axis(title(metric), metric, { grace: '6%' }) }, plugins: { legend: { display: false }, tooltip: ofTrial([metric]) } },
      }),
    };
  }

  function failures() {
    if (!data.failures.length) return { lead: 'No trial failed, and none was infeasible.' };
    const failed = data.failures.filter(f => f.state === 'Failed').reduce((n, f) => n + f.count, 0), beyond = data.failures.filter(f => f.state !== 'Failed').reduce((n, f) => n + f.count, 0);
    return {
      lead: failed + ' failed, ' + beyond + ' infeasible, of ' + data.trials.length + ' trials.',
      parts: [el('div', { class: 'plain' }, plainTable(['Count', 'State', 'Cause', 'Trials'], data.failures.map(f => [f.count, f.state.toLowerCase(), f.cause, f.trials.slice(0, 12).join(', ') + (f.trials.length > 12 ? ', …' : '')])))],
    };
  }

  function repeat() {
    return { lead: 'With one worker and a budget in trials, the same search to the bit on the same machine.', parts: [el('div', { class: 'plain' }, el('table', { id: 'repeat-table' }, el('tbody', {}, ...data.repeat.map(([name, text]) => el('tr', {}, el('td', {}, name), el('td', {}, el('code', {}, text)))))))] };
  }

  // The page

  function tiles() {
    const best = data.marks.find(m => m.kind === 'winner'), t = best && trials.get(best.trial);
    const explored = data.trials.filter(x => x.purpose !== 'retrain');
    const list = [];
    if (t) list.push([value(data.metric.name, measured(t, data.metric.name)), title(data.metric.name) + ' on validation, ' + best.name]);
    if (t && t.costs.Parameters !== undefined) list.push([whole(t.costs.Parameters), 'parameters']);
    if (t && t.costs.Latency !== undefined) list.push([value('Latency', t.costs.Latency), 'latency, measured']);
    list.push([whole(explored.length), 'trials, ' + explored.filter(x => x.state === 'Failed').length + ' failed'], [duration(data.trials.at(-1)?.at ?? 0), 'of training, all in all']);
    const knee = data.fronts[0]?.knee && trials.get(data.fronts[0].knee);
    if (knee) list.push([value(data.metric.name, measured(knee, data.metric.name)) + ' · ' + tick(data.fronts[0].cost, knee.costs[data.fronts[0].cost]), 'at the knee, trial ' + knee.id]);
    $('tiles').replaceChildren(...list.map(([big, small]) => el('div', { class: 'tile' }, el('b', {}, big), el('span', {}, small))));
  }

  function render() {
    trials = new Map(data.trials.map(t => [t.id, t]));
    positions.clear();
    document.title = data.space + ' – NasGen report';
    $('space').textContent = data.space;
    $('verdict').textContent = data.verdict;
    tiles();
    if ($('nav').childElementCount !== sections.filter(present).length) $('nav').replaceChildren(...sections.filter(present).map(([id, name]) => el('a', { href: '#' + id }, id === 'capacity' ? 'Capacity' : name)));
    const at = scrollY;
    for (const id of Object.keys(charts)) { charts[id].destroy(); delete charts[id]; }
    const drawers = [];
    $('main').replaceChildren(...sections.filter(present).map(([id, name, make]) => {
      const section = make();
      if (section.draw) drawers.push(section.draw);
      return el('section', { id }, el('h2', {}, name), el('p', { class: 'lead' }, section.lead), ...(section.parts ?? []));
    }));
    document.body.dataset.trials = data.trials.length;
    // A page that is there already is not seen to empty and fill, unless it is so large that it would not answer meanwhile.
    const isSeen = document.body.dataset.drawn === 'all' && data.trials.length <= 300;
    document.body.dataset.drawn = 'some';
    drawAll(drawers, ++drawing, isSeen);
    scrollTo({ top: at, behavior: 'instant' });
  }

  // One chart at a time, the first at once: between two of them the page answers.
  let drawing = 0;
  function drawAll(drawers, number, atOnce) {
    if (number !== drawing) return;
    do drawers.shift()?.(); while (atOnce && drawers.length);
    if (drawers.length) setTimeout(() => drawAll(drawers, number, atOnce)); else document.body.dataset.drawn = 'all';
  }

  const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  try { const kept = localStorage.getItem('nasgen-theme'); if (kept) document.documentElement.dataset.theme = kept; } catch { }
  $('theme').onclick = () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('nasgen-theme', document.documentElement.dataset.theme); } catch { }
    render();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', render);
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

  // A page that is served asks for news; while there are none the answer is empty and nothing is drawn.
  async function follow() {
    const badge = $('live');
    badge.hidden = false;
    for (;;) {
      badge.textContent = data.isRunning ? 'live' : 'the search has ended';
      badge.classList.toggle('ended', !data.isRunning);
      await new Promise(later => setTimeout(later, data.isRunning ? 1000 : 3000));
      try {
        const answer = await fetch('data.json?version=' + encodeURIComponent(data.served), { cache: 'no-store' });
        if (answer.status !== 200) continue;
        data = await answer.json();
        render();
      } catch {
        badge.textContent = 'not reachable';
        badge.classList.add('ended');
        await new Promise(later => setTimeout(later, 2000));
      }
    }
  }

  render();
  window.nas = { charts, get data() { return data; } };
  if (data.served) follow();
})();
