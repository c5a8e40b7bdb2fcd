// Notes that wait for connection: sent in order, one at a time. The server knows each by its key, so none counts double.
// What the server does not accept is never thrown away: it stays on the phone with the reason, until the volunteer does.
import * as lock from "./lock.js";
import * as store from "./store.js";

const GONE = "gone";
const LOCKED = "locked-note";

export const waiting = () => store.count("notes");
export const unsent = async () => (await waiting()) + (await store.count("refused"));
export const keep = async (note) => store.add("notes", await lock.seal(note));
export const refuse = async (note, why) => store.add("refused", await lock.seal({ ...note, why }));
export const drop = (number) => store.remove("refused", number);

// What was not accepted: the words of each, and why; of what opens no more only that.
export const refused = async (keyAddress) => {
  const found = [];
  for (const number of await store.keys("refused")) {
    const note = await lock.unseal(await store.get("refused", number), keyAddress);
    found.push({ number, words: note?.words ?? "", why: note?.why ?? LOCKED });
  }
  return found;
};

// Sends one note. Throws without connection.
export const post = async (note) => {
  const answer = await fetch(note.address, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": lock.session.csrf },
    body: new URLSearchParams(note.fields),
  });
  if (answer.redirected) return { isSignedOut: true };
  if (answer.status === 404) return { why: GONE };
  if (![200, 422].includes(answer.status)) return { isLater: true };
  const said = await answer.json();
  return said.is_stored ? { said: said.said } : { why: said.why, fields: said.fields };
};

// One note that cannot be sent now holds up no other.
const sendAll = async (keyAddress) => {
  for (const number of await store.keys("notes")) {
    const sealed = await store.get("notes", number);
    const note = await lock.unseal(sealed, keyAddress);
    const result = note ? await post(note) : { why: LOCKED };
    if (result.isSignedOut) return;
    if (result.isLater) continue;
    if (!note) await store.add("refused", sealed);
    else if (result.why) await refuse(note, result.why);
    await store.remove("notes", number);
  }
};

// Sends what waits, in one tab at a time; what fails for want of connection stays.
export const send = async (keyAddress) => {
  const once = () => sendAll(keyAddress).catch(() => undefined);
  return navigator.locks ? navigator.locks.request("samenspoor-notes", once) : once();
};
