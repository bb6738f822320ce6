// Okabe and Ito's colors, which color-blind readers can tell apart, made to stand out from the
// background; symbols and dashes tell curves apart where there is no color at all.
const LIGHT = {
  colors: ['#0072b2', '#d55e00', '#008a63', '#a8477f', '#b07800', '#3a3a3a', '#3f9fd8'],
  back: '#ffffff', text: '#1b1f24', faint: '#57606a', rule: '#b5bdc6', grid: '#e3e7eb',
};
const DARK = {
  colors: ['#5cb8f0', '#f58a4b', '#2fc99a', '#e59bc8', '#f0bd4a', '#e0e0e0', '#9fb0ff'],
  back: '#14181d', text: '#e6e9ec', faint: '#a3acb5', rule: '#59636e', grid: '#2a313a',
};
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect',
  'emptyTriangle', 'emptyDiamond'];
const VIRIDIS = ['#440154', '#414487', '#2a788e', '#22a884', '#7ad151', '#fde725'];
const SIGNED = ['#b2182b', '#f4a582', '#f7f7f7', '#92c5de', '#2166ac'];
const PRINT_WIDTH = 660;
const PRINT_HEIGHT = 290;
const FOLDED_HEIGHT = 360;
const MARKS_ON_A_LINE = 7;

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isPresent = v => v !== null && v !== undefined;
let choice = 'auto';
let isPrinting = false;

function theme() {
  const isDark = choice === 'dark' || (choice === 'auto' && prefersDark.matches);
  return isDark && !isPrinting ? DARK : LIGHT;
}

function element(name, text, parent, className) {
  const e = document.createElement(name);
  if (text) e.textContent = text;
  if (className) e.className = className;
  if (parent) parent.appendChild(e);
  return e;
}

function superscript(k) {
  return String(k).replace(/[-0-9]/g, c => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]);
}

/** A few digits for people; the table below the chart has all of them. */
function format(v) {
  if (!isPresent(v)) return 'none';
  if (v === 0) return '0';
  const size = Math.abs(v);
  if (size >= 1e-3 && size < 1e5) return String(Number(v.toPrecision(6))).replace('-', '−');
  const [digits, exponent] = v.toExponential(5).split('e');
  const mantissa = String(Number(digits)).replace('-', '−');
  const power = '10' + superscript(Number(exponent));
  return mantissa === '1' ? power : mantissa + ' · ' + power;
}

// Axes. Logarithms are taken here, not by the library: bars then stand on the lower end of the
// axis, and there is a tick at whole powers of ten whatever the range.

function steps(span, most) {
  const raw = span / Math.max(1, most);
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  return [1, 2, 5, 10].map(m => m * power).find(s => s >= raw * 0.999999);
}

function logScale(values, pixels) {
  let low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  let high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  if (high <= low) high = low + 1;
  const interval = Math.max(1, steps(high - low, pixels / 45));
  high = low + Math.ceil((high - low) / interval) * interval;
  // an axis that would be empty beyond its data ends soon after them
  const end = Math.log10(Math.max(...values));
  const max = high - end > 0.2 * (high - low) && end > low + interval ? end + 0.03 * (end - low) : high;
  return {
    to: v => isPresent(v) ? Math.log10(v) - low : null,
    axis: {
      type: 'value', min: 0, max: max - low, interval,
      axisLabel: {formatter: u => Number.isInteger(u) ? '10' + superscript(u + low) : ''},
    },
  };
}

function linearScale(values, pixels) {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) {
    const pad = Math.abs(low) / 10 || 1;
    low -= pad;
    high += pad;
  }
  const interval = steps(high - low, pixels / 70);
  const from = Math.floor(low / interval + 1e-9) * interval;
  const to = Math.ceil(high / interval - 1e-9) * interval;
  return {
    to: v => v,
    axis: {
      type: 'value', min: from, max: to, interval,
      axisLabel: {formatter: u => format(Math.abs(u) < interval * 1e-6 ? 0 : Number(u.toPrecision(12)))},
    },
  };
}

function categoryScale(axis, isAcross, width, isList) {
  const longest = Math.max(...axis.categories.map(c => c.length)) * 6.6;
  const room = width * 0.88 / axis.categories.length;
  const isTight = longest + 8 > room;
  const across = {interval: room < 11 ? 'auto' : 0, rotate: isTight ? (room < 22 ? 90 : 40) : 0};
  const up = {interval: 0, width: Math.min(longest + 4, width * 0.4), overflow: 'truncate'};
  return {
    to: v => v,
    // a list is read from the top, a map from its lower left corner
    axis: {
      type: 'category', data: axis.categories, inverse: !isAcross && isList,
      axisLabel: isAcross ? across : up,
    },
  };
}

function stackEnds(bars, length) {
  const ends = [0];
  const stacks = new Map();
  for (const s of bars) {
    if (!stacks.has(s.stack)) stacks.set(s.stack, Array.from({length}, () => [0, 0]));
    s.values.forEach((v, i) => {
      const place = stacks.get(s.stack)[i];
      place[v < 0 ? 0 : 1] += v || 0;
      ends.push(...place);
    });
  }
  return ends;
}

function valuesAlong(spec, name, isBarValue) {
  const values = [];
  for (const s of spec.series) {
    if (s.kind === 'bars') continue;
    for (const part of name === 'x' ? [s.x] : [s.y, s.lower, s.upper]) {
      if (part) for (const v of part) if (isPresent(v)) values.push(v);
    }
  }
  const bars = spec.series.filter(s => s.kind === 'bars');
  if (isBarValue && bars.length) {
    const isLog = spec[name].kind === 'LOG';
    // a tenth of the least value, so that its bar has a length too
    values.push(...(isLog ? bars.flatMap(s => s.values.filter(isPresent)).flatMap(v => [v, v / 10])
      : stackEnds(bars, bars[0].values.length)));
  }
  return values.length ? values : [1];
}

function scale(spec, name, width, height) {
  const axis = spec[name];
  if (axis.kind === 'CATEGORY') {
    return categoryScale(axis, name === 'x', width, !spec.series.some(s => s.kind === 'cells'));
  }
  const isBarValue = spec[name === 'x' ? 'y' : 'x'].kind === 'CATEGORY';
  const values = valuesAlong(spec, name, isBarValue);
  const pixels = name === 'x' ? width : height * 1.6;
  return axis.kind === 'LOG' ? logScale(values, pixels) : linearScale(values, pixels);
}
