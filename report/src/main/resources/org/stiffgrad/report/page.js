// Charts.

class Chart {
  constructor(figure) {
    this.spec = JSON.parse(figure.querySelector('.chart-data').textContent);
    this.plot = figure.querySelector('.plot');
    this.legend = figure.querySelector('.legend');
    this.hidden = new Set();
    this.cursor = [0, -1];
    this.spoken = element('p', '', figure, 'spoken');
    this.spoken.setAttribute('aria-live', 'polite');
    const rows = this.spec.y.categories.length;
    const bars = this.spec.series.filter(s => s.kind === 'bars').map(s => s.stack);
    const isList = rows > 0 && bars.length > 0;
    if (rows) this.plot.style.height = 90 + rows * (isList ? 10 + 12 * new Set(bars).size : 26) + 'px';
    this.chart = echarts.init(this.plot, null, {renderer: 'svg', width: this.width()});
    this.plot.addEventListener('keydown', e => this.key(e));
    this.plot.addEventListener('blur', () => this.chart.dispatchAction({type: 'hideTip'}));
  }

  width() {
    return isPrinting ? PRINT_WIDTH : Math.max(200, this.plot.clientWidth);
  }

  /** Lower in print, so that two charts fit on a page and a long one is not cut. */
  height() {
    const height = this.plot.clientHeight || FOLDED_HEIGHT;
    const most = this.spec.y.categories.length ? 2.4 * PRINT_HEIGHT : PRINT_HEIGHT;
    return isPrinting ? Math.min(height, most) : height;
  }

  draw() {
    const t = theme();
    this.chart.resize({width: this.width(), height: this.height()});
    this.chart.setOption(this.option(t), {notMerge: true});
    this.chart.getZr().flush();
    this.drawLegend(t);
    this.plot.dataset.drawn = t === DARK ? 'dark' : 'light';
  }

  option(t) {
    const {spec} = this;
    const width = this.width();
    const height = this.height();
    const x = scale(spec, 'x', width, height);
    const y = scale(spec, 'y', width, height);
    const hasLines = spec.series.some(s => s.kind === 'line' || s.kind === 'band');
    const cells = spec.series.find(s => s.kind === 'cells');
    const range = cells && cellRange(cells);
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: {color: t.text, fontFamily: 'inherit'},
      grid: {left: 6, right: 22, top: 14, bottom: 4, containLabel: true},
      legend: {show: false, selected: Object.fromEntries([...this.hidden].map(n => [n, false]))},
      tooltip: {
        trigger: hasLines ? 'axis' : 'item', confine: true, backgroundColor: t.back,
        borderColor: t.rule, textStyle: {color: t.text}, axisPointer: {lineStyle: {color: t.faint}},
        formatter: params => tip(spec, params, t),
      },
      visualMap: range && {
        show: false, min: range.min, max: range.max, inRange: {color: range.colors},
      },
      xAxis: this.axis(x.axis, t, 'x'),
      yAxis: this.axis(y.axis, t, 'y'),
      series: spec.series.map((s, i) => series(s, i, spec, x, y, t)),
    };
  }

  axis(axis, t, name) {
    const isName = axis.type === 'category';
    return {
      ...axis,
      axisLine: {show: true, onZero: false, lineStyle: {color: t.rule}},
      axisTick: {show: true, alignWithLabel: isName, lineStyle: {color: t.rule}},
      splitLine: {show: !isName, lineStyle: {color: t.grid}},
      axisLabel: {color: t.text, fontSize: 12, hideOverlap: name === 'x' && !isName, ...axis.axisLabel},
    };
  }

  drawLegend(t) {
    this.legend.textContent = '';
    this.spec.series.forEach((s, i) => {
      if (s.kind === 'cells') {
        this.gradient(s);
        return;
      }
      const button = element('button', '', this.legend);
      button.type = 'button';
      button.append(swatch(s, i, t), s.name);
      button.setAttribute('aria-pressed', String(!this.hidden.has(s.name)));
      button.addEventListener('click', () => {
        if (!this.hidden.delete(s.name)) this.hidden.add(s.name);
        this.draw();
        this.legend.children[i].focus();
      });
    });
  }

  gradient(s) {
    const range = cellRange(s);
    const box = element('span', '', this.legend, 'scale');
    element('span', s.name + ': ' + format(range.min), box);
    const bar = element('span', '', box, 'gradient');
    bar.style.background = 'linear-gradient(to right, ' + range.colors.join(', ') + ')';
    element('span', format(range.max), box);
  }

  /** Arrows walk along a series and from one to the next; Escape takes the tip away. */
  key(event) {
    const move = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]}[event.key];
    if (event.key === 'Escape') this.chart.dispatchAction({type: 'hideTip'});
    if (!move) return;
    event.preventDefault();
    const {series: all} = this.spec;
    const i = (this.cursor[0] + move[0] + all.length) % all.length;
    const length = (all[i].x || all[i].values).length;
    const k = (Math.max(0, this.cursor[1] + move[1]) + length) % length;
    this.cursor = [i, k];
    this.chart.dispatchAction({type: 'showTip', seriesIndex: i, dataIndex: k});
    this.spoken.textContent = words(this.spec, i, k).join(', ');
  }
}

