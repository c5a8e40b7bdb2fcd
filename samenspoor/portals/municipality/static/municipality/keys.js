// A letter presses the button, follows the link or enters the field that names it in data-key. In a table J goes to the
// next row, K to the one before, and X ticks it. Whoever minds switches the letters off.
"use strict";
const switched = document.querySelector("[data-keys-switch]");
const areOn = () => localStorage.getItem("letters") !== "off";
const show = () => document.documentElement.classList.toggle("app-without-keys", !areOn());
if (switched) {
  const box = switched.querySelector("input");
  switched.hidden = false;
  box.checked = areOn();
  box.addEventListener("change", () => {
    localStorage.setItem("letters", box.checked ? "on" : "off");
    show();
  });
}
show();
const rowSteps = { j: 1, k: -1 };
const ownRow = () => document.activeElement.closest("tbody tr");
const walk = (step) => {
  const rows = [...document.querySelectorAll("tbody tr")];
  const at = rows.indexOf(ownRow());
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  next?.querySelector("a")?.focus();
};
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!areOn() || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const key = event.key.toLowerCase();
  if (key in rowSteps) return walk(rowSteps[key]);
  if (event.repeat) return;
  if (key === "x") return ownRow()?.querySelector("input[type=checkbox]")?.click();
  const named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!named || !named.checkVisibility()) return;
  event.preventDefault();
  named.focus();
  named.click();
});
