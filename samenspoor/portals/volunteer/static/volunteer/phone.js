// Goes on without connection: keeps today's pages on the phone, sealed, and the notes that could not be sent yet.
// Without this file every page works as long as there is connection.
import { isRight, showWrong } from "./checks.js";
import { addressOf, addressesIn, goTo, isEdge, putEdge, showInMenu } from "./inside.js";
import { tellInstalled } from "./install.js";
import * as lock from "./lock.js";
import * as notes from "./notes.js";
import { sortNumbers } from "./numbers.js";
import * as store from "./store.js";

const own = document.querySelector("script[data-key]").dataset;
const part = (name) => document.querySelector(`[data-${name}]`);
const text = (name) => part(`text-${name}`).content.textContent;
const KEEP_AGAIN_MS = 10 * 60 * 1000;
const AGAIN_MS = 60 * 1000;
const PATIENCE_MS = 8000;
const mayKeep = window.isSecureContext && navigator.serviceWorker && window.indexedDB;
let isWithout = !navigator.onLine;

const tell = (sentence) => {
  const place = part("state-told");
  place.textContent = sentence;
  place.hidden = !sentence;
};

const showState = async () => {
  const count = await notes.waiting();
  document.documentElement.toggleAttribute("data-without", isWithout);
  // Whoever opens the phone without connection can write nothing: then it must not say so.
  part("state-offline").hidden = !isWithout || !lock.isOpen();
  part("state-waiting").hidden = !count;
  part("waiting-count").textContent = count;
  part("state").hidden = part("state-offline").hidden && !count && part("state-told").hidden;
  if (count) navigator.setAppBadge?.(count);
  else navigator.clearAppBadge?.();
};

// A reason is a word that this page explains, or a sentence of the server.
const inWords = (why) => part(`text-${why}`)?.content.textContent ?? why;

const refusedNote = ({ number, words, why }) => {
  const item = part("refused-note").content.cloneNode(true).firstElementChild;
  const inItem = (name) => item.querySelector(`[data-${name}]`);
  inItem("why").textContent = inWords(why);
  inItem("words").textContent = words;
  inItem("copy").hidden = !words;
  inItem("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    tell(text("copied"));
    await showState();
  });
  inItem("delete").addEventListener("click", async () => {
    if (!confirm(text("delete"))) return;
    await notes.drop(number);
    await showRefused();
  });
  return item;
};

// What was not accepted stands on every page until the volunteer deletes it.
const showRefused = async () => {
  const found = lock.isOpen() && (await notes.refused(own.key).catch(() => undefined));
  if (!found) return;
  part("refused-notes").replaceChildren(...found.map(refusedNote));
  part("refused").hidden = !found.length;
};

const fetchPage = (address, patience = PATIENCE_MS) => fetch(address, { signal: AbortSignal.timeout(patience) });

const screenOf = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const screen = page.querySelector("[data-screen]");
  return screen && { title: page.title, html: screen.innerHTML };
};

const show = (address, page, { isBack = false } = {}) => {
  const screen = part("screen");
  screen.innerHTML = page.html;
  document.title = page.title;
  if (!isBack) goTo(address);
  showInMenu(address);
  tellInstalled();
  // A kept page may be used twice: each note gets a key of its own.
  for (const field of screen.querySelectorAll("input[name=phone_key]")) field.value = crypto.randomUUID();
  // And it may be of yesterday.
  for (const field of screen.querySelectorAll("input[data-today]")) field.value = new Date().toLocaleDateString("sv-SE");
  sortNumbers();
  offerCopying();
  document.getElementById("content").focus();
  window.scrollTo(0, 0);
};

// Where no map of the phone itself is known, the address can be taken to one by hand; it goes nowhere by itself.
const offerCopying = () => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy-text]")) button.hidden = false;
};

const kept = async (address) => {
  const sealed = await store.get("pages", address);
  return sealed && lock.unseal(sealed);
};

