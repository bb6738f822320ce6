// Series: the i-th of the chart is the i-th of the library.

/** Full and hollow marks by turns of four. */
function mark(i, color, t) {
  const name = SYMBOLS[i % SYMBOLS.length];
  const isHollow = name.startsWith('empty');
  return {
    symbol: name.replace('empty', '').toLowerCase(),
    itemStyle: {color: isHollow ? t.back : color, borderColor: color, borderWidth: 1.5, opacity: 1},
  };
}

/** Which points of a line get a mark: all of a few, else some at equal distances across. */
function marked(across, i) {
  if (across.length <= 24) return across.map(() => true);
  const present = across.filter(isPresent);
  const distance = (Math.max(...present) - Math.min(...present)) / MARKS_ON_A_LINE;
  let last = across[0] - (1 - (i * 3 % MARKS_ON_A_LINE) / MARKS_ON_A_LINE) * distance;
  return across.map(u => {
    if (!isPresent(u) || Math.abs(u - last) < distance * 0.999) return false;
    last = u;
    return true;
  });
}

function lineSeries(s, i, x, y, color, t) {
  const across = s.x.map(x.to);
  const marks = marked(across, i);
  return {
    type: 'line', ...mark(i, color, t), symbolSize: 7, showAllSymbol: true,
    lineStyle: {color, width: 2, type: s.dashed ? [7, 5] : 'solid'},
    data: across.map((u, k) => ({
      value: [u, isPresent(u) ? y.to(s.y[k]) : null],
      symbol: marks[k] ? undefined : 'none',
    })),
  };
}

function bandSeries(s, x, y, color) {
  return {
    type: 'custom', clip: true, z: 1, encode: {x: 0, y: [1, 2]},
    data: s.x.map((v, k) => [x.to(v), y.to(s.lower[k]), y.to(s.upper[k])]),
    renderItem: (params, api) => {
      if (params.dataIndexInside > 0) return undefined;
      return {type: 'group', children: runs(s).map(run => ({
        type: 'polygon',
        shape: {points: [
          ...run.map(k => api.coord([x.to(s.x[k]), y.to(s.lower[k])])),
          ...run.reverse().map(k => api.coord([x.to(s.x[k]), y.to(s.upper[k])])),
        ]},
        style: {fill: color, opacity: 0.25},
      }))};
    },
  };
}

/** Indices of the stretches of a band without a gap. */
function runs(s) {
  const all = [[]];
  s.x.forEach((v, k) => {
    if ([v, s.lower[k], s.upper[k]].every(isPresent)) all[all.length - 1].push(k);
    else all.push([]);
  });
  return all.filter(run => run.length > 1);
}

function barSeries(s, spec, x, y, t) {
  const isLying = spec.y.kind === 'CATEGORY';
  const isStacked = spec.series.filter(o => o.kind === 'bars' && o.stack === s.stack).length > 1;
  return {
    type: 'bar', stack: isStacked ? s.stack : undefined, barMaxWidth: 34, barGap: '8%',
    itemStyle: {borderColor: t.back, borderWidth: 0.5},
    data: s.values.map(v => (isLying ? x : y).to(v)),
  };
}

function cellSeries(s, columns, t) {
  return {
    type: 'heatmap', itemStyle: {borderColor: t.back, borderWidth: 1},
    data: s.values.map((v, k) => [k % columns, Math.floor(k / columns), isPresent(v) ? v : '-']),
  };
}

function series(s, i, spec, x, y, t) {
  const color = t.colors[i % t.colors.length];
  // zlevel, or the mark that the library makes for a point without one complains
  const common = {name: s.name, color, zlevel: 0, cursor: 'default', emphasis: {disabled: true}};
  if (s.kind === 'line') return {...common, ...lineSeries(s, i, x, y, color, t)};
  if (s.kind === 'points') {
    return {
      ...common, type: 'scatter', ...mark(i, color, t), symbolSize: 9, z: 4,
      data: s.x.map((v, k) => [x.to(v), y.to(s.y[k])]),
    };
  }
  if (s.kind === 'band') return {...common, ...bandSeries(s, x, y, color)};
  if (s.kind === 'bars') return {...common, ...barSeries(s, spec, x, y, t)};
  return {...common, ...cellSeries(s, spec.x.categories.length, t)};
}

function cellRange(s) {
  const values = s.values.filter(isPresent);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const most = Math.max(-low, high);
  return low < 0 && high > 0
    ? {min: -most, max: most, colors: SIGNED}
    : {min: low, max: high > low ? high : low + 1, colors: VIRIDIS};
}

// Words for a point, for the tip and for screen readers.

function place(axis, v) {
  return axis.kind === 'CATEGORY' ? axis.categories[v] : format(v);
}

function words(spec, i, k) {
  const s = spec.series[i];
  if (s.kind === 'bars') {
    const names = spec.y.kind === 'CATEGORY' ? spec.y : spec.x;
    return [names.categories[k], s.name + ': ' + format(s.values[k])];
  }
  if (s.kind === 'cells') {
    const n = spec.x.categories.length;
    const where = spec.x.categories[k % n] + ', ' + spec.y.categories[Math.floor(k / n)];
    return [where, s.name + ': ' + format(s.values[k])];
  }
  const value = s.kind === 'band' ? format(s.lower[k]) + ' to ' + format(s.upper[k])
    : place(spec.y, s.y[k]);
  return [spec.x.label + ': ' + place(spec.x, s.x[k]), s.name + ': ' + value];
}

function tip(spec, params, t) {
  const box = element('div', '', null, 'tip');
  let heading = '';
  for (const p of Array.isArray(params) ? params : [params]) {
    const [where, what] = words(spec, p.seriesIndex, p.dataIndex);
    if (where !== heading) element('p', where, box);
    heading = where;
    const line = element('p', '', box);
    const square = element('span', '■ ', line);
    const isCell = spec.series[p.seriesIndex].kind === 'cells';
    square.style.color = isCell ? p.color : t.colors[p.seriesIndex % t.colors.length];
    line.append(what);
  }
  return box;
}
