import { expect, test } from "vitest";
import { draftOf, inputOf, isOnMap } from "./placeDraft";

test("a day without hours is closed, and hours are taken with either dash", () => {
  const hours = ["08:00-20:00", "", "9:00 – 18:00", "", "", "", ""];
  expect(inputOf({ ...draftOf(), hours }).openingHours).toEqual([
    { weekday: 0, opens: "08:00", closes: "20:00" },
    { weekday: 2, opens: "9:00", closes: "18:00" },
  ]);
});

test("coordinates may have a comma, and have to be numbers", () => {
  const draft = { ...draftOf(), latitude: "39,76", longitude: "-84.19" };
  expect(isOnMap(draft)).toBe(true);
  expect(inputOf(draft)).toMatchObject({ latitude: 39.76, longitude: -84.19 });
  expect(isOnMap({ ...draft, longitude: "west" })).toBe(false);
});