// What was not kept cannot be seen now: then today's visits, never a document without the key.
const showKept = async (address, options) => {
  const page = await kept(address);
  if (page) return show(address, page, options);
  const today = await kept(own.home);
  if (!today) return tell(text("locked"));
  if (options?.isBack) history.replaceState(history.state, "", own.home);
  show(own.home, today, options);
  tell(text("not-now"));
};

// The page itself, or without connection as it was kept; a person who is no longer signed in goes there the long way.
// Whoever tapped something else meanwhile sees that: what comes late changes nothing on the screen.
let latest = 0;

const visit = async (address, options) => {
  latest += 1;
  const mine = latest;
  try {
    const answer = await fetchPage(address);
    if (mine !== latest) return undefined;
    if (answer.status >= 500) throw new Error("the server cannot say so now");
    isWithout = false;
    const page = answer.ok && !answer.redirected && screenOf(await answer.text());
    if (mine !== latest) return undefined;
    if (!page) return location.assign(address);
    show(address, page, options);
  } catch {
    if (mine !== latest) return undefined;
    isWithout = true;
    await showKept(address, options);
  }
  return showState();
};

// Asked by trying: a phone does not always know.
const hasConnection = async () => {
  isWithout = await fetchPage(own.key).then((answer) => answer.status >= 500, () => true);
  await showState();
  return !isWithout;
};

const keepToday = async () => {
  const before = await store.get("facts", "kept");
  if (before?.name === lock.session.name && Date.now() - before.at < KEEP_AGAIN_MS) return;
  await fetchPage(own.shellAddress, AGAIN_MS);
  const seen = new Set();
  const todo = [own.home];
  while (todo.length) {
    const address = todo.shift();
    if (!seen.has(address)) {
      seen.add(address);
      const answer = await fetchPage(address, AGAIN_MS);
      if (answer.ok && !answer.redirected) {
        const html = await answer.text();
        await store.put("pages", address, await lock.seal(screenOf(html)));
        todo.push(...addressesIn(html));
      }
    }
  }
  for (const address of await store.keys("pages")) if (!seen.has(address)) await store.remove("pages", address);
  await store.put("facts", "kept", { name: lock.session.name, at: Date.now() });
};

