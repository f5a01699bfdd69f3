/** On which days parcels are packed and carried; 0 is Monday. */
import { locale } from "~/lib/locale";
import { everyDay } from "./deliveryDraft";

type Props = { chosen: number[]; error?: string; onChoose: (days: number[]) => void };

const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
/** A Monday. */
const start = Date.UTC(2024, 0, 1);
const day = 86_400_000;

export function Weekdays({ chosen, error, onChoose }: Props) {
  return (
    <div className="field" role="group" aria-label="Days on which parcels are packed and carried">
      <span className="label">Packed and carried on</span>
      <p className="row wrap">
        {everyDay.map((one) => {
          const isOn = chosen.includes(one);
          const others = chosen.filter((other) => other !== one);
          return (
            <button key={one} className={isOn ? "chip on" : "chip"} type="button" aria-pressed={isOn} onClick={() => onChoose(isOn ? others : [...others, one].toSorted())}>
              {name.format(start + one * day)}
            </button>
          );
        })}
      </p>
      {error && <span className="err">{error}</span>}
    </div>
  );
}
