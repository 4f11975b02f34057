// Numbers come as texts from the program that wrote the page, so that page and console agree. Only the ticks of an axis are made
// here, because their places depend on the size of the screen; the program says in which unit.

import { page } from './state.js';

const digits = 6;

// A tick in the unit that the measure of this name has for a number of this size; none where there can be no value.
export function tick(name, value) {
  const { least, most, units } = page.data.measures[name];
  if (value < (least ?? -Infinity) || value > (most ?? Infinity)) return '';
  return inUnit(units, value);
}

// A difference has no bounds: an accuracy may lose.
export const tickOfDifference = (name, value) => inUnit(page.data.measures[name].units, value);

// A value in the smallest unit of its measure: an axis in bytes would have its ticks at odd numbers of KiB.
const smallest = name => page.data.measures[name].units.at(-1).factor;
export const scaled = (name, value) => value * smallest(name);
export const tickOfScaled = (name, value) => tick(name, value / smallest(name));

export const plain = value => tick('number', value);

export const title = name => page.data.measures[name].title;

function inUnit(units, value) {
  const unit = units.find(u => Math.abs(value) >= u.from);
  return (value * unit.factor).toLocaleString('en-US', { maximumSignificantDigits: digits }) + unit.text;
}
