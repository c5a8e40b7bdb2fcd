// A letter presses the button or follows the link that names it in data-key; whoever minds switches the letters off.
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
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!areOn() || isTyping || event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const named = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!named) return;
  event.preventDefault();
  named.click();
});
