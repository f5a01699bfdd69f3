/** Where a product stands in the tree of categories. */
import { useId } from "react";

type Category = { id: string; name: string; level: number };
type Props = { categories: Category[]; value: string; onChange: (id: string) => void };

export function CategorySelect({ categories, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Category</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {categories.map((one) => (
          <option key={one.id} value={one.id}>
            {"— ".repeat(one.level) + one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
