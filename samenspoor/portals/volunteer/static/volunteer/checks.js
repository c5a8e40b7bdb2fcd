// Says in a form what is wrong, where it is wrong and in our words; also without connection.
import { foundIn } from "./private.js";

const text = (name) => document.querySelector(`[data-text-${name}]`).content.textContent;

const forget = (form) => {
  for (const sentence of form.querySelectorAll("[data-wrong]")) sentence.remove();
  for (const place of form.querySelectorAll(".app-field--invalid")) place.classList.remove("app-field--invalid");
};

// One sentence above the control; what is folded away opens.
const say = (field, sentence) => {
  const place = field.closest(".app-field");
  if (!place || place.querySelector("[data-wrong]")) return;
  const said = document.createElement("p");
  said.className = "utrecht-form-field-error-message";
  said.dataset.wrong = "";
  said.setAttribute("role", "alert");
  said.textContent = sentence;
  place.querySelector(".utrecht-form-field-error-message")?.remove();
  const control = [...place.children].find((each) => each.matches("input, textarea, .app-choice"));
  place.insertBefore(said, control);
  place.classList.add("app-field--invalid");
  const folded = place.closest("details");
  if (folded) folded.open = true;
};

const lookAtFirst = (form) => {
  const place = form.querySelector(".app-field--invalid");
  place?.querySelector("input, textarea").focus({ preventScroll: true });
  place?.scrollIntoView({ block: "center" });
  return !place;
};

const whatIsWrong = (field) => {
  if (field.type === "radio") return text("choose");
  if (field.type === "number") return `${text("number")} ${field.max}.`;
  return text("fill");
};

// Asked once: whoever sends the same again means it.
const ask = (form) => {
  const { note, asked } = form.elements;
  if (!note?.dataset.asks || !asked) return;
  const asks = JSON.parse(note.dataset.asks);
  const found = foundIn(note.value).filter((kind) => asks[kind]);
  if (found.length && asked.value !== found.join()) {
    say(note, found.map((kind) => asks[kind]).join(" "));
  }
  asked.value = found.join();
};

// Whether it can be sent or kept as it stands.
export const isRight = (form) => {
  forget(form);
  for (const field of form.elements) if (field.willValidate && !field.validity.valid) say(field, whatIsWrong(field));
  ask(form);
  return lookAtFirst(form);
};

// What the server said of each field.
export const showWrong = (form, fields = {}) => {
  forget(form);
  for (const [name, sentence] of Object.entries(fields)) {
    const field = form.elements[name];
    if (field) say(field.length && !field.closest ? field[0] : field, sentence);
  }
  lookAtFirst(form);
};
