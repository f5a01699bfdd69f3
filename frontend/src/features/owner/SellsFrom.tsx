/** From which warehouses each market sells, the best first. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { Overtaken } from "./Overtaken";
import { ChooseWarehousesMutation } from "./ownerDocuments";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

type Market = SettingsPart["settings"]["sellsFrom"][number];
type Warehouse = Market["warehouses"][number];

const MOST = 8;

export function SellsFrom({ settings, onChange }: SettingsPart) {
  return (
    <section className="stack" aria-labelledby="sells-from">
      <h2 id="sells-from">Where each market sells from</h2>
      <p className="small soft">
        The best first. What a market has is what all its warehouses have together; an order goes out from as few of them as it can, each with a
        parcel of its own.
      </p>
      {settings.sellsFrom.map((market) => (
        <MarketWarehouses key={market.code} market={market} settings={settings} onChange={onChange} />
      ))}
    </section>
  );
}

function MarketWarehouses({ market, settings, onChange }: SettingsPart & { market: Market }) {
  const [chosen, setChosen] = useState<Warehouse[]>();
  const [{ data, error, fetching }, choose] = useMutation(ChooseWarehousesMutation);
  const answer = data?.chooseWarehouses;
  const wanted = chosen ?? market.warehouses;
  const others = [...market.warehouses, ...market.others].filter((one) => !wanted.some(({ id }) => id === one.id));

  async function save(revision: number) {
    const warehouseIds = wanted.map((one) => one.id);
    const done = (await choose({ input: { revision, channel: market.code, warehouseIds } })).data?.chooseWarehouses;
    if (done?.__typename !== "ShopSettings") return;
    setChosen(undefined);
    onChange();
    say(`Saved for ${market.name}.`);
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && chosen) void save(settings.revision);
  }

  return (
    <form className="stack" onSubmit={press} aria-label={`Warehouses, ${market.name}`}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
      <b className="b">{market.name}</b>
      <ol className="stack">
        {wanted.map((one, place) => (
          <li key={one.id} className="row wrap">
            <span>{one.name}</span>
            {place > 0 && (
              <button className="text-btn small" type="button" onClick={() => setChosen(sooner(wanted, place))}>
                Sooner<span className="vh"> {one.name}</span>
              </button>
            )}
            {wanted.length > 1 && (
              <button className="text-btn small" type="button" onClick={() => setChosen(wanted.filter((each) => each !== one))}>
                Leave out<span className="vh"> {one.name}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      {wanted.length < MOST && others.length > 0 && (
        <div className="row wrap" role="group" aria-label={`Add to ${market.name}`}>
          {others.map((one) => (
            <button key={one.id} className="chip" type="button" onClick={() => setChosen([...wanted, one])}>
              Add {one.name}
            </button>
          ))}
        </div>
      )}
      <p className="row wrap acts">
        <button className="btn line" type="submit" aria-disabled={fetching || !chosen}>
          Save<span className="vh"> the warehouses of {market.name}</span>
        </button>
        {chosen && (
          <button className="text-btn" type="button" onClick={() => setChosen(undefined)}>
            As it was
          </button>
        )}
      </p>
      <Overtaken
        answer={answer}
        onMine={(revision) => void save(revision)}
        onTheirs={() => {
          setChosen(undefined);
          onChange();
        }}
      />
    </form>
  );
}

function sooner(warehouses: Warehouse[], place: number): Warehouse[] {
  const others = warehouses.toSpliced(place, 1);
  return others.toSpliced(place - 1, 0, ...warehouses.slice(place, place + 1));
}
