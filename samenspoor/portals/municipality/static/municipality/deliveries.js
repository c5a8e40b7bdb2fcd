// Files may be dropped anywhere on the upload page; the plain file field does all the work and shows what was chosen.
"use strict";
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const files = document.createElement("ul");
  files.className = "app-drop__files";
  files.setAttribute("aria-live", "polite");
  field.after(files);

  const size = new Intl.NumberFormat("nl", { maximumFractionDigits: 1 });
  const show = () => {
    files.replaceChildren(...Array.from(field.files, (file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${size.format(file.size / 1024)} kB)`;
      return line;
    }));
  };
  const holdsFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  field.addEventListener("change", show);
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.add("app-drop--over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("app-drop--over");
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove("app-drop--over");
    field.files = event.dataTransfer.files;
    show();
  });
}
