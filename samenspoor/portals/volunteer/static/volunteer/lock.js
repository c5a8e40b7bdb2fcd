// The key of this session: in the memory of this page only. What is kept names the key, so a later session of the same
// person can ask for it again.
import * as store from "./store.js";

const known = new Map();
export const session = { name: "", csrf: "" };
export const isOpen = () => known.has(session.name);

const imported = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
};

const ask = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (answer.redirected || !answer.ok) return null;
  return answer.json();
};

// Asks for the key of this session; null when nobody is signed in.
export const open = async (address) => {
  const given = await ask(address);
  if (!given) return null;
  known.set(given.name, await imported(given.key));
  session.name = given.name;
  session.csrf = given.csrf;
  await store.put("facts", "name", given.name);
  return given;
};

export const seal = async (value) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, known.get(session.name), text);
  return { name: session.name, iv, data };
};

// The value, or undefined when its key is not to be had any more.
export const unseal = async (sealed, address) => {
  if (!known.has(sealed.name) && address) {
    const given = await ask(`${address}?naam=${encodeURIComponent(sealed.name)}`);
    if (given) known.set(given.name, await imported(given.key));
  }
  if (!known.has(sealed.name)) return undefined;
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, known.get(sealed.name), sealed.data);
  return JSON.parse(new TextDecoder().decode(text));
};
