// Who can be rung now, by the clock of the phone, as reach_texts.py says it: also on a page that was kept this morning.
const ZONE = "Europe/Amsterdam";
const ORDER = ["now", "unknown", "later"];
const SAID_BY_WEEKDAY = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

const dayOf = (moment) => new Date(moment).toLocaleDateString("sv-SE", { timeZone: ZONE });

const inWords = (moment, now) => {
  const written = new Date(moment);
  const told = written.toLocaleTimeString("nl-NL", { timeZone: ZONE, hour: "numeric", minute: "2-digit" });
  const time = `${told.replace(/^0/, "").replace(":", ".")} uur`;
  if (dayOf(moment) === dayOf(now)) return time;
  const away = (Date.parse(dayOf(moment)) - Date.parse(dayOf(now))) / DAY_MS;
  const date = away < SAID_BY_WEEKDAY ? {} : { day: "numeric", month: "long" };
  return `${written.toLocaleDateString("nl-NL", { timeZone: ZONE, weekday: "long", ...date })} ${time}`;
};

// What holds at a moment; the phone knows nothing of what lies behind the last window.
export const reachAt = (windows, now, say) => {
  const [begins, ends] = windows.map((each) => each.map((seconds) => seconds * 1000)).find((each) => each[1] > now) ?? [];
  if (!ends) return { state: "unknown", told: "" };
  if (begins <= now) return { state: "now", told: say.now.replace("{}", inWords(ends, now)) };
  return { state: "later", told: say.later.replace("{}", inWords(begins, now)) };
};

const sort = (list, now) => {
  const say = { now: list.dataset.sayNow, later: list.dataset.sayLater };
  const rows = [...list.children].map((row) => ({ row, ...reachAt(JSON.parse(row.dataset.windows), now, say) }));
  for (const { row, state, told } of rows) {
    row.dataset.reach = state;
    const place = row.querySelector("[data-told]");
    if (place.textContent !== told) place.textContent = told;
    place.hidden = !told;
  }
  const sorted = rows.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  if (sorted.some(({ row }, place) => row !== list.children[place])) list.append(...sorted.map(({ row }) => row));
  const nobody = list.parentElement.querySelector("[data-nobody]");
  if (nobody) nobody.hidden = rows.some(({ state }) => state === "now");
};

export const sortNumbers = () => {
  for (const list of document.querySelectorAll("[data-numbers]")) sort(list, Date.now());
};
