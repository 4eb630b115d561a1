// Reads calendar files, of which a list is given as JSON, as Thunderbird and many web calendars do.
// Answers the events of each.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const read = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      starts: event.startDate.toUnixTime(),
      ends: event.endDate.toUnixTime(),
      zone: event.startDate.zone.tzid,
    };
  });
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
