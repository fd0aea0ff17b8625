// Faces of the team: pictures, else initials.

import { useState } from "preact/hooks";
import type { Agent } from "../core/types.ts";
import { useScene } from "./scene.ts";

type Person = Pick<Agent, "name" | "picture">;

export function Face({ name, picture }: Person) {
  const { core } = useScene();
  const [broken, setBroken] = useState(false);
  return (
    <span class="face" aria-hidden="true">
      {picture && !broken ? (
        <img src={core.absolute(picture)} alt="" onError={() => setBroken(true)} />
      ) : (
        initialsOf(name)
      )}
    </span>
  );
}

export function Faces({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <span class="faces">
      {people.slice(0, 3).map((person) => (
        <Face key={person.name} {...person} />
      ))}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
