// Keeps the pages that a leader opened last, for when the server does not answer. The network comes
// first: a kept page is shown only where nothing came in time, and says at its top that it is kept.
"use strict";

const SCOPE = self.registration.scope;
const PATIENCE = 2000; // ms until the kept page is shown; with all it needs, within 3 s
const SILENCE = 15000; // ms after no answer came in which nobody waits for the next one
const OFFERED = 60000; // ms in which a page that was found by looking is the newest
const MONTH = 30 * 24 * 3600 * 1000; // what is older is never shown
const MOST = { pages: 30, pictures: 60 };
const HEAVY = 1 << 20; // bytes; what is larger is not kept

// Of the tree, below the scope: what leaders open again. Nothing of operators, and nothing public.
const PAGE = /^(g\/|g\/[^/]+\/([^/]+\/)?|l\/[^/]+\/|campaigns\/[^/]+\/crew\/|training\/(.+\/)?)(index\.html)?$/;
const PICTURE = /^(campaigns|g)\//;

// Each community on an origin has caches of its own. A new number forgets what older ones kept.
const cacheName = kind => `kits 1 ${kind} ${SCOPE}`;
const PAGES = cacheName("pages");
const ASSETS = cacheName("assets");
const PICTURES = cacheName("pictures");
const OURS = [PAGES, ASSETS, PICTURES];
const CAME = "kits-came"; // headers of a kept page: when it came,
const SINCE = "kits-since"; // since when it says just this,
const NEEDS = "kits-needs"; // and the styles and scripts without which it is not itself

let lost = 0; // when a request last went without an answer
let seen = {}; // the page that was last looked for and found, and when

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(dropOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  const url = new URL(request.url);
  const path = url.href.slice(SCOPE.length).split(/[?#]/)[0];
  if (request.mode === "navigate") {
    if (PAGE.test(path)) event.respondWith(page(event, keyOf(url)));
  } else if (/^(style|script)$/.test(request.destination)) {
    event.respondWith(asset(event, url.href));
  } else if (request.destination === "image" && PICTURE.test(path)) {
    event.respondWith(picture(event, url.href));
  }
});
// A page says `keep` when it came before this worker was there, and `look` when it may be out of
// date.
self.addEventListener("message", event => {
  const client = event.source;
  if (!client || !client.url.startsWith(SCOPE)) return;
  const key = keyOf(client.url);
  if (!PAGE.test(key.slice(SCOPE.length))) return;
  if (event.data.keep) event.waitUntil(keepShown(key, event.data));
  if (event.data.look) event.waitUntil(look(client, key, event.data.language));
});

// A page is the same whatever a chat app hangs on its address.
function keyOf(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/index\.html$/, "");
}

// Pages

async function page(event, key) {
  const kept = await find(key);
  if (kept && seen.key === key && Date.now() - seen.at < OFFERED) return kept;
  const coming = fetch(event.request);
  event.waitUntil(coming.then(leaveIfGone, () => {}));
  const taken = coming.then(answer => take(answer, key, Date.now()));
  event.waitUntil(taken.then(({ storing }) => storing, () => {}));
  if (!kept) return coming;
  if (await inTime(taken)) {
    const answer = await coming;
    if (answer.status < 500) return answer;
  }
  const language = spoken(await kept.clone().text());
  event.waitUntil(taken.then(late => tellLater(event.resultingClientId, late, language), () => {}));
  return marked(kept);
}

async function find(key) {
  const kept = await caches.match(key, { cacheName: PAGES });
  return kept && Date.now() - kept.headers.get(CAME) < MONTH ? kept : null;
}

// Takes what the server says, which came at a moment, to `since` when it says it. What it says instead
// of a page, that this one is gone or that somebody has to log in, takes the kept one away.
async function take(answer, key, came) {
  if (answer.status >= 500) return { since: 0 };
  const text = belongs(answer) ? await answer.clone().text() : "";
  if (!/\bassets\/kits\//.test(text) || text.length > HEAVY) {
    return { since: Infinity, storing: inTurn(async () => (await caches.open(PAGES)).delete(key)) };
  }
  const former = await find(key);
  const same = former && (await former.clone().text()) === text;
  const since = same ? Number(former.headers.get(SINCE)) : came;
  return { since, storing: inTurn(() => store(key, text, answer.headers, came, since)) };
}

function belongs(answer) {
  return answer.ok && !answer.redirected && answer.type === "basic"
    && /^text\/html\b/.test(answer.headers.get("content-type"))
    && !/\bno-store\b/.test(answer.headers.get("cache-control"));
}

// A page is kept together with its styles and scripts, or not at all.
async function store(key, text, headers, came, since) {
  const needs = Array.from(text.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]+)"/g))
    .map(found => new URL(found[1], key))
    .filter(url => url.href.startsWith(SCOPE) && /\.(css|js)$/.test(url.pathname))
    .map(url => url.href);
  const assets = await caches.open(ASSETS);
  await Promise.all(needs.map(async url => {
    if (isVersioned(url) && await assets.match(url)) return;
    const answer = await fetch(url);
    if (!answer.ok || answer.redirected) throw new Error(url);
    await assets.put(url, answer);
  }));
  const kept = new Headers(headers);
  ["content-encoding", "content-length", "vary"].forEach(name => kept.delete(name));
  kept.set(CAME, came);
  kept.set(SINCE, since);
  kept.set(NEEDS, JSON.stringify(needs));
  await (await caches.open(PAGES)).put(key, new Response(text, { headers: kept }));
  await trim();
}

