import { readFileSync, writeFileSync } from "node:fs";

const given = JSON.parse(readFileSync(0, "utf8"));
const { reader } = await import(`data:text/javascript;base64,${given.script}`);
const chats = reader(given.forms, given.expected);
const files = given.sets.map(({ kind, columns, rows, campaign }) =>
  chats.file(kind, columns, rows, given.day, campaign));
writeFileSync(1, JSON.stringify(files));
