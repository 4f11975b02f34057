// Numbers come as texts from the program that wrote the page, therefore page and console agree. Only the ticks of axes are made here,
// because their places depend on the size of the screen. The program gives their units.

import { page } from './state.js';

const digits = 6;

// A tick in the unit that the measure of this name has for a number of this size. It is empty outside the bounds of the measure.
export function tick(name, value) {
  const { least, most, units } = page.data.measures[name];
  if (value < (least ?? -Infinity) || value > (most ?? Infinity)) return '';
  return inUnit(units, value);
}

// A difference has no bounds: it can be negative.
export const tickOfDifference = (name, value) => inUnit(page.data.measures[name].units, value);

// A value in the smallest unit of its measure, for axes. In bytes, for example, the ticks of an axis would be at odd numbers of KiB.
const smallest = name => page.data.measures[name].units.at(-1).factor;
export const scaled = (name, value) => value * smallest(name);
export const tickOfScaled = (name, value) => tick(name, value / smallest(name));

export const plain = value => tick('number', value);

export const title = name => page.data.measures[name].title;

function inUnit(units, value) {
  const unit = units.find(u => Math.abs(value) >= u.from);
  return (value * unit.factor).toLocaleString('en-US', { maximumSignificantDigits: digits }) + unit.text;
}
