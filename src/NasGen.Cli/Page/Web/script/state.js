// What the page holds between two drawings. A page that is served gets new data while the reader looks at it.

export const $ = id => document.getElementById(id);

export const page = {
  data: null,
  trials: new Map(),   // by id
  charts: {},          // by id of their canvas
  chosen: {},          // the tab that the reader pressed, by group: kept when new data arrive
  opened: new Set(),   // the tables that the reader opened: kept too
};

export function take(data) {
  page.data = data;
  page.trials = new Map(data.trials.map(t => [t.id, t]));
}

export const measured = (trial, name) => trial.metrics[name] ?? trial.costs[name];
