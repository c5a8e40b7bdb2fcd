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

const PATIENCE_MS = 8000;

// What the server says of a key; null when nobody is signed in. Throws when it cannot say so now.
const ask = async (address) => {
  const answer = await fetch(address, {
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status === 404) return { isUnknown: true };
  if (answer.status >= 500) throw new Error("the server cannot say so now");
  if (answer.redirected || !answer.ok) return null;
  return answer.json();
};

// Asks for the key of this session; null when nobody is signed in.
export const open = async (address) => {
  const given = await ask(address);
  if (!given?.key) return null;
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

const keyNamed = async (name, address) => {
  if (known.has(name) || !address) return known.get(name);
  const given = await ask(`${address}?naam=${encodeURIComponent(name)}`);
  if (!given) throw new Error("the key is not to be had now");
  if (given.key) known.set(given.name, await imported(given.key));
  return known.get(name);
};

// The value, or undefined when it opens no more: access was given anew since, or too long ago. Throws without connection.
export const unseal = async (sealed, address) => {
  const key = await keyNamed(sealed.name, address);
  if (!key) return undefined;
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
};
