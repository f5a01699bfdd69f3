/** Brings a file to an address that was opened for it. */
export async function putFile(url: string, most: number, file: File): Promise<string | undefined> {
  if (file.size > most) return `This file is too large: at most ${Math.floor(most / 1_000_000)} MB.`;
  try {
    const answer = await fetch(url, { method: "PUT", body: file, headers: { "x-patron-client": "web" } });
    if (answer.ok) return undefined;
    const told = (await answer.json().catch(() => ({}))) as { message?: string };
    return told.message ?? "The file was not taken.";
  } catch {
    return "That did not reach us. Nothing has changed; try again.";
  }
}