// Pages of a resident whose pairing has ended, of a visit that is planned no more and of an order that was taken back go
// at once.
const forgetOthers = async ({ pairings, orders, visits }) => {
  const mine = { inwoner: pairings, opdracht: orders, bezoek: visits };
  for (const address of await store.keys("pages")) {
    const [, kind, number] = address.match(/\/(inwoner|opdracht|bezoek)\/(\d+)\//) ?? [];
    if (kind && !mine[kind].includes(Number(number))) await store.remove("pages", address);
  }
};

// What arrived changes what stands on Today; who is filling something in there is not disturbed.
const showArrived = async () => {
  await store.remove("facts", "kept");
  if (location.pathname === own.home && !part("screen").querySelector("details[open]")) await visit(own.home, { isBack: true });
};

// One round at a time: returning to the page and getting connection often come together.
let isAwake = false;
let isAskedAgain = false;

const serve = async (given) => {
  await forgetOthers(given);
  const before = await notes.waiting();
  await notes.send(own.key);
  if ((await notes.waiting()) < before) await showArrived();
  if (part("state-told").textContent === text("kept") && !(await notes.waiting())) tell("");
  await showState();
  await showRefused();
  // What could not be taken along now is taken along the next time.
  await keepToday().catch(() => undefined);
  if (!(await store.get("facts", "kept"))) return;
  document.documentElement.dataset.phone = "ready";
  tellInstalled();
};

const wakeUp = async () => {
  isAskedAgain = isAwake;
  if (isAwake) return;
  isAwake = true;
  const given = await lock.open(own.key).catch(() => undefined);
  isWithout = given === undefined;
  if (given && part("shell")) return location.pathname === own.shellAddress ? location.assign(own.home) : location.reload();
  try {
    if (given) {
      putEdge();
      await serve(given);
    }
  } finally {
    isAwake = false;
  }
  if (isAskedAgain) return wakeUp();
  await showState();
};

const CHOSEN = "input:checked, textarea, input[type=date], input[type=time], input[type=number]";

// What a note says, as a person reads it: the heading of the page, and each answer.
const wordsOf = (form, submitter) => {
  const words = [part("screen").querySelector("h1")?.textContent];
  for (const field of form.querySelectorAll(CHOSEN)) {
    const label = field.labels[0]?.textContent.trim() ?? "";
    if (field.matches(":checked")) words.push(label);
    else if (field.value) words.push(`${label.replace("?", "")}: ${field.value}`);
  }
  if (submitter?.name) words.push(submitter.textContent);
  return words.filter(Boolean).map((each) => each.trim()).join("\n");
};

const written = (form, submitter) => {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  if (submitter?.name) fields.push([submitter.name, submitter.value]);
  return { address: form.getAttribute("action"), fields, words: wordsOf(form, submitter) };
};

// What is wrong can be mended in the form, which stays; what is gone is kept with its reason.
const answered = async (note, form, { said, why, fields }) => {
  if (said) {
    await store.remove("facts", "kept");
    await visit(own.home);
    tell(said);
  } else {
    if (why === "gone") await notes.refuse(note, why);
    tell(inWords(why));
    await showState();
    part("state").scrollIntoView();
    showWrong(form, fields);
    await showRefused();
  }
};

const settle = async (note, form) => {
  tell("");
  try {
    const result = await notes.post(note);
    isWithout = false;
    if (result.isLater || result.isSignedOut) throw new Error("later");
    await answered(note, form, result);
  } catch {
    isWithout = !navigator.onLine || isWithout;
    await notes.keep(note);
    await visit(own.home);
    tell(text("kept"));
  }
  await showState();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !lock.isOpen() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = addressOf(link);
  if (!address) return;
  event.preventDefault();
  tell("");
  visit(address);
});

// A page of the browser's own: what was tapped goes along as the browser would send it.
const sendByItself = (form, submitter) => {
  if (submitter?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
  form.submit();
};

// Without the key nothing can be kept. Whether it is to be had is asked by trying, whatever the phone believes of its
// connection; if not, what was written stays in the form. Who is not signed in any more hears so from the server.
const submitNote = async (form, submitter) => {
  const given = lock.isOpen() || (await lock.open(own.key).catch(() => undefined));
  if (given === null) return sendByItself(form, submitter);
  if (given) return isRight(form) ? settle(written(form, submitter), form) : undefined;
  tell(text("no-key"));
  await showState();
  part("state").scrollIntoView();
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.matches("[data-note]") && mayKeep) {
    event.preventDefault();
    await submitNote(form, event.submitter);
  } else if (form.matches("[data-sign-out]")) {
    event.preventDefault();
    if (!(await hasConnection())) {
      tell(text("stay"));
      return showState();
    }
    if ((await notes.unsent()) && !confirm(text("leave"))) return;
    await store.eraseAll();
    form.submit();
  }
});

window.addEventListener("popstate", async ({ state }) => {
  // The skip link stays on the screen: what is being typed there stays too.
  if (!lock.isOpen() || state === null) return;
  if (!isEdge(state)) await visit(location.pathname + location.search, { isBack: true });
  else if (await hasConnection()) history.back();
  else history.forward();
});
window.addEventListener("online", wakeUp);
window.addEventListener("offline", () => {
  isWithout = true;
  showState();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  sortNumbers();
  wakeUp();
});
sortNumbers();
offerCopying();
setInterval(sortNumbers, AGAIN_MS);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-text]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copyText);
  button.textContent = text("copied");
});
tellInstalled();

if (mayKeep) {
  navigator.serviceWorker.register(own.worker, { scope: own.home });
  wakeUp();
  // A weak connection does not always say that it is back.
  setInterval(async () => (await notes.waiting()) && wakeUp(), AGAIN_MS);
}
