// Keeps the looks of the phone and one page with numbers of offices, so that it opens without connection. Pages about
// residents do not come here: those are kept sealed by the page itself.
const { version, page, notSent, files } = {{ config|safe }};

const fetchFresh = async (address) => {
  const answer = await fetch(address, { cache: "reload" });
  if (!answer.ok || answer.redirected) throw new Error(`${address} is not to be had`);
  return answer;
};

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(version);
    for (const address of [page, notSent, ...files]) await cache.put(address, await fetchFresh(address));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== version) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

const fromCache = async (request) => {
  const cache = await caches.open(version);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
};

// Whoever rings in need rings the number of today: the page asks for this as often as it takes its own pages along.
const freshPage = async () => {
  const answer = await fetchFresh(page);
  const cache = await caches.open(version);
  await cache.put(page, answer.clone());
  return answer;
};

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (value) => String(value).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const hidden = ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;

// A form that did not go out is never answered as if it had: its page says so, and holds what was written.
const pageNotSent = async (form) => {
  const kept = await caches.match(notSent);
  const fields = [...(await form.formData())];
  const written = fields.find(([name]) => name === "note");
  const others = fields.filter(([name]) => name !== "note").map(hidden).join("");
  const html = (await kept.text())
    .replace(" data-written", written ? "" : " hidden")
    .replace(`action="${notSent}"`, () => `action="${escaped(new URL(form.url).pathname)}"`)
    .replace("<!--fields-->", () => others)
    .replace("</textarea>", () => `${escaped(written?.[1] ?? "")}</textarea>`);
  const headers = [...kept.headers].filter(([name]) => ["content-type", "content-security-policy"].includes(name));
  return new Response(html, { headers });
};

const sendOrSay = async (request) => {
  const form = request.clone();
  return fetch(request).catch(() => pageNotSent(form));
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.mode === "navigate" && request.method !== "GET") {
    event.respondWith(sendOrSay(request));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(page)));
  } else if (address.origin === location.origin && address.pathname === page) {
    event.respondWith(freshPage());
  } else if (request.method === "GET" && address.origin === location.origin && address.pathname.startsWith("{{ static_url }}")) {
    event.respondWith(fromCache(request));
  }
});
