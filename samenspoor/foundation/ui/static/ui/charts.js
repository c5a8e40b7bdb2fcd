// Draws bars from the table below each `[data-chart]`. Without this script the table is all there is, opened.
"use strict";

const ROW_HEIGHT = 34;

function read(table) {
  const columns = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map((row) => ({
    label: row.cells[0].textContent.trim(),
    numbers: [...row.cells].slice(1).map((cell) => (cell.dataset.number === "" ? null : Number(cell.dataset.number))),
  }));
  return { columns, rows };
}

function draw(drawing) {
  const figure = drawing.closest("figure");
  const table = figure.querySelector("table");
  const { columns, rows } = read(table);
  const style = getComputedStyle(figure);
  const colours = ["--app-chart-1", "--app-chart-2", "--app-chart-3", "--app-chart-4"].map((name) =>
    style.getPropertyValue(name).trim(),
  );
  const isNarrow = figure.clientWidth < 480;
  drawing.hidden = false;
  drawing.style.height = `${rows.length * ROW_HEIGHT * (columns.length > 2 ? 1.4 : 1) + (columns.length > 1 ? 70 : 30)}px`;
  const chart = echarts.init(drawing);
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: style.fontFamily, color: style.color },
    grid: { left: 8, right: 48, top: columns.length > 1 ? 36 : 4, bottom: 4, containLabel: true },
    legend: { show: columns.length > 1, left: 0, top: 0, textStyle: { color: style.color } },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText" },
    xAxis: { type: "value", splitLine: { show: false }, axisLabel: { show: false }, minInterval: 1 },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLabel: { color: style.color, width: isNarrow ? 120 : 220, overflow: "break", fontSize: isNarrow ? 12 : 14 },
    },
    series: columns.map((name, place) => ({
      type: "bar",
      name,
      barMaxWidth: 18,
      data: rows.map((row) => row.numbers[place]),
      label: { show: true, position: "right", color: style.color },
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(drawing);
}

const drawings = document.querySelectorAll("[data-chart]");
if (window.echarts) {
  drawings.forEach(draw);
}