/** What the legend shows of a series: its line, its mark or its area. */
function swatch(s, i, t) {
  const color = t.colors[i % t.colors.length];
  const {symbol, itemStyle} = mark(i, color, t);
  const svg = svgElement('svg', {width: 30, height: 14, viewBox: '0 0 30 14', 'aria-hidden': 'true'});
  if (s.kind === 'bars') svg.append(svgElement('rect', {x: 8, y: 1, width: 14, height: 12, fill: color}));
  if (s.kind === 'band') {
    svg.append(svgElement('rect', {x: 2, y: 1, width: 26, height: 12, fill: color, opacity: 0.25}));
  }
  if (s.kind === 'line') {
    const dash = s.dashed ? {'stroke-dasharray': '5 4'} : {};
    svg.append(svgElement('path', {d: 'M0 7H30', stroke: color, 'stroke-width': 2, ...dash}));
  }
  if (s.kind === 'line' || s.kind === 'points') {
    const d = {
      circle: 'M15 3a4 4 0 1 0 .01 0Z', rect: 'M11 3h8v8h-8Z',
      triangle: 'M15 3l4 8h-8Z', diamond: 'M15 2l4 5l-4 5l-4-5Z',
    }[symbol];
    svg.append(svgElement('path', {d, fill: itemStyle.color, stroke: color, 'stroke-width': 1.5}));
  }
  return svg;
}

function svgElement(name, attributes) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
}

const charts = [...document.querySelectorAll('figure.chart')].map(f => new Chart(f));
const drawAll = () => charts.forEach(c => c.draw());

let frame = 0;
addEventListener('resize', () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(drawAll);
});
prefersDark.addEventListener('change', drawAll);
// a chart that is folded away has no size
document.querySelectorAll('section > details').forEach(d => d.addEventListener('toggle', drawAll));
addEventListener('beforeprint', () => {
  isPrinting = true;
  drawAll();
});
addEventListener('afterprint', () => {
  isPrinting = false;
  drawAll();
});

const button = document.getElementById('theme');
function choose(next) {
  choice = next;
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  button.textContent = 'Colors: ' + {auto: 'as the system', light: 'light', dark: 'dark'}[next];
  button.hidden = false;
  drawAll();
}
button.addEventListener('click', () => {
  const next = {auto: 'light', light: 'dark', dark: 'auto'}[choice];
  try {
    localStorage.setItem('stiffgrad-colors', next);
  } catch (e) {
    // a page from a disk may have no storage; the choice then lasts as long as the page
  }
  choose(next);
});
let stored = null;
try {
  stored = localStorage.getItem('stiffgrad-colors');
} catch (e) {
  // likewise
}
choose(stored === 'light' || stored === 'dark' ? stored : 'auto');
