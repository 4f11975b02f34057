// The state of the page between two drawings. A served page gets new data while it is open.

export const $ = id => document.getElementById(id);

export const page = {
  data: null,
  trials: new Map(),   // by id
  charts: {},          // by id of their canvas
  chosen: {},          // the chosen tab of each group, which is kept when new data arrive
  opened: new Set(),   // the open tables, which are kept as well
};

export function take(data) {
  page.data = data;
  page.trials = new Map(data.trials.map(t => [t.id, t]));
}

export const measured = (trial, name) => trial.metrics[name] ?? trial.costs[name];
