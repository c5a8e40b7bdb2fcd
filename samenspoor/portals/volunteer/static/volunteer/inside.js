// What is followed inside this one document: whoever leaves it leaves the key in its memory too.
const own = document.querySelector("script[data-key]").dataset;

// Where a link leads within the portal; the logo leads to Today. Nothing for a link that leads elsewhere, or to a file:
// the browser saves that, and it is not taken along.
export const addressOf = (link) => {
  const href = link.getAttribute("href");
  if (href.startsWith("#") || link.hasAttribute("download")) return undefined;
  const { origin, pathname, search } = new URL(href, location.href);
  if (origin !== location.origin) return undefined;
  if (pathname === "/") return own.home;
  return pathname.startsWith(own.home) ? pathname + search : undefined;
};

export const addressesIn = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll("a[href]")].map(addressOf).filter(Boolean);
};

const ENTRY = { isInside: true };
export const goTo = (address) => history.pushState(ENTRY, "", address);
export const isEdge = (state) => state?.isInside === false;

// Back on the first screen would leave the document: one step lies in between.
export const putEdge = () => {
  if (history.state?.isInside) return;
  history.replaceState({ isInside: false }, "");
  history.pushState(ENTRY, "");
};

// The menu belongs to the document, not to the screen that changes in it.
export const showInMenu = (address) => {
  document.querySelector(".app-menu")?.removeAttribute("open");
  for (const link of document.querySelectorAll(".app-navigation__link")) {
    if (link.getAttribute("href") === address) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
};