// The oldest pages go, and with them what only they needed: so new versions take the place of old.
async function trim() {
  const pages = await caches.open(PAGES);
  const found = await Promise.all((await pages.keys()).map(async request => {
    const { headers } = await pages.match(request);
    return { request, came: Number(headers.get(CAME)), needs: JSON.parse(headers.get(NEEDS)) };
  }));
  found.sort((one, other) => other.came - one.came);
  const stay = found.slice(0, MOST.pages).filter(one => Date.now() - one.came < MONTH);
  await Promise.all(found.filter(one => !stay.includes(one)).map(one => pages.delete(one.request)));
  const needed = new Set(stay.flatMap(one => one.needs));
  const assets = await caches.open(ASSETS);
  const left = (await assets.keys()).filter(request => !needed.has(request.url));
  await Promise.all(left.map(request => assets.delete(request)));
}

// One after the other, so that none drops what another is about to need. A full device keeps less,
// and a worker that has gone keeps nothing.
let turn = Promise.resolve();
let gone = false;
function inTurn(work) {
  turn = turn.then(() => gone || work()).catch(() => {});
  return turn;
}

// A kept page says so itself, whether or not its scripts run.
async function marked(kept) {
  const text = await kept.text();
  const came = Number(kept.headers.get(CAME));
  const language = spoken(text);
  const words = wordsIn(language);
  const sentence = words.kept.replace("{time}", moment(new Date(came), language));
  const note = `<p class="kept" role="status" data-kept="${came}">${sentence} <a href="">${words.again}</a></p>`;
  return new Response(text.replace(/<main\b[^>]*>/, start => start + note), { headers: kept.headers });
}

function spoken(text) {
  const found = /<html\b[^>]*?\slang="([\w-]+)"/.exec(text);
  return found ? found[1] : "en";
}

function wordsIn(language) {
  return SENTENCES[language] || SENTENCES[language.split("-")[0]] || SENTENCES.en;
}

function moment(at, language) {
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : { month: "short", day: "numeric" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(language, { ...day, ...clock }).format(at);
}

// What comes too late

async function tellLater(id, late, language) {
  const client = await self.clients.get(id);
  if (client) await tell(client, late, language);
}

async function tell(client, { since, storing }, language) {
  if (!since) return;
  await storing; // so that it is there when somebody asks for it at once
  const { newer, show } = wordsIn(language);
  client.postMessage({ since, newer, show });
}

async function look(client, key, language) {
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort(), 3 * PATIENCE);
  try {
    // Past the browser's own cache, in which it would wait behind the request that hangs.
    const request = new Request(key, { cache: "no-store", signal: stopping.signal });
    const came = await take(await fetch(request), key, Date.now());
    lost = 0;
    seen = { key, at: Date.now() };
    await tell(client, came, language);
  } catch (silence) {
    return;
  } finally {
    clearTimeout(timer);
  }
}

async function keepShown(key, { at, pictures }) {
  try {
    await (await take(await fetch(key, { cache: "force-cache" }), key, at)).storing;
    await Promise.all(pictures.filter(url => url.startsWith(SCOPE)).map(async url =>
      keepPicture(url, await fetch(url, { cache: "force-cache" }))));
  } catch (silence) {
    return;
  }
}

// Styles, scripts and pictures

const isVersioned = url => new URL(url).searchParams.has("v"); // such an address never says another thing

async function asset(event, url) {
  const kept = await caches.match(url, { cacheName: ASSETS });
  if (kept && isVersioned(url)) return kept;
  const coming = fetch(event.request);
  return kept ? (await inTime(coming)) || kept : coming;
}

async function picture(event, url) {
  const kept = await caches.match(url, { cacheName: PICTURES });
  const coming = fetch(event.request);
  event.waitUntil(coming.then(answer => keepPicture(url, answer.clone()), () => {}));
  return kept ? (await inTime(coming)) || kept : coming;
}

async function keepPicture(url, answer) {
  if (!answer.ok || answer.redirected || !/^image\//.test(answer.headers.get("content-type"))) return;
  const copy = answer.clone();
  if ((await answer.blob()).size > HEAVY) return;
  await inTurn(async () => {
    const pictures = await caches.open(PICTURES);
    await pictures.delete(url); // and so to the end of the row
    await pictures.put(url, copy);
    const row = await pictures.keys();
    await Promise.all(row.slice(0, -MOST.pictures).map(request => pictures.delete(request)));
  });
}

// What comes, or null where it does not in time; just after that nobody waits at all.
async function inTime(coming) {
  const patience = Date.now() - lost < SILENCE ? 0 : PATIENCE;
  const waited = new Promise(resolve => setTimeout(resolve, patience, null));
  coming.then(() => { lost = 0; }, () => {});
  const came = await Promise.race([coming.catch(() => null), waited]);
  if (!came && patience) lost = Date.now();
  return came;
}

// Going

async function dropOlder() {
  const names = await caches.keys();
  const older = names.filter(name => name.startsWith("kits ") && name.endsWith(` ${SCOPE}`) && !OURS.includes(name));
  await Promise.all(older.map(name => caches.delete(name)));
}

// A browser keeps a worker whose script is gone. This one goes with it, and takes all along.
let checked = false; // once for each time that the worker wakes
async function leaveIfGone() {
  if (checked) return;
  checked = true;
  try {
    await self.registration.update();
  } catch (refused) {
    const answer = await fetch(new URL("sw.js", SCOPE), { cache: "no-store" }).catch(() => null);
    if (!answer || (answer.status !== 404 && answer.status !== 410)) return;
    await inTurn(async () => {
      gone = true;
      await Promise.all(OURS.map(name => caches.delete(name)));
    });
    await self.registration.unregister();
  }
}
