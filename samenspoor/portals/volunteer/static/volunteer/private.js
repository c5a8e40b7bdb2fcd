// What does not belong in a sentence, as domain/volunteering/private_words.py finds it: asked before it is sent or kept.
// The server leaves out what stays, also in a note that was kept.
const IBAN_SIGNS = {
  AT: 20, BE: 16, BG: 22, CH: 21, CZ: 24, DE: 22, DK: 18, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28,
  IE: 22, IT: 27, LT: 20, LU: 20, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, TR: 26,
};
const LANDS = Object.entries(IBAN_SIGNS).map(([land, signs]) => `${land}\\d\\d(?:[ .-]?[a-z0-9]){${signs - 4}}`);

const isIban = (signs) => {
  const turned = signs.slice(4) + signs.slice(0, 4);
  return BigInt([...turned].map((sign) => parseInt(sign, 36)).join("")) % 97n === 1n;
};

const isCard = (digits) => {
  const doubled = [...digits].reverse().map((digit, place) => Number(digit) * (1 + (place % 2)));
  return doubled.reduce((sum, each) => sum + (each > 9 ? each - 9 : each), 0) % 10 === 0;
};

const isCitizen = (digits) =>
  /^\d{9}$/.test(digits) &&
  digits !== "000000000" && [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, by, at) => sum + by * digits[at], 0) % 11 === 0;

// With a country before it, or the (0) that people put there, it is a telephone: found first, and it stays.
const TELEPHONE =
  /(?:(?:\+|(?<!\d)00)[1-9]\d{1,2}[ \u00a0./-]{0,3}(?:\(0\)|0)?|\(0\))[ \u00a0./-]{0,3}\d(?:[ .-]?\d){8}(?!\d)/;
const CITIZEN = /(?<!\d)\d{9}(?!\d)|(?<!\d)(?<![\d+][ .-])(?:\d[ .-]?){8}\d(?![ .-]?\d)/;

const NUMBERS = {
  account: [new RegExp(`(?<![a-z0-9])(?:${LANDS.join("|")})(?![a-z0-9])`, "gi"), isIban],
  card: [/(?<!\d)\d(?:[ -]?\d){15,18}(?!\d)/g, isCard],
  citizen: [new RegExp(`${TELEPHONE.source}|${CITIZEN.source}`, "g"), isCitizen],
};
const AMOUNT = /(€|\beuro\b|\beur\b)\s*\d|\d[\d.,]*\s*(€|euro\b|eur\b)/i;

// With a star where a word may go on.
export const HEALTH_WORDS = [
  "adhd", "aids", "alcohol*", "alzheimer*", "angststoornis*", "anorexia", "astma*", "autis*", "beroerte*",
  "bipolair*", "blowt", "borderline", "boulimia", "burn-out*", "burnout*", "chemo", "chemokuur*", "chemotherapie*",
  "cocaine", "cocaïne", "copd", "dement", "dementie*", "depressi*", "diabetes*", "diagnose*", "dialyse", "dronken",
  "drugs*", "dwangstoornis*", "eetstoornis*", "epilep*", "gehandicapt*", "geopereerd", "ggz", "hartaanval*",
  "hartinfarct*", "hernia", "hersenbloeding*", "herseninfarct*", "hersenletsel", "hiv", "insuline", "kanker*",
  "longontsteking", "lvb", "manisch*", "medicatie*", "medicijn*", "operatie*", "paniekaanval*", "parkinson", "pillen",
  "psychia*", "psychisch*", "psycholo*", "psychose*", "psychotisch*", "ptss", "reuma*", "rolstoel*", "schizofren*",
  "slaappillen", "suicid*", "suikerziekte", "suïcid*", "trauma*", "tumor*", "*verslaafd*", "*verslaving*", "wiet",
  "zelfbeschadig*", "zelfmoord*", "ziekenhuis*", "zwanger*",
];
const HEALTH = new RegExp(`(?<!\\p{L})(?:${HEALTH_WORDS.join("|").replaceAll("*", "\\p{L}*")})(?!\\p{L})`, "iu");

export const foundIn = (sentence) => {
  const holds = ([pattern, isOne]) => [...sentence.matchAll(pattern)].some(([hit]) => isOne(hit.replace(/[ .-]/g, "")));
  const found = Object.keys(NUMBERS).filter((kind) => holds(NUMBERS[kind]));
  if (AMOUNT.test(sentence)) found.push("amount");
  if (HEALTH.test(sentence)) found.push("health");
  return found;
};
