// Draws bars from the table below each `[data-chart]`. Without this script the table is all there is, opened.
"use strict";

const ROW_HEIGHT = 34;
const BAR_HEIGHT = 15;

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
  figure.querySelectorAll(".app-chart__legend").forEach((legend) => (legend.hidden = false));
  drawing.style.height = `${rows.length * Math.max(ROW_HEIGHT, (columns.length + 1) * BAR_HEIGHT) + 16}px`;
  const chart = echarts.init(drawing);
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: style.fontFamily, color: style.color },
    grid: { left: 8, right: 48, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", splitLine: { show: false }, axisLabel: { show: false }, minInterval: 1 },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLabel: {
        color: style.color,
        width: isNarrow ? 130 : 230,
        overflow: "break",
        fontSize: isNarrow ? 11 : 13,
        lineHeight: isNarrow ? 12 : 15,
      },
    },
    series: columns.map((name, place) => ({
      type: "bar",
      name,
      barMaxWidth: 18,
      data: rows.map((row) => row.numbers[place]),
      // Beside other bars a nought would only be ink: the bar that is not there says it.
      label: {
        show: true,
        position: "right",
        color: style.color,
        formatter: ({ value }) => (value === 0 && columns.length > 1 ? "" : `${value ?? ""}`),
      },
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(drawing);
}

const drawings = document.querySelectorAll("[data-chart]");
if (window.echarts) {
  drawings.forEach(draw);
}
