import { readFileSync, writeFileSync } from "node:fs";

const given = JSON.parse(readFileSync(0, "utf8"));
const { reader } = await import(`data:text/javascript;base64,${given.script}`);
const chats = reader(given.forms, given.expected);
const found = given.texts.map(text => chats.read(text, { now: given.now }));
const files = found.map(each => chats.files(each.certain, given.day));
writeFileSync(1, JSON.stringify({ found, files }));
