// Notes that wait for connection: sent in order, one at a time. The server knows each by its key, so none counts double.
import * as lock from "./lock.js";
import * as store from "./store.js";

export const waiting = () => store.count("notes");
export const keep = async (note) => store.add("notes", await lock.seal(note));

// Sends one note. Throws without connection.
export const post = async (note) => {
  const answer = await fetch(note.address, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": lock.session.csrf },
    body: new URLSearchParams(note.fields),
  });
  if (answer.status === 404) return { isGone: true };
  if (answer.redirected || ![200, 422].includes(answer.status)) return { isLater: true };
  const said = await answer.json();
  return said.is_stored ? { said: said.said } : { why: said.why };
};

const sendAll = async (keyAddress, refused) => {
  for (const number of await store.keys("notes")) {
    const note = await lock.unseal(await store.get("notes", number), keyAddress);
    const result = note ? await post(note) : { isLater: true };
    if (result.isLater) return;
    if (result.isGone || result.why) refused(result);
    await store.remove("notes", number);
  }
};

// Sends what waits, in one tab at a time; what fails for want of connection stays.
export const send = async (keyAddress, refused) => {
  const once = () => sendAll(keyAddress, refused).catch(() => undefined);
  return navigator.locks ? navigator.locks.request("samenspoor-notes", once) : once();
};
