/** Brings a file to an address that was opened for it. */
export type Brought = { refusal?: string; media?: string; url?: string };

export async function putFile(url: string, most: number, file: File): Promise<Brought> {
  if (file.size > most) return { refusal: `This file is too large: at most ${Math.floor(most / 1_000_000)} MB.` };
  try {
    const answer = await fetch(url, { method: "PUT", body: file, headers: { "x-patron-client": "web" } });
    const told = (await answer.json().catch(() => ({}))) as Brought & { message?: string };
    return answer.ok ? { media: told.media, url: told.url } : { refusal: told.message ?? "The file was not taken." };
  } catch {
    return { refusal: "That did not reach us. Nothing has changed; try again." };
  }
}
