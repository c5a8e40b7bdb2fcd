// The page that explains the icon on the home screen: what holds on this phone.
const part = (name) => document.querySelector(`[data-${name}]`);
let asksToInstall;

export const tellInstalled = () => {
  if (part("install")) part("install").hidden = !asksToInstall;
  if (part("installed") && matchMedia("(display-mode: standalone)").matches) {
    part("installed").hidden = false;
    part("not-installed").hidden = true;
  }
  if (part("ready")) part("ready").hidden = document.documentElement.dataset.phone !== "ready";
  if (part("not-ready")) part("not-ready").hidden = !part("ready").hidden;
};

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  asksToInstall = event;
  tellInstalled();
});
document.addEventListener("click", (event) => event.target.closest("[data-install]") && asksToInstall?.prompt());
